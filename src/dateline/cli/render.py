"""A record in the terminal: who says what through whom, what is said to have happened, tolls, disputes, doubts."""

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from dateline.cli.output import safe
from dateline.cli.render_words import AUXILIARY, dispute_lines, event_words, place_words, speaker_heading, speaker_line, when_words
from dateline.model import Event, Reading, Record, Statement, Toll
from dateline.model.bounds import bounds_words
from dateline.model.tables import content_words, one_line, rows, speaker_name
from dateline.model.toll import EARLIER

MAX_ISSUES = 12
NO_SOURCE = "No stated source"


def print_record(record: Record, console: Console) -> None:
    """Print a record of one or many reports for a person to read."""
    _print_reports(record, console)
    _print_statements(record, console)
    _print_events(record, console)
    _print_tolls(record, console)
    _print_disputes(record, console)
    _print_issues(record, console)


def _section(console: Console, title: str, note: str) -> None:
    console.print()
    console.print(Text.assemble((title, "bold"), ("  " + note, "dim")))


def _line(console: Console, text: Text | str, indent: int) -> None:
    """One line; words of a report are never read as markup, nor do they steer the terminal."""
    shown = Text(text) if isinstance(text, str) else text
    shown.plain = safe(shown.plain)
    console.print(Padding(shown, (0, 0, 0, indent), expand=False), highlight=False)


def _print_reports(record: Record, console: Console) -> None:
    _section(console, "REPORTS", f"{len(record.readings)} read")
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
        _line(console, head, 2)
        skipped = sum(p.kind in ("furniture", "caption") for p in reading.passages)
        if skipped:
            _line(console, Text(f"{skipped} passage(s) of page furniture kept and not read", "dim"), 14)


def _print_statements(record: Record, console: Console) -> None:
    _section(console, "WHO SAYS WHAT", "grouped by speaker; the words are the report's own")
    groups: dict[str, list[tuple[Reading, Statement]]] = {}
    for reading in record.readings:
        for statement in reading.statements:
            groups.setdefault(statement.speaker or speaker_name(reading, statement) or "", []).append((reading, statement))
    if not groups:
        _line(console, Text("Nothing is attributed to anybody.", "dim"), 2)
    by_id = {s.id: s for r in record.readings for s in r.statements}
    for who, said in sorted(groups.items(), key=lambda group: not group[0]):  # a stable sort: those of no stated source go last
        _line(console, speaker_heading(said) if who else Text(NO_SOURCE, "bold dim"), 2)
        for reading, statement in said:
            _line(console, speaker_line(reading, statement, by_id.get(statement.within or ""), many=len(record.readings) > 1), 4)
            _line(console, content_words(reading, statement), 6)


def _print_events(record: Record, console: Console) -> None:
    _section(console, "WHAT IS SAID TO HAVE HAPPENED, AND WHAT IS NOT", "PLOVER type/mode")
    several = [i for i in record.incidents if i.n_reports > 1]
    if not record.events:
        _line(console, Text("No event of the ontology is named.", "dim"), 2)
    for auxiliary, (label, style) in AUXILIARY.items():
        found = [(r, e) for r in record.readings for e in r.events if e.auxiliary == auxiliary]
        if found:
            _line(console, Text(label, style), 2)
            _print_event_lines(found, console, many=len(record.readings) > 1)
    if several:
        _line(console, Text("Told by more than one report", "bold"), 2)
    for i in several:
        _line(
            console,
            f"{i.type}{'/' + i.mode if i.mode else ''} · {i.earliest or 'no day'} · {i.place or 'no place'} · {i.n_reports} reports, "
            f"{i.n_outlets} outlets, {i.n_speakers} speakers, {i.n_independent_sources} independent · {i.grade}",
            4,
        )


def _print_event_lines(found: Iterable[tuple[Reading, Event]], console: Console, *, many: bool) -> None:
    for reading, event in found:
        _line(console, event_words(reading, event, many=many), 4)
        _line(console, Text(f"{when_words(event.when, event.gaps)} · {place_words(event.place, event.gaps)}", "dim"), 6)


def _print_tolls(record: Record, console: Console) -> None:
    _section(console, "TOLLS", "as said; nothing is added up, nothing overwritten")
    if not record.tolls:
        _line(console, Text("No toll is given.", "dim"), 2)
    lines = {row["tally_id"]: row for row in rows(record, "tolls")}
    for toll in record.tolls:
        _line(console, _toll_head(toll), 2)
        for entry in toll.entries:
            row = lines[entry.tally]
            note = "copy of the same text" if entry.copy_of else "" if entry.change in ("first", "other") else entry.change
            text = Text.assemble(
                (str(entry.day or "no day") + "  ", "cyan"),
                (f"{bounds_words(entry):<16}", "bold"),
                f" “{row['words']}”  ",
                (row["speaker"] or "the report's own voice", "yellow"),
                (f"  in {row['outlet'] or 'an unnamed outlet'}", "dim"),
                (f"  {note}" if note else "", "magenta"),
            )
            _line(console, text, 4)


def _toll_head(toll: Toll) -> Text:
    where = toll.country or "place not stated"
    period = ["in the past" if toll.since == EARLIER else f"since {toll.since}"] if toll.since else []
    parts = [toll.category, toll.scope or "people", where, *period]
    return Text.assemble((" · ".join(parts), "bold"), ("  " + toll.grade, "red bold" if toll.grade == "contested" else "dim"))


def _print_disputes(record: Record, console: Console) -> None:
    _section(console, "CONTESTED", "statements that cannot all stand")
    if not record.disputes:
        _line(console, Text("No dispute was found.", "dim"), 2)
    for dispute in record.disputes:
        _line(console, Text(dispute.matter, "bold red"), 2)
        for line, indent in dispute_lines(record, dispute):
            _line(console, line, indent)


def _print_issues(record: Record, console: Console) -> None:
    _section(console, "DOUBTS", "what the machine could not settle")
    found = rows(record, "issues")
    if not found:
        _line(console, Text("None.", "dim"), 2)
    for row in found[:MAX_ISSUES]:
        words = f" (“{row['words']}”)" if row["words"] and row["words"] not in row["message"] else ""
        _line(console, Text.assemble((row["code"] + "  ", "cyan"), row["message"] + words), 2)
    if len(found) > MAX_ISSUES:
        _line(console, Text(f"… and {len(found) - MAX_ISSUES} more (--json has all)", "dim"), 2)
