"""The names of a document, entered in text order: who bears them, what stands beside them, and when they were last heard of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from dateline.attribute.lexicon import base_form
from dateline.attribute.sources import run_on_name
from dateline.attribute.tree import Stretch, Tree
from dateline.model import Span, Token
from dateline.resources import load_toml

Gender = Literal["male", "female"]
_RECENT = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleWords:
    """The word lists about people and bodies."""

    male: frozenset[str]
    female: frozenset[str]
    titles: frozenset[str]
    vague: frozenset[str]
    bodies: frozenset[str]
    called: Mapping[str, frozenset[str]]


@cache
def people_words() -> PeopleWords:
    """The word lists of the program."""
    data: Mapping[str, Any] = load_toml("attribute_people.toml")
    return PeopleWords(
        male=frozenset(data["gender"]["male"]),
        female=frozenset(data["gender"]["female"]),
        titles=frozenset(data["titles"]["words"]),
        vague=frozenset(data["vague"]["words"]),
        bodies=frozenset(data["bodies"]["words"]),
        called={noun: frozenset(words) for noun, words in data["called"].items()},
    )


@dataclass(slots=True)
class Person:
    """One name of a text: its fullest form so far, the words beside it, and its latest mention."""

    full: Stretch
    words: tuple[str, ...]
    roles: set[str] = field(default_factory=set)
    gender: Gender | None = None
    sentence: int = 0
    at: int = 0
    subject: bool = False
    human: bool = True

    def may_be(self, words: tuple[str, ...]) -> bool:
        """Whether a name of these words can mean this one: one form is part of the other."""
        return set(words) <= set(self.words) or set(self.words) <= set(words)


class NameBook:
    """Names met so far. Two bearers of one surname with different given names are two people."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._mentions = [m for m in tree.document.mentions if m.label in ("PERSON", "ORG") and tree.tokens[m.head].pos == "PROPN"]
        self._surnames = {w[-1] for m in self._mentions if m.label == "PERSON" and len(w := self._words(m.span)) > 1}
        self._next = 0
        self._by_key: dict[str, list[Person]] = {}
        self.recent: list[Person] = []

    @property
    def everyone(self) -> list[Person]:
        """All names met so far, in the order they were first met."""
        return [p for people in self._by_key.values() for p in people]

    def read_until(self, head: int) -> None:
        """Take in the names that begin before token `head` ends; what stands later is not known yet."""
        while self._next < len(self._mentions) and self._mentions[self._next].head <= head:
            mention = self._mentions[self._next]
            self._next += 1
            self.take(mention.head, human=mention.label == "PERSON", span=mention.span)

    def take(self, head: int, *, human: bool, span: Span) -> None:
        """Enter one name."""
        words, at = self._words(span), self._tree.stretch(span)
        if not words or at is None or words[0].startswith("'"):
            return
        human = human or (
            len(words) == at.last + 1 - at.first and words[-1] in self._surnames
        )  # readers take some people for organisations
        human = human and not self._follows_body(at.first)
        bearers = self._by_key.setdefault(words[-1] if human else " ".join(words), [])
        fitting = [p for p in bearers if p.may_be(words)]
        if len(fitting) > 1:
            return
        known = fitting[0] if fitting else Person(full=at, words=words, human=human)
        if not fitting:
            bearers.append(known)
        elif len(words) > len(known.words):
            known.full, known.words = at, words
        token = self._tree.tokens[head]
        known.sentence, known.at, known.subject = token.sentence, token.i, token.dep in ("nsubj", "nsubjpass")
        self._learn(known, token)
        self.recent = [p for p in self.recent[-_RECENT:] if p is not known] + [known]

    def _words(self, span: Span) -> tuple[str, ...]:
        at, titles = self._tree.stretch(span), people_words().titles
        return (
            tuple([t.lower for t in self._tree.tokens[at.first : at.last + 1] if t.pos == "PROPN" and t.lower not in titles]) if at else ()
        )

    def at(self, head: int) -> list[Person]:
        """Whom the name with this head word can mean: one, several who share it, or nobody known."""
        token = self._tree.tokens[head]
        if token.pos != "PROPN":
            return []
        beside = [t for t in self._tree.kids(head, "compound", "flat") if t.pos == "PROPN" and t.lower not in people_words().titles]
        own = tuple(t.lower for t in sorted([*beside, token], key=lambda t: t.i))
        for key in (" ".join(own), token.lower, *(t.lower for t in beside)):
            if fitting := [p for p in self._by_key.get(key, ()) if p.may_be(own) or (not p.human and token.lower in p.words)]:
                return fitting
        return []

    def _follows_body(self, first: int) -> bool:
        """Whether a noun for a body stands right before the name: "the rights group Dawn Watch"."""
        before = self._tree.tokens[first - 1] if first else None
        return before is not None and before.pos == "NOUN" and base_form(before.lemma) in people_words().bodies

    def _learn(self, person: Person, token: Token) -> None:
        """Roles and gender from the words beside a name."""
        near = [*self._tree.kids(token.i, "compound", "appos", "amod", "nmod")]
        if token.dep == "appos":
            near.append(self._tree.tokens[token.head])
        for other in near:
            _note(person, other)
            for below in self._tree.kids(other.i, "compound", "amod"):
                _note(person, below)
        _note(person, self._tree.tokens[self._tree.left[token.i]])
        if (noun := run_on_name(self._tree, token.i)) is not None:
            _note(person, noun)


def _note(person: Person, word: Token) -> None:
    lower = word.lower
    lists = people_words()
    if lower in lists.male or lower in lists.female:
        person.gender = "male" if lower in lists.male else "female"
    if word.pos in ("NOUN", "PROPN"):
        person.roles.add(base_form(word.lemma))
