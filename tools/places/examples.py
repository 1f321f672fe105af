"""Reports with their runs of words, the traits of each, and whether the annotators marked it."""

import json
import pickle
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from dateline.ground.placefile import Entry
from dateline.ground.placegroups import Choice
from dateline.ground.placejudge import all_runs, own_traits
from dateline.ground.placespans import Run, tokens_of_mentions
from dateline.ground.placetraits import surroundings
from dateline.model import Document
from dateline.model.globe import kilometres
from dateline.predict.case import parse_case
from tools.places.settings import GOLD, NEAR_KM, NO_PLACES, READ, SETS

Span = tuple[int, int]


@dataclass(slots=True)
class Example:
    """A report to learn from.

    Attributes:
        set, id: where it comes from.
        toponyms: what the annotators marked.
        runs: all that may be a place.
        own, both: traits of each run alone, and with the report in view.
        marked: 1 where a run is a toponym, 0 where not, None where it does not count.
        sure: chances of the last pass.
        choice: places chosen.
    """

    set: str
    id: str
    document: Document
    toponyms: list[dict[str, Any]]
    runs: list[Run]
    own: list[list[str]]
    marked: list[int | None]
    both: list[list[str]] = field(default_factory=list)
    sure: list[float] = field(default_factory=list)
    choice: Choice | None = None

    def wanted(self) -> dict[Span, dict[str, Any]]:
        """The toponyms with coordinates and an id, by span."""
        return {(t["start"], t["end"]): t for t in self.toponyms if "lat" in t and t.get("geonameid")}


def examples() -> list[Example]:
    """All given reports of the three sets."""
    return [_example(*read) for name in SETS for read in _read(name)]


def _read(name: str) -> Iterator[tuple[str, str, Document, list[dict[str, Any]]]]:
    kept = READ / f"{name}.pickle"
    if not kept.exists():
        READ.mkdir(parents=True, exist_ok=True)
        cases = [parse_case(line, dated=False) for line in (GOLD / f"{name}_dev.jsonl").read_bytes().splitlines()]
        kept.write_bytes(pickle.dumps([c.document() for c in cases]))
    documents = pickle.loads(kept.read_bytes())  # noqa: S301  # our own file
    for line, document in zip((GOLD / f"{name}_dev.jsonl").read_bytes().splitlines(), documents, strict=True):
        fields = json.loads(line)
        report = replace(document.report, outlet=fields.get("source") or None)
        yield name, str(fields["id"]), replace(document, report=report), fields["toponyms"]


def _example(name: str, id_: str, document: Document, toponyms: list[dict[str, Any]]) -> Example:
    mentioned = tuple(tokens_of_mentions(document))
    runs = all_runs(document, mentioned)
    types = {(t["start"], t["end"]): ("lat" in t or t.get("type") not in NO_PLACES) for t in toponyms}
    marked = [_marked(run, types) for run in runs]
    return Example(name, id_, document, toponyms, runs, own_traits(surroundings(document, runs, mentioned), runs), marked)


def _marked(run: Run, types: dict[Span, bool]) -> int | None:
    is_place = types.get((run.span.start, run.span.end))
    if run.first < 0 or is_place is False:
        return None
    return int(is_place is True)


def right_entry(entries: tuple[Entry, ...], toponym: dict[str, Any]) -> int | None:
    """Which of the entries the annotators meant: the same id, else the nearest if it is near; None if none is."""
    for n, entry in enumerate(entries):
        if str(entry.id) == str(toponym["geonameid"]):
            return n
    far = [(kilometres(e.lat, e.lon, toponym["lat"], toponym["lon"]), n) for n, e in enumerate(entries)]
    near = [pair for pair in far if pair[0] <= NEAR_KM]
    return min(near)[1] if near else None
