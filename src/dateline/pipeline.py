"""The way of a report: the only file that knows the order of the stages."""

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.attribute import attribute
from dateline.attribute.doubts import unsure
from dateline.coding import Ontology, builtin, code
from dateline.encoder import encoded
from dateline.fuse import fuse
from dateline.ground import PlaceList, dated, ground
from dateline.model import Codebook, Reading, Record, Report
from dateline.names import ActorList
from dateline.reader import read


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """A user's own files.

    Attributes:
        ontology: what events are coded by; None = the one that comes with Dateline.
        actors: who goes before the people and bodies that Dateline knows.
        places: what goes before the places of its gazetteer.
    """

    ontology: Ontology | None = None
    actors: ActorList | None = None
    places: PlaceList | None = None

    @property
    def codebook(self) -> Codebook:
        """The ontology in force."""
        return (self.ontology or builtin()).codebook

    @property
    def lists(self) -> tuple[Codebook, ...]:
        """The lists given."""
        return tuple(Codebook(name=listed.name, digest=listed.digest) for listed in (self.actors, self.places) if listed)


NOTHING_OWN = Own()


def read_report(report: Report, own: Own = NOTHING_OWN) -> Reading:
    """Everything from one report: a pure function of the report and the user's own files.

    A report whose day of publication nobody has given gets the full date of its dateline, if it has one.

    Args:
        report: what to read.
        own: the user's own ontology and lists.

    Raises:
        DatelineError: the report cannot be read; the error says why and what to do.
    """
    document = dated(read(report))
    statements = attribute(document, encoded(document))
    coding = code(document, statements, own.ontology)
    grounding = ground(document, statements, coding.events, coding.tallies, actors=own.actors, places=own.places)
    issues = coding.issues + grounding.issues + unsure(grounding.statements)
    return Reading(
        report=document.report,
        language=document.language,
        passages=document.passages,
        statements=grounding.statements,
        events=grounding.events,
        tallies=grounding.tallies,
        actors=grounding.actors,
        places=grounding.places,
        whens=grounding.whens,
        issues=tuple(sorted(issues, key=lambda i: (i.span.start if i.span else -1, i.code))),
        codebook=coding.codebook,
        lists=own.lists,
    )


def read_reports(reports: Iterable[Report], own: Own = NOTHING_OWN) -> Record:
    """One record from reports that can all be read.

    Raises:
        DatelineError: one of the reports cannot be read.
    """
    return fuse(read_report(report, own) for report in reports)
