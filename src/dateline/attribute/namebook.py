"""The names of a document, entered in text order: who bears them, what stands beside them, and when they were last heard of."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dateline.attribute.genders import Gender, gender_of_name, is_given_name
from dateline.attribute.kinds import load_kinds
from dateline.attribute.lexicon import base_form
from dateline.attribute.peoplewords import gender_of_word, people_words
from dateline.attribute.portraits import Portrait, portrait, role_of
from dateline.attribute.quotations import marked
from dateline.attribute.tree import Stretch, Tree
from dateline.attribute.wellknown import listed
from dateline.model import Mention, Span, Token

_RECENT = 20
_LONGEST = 5  # words of a person's name
_LONGEST_BODY = 8  # words of the name of a body
_MAIN = 3  # times as often as others of the same surname is the one whom the surname alone means
_DEFINITE = frozenset({"the", "this", "that"})
_LOCATIVES = frozenset({"in", "near", "outside", "across"})


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
        told, quoted: its mentions outside and inside quotation marks, in text order.
        mentions: how often it was named.
        first: the head of its first mention.
        after: nouns of somebody without a name in the sentence before the first mention, which begins with it: "A judge … Ruiz had".
        human: whether it is somebody, not a body.
    """

    full: Stretch
    words: tuple[str, ...]
    known: Portrait = field(default_factory=Portrait)
    heard: Gender | None = None
    sentence: int = 0
    at: int = 0
    subject: bool = False
    told: list[int] = field(default_factory=list)
    quoted: list[int] = field(default_factory=list)
    mentions: int = 0
    first: int = 0
    after: frozenset[str] = frozenset()
    human: bool = True
    named: bool = True

    def told_before(self, i: int) -> int | None:
        """The latest mention before token `i` outside quotation marks."""
        at = bisect_left(self.told, i)
        return self.told[at - 1] if at else None

    @property
    def roles(self) -> frozenset[str]:
        """Base forms of the words that stand beside it or in its titles."""
        return self.known.roles

    @property
    def gender(self) -> Gender | None:
        """What titles and nouns beside it tell."""
        return self.known.gender

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
        self._heads = [m.head for m in self._mentions]
        self._whole = self._portraits()
        self._sites = self._found_in()
        self._next = 0
        self._by_key: dict[str, list[Person]] = {}
        self._by_first: dict[str, list[Person]] = {}
        self.recent: list[Person] = []

    def _portraits(self) -> Mapping[tuple[str, ...], Portrait]:
        """What the whole text tells of every name: by given name and surname, and by a surname that only one bears."""
        told: dict[tuple[str, ...], Portrait] = {}
        for mention in self._mentions:
            if words := self._words(mention.span):
                key = _key(words)
                told[key] = told.get(key, Portrait()) | portrait(self._tree, mention.head)
        bearers: dict[str, list[tuple[str, ...]]] = {}
        for key in told:
            if len(key) > 1:
                bearers.setdefault(key[-1], []).append(key)
        for surname, keys in bearers.items():
            if len(keys) == 1 and (alone := told.get((surname,))) is not None:
                told[keys[0]] = told[(surname,)] = told[keys[0]] | alone
        return told

    def _found_in(self) -> frozenset[tuple[str, ...]]:
        """Names of one word that stand behind "in", "near" and the like wherever they stand: towns the reader takes for people."""
        sites: dict[tuple[str, ...], bool] = {}
        for mention in self._mentions:
            token = self._tree.tokens[mention.head]
            words = self._words(mention.span)
            placed = len(words) == 1 and token.dep == "pobj" and self._tree.tokens[token.head].lower in _LOCATIVES
            sites[words] = placed and sites.get(words, True)
        return frozenset(words for words, placed in sites.items() if placed and words[0] not in self._surnames)

    def whole(self, person: Person) -> Portrait:
        """What the whole text tells of somebody, later mentions too."""
        if not person.named:
            return person.known
        key = _key(person.words)
        return person.known | self._whole.get(key, Portrait()) | listed(key if key in self._whole else person.words)

    def ahead(self, first: int, last: int) -> Iterator[tuple[Mention, tuple[str, ...]]]:
        """The names between two tokens, met or not, with their words."""
        for mention in self._mentions[bisect_left(self._heads, first) : bisect_right(self._heads, last)]:
            yield mention, self._words(mention.span)

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
        human = human and not (self._follows_body(at.first) or _is_outlet(words) or words in self._sites)
        if len(words) > (_LONGEST if human else _LONGEST_BODY):
            return
        token = self._tree.tokens[head]
        bearers = self._by_key.setdefault(words[-1] if human else " ".join(words), [])
        known = self._meant([p for p in bearers if p.may_be(words)], at) or (self._by_given_name(words) if human else None)
        if known is None:
            known = Person(full=at, words=words, human=human, first=head, after=self._just_told(at, token) if human else frozenset())
            bearers.append(known)
        elif len(words) > len(known.words):
            known.full, known.words = at, words
        if human and len(words) > 1:
            self._by_first.setdefault(words[0], []).append(known)
        known.known |= portrait(self._tree, head)
        self.hear(known, token)

    def _just_told(self, at: Stretch, token: Token) -> frozenset[str]:
        """The nouns of those without a name of whom the sentence before spoke, where a new name of several words begins this one."""
        if at.first != self._tree.sentence(at.first).first or token.dep not in ("nsubj", "nsubjpass") or at.first == at.last:
            return frozenset()
        near = [p for p in self.recent if not p.named and token.sentence - p.sentence == 1]
        return frozenset(noun for p in near for noun in p.words)

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
            person = Person(full=at, words=(noun,), human=True, named=False, first=head)
            person.known = Portrait(roles=frozenset({noun, role_of(token)}), gender=gender_of_word(token.lower)) | portrait(
                self._tree, head
            )
        self.hear(person, token)
        return person

    def hear(self, person: Person, token: Token) -> None:
        """Note that `person` is meant at `token`."""
        person.sentence, person.at, person.subject = token.sentence, token.i, token.dep in ("nsubj", "nsubjpass")
        person.mentions += 1
        (person.quoted if self._marks[token.i] else person.told).append(token.i)
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


def _is_outlet(words: tuple[str, ...]) -> bool:
    """Whether a name is that of an outlet or of a platform people post on."""
    name, kinds = " ".join(words), load_kinds()
    return name in kinds.outlets or name in kinds.platforms or name in kinds.agencies


def _key(words: tuple[str, ...]) -> tuple[str, ...]:
    """Given name and surname, without what stands between."""
    return (words[0], words[-1]) if len(words) > 1 else words
