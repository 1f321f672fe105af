"""A record in the terminal: who says what through whom, what is said to have happened, tolls, disputes, doubts."""

from functools import partial

from rich.console import Console
from rich.text import Text

from dateline.cli.lines import line, section
from dateline.cli.output import safe
from dateline.cli.render_claims import print_events, print_tolls, summary
from dateline.cli.render_persons import person_lines
from dateline.cli.render_words import dispute_lines, speaker_heading, speaker_line
from dateline.model import Reading, Record, Statement
from dateline.model.tables import content_words, one_line, rows, speaker_name
from dateline.model.touched import standing

MAX_ISSUES = 12
NO_SOURCE = "No stated source"


def print_record(record: Record, console: Console) -> None:
    """Print a record of one or many reports for a person to read."""
    _print_reports(record, console)
    _print_statements(record, console)
    section(console, "WHAT IS SAID TO HAVE HAPPENED, AND WHAT IS NOT", _codebooks(record))
    print_events(record, partial(line, console))
    section(console, "TOLLS", "as said, low / best / high; nothing is added up, nothing overwritten")
    print_tolls(record, partial(line, console))
    _print_disputes(record, console)
    _print_issues(record, console)


def _codebooks(record: Record) -> str:
    names = dict.fromkeys(r.codebook.name for r in record.readings if r.codebook)
    return f"coded by {', '.join(map(safe, names))}" if names else ""


def _print_reports(record: Record, console: Console) -> None:
    section(console, "REPORTS", f"{len(record.readings)} read")
    for reading in record.readings:
        report = reading.report
        head = Text.assemble(
            (report.published.isoformat() if report.published else "no date", "cyan"),
            "  ",
            (report.outlet or "outlet not given", "bold"),
            "  ",
            report.title or one_line(reading, reading.passages[0].span)[:70],
            ("  " + report.id, "dim"),
        )
        line(console, head, 2)
        line(console, summary(standing(reading)), 14)
        skipped = sum(p.kind in ("furniture", "caption") for p in reading.passages)
        if skipped:
            line(console, Text(f"{skipped} passage(s) of page furniture kept and not read", "dim"), 14)


def _print_statements(record: Record, console: Console) -> None:
    section(console, "WHO SAYS WHAT", "grouped by speaker; the words are the report's own")
    groups: dict[str, list[tuple[Reading, Statement]]] = {}
    for reading in record.readings:
        for statement in reading.statements:
            groups.setdefault(statement.speaker or speaker_name(reading, statement) or "", []).append((reading, statement))
    if not groups:
        line(console, Text("Nothing is attributed to anybody.", "dim"), 2)
    by_id = {s.id: s for r in record.readings for s in r.statements}
    for who, said in sorted(groups.items(), key=lambda group: not group[0]):  # a stable sort: those of no stated source go last
        line(console, speaker_heading(said) if who else Text(NO_SOURCE, "bold dim"), 2)
        for reading, statement in said:
            line(console, speaker_line(reading, statement, by_id.get(statement.within or ""), many=len(record.readings) > 1), 4)
            line(console, content_words(reading, statement), 6)
            for note in person_lines(reading, statement.id):
                line(console, note, 6)


def _print_disputes(record: Record, console: Console) -> None:
    section(console, "CONTESTED", "statements that cannot all stand")
    if not record.disputes:
        line(console, Text("No dispute was found.", "dim"), 2)
    for dispute in record.disputes:
        line(console, Text(dispute.matter, "bold red"), 2)
        for text, indent in dispute_lines(record, dispute):
            line(console, text, indent)


def _print_issues(record: Record, console: Console) -> None:
    section(console, "DOUBTS", "what the machine could not settle")
    found = rows(record, "issues")
    if not found:
        line(console, Text("None.", "dim"), 2)
    for row in found[:MAX_ISSUES]:
        words = f" (“{row['words']}”)" if row["words"] and row["words"] not in row["message"] else ""
        line(console, Text.assemble((row["code"] + "  ", "cyan"), row["message"] + words), 2)
    if len(found) > MAX_ISSUES:
        line(console, Text(f"… and {len(found) - MAX_ISSUES} more (--json has all)", "dim"), 2)
