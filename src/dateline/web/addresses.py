"""Addresses of the desk's pages."""

from urllib.parse import quote

from dateline.model import Reading
from dateline.publish.sheet import local_names


def report_address(report_id: str, name: str = "") -> str:
    """The page of a report, at one of its fields if `name` is given."""
    page = f"/reports/{quote(report_id, safe='')}"
    return f"{page}#{name}" if name else page


def words_address(reading: Reading, id_: str, part: str) -> str:
    """The words of one part of a statement, event or tally in the page of its report."""
    return report_address(reading.report.id, f"w-{local_names(reading)[id_]}-{part}")
