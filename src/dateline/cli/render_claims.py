"""Events and counts in the terminal: what is said to have happened, what is not, and how many, in whose words."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from rich.text import Text

from dateline.cli.render_persons import person_lines
from dateline.cli.render_words import AUXILIARY, event_words, place_words, voice_words, when_words
from dateline.model import Event, Incident, Reading, Record, Tally, Toll
from dateline.model.bounds import bounds_words
from dateline.model.tables import one_line, rows
from dateline.model.touched import rejected
from dateline.model.wording import period_words
from dateline.publish.phrases import AUXILIARIES, counted, event_name

Line = Callable[[Text | str, int], None]
"""Prints one line with so many blanks before it."""
_IN_LEDGERS = ("asserted", "historical")
_BOUNDS = 24
_SUMMED = 6


def summary(reading: Reading) -> Text:
    """How many events are said to have happened and how many not, and the counts that are said to be so and no part of another: one line."""
    found = Counter(e.auxiliary for e in reading.events)
    parts = [(f"{found[kind]} {badge.text}", AUXILIARY[kind][1]) for kind, badge in AUXILIARIES.items() if found[kind]]
    so = [f"{bounds_words(t)} {counted(t.category)}" for t in reading.tallies if t.auxiliary == "asserted" and t.part_of is None]
    if so:
        parts.append((", ".join(dict.fromkeys(so[:_SUMMED])) + (" …" if len(so) > _SUMMED else ""), "bold"))
    return Text(" · ", "dim").join(Text(*part) for part in parts) if parts else Text("no event and no count of people", "dim")


def print_events(record: Record, line: Line) -> None:
    """Events by whether they are said to have happened, then those that several reports tell."""
    if not record.events:
        line(Text("No event of the ontology is named.", "dim"), 2)
    for auxiliary, (label, style) in AUXILIARY.items():
        found = [(r, e) for r in record.readings for e in r.events if e.auxiliary == auxiliary]
        if found:
            line(Text.assemble((label, style), (f"  {len(found)}", "dim")), 2)
            _print_lines(found, line, many=len(record.readings) > 1)
    several = [i for i in record.incidents if i.n_reports > 1]
    if several:
        line(Text("Told by more than one report", "bold"), 2)
    for incident in several:
        line(_incident_words(incident), 4)


def _print_lines(found: Iterable[tuple[Reading, Event]], line: Line, *, many: bool) -> None:
    for reading, event in found:
        line(event_words(reading, event), 4)
        where_when = f"{when_words(event.when, event.gaps)} · {place_words(event.place, event.gaps)} · "
        said = Text.assemble((where_when, "dim"), voice_words(reading, event.statements))
        if many:
            said.append(f"  in {reading.report.outlet or 'an unnamed outlet'}", "dim")
        line(said, 6)
        for note in person_lines(reading, event.id):
            line(note, 6)


def _incident_words(i: Incident) -> str:
    return (
        f"{event_name(i.type, i.mode)} · {i.earliest or 'no day'} · {i.place or 'no place'} · {i.n_reports} reports, "
        f"{i.n_outlets} outlets, {i.n_speakers} speakers, {i.n_independent_sources} independent · {i.grade}"
    )


def print_tolls(record: Record, line: Line) -> None:
    """The ledgers of what is said to be so, then the counts of what is not."""
    untold = [(r, t) for r in record.readings for t in r.tallies if t.auxiliary not in _IN_LEDGERS]
    wrong = [(r, t) for r in record.readings for t in r.tallies if t.auxiliary in _IN_LEDGERS and t.id in rejected(r)]
    if not record.tolls and not untold + wrong:
        line(Text("No toll is given.", "dim"), 2)
    by_tally = {row["tally_id"]: row for row in rows(record, "tolls")}
    readings = {r.report.id: r for r in record.readings}
    for toll in record.tolls:
        line(_toll_head(toll), 2)
        for entry, text in zip(toll.entries, _entries(toll, by_tally), strict=True):
            line(text, 4)
            for note in person_lines(readings[entry.report], entry.tally):
                line(note, 6)
    for title, found in (("Counts of what is not said to have happened", untold), ("Counts that a person rejected", wrong)):
        if found:
            line(Text(title, "bold magenta"), 2)
        for reading, tally in found:
            line(_untold(reading, tally), 4)
            for note in person_lines(reading, tally.id):
                line(note, 6)


def _entries(toll: Toll, by_tally: Mapping[str, Mapping[str, object]]) -> Iterator[Text]:
    for entry in toll.entries:
        row = by_tally[entry.tally]
        note = "copy of the same text" if entry.copy_of else "" if entry.change in ("first", "other") else entry.change
        yield Text.assemble(
            (str(entry.day or "no day") + "  ", "cyan"),
            (f"{bounds_words(entry):<16}", "bold"),
            (f" {three(entry.low, entry.best, entry.high):<{_BOUNDS}}", "dim"),
            f" “{row['words']}”  ",
            (str(row["speaker"] or "the report's own voice"), "yellow"),
            (f"  in {row['outlet'] or 'an unnamed outlet'}", "dim"),
            (f"  {note}" if note else "", "magenta"),
        )


def three(low: int | None, best: int | None, high: int | None) -> str:
    """The three bounds, the lowest first; a dash where one is not said."""
    return " / ".join("–" if n is None else f"{n:,}" for n in (low, best, high))


def _untold(reading: Reading, tally: Tally) -> Text:
    label, style = AUXILIARY[tally.auxiliary]
    return Text.assemble(
        (f"{label.partition(',')[0]}: ", style),
        f"{bounds_words(tally)} {counted(tally.category)}  “{one_line(reading, tally.span)}”  ",
        voice_words(reading, (tally.statement,) if tally.statement else ()),
    )


def _toll_head(toll: Toll) -> Text:
    where = toll.country or "place not stated"
    period = [period_words(toll.period)] if toll.period else []
    parts = [toll.category, toll.scope or "people", where, *period]
    return Text.assemble((" · ".join(parts), "bold"), ("  " + toll.grade, "red bold" if toll.grade == "contested" else "dim"))
