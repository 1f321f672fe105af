"""The names of a document, entered in text order: who bears them, what stands beside them, and when they were last heard of."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dateline.attribute.genders import Gender, gender_of_name, is_given_name
from dateline.attribute.lexicon import base_form
from dateline.attribute.quotations import marked
from dateline.attribute.sources import run_on_name
from dateline.attribute.tree import Stretch, Tree
from dateline.model import Span, Token
from dateline.resources import load_toml

_RECENT = 20
_LONGEST = 5  # words of a person's name
_LONGEST_BODY = 8  # words of the name of a body
_MAIN = 3  # times as often as others of the same surname is the one whom the surname alone means
_DEFINITE = frozenset({"the", "this", "that"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleWords:
    """The word lists about people and bodies."""

    male: frozenset[str]
    female: frozenset[str]
    titles: frozenset[str]
    vague: frozenset[str]
    bodies: frozenset[str]
    called: Mapping[str, frozenset[str]]
    freely: frozenset[str]
    generic: frozenset[str]
    formal: frozenset[str]
    short: Mapping[str, str]
    alike: Mapping[str, frozenset[str]]


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
        freely=frozenset(data["freely"]["words"]),
        generic=frozenset(data["generic"]["words"]),
        formal=frozenset(data["formal"]["words"]),
        short=data["short"],
        alike=_alike(data["alike"]["groups"]),
    )


def gender_of_word(lower: str) -> Gender | None:
    """The gender a title or a noun for a person tells: "mrs.", "spokesman"."""
    lists = people_words()
    return "male" if lower in lists.male else "female" if lower in lists.female else None


def _alike(groups: list[list[str]]) -> Mapping[str, frozenset[str]]:
    out: dict[str, frozenset[str]] = {}
    for group in groups:
        for word in group:
            out[word] = out.get(word, frozenset()) | frozenset(group)
    return out


@dataclass(slots=True, eq=False)
class Person:
    """One name of a text, or somebody without one ("a witness").

    Attributes:
        full: its fullest form so far.
        words: the words of that form in lower case, without titles; of somebody without a name the noun.
        named: whether it has a name.
        roles: base forms of the words that stand beside it or in its titles.
        gender: what titles and nouns beside it tell.
        at, sentence, subject: the head of its latest mention, its sentence, and whether it is a subject there.
        told: its mentions outside quotation marks, in text order.
        mentions: how often it was named.
        first: the head of its first mention.
        human: whether it is somebody, not a body.
    """

    full: Stretch
    words: tuple[str, ...]
    roles: set[str] = field(default_factory=set)
    gender: Gender | None = None
    sentence: int = 0
    at: int = 0
    subject: bool = False
    told: list[int] = field(default_factory=list)
    mentions: int = 0
    first: int = 0
    human: bool = True
    named: bool = True

    def told_before(self, i: int) -> int | None:
        """The latest mention before token `i` outside quotation marks."""
        at = bisect_left(self.told, i)
        return self.told[at - 1] if at else None

    @property
    def given_gender(self) -> Gender | None:
        """What the name itself tells."""
        return gender_of_name(self.words) if self.named else None

    @property
    def gender_or_given(self) -> Gender | None:
        """What titles and nouns beside it tell, else what the name tells."""
        return self.gender or self.given_gender

    def may_be(self, words: tuple[str, ...]) -> bool:
        """Whether a name of these words can mean this one: one form is part of the other."""
        return set(words) <= set(self.words) or set(self.words) <= set(words)


class NameBook:
    """Names met so far. Two bearers of one surname with different given names are two people."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._mentions = [m for m in tree.document.mentions if m.label in ("PERSON", "ORG") and tree.tokens[m.head].pos == "PROPN"]
        self._surnames = {w[-1] for m in self._mentions if m.label == "PERSON" and len(w := self._words(m.span)) > 1}
        self._marks = marked(tree)
        self._next = 0
        self._by_key: dict[str, list[Person]] = {}
        self._by_first: dict[str, list[Person]] = {}
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
        if self._tree.tokens[at.last].tag == "POS" and at.first < at.last:
            at = Stretch(at.first, at.last - 1)
        human = human or (
            len(words) == at.last + 1 - at.first and words[-1] in self._surnames
        )  # readers take some people for organisations
        human = human and not self._follows_body(at.first)
        if len(words) > (_LONGEST if human else _LONGEST_BODY):
            return
        token = self._tree.tokens[head]
        bearers = self._by_key.setdefault(words[-1] if human else " ".join(words), [])
        known = self._meant([p for p in bearers if p.may_be(words)], at) or (self._by_given_name(words) if human else None)
        if known is None:
            known = Person(full=at, words=words, human=human, first=head)
            bearers.append(known)
        elif len(words) > len(known.words):
            known.full, known.words = at, words
        if human and len(words) > 1:
            self._by_first.setdefault(words[0], []).append(known)
        self._learn(known, token)
        self.hear(known, token)

    def _meant(self, bearers: list[Person], at: Stretch) -> Person | None:
        """Of several bearers of a name the one a title before it fits, and else the one the text names most."""
        if len(bearers) > 1:
            genders = {g for t in self._tree.tokens[max(0, at.first - 1) : at.last] if (g := gender_of_word(t.lower)) is not None}
            bearers = [p for p in bearers if not genders or (p.gender or p.given_gender) in genders] or bearers
        return max(bearers, key=lambda p: (p.mentions, p.at), default=None)

    def _by_given_name(self, words: tuple[str, ...]) -> Person | None:
        """The one person with this given name: "Megyn" after "Megyn Kelly"."""
        known = self._by_first.get(words[0], []) if len(words) == 1 and is_given_name(words[0]) else []
        return known[0] if known and all(p is known[0] for p in known) else None

    def take_unnamed(self, head: int, at: Stretch) -> Person:
        """Enter somebody without a name; the noun of a role is the one known to have it."""
        token = self._tree.tokens[head]
        noun = base_form(token.lemma)
        definite = self._tree.tokens[at.first].lower in _DEFINITE
        bearers = [p for p in self.recent if p.human and noun in (p.roles if p.named else p.words)] if definite else []
        if len(bearers) == 1:
            person = bearers[0]
        else:
            person = Person(full=at, words=(noun,), roles={noun}, human=True, named=False, first=head)
            _note(person, token)
        self.hear(person, token)
        return person

    def hear(self, person: Person, token: Token) -> None:
        """Note that `person` is meant at `token`."""
        person.sentence, person.at, person.subject = token.sentence, token.i, token.dep in ("nsubj", "nsubjpass")
        person.mentions += 1
        if not self._marks[token.i]:
            person.told.append(token.i)
        self.recent = [p for p in self.recent[-_RECENT:] if p is not person] + [person]

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
        fitting = self._bearers(token)
        main = max(fitting, key=lambda p: p.mentions, default=None)
        if len(fitting) > 1 and main is not None and all(p is main or main.mentions >= _MAIN * p.mentions for p in fitting):
            return [main]
        return fitting

    def _bearers(self, token: Token) -> list[Person]:
        head = token.i
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
    if word.pos != "PRON" and (gender := gender_of_word(lower)) is not None:
        person.gender = gender
    if word.pos in ("NOUN", "PROPN") or word.text.istitle():
        person.roles.add(lists.short.get(lower) or base_form(word.lemma))
