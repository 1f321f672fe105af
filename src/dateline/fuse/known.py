"""What is known of events, in columns, so that very many pairs of them are looked at together.

What depends on two values alone (codes, places, those who take part, the words that name the event) is asked once for each two of them, of two
events that have them: what must hold of two events is said in `fitting` and `same.traits` only.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date

import numpy as np

from dateline.fuse.fitting import BOTH_WAYS, SAID, people_meet, places_meet, same_place, shared, types_meet
from dateline.fuse.same.rows import Array, distinct
from dateline.fuse.same.traits import akin
from dateline.fuse.told import Told

KILLED = "targeted"  # the mode of killing: what comes of an attack
_OPEN = 10**7  # later than any day
_MEET, _SAME, _ACTOR, _RECIPIENT = 1, 2, 4, 8


class Known:
    """Events by number, in the order of their ids.

    Attributes:
        told: the events; number: that of each id.
        report, source: number of the report of each, and of the one that is a copy of.
        type, mode: numbers of these; moded, killed: whether it has a mode, and that of killing.
        dated, placed, pointing: whether it has days of its own, a place, and may point back.
        words: whether it is a matter of words (`fitting.SAID`).
        kind: the same number for events alike in all that can part two (`fitting`).
        at: number of the sentence; trigger: where in the report its trigger begins.
    """

    def __init__(self, told: Sequence[Told]) -> None:
        self.told = sorted(told, key=lambda t: t.id)
        self.number = {t.id: n for n, t in enumerate(self.told)}
        self.report = _numbers(t.telling.page.id for t in self.told)
        self.source = _numbers(t.source for t in self.told)
        self.type = _numbers(t.event.type for t in self.told)
        self.mode = _numbers(t.event.mode for t in self.told)
        self.moded = self._holds(lambda t: t.event.mode is not None)
        self.killed = self._holds(lambda t: t.event.mode == KILLED)
        self.dated = self._holds(lambda t: t.dated)
        self.placed = self._holds(lambda t: t.place is not None)
        self.pointing = self._holds(lambda t: t.pointing)
        self.words = self._holds(lambda t: t.event.type in SAID)
        self.at = np.array([t.telling.at for t in self.told], dtype=np.int64)
        self.trigger = np.array([t.event.trigger.start for t in self.told], dtype=np.int64)
        self.kind = _numbers(map(_kind, self.told))
        self._first = np.array([_day(t.earliest, 0) for t in self.told], dtype=np.int64)
        self._last = np.array([_day(t.until, _OPEN) for t in self.told], dtype=np.int64)
        self._only = np.array([_day(t.earliest, 0) if t.earliest == t.latest else 0 for t in self.told], dtype=np.int64)
        self._codes = _Asked(self.told, lambda t: (t.event.type, t.event.mode), types_meet)
        self._places = _Asked(self.told, _place, _places)
        self._crews = _Asked(self.told, _crew, _people)
        self._ways = _Asked(self.told, lambda t: (t.telling.head, t.telling.words), lambda a, b: akin(a.telling, b.telling))

    def likely(self, i: Array, j: Array) -> Array:
        """Which of the pairs may be one: nothing known of the two forbids it, and their words, or else day and place, allow it."""
        kept = np.flatnonzero(np.maximum(self._first[i], self._first[j]) <= np.minimum(self._last[i], self._last[j]))
        for holds in (self._codes.of, lambda p, q: self._places.of(p, q) & _MEET, self._alike, lambda p, q: self._crews.of(p, q) & _MEET):
            kept = kept[holds(i[kept], j[kept]) != 0]
        return kept

    def inside(self, i: Array, j: Array) -> Array:
        """Whether one report tells both."""
        return self.report[i] == self.report[j]

    def one_day(self, i: Array, j: Array) -> Array:
        """Whether both are on one day that is known."""
        return (self._only[i] > 0) & (self._only[i] == self._only[j])

    def one_place(self, i: Array, j: Array) -> Array:
        """Whether both are at one place of which more is known than the country."""
        return (self._places.of(i, j) & _SAME) != 0

    def people(self, i: Array, j: Array) -> tuple[Array, Array]:
        """Whether both name one actor as the one who acts, and one as the one it is done to."""
        found = self._crews.of(i, j)
        return (found & _ACTOR) != 0, (found & _RECIPIENT) != 0

    def _alike(self, i: Array, j: Array) -> Array:
        """Whether two are named alike, or are deeds on one known day at one known place, or one points back to the other."""
        pointing = self.inside(i, j) & (self.pointing[i] | self.pointing[j])
        deeds = ~self.words[i] & ~self.words[j]
        return (self._ways.of(i, j) != 0) | (deeds & (pointing | (self.one_day(i, j) & self.one_place(i, j))))

    def _holds(self, what: Callable[[Told], bool]) -> Array:
        return np.array([what(t) for t in self.told], dtype=bool)


class _Asked:
    """A question about two values of events, with the answers that have been given: numbers, 0 = no."""

    def __init__(self, told: Sequence[Told], value: Callable[[Told], Hashable], ask: Callable[[Told, Told], int]) -> None:
        values = [value(t) for t in told]
        examples: dict[Hashable, Told] = {}
        for v, t in zip(values, told, strict=True):
            examples.setdefault(v, t)
        self._examples = list(examples.values())
        self._value = _numbers(values)
        self._ask = ask
        self._answers: dict[tuple[int, int], int] = {}

    def of(self, i: Array, j: Array) -> Array:
        """The answers for pairs of events."""
        one, other, where = distinct(self._value[i], self._value[j])
        return np.fromiter(map(self._answer, one.tolist(), other.tolist()), dtype=np.int64, count=len(one))[where]

    def _answer(self, one: int, other: int) -> int:
        found = self._answers.get((one, other))
        if found is None:
            found = self._answers[one, other] = int(self._ask(self._examples[one], self._examples[other]))
        return found


def _numbers(values: Iterable[Hashable]) -> Array:
    """The same number for the same value."""
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(v, len(known)) for v in values], dtype=np.int64)


def _day(day: date | None, unknown: int) -> int:
    return day.toordinal() if day else unknown


def _place(t: Told) -> Hashable:
    p = t.place
    return p and (p.name, p.country, p.admin1, p.precision, p.geonames_id, p.lat, p.lon)


def _places(a: Told, b: Told) -> int:
    return _MEET * places_meet(a.place, b.place) | _SAME * (a.place is not None and b.place is not None and same_place(a.place, b.place))


def _kind(t: Told) -> Hashable:
    return t.event.type, t.event.mode, t.earliest, t.latest, t.until, _place(t), _crew(t)


def _crew(t: Told) -> Hashable:
    who = (tuple((w.actor, w.stems, w.country) for w in group) for group in (t.actors, t.recipients))
    return t.event.type in BOTH_WAYS, *who


def _people(a: Told, b: Told) -> int:
    return _MEET * people_meet(a, b) | _ACTOR * bool(shared(a.actors, b.actors)) | _RECIPIENT * bool(shared(a.recipients, b.recipients))
