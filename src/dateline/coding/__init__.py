"""`Document` and `Statement`s → `Event`s and `Tally`s: what is said to have happened, and to how many people.

Event coding in the PLOVER ontology. Ids are `<report id>:e1`, … and `<report id>:t1`, … in text order.
"""

from dataclasses import dataclass

from dateline.coding.events import find_events
from dateline.coding.mending import mended
from dateline.coding.ontology import Ontology, builtin, load_ontology, using
from dateline.coding.tallies import find_tallies
from dateline.model import Codebook, Document, Event, Issue, Statement, Tally

__all__ = ["Coding", "Ontology", "builtin", "code", "load_ontology", "using"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """Events and tallies of a report; times, places and actors are not resolved yet."""

    events: tuple[Event, ...]
    tallies: tuple[Tally, ...]
    codebook: Codebook
    issues: tuple[Issue, ...] = ()


def code(document: Document, statements: tuple[Statement, ...], ontology: Ontology | None = None) -> Coding:
    """Events and tallies by rules on the parse, with the lexicons of `resources`.

    Args:
        document: a report, read.
        statements: who says what in it.
        ontology: what its events are coded by; None = the one in force, which is Dateline's unless `using` chose another.
    """
    with using(ontology) as chosen:
        events, event_issues = find_events(mended(document), statements)
        tallies, tally_issues = find_tallies(document, statements)
    return Coding(events=events, tallies=tallies, codebook=chosen.codebook, issues=event_issues + tally_issues)
