"""The way of a report: the only file that knows the order of the stages."""

from collections.abc import Iterable

from dateline.attribute import attribute
from dateline.attribute.doubts import unsure
from dateline.coding import Ontology, code
from dateline.encoder import encoded
from dateline.fuse import fuse
from dateline.ground import ground
from dateline.model import Reading, Record, Report
from dateline.reader import read


def read_report(report: Report, ontology: Ontology | None = None) -> Reading:
    """Everything from one report: a pure function of the report and the ontology.

    Args:
        report: what to read.
        ontology: what its events are coded by; None = the one that comes with Dateline.

    Raises:
        DatelineError: the report cannot be read; the error says why and what to do.
    """
    document = read(report)
    statements = attribute(document, encoded(document))
    coding = code(document, statements, ontology)
    grounding = ground(document, statements, coding.events, coding.tallies)
    issues = coding.issues + grounding.issues + unsure(grounding.statements)
    return Reading(
        report=report,
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
    )


def read_reports(reports: Iterable[Report], ontology: Ontology | None = None) -> Record:
    """One record from reports that can all be read.

    Raises:
        DatelineError: one of the reports cannot be read.
    """
    return fuse(read_report(report, ontology) for report in reports)
