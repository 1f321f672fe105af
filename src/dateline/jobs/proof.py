"""The evidence of a report: what was fetched, read back and checked."""

from pathlib import Path

from dateline.acquire.evidence import Kept, Place, read_back
from dateline.jobs.watch import evidence_folder
from dateline.model import Report
from dateline.model.errors import NotFound
from dateline.store import Store
from dateline.store.captures import Captures


def evidence_of(store: Store, report: Report, *, folder: Path | None = None) -> Kept:
    """What was fetched for a report, its SHA-256 checked against the report's.

    Args:
        store: where the report is kept.
        report: one that `dateline watch` brought in.
        folder: of the evidence; None = beside the store.

    Raises:
        NotFound: the report was not fetched by `dateline watch`.
        StoreProblem: its evidence is gone, or is not what was fetched.
    """
    capture = Captures(store).of(report)
    if capture is None:
        raise NotFound(f"There is no evidence of the report {report.id}: it was not fetched by `dateline watch`.")
    place = Place(file=capture.file, offset=capture.offset, length=capture.length)
    return read_back(folder or evidence_folder(store.address), place, sha256=report.sha256)
