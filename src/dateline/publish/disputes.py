"""Disputes with their sides, as a page shows them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.model import Dispute, Reading, Record, Side, Statement
from dateline.model.tables import content_words, speaker_name
from dateline.publish import phrases
from dateline.publish.cards import Badge
from dateline.publish.heads import dated, outlet
from dateline.publish.sheet import Address, local_names
from dateline.publish.statements import NO_SPEAKER


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One statement of a side."""

    speaker: str
    stance: Badge
    words: str
    href: str
    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """One side: a letter to tell it by, and its statements."""

    letter: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeView:
    """A dispute to show."""

    anchor: str
    matter: str
    sides: tuple[SideView, ...]
    reasons: tuple[str, ...]


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
    return DisputeView(anchor=anchor, matter=d.matter, sides=sides, reasons=d.reasons)


def _voices(side: Side, found: Mapping[str, tuple[Reading, Statement]], address: Address) -> Iterator[Voice]:
    for id_ in side.statements:
        if id_ in found:
            reading, statement = found[id_]
            yield Voice(
                speaker=speaker_name(reading, statement) or NO_SPEAKER,
                stance=phrases.STANCES[statement.stance],
                words=content_words(reading, statement) or "not stated",
                href=address(reading.report.id, local_names(reading)[id_]),
                report=f"{outlet(reading)}, {dated(reading)}",
            )
