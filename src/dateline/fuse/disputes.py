"""Disputes: sets of statements that cannot all stand, with their sides.

A dispute hangs together by links that deny or dispute. A statement that repeats another stands on its side; so no statement is on two.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from dateline.fuse.matter import stems_of
from dateline.model import Dispute, Reading, Side, Statement, StatementLink
from dateline.model.tables import content_words

CONFLICT = ("denies", "disputes")
_SHOWN = 8  # words of a matter


def find_disputes(readings: Sequence[Reading], links: Sequence[StatementLink]) -> tuple[Dispute, ...]:
    """All disputes of a record, those with most statements first."""
    told = {s.id: (r, s) for r in readings for s in r.statements}
    conflicts = [n for n in links if n.kind in CONFLICT]
    heads = _heads([n for n in links if n.kind == "repeats"], conflicts)
    found = [_dispute(group, heads, told) for group in _connected(conflicts, heads)]
    return tuple(sorted(found, key=lambda d: (-sum(len(s.statements) for s in d.sides), d.id)))


def _heads(repeats: Sequence[StatementLink], conflicts: Sequence[StatementLink]) -> Mapping[str, str]:
    """Statement → the first of those that say the same. Statements that conflict never become one, nor do all that hang on them."""
    against: dict[str, set[str]] = defaultdict(set)
    for link in conflicts:
        against[link.source].add(link.target)
        against[link.target].add(link.source)
    members: dict[str, set[str]] = {}
    head: dict[str, str] = {}
    for link in sorted(repeats, key=lambda n: (n.source, n.target)):
        a, b = (head.get(id_, id_) for id_ in (link.source, link.target))
        if a == b:
            continue
        low, high = sorted((a, b))
        both = members.get(low, {low}) | members.get(high, {high})
        if not any(against[id_] & both for id_ in both):
            members[low] = both
            members.pop(high, None)
            head.update(dict.fromkeys(both, low))
    return head


def _connected(links: Sequence[StatementLink], heads: Mapping[str, str]) -> Iterator[tuple[StatementLink, ...]]:
    """Groups of links that hang together by their statements."""
    touching: dict[str, list[StatementLink]] = defaultdict(list)
    for link in links:
        for id_ in (link.source, link.target):
            touching[heads.get(id_, id_)].append(link)
    seen: set[str] = set()
    for start in sorted(touching):
        group: dict[tuple[str, str], StatementLink] = {}
        stack = [start]
        while stack:
            id_ = stack.pop()
            if id_ not in seen:
                seen.add(id_)
                for link in touching[id_]:
                    group[link.source, link.target] = link
                    stack += (heads.get(link.source, link.source), heads.get(link.target, link.target))
        if group:
            yield tuple(group[key] for key in sorted(group))


def _dispute(links: tuple[StatementLink, ...], heads: Mapping[str, str], told: Mapping[str, tuple[Reading, Statement]]) -> Dispute:
    sides = _sides(links, heads)
    ids = sorted(id_ for side in sides for id_ in side)
    return Dispute(
        id="d-" + hashlib.sha256("\x1f".join([links[0].kind, *ids]).encode()).hexdigest()[:12],
        matter=_matter(links, told),
        sides=tuple(_side(side, told) for side in sides),
        links=links,
    )


def _sides(links: Sequence[StatementLink], heads: Mapping[str, str]) -> list[list[str]]:
    """The statements in camps: no two of one camp are linked. Two camps where two are enough, as of a claim and its denials."""
    against: dict[str, set[str]] = defaultdict(set)
    for link in links:
        a, b = heads.get(link.source, link.source), heads.get(link.target, link.target)
        against[a].add(b)
        against[b].add(a)
    camp: dict[str, int] = {}
    for start in sorted(against):
        stack = [start]
        while stack:
            id_ = stack.pop()
            if id_ not in camp:
                taken = {camp[other] for other in against[id_] if other in camp}
                camp[id_] = next(number for number in count() if number not in taken)
                stack.extend(sorted(against[id_]))
    members: dict[str, list[str]] = defaultdict(list)
    for id_, first in heads.items():
        members[first].append(id_)
    return [
        sorted({m for id_, number in camp.items() if number == wanted for m in members.get(id_, [id_])})
        for wanted in range(max(camp.values()) + 1)
    ]


def _matter(links: Sequence[StatementLink], told: Mapping[str, tuple[Reading, Statement]]) -> str:
    """Words that both ends of a link share, as its target writes them: of the link that shares most."""
    return max((_shared(n, told) for n in links), key=lambda found: (len(found.split()), found))


def _shared(link: StatementLink, told: Mapping[str, tuple[Reading, Statement]]) -> str:
    (reading, target), (other, source) = told[link.target], told[link.source]
    stems = stems_of(content_words(other, source))[0]
    found: dict[str, str] = {}
    for word in content_words(reading, target).split():
        for stem in stems_of("x " + word)[0] & stems:
            found.setdefault(stem, word.strip(" ,.;:!?\"“”‘’'()"))
    shown = list(found.values())[:_SHOWN]
    return ", ".join(shown) or content_words(reading, target)


def _side(statements: Sequence[str], told: Mapping[str, tuple[Reading, Statement]]) -> Side:
    speakers = dict.fromkeys(told[id_][1].speaker for id_ in statements if id_ in told)
    return Side(statements=tuple(statements), speakers=tuple(s for s in speakers if s))
