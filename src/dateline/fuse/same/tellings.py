"""An event as one report tells it, reduced to what can be compared."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.fuse.same.pages import Page, stems_of
from dateline.fuse.same.rows import Row, row_of
from dateline.fuse.same.words import NUMBER, WORD, rarity, stem_of, telling, time_stems
from dateline.model import Span

AROUND = 6  # words before and behind
FAR = 500  # characters of one sentence before and behind a trigger that are looked at

# Marks of the items of a telling's row.
TRIGGER, SENTENCE, NEAR, NAME, NUMERAL, DAY, MONTH, ACTOR, OBJECT, OTHER, TOP, HEAD = (1 << n for n in range(12))
ANYONE = ACTOR | OBJECT | OTHER


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
        row: the trigger's words, the telling words and the numbers of its sentence, and the words of those who take part, marked: `NEAR` within
            `AROUND` words of the trigger, `TOP` among the names the report is about. Both weights are the rarity.
        numbers: those of the sentence.
        everyone: words of those who take part.
        at: number of the sentence.
    """

    id: str
    page: Page
    head: str
    words: frozenset[str]
    row: Row
    numbers: frozenset[str]
    everyone: frozenset[str]
    at: int

    @property
    def sentence(self) -> bytes:
        """What is the same where two sentences have the same telling words but for the triggers'."""
        words: bytes = self.row.items[(self.row.marks & SENTENCE) != 0].tobytes()
        return words


def telling_of(id_: str, page: Page, trigger: Span, roles: Roles, head: Span | None = None) -> Telling:
    """What a report tells of an event named by the words of `trigger`; `head` is the word among them that names it, else their rarest."""
    text = page.text
    at = page.sentence_at(trigger.start)
    whole = page.sentences[at]
    sentence = Span(max(whole.start, trigger.start - FAR), min(whole.end, trigger.end + FAR))
    written = WORD.findall(text, trigger.start, trigger.end) or [text[trigger.start : trigger.end]]
    words = [stem_of(w) for w in written if telling(w)] or [stem_of(written[-1])]
    named = WORD.findall(text, head.start, head.end) if head else []
    first = stem_of(named[0]) if named else max(words, key=lambda s: (rarity(s), s))
    own = frozenset({*words, first})
    before = WORD.findall(text, sentence.start, max(sentence.start, trigger.start))[-AROUND:]
    behind = WORD.findall(text, trigger.end, max(trigger.end, sentence.end))[:AROUND]
    around = stems_of(WORD.findall(text, sentence.start, sentence.end)) - own
    numbers = frozenset(NUMBER.findall(text, sentence.start, sentence.end))
    actors, objects, others = (_stems(text, spans) for spans in (roles.actors, roles.objects, roles.others))
    marks: dict[str, int] = defaultdict(int)
    for mark, stems in (
        (TRIGGER, own),
        (SENTENCE, around),
        (NEAR, stems_of(before + behind) - own),
        (NAME, around & page.names),
        (NUMERAL, numbers),
        (DAY, around & time_stems("days")),
        (MONTH, around & time_stems("months")),
        (ACTOR, actors),
        (OBJECT, objects),
        (OTHER, others),
        (TOP, around & page.tops),
        (HEAD, (first,)),
    ):
        for stem in stems:
            marks[stem] |= mark
    return Telling(
        id=id_,
        page=page,
        head=first,
        words=own,
        row=row_of(marks, rare := [rarity(s) for s in marks], rare),
        numbers=numbers,
        everyone=actors | objects | others,
        at=at,
    )


def _stems(text: str, spans: Sequence[Span]) -> frozenset[str]:
    return stems_of(w for s in spans for w in WORD.findall(text, s.start, s.end))
