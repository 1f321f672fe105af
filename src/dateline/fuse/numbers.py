"""How counts of people in two statements stand to each other."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from dateline.fuse.likeness import apart, names_part, place_stems, said_on
from dateline.fuse.matter import Claim, once, stem_of
from dateline.fuse.telling import is_negator
from dateline.fuse.tolls import bounds, compatible, sub_group
from dateline.fuse.words import stems, words
from dateline.model import Tally

HALF = 0.5
LEANING = 2  # words of a statement that must stand around a count which names no matter itself
_OPEN = frozenset({"doubts", "wants"})
SAME_TIME = timedelta(days=1)


class Pair(NamedTuple):
    """Two counts of one thing, one from each statement."""

    first: Tally
    second: Tally


def pairs(a: Claim, b: Claim) -> Iterator[Pair]:
    """Counts of the two statements that count one thing: one category and group, neither a further number nor a part."""
    if not (a.tallies and b.tallies) or a.future or b.future or apart(a, b) or {a.statement.stance, b.statement.stance} & _OPEN:
        return
    for first in _wholes(a):
        for second in _wholes(b):
            if _one_thing(first, second) and _one_matter(a, b, first, second):
                yield Pair(first, second)


@once
def _wholes(claim: Claim) -> Sequence[Tally]:
    return [tally for tally in claim.tallies if _whole(claim, tally)]


def _whole(claim: Claim, tally: Tally) -> bool:
    """Whether a count is of all: no further number, no part ("among the dead were nine students")."""
    clauses = {w.clause for w in claim.words if w.span.start < tally.number.end and tally.number.start < w.span.end}
    if any(w.text in words("part") for w in claim.words if w.clause in clauses):
        return False
    if any(w.clause in clauses and w.text in words("false") for w in claim.words):
        return False  # "the figure of 14 is false"
    if tally.high == 0 and any(c in "123456789" for c in tally.number.words(claim.reading.report.text)):
        return False  # "detachment No 4"
    if tally.high != 0 and any(is_negator(w) for w in claim.words if w.clause in clauses):
        return False  # "nobody is thought to have been hurt", read as somebody
    after = [w.text for w in claim.words if w.span.start >= tally.number.end][:2]
    if after[:1] == ["of"] and after[1:] in (["the"], ["them"], ["those"]):
        return False
    if claim.reading.report.text[tally.number.start : tally.number.end].lower() in ("a", "an"):
        return False  # somebody, not a count
    return tally.part_of is None and tally.basis != "increment" and tally.auxiliary in ("asserted", "historical")


def _one_thing(a: Tally, b: Tally) -> bool:
    return a.category == b.category and _one_group(a, b) and _one_time(a, b)


def _one_time(a: Tally, b: Tally) -> bool:
    """Whether the days that they count may be the same."""
    spans = [(t.period.earliest, t.period.latest) for t in (a, b) if t.period and t.period.earliest and t.period.latest]
    return len(spans) < len((a, b)) or bool(spans[0][0] <= spans[1][1] and spans[1][0] <= spans[0][1])


def _one_group(a: Tally, b: Tally) -> bool:
    """Whether both count the same people, as far as their nouns tell."""
    if sub_group(a.scope) != sub_group(b.scope) or a.auxiliary != b.auxiliary:
        return False
    return _anybody(a.scope) or _anybody(b.scope) or _head(a.scope) == _head(b.scope)


def _anybody(scope: str | None) -> bool:
    return scope is None or scope in words("anyone")


def _head(scope: str | None) -> str:
    return stem_of((scope or "").split()[-1].lower()) if scope else ""


def _one_matter(a: Claim, b: Claim, first: Tally, second: Tally) -> bool:
    """Whether they share more than the count itself; in one report, whether neither tells more than the count."""
    counted = {w.stem for c, t in ((a, first), (b, second)) for w in c.words if t.span.start <= w.span.start and w.span.end <= t.span.end}
    rest_a, rest_b = a.stems - counted, b.stems - counted
    common = (rest_a & rest_b) - stems("harms")
    if names_part(a, b) and not common & a.names:
        return False
    if (
        len(common) >= LEANING
        or (common and len(common) >= HALF * min(len(rest_a), len(rest_b)))
        or len(rest_a & b.around) >= LEANING
        or len(rest_b & a.around) >= LEANING
    ):
        return True
    if a.reading is not b.reading:
        return bool((rest_a & b.near or not rest_a) and (rest_b & a.near or not rest_b) and a.near & b.near)
    return a.reading is b.reading and not (rest_a and rest_b)


def exclude(a: Claim, b: Claim, pair: Pair) -> bool:
    """Whether the counts cannot both be right. A higher one on a later day contradicts nobody: tolls rise."""
    if compatible(*pair) or _of_a_part(a, pair.first, b, pair.second) or _of_a_part(b, pair.second, a, pair.first):
        return False
    day_a, day_b = (t.as_of.latest if t.as_of else None for t in pair)
    day_a, day_b = day_a or said_on(a), day_b or said_on(b)
    if _some(a, pair.first, b, pair.second) or _some(b, pair.second, a, pair.first):
        return False
    if day_a is None or day_b is None or abs(day_a - day_b) <= SAME_TIME:
        return True
    if "stock" in (pair.first.basis, pair.second.basis):
        return False  # states of two days
    earlier, later = (pair.first, pair.second) if day_a < day_b else (pair.second, pair.first)
    return bounds(later)[1] < bounds(earlier)[0]


def _of_a_part(a: Claim, part: Tally, b: Claim, whole: Tally) -> bool:
    """Whether the lesser count is of a place that the other's report does not know: of a part of what the greater counts."""
    return bounds(part)[1] < bounds(whole)[0] and bool(place_stems(a) - b.stems - b.near) and not place_stems(b)


def _some(a: Claim, part: Tally, b: Claim, whole: Tally) -> bool:
    """Whether the lesser count is of some of those whom the greater counts: of one nation or place ("two Portuguese students")."""
    if _head(part.scope) == _head(whole.scope):
        return False
    named = any(w.name for w in a.words if part.span.start <= w.span.start < part.span.end)
    return (
        named
        and not any(w.name for w in b.words if whole.span.start <= w.span.start < whole.span.end)
        and bounds(part)[1] < bounds(whole)[0]
    )


def same(pair: Pair) -> bool:
    """Whether both counts are the same number, bounded in the same way."""
    return bounds(pair.first) == bounds(pair.second)


def is_none(tally: Tally) -> bool:
    """Whether a count says that there was nobody."""
    return tally.high == 0
