"""Mentions → `When`, `Place`, `Actor`: which day, which place, who.

Takes what the earlier stages found and gives it back with days, places and actors filled in where the words allow.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.ground.actorbook import ActorBook, used
from dateline.ground.actors import Namer
from dateline.ground.fill import Filler
from dateline.ground.intervals import find_intervals
from dateline.ground.places import doubts, find_places, locate
from dateline.ground.placesown import PlaceList, load_places
from dateline.ground.settle import Settler
from dateline.ground.timeday import dated
from dateline.ground.times import find_times, find_times_and_doubts
from dateline.model import Actor, Document, Event, Issue, Place, Statement, Tally, When
from dateline.names import ActorList

__all__ = ["Grounding", "PlaceList", "dated", "find_places", "find_times", "ground", "load_places"]


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


def ground(
    document: Document,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    tallies: tuple[Tally, ...],
    *,
    actors: ActorList | None = None,
    places: PlaceList | None = None,
) -> Grounding:
    """Days, places and actors by rules, with the gazetteer and the lists of `resources`, a user's lists of actors and places before ours."""
    times, time_doubts = find_times_and_doubts(document)
    intervals = find_intervals(document, times)
    located = locate(document, places)
    namer = Namer(document, frozenset(f.place.span for f in located if f.role == "place" and f.place.lat is not None), actors)
    filler = Filler(document, namer, Settler(document, times, intervals, located, (e.trigger for e in events)))
    said = tuple(filler.statement(s) for s in statements)
    by_id = {s.id: s for s in said}
    happened = tuple(filler.event(e, by_id) for e in events)
    counted = filler.tallies(tallies, by_id)
    return Grounding(
        statements=said,
        events=happened,
        tallies=counted,
        actors=used(namer.book, _ids(said, happened)),
        places=tuple(found.place for found in located if found.role == "place"),
        whens=tuple(sorted((*times, *intervals), key=lambda w: (w.span, w.value))),
        issues=(*time_doubts, *doubts(located, document), *filler.issues, *_shared(namer.book)),
    )


def _ids(statements: tuple[Statement, ...], events: tuple[Event, ...]) -> Iterator[str]:
    for statement in statements:
        yield from filter(None, (statement.speaker, *(link.actor for link in statement.chain)))
    for event in events:
        yield from filter(None, (p.actor for p in (*event.actors, *event.recipients)))


def _shared(book: ActorBook) -> Iterator[Issue]:
    for span in book.shared.values():
        name = " ".join(book.document.words(span).split())
        yield Issue(
            code="shared-surname", message=f"Two people in this report are called “{name}”; which one is meant is not said.", span=span
        )
