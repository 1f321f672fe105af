"""Everything taken from one report."""

import re
from dataclasses import dataclass

from dateline.model.actor import Actor
from dateline.model.codebook import Codebook
from dateline.model.correction import Mark
from dateline.model.document import Passage
from dateline.model.event import Event
from dateline.model.issue import Issue
from dateline.model.place import Place
from dateline.model.report import Report
from dateline.model.statement import Statement
from dateline.model.tally import Tally
from dateline.model.when import When

_AGENCY = re.compile(r"\(([^()\n]+)\)(?!,)")  # but for the country in "BEIRA (MOZAMBIQUE), 4 May"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything from one report: what `fuse` merges and the store keeps. A pure function of the report and the version.

    Attributes:
        report: the report itself, with its text.
        language: ISO 639-1 code.
        passages: paragraphs of the text, in order, furniture among them.
        statements, events, tallies: what was read, in text order.
        actors: everybody named as speaker, intermediary, actor or recipient, once each, with all mentions.
        places, whens: places and times named, in text order.
        issues: doubts, in text order.
        codebook: the ontology its events were coded by; None = not recorded.
        lists: the user's own lists it was grounded by, of actors and of places.
        marks: what persons have done to its statements, events and tallies, which then hold the persons' values; empty as the machine reads.
    """

    report: Report
    language: str
    passages: tuple[Passage, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    tallies: tuple[Tally, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    whens: tuple[When, ...]
    issues: tuple[Issue, ...]
    codebook: Codebook | None = None
    lists: tuple[Codebook, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def credit(self) -> str | None:
        """The agency or outlet that the dateline names, where it is another than the report's own: `KLAIPEDA (Amber Wire) -`."""
        for passage in self.passages:
            named = _AGENCY.search(passage.span.words(self.report.text).partition("[")[0]) if passage.kind == "dateline" else None
            if named and named[1].casefold() != (self.report.outlet or "").casefold():
                return named[1]
        return None
