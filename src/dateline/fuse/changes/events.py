"""Events that one version tells otherwise than the other: whether they happened, who did them to whom, where and when."""

from collections.abc import Iterator, Sequence
from typing import Literal

from dateline.fuse.changes.likeness import Words, likeness, pairs, trigger_keys, word_keys
from dateline.fuse.changes.making import Beside, Told
from dateline.fuse.changes.places import day_change, place_change
from dateline.fuse.changes.version import Version, answer_each_other, same_name
from dateline.model import Change, Event, Participant
from dateline.model.event import Auxiliary

ENOUGH = 2.0
"""Points two events need to be one: one word for them (1.5), sentences that answer each other (1), mode (0.5), words around (up to 1)."""
TOLD: dict[Auxiliary, str] = {
    "asserted": "happened",
    "negated": "did not happen",
    "hypothetical": "feared or possible",
    "planned": "planned",
    "requested": "asked for",
    "historical": "in the past",
}


def event_changes(old: Version, new: Version) -> Iterator[Change]:
    """Events that are told otherwise, that came in and that went out; of the last two only those no statement stands for."""
    before, after = (list(_told(v)) for v in (old, new))
    matched = list(_matched(old, new, before, after))
    for a, b in matched:
        yield from _compared(old, new, a, b)
        yield from place_change(old, new, a, b)
        yield from day_change(old, new, a, b)
    known = {a.id for a, _ in matched} | {b.id for _, b in matched}
    for e in before:
        if e.id not in known and not _stands(old, e, new):
            yield _lone(old, new, e, gone=True)
    for e in after:
        if e.id not in known and not _stands(new, e, old):
            yield _lone(old, new, e, gone=False)


def _told(version: Version) -> Iterator[Event]:
    """The events in sentences the other version does not have; one that only a saying is ("denied") is told with its statement."""
    for event in version.reading.events:
        if not version.untouched([event.trigger]) and not version.is_saying(event.trigger):
            yield event


def _matched(old: Version, new: Version, before: Sequence[Event], after: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    def score(a: Event, b: Event) -> float:
        if a.type != b.type:
            return 0
        points = 1.5 * (_named(old, a) == _named(new, b)) + answer_each_other(old, new, [a.trigger], [b.trigger])
        points += (a.mode == b.mode) / 2 + likeness(_around(old, a), _around(new, b)) + (a.auxiliary == b.auxiliary) / 4
        return points if points > ENOUGH else 0

    def keys(e: Event, newer: bool) -> frozenset[str]:
        version = new if newer else old
        return version.near(e.trigger, newer=newer) | {e.type} | _named(version, e)

    yield from pairs(before, after, keys, score)


def _named(version: Version, event: Event) -> frozenset[str]:
    """The words that name it, without auxiliary verbs: "might have been launched" names what "was launched" names."""
    return trigger_keys(version.words(event.trigger))


def _around(version: Version, event: Event) -> Words:
    return Words.of(" ".join(version.words(u.span) for u in version.units([event.trigger])))


def _stands(here: Version, event: Event, there: Version) -> bool:
    """Whether the other version tells of it too, or has the words for it in the sentence that answers: then it was only read otherwise."""
    words = _named(here, event)
    answers = {k for u in here.answers([event.trigger]) for k in u.words.all}
    if words <= answers:
        return True
    return (event.type, event.auxiliary, words) in there.events


def _compared(old: Version, new: Version, a: Event, b: Event) -> Iterator[Change]:
    both, about, who = Beside(old, new), new.words(b.trigger), _who(new, b) or _who(old, a)
    if a.auxiliary != b.auxiliary and _reworded_around(old, new, a, b):
        was, now = Told(TOLD[a.auxiliary], (a.id,), (a.trigger,)), Told(TOLD[b.auxiliary], (b.id,), (b.trigger,))
        yield both.change("factuality", was, now, about=about, who=who)
    parts: tuple[tuple[Literal["actor", "recipient"], Sequence[Participant], Sequence[Participant]], ...] = (
        ("actor", a.actors, b.actors),
        ("recipient", a.recipients, b.recipients),
    )
    for part, before, after in parts:
        gone = _not_in(old, before, new, [*b.actors, *b.recipients], b)
        came = _not_in(new, after, old, [*a.actors, *a.recipients], a)
        if (gone and not after) or (came and not before) or (gone and came):
            whole = bool(gone and came)
            was = Told(_names(old, before if whole else gone), (a.id,), tuple(p.span for p in gone))
            now = Told(_names(new, after if whole else came), (b.id,), tuple(p.span for p in came))
            yield both.change(part, was, now, about=about, who=who)


def _reworded_around(old: Version, new: Version, a: Event, b: Event) -> bool:
    """Whether the sentences differ in more than numbers: what turns an event into one that is feared or denied is a word."""
    x, y = ({k for u in v.units([e.trigger]) for k in u.words.all if not k[0].isdigit()} for v, e in ((old, a), (new, b)))
    return x != y


def _not_in(here: Version, who: Sequence[Participant], there: Version, others: Sequence[Participant], event: Event) -> list[Participant]:
    """Those of one version whom the other's event does not have, nor its sentence; people who are counted change with their count."""
    sentence = {k for u in there.units([event.trigger]) for k in u.words.all}
    counted = [t.span for t in here.reading.tallies]
    return [
        p
        for p in who
        if not any(p.span.overlaps(t) for t in counted)
        and not any(_one(here, p, there, o) for o in others)
        and not frozenset(word_keys(here.words(p.head))) <= sentence
    ]


def _one(here: Version, p: Participant, there: Version, o: Participant) -> bool:
    return bool(p.actor and p.actor == o.actor) or same_name(here.words(p.span), there.words(o.span))


def _names(version: Version, who: Sequence[Participant]) -> str | None:
    return ", ".join(version.words(p.span) for p in who) or None


def _who(version: Version, event: Event) -> str | None:
    return next((version.name(version.statements[i]) for i in event.statements if i in version.statements), None)


def _lone(old: Version, new: Version, event: Event, *, gone: bool) -> Change:
    both = Beside(old, new)
    here = both.here(gone=gone)
    named = _names(here, event.actors), here.words(event.trigger), _names(here, event.recipients)
    words = " ".join(filter(None, named)) + ("" if event.auxiliary == "asserted" else f" ({TOLD[event.auxiliary]})")
    return both.lone("event", Told(words, (event.id,), (event.trigger,)), gone=gone, who=_who(here, event))
