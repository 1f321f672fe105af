"""Series begun anew: a speaker who counted since one day and now counts since a later one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from dateline.model import Toll, TollEntry

DAY = timedelta(days=1)


class _Series(NamedTuple):
    category: str
    country: str | None
    place: str | None
    scope: str | None
    cause: str | None


def rebased(tolls: Sequence[Toll]) -> list[Toll]:
    """The ledgers, with numbers of later series counted from the beginning of the first beside them as reported."""
    series: dict[_Series, list[Toll]] = defaultdict(list)
    for t in tolls:
        if t.country and t.first and t.last is None and t.period:
            series[_Series(t.category, t.country, t.place, t.scope, t.cause)].append(t)
    found = {t.id: t for t in tolls}
    for phases in series.values():
        before: dict[str, TollEntry] = {}
        for toll in sorted(phases, key=lambda t: (t.first or date.min, t.id)):
            found[toll.id] = _against(toll, before)
            before |= _last_totals(found[toll.id])
    return [found[t.id] for t in tolls]


def _last_totals(toll: Toll) -> dict[str, TollEntry]:
    entries = {e.tally: e for e in toll.entries}
    return {v.voice: entries[v.entry] for v in toll.voices if v.entry is not None}


def _against(toll: Toll, before: Mapping[str, TollEntry]) -> Toll:
    start = toll.first or date.max
    first = {e.voice: e.tally for e in reversed(toll.entries) if e.copy_of is None and e.basis != "increment"}
    entries = []
    for e in toll.entries:
        ended = before.get(e.voice)
        if ended is None or e.basis == "increment" or not ended.day or not e.day or ended.day >= e.day or ended.first == start:
            entries.append(e)
        else:
            entries.append(_added(e, ended, restarts=first.get(e.voice) == e.tally, gap=ended.day + DAY < start))
    return replace(toll, entries=tuple(entries))


def _added(e: TollEntry, ended: TollEntry, *, restarts: bool, gap: bool) -> TollEntry:
    low, best = _plus(ended.rebased_low, ended.low, e.low), _plus(ended.rebased_best, ended.best, e.best)
    high = None if gap else _plus(ended.rebased_high, ended.high, e.high)
    made = replace(
        e, rebased_low=low, rebased_best=None if gap else best, rebased_high=high, rebased_from=ended.rebased_from or ended.first
    )
    if not restarts:
        return made
    return replace(made, change="restart", reason=f"counted anew since {e.first}; {ended.number} were given until {ended.day}")


def _plus(rebased: int | None, before: int | None, now: int | None) -> int | None:
    total = rebased if rebased is not None else before
    return None if total is None or now is None else total + now
