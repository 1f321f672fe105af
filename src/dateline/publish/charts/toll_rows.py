"""The entries of a ledger as rows, each with what decides how it is drawn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from string import ascii_uppercase

from dateline.model import Reading, Record, Statement, Toll, TollEntry
from dateline.model.tables import one_line, speaker_name, through_names
from dateline.publish import heads, phrases
from dateline.publish.charts.marks import shape_of
from dateline.publish.charts.shapes import Link, TollRow
from dateline.publish.statements import NO_SPEAKER
from dateline.publish.toll_words import Axis, axis_day, change_words, number_words, rebased_words

APPROXIMATE = ("vague", "about")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """An entry to draw.

    Attributes:
        row: what the table shows of it; entry: what it was made from.
        day: where it stands; None = its day is not known, and it is not drawn.
        value: where its dot stands: the best value, else a bound; None = no number, and it is not drawn.
        letter: of its speaker; shape: of the speaker's kind.
    """

    row: TollRow
    entry: TollEntry
    day: date | None
    value: int | None
    letter: str
    shape: str

    @property
    def increment(self) -> bool:
        """Whether it is a further number, which is never drawn among totals."""
        return self.entry.basis == "increment"

    @property
    def copy(self) -> bool:
        """Whether it repeats another report."""
        return self.entry.copy_of is not None


def points(toll: Toll, record: Record, link: Link, by: Axis) -> tuple[Point, ...]:
    """The entries in order of the axis; those without a day at the end."""
    readings = {r.report.id: r for r in record.readings}
    letters = _letters(toll)
    made = [_point(e, readings[e.report], letters[e.voice], link, by) for e in toll.entries if e.report in readings]
    return tuple(sorted(_one_shape(made), key=lambda p: (p.day is None, p.day or date.min)))


def _one_shape(made: Sequence[Point]) -> Iterator[Point]:
    """Every name with one shape: that of the first kind a report knows it as."""
    shapes: dict[str, str] = {}
    for p in sorted(made, key=lambda p: p.shape == shape_of("unknown")):
        shapes.setdefault(p.row.speaker, p.shape)
    return (replace(p, shape=shapes[p.row.speaker]) for p in made)


def _letters(toll: Toll) -> Mapping[str, str]:
    voices = dict.fromkeys(e.voice for e in toll.entries)
    return {voice: ascii_uppercase[n] if n < len(ascii_uppercase) else "" for n, voice in enumerate(voices)}


def _point(e: TollEntry, reading: Reading, letter: str, link: Link, by: Axis) -> Point:
    tally = next(t for t in reading.tallies if t.id == e.tally)
    said = next((s for s in reading.statements if s.id == tally.statement), None)
    day = reading.report.published if by == "report" else axis_day(e, by)
    kind = said.speaker_kind if said else "outlet"
    row = TollRow(
        day=phrases.day(day),
        iso=day.isoformat() if day else "",
        letter=letter,
        speaker=_speaker(reading, said),
        kind=phrases.speaker_kind(kind),
        through=tuple(through_names(reading, said)) if said else (),
        outlet=heads.outlet(reading),
        number=number_words(e),
        words=one_line(reading, tally.span),
        low=e.low,
        best=e.best,
        high=e.high,
        basis=phrases.basis(e),
        change=change_words(e),
        reason="" if e.copy_of else e.reason,
        event=phrases.period(e.first, e.last) or "",
        reported=phrases.day(reading.report.published),
        rebased=rebased_words(e),
        marks=frozenset(_marks(e)),
        href=link(e.tally),
    )
    value = next((n for n in (e.best, e.low, e.high) if n is not None), None)
    return Point(row=row, entry=e, day=day, value=value, letter=letter, shape=shape_of(kind))


def _speaker(reading: Reading, said: Statement | None) -> str:
    return (speaker_name(reading, said) or NO_SPEAKER) if said else f"{heads.outlet(reading)}, in its own voice"


def _marks(e: TollEntry) -> Sequence[str]:
    holds = {
        "vague": e.qualifier in APPROXIMATE,
        "open": e.low is not None and e.high is None and e.qualifier != "about",
        "copy": e.copy_of is not None,
        "increment": e.basis == "increment",
        "fall": e.change == "fall" and e.basis != "stock",
        "revision": e.change == "revision",
        "late": e.change == "retroactive" and e.basis != "increment",
        "soft": e.low is None and e.high is None and e.best is not None,
    }
    return [name for name, held in holds.items() if held]
