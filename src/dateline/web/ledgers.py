"""Toll ledgers as tables."""

from dataclasses import dataclass

from dateline.model import Record, Toll
from dateline.publish import heads, phrases
from dateline.web.claims import Entry, Index, index, toll_entry, toll_title


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One entry of a ledger: when, who, how many, and how that stands to their entry before."""

    day: str
    entry: Entry
    basis: str
    change: str
    outlet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """One ledger to show; `reach` is what its latest entries leave open."""

    title: str
    place: str
    reach: str
    grade: str
    lines: tuple[LedgerLine, ...]


def ledgers(record: Record) -> tuple[Ledger, ...]:
    """The ledgers of a record, contested ones first."""
    known = index(record)
    ordered = sorted(record.tolls, key=lambda toll: toll.grade != "contested")
    return tuple(_ledger(toll, known) for toll in ordered)


def _ledger(toll: Toll, known: Index) -> Ledger:
    changes = {"first": "first number", "rise": "up", "fall": "down", "same": "unchanged", "other": "not comparable"}
    return Ledger(
        title=toll_title(toll),
        place=toll.country or "place not stated",
        reach=_reach(toll),
        grade=toll.grade,
        lines=tuple(
            LedgerLine(
                day=phrases.day(e.day),
                entry=toll_entry(e, known),
                basis=phrases.basis(e),
                outlet=heads.outlet(known.readings[e.report]),
                change="a copy of another report" if e.copy_of else changes[e.change],
            )
            for e in toll.entries
        ),
    )


def _reach(toll: Toll) -> str:
    if toll.low is None and toll.high is None:
        return "no bounds stated"
    if toll.high is None:
        return f"{toll.low:,} or more"
    if toll.low is None:
        return f"{toll.high:,} or fewer"
    return f"{toll.low:,}" if toll.low == toll.high else f"{toll.low:,} to {toll.high:,}"
