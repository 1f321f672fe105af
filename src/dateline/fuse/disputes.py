"""Disputes: sets of statements that cannot all stand, with their sides.

A dispute hangs together by links that deny or dispute, and is of one matter: how many were killed is another than how many were arrested, though one
statement may tell both. A statement that repeats another stands on its side; so no statement is on two.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from dateline.fuse.tolls import bounds, compatible
from dateline.model import Dispute, Reading, Side, Statement, StatementLink, Tally
from dateline.model.bounds import bounds_words
from dateline.model.tables import one_line

CONFLICT = ("denies", "disputes")
_SHOWN = 80  # characters of a matter


def find_disputes(readings: Sequence[Reading], links: Sequence[StatementLink]) -> tuple[Dispute, ...]:
    """All disputes of a record, those with most statements first."""
    told = {s.id: (r, s) for r in readings for s in r.statements}
    conflicts = [n for n in links if n.kind in CONFLICT]
    heads = _heads([n for n in links if n.kind == "repeats"], conflicts)
    counts = _Counts(readings)
    by_category: dict[str, list[StatementLink]] = defaultdict(list)
    for link in conflicts:
        by_category[counts.category(link)].append(link)
    found = [
        _dispute(
            group,
            _sides(group, heads, counts.numbers(group) if category else {}),
            told,
            counts.words(group) if category else _matter(group, told),
        )
        for category, own in sorted(by_category.items())
        for group in _connected(own, heads)
    ]
    return tuple(sorted(found, key=lambda d: (-sum(len(s.statements) for s in d.sides), d.id)))


class _Counts:
    """The counts of readings, by their words."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._at = {(t.report_id, span): t for r in readings for t in r.tallies for span in (t.span, t.number)}

    def category(self, link: StatementLink) -> str:
        """The category of the numbers that meet in a link; empty where it is not about numbers."""
        categories = {t.category for t in self._ends(link)}
        return categories.pop() if len(categories) == 1 and len(self._ends(link)) == len(("source", "target")) else ""

    def words(self, links: Sequence[StatementLink]) -> str:
        """What is counted and the numbers given, the smallest first: "people killed: 4, at least 7"."""
        tallies = sorted({t.id: t for link in links for t in self._ends(link)}.values(), key=lambda t: (bounds(t), t.id))
        scopes = {t.scope for t in tallies}
        numbers = ", ".join(dict.fromkeys(bounds_words(t) for t in tallies))
        return f"{(scopes.pop() if len(scopes) == 1 else None) or 'people'} {tallies[0].category}: {numbers}"

    def numbers(self, links: Sequence[StatementLink]) -> Mapping[str, Tally]:
        """Statement → the count it gives, the lowest first."""
        ends = {t.id: t for link in links for t in self._ends(link)}
        ordered = sorted(ends.values(), key=lambda t: (t.best or t.low or t.high or 0, bounds(t), t.id))
        return {t.statement: t for t in ordered if t.statement}

    def _ends(self, link: StatementLink) -> list[Tally]:
        ends = ((link.source, link.source_words), (link.target, link.target_words))
        found = (self._at.get((id_.partition(":")[0], words)) for id_, words in ends)
        return [t for t in found if t is not None]


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


def _dispute(
    links: tuple[StatementLink, ...], sides: Sequence[Sequence[str]], told: Mapping[str, tuple[Reading, Statement]], matter: str
) -> Dispute:
    ids = sorted(id_ for side in sides for id_ in side)
    return Dispute(
        id="d-" + hashlib.sha256("\x1f".join([links[0].kind, *ids]).encode()).hexdigest()[:12],
        matter=matter,
        sides=tuple(_side(side, told) for side in sides),
        links=links,
    )


def _sides(links: Sequence[StatementLink], heads: Mapping[str, str], numbers: Mapping[str, Tally]) -> list[list[str]]:
    """The statements in camps: no two of one camp are linked, and all numbers of one camp may be one ("14", "at least 14").

    Two camps where two are enough, as of a claim and its denials.
    """
    against: dict[str, set[str]] = defaultdict(set)
    for link in links:
        a, b = heads.get(link.source, link.source), heads.get(link.target, link.target)
        against[a].add(b)
        against[b].add(a)
    camp = _camps_by_number({heads.get(id_, id_): tally for id_, tally in numbers.items()})
    for start in sorted(against.keys() - camp.keys()):
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


def _camps_by_number(given: Mapping[str, Tally]) -> dict[str, int]:
    """Statement → the first camp, counted up by its numbers, whose numbers all agree with its own."""
    camps: list[list[Tally]] = []
    camp: dict[str, int] = {}
    for id_, tally in given.items():
        fits = next((n for n, own in enumerate(camps) if all(compatible(tally, other) for other in own)), len(camps))
        camps += [[]] if fits == len(camps) else []
        camps[fits].append(tally)
        camp[id_] = fits
    return camp


def _matter(links: Sequence[StatementLink], told: Mapping[str, tuple[Reading, Statement]]) -> str:
    """What was said first of the statements that are denied or disputed, in its own words: the shortest of its contents, cut to so many characters."""
    order = {id_: n for n, id_ in enumerate(told)}
    first = min((n.target for n in links), key=lambda id_: order[id_])
    reading, statement = told[first]
    pieces = [one_line(reading, span).strip(" ,.;:!?\"“”‘’'()") for span in statement.content]
    words = min((p for p in pieces if p), key=len, default="").removeprefix("that ")
    if len(words) <= _SHOWN:
        return words
    return words[:_SHOWN].rpartition(" ")[0].rstrip(",;: ") + " …"


def _side(statements: Sequence[str], told: Mapping[str, tuple[Reading, Statement]]) -> Side:
    speakers = dict.fromkeys(told[id_][1].speaker for id_ in statements if id_ in told)
    return Side(statements=tuple(statements), speakers=tuple(s for s in speakers if s))
