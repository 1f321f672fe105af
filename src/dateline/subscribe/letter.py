"""The text of a letter: tolls, what is contested, what else is said."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage

from dateline.model import Incident, Reading, Record, Statement, Toll, TollEntry
from dateline.model.incident import Grade
from dateline.model.tables import content_words, one_line, speaker_name, through_names

WIDTH = 76
_LEGEND = (
    "How to read this: [weak] one independent source; [fair] two or more independent sources; [contested] somebody says otherwise. "
    "Every line names who says so and where it was published. A machine read the reports; the words in quotation marks are theirs."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter to a subscriber, plain text."""

    subject: str
    text: str

    def as_message(self, *, sender: str, to: str) -> EmailMessage:
        """The letter as a mail.

        Raises:
            ValueError: an address holds a line break.
        """
        message = EmailMessage()
        message["Subject"], message["From"], message["To"] = self.subject, sender, to
        message.set_content(self.text)
        return message


def compose_letter(record: Record, since: date | None = None) -> Letter:
    """What the reports published on `since` or later say; None = all reports.

    A report without a day of publication is left out where `since` is given, and the letter says so.
    """
    chosen = [r for r in record.readings if since is None or (r.report.published is not None and r.report.published >= since)]
    undated = sum(r.report.published is None for r in record.readings) if since else 0
    parts = [
        _section("How many people", _toll_lines(record, chosen)),
        _section("What is contested", _dispute_lines(record, chosen)),
        _section("What else is said", _other_lines(record, chosen)),
        _undated(undated),
        _fill(_LEGEND),
    ]
    if not chosen:
        parts.insert(0, "There are no new reports.")
    return Letter(subject=_subject(record, chosen, since), text="\n\n".join(p for p in parts if p) + "\n")


def _subject(record: Record, chosen: list[Reading], since: date | None) -> str:
    outlets = {r.report.outlet for r in chosen if r.report.outlet}
    contested = sum(1 for d in record.disputes if _touches(d.id, record, chosen))
    period = f" since {since.isoformat()}" if since else ""
    return f"{_count(len(chosen), 'report')} from {_count(len(outlets), 'known outlet')}{period}, {contested} contested"


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _touches(dispute_id: str, record: Record, chosen: Iterable[Reading]) -> bool:
    ids = {s.id for r in chosen for s in r.statements}
    return any(d.id == dispute_id and any(s in ids for side in d.sides for s in side.statements) for d in record.disputes)


def _undated(n: int) -> str:
    if not n:
        return ""
    verb = "is" if n == 1 else "are"
    return _fill(
        f"{_count(n, 'report')} without a day of publication {verb} left out: nobody can say whether {'it is' if n == 1 else 'they are'} new."
    )


def _section(title: str, lines: Iterable[str]) -> str:
    listed = list(lines)
    return "\n".join([title.upper(), "", *listed]) if listed else ""


def _fill(text: str, first: str = "", rest: str = "") -> str:
    return textwrap.fill(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)


def _item(text: str) -> str:
    return _fill(text, "- ", "  ")


def _published(reading: Reading) -> str:
    day = reading.report.published.isoformat() if reading.report.published else "day unknown"
    return f"{reading.report.outlet or 'outlet unknown'}, {day}"


def _toll_lines(record: Record, chosen: list[Reading]) -> Iterator[str]:
    readings = {r.report.id: r for r in chosen}
    names = {a.id: a.name for a in record.actors}
    words = {t.id: one_line(r, t.span) for r in chosen for t in r.tallies}
    for toll in record.tolls:
        for entry in toll.entries:
            if entry.report in readings and entry.copy_of is None:
                yield _item(_toll_line(toll, entry, readings[entry.report], names, words))


def _toll_line(toll: Toll, entry: TollEntry, reading: Reading, names: Mapping[str, str], words: Mapping[str, str]) -> str:
    who = names.get(entry.speaker or "", "the report itself")
    where = f" in {toll.country}" if toll.country else ""
    change = {"rise": ", more than before", "fall": ", fewer than before"}.get(entry.change, "")
    return f"[{toll.grade}] {toll.category}{where}: “{words[entry.tally]}”, says {who}{change} ({_published(reading)})."


def _dispute_lines(record: Record, chosen: list[Reading]) -> Iterator[str]:
    found = {s.id: (r, s) for r in record.readings for s in r.statements}
    for dispute in record.disputes:
        if not _touches(dispute.id, record, chosen):
            continue
        for number, side in enumerate(dispute.sides, start=1):
            for id_ in side.statements:
                yield _item(f"[contested] {dispute.matter}, side {number}: {_said(*found[id_])}")


def _other_lines(record: Record, chosen: list[Reading]) -> Iterator[str]:
    disputed = {s for d in record.disputes for side in d.sides for s in side.statements}
    grades = _grades(record.incidents, chosen)
    for reading in chosen:
        for statement in reading.statements:
            if statement.id not in disputed and statement.content:
                yield _item(f"[{grades.get(statement.id, 'weak')}] {_said(reading, statement)}")


def _grades(incidents: Iterable[Incident], chosen: Iterable[Reading]) -> Mapping[str, Grade]:
    """Grade of the incident a statement's events belong to; `contested` wins over the others."""
    of_event = {e: i.grade for i in incidents for e in i.events}
    grades: dict[str, Grade] = {}
    for reading in chosen:
        for event in reading.events:
            for id_ in event.statements:
                grade = of_event.get(event.id, "weak")
                if grades.get(id_) != "contested":
                    grades[id_] = grade
    return grades


_VERBS = {"affirms": "says", "denies": "denies", "doubts": "doubts", "wants": "wants", "fears": "fears"}


def _said(reading: Reading, statement: Statement) -> str:
    who = speaker_name(reading, statement) or "somebody the report does not name"
    through = through_names(reading, statement)
    chain = f" (through {', through '.join(through)})" if through else ""
    return f"{who}{chain} {_VERBS[statement.stance]}: “{content_words(reading, statement)}” ({_published(reading)})."
