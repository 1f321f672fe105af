"""A reading as its page shows it: the article in pieces, the fields as cards, and the links between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.model import Codebook, Passage, Reading, Record, Span
from dateline.publish import heads
from dateline.publish.cards import Card, Group
from dateline.publish.disputes import DisputeView, disputes_of
from dateline.publish.events import event_cards, tally_cards
from dateline.publish.glance import Glance, glance
from dateline.publish.rest import doubt_cards, place_cards, time_cards
from dateline.publish.segments import Mark, Segment, cut
from dateline.publish.sheet import Address, Sheet
from dateline.publish.statements import statement_groups

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")  # BCP 47, as far as an attribute needs it
PLAIN = ("body", "heading", "dateline")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A segment with its words. `href` leads to the innermost field over it; None where nothing was read."""

    words: str
    segment: Segment
    href: str | None
    title: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A passage of the article, or the white space between two.

    Attributes:
        kind: the passage's kind; `gap` for white space between passages.
        note: why it is not read; None where it is.
        stretches: its text, in order, complete.
    """

    kind: str
    note: str | None
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """One reading, ready for the template."""

    anchor: str
    headline: str
    outlet: str
    dated: str
    url: str | None
    language: str
    counts: tuple[str, ...]
    said: int
    unsure: int
    pieces: tuple[Piece, ...]
    groups: tuple[Group, ...]
    events: tuple[Card, ...]
    tallies: tuple[Card, ...]
    disputes: tuple[DisputeView, ...]
    places: tuple[Card, ...]
    times: tuple[Card, ...]
    doubts: tuple[Card, ...]
    glance: Glance
    codebook: Codebook | None
    marks: tuple[Mark, ...]


def reading_view(record: Record, reading: Reading, *, prefix: str, address: Address) -> ReadingView:
    """The view of one reading of a record.

    Args:
        record: the record it belongs to (for the disputes it has part in).
        reading: the reading.
        prefix: what all names of this reading begin with in the page (empty on a page of its own).
        address: how to link to a field of any report of the record.
    """
    sheet = Sheet(reading, prefix=prefix, address=address)
    groups, events, tallies = statement_groups(sheet), event_cards(sheet), tally_cards(sheet)
    places, times, doubts = place_cards(sheet), time_cards(sheet), doubt_cards(sheet)
    return ReadingView(
        anchor=f"{prefix}report",
        headline=heads.headline(reading),
        outlet=heads.outlet(reading),
        dated=heads.dated(reading),
        url=heads.web_address(reading),
        language=reading.language if _LANGUAGE.fullmatch(reading.language) else "",
        counts=tuple(heads.counts(reading)),
        said=len(reading.statements),
        unsure=sum(s.unsure for s in reading.statements),
        pieces=tuple(_pieces(reading, sheet.marks)),
        groups=groups,
        events=events,
        tallies=tallies,
        disputes=disputes_of(record, reading, prefix, address),
        places=places,
        times=times,
        doubts=doubts,
        glance=glance(reading, events, tallies, anchor=f"{prefix}report"),
        codebook=reading.codebook,
        marks=tuple(sheet.marks),
    )


def excerpt(reading: Reading, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """The passages of a reading in which some of these marks stand, with these marks alone."""
    return tuple(piece for piece in _pieces(reading, list(marks)) if any(s.segment.marks for s in piece.stretches))


def _pieces(reading: Reading, marks: list[Mark]) -> Iterator[Piece]:
    text = reading.report.text
    segments = iter(cut(len(text), marks, [p.span for p in reading.passages]))
    for span, passage in _spans(len(text), reading.passages):
        stretches: list[Stretch] = []
        while not stretches or stretches[-1].segment.span.end < span.end:
            stretches.append(_stretch(text, next(segments)))
        kind, note = _kind(passage, text, span)
        yield Piece(kind=kind, note=note, stretches=tuple(stretches))


def _spans(length: int, passages: tuple[Passage, ...]) -> Iterator[tuple[Span, Passage | None]]:
    """The whole text as passages and the gaps between them, none empty."""
    at = 0
    for passage in passages:
        if at < passage.span.start:
            yield Span(at, passage.span.start), None
        if passage.span.start < passage.span.end:
            yield passage.span, passage
        at = passage.span.end
    if at < length:
        yield Span(at, length), None


def _kind(passage: Passage | None, text: str, span: Span) -> tuple[str, str | None]:
    if passage is None:
        return ("gap", None) if span.words(text).isspace() else ("furniture", "not read")
    if passage.kind in PLAIN:
        return passage.kind, None
    what = f"{passage.kind}: {passage.reason}" if passage.reason and passage.reason != passage.kind else passage.kind
    return passage.kind, f"not read ({what})"


def _stretch(text: str, segment: Segment) -> Stretch:
    inner = segment.marks[0] if segment.marks else None
    return Stretch(
        words=segment.span.words(text),
        segment=segment,
        href=f"#{inner.field}" if inner else None,
        title=inner.title if inner else None,
    )
