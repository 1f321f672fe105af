"""Dateline reads news reports of a crisis and keeps the attributed record.

    import dateline

    record = dateline.read(text, published="2020-09-05", outlet="The Courier")
    record.statements, record.events, record.tallies, record.issues
    record.to_frame("statements")

Importing this package loads no language model and no database.
"""

from datetime import date
from typing import TYPE_CHECKING, Any

from dateline.model import DatelineError, Event, Issue, Record, Report, Span, Statement, Tally

__all__ = [
    "DatelineError",
    "Event",
    "Issue",
    "Record",
    "Report",
    "Span",
    "Statement",
    "Tally",
    "correct",
    "load_actors",
    "load_corrections",
    "load_ontology",
    "load_places",
    "read",
]

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from dateline.coding import Ontology
    from dateline.ground import PlaceList
    from dateline.model import Correction
    from dateline.names import ActorList

    __version__: str


def read(
    text: str,
    *,
    published: date | str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    ontology: "Ontology | None" = None,
    actors: "ActorList | None" = None,
    places: "PlaceList | None" = None,
) -> Record:
    """Read one report.

    Args:
        text: the report as plain text; offsets of the record are code points of this very string.
        published: day of publication (a `date` or ISO 8601); without it nothing relative is resolved to a day.
        outlet: who published it.
        url: where it was published.
        title: headline, if it is not part of the text.
        ontology: what events are coded by, from `load_ontology`; None = the ontology that comes with Dateline.
        actors: people and bodies that go before those Dateline knows, from `load_actors`.
        places: places that go before its gazetteer, from `load_places`.

    Returns:
        The record of this one report.

    Raises:
        DatelineError: the text cannot be read; the message says why and what to do.
    """
    from dateline.acquire.text import checked_report
    from dateline.pipeline import Own, read_reports

    report = checked_report(text, published=published, outlet=outlet, url=url, title=title)
    return read_reports([report], Own(ontology=ontology, actors=actors, places=places))


def correct(record: Record, corrections: "Collection[Correction]") -> Record:
    """The record with these corrections laid over it, in the place of any it had; what follows from many reports together is made anew.

    Args:
        record: from `read`, or of several reports.
        corrections: from `load_corrections`, or made with `dateline.jobs.correcting` (docs/how-to/correct-the-record.md).

    Returns:
        The corrected record. `Record.notes` says what persons did to a value, `Record.machine` what the machine read.
    """
    from dateline.fuse import fuse
    from dateline.model.laying import corrected

    return fuse(corrected(record.readings, corrections))


def load_corrections(path: "str | Path") -> "tuple[Correction, ...]":
    """The corrections of a log that `dateline corrections --json` wrote, for `correct(record, …)`.

    Raises:
        DatelineError: the file cannot be read, or a line of it is no correction; the message says which.
    """
    from pathlib import Path

    from dateline.jobs.correcting.transfer import read_log

    return read_log(Path(path))


def load_ontology(path: "str | Path") -> "Ontology":
    """The ontology of a TOML file that extends or replaces the one that comes with Dateline, for `read(…, ontology=…)`.

    `.about` describes it: `load_ontology("ours.toml").about.codes("ASSAULT", "aerial")` gives the codes of other schemes.

    Raises:
        DatelineError: the file cannot be read, or is not what the format asks for; the message says which line, and what to write.
    """
    from pathlib import Path

    from dateline.coding import load_ontology as load

    return load(Path(path))


def load_actors(path: "str | Path") -> "ActorList":
    """The people and bodies of a TOML file, for `read(…, actors=…)` (docs/how-to/name-your-actors.md).

    Raises:
        DatelineError: the file cannot be read, or is not what the format asks for; the message says which line, and what to write.
    """
    from pathlib import Path

    from dateline.names import load_actors as load

    return load(Path(path))


def load_places(path: "str | Path") -> "PlaceList":
    """The places of a file, for `read(…, places=…)` (docs/how-to/add-your-places.md).

    Raises:
        DatelineError: the file cannot be read, or is not what the format asks for; the message says which line, and what to write.
    """
    from pathlib import Path

    from dateline.ground import load_places as load

    return load(Path(path))


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("dateline")
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")
