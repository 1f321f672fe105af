"""What the numbers leave open on each day: steps from the lowest to the highest bound over the latest number of every voice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby, pairwise

from dateline.publish.charts.toll_rows import Point

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Days `first` up to, not including, `end` with the bounds that hold there; `high` None = open."""

    first: date
    end: date
    low: int
    high: int | None


def steps(points: Sequence[Point]) -> tuple[Step, ...]:
    """Steps in order of day. Nothing is interpolated: a total stands until its voice gives another; a state on a day stands that day only."""
    drawn = [p for p in points if p.day and p.value is not None and not p.increment and not p.copy]
    days = [(day, list(group)) for day, group in groupby(drawn, key=lambda p: p.day or date.min)]
    latest: dict[str, Point] = {}
    found: list[Step] = []
    ends = [*(b for (_, _), (b, _) in pairwise(days)), (days[-1][0] + DAY) if days else date.max]
    for (day, group), end in zip(days, ends, strict=False):
        for p in group:
            latest[p.entry.voice] = p
        found.append(_step(day, day + DAY, list(latest.values())))
        latest = {voice: p for voice, p in latest.items() if p.entry.basis != "stock"}
        if latest and end > day + DAY:
            found.append(_step(day + DAY, end, list(latest.values())))
    return tuple(_joined(found))


def _joined(found: Sequence[Step]) -> Iterator[Step]:
    """Steps that follow each other with the same bounds as one."""
    for _, group in groupby(_numbered(found), key=lambda item: (item[0], item[1].low, item[1].high)):
        same = [step for _, step in group]
        yield replace(same[0], end=same[-1].end)


def _numbered(found: Sequence[Step]) -> Iterator[tuple[int, Step]]:
    """Steps with the number of the unbroken stretch they belong to."""
    stretch, end = 0, None
    for step in found:
        stretch += step.first != end
        end = step.end
        yield stretch, step


def _step(first: date, end: date, standing: Sequence[Point]) -> Step:
    highs = [_high(p) for p in standing]
    high = None if None in highs else max(n for n in highs if n is not None)
    return Step(first=first, end=end, low=min(_low(p) for p in standing), high=high)


def _low(p: Point) -> int:
    """The lower bound; 0 where only an upper one was given."""
    return next((n for n in (p.entry.low, p.entry.best) if n is not None), 0)


def _high(p: Point) -> int | None:
    """The upper bound; the value itself where it is only said to be about that much; None = open."""
    if p.entry.high is None and p.entry.low is None:
        return p.entry.best
    return p.entry.high
