"""Toll ledgers in the terminal: the matter, what each speaker says in the end, every number with its days, doubts, the rules."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from rich.console import Console
from rich.text import Text

from dateline.cli.lines import Line, line, quoted, section
from dateline.jobs.select import Selection
from dateline.model import Record, Toll, TollEntry, TollVoice
from dateline.model.wording import period_words
from dateline.publish import heads, phrases
from dateline.publish.legend import GRADES
from dateline.publish.toll_words import (
    STANDINGS,
    Axis,
    Said,
    axis_day,
    by_matter,
    change_words,
    in_order,
    number_words,
    people_words,
    place_words,
    reach_words,
    rebased_words,
    rules,
    told,
    voice_words,
)

_GRADES = {"contested": "red bold", "fair": "green", "weak": "dim"}
_DAY = 13
_PLAIN_CHANGES = ("first", "same")


def print_tolls(found: Selection, console: Console, *, by: Axis = "report", ruled: bool = True) -> None:
    """Print the ledgers of a selection, those of one matter together."""
    record, put = found.record, partial(line, console)
    number = len(record.tolls)
    reports = f"{found.n_reports} report{'' if found.n_reports == 1 else 's'}"
    axis = "days counted" if by == "event" else "days of reports"
    section(console, f"TOLLS  {number}", f"in {reports}, by {axis}; every number as said")
    if not number:
        put(Text("No toll is given.", "dim"), 2)
    for n, toll in enumerate(by_matter(record.tolls), start=1):
        console.print()
        print_toll(toll, record, put, by=by, number=n)
    if ruled and number:
        _print_words(record.tolls, console, put)
        section(console, "HOW IT IS KEPT", "")
        for name, rule in rules().items():
            put(Text.assemble((f"{name:<9}", "bold"), rule), 2, 9)


def _print_words(tolls: Sequence[Toll], console: Console, put: Line) -> None:
    """What the words at the head of a ledger mean."""
    section(console, "WHAT THE WORDS MEAN", "")
    used = {toll.grade for toll in tolls}
    for grade, badge in GRADES.items():
        if grade in used:
            put(Text.assemble((f"{grade:<11}", _GRADES.get(grade, "")), (badge.title or "", "dim")), 2, 11)
    put(
        Text.assemble(
            (f"{'i-… l-…':<11}", "dim"), ("Ids: of the event that is counted, where it is known, else of the ledger itself.", "dim")
        ),
        2,
        11,
    )


def print_toll(toll: Toll, record: Record, put: Line, *, by: Axis, number: int | None = None) -> None:
    """One ledger."""
    said = told(toll, record)
    put(_head(toll, number), 2, 3)
    speakers = sum(v.standing == "stands" and v.entry is not None for v in toll.voices)
    put(Text.assemble((reach_words(toll), "bold cyan"), (f"  {_over(speakers)}", "dim")), 5)
    for voice in toll.voices:
        put(_voice(voice, said), 5, 4)
    shown = [e for e in in_order(toll.entries, by) if e.tally in said]
    put(Text("every number", "dim"), 5)
    last = {v.entry for v in toll.voices}
    for entry in shown:
        put(_entry(said[entry.tally], by, toll, quote=entry.tally not in last), 7, 4)
    for doubt in toll.doubts:
        put(Text.assemble(("look  ", "magenta bold"), doubt.message), 5, 6)


def _over(speakers: int) -> str:
    """From how many speakers the range is."""
    if not speakers:
        return ""
    return "from one speaker" if speakers == 1 else f"from {speakers} independent speakers, of each the last number that stands"


def _head(toll: Toll, number: int | None) -> Text:
    state = all(e.basis == "stock" for e in toll.entries)
    period = period_words(toll.period) if toll.period else "a state, day by day" if state else "days not stated"
    return Text.assemble(
        (f"{number}  " if number else "", "dim"),
        (people_words(toll), "bold"),
        f" · {place_words(toll)} · {period}  ",
        (toll.grade, _GRADES[toll.grade]),
        (f"  {toll.incident or toll.id}", "dim"),
    )


def _voice(voice: TollVoice, said: Mapping[str, Said]) -> Text:
    own = [s for s in said.values() if s.entry.voice == voice.voice]
    name = own[-1].speaker if own else "not in this selection"
    standing = STANDINGS[voice.standing]
    parts: list[str | tuple[str, str]] = [(name, "yellow"), "  ", (voice_words(voice), "bold" if not standing else "dim")]
    last = next((s for s in own if s.entry.tally == voice.entry), None)
    if last is not None:
        parts += ["  ", (quoted(last.words), "italic")]
    parts.append((f"  {phrases.day(voice.day)}", "dim"))
    if voice.entries > 1:
        parts.append((f", last of {voice.entries}", "dim"))
    if standing:
        parts.append((f"  {standing}", "magenta"))
    return Text.assemble(*parts)


def _entry(said: Said, by: Axis, toll: Toll, *, quote: bool) -> Text:
    """One number; its words too if `quote`, since those of each speaker's last one stand above."""
    e = said.entry
    day = axis_day(e, by)
    other = axis_day(e, "report" if by == "event" else "event")
    label = "reported" if by == "event" else "of"
    known = by == "report" and toll.first == toll.last == other
    beside = f", {label} {_short(other)}" if other and other != day and not known else ""
    through = "".join(f", through {name}" for name in said.through)
    return Text.assemble(
        (f"{_short(day) if day else 'no day':<{_DAY}}", "cyan"),
        (number_words(e), "bold"),
        ("" if e.basis == "unknown" else f" ({phrases.basis(e)})", "dim"),
        "  ",
        (said.speaker + through, "yellow"),
        (f"{'' if said.own_voice else ', in ' + heads.outlet(said.reading)}{beside}", "dim"),
        (f"  {quoted(said.words)}" if quote else "", "italic"),
        (f"  {_change(e)}", "dim" if e.change in _PLAIN_CHANGES else "magenta"),
    )


def _change(e: TollEntry) -> str:
    parts = [change_words(e)]
    if e.change in ("revision", "retroactive", "restart", "fall") and e.basis != "stock" and not e.copy_of:
        parts.append(e.reason.removeprefix("lower than before: ").removesuffix("; no reason is given"))
    return ": ".join(parts) + (f"; {words}" if (words := rebased_words(e)) else "")


def _short(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
