"""Addresses of the desk's pages."""

from urllib.parse import quote, urlencode

from dateline.model import Reading
from dateline.publish.sheet import local_names


def report_address(report_id: str, name: str = "") -> str:
    """The page of a report, at one of its fields if `name` is given."""
    page = f"/reports/{quote(report_id, safe='')}"
    return f"{page}#{name}" if name else page


def words_address(reading: Reading, id_: str, part: str) -> str:
    """The words of one part of a statement, event or tally in the page of its report."""
    return report_address(reading.report.id, f"w-{local_names(reading)[id_]}-{part}")


def row_address(row_id: str) -> str:
    """A report by its id, or the card of a statement, event or tally in it: ids are numbered in text order, as the names in the page are."""
    report_id, _, name = row_id.partition(":")
    return report_address(report_id, name)


def correct_address(id_: str) -> str:
    """The page on which a person looks at a statement, event or count by itself, and corrects it."""
    return f"/correct/{quote(id_, safe=':')}"


def fused_address(id_: str) -> str:
    """The page of an incident, a dispute or a ledger."""
    kind = {"i": "incidents", "d": "disputes", "l": "ledgers"}[id_[0]]
    return f"/{kind}/{quote(id_, safe='')}"


def correction_address(id_: str) -> str:
    """The page of a correction."""
    return f"/corrections/{quote(id_, safe='')}"


def decide_address(target: str) -> str:
    """The page on which a task of the review queue is decided: of a correction, of something fused, of a statement, event or count."""
    if target.startswith("c-"):
        return correction_address(target)
    return correct_address(target) if ":" in target else fused_address(target)


def story_address(slug: str, view: str = "") -> str:
    """A story, or one of its tabs."""
    page = f"/stories/{quote(slug, safe='')}"
    return f"{page}/{view}" if view else page


def with_values(page: str, /, **values: str | int | None) -> str:
    """A page with values in its address; those that are empty are left out."""
    kept = {name: value for name, value in values.items() if value not in (None, "")}
    return f"{page}?{urlencode(kept)}" if kept else page
