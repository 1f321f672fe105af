"""Who "he", "they", "the minister" or "Petrenko" is: the fullest earlier name, where the text leaves no doubt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.attribute.bodies import Bodies
from dateline.attribute.genders import Gender
from dateline.attribute.namebook import NameBook, Person
from dateline.attribute.peoplewords import people_words
from dateline.attribute.portraits import place_keys
from dateline.attribute.quotations import marked
from dateline.attribute.ranker import Traits, chances, weights
from dateline.attribute.roletraits import age_in, is_aged, role_nouns
from dateline.attribute.somebody import is_person, phrase, unnamed
from dateline.attribute.sources import named_after
from dateline.attribute.traits import Asked, Heard, nobody, ruling, traits_of
from dateline.attribute.tree import Stretch, Tree
from dateline.model import Span, Token

_SINGULAR: dict[str, Gender] = {"he": "male", "his": "male", "him": "male", "she": "female", "her": "female"}
_PLURAL = frozenset({"they", "their", "them"})
_NEUTER = frozenset({"it", "its"})
_RELATIVE = frozenset({"who", "which", "that", "whose"})
_DEFINITE = frozenset({"the", "this", "that"})
_OWN = frozenset({"his", "her", "their", "its"})
_NAME_REACH = 12
_HELD = 0.5  # least chance of the one name that a role stands beside
_SURELY = 0.9  # least chance at which a pronoun tells a gender
_KEPT = 0.1  # least chance of a candidate worth keeping
_MOST_KEPT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Referent:
    """Whom a source means.

    Attributes:
        antecedent: the fullest earlier name; None where the source is itself the fullest, or nobody is found.
        missing: why nobody is found, as the reason of a gap: `pronoun`, or `ambiguous` for a name that several bear; None = found or a name itself.
        name: key of the name meant, the same for every source of a document that means it; None = no name.
        human: whether that name is a person's.
        candidates: names it may mean, likeliest first, where none is sure.
    """

    antecedent: Span | None = None
    missing: str | None = None
    name: str | None = None
    human: bool = False
    candidates: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A name, or words without one, or nobody; then whether somebody should be, and who it may be."""

    person: Person | None = None
    words: Stretch | None = None
    missing: bool = False
    candidates: tuple[Person, ...] = ()


Watch = Callable[[Asked, Sequence[Person], Sequence[Traits], Traits], None]


class Antecedents:
    """The last speaker and the names before it; asked in text order.

    Args:
        watch: is told of every choice, with the options, their traits and nobody's, before it is made.
    """

    def __init__(self, tree: Tree, watch: Watch | None = None) -> None:
        self._tree = tree
        self._watch = watch
        self._names = NameBook(tree)
        self._bodies = Bodies(tree, self._names)
        self._labelled = _inside_mentions(tree)
        self._short = sorted((*unnamed(tree), *_told_pronouns(tree)))
        self._next = 0
        self._asked: set[int] = set()
        self._last: Heard | None = None

    def of(self, stretch: Stretch, head: int) -> Referent:
        """Whom a source means."""
        self._read(stretch, head)
        token = self._tree.tokens[head]
        if token.pos == "PROPN" and head not in self._labelled and token.text[:1].isupper():
            self._names.take(head, human=True, span=self._proper(head))
        bearers = self._names.at(head)
        if len(bearers) > 1:
            return Referent(missing="ambiguous", candidates=self._spans(bearers[:_MOST_KEPT]))
        found = self._find(stretch, token)
        person = found.person or self._person_at(head) or self._apposed(stretch, head)
        place = found.person.full if found.person is not None else found.words
        self._hear(token, stretch, person, place)
        named = person if person is not None and person.named else None
        name = " ".join(named.words) if named is not None else None
        human = named is not None and named.human
        reason = "pronoun" if found.missing else None
        if place is None or place.meets(stretch) or (token.pos == "PROPN" and place.last - place.first <= self._own(stretch)):
            return Referent(missing=reason, name=name, human=human, candidates=self._spans(found.candidates))
        return Referent(antecedent=self._tree.span(place), missing=reason, name=name, human=human)

    def _read(self, stretch: Stretch, head: int) -> None:
        """Take in what stands before this source: names, people without one, and whom the pronouns mean that say nothing."""
        self._asked.add(head)
        while self._next < len(self._short) and (i := self._short[self._next]) < stretch.first:
            self._next += 1
            if i in self._asked:
                continue
            self._names.read_until(i)
            token = self._tree.tokens[i]
            if token.pos != "PRON":
                self._names.take_unnamed(i, phrase(self._tree, i))
            elif (found := self._choose(Asked(form="pronoun", at=Stretch(i, i), head=i, gender=_SINGULAR[token.lower]), told=True)).person:
                self._names.hear(found.person, token)
        self._names.read_until(max(head, min(stretch.last, head + _NAME_REACH)))

    def _hear(self, token: Token, stretch: Stretch, person: Person | None, place: Stretch | None) -> None:
        """Keep who spoke."""
        if token.lower in _RELATIVE:
            return
        if person is None and is_person(token):
            person = self._names.take_unnamed(token.i, phrase(self._tree, token.i))
        elif person is not None and token.pos != "PROPN":
            self._names.hear(person, token)
        if self._last is None or self._last.head not in ruling(self._tree, token.i):  # who is spoken of is not who speaks
            self._last = Heard(person=person, head=token.i, sentence=token.sentence, passage=self._tree.passage(token.i))
        self._bodies.hear(token, place or (None if token.pos == "PRON" else stretch), person)

    def _spans(self, people: tuple[Person, ...] | list[Person]) -> tuple[Span, ...]:
        return tuple(self._tree.span(p.full) for p in people)

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

    def _find(self, stretch: Stretch, token: Token) -> _Found:
        word = token.lower
        if word in _SINGULAR:
            return self._choose(Asked(form="pronoun", at=stretch, head=token.i, gender=_SINGULAR[word]), missing=True)
        if word in _RELATIVE and token.tag in ("WP", "WDT", "WP$", "IN", "DT"):
            return _Found(words=self._relative(token))
        if word in _PLURAL or word in _NEUTER:
            thing = self._bodies.meant(token, plural=word in _PLURAL)
            return _Found(words=thing, missing=thing is None)
        if token.pos == "PRON" or word in people_words().vague:
            return _Found(missing=token.pos == "PRON" and word in ("i", "we", "you", "this", "that"))
        if token.pos == "PROPN":
            return _Found(person=self._person_at(token.i))
        return self._described(stretch, token)

    def _person_at(self, head: int) -> Person | None:
        bearers = self._names.at(head)
        return bearers[0] if len(bearers) == 1 else None

    def _described(self, stretch: Stretch, token: Token) -> _Found:
        """For "the minister", "the ministry": the earlier name that has this word beside it or in it."""
        first = self._tree.tokens[stretch.first].lower
        if first not in _DEFINITE | _OWN or self._says_more(stretch, token):
            return _Found()
        age = age_in(self._tree, stretch)
        if not is_person(token) and not (age is not None and is_aged(token)):
            return _Found(person=self._bodies.called(stretch, token) if first in _DEFINITE else None)
        lists = people_words()
        gender: Gender | None = "male" if token.lower in lists.male else "female" if token.lower in lists.female else None
        asked = Asked(
            form="role",
            at=stretch,
            head=token.i,
            gender=gender,
            nouns=role_nouns(self._tree, stretch, token.i),
            places=place_keys(self._tree, self._tree.tokens[stretch.first : token.i]),
            age=age,
            own=first in _OWN,
        )
        return self._choose(asked, missing=False)

    def _says_more(self, stretch: Stretch, token: Token) -> bool:
        """Whether it is no plain role: several, with a name beside it, or of somewhere in particular ("the governor of Sorel")."""
        own = any(n.pos == "PROPN" and stretch.holds(n.i) for p in self._tree.kids(token.i, "prep") for n in self._tree.kids(p.i, "pobj"))
        return own or (token.tag not in ("NN", "NNP") and not is_aged(token)) or self._apposed(stretch, token.i) is not None

    def _choose(self, asked: Asked, *, missing: bool = False, told: bool = False) -> _Found:
        """The likeliest of the names before, if it is likely enough."""
        options = [p for p in self._names.recent if self._fits(p, asked)]
        traits = traits_of(self._tree, self._names, asked, options, self._last)
        none = nobody(asked, traits, self._last, unnamed=any(self._is_unnamed(p, asked) for p in self._names.recent))
        if self._watch is not None and not told:
            self._watch(asked, options, traits, none)
        likely = chances(asked.form, traits, none)
        ranked = sorted(zip(likely, range(len(options)), strict=True), key=lambda c: (-c[0], c[1]))
        if ranked and ranked[0][0] >= (_HELD if _is_held(traits[ranked[0][1]]) else weights(asked.form).sure):
            person = self._nearer_speaker(asked, options[ranked[0][1]])
            if not self._has_equal(person, options, asked):
                if asked.form == "pronoun" and ranked[0][0] >= _SURELY:
                    person.heard = asked.gender
                return _Found(person=person)
        kept = tuple(options[i] for chance, i in ranked[:_MOST_KEPT] if chance >= _KEPT)
        return _Found(missing=missing, candidates=kept)

    def _nearer_speaker(self, asked: Asked, person: Person) -> Person:
        """Somebody without a name who spoke last, where `person` was not named since: "One teacher told … He said"."""
        last = self._last
        if asked.form == "role" or last is None or last.person is None or last.person.named or not self._fits(last.person, asked):
            return person
        token, told = self._tree.tokens[asked.head], person.told_before(asked.at.first)
        near = token.sentence - last.sentence <= 1 and (told is None or self._tree.tokens[told].sentence < last.sentence)
        return last.person if near else person

    def _has_equal(self, person: Person, options: Sequence[Person], asked: Asked) -> bool:
        """Whether somebody else of those asked for is named in one breath with `person`, and neither has spoken: "wrote to Oland and Venckel"."""
        told = person.told_before(asked.at.first)
        if told is None or (self._last is not None and self._last.person is person):
            return False
        joined = {told, *(k.i for k in self._tree.kids(told, "conj"))}
        if self._tree.tokens[told].dep == "conj":
            joined.add(self._tree.tokens[told].head)
        return any(p is not person and p.told_before(asked.at.first) in joined for p in options)

    @staticmethod
    def _is_unnamed(person: Person, asked: Asked) -> bool:
        """Whether a role is that of somebody without a name: "the driver" after "a driver"."""
        return asked.form == "role" and not person.named and asked.nouns[0] in person.words and person.first < asked.at.first

    def _fits(self, person: Person, asked: Asked) -> bool:
        """Whether it is somebody named before, of the gender asked for, and no other part of the same clause."""
        if (
            not person.human
            or (asked.form == "role" and not person.named)
            or person.first >= asked.at.first
            or person.gender_or_given not in (None, asked.gender or person.gender_or_given)
        ):
            return False
        head = self._tree.tokens[asked.head]
        other = person.told_before(asked.at.first)
        if other is None or asked.form == "role":
            return True
        return not (head.dep in ("nsubj", "nsubjpass") and self._tree.tokens[other].head == head.head and other != asked.head)

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


def _is_held(traits: Traits) -> bool:
    """Whether a role stands beside this name alone, and the words before it do not speak against it."""
    return bool(traits.get("role-of-one")) and not traits.get("role-beside-none")


def _inside_mentions(tree: Tree) -> set[int]:
    """Tokens that stand in some name the reader marked."""
    found = (tree.stretch(m.span) for m in tree.document.mentions)
    return {i for s in found if s is not None for i in range(s.first, s.last + 1)}


def _told_pronouns(tree: Tree) -> tuple[int, ...]:
    """The pronouns for one person, outside quotation marks, that do something."""
    marks = marked(tree)
    return tuple(i for i in tree.words.of(frozenset({"he", "she"})) if tree.tokens[i].dep in ("nsubj", "nsubjpass") and not marks[i])
