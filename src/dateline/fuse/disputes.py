"""Disputes: sets of statements that cannot all stand, found by denials and by counts that exclude each other.

Dates never decide who answers whom: a denial may well be older than the report it denies.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from dateline.fuse.copies import Copies
from dateline.fuse.counts import count_disputes
from dateline.fuse.denials import denial_links
from dateline.fuse.matter import Claim, claims, shared_words
from dateline.model import Dispute, Reading, Side, StatementLink, Toll


def find_disputes(readings: Sequence[Reading], copies: Copies, tolls: Sequence[Toll]) -> tuple[Dispute, ...]:
    """All disputes of a record, those with most statements first."""
    by_id = {c.id: c for c in claims(readings, copies)}
    found = [_dispute(_matter(group, by_id), group, by_id) for group in _connected(denial_links(list(by_id.values())))]
    for matter, links in count_disputes(tolls, readings):
        found.append(_dispute(matter, links, by_id))
    return tuple(sorted(found, key=lambda d: (-sum(len(s.statements) for s in d.sides), d.id)))


def _connected(links: Sequence[StatementLink]) -> Iterator[tuple[StatementLink, ...]]:
    """Groups of links that hang together by their statements."""
    touching: dict[str, list[StatementLink]] = defaultdict(list)
    for link in links:
        touching[link.source].append(link)
        touching[link.target].append(link)
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
                    stack += (link.source, link.target)
        if group:
            yield tuple(group[key] for key in sorted(group))


def _matter(links: Sequence[StatementLink], by_id: Mapping[str, Claim]) -> str:
    """Words of the first link's target that its source shares, as written there."""
    best = max(links, key=lambda n: len(by_id[n.source].stems & by_id[n.target].stems))
    return ", ".join(shared_words(by_id[best.target], by_id[best.source]))


def _dispute(matter: str, links: tuple[StatementLink, ...], by_id: Mapping[str, Claim]) -> Dispute:
    sides = _sides(links)
    ids = sorted(id_ for side in sides for id_ in side)
    return Dispute(
        id="d-" + hashlib.sha256("\x1f".join([links[0].kind, *ids]).encode()).hexdigest()[:12],
        matter=matter,
        sides=tuple(_side(side, by_id) for side in sides),
        links=links,
    )


def _sides(links: Sequence[StatementLink]) -> list[list[str]]:
    """The statements in camps: no two of one camp are linked. Two camps where two are enough, as of a claim and its denials."""
    against: dict[str, set[str]] = defaultdict(set)
    for link in links:
        against[link.source].add(link.target)
        against[link.target].add(link.source)
    camp: dict[str, int] = {}
    for start in sorted(against):
        stack = [start]
        while stack:
            id_ = stack.pop()
            if id_ not in camp:
                taken = {camp[other] for other in against[id_] if other in camp}
                camp[id_] = next(number for number in count() if number not in taken)
                stack.extend(sorted(against[id_]))
    return [sorted(id_ for id_, number in camp.items() if number == wanted) for wanted in range(max(camp.values()) + 1)]


def _side(statements: Sequence[str], by_id: Mapping[str, Claim]) -> Side:
    speakers = dict.fromkeys(by_id[id_].statement.speaker for id_ in statements if id_ in by_id)
    return Side(statements=tuple(statements), speakers=tuple(s for s in speakers if s))
