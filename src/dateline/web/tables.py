"""Rows of the store as lines of a list: what stands large, what small, where it leads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from dateline.model.bounds import Bounds, bounds_words
from dateline.model.statement import UNSURE_BELOW
from dateline.publish import heads, phrases
from dateline.publish.cards import Badge
from dateline.publish.corrected import state_badges
from dateline.publish.statements import NO_SPEAKER
from dateline.web.addresses import report_address, row_address

if TYPE_CHECKING:
    from dateline.store import Store

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A table as a list: its name in addresses and for people, one and many, and the head of its columns.

    Attributes:
        name: name of the table.
        title: for the head of the page.
        one, many: a row and rows, in words.
        forms: file forms it can be taken away in.
    """

    name: str
    title: str
    one: str
    many: str
    forms: tuple[str, ...] = ("csv", "parquet", "jsonl")


LISTS: Mapping[str, Listed] = {
    "reports": Listed(name="reports", title="Reports", one="report", many="reports"),
    "statements": Listed(name="statements", title="Statements", one="statement", many="statements"),
    "events": Listed(name="events", title="Events", one="event", many="events", forms=("csv", "parquet", "jsonl", "geojson")),
    "tallies": Listed(name="tallies", title="Counts of people", one="count", many="counts"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row to show.

    Attributes:
        href: where its words stand.
        main: the words or the headline.
        quoted: `main` is words of the report.
        who: speaker, or who does what; empty for a report.
        badges: how it is said, or whether it happened.
        facts: when, where, through whom, how much was read.
        outlet, day: of its report.
    """

    href: str
    main: str
    quoted: bool
    who: str
    badges: tuple[Badge, ...]
    facts: tuple[str, ...]
    outlet: str
    day: str


def lines(store: "Store", table: str, rows: Iterable[Row]) -> tuple[Line, ...]:
    """Rows of one of the four tables as lines."""
    if table == "reports":
        return tuple(_report(store, row) for row in rows)
    make = {"statements": _statement, "events": _event, "tallies": _tally}[table]
    return tuple(make(row) for row in rows)


def _report(store: "Store", row: Row) -> Line:
    read = ((row["n_statements"], "statement", "statements"), (row["n_events"], "event", "events"), (row["n_tallies"], "count", "counts"))
    version = row["doc_version"] or 1
    badges = (Badge(kind="version", text=f"version {version}"),) if version > 1 else ()
    return Line(
        href=report_address(row["report_id"]),
        main=row["title"] or heads.headline(store.reading(row["report_id"])),
        quoted=False,
        who="",
        badges=badges,
        facts=tuple(f"{n:,} {one if n == 1 else many}" for n, one, many in read),
        outlet=row["outlet"] or "outlet not known",
        day=_day(row["published"]),
    )


def _statement(row: Row) -> Line:
    stance, cue = phrases.STANCES[row["stance"]], phrases.cue_badge(row["cue_class"])
    unsure = row["confidence"] is not None and row["confidence"] < UNSURE_BELOW
    through = tuple(f"through {name}" for name in (row["through"] or "").split(" > ") if name)
    return Line(
        href=row_address(row["id"]),
        main=row["content"] or row["cue"] or "",
        quoted=True,
        who=row["speaker"] or NO_SPEAKER,
        badges=(
            *state_badges(row["review_state"]),
            *((phrases.UNSURE,) if unsure else ()),
            stance,
            *((cue,) if cue.text != stance.text else ()),
        ),
        facts=through,
        outlet=row["outlet"] or "outlet not known",
        day=_day(row["published"]),
    )


def _event(row: Row) -> Line:
    sides = [_first(row["actor"]), _first(row["recipient"])]
    who = " → ".join(side or "not stated" for side in sides) if any(sides) else ""
    when = f"on {phrases.timex_day(row['event_date'])}" if row["event_date"] else ""
    where = row["location"] or ""
    return Line(
        href=row_address(row["id"]),
        main=row["trigger"],
        quoted=True,
        who=phrases.event_name(row["event_type"], row["event_mode"]),
        badges=(*state_badges(row["review_state"]), phrases.AUXILIARIES[row["auxiliary"]]),
        facts=tuple(filter(None, (who, when, where, phrases.event_code(row["event_type"], row["event_mode"])))),
        outlet=row["outlet"] or "outlet not known",
        day=_day(row["published"]),
    )


def _tally(row: Row) -> Line:
    asserted = row["auxiliary"] == "asserted"
    number = bounds_words(Bounds(low=row["low"], best=row["best"], high=row["high"], qualifier=row["qualifier"]))
    where = row["location"] or ""
    of_whom = row["scope"] or ""
    return Line(
        href=row_address(row["id"]),
        main=row["words"],
        quoted=True,
        who=row["speaker"] or "the report's own voice",
        badges=(
            Badge(kind="figure", sign="#", text=f"{number} {phrases.counted(row['category'])}"),
            *state_badges(row["review_state"]),
            *(() if asserted else (phrases.AUXILIARIES[row["auxiliary"]],)),
        ),
        facts=tuple(filter(None, (of_whom, where))),
        outlet=row["outlet"] or "outlet not known",
        day=_day(row["published"]),
    )


def _first(names: str | None) -> str:
    """The first of names joined by ';', with a sign where there are more."""
    listed = [name.strip() for name in (names or "").split(";") if name.strip()]
    return listed[0] + (" and others" if len(listed) > 1 else "") if listed else ""


def _day(value: str | date | None) -> str:
    if isinstance(value, str):
        return phrases.timex_day(value)
    return phrases.day(value)
