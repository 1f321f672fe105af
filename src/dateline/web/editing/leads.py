"""Where the fields of a report lead: to the page on which a person corrects them, and to what several reports make of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.model import Reading, Record
from dateline.publish.sheet import local_names
from dateline.publish.view import ReadingView
from dateline.web.addresses import correct_address, fused_address, with_values


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A link from a field; `note` says of which, to those who hear it alone."""

    href: str
    text: str
    note: str = ""


def leads(record: Record, reading: Reading, view: ReadingView, *, edit: bool) -> Mapping[str, tuple[Lead, ...]]:
    """By name of a card, where it leads.

    Args:
        record: the report and those of the days around it, fused.
        reading: the report.
        view: its page.
        edit: whether whoever asks may correct.
    """
    names, report = local_names(reading), reading.report.id
    found: dict[str, list[Lead]] = {name: [] for name in names.values()}
    if edit:
        for id_, name in names.items():
            found[name].append(Lead(href=correct_address(id_), text="Correct", note=_called(name)))
    for incident in record.incidents:
        for event in incident.events:
            if event in names and (edit or incident.n_reports > 1):
                text = f"One event in {incident.n_reports} reports" if incident.n_reports > 1 else "Merge or split"
                found[names[event]].append(Lead(href=with_values(fused_address(incident.id), report=report), text=text))
    for toll in record.tolls:
        for entry in toll.entries:
            if entry.tally in names:
                found[names[entry.tally]].append(Lead(href=with_values(fused_address(toll.id), report=report), text="Its ledger"))
    disputes = {d.anchor: [Lead(href=with_values(fused_address(d.id), report=report), text="By itself")] for d in view.disputes}
    return {name: tuple(dict.fromkeys(listed)) for name, listed in (found | disputes).items()}


def _called(name: str) -> str:
    kind = {"s": "statement", "e": "event", "t": "count"}[name[0]]
    return f"{kind} {name[1:]}"
