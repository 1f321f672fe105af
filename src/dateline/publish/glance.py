"""What a report claims, at a glance: events by whether they are said to have happened, and how many people, in whose words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.model import Event, Reading, Tally
from dateline.model.bounds import bounds_words
from dateline.model.event import Auxiliary
from dateline.model.touched import rejected
from dateline.publish import phrases
from dateline.publish.cards import Badge, Card, Fact

MOST_LINES = 12
"""So many events of a group stand open; the others are folded."""
MOST_FIGURES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One event in a line or two.

    Attributes:
        href: address of its card.
        title: what it is, in plain words.
        words: the words that name it.
        who, whom: who does it, to whom; empty where that is not stated.
        facts: when and where.
        voices: on whose word, the innermost speaker last; the report's own voice where it is nobody else's.
    """

    href: str
    title: str
    words: tuple[Fact, ...]
    who: tuple[Fact, ...]
    whom: tuple[Fact, ...]
    facts: tuple[Fact, ...]
    voices: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The events of one auxiliary mode: `claims` stand open, `more` are folded."""

    anchor: str
    badge: Badge
    claims: tuple[Claim, ...]
    more: tuple[Claim, ...]

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.claims) + len(self.more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One count: its bounds as people write them (None = not said), its words, and whose they are."""

    href: str
    title: str
    badge: Badge | None
    low: str | None
    best: str | None
    high: str | None
    words: tuple[Fact, ...]
    facts: tuple[Fact, ...]
    voices: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """All of it. `told` are the counts said to be so that are no part of another, for the head of the page, and `untold` how many more there are."""

    batches: tuple[Batch, ...]
    figures: tuple[Figure, ...]
    told: tuple[Figure, ...]

    @property
    def untold(self) -> int:
        """How many counts the head of the page does not show."""
        return len(self.figures) - len(self.told)


def glance(reading: Reading, events: Sequence[Card], tallies: Sequence[Card], *, anchor: str) -> Glance:
    """The glance of a reading, without what persons rejected.

    Args:
        reading: the reading.
        events: its event cards, in its order.
        tallies: its count cards, in its order.
        anchor: what the names of its groups begin with.
    """
    gone = rejected(reading)
    counts = [(t, card) for t, card in zip(reading.tallies, tallies, strict=True) if t.id not in gone]
    figures = tuple(_figure(t, card) for t, card in counts)
    so = tuple(f for f in figures if f.badge is None)
    whole = [f for (t, _), f in zip(counts, figures, strict=True) if f.badge is None and t.part_of is None]
    return Glance(
        batches=tuple(_batches([(e, card) for e, card in zip(reading.events, events, strict=True) if e.id not in gone], anchor)),
        figures=(*so, *(f for f in figures if f.badge is not None)),
        told=tuple(whole[:MOST_FIGURES]),
    )


def _batches(pairs: Sequence[tuple[Event, Card]], anchor: str) -> Iterable[Batch]:
    for auxiliary, badge in phrases.AUXILIARIES.items():
        claims = tuple(_claim(e, card) for e, card in pairs if e.auxiliary == auxiliary)
        if claims:
            yield Batch(anchor=batch_anchor(anchor, auxiliary), badge=badge, claims=claims[:MOST_LINES], more=claims[MOST_LINES:])


def batch_anchor(anchor: str, auxiliary: Auxiliary) -> str:
    """The name of a group in the page."""
    return f"{anchor}-{auxiliary}"


def _claim(e: Event, card: Card) -> Claim:
    return Claim(
        href=f"#{card.anchor}",
        title=phrases.event_name(e.type, e.mode),
        words=card.words,
        who=_row(card, "Who"),
        whom=_row(card, "To whom"),
        facts=(*_day(e, card), *_row(card, "Where")),
        voices=_row(card, "Said by"),
    )


def _day(e: Event, card: Card) -> tuple[Fact, ...]:
    """The days, where they are known; else the words for the time."""
    known = phrases.period(e.when.earliest, e.when.latest) if e.when else None
    return (Fact(text=known),) if known else _row(card, "When")


def _figure(t: Tally, card: Card) -> Figure:
    return Figure(
        href=f"#{card.anchor}",
        title=f"{bounds_words(t)} {phrases.counted(t.category)}",
        badge=None if t.auxiliary == "asserted" else phrases.AUXILIARIES[t.auxiliary],
        low=_number(t.low),
        best=_number(t.best),
        high=_number(t.high),
        words=card.words,
        facts=(*_row(card, "Of whom"), *_row(card, "Where"), *_whole(card)),
        voices=_row(card, "Said by"),
    )


def _whole(card: Card) -> tuple[Fact, ...]:
    return tuple(Fact(text=f"part of {fact.text[:1].lower()}{fact.text[1:]}") for fact in _row(card, "Part of"))


def _number(value: int | None) -> str | None:
    return None if value is None else f"{value:,}"


def _row(card: Card, label: str) -> tuple[Fact, ...]:
    return next((row.facts for row in card.rows if row.label == label), ())
