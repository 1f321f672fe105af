"""Links between statements whose counts of one matter exclude each other."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import combinations
from typing import NamedTuple

from dateline.fuse.tolls import bounds, compatible
from dateline.model import Reading, Span, StatementLink, Tally, Toll, TollEntry
from dateline.model.bounds import bounds_words
from dateline.model.tables import one_line

SAME_TIME = timedelta(days=1)


class CountDispute(NamedTuple):
    """Links of one ledger, and the matter in words."""

    matter: str
    links: tuple[StatementLink, ...]


def count_disputes(tolls: Sequence[Toll], readings: Sequence[Reading]) -> Iterator[CountDispute]:
    """One per ledger in which two voices give counts that exclude each other.

    Of each voice the latest count is taken: what it has corrected itself no longer stands. A higher count on a later
    day contradicts nobody: tolls rise. Counts of about one day that exclude each other do, and so does a later count
    below an earlier one of somebody else.
    """
    tallies = {t.id: (r, t) for r in readings for t in r.tallies}
    for toll in tolls:
        latest = {e.voice: e for e in toll.entries if e.copy_of is None and e.basis != "increment"}
        in_order = sorted(latest.values(), key=toll.entries.index)
        pairs = [p for p in combinations(in_order, 2) if _exclude(*p)]
        links = tuple(link for a, b in pairs for link in _link(tallies, a, b))
        if links:
            entries = sorted({e for pair in pairs for e in pair}, key=lambda e: (bounds(e), e.tally))
            numbers = ", ".join(dict.fromkeys(bounds_words(e) for e in entries))
            yield CountDispute(f"{toll.scope or 'people'} {toll.category}: {numbers}", links)


def _exclude(a: TollEntry, b: TollEntry) -> bool:
    if compatible(a, b):
        return False
    if a.day is None or b.day is None or abs(a.day - b.day) <= SAME_TIME:
        return True
    return bounds(b)[1] < bounds(a)[0]


def _link(tallies: Mapping[str, tuple[Reading, Tally]], a: TollEntry, b: TollEntry) -> Iterator[StatementLink]:
    (reading_a, tally_a), (reading_b, tally_b) = tallies[a.tally], tallies[b.tally]
    if tally_a.statement and tally_b.statement and tally_a.statement != tally_b.statement:
        words = (_words(reading_a, tally_a.span), _words(reading_b, tally_b.span))
        yield StatementLink(
            kind="disputes",
            source=tally_b.statement,
            target=tally_a.statement,
            source_words=tally_b.span,
            target_words=tally_a.span,
            reason=f"{words[1]} and {words[0]} cannot both be right.",
        )


def _words(reading: Reading, span: Span) -> str:
    return f"“{one_line(reading, span)}”"
