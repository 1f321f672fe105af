"""Single values of a record in words."""

from collections.abc import Iterator, Mapping, Sequence

from rich.text import Text

from dateline.model import Dispute, Event, Gap, Participant, Place, Reading, Record, Statement, When
from dateline.model.tables import content_words, one_line, speaker_name, through_names
from dateline.publish.phrases import event_name

AUXILIARY: Mapping[str, tuple[str, str]] = {
    "asserted": ("■ Said to have happened", "bold green"),
    "negated": ("✕ Denied or not so", "bold red"),
    "requested": ("○ Asked for, not said to have happened", "bold cyan"),
    "hypothetical": ("◇ Feared or possible, not said to have happened", "bold magenta"),
    "planned": ("▷ Planned, not said to have happened", "bold cyan"),
    "historical": ("◂ In the past", "bold"),
}
STANCE = {"affirms": "", "denies": "denies", "doubts": "doubts", "wants": "wants", "fears": "fears"}


KINDS = {"unknown": "", "ngo": "NGO"}


def speaker_heading(said: Sequence[tuple[Reading, Statement]]) -> Text:
    """The name of one speaker, and what the most telling of the statements says it is."""
    name = speaker_name(*said[0]) or ""
    kind = next((s.speaker_kind for _, s in said if s.speaker_kind != "unknown"), "unknown")
    shown = KINDS.get(kind, kind)
    return Text.assemble((name, "bold yellow"), (f"  {shown}" if shown else "", "dim"))


def speaker_line(reading: Reading, statement: Statement, around: Statement | None, *, many: bool) -> Text:
    """Cue, class, stance, kind of quotation, how sure it is, chain, the statement around it, day and outlet of a statement."""
    cue = " … ".join(one_line(reading, c) for c in statement.cue)
    line = Text.assemble((cue or statement.cue_lemma, "italic"), (f"  {statement.cue_class}", "cyan"))
    if STANCE[statement.stance] and STANCE[statement.stance] != statement.cue_class:
        line.append(f", {STANCE[statement.stance]} it" if statement.stance == "denies" else f", {STANCE[statement.stance]}", "red")
    line.append(f"  {statement.quoted}", "dim")
    if statement.unsure:
        line.append(f"  unsure, {round(100 * (statement.confidence or 0))} %", "bold red")
    if statement.chain:
        line.append("  through " + ", then ".join(through_names(reading, statement)), "magenta")
    if around:
        line.append(f"  inside what {speaker_name(reading, around) or 'an unstated source'} says", "dim")
    if statement.said:
        line.append(f"  said {when_words(statement.said, ())}", "dim")
    if many:
        line.append(f"  in {reading.report.outlet or 'an unnamed outlet'}, {reading.report.published or 'no date'}", "dim")
    return line


def event_words(reading: Reading, event: Event) -> Text:
    """What it is in plain words, the words that name it, who to whom, and its PLOVER code."""
    line = Text.assemble((event_name(event.type, event.mode), "bold"), f"  “{one_line(reading, event.trigger)}”  ")
    if event.actors or event.recipients:
        line.append(f"{_who(reading, event.actors)} → {_who(reading, event.recipients)}")
    line.append(f"  {event.type}{'/' + event.mode if event.mode else ''}", "dim")
    return line


def voice_words(reading: Reading, ids: Sequence[str]) -> Text:
    """On whose word an event or a count rests, and through whom it is told."""
    by_id = {s.id: s for s in reading.statements}
    told = [by_id[id_] for id_ in ids if id_ in by_id]
    names = [name for s in reversed(told) for name in (speaker_name(reading, s) or "an unstated source", *through_names(reading, s))]
    if not names:
        return Text("the report's own voice", "yellow")
    return Text("according to " + ", through ".join(dict.fromkeys(names)), "yellow")


def _who(reading: Reading, participants: Sequence[Participant]) -> str:
    return " & ".join(f"{one_line(reading, p.span)}{_codes(p)}" for p in participants) or "not stated"


def _codes(participant: Participant) -> str:
    codes = " ".join(c for c in (participant.country, participant.sector) if c)
    return f" [{codes}]" if codes else ""


def when_words(when: When | None, gaps: Sequence[Gap]) -> str:
    """A day or period, or why there is none."""
    if when is None:
        return f"day {_why(gaps, 'when')}"
    return _days(when) + _taken(when.taken_from)


def _days(when: When) -> str:
    if when.earliest and when.latest:
        return str(when.earliest) if when.earliest == when.latest else f"{when.earliest} to {when.latest}"
    if when.earliest or when.latest:
        return f"since {when.earliest}" if when.earliest else f"until {when.latest}"
    return f"{when.value} ({when.precision.replace('-', ' ')})"


def _taken(basis: str) -> str:
    """Where a day or place was taken from, if not from the words or the clause of what it belongs to."""
    if basis == "person":
        return " (set by a person)"
    return f" (from the {basis})" if basis not in ("stated", "clause") else ""


def place_words(place: Place | None, gaps: Sequence[Gap]) -> str:
    """A place with its country and where it was taken from, or why there is none."""
    if place is None:
        return f"place {_why(gaps, 'place')}"
    country = f", {place.country}" if place.country and place.precision != "country" else ""
    return f"{place.name}{country}{_taken(place.basis)}"


def _why(gaps: Sequence[Gap], field: str) -> str:
    return next((g.reason.replace("-", " ") for g in gaps if g.field == field), "not stated")


def dispute_lines(record: Record, dispute: Dispute) -> Iterator[tuple[Text, int]]:
    """The sides of a dispute, with each statement's speaker, outlet and words, and the indent of each line."""
    found = {s.id: (r, s) for r in record.readings for s in r.statements}
    for number, side in enumerate(dispute.sides, start=1):
        yield Text(f"side {number}", "bold"), 4
        for id_ in side.statements:
            reading, statement = found[id_]
            name = speaker_name(reading, statement) or "No stated source"
            through = "".join(f", through {n}" for n in through_names(reading, statement))
            where = f"  in {reading.report.outlet or 'an unnamed outlet'}, {reading.report.published or 'no date'}"
            yield Text.assemble((name + through, "yellow"), (where, "dim"), f"  {content_words(reading, statement)}"), 6
    for reason in dispute.reasons:
        yield Text(reason, "dim"), 4
