"""Two events that may be one → how likely they are, in log odds, and the reasons in words.

The words of both are weighed as ECB+ taught (fuse/same). What readings know beyond words (days, places, codes, actors) moves the odds by
steps of our own (`incidents.toml`), for no public gold has both.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from dateline.fuse.fitting import SAID, same_place, shared, then_and_there
from dateline.fuse.same import weighed
from dateline.fuse.same.words import WORD, kinship, stem_of
from dateline.fuse.told import Told
from dateline.model import Event, Reading
from dateline.model.wording import one_line
from dateline.resources import load_toml

KILLED = "targeted"  # the mode of killing: what comes of an attack
_SHOWN = 3  # names in a reason


class Likeness(NamedTuple):
    """What two events have in common beyond their words, and what is not known of them; the names are those of the steps."""

    copied: bool
    same_day: bool
    same_days: bool
    same_place: bool
    same_country: bool
    then_and_there: bool
    no_day: bool
    no_place: bool
    no_day_here: bool
    no_place_here: bool
    pointing: bool
    one_sentence: bool
    same_type: bool
    same_mode: bool
    other_mode: bool
    outcome: bool
    actor: frozenset[str]
    recipient: frozenset[str]


def odds(pairs: Sequence[tuple[Told, Told]]) -> list[float]:
    """Log odds of each pair, to a thousandth."""
    words = weighed([(a.telling, b.telling) for a, b in pairs])
    return [round(weight + moved(likeness(a, b)), 3) for (a, b), weight in zip(pairs, words, strict=True)]


def moved(found: Likeness) -> float:
    """By how much what is known beyond words moves the odds."""
    steps = _steps()
    return math.fsum(steps[name] for name, holds in found._asdict().items() if holds)


def chance(log_odds: float) -> float:
    """The chance of log odds, to a thousandth; never quite certain."""
    return min(0.999, round(1 / (1 + math.exp(-log_odds)), 3))


def likeness(a: Told, b: Told) -> Likeness:
    """What two events share."""
    meet = a.dated and b.dated
    one_day = meet and a.earliest == a.latest == b.earliest == b.latest
    placed = a.place is not None and b.place is not None
    here = a.place is not None and b.place is not None and same_place(a.place, b.place)
    inside = a.reading is b.reading
    same_type = a.event.type == b.event.type
    modes = a.event.mode, b.event.mode
    outcome = same_type and modes[0] != modes[1] and KILLED in modes and then_and_there(a, b)
    return Likeness(
        copied=not inside and a.source == b.source and _told_alike(a, b),
        same_day=one_day,
        same_days=meet and not one_day,
        same_place=here,
        same_country=placed and not here,
        then_and_there=then_and_there(a, b) and a.event.type not in SAID,
        no_day=not meet and not inside,
        no_place=not placed and not inside,
        no_day_here=not meet and inside,
        no_place_here=not placed and inside,
        pointing=inside and max(a, b, key=lambda t: t.event.trigger).pointing,
        one_sentence=inside and same_type and a.telling.at == b.telling.at and not (a.dated and b.dated and not one_day),
        same_type=same_type,
        same_mode=same_type and None not in modes and modes[0] == modes[1],
        other_mode=same_type and None not in modes and modes[0] != modes[1] and not outcome,
        outcome=outcome,
        actor=shared(a.actors, b.actors),
        recipient=shared(a.recipients, b.recipients),
    )


def _told_alike(a: Told, b: Told) -> bool:
    """Whether two copies of one text tell of it in the same words."""
    return a.telling.words == b.telling.words and a.telling.sentence == b.telling.sentence


@cache
def _steps() -> Mapping[str, float]:
    steps: Mapping[str, float] = load_toml("incidents.toml")["steps"]
    return steps


def reasons(a: Told, b: Told) -> tuple[str, ...]:
    """Why two events are one, each reason a sentence; the first says what both tell of."""
    found = likeness(a, b)
    return tuple(_sentences(a, b, found))


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
        yield f"Both name {_names(a.reading, found.actor)} as the one who acts."
    if found.recipient:
        yield f"Both name {_names(a.reading, found.recipient)} as the one it is done to."
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
