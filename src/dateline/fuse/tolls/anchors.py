"""Happenings with a day, to which counts without one can belong."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import islice, takewhile
from typing import NamedTuple

from dateline.fuse.tolls.causes import kin_of
from dateline.fuse.tolls.lines import Line
from dateline.fuse.tolls.wheres import Where

# So many days after a happening a count without a day of its own may be told of it: a count; a total so far; a total so far of a quake, a
# flood, a wreck (`SUDDEN`), whose dead are found for weeks.
AFTER, AFTER_TOTAL, AFTER_SUDDEN = timedelta(days=3), timedelta(days=14), timedelta(days=60)
SUDDEN = ("quake", "weather", "sea", "crush", "crash", "blast", "fire")  # has a day even where no report gives it
DAY = timedelta(days=1)
_ANY, _UNNAMED = "any", ""
_Key = tuple[str, Where, str]  # kind of harm, place, cause
# Those whom one happening befalls; who gathers, is taken or is set free on some day are others.
_FAMILY = {"arrested": "custody", "released": "custody", "deported": "custody", "crowd": "gathering", "troops": "gathering"}


class Anchor(NamedTuple):
    """A happening: its day and cause."""

    day: date
    cause: str | None


class Anchors:
    """Looks happenings up by report, and by place and day."""

    def __init__(self, dated: Iterable[tuple[Line, date | None, str | None]]) -> None:
        self._of_report: dict[tuple[str, str], set[tuple[Anchor, Where]]] = defaultdict(set)
        inside: dict[_Key, set[Anchor]] = defaultdict(set)
        exact: dict[_Key, set[Anchor]] = defaultdict(set)
        for line, day, cause in dated:
            if day is not None:
                anchor, place = Anchor(day, cause), line.where._replace(open=False)
                for kind in (family(line), line.tally.category):
                    self._of_report[line.reading.report.id, kind].add((anchor, line.where))
                    for key in (cause or _UNNAMED, _ANY):
                        exact[kind, place, key].add(anchor)
                        for level in line.where.levels():
                            inside[kind, level, key].add(anchor)
        self._inside = {key: sorted(found, key=_order) for key, found in inside.items()}
        self._exact = {key: sorted(found, key=_order) for key, found in exact.items()}

    def of(self, line: Line, *, total: bool = False) -> Anchor | None:
        """The happening a count belongs to: the only one that its report dates, else the last one of its town and cause before the report.

        Where it counts those of a quake, a flood, a wreck, or is a total or a state, one with counts of the same category goes before others: an
        aftershock that hurt three has not killed 69. A `total` takes in what its report dates itself, and belongs to what was before.

        None where there is none, or more than one of that day, or of a whole country more than one within reach.
        """
        if line.cause in SUDDEN or line.tally.basis in ("cumulative", "stock"):
            own = self._beside(line, line.tally.category)
            if len(own) == 1 and not total:
                return own.pop()
            until = min((a.day - DAY for a in own), default=line.reported) if total else line.reported
            if (found := self._earlier(line, line.tally.category, until)) is not None:
                return found
        if total:
            return None
        beside = self._beside(line, family(line))
        if len(beside) > 1:
            beside = self._beside(line, line.tally.category)
            return beside.pop() if len(beside) == 1 else None
        if beside:
            return beside.pop()
        of_kind = (self._earlier(line, kind, line.reported) for kind in (family(line), line.tally.category))
        return next((a for a in of_kind if a is not None), None)

    def _beside(self, line: Line, kind: str) -> set[Anchor]:
        listed = self._of_report.get((line.reading.report.id, kind), ())
        return {a for a, place in listed if place.meets(line.where) and _fits(a, line.cause)}

    def _earlier(self, line: Line, kind: str, until: date | None) -> Anchor | None:
        if until is None or line.reported is None:
            return None
        if line.where.town is None or line.where.open:
            return self._only(line, kind, until)
        found = {a for a in self._before(line, kind, until) if line.reported - a.day <= reach(line)}
        last = max((a.day for a in found), default=None)
        latest = {a for a in found if a.day == last}
        return latest.pop() if len(latest) == 1 else None

    def _only(self, line: Line, kind: str, until: date) -> Anchor | None:
        """The only happening within reach in a country or division: where there are several, nothing says which one is meant."""
        found: set[Anchor] = set()
        where, since = line.where._replace(open=False), (line.reported or until) - reach(line)
        for cause in _told_as(line.cause):
            listed = self._inside.get((kind, where, cause), [])
            start = bisect_left(listed, since, key=lambda a: a.day)
            found.update(islice(takewhile(lambda a: a.day <= until, islice(listed, start, None)), 2))
        return found.pop() if len(found) == 1 else None

    def _before(self, line: Line, kind: str, until: date) -> Iterable[Anchor]:
        for cause in _told_as(line.cause):
            yield from self._last(self._inside.get((kind, line.where._replace(open=False), cause), []), until)
            for level in line.where.levels()[1:]:
                yield from self._last(self._exact.get((kind, level, cause), []), until)

    def _last(self, listed: list[Anchor], reported: date) -> Iterable[Anchor]:
        """The last of a list that are not after a day: all of one day."""
        n = bisect_right(listed, reported, key=lambda a: a.day)
        return takewhile(lambda a: a.day == listed[n - 1].day, reversed(listed[:n]))


def family(line: Line) -> str:
    """The kind of what befell people: harm, custody, a gathering."""
    return _FAMILY.get(line.tally.category, "harm")


def reach(line: Line) -> timedelta:
    """So many days after a happening, or after another count of it, this count may be told of it."""
    if line.cause == "disease":
        return AFTER_SUDDEN
    if line.cause in SUDDEN:
        return AFTER_SUDDEN if line.tally.basis == "cumulative" else AFTER_TOTAL
    return AFTER_TOTAL if line.tally.basis in ("cumulative", "stock") else AFTER


def _fits(anchor: Anchor, cause: str | None) -> bool:
    return cause is None or anchor.cause in (None, cause, *kin_of(cause))


def _told_as(cause: str | None) -> tuple[str, ...]:
    """Under which causes a happening is looked up."""
    return (cause, *kin_of(cause), _UNNAMED) if cause else (_ANY,)


def _order(anchor: Anchor) -> tuple[date, str]:
    return anchor.day, anchor.cause or ""
