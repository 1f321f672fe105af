"""What persons decided about events, counts and statements of many reports: what fusing must keep to.

All of it stands in the marks of the readings (`model.laying`), so it is there wherever the readings are. Decisions are taken in the
order they were made, and a later one goes before an earlier: whoever merges takes back what parted the same events, and the other way round.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from dateline.model import Reading, StatementLink
from dateline.model.correction import Touch

__all__ = ["Decisions", "Pair", "Word", "decisions"]

Pair = tuple[str, str]
_CONFLICT = ("denies", "disputes")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Word:
    """Who decided, when (UTC, no zone), why, and by which correction."""

    made: datetime
    correction: str
    author: str
    reason: str | None

    def __str__(self) -> str:
        return f"{self.author}: {self.reason}" if self.reason else f"{self.author} says so."


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What persons decided.

    Attributes:
        together: pairs of ids of events that are one, the lesser id first: of each group its events in a chain. None of them is held apart.
        apart: pairs of ids of events that are not one.
        contested, discounted: ids of statements, events and tallies that a person marked so, with the words of all who did.
        allowed: ids of statements, each with the corrections that say it can stand beside the others they name.
    """

    together: Mapping[Pair, Word]
    apart: Mapping[Pair, Word]
    contested: Mapping[str, tuple[Word, ...]]
    discounted: Mapping[str, tuple[Word, ...]]
    allowed: Mapping[str, frozenset[str]]

    def left(self, links: Iterable[StatementLink]) -> tuple[StatementLink, ...]:
        """The links without those that deny or dispute what a person says can stand beside it."""
        none: frozenset[str] = frozenset()
        return tuple(n for n in links if n.kind not in _CONFLICT or not self.allowed.get(n.source, none) & self.allowed.get(n.target, none))


@dataclass(slots=True)
class _Taken:
    """One decision with the events it speaks of, gathered from all readings."""

    word: Word
    merges: bool
    events: list[str]
    rest: list[str]


def decisions(readings: Iterable[Reading]) -> Decisions:
    """What the marks of these readings decide about what is in them."""
    taken: dict[str, _Taken] = {}
    marked: Mapping[str, dict[str, list[Word]]] = {action: defaultdict(list) for action in ("contest", "discount", "allow")}
    for reading in readings:
        if reading.marks:
            _take(reading, taken, marked)
    together, apart = _settled(sorted(taken.values(), key=lambda t: t.word))
    return Decisions(
        together=together,
        apart=apart,
        contested={id_: tuple(sorted(words)) for id_, words in sorted(marked["contest"].items())},
        discounted={id_: tuple(sorted(words)) for id_, words in sorted(marked["discount"].items())},
        allowed={id_: frozenset(word.correction for word in words) for id_, words in sorted(marked["allow"].items())},
    )


def _take(reading: Reading, taken: dict[str, _Taken], marked: Mapping[str, dict[str, list[Word]]]) -> None:
    events = {e.id for e in reading.events}
    there = events | {s.id for s in reading.statements} | {t.id for t in reading.tallies}
    for mark in reading.marks:
        for touch in mark.touches:
            word = Word(made=touch.made, correction=touch.correction, author=touch.author, reason=touch.reason)
            if touch.action in marked and mark.target in there:
                marked[touch.action][mark.target].append(word)
            elif _of_grouping(touch) and mark.target in events:
                decision = taken.setdefault(touch.correction, _Taken(word, touch.action != "split", [], []))
                (decision.rest if touch.apart else decision.events).append(mark.target)


def _of_grouping(touch: Touch) -> bool:
    """Whether it merges or splits. Who accepts an incident as a whole says that its events are one."""
    return touch.action in ("merge", "split") or (touch.action == "accept" and not touch.fields)


def _settled(taken: Sequence[_Taken]) -> tuple[dict[Pair, Word], dict[Pair, Word]]:
    groups = _Groups()
    apart: dict[str, dict[str, Word]] = defaultdict(dict)
    for decision in taken:
        if decision.merges:
            group = groups.join(decision.events, decision.word)
            for event in group:
                for other in [o for o in apart[event] if o in group]:
                    del apart[event][other]
        else:
            groups.part(decision.events)
            for event in decision.events:
                for other in decision.rest:
                    apart[event][other] = apart[other][event] = decision.word
    pairs = {(a, b): word for a, others in apart.items() for b, word in others.items() if a < b}
    return groups.chains(), dict(sorted(pairs.items()))


class _Groups:
    """Sets of events that persons say are one; each event in at most one, with the word that brought it in."""

    def __init__(self) -> None:
        self._group: dict[str, dict[str, Word]] = {}

    def join(self, events: Iterable[str], word: Word) -> Mapping[str, Word]:
        """The one set of these events and of all that were one with any of them."""
        listed = list(events)
        joined: dict[str, Word] = {}
        for event in listed:
            joined.update(self._group.get(event, {event: word}))
        joined.update(dict.fromkeys(listed, word))
        for event in joined:
            self._group[event] = joined
        return joined

    def part(self, events: Iterable[str]) -> None:
        """Take these events out of their sets; those of one set stay together."""
        taken = set(events)
        for event in sorted(taken & self._group.keys()):
            group = self._group[event]
            out = {e: w for e, w in group.items() if e in taken}
            left = {e: w for e, w in group.items() if e not in taken}
            self._group.update(dict.fromkeys(out, out))
            self._group.update(dict.fromkeys(left, left))

    def chains(self) -> dict[Pair, Word]:
        """Of each set its events in a chain, each pair with the later of the two words."""
        pairs: dict[Pair, Word] = {}
        for group in {id(g): g for g in self._group.values()}.values():
            listed = sorted(group)
            pairs.update({(a, b): max(group[a], group[b]) for a, b in pairwise(listed)})
        return dict(sorted(pairs.items()))
