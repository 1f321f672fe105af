"""Ids as a person writes them → the statements, events and tallies of the store they name."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from dateline.jobs.select import select
from dateline.model import Anchor, Dispute, Incident, Reading, Record, Toll
from dateline.model.anchors import Noun, anchor_of, find, nouns
from dateline.model.correction import TargetKind
from dateline.model.errors import BadCorrection, NotFound
from dateline.model.laying import beneath
from dateline.query import parse
from dateline.store import Store

_KINDS: Mapping[str, TargetKind] = {"s": "statement", "e": "event", "t": "tally"}
_FUSED = ("i-", "l-", "d-")


class Target(NamedTuple):
    """A statement, event or tally: as it is shown, as the machine read it, and the reading it stands in."""

    reading: Reading
    shown: Noun
    machine: Noun

    @property
    def anchor(self) -> Anchor:
        """By what it will be found again: by the machine's words, whatever a person made of them."""
        return anchor_of(self.machine)


@dataclass(slots=True)
class Targets:
    """Finds what ids name in a store.

    Attributes:
        store: where to look.
        query: in which record incidents and ledgers are looked for.
        given: gives the record to look for them in, where whoever asks has it at hand; None = that of what the query finds is made.
    """

    store: Store
    query: str = ""
    given: Callable[[], Record] | None = None
    _readings: dict[str, Reading] = field(default_factory=dict)
    _record: Record | None = None

    def one(self, id_: str) -> Target:
        """The statement, event or tally of this id; of the report's id its beginning is enough.

        Raises:
            NotFound: there is none, or more than one.
        """
        report, parted, number = id_.partition(":")
        if not parted or number[:1] not in _KINDS:
            raise NotFound(
                f"{id_!r} names no statement, event or tally: write an id such as 4f2a:s1, 4f2a:e2 or 4f2a:t3 (`dateline list --table events`)."
            )
        reading = self._reading(report)
        wanted = f"{reading.report.id}:{number}"
        kind = _KINDS[number[0]]
        shown = next((n for n in nouns(reading, kind) if n.id == wanted), None)
        machine = next((n for n in nouns(beneath(reading), kind) if n.id == wanted), None)
        if shown is None or machine is None:
            raise NotFound(
                f"There is no {kind} {id_} in the report {reading.report.id}. `dateline show {reading.report.id}` shows what was read from it."
            )
        return Target(reading, shown, machine)

    def event(self, id_: str) -> Target:
        """The event of this id.

        Raises:
            NotFound: there is none.
            BadCorrection: it is the id of something else.
        """
        found = self.one(id_)
        if found.anchor.kind != "event":
            raise BadCorrection(f"{id_} is a {found.anchor.kind}: only events are merged and split.")
        return found

    def several(self, id_: str) -> tuple[Target, ...]:
        """What an id names: one statement, event or tally; all events of an incident, all counts of a ledger, all statements of a dispute."""
        if not id_.startswith(_FUSED):
            return (self.one(id_),)
        if id_.startswith("i-"):
            ids: Iterable[str] = self.incident(id_).events
        elif id_.startswith("l-"):
            ids = [e.tally for e in self._toll(id_).entries]
        else:
            ids = [s for side in self._dispute(id_).sides for s in side.statements]
        return tuple(self.one(i) for i in ids)

    def events_of(self, ids: Iterable[str]) -> tuple[Target, ...]:
        """The events that ids of events and incidents name, each once."""
        found = [t for id_ in ids for t in (self.several(id_) if id_.startswith("i-") else (self.event(id_),))]
        return tuple({t.shown.id: t for t in found}.values())

    def incident(self, id_: str) -> Incident:
        """The incident of this id, or the one that holds the event of this id.

        Raises:
            NotFound: there is none.
        """
        record = self.record
        wanted = id_ if id_.startswith("i-") else self.event(id_).shown.id
        found = next((i for i in record.incidents if wanted == i.id or wanted in i.events), None)
        if found is None and id_.startswith("i-"):
            found = _by_alias(record, id_)
        if found is None:
            where = f" in what {self.query!r} finds" if self.query else ""
            raise NotFound(
                f"There is no incident {id_}{where}. `dateline list --table incidents` shows all; only what is said to have happened is in one."
            )
        return found

    def _toll(self, id_: str) -> Toll:
        found = next((t for t in self.record.tolls if t.id == id_), None)
        if found is None:
            raise NotFound(f"There is no ledger {id_}. `dateline list --table tolls` shows all.")
        return found

    def _dispute(self, id_: str) -> Dispute:
        found = next((d for d in self.record.disputes if d.id == id_), None)
        if found is None:
            raise NotFound(f"There is no dispute {id_}. `dateline list --table disputes` shows all.")
        return found

    @property
    def record(self) -> Record:
        """The record of what the query finds."""
        if self._record is None:
            self._record = self.given() if self.given else select(self.store, parse(self.query), most=None).record
        return self._record

    def _reading(self, id_prefix: str) -> Reading:
        if id_prefix not in self._readings:
            self._readings[id_prefix] = self.store.reading(id_prefix)
        return self._readings[id_prefix]


def _by_alias(record: Record, id_: str) -> Incident | None:
    """The incident an earlier id of it redirects to."""
    try:
        return record.incident(id_)
    except KeyError:
        return None


def still_there(reading: Reading, anchors: Iterable[Anchor]) -> tuple[Anchor, ...]:
    """Those of these anchors whose words are read in the report as it is read now."""
    bare = beneath(reading)
    return tuple(a for a in anchors if a.report_id == bare.report.id and find(bare, a) is not None)
