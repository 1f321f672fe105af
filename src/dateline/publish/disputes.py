"""Disputes with their sides, as a page shows them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.model import Dispute, Reading, Record, Side, Statement
from dateline.model.tables import content_words, speaker_name, through_names
from dateline.publish import phrases
from dateline.publish.cards import Badge
from dateline.publish.heads import dated, outlet
from dateline.publish.sheet import Address, local_names
from dateline.publish.statements import NO_SPEAKER


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One statement of a side, however many reports carry it.

    Attributes:
        speaker: who makes it, to show.
        through: names of those who pass it on, nearest to the speaker first.
        stance: how the speaker stands to it.
        words: what is said.
        href: where it stands in the first report that carries it.
        report: outlet and day of that report.
        again: outlet and day of the other reports that give the same words of the same speaker, each once.
    """

    speaker: str
    through: tuple[str, ...]
    stance: Badge
    words: str
    href: str
    report: str
    again: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """One side: a letter to tell it by, and its statements."""

    letter: str
    voices: tuple[Voice, ...]

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who speaks on this side, each once."""
        return tuple(dict.fromkeys(v.speaker for v in self.voices))


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeView:
    """A dispute to show; `id` is its own, `anchor` its name in the page."""

    id: str
    anchor: str
    matter: str
    sides: tuple[SideView, ...]
    reasons: tuple[str, ...]


def dispute_views(record: Record, address: Address) -> tuple[DisputeView, ...]:
    """All disputes of a record, in its order."""
    found = statements_by_id(record)
    return tuple(_view(d, d.id, found, address) for d in record.disputes)


def disputes_of(record: Record, reading: Reading, prefix: str, address: Address) -> tuple[DisputeView, ...]:
    """The disputes a reading has part in."""
    own = {s.id for s in reading.statements}
    found = statements_by_id(record)
    touching = [d for d in record.disputes if own & {id_ for side in d.sides for id_ in side.statements}]
    return tuple(_view(d, f"{prefix}x{n}", found, address) for n, d in enumerate(touching, start=1))


def statements_by_id(record: Record) -> Mapping[str, tuple[Reading, Statement]]:
    """Every statement of a record with its reading."""
    return {s.id: (r, s) for r in record.readings for s in r.statements}


def _view(d: Dispute, anchor: str, found: Mapping[str, tuple[Reading, Statement]], address: Address) -> DisputeView:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    sides = tuple(SideView(letter=letters[n % len(letters)], voices=tuple(_voices(side, found, address))) for n, side in enumerate(d.sides))
    return DisputeView(id=d.id, anchor=anchor, matter=d.matter, sides=sides, reasons=d.reasons)


def _voices(side: Side, found: Mapping[str, tuple[Reading, Statement]], address: Address) -> Iterator[Voice]:
    """The statements of a side by day; the same words of the same speaker stand once."""
    told: dict[tuple[str, str], list[tuple[Reading, Statement]]] = {}
    for reading, statement in sorted((found[i] for i in side.statements if i in found), key=_day):
        key = ((speaker_name(reading, statement) or "").casefold(), " ".join(content_words(reading, statement).casefold().split()))
        told.setdefault(key, []).append((reading, statement))
    for (reading, statement), *again in told.values():
        yield _voice(reading, statement, [f"{outlet(r)}, {dated(r)}" for r, _ in again], address)


def _day(told: tuple[Reading, Statement]) -> tuple[str, bool, str]:
    """By day, and of one day a report that credits an agency after the agency's own."""
    reading, statement = told
    return str(reading.report.published or ""), reading.credit is not None, statement.id


def _voice(reading: Reading, statement: Statement, again: Sequence[str], address: Address) -> Voice:
    return Voice(
        speaker=speaker_name(reading, statement) or NO_SPEAKER,
        through=tuple(through_names(reading, statement)),
        stance=phrases.STANCES[statement.stance],
        words=content_words(reading, statement) or "not stated",
        href=address(reading.report.id, local_names(reading)[statement.id]),
        report=f"{outlet(reading)}, {dated(reading)}",
        again=tuple(dict.fromkeys(again)),
    )
