"""Tables of `scenarios/`: reports in, ledgers out."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from dateline.fuse.copies import find_copies
from dateline.fuse.incidents import find_incidents
from dateline.fuse.people import met
from dateline.fuse.tolls import keep_tolls
from dateline.model import Reading, Record, Toll, make_report
from dateline.pipeline import read_report
from dateline.publish.toll_words import matter_words, number_words, reach_words, rebased_words, told, voice_words

FOLDER = Path(__file__).parent / "scenarios"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """Reports and the ledgers they make, as `ledgers_of` writes them."""

    name: str
    reports: tuple[tuple[date, str, str], ...]
    ledgers: tuple[dict[str, Any], ...]


@cache
def scenarios() -> tuple[Scenario, ...]:
    """All scenarios, file by file."""
    tables = [table for file in sorted(FOLDER.glob("*.toml")) for table in tomllib.loads(file.read_text(encoding="utf-8"))["scenario"]]
    return tuple(_scenario(t) for t in tables)


def _scenario(table: dict[str, Any]) -> Scenario:
    reports = tuple((r["published"], r["outlet"], r["text"]) for r in table["report"])
    return Scenario(name=table["name"], reports=reports, ledgers=tuple(table.get("ledger", ())))


def readings(scenario: Scenario) -> tuple[Reading, ...]:
    """The readings of its reports, in their order."""
    return tuple(_reading(*report) for report in scenario.reports)


@cache
def _reading(published: date, outlet: str, text: str) -> Reading:
    return read_report(make_report(text, outlet=outlet, published=published))


def ledgers_of(found: Sequence[Reading]) -> list[dict[str, Any]]:
    """The ledgers of readings in words, in order of what they count; whether contested by their numbers alone."""
    ordered = met(tuple(sorted(found, key=lambda r: (str(r.report.published), r.report.id))))
    copies = find_copies(ordered)
    record = Record(readings=ordered, tolls=keep_tolls(ordered, copies, find_incidents(ordered, copies)))
    return sorted((_ledger(t, record) for t in record.tolls), key=lambda t: str(t["what"]))


def _ledger(toll: Toll, record: Record) -> dict[str, Any]:
    said = told(toll, record)
    rows = {
        "what": matter_words(toll),
        "says": reach_words(toll) + (", contested" if toll.grade == "contested" else ""),
        "lines": [_line(said[e.tally]) for e in toll.entries],
        "speakers": [f"{voice_words(v)}{'' if v.standing == 'stands' else ', ' + v.standing}" for v in toll.voices],
    }
    return rows | ({"doubts": [d.code for d in toll.doubts]} if toll.doubts else {})


def _line(said: Any) -> str:
    e = said.entry
    days = f"{e.first or '?'}{'' if e.last == e.first else f'..{e.last or str()}'}"
    basis = "" if e.basis == "unknown" else f" ({e.basis})"
    change = "copy" if e.copy_of else e.change
    rebased = f"; {words}" if (words := rebased_words(e)) else ""
    return f"{days} told {e.reported}: {number_words(e)}{basis}, {said.speaker}: {change}{rebased}"
