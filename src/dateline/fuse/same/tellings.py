"""An event as one report tells it, reduced to what can be compared."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.fuse.same.pages import Bag, Page, bag_of
from dateline.fuse.same.words import NUMBER, WORD, rarity, stem_of, telling, time_stems
from dateline.model import Span

AROUND = 6  # words before and behind


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Words of those who take part: who acts, who or what it is done to, what else belongs to it (with whom, where, by what)."""

    actors: Sequence[Span] = ()
    objects: Sequence[Span] = ()
    others: Sequence[Span] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Telling:
    """An event as a report tells it; all words as stems.

    Attributes:
        id: of the event.
        page: the report's words.
        head: the word that names the event; words: all telling words of the trigger, the head among them.
        sentence: the telling words of its sentence but for the trigger's; near: those within `AROUND` words of it.
        names, numbers, days, months: what of it is a name, a number, a weekday, a month.
        actors, objects, others: words of those who take part; everyone: all of them.
        at: number of the sentence.
    """

    id: str
    page: Page
    head: str
    words: frozenset[str]
    sentence: Bag
    near: Bag
    names: frozenset[str]
    numbers: frozenset[str]
    days: frozenset[str]
    months: frozenset[str]
    actors: frozenset[str]
    objects: frozenset[str]
    others: frozenset[str]
    everyone: frozenset[str]
    at: int


def telling_of(id_: str, page: Page, trigger: Span, roles: Roles, head: Span | None = None) -> Telling:
    """What a report tells of an event named by the words of `trigger`; `head` is the word among them that names it, else their rarest."""
    text = page.text
    at = page.sentence_at(trigger.start)
    sentence = page.sentences[at]
    written = WORD.findall(text, trigger.start, trigger.end) or [text[trigger.start : trigger.end]]
    words = [stem_of(w) for w in written if telling(w)] or [stem_of(written[-1])]
    named = WORD.findall(text, head.start, head.end) if head else []
    first = stem_of(named[0]) if named else max(words, key=lambda s: (rarity(s), s))
    own = {*words, first}
    before = WORD.findall(text, sentence.start, max(sentence.start, trigger.start))[-AROUND:]
    behind = WORD.findall(text, trigger.end, max(trigger.end, sentence.end))[:AROUND]
    around = _without(bag_of(WORD.findall(text, sentence.start, sentence.end)), own)
    actors, objects, others = (_stems(text, spans) for spans in (roles.actors, roles.objects, roles.others))
    return Telling(
        id=id_,
        page=page,
        head=first,
        words=frozenset(own),
        sentence=around,
        near=_without(bag_of(before + behind), own),
        names=frozenset(around) & page.names,
        numbers=frozenset(NUMBER.findall(text, sentence.start, sentence.end)),
        days=frozenset(around) & time_stems("days"),
        months=frozenset(around) & time_stems("months"),
        actors=actors,
        objects=objects,
        others=others,
        everyone=actors | objects | others,
        at=at,
    )


def _without(bag: Bag, stems: set[str]) -> Bag:
    return Bag((stem, value) for stem, value in bag.items() if stem not in stems)


def _stems(text: str, spans: Sequence[Span]) -> frozenset[str]:
    return frozenset(stem_of(w) for s in spans for w in WORD.findall(text, s.start, s.end) if telling(w))
