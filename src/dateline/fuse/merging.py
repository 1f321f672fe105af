"""Two events that may be one → how likely they are, in log odds, and the reasons in words.

The words of both are weighed as ECB+ taught (fuse/same). What readings know beyond words (days, places, codes, actors) moves the odds by
steps of our own (`incidents.toml`), for no public gold has both.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

import numpy as np

from dateline.fuse.fitting import shared
from dateline.fuse.known import Known
from dateline.fuse.same import weighed
from dateline.fuse.same.rows import Array
from dateline.fuse.same.words import WORD, kinship, stem_of
from dateline.fuse.told import Told
from dateline.model import Event, Reading
from dateline.model.wording import one_line
from dateline.resources import load_toml

_SHOWN = 3  # names in a reason


class Likeness(NamedTuple):
    """What events of pairs have in common beyond their words, and what is not known of them; the names are those of the steps.

    Each an array over the pairs.
    """

    copied: Array
    same_day: Array
    same_days: Array
    same_place: Array
    same_country: Array
    then_and_there: Array
    no_day: Array
    no_place: Array
    no_day_here: Array
    no_place_here: Array
    pointing: Array
    one_sentence: Array
    same_type: Array
    same_mode: Array
    other_mode: Array
    outcome: Array
    actor: Array
    recipient: Array


def odds(known: Known, i: Array, j: Array) -> Array:
    """Log odds of each pair of events, to a thousandth."""
    words = weighed([t.telling for t in known.told], i, j)
    found = likeness(known, i, j)
    return np.round(words + _steps()["nothing_parts"] + sum(_steps()[name] * holds for name, holds in found._asdict().items()), 3)


def chance(log_odds: float) -> float:
    """The chance of log odds, to a thousandth; never quite certain."""
    return min(0.999, round(1 / (1 + math.exp(-log_odds)), 3))


def likeness(known: Known, i: Array, j: Array) -> Likeness:
    """What pairs of events share."""
    inside, placed = known.inside(i, j), known.placed[i] & known.placed[j]
    meet, one_day, here = known.dated[i] & known.dated[j], known.one_day(i, j), known.one_place(i, j)
    same_type = known.type[i] == known.type[j]
    moded, one_mode = known.moded[i] & known.moded[j], known.mode[i] == known.mode[j]
    outcome = same_type & ~one_mode & (known.killed[i] | known.killed[j]) & one_day & here
    later = np.where(known.trigger[j] > known.trigger[i], j, i)
    actor, recipient = known.people(i, j)
    return Likeness(
        copied=_copied(known, i, j, inside),
        same_day=one_day,
        same_days=meet & ~one_day,
        same_place=here,
        same_country=placed & ~here,
        then_and_there=one_day & here & ~known.words[i] & ~known.words[j],
        no_day=~meet & ~inside,
        no_place=~placed & ~inside,
        no_day_here=~meet & inside,
        no_place_here=~placed & inside,
        pointing=inside & known.pointing[later],
        one_sentence=inside & same_type & (known.at[i] == known.at[j]) & ~(meet & ~one_day),
        same_type=same_type,
        same_mode=same_type & moded & one_mode,
        other_mode=same_type & moded & ~one_mode & ~outcome,
        outcome=outcome,
        actor=actor,
        recipient=recipient,
    )


def _copied(known: Known, i: Array, j: Array, inside: Array) -> Array:
    """Whether two copies of one text tell of it in the same words."""
    found = np.zeros(len(i), dtype=bool)
    for n in np.flatnonzero(~inside & (known.source[i] == known.source[j])).tolist():
        a, b = known.told[i[n]].telling, known.told[j[n]].telling
        found[n] = a.words == b.words and a.sentence == b.sentence
    return found


@cache
def _steps() -> Mapping[str, float]:
    steps: Mapping[str, float] = load_toml("incidents.toml")["steps"]
    return steps


def reasons(known: Known, i: Array, j: Array) -> list[tuple[str, ...]]:
    """Why the two events of each pair are one, each reason a sentence; the first says what both tell of."""
    found = zip(*(column.tolist() for column in likeness(known, i, j)), strict=True)
    return [
        tuple(_sentences(known.told[a], known.told[b], Likeness(*holds))) for a, b, holds in zip(i.tolist(), j.tolist(), found, strict=True)
    ]


def _sentences(a: Told, b: Told, found: Likeness) -> Iterator[str]:
    both = "One report tells twice" if a.reading is b.reading else "Both reports tell"
    where = f" in {a.place.name}" if a.place and found.same_place else ""
    when = f" on {a.earliest.day} {a.earliest:%B %Y}" if a.earliest and found.same_day else ""
    yield f"{both} of {_what(a.event)} ({_triggers(a, b)}){where}{when}."
    if found.copied:
        yield "One text is a copy of the other and says it in the same words."
    if found.outcome:
        yield "One tells of an attack, the other of people killed in one, on that day at that place."
    if found.one_sentence:
        yield "One sentence tells both, of one kind, time and place."
    yield from _people(a, b, found)
    yield from _words(a, b)
    if found.pointing:
        yield "The later words point back to what has been told."
    unknown = [
        name for name, missing in (("day", found.no_day or found.no_day_here), ("place", found.no_place or found.no_place_here)) if missing
    ]
    if unknown:
        yield f"The {' and the '.join(unknown)} {'is' if len(unknown) == 1 else 'are'} not known of both; nothing else tells them apart."


def _what(event: Event) -> str:
    types: Mapping[str, Mapping[str, str]] = load_toml("plover.toml")["type"]
    return str(types[event.type]["words"])


def _triggers(a: Told, b: Told) -> str:
    return " / ".join(dict.fromkeys(one_line(t.reading, t.event.trigger) for t in (a, b)))


def _people(a: Told, b: Told, found: Likeness) -> Iterator[str]:
    if found.actor:
        yield f"Both name {_names(a.reading, shared(a.actors, b.actors))} as the one who acts."
    if found.recipient:
        yield f"Both name {_names(a.reading, shared(a.recipients, b.recipients))} as the one it is done to."
    if not found.actor and not found.recipient:
        stems = (a.telling.everyone & b.telling.everyone) - a.telling.words
        if stems:
            yield f"Both tell of {_written(a, stems)}."


def _names(reading: Reading, ids: Iterable[str]) -> str:
    names = {actor.id: actor.name for actor in reading.actors}
    return ", ".join(sorted(names.get(i, i) for i in ids)[:_SHOWN])


def _written(t: Told, stems: frozenset[str]) -> str:
    """Words of those who take part that have these stems, as they are written."""
    words = [one_line(t.reading, p.span) for p in (*t.event.actors, *t.event.recipients)]
    if t.event.place is not None:
        words.append(one_line(t.reading, t.event.place.span))
    fitting = [w for w in words if stems & frozenset(_stems(w))]
    return ", ".join(dict.fromkeys(f"“{w}”" for w in fitting[:_SHOWN])) or ", ".join(sorted(stems)[:_SHOWN])


def _stems(words: str) -> Iterator[str]:
    return (stem_of(w) for w in WORD.findall(words))


def _words(a: Told, b: Told) -> Iterator[str]:
    if not a.telling.words & b.telling.words:
        k = kinship(a.telling.head, b.telling.head)
        if k.synonym or k.derived or k.broader:
            yield f"“{one_line(a.reading, a.event.trigger)}” and “{one_line(b.reading, b.event.trigger)}” name one kind of event."
    numbers = sorted(a.telling.numbers & b.telling.numbers)
    if numbers:
        yield f"Both sentences have the number {', '.join(numbers[:_SHOWN])}."
