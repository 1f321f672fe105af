"""What "it", "they" and "the ministry" mean: bodies, groups and pieces of evidence."""

from dateline.attribute.evidence import evidence_words
from dateline.attribute.kinds import kinds_of
from dateline.attribute.lexicon import base_form
from dateline.attribute.namebook import NameBook, Person
from dateline.attribute.peoplewords import people_words
from dateline.attribute.tree import Stretch, Tree
from dateline.model import Token

_DOCUMENTS: frozenset[str] = frozenset({"document", "evidence"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_WINDOW = 3
_SHORT = 3


def is_document(token: Token) -> bool:
    """Whether a word means something written or recorded: "the book", "the emails"."""
    return token.pos == "NOUN" and bool(_DOCUMENTS.intersection(kinds_of(token)[:1]))


class Bodies:
    """The last speaker and the bodies named before; asked in text order."""

    def __init__(self, tree: Tree, names: NameBook) -> None:
        self._tree = tree
        self._names = names
        self._last: tuple[Stretch, int, Person | None] | None = None

    def hear(self, token: Token, words: Stretch | None, person: Person | None) -> None:
        """Keep who spoke: the words that name the speaker; None where a pronoun names nobody we know."""
        self._last = (self._before_comma(words), token.sentence, person) if words is not None else None

    def _before_comma(self, words: Stretch) -> Stretch:
        """The words without what is added behind a comma: "the aides, led by a manager"; joined names stay whole."""
        inside = self._tree.tokens[words.first : words.last + 1]
        comma = next((t.i for t in inside if t.text == ","), None)
        whole = comma is None or comma == words.first or any(t.dep == "conj" for t in inside)
        return words if whole or comma is None else Stretch(words.first, comma - 1)

    def meant(self, token: Token, *, plural: bool) -> Stretch | None:
        """What "it" or "they" means: a body or a piece of evidence that is the subject just before, or else the last speaker."""
        near = self._many_before(token) if plural else self._subject_before(token)
        if self._last is None or token.sentence - self._last[1] > _WINDOW:
            return near
        stretch, sentence, person = self._last
        if near is not None and (plural or self._tree.tokens[near.first].sentence > sentence or (person is not None and person.human)):
            return near
        if person is not None and person.human:
            return None
        words = self._tree.tokens[stretch.first : stretch.last + 1]
        body = person is not None or any(base_form(t.lemma) in people_words().bodies for t in words)
        if not body and token.sentence - sentence > 1:
            return near
        many = any(t.tag in ("NNS", "NNPS") for t in words) or any(t.dep == "conj" for t in words)
        if plural:
            shows = any(base_form(t.lemma) in evidence_words() or is_document(t) for t in words)
            return stretch if body or (many and not shows) else None
        return stretch if not many else None

    def _many_before(self, token: Token) -> Stretch | None:
        """The plural subject of a clause before "they" in its sentence: "while these gifts look bad, they say little"."""
        here = self._tree.tokens[self._tree.sentence(token.i).first : token.i]
        many = [t for t in here if t.dep in _SUBJECTS and t.tag in ("NNS", "NNPS") and t.head != token.head]
        return self._phrase(many[-1]) if many else None

    def _phrase(self, noun: Token) -> Stretch | None:
        last = next((k.i - 1 for k in self._tree.kids(noun.i, "prep", "relcl", "acl", "appos") if k.i > noun.i), noun.i)
        return self._tree.trimmed(Stretch(self._tree.left[noun.i], last))

    def _subject_before(self, token: Token) -> Stretch | None:
        """The one subject of this sentence before the pronoun, or else of the sentence before, that "it" can mean as a speaker."""
        here = self._tree.sentence(token.i)
        ranges = [Stretch(here.first, token.i - 1)]
        if here.first > 0:
            ranges.append(self._tree.sentence(here.first - 1))
        for where in ranges:
            fitting = [t for t in self._tree.tokens[where.first : where.last + 1] if t.dep in _SUBJECTS and self._can_speak(t)]
            if fitting:
                return self._phrase(fitting[0]) if len(fitting) == 1 else None
        return None

    def _can_speak(self, noun: Token) -> bool:
        word = base_form(noun.lemma)
        if noun.tag in ("NNS", "NNPS"):
            return False
        if noun.pos == "PROPN":
            bearers = self._names.at(noun.i)
            return len(bearers) == 1 and not bearers[0].human
        return noun.pos == "NOUN" and (word in people_words().bodies or word in evidence_words())

    def called(self, stretch: Stretch, token: Token) -> Person | None:
        """For "the ministry": the earlier name that has this word beside it or in it, or a word that makes it one."""
        before_comma = next((i for i in range(token.i, stretch.last + 1) if self._tree.tokens[i].text == ","), stretch.last + 1)
        if before_comma - stretch.first > _SHORT:
            return None
        word = base_form(token.lemma)
        everyone = [p for p in self._names.everyone if p.at < stretch.first and p.named and not p.human]
        fitting = [p for p in everyone if word in p.roles or word in p.words]
        if len(fitting) > 1 and token.i == stretch.first + 1:
            return max(fitting, key=lambda p: p.at)
        if any(t.pos == "PROPN" for t in self._tree.tokens[stretch.first : token.i]):
            return None
        if fitting or token.i != stretch.first + 1:
            return fitting[0] if len(fitting) == 1 else self._just_named(word, token, everyone)
        called = [p for p in everyone if people_words().called.get(word, frozenset()) & set(p.words)]
        near = [p for p in called if token.sentence - p.sentence <= 1] if len(called) > 1 else called
        return near[0] if len(near) == 1 else self._just_named(word, token, everyone)

    def _just_named(self, word: str, token: Token, everyone: list[Person]) -> Person | None:
        """The one body named since the sentence before, where no word in its name makes it something else: "the company" after "Velmex"."""
        lists = people_words()
        if word not in lists.freely:
            return None
        near = [p for p in everyone if token.sentence - p.sentence <= 1]
        own = lists.called.get(word, frozenset()) | {word}
        near = [p for p in near if not (set(p.words) & (lists.bodies | lists.called.keys())) - own]
        return near[0] if len(near) == 1 else None
