"""What each speaker says in the end, and what that leaves open over all of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from dateline.fuse.tolls.intervals import SAME_TIME, bounds
from dateline.model import TollEntry, TollSum, TollVoice
from dateline.model.incident import Grade

_TWO = 2
_ORDER = {"stands": 0, "overtaken": 1, "earlier": 2}


class Range(NamedTuple):
    """Bounds over speakers; low None = no total is given, high None = one is open."""

    low: int | None
    best: int | None
    high: int | None


def voices_of(entries: Sequence[TollEntry]) -> tuple[TollVoice, ...]:
    """What each speaker says in the end: those that stand first, then by day, the last first."""
    own: dict[str, list[TollEntry]] = {}
    for entry in entries:
        if entry.copy_of is None:
            own.setdefault(entry.voice, []).append(entry)
    latest = {voice: last for voice, listed in own.items() if (last := _latest(listed)) is not None}
    taken_back = {e.tally for e in _taken_back(entries)}
    overtaken = set(_overtaken(latest.values())) - rivals_of(entries, latest)
    overtaken |= {voice for voice, e in latest.items() if e.tally in taken_back}
    made = [_voice(listed, latest.get(voice), stale=voice in overtaken) for voice, listed in own.items()]
    return tuple(sorted(made, key=lambda v: (_ORDER[v.standing], v.entry is None, -(v.day or date.min).toordinal(), v.voice)))


def range_of(voices: Iterable[TollVoice]) -> Range:
    """The smallest lower and the largest upper bound over the totals that stand; a best value where all give one and the same."""
    standing = [v for v in voices if v.standing == "stands" and v.entry is not None]
    if not standing:
        return Range(None, None, None)
    low, high = min(_said(v)[0] for v in standing), max(_said(v)[1] for v in standing)
    bests = {v.best for v in standing}
    return Range(low, bests.pop() if len(bests) == 1 else None, None if high == float("inf") else int(high))


def _said(voice: TollVoice) -> tuple[int, float]:
    """The bounds a speaker gives: of "about 1,400" the number itself, so that the range holds none that nobody said."""
    return (voice.best, voice.best) if voice.best is not None and voice.qualifier == "about" else bounds(voice)


def grade_of(entries: Mapping[str, TollEntry], voices: Sequence[TollVoice]) -> Grade:
    """`contested` where totals that stand contradict each other, else `fair` with two independent speakers, else `weak`."""
    standing = [entries[v.entry] for v in voices if v.standing == "stands" and v.entry is not None]
    latest = {e.voice: e for e in standing}
    if _any_contradict(standing) or rivals_of(list(entries.values()), latest):
        return "contested"
    return "fair" if len(standing) > 1 else "weak"


def _any_contradict(standing: Sequence[TollEntry]) -> bool:
    """Whether two of them do, found in one pass in order of day (see `intervals.contradict`)."""
    undated = [e for e in standing if e.day is None]
    dated = sorted((e for e in standing if e.day is not None), key=lambda e: (e.day or date.min, e.tally))
    groups = [[*undated, *group] for group in _near(dated)] or [undated]
    if any(max(bounds(e)[0] for e in g) > min(bounds(e)[1] for e in g) for g in groups if g):
        return True
    highest = 0
    for e in dated:
        if e.basis != "stock":
            if bounds(e)[1] < highest:
                return True
            highest = max(highest, bounds(e)[0])
    return False


def _near(dated: Sequence[TollEntry]) -> Iterable[list[TollEntry]]:
    """For each day the entries of that day and the next."""
    by_day: dict[date, list[TollEntry]] = {}
    for e in dated:
        by_day.setdefault(e.day or date.min, []).append(e)
    return ([*group, *by_day.get(day + SAME_TIME, ())] for day, group in by_day.items())


def rivals_of(entries: Sequence[TollEntry], latest: Mapping[str, TollEntry]) -> set[str]:
    """Voices whose last total another speaker contradicted on its own day, or with a lower one on the next, and did not take back."""
    days: dict[date, _Extremes] = {}
    taken_back = {e.tally for e in _taken_back(entries)}
    for e in entries:
        if e.day and e.copy_of is None and e.basis != "increment" and e.tally not in taken_back and e.change != "vaguer":
            days.setdefault(e.day, _Extremes()).add(e)
    lower = _passed_before(days, latest)
    return lower | {
        v
        for v, e in latest.items()
        if e.day and any(_contradicts(days[day], e, later=day > e.day) for day in (e.day, e.day + SAME_TIME) if day in days)
    }


def _contradicts(others: "_Extremes", e: TollEntry, *, later: bool) -> bool:
    """Whether counts of the same day, or of the next (`later`), cannot stand beside one: higher ones of the next day only where nobody was said to be harmed."""
    return others.is_below(e) or ((not later or bounds(e)[1] == 0) and others.is_above(e))


def _passed_before(days: "Mapping[date, _Extremes]", latest: Mapping[str, TollEntry]) -> set[str]:
    """Voices whose last total is below one that another speaker gave on an earlier day: tolls do not fall."""
    found: set[str] = set()
    so_far, ordered = _Extremes(), sorted(days)
    n = 0
    for e in sorted((e for e in latest.values() if e.day and e.basis != "stock"), key=lambda e: (e.day or date.min, e.tally)):
        while n < len(ordered) and ordered[n] < (e.day or date.min):
            so_far.join(days[ordered[n]])
            n += 1
        if so_far.is_above(e):
            found.add(e.voice)
    return found


def _taken_back(entries: Sequence[TollEntry]) -> Iterable[TollEntry]:
    """Totals that their speaker lowered afterwards, or that somebody who has given none corrects ("the toll was revised down to 21").

    What such a correction takes back is the next higher number: a rival's, far above it, stands.
    """
    given: dict[str, list[TollEntry]] = {}
    for e in entries:
        if e.copy_of is None and e.basis != "increment":
            if e.change in ("fall", "revision"):
                yield from given.pop(e.voice, ())
            if e.change == "revision" and e.speaker is None:
                higher = [listed for listed in given.values() if bounds(listed[-1])[0] > bounds(e)[1]]
                nearest = min((bounds(listed[-1])[0] for listed in higher), default=0)
                yield from (g for listed in higher for g in listed if bounds(listed[-1])[0] == nearest)
            given.setdefault(e.voice, []).append(e)


class _Extremes:
    """The highest lower and the lowest upper bounds of a day, of two voices each: enough to ask whether anybody else excludes a count."""

    def __init__(self) -> None:
        self.lows: dict[str, int] = {}
        self.highs: dict[str, float] = {}

    def add(self, e: TollEntry) -> None:
        low, high = bounds(e)
        self.lows[e.voice] = max(low, self.lows.get(e.voice, 0))
        self.highs[e.voice] = min(high, self.highs.get(e.voice, float("inf")))
        if len(self.lows) > _TWO:
            del self.lows[min(self.lows, key=lambda v: (self.lows[v], v))]
        if len(self.highs) > _TWO:
            del self.highs[max(self.highs, key=lambda v: (self.highs[v], v))]

    def join(self, other: "_Extremes") -> None:
        """Take in the bounds of another day."""
        for voice, low in other.lows.items():
            self.lows[voice] = max(low, self.lows.get(voice, 0))
        while len(self.lows) > _TWO:
            del self.lows[min(self.lows, key=lambda v: (self.lows[v], v))]

    def is_above(self, e: TollEntry) -> bool:
        """Whether another voice gave a lower bound above this count."""
        return any(low > bounds(e)[1] for v, low in self.lows.items() if v != e.voice)

    def is_below(self, e: TollEntry) -> bool:
        """Whether another voice gave an upper bound below this count."""
        return any(high < bounds(e)[0] for v, high in self.highs.items() if v != e.voice)


def _latest(listed: Sequence[TollEntry]) -> TollEntry | None:
    """The last total of a speaker; a vaguer one does not replace the one before."""
    totals = [e for e in listed if e.basis != "increment"]
    return next((e for e in reversed(totals) if e.change != "vaguer"), totals[-1] if totals else None)


def _overtaken(latest: Iterable[TollEntry]) -> Iterable[str]:
    """Voices whose total another speaker has passed on a later day; one that is open above, whenever another gives more at the same time or later."""
    ordered = sorted((e for e in latest if e.day and e.basis != "stock"), key=lambda e: (e.day or date.min, e.tally), reverse=True)
    later: list[tuple[date, int]] = []  # from later days, the highest lower bound up to each
    for e in ordered:
        day = e.day or date.min
        if any(other > day and low > bounds(e)[1] for other, low in later) or (
            bounds(e)[1] == float("inf") and any(low > bounds(e)[0] for _, low in later)
        ):
            yield e.voice
        if not later or bounds(e)[0] > later[-1][1]:
            later.append((day, bounds(e)[0]))


def _voice(listed: Sequence[TollEntry], latest: TollEntry | None, *, stale: bool) -> TollVoice:
    shown = latest or listed[-1]
    return TollVoice(
        voice=shown.voice,
        speaker=shown.speaker,
        entry=latest.tally if latest else None,
        low=latest.low if latest else None,
        best=latest.best if latest else None,
        high=latest.high if latest else None,
        qualifier=shown.qualifier,
        number=latest.number if latest else "",
        day=shown.day,
        standing="overtaken" if stale else "stands",
        entries=len(listed),
        added=_added([e for e in listed if e.basis == "increment" and e.change == "further"]),
    )


def of_last_day(voices: Sequence[TollVoice], entries: Mapping[str, TollEntry]) -> tuple[TollVoice, ...]:
    """States of another day than the last are marked as earlier."""
    days = [v.day for v in voices if v.entry and v.day and entries[v.entry].basis == "stock"]
    if not days:
        return tuple(voices)
    last = max(days)

    def is_earlier(v: TollVoice) -> bool:
        return bool(v.entry and v.day and entries[v.entry].basis == "stock" and last - v.day > SAME_TIME)

    marked = [replace(v, standing="earlier") if is_earlier(v) else v for v in voices]
    return tuple(sorted(marked, key=lambda v: _ORDER[v.standing]))


def _added(further: Sequence[TollEntry]) -> TollSum | None:
    """The sum of further numbers, where each has its days and no two overlap; two and more."""
    dated = sorted((e for e in further if e.first and e.last), key=lambda e: (e.first or date.min, e.last or date.min))
    if len(dated) < max(2, len(further)):
        return None
    ends = [e.last or date.min for e in dated]
    starts = [e.first or date.min for e in dated]
    if any(_overlaps(end, start, e) for end, start, e in zip(ends, starts[1:], dated[1:], strict=False)):
        return None
    return TollSum(
        low=_sum(e.low for e in dated),
        best=_sum(e.best for e in dated),
        high=_sum(e.high for e in dated),
        number=len(dated),
        first=starts[0],
        last=max(ends),
    )


def _overlaps(end: date, start: date, after: TollEntry) -> bool:
    """Whether days overlap; "the past 24 hours" end on the day on which the next ones begin."""
    shared = timedelta(days=1) if after.last and after.last - start == timedelta(days=1) else timedelta(0)
    return start < end + (timedelta(0) if shared else timedelta(days=1))


def _sum(values: Iterable[int | None]) -> int | None:
    listed = list(values)
    return None if None in listed else sum(v for v in listed if v is not None)
