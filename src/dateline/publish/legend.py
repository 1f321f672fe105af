"""What the four counts and the grades of an event mean, in the words a reader meets wherever they stand."""

from collections.abc import Mapping

from dateline.model import Incident
from dateline.publish.cards import Badge

COUNTS: Mapping[str, tuple[str, str]] = {
    "n_reports": ("reports", "Reports that tell of it. A report that carries another's text is counted here too."),
    "n_outlets": ("outlets", "Outlets that published these reports."),
    "n_speakers": (
        "speakers",
        "People and bodies on whose word it rests, and outlets where they tell it themselves. Two outlets that quote one ministry are one speaker.",
    ),
    "n_independent_sources": (
        "independent",
        "Speakers whose word does not come from one and the same text: a wire story in seven outlets is one source.",
    ),
}
"""Field of an incident → its short name and what it counts. None of them is a number of events."""

GRADES: Mapping[str, Badge] = {
    "contested": Badge(
        kind="contested",
        sign="⇄",
        text="contested",
        title="Statements about it cannot all be right: somebody denies it, or gives another number, place or culprit.",
    ),
    "confirmed": Badge(kind="confirmed", sign="●●●", text="confirmed", title="The party held responsible says so itself."),
    "fair": Badge(kind="fair", sign="●●", text="fair", title="Two or more independent sources say so. A copied text counts once."),
    "weak": Badge(kind="weak", sign="●", text="weak", title="One independent source says so."),
    "discounted": Badge(kind="discounted", sign="○", text="discounted", title="A person found it wrong. No machine sets this grade."),
}
"""Grades in the terms of Airwars, each with the printed rule by which it is given."""


def counts_of(incident: Incident) -> tuple[tuple[str, int, str], ...]:
    """The four counts of an incident, side by side: short name, number, what it counts."""
    return tuple((_of(name, getattr(incident, field)), getattr(incident, field), meaning) for field, (name, meaning) in COUNTS.items())


def _of(name: str, n: int) -> str:
    return name.removesuffix("s") if n == 1 else name
