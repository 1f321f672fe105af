"""A letter about a story from the store: of some days, or of the reports that are new since the last one."""

from collections.abc import Collection, Mapping
from datetime import date

from dateline.fuse.copies import find_copies
from dateline.jobs.select import MOST, Selection, select
from dateline.model import Reading, Site, Story
from dateline.model.touched import standing
from dateline.query import parse
from dateline.store.letters import Letters
from dateline.store.people import People
from dateline.store.store import Store
from dateline.subscribe.compose import Matter
from dateline.subscribe.compose import compose as compose_digest
from dateline.subscribe.digest import Digest


def compose(store: Store, story: Story, *, since: date | None, until: date | None = None, site: Site) -> Digest:
    """What the reports published between two days (both inclusive; None = open) say about a story, and who says it.

    A report that was changed later counts by the day its new version was taken in. One without a day of publication is left out
    where days are asked for, and the letter says so.

    Raises:
        BadQuery: the story's query cannot be read.
    """
    chosen = select(store, parse(story.query))
    readings = chosen.record.readings
    older = Letters(People(store)).older([r.report.id for r in readings])
    fresh = {r.report.id for r in readings if _within(r, since, until, changed=r.report.id in older)}
    corrected = _readings(store, {id_: old for id_, old in older.items() if id_ in fresh})
    undated = sum(r.report.published is None and r.report.id not in fresh for r in readings)
    notes = (*_left_out(chosen), *(_undated(undated) if since or until else ()))
    matter = Matter(
        record=chosen.record.standing,
        fresh=fresh,
        period=_period(since, until),
        corrected=corrected,
        copies=find_copies(readings),
        notes=notes,
    )
    return compose_digest(matter, story, site)


def compose_new(selection: Selection, store: Store, story: Story, *, fresh: Collection[str], period: str, site: Site) -> Digest:
    """What newly known reports say about a story; those an earlier letter told of in another version are corrections.

    Args:
        selection: the record of the story.
        store: where earlier versions are kept.
        story: the story.
        fresh: ids of the reports that are new to the reader; those that are not of the story do not matter.
        period: the time in words.
        site: who sends it.
    """
    letters = Letters(People(store))
    mine = {r.report.id for r in selection.record.readings} & set(fresh)
    told = letters.told(story.slug)
    older = {id_: old for id_, old in letters.older(mine).items() if old in told}
    matter = Matter(
        record=selection.record.standing,
        fresh=mine,
        period=period,
        corrected=_readings(store, older),
        copies=find_copies(selection.record.readings),
        notes=_left_out(selection),
    )
    return compose_digest(matter, story, site)


def _within(reading: Reading, since: date | None, until: date | None, *, changed: bool) -> bool:
    report = reading.report
    days: list[date | None] = [report.published]
    if changed and report.retrieved is not None:
        days.append(report.retrieved.date())
    if since is None and until is None:
        return True
    return any(day is not None and (since is None or since <= day) and (until is None or day <= until) for day in days)


def _readings(store: Store, ids: Mapping[str, str]) -> dict[str, Reading]:
    found = {r.report.id: standing(r) for r in store.readings_of(sorted(set(ids.values())))}
    return {id_: found[old] for id_, old in ids.items() if old in found}


def _left_out(selection: Selection) -> tuple[str, ...]:
    if selection.left_out:
        return (f"The story has {selection.n_reports} reports; the {selection.left_out} oldest were not looked at (at most {MOST} are).",)
    return ()


def _undated(n: int) -> tuple[str, ...]:
    if not n:
        return ()
    many = "reports without a day of publication are" if n > 1 else "report without a day of publication is"
    return (f"{n} {many} left out: nobody can say whether {'they are' if n > 1 else 'it is'} new.",)


def _period(since: date | None, until: date | None) -> str:
    if since and until:
        return f"Reports of {_day(since)} to {_day(until)}" if since != until else f"Reports of {_day(since)}"
    if since:
        return f"Reports since {_day(since)}"
    return f"Reports until {_day(until)}" if until else "All reports"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
