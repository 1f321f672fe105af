"""Who "he", "they", "the minister" or "Petrenko" is: the fullest earlier name, where the text leaves no doubt."""

from dataclasses import dataclass

from dateline.attribute.evidence import evidence_words
from dateline.attribute.lexicon import base_form
from dateline.attribute.namebook import Gender, NameBook, Person, people_words
from dateline.attribute.sources import named_after
from dateline.attribute.tree import Stretch, Tree
from dateline.model import Span, Token

_SINGULAR = {"he": "male", "his": "male", "him": "male", "she": "female", "her": "female"}
_PLURAL = frozenset({"they", "their", "them"})
_NEUTER = frozenset({"it", "its"})
_RELATIVE = frozenset({"who", "which", "that", "whose"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_WINDOW = 3
_SHORT = 3
_NAME_REACH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Referent:
    """Whom a source means.

    Attributes:
        antecedent: the fullest earlier name; None where the source is itself the fullest, or nobody is found.
        missing: why nobody is found, as the reason of a gap: `pronoun`, or `ambiguous` for a name that several bear; None = found or a name itself.
        name: key of the name meant, the same for every source of a document that means it; None = no name.
        human: whether that name is a person's.
    """

    antecedent: Span | None = None
    missing: str | None = None
    name: str | None = None
    human: bool = False


class Antecedents:
    """The last speaker and the names before it; asked in text order."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._names = NameBook(tree)
        self._labelled = _inside_mentions(tree)
        self._last: tuple[Stretch, int, Person | None] | None = None

    def of(self, stretch: Stretch, head: int) -> Referent:
        """Whom a source means."""
        self._names.read_until(max(head, min(stretch.last, head + _NAME_REACH)))
        token = self._tree.tokens[head]
        if token.pos == "PROPN" and head not in self._labelled:
            self._names.take(head, human=True, span=self._proper(head))
        if len(self._names.at(head)) > 1:
            return Referent(missing="ambiguous")
        found, missing = self._find(stretch, token)
        person = found if isinstance(found, Person) else self._person_at(head) or self._apposed(stretch, head)
        place = found.full if isinstance(found, Person) else found
        if not missing and token.lower not in _RELATIVE:
            self._last = (place or stretch, token.sentence, person)
        name = " ".join(person.words) if person is not None else None
        human = person is not None and person.human
        reason = "pronoun" if missing else None
        if place is None or place.meets(stretch) or (token.pos == "PROPN" and place.last - place.first <= self._own(stretch)):
            return Referent(missing=reason, name=name, human=human)
        return Referent(antecedent=self._tree.span(place), missing=reason, name=name, human=human)

    def _proper(self, head: int) -> Span:
        """The run of proper nouns that ends in `head`: a name the reader did not mark."""
        first = head
        while first > 0 and self._tree.tokens[first - 1].pos == "PROPN" and self._tree.tokens[first - 1].head in (head, first):
            first -= 1
        return self._tree.span(Stretch(first, head))

    def _apposed(self, stretch: Stretch, head: int) -> Person | None:
        """The name beside a noun: "a spokesman, Petr Lindt", "the rights group Dawn Watch"."""
        name = named_after(self._tree, head)
        for beside in (*self._tree.kids(head, "appos"), *([name] if name is not None else [])):
            if stretch.holds(beside.i) and (person := self._person_at(beside.i)) is not None:
                return person
        return None

    def _own(self, stretch: Stretch) -> int:
        """How many words of a name stand in the source itself, less one."""
        words = self._tree.tokens[stretch.first : stretch.last + 1]
        return sum(t.pos == "PROPN" and t.lower not in people_words().titles for t in words) - 1

    def _find(self, stretch: Stretch, token: Token) -> tuple[Person | Stretch | None, bool]:
        word = token.lower
        if word in _SINGULAR:
            found = self._he_or_she(token, "male" if _SINGULAR[word] == "male" else "female")
            return found, found is None
        if word in _RELATIVE and token.tag in ("WP", "WDT", "WP$", "IN", "DT"):
            return self._relative(token), False
        if word in _PLURAL or word in _NEUTER:
            found_last = self._thing(token, plural=word in _PLURAL)
            return found_last, found_last is None
        if token.pos == "PRON" or word in people_words().vague:
            return None, token.pos == "PRON" and word in ("i", "we", "you", "this", "that")
        if token.pos == "PROPN":
            return self._person_at(token.i), False
        return self._described(stretch, token), False

    def _person_at(self, head: int) -> Person | None:
        bearers = self._names.at(head)
        return bearers[0] if len(bearers) == 1 else None

    def _he_or_she(self, token: Token, gender: Gender) -> Person | None:
        near = [p for p in self._names.recent if p.human and p.gender in (None, gender) and token.sentence - p.sentence <= _WINDOW]
        last = self._last[2] if self._last is not None and token.sentence - self._last[1] <= _WINDOW else None
        if last is not None and last.human and last.gender in (None, gender):
            later = [p for p in near if p is not last and p.subject and self._last is not None and p.sentence > self._last[1]]
            if not later:
                return self._sure(last, gender)
        same = [p for p in near if p.gender == gender]
        if len(same) == 1 and len(near) == 1:
            return same[0]
        if len(near) == 1:
            return self._sure(near[0], gender)
        subjects = [p for p in near if p.subject and p.sentence == max(n.sentence for n in near)]
        if len(subjects) == 1:
            return self._sure(subjects[0], gender)
        return same[0] if len(same) == 1 else None

    @staticmethod
    def _sure(person: Person, gender: Gender) -> Person:
        person.gender = gender
        return person

    def _relative(self, token: Token) -> Stretch | None:
        """The noun a relative pronoun stands for: the one its clause hangs on."""
        at = token.i
        for _ in range(6):
            above = self._tree.tokens[at]
            if above.dep == "relcl":
                noun = self._tree.tokens[above.head]
                last = max(noun.i, min(self._tree.left[above.i], token.i) - 1)
                return self._tree.trimmed(Stretch(self._tree.left[noun.i], last)) if self._tree.left[noun.i] <= last else None
            if above.head == at:
                return None
            at = above.head
        return None

    def _thing(self, token: Token, *, plural: bool) -> Stretch | None:
        """What "it" or "they" means: a body or a piece of evidence that is the subject just before, or else the last speaker."""
        near = None if plural else self._subject_before(token)
        if self._last is None or token.sentence - self._last[1] > _WINDOW:
            return near
        stretch, sentence, person = self._last
        if near is not None and (self._tree.tokens[near.first].sentence > sentence or (person is not None and person.human)):
            return near
        if person is not None and person.human:
            return None
        words = self._tree.tokens[stretch.first : stretch.last + 1]
        many = any(t.tag in ("NNS", "NNPS") for t in words) or any(t.dep == "conj" for t in words)
        body = person is not None or any(base_form(t.lemma) in people_words().bodies for t in words)
        return stretch if (many if plural else not many) or (plural and body) else None

    def _subject_before(self, token: Token) -> Stretch | None:
        """The one subject of this sentence before the pronoun, or else of the sentence before, that "it" can mean as a speaker."""
        here = self._tree.sentence(token.i)
        ranges = [Stretch(here.first, token.i - 1)]
        if here.first > 0:
            ranges.append(self._tree.sentence(here.first - 1))
        for where in ranges:
            fitting = [t for t in self._tree.tokens[where.first : where.last + 1] if t.dep in _SUBJECTS and self._can_speak(t)]
            if fitting:
                noun = fitting[0]
                last = next((k.i - 1 for k in self._tree.kids(noun.i, "prep", "relcl", "acl", "appos") if k.i > noun.i), noun.i)
                return self._tree.trimmed(Stretch(self._tree.left[noun.i], last)) if len(fitting) == 1 else None
        return None

    def _can_speak(self, noun: Token) -> bool:
        word = base_form(noun.lemma)
        if noun.tag in ("NNS", "NNPS"):
            return False
        person = self._person_at(noun.i)
        if noun.pos == "PROPN":
            return person is not None and not person.human
        return noun.pos == "NOUN" and (word in people_words().bodies or word in evidence_words())

    def _described(self, stretch: Stretch, token: Token) -> Person | Stretch | None:
        """For "the minister", "the ministry": the earlier name that has this word beside it or in it, of people only if there is but one."""
        first = self._tree.tokens[stretch.first].lower
        before_comma = next((i for i in range(token.i, stretch.last + 1) if self._tree.tokens[i].text == ","), stretch.last + 1)
        if first not in ("the", "this", "that") or before_comma - stretch.first > _SHORT or self._apposed(stretch, token.i) is not None:
            return None
        word = base_form(token.lemma)
        everyone = [p for p in self._names.everyone if p.at < stretch.first]
        fitting = [p for p in everyone if word in p.roles or word in p.words]
        if len(fitting) > 1 and not any(p.human for p in fitting) and token.i == stretch.first + 1:
            return max(fitting, key=lambda p: p.at)
        if fitting or token.i != stretch.first + 1:
            return fitting[0] if len(fitting) == 1 else None
        called = [p for p in everyone if not p.human and people_words().called.get(word, frozenset()) & set(p.words)]
        return called[0] if len(called) == 1 else None


def _inside_mentions(tree: Tree) -> set[int]:
    """Tokens that stand in some name the reader marked."""
    found = (tree.stretch(m.span) for m in tree.document.mentions)
    return {i for s in found if s is not None for i in range(s.first, s.last + 1)}
