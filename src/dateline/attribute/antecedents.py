"""Who "he", "they", "the minister" or "Petrenko" is: the fullest earlier name, where the text leaves no doubt."""

from dataclasses import dataclass, field
from typing import Literal

from dateline.attribute.lexicon import base_form
from dateline.attribute.tree import Stretch, Tree
from dateline.model import Span, Token

Gender = Literal["male", "female"]
_MALE = frozenset(
    {
        "mr",
        "mr.",
        "he",
        "him",
        "his",
        "spokesman",
        "chairman",
        "father",
        "son",
        "husband",
        "brother",
        "king",
        "businessman",
        "congressman",
        "man",
        "boy",
        "policeman",
        "prince",
        "sir",
    }
)
_FEMALE = frozenset(
    {
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "she",
        "her",
        "spokeswoman",
        "chairwoman",
        "mother",
        "daughter",
        "wife",
        "sister",
        "queen",
        "businesswoman",
        "congresswoman",
        "woman",
        "girl",
        "policewoman",
        "princess",
    }
)
_SINGULAR = {"he": "male", "his": "male", "him": "male", "she": "female", "her": "female"}
_PLURAL = frozenset({"they", "their", "them"})
_NEUTER = frozenset({"it", "its"})
_RELATIVE = frozenset({"who", "which", "that", "whose"})
_VAGUE = frozenset(
    {
        "i",
        "we",
        "you",
        "us",
        "me",
        "my",
        "our",
        "one",
        "some",
        "many",
        "others",
        "few",
        "several",
        "most",
        "all",
        "both",
        "those",
        "these",
        "this",
        "everyone",
        "someone",
        "anyone",
        "nobody",
        "people",
    }
)
_WINDOW = 3
_SHORT = 3
_NAME_REACH = 12
_TITLES = frozenset(
    {
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "dr",
        "dr.",
        "president",
        "minister",
        "gen.",
        "gen",
        "sen.",
        "rep.",
        "gov.",
        "col.",
        "lt.",
        "sir",
        "the",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Referent:
    """Whom a source means.

    Attributes:
        antecedent: the fullest earlier name; None where the source is itself the fullest, or nobody is found.
        missing: whether the source is a pronoun that nobody was found for.
        name: key of the name meant, the same for every source of a document that means it; None = no name.
    """

    antecedent: Span | None = None
    missing: bool = False
    name: str | None = None


@dataclass(slots=True)
class Person:
    """One name of a text: its fullest form so far, the words beside it, and its latest mention."""

    full: Stretch
    words: tuple[str, ...]
    roles: set[str] = field(default_factory=set)
    gender: Gender | None = None
    sentence: int = 0
    subject: bool = False
    human: bool = True


class Antecedents:
    """Names of a document in text order, and the last speaker; asked in text order."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._mentions = [m for m in tree.document.mentions if m.label in ("PERSON", "ORG") and tree.tokens[m.head].pos == "PROPN"]
        self._labelled = _inside_mentions(tree)
        self._next = 0
        self._people: dict[str, Person] = {}
        self._recent: list[Person] = []
        self._last: tuple[Stretch, int, Person | None] | None = None

    def of(self, stretch: Stretch, head: int) -> Referent:
        """Whom a source means."""
        self._read_until(max(head, min(stretch.last, head + _NAME_REACH)))
        token = self._tree.tokens[head]
        if token.pos == "PROPN" and head not in self._labelled:
            self._take(head, human=True, span=self._proper(head))
        found, missing = self._find(stretch, token)
        person = found if isinstance(found, Person) else self._person_at(head) or self._apposed(stretch, head)
        place = found.full if isinstance(found, Person) else found
        if not missing and token.lower not in _RELATIVE:
            self._last = (place or stretch, token.sentence, person)
        name = " ".join(person.words) if person is not None else None
        if place is None or place.meets(stretch) or (token.pos == "PROPN" and place.last - place.first <= self._own(stretch)):
            return Referent(missing=missing, name=name)
        return Referent(antecedent=self._tree.span(place), missing=missing, name=name)

    def _proper(self, head: int) -> Span:
        """The run of proper nouns that ends in `head`: a name the reader did not mark."""
        first = head
        while first > 0 and self._tree.tokens[first - 1].pos == "PROPN" and self._tree.tokens[first - 1].head in (head, first):
            first -= 1
        return self._tree.span(Stretch(first, head))

    def _apposed(self, stretch: Stretch, head: int) -> Person | None:
        """The name beside a noun: "a spokesman, Petr Lindt"."""
        for kid in self._tree.kids(head, "appos"):
            if stretch.holds(kid.i) and (person := self._person_at(kid.i)) is not None:
                return person
        return None

    def _own(self, stretch: Stretch) -> int:
        """How many words of a name stand in the source itself, less one."""
        return sum(t.pos == "PROPN" and t.lower not in _TITLES for t in self._tree.tokens[stretch.first : stretch.last + 1]) - 1

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
        if token.pos == "PRON" or word in _VAGUE:
            return None, token.pos == "PRON" and word in ("i", "we", "you", "this", "that")
        if token.pos == "PROPN":
            return self._person_at(token.i), False
        return self._described(stretch, token), False

    def _read_until(self, head: int) -> None:
        """Take in the names that begin before token `head` ends; what stands later is not known yet."""
        while self._next < len(self._mentions) and self._mentions[self._next].head <= head:
            mention = self._mentions[self._next]
            self._next += 1
            self._take(mention.head, human=mention.label == "PERSON", span=mention.span)

    def _take(self, head: int, *, human: bool, span: Span) -> None:
        tokens = self._tree.document.tokens_in(span)
        words = tuple(t.lower for t in tokens if t.pos == "PROPN" and t.lower not in _TITLES)
        if not words or words[0].startswith("'"):
            return
        key = words[-1] if human else " ".join(words)
        known = self._people.get(key)
        stretch = Stretch(tokens[0].i, tokens[-1].i)
        if known is None or not (set(words) <= set(known.words) or set(known.words) <= set(words)):
            known = Person(full=stretch, words=words, human=human)
            self._people[key] = known
        elif len(words) > len(known.words):
            known.full, known.words = stretch, words
        token = self._tree.tokens[head]
        known.sentence, known.subject = token.sentence, token.dep in ("nsubj", "nsubjpass")
        self._learn(known, token)
        self._recent = [p for p in self._recent[-20:] if p is not known] + [known]

    def _learn(self, person: Person, token: Token) -> None:
        """Roles and gender from the words beside a name."""
        near = [*self._tree.kids(token.i, "compound", "appos", "amod", "nmod")]
        if token.dep == "appos":
            near.append(self._tree.tokens[token.head])
        for other in near:
            self._note(person, other)
            for below in self._tree.kids(other.i, "compound", "amod"):
                self._note(person, below)
        before = self._tree.tokens[self._tree.left[token.i]]
        self._note(person, before)

    @staticmethod
    def _note(person: Person, word: Token) -> None:
        lower = word.lower
        if lower in _MALE or lower in _FEMALE:
            person.gender = "male" if lower in _MALE else "female"
        if word.pos in ("NOUN", "PROPN"):
            person.roles.add(base_form(word.lemma))

    def _person_at(self, head: int) -> Person | None:
        token = self._tree.tokens[head]
        for word in (token.lower, *(t.lower for t in self._tree.kids(head, "compound", "flat"))):
            if token.pos == "PROPN" and (person := self._people.get(word)) is not None:
                return person
        return None

    def _he_or_she(self, token: Token, gender: Gender) -> Person | None:
        near = [p for p in self._recent if p.human and p.gender in (None, gender) and token.sentence - p.sentence <= _WINDOW]
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
        """The last speaker, if "they" or "it" can mean it."""
        if self._last is None or token.sentence - self._last[1] > _WINDOW:
            return None
        stretch, _, person = self._last
        if person is not None and person.human:
            return None
        words = self._tree.tokens[stretch.first : stretch.last + 1]
        many = any(t.tag in ("NNS", "NNPS") for t in words) or any(t.dep == "conj" for t in words)
        body = person is not None or any(base_form(t.lemma) in _BODIES for t in words)
        return stretch if (many if plural else not many) or (plural and body) else None

    def _described(self, stretch: Stretch, token: Token) -> Person | Stretch | None:
        """For "the minister", "the ministry": the one earlier name that has this word beside it or in it."""
        first = self._tree.tokens[stretch.first].lower
        before_comma = next((i for i in range(token.i, stretch.last + 1) if self._tree.tokens[i].text == ","), stretch.last + 1)
        if first not in ("the", "this", "that") or before_comma - stretch.first > _SHORT or self._apposed(stretch, token.i) is not None:
            return None
        word = base_form(token.lemma)
        fitting = [p for p in self._people.values() if word in p.roles or word in p.words]
        return fitting[0] if len(fitting) == 1 else None


_BODIES = frozenset(
    {
        "ministry",
        "government",
        "agency",
        "police",
        "army",
        "party",
        "union",
        "group",
        "commission",
        "council",
        "court",
        "organisation",
        "organization",
        "company",
        "department",
        "office",
        "committee",
    }
)


def _inside_mentions(tree: Tree) -> set[int]:
    """Tokens that stand in some name the reader marked."""
    return {t.i for m in tree.document.mentions for t in tree.document.tokens_in(m.span)}
