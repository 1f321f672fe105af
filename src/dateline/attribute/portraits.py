"""What the words beside a name tell of its bearer: titles and roles, places, an age, a gender."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.attribute.genders import Gender
from dateline.attribute.lexicon import base_form
from dateline.attribute.once import once
from dateline.attribute.peoplewords import gender_of_word, people_words
from dateline.attribute.sources import run_on_name
from dateline.attribute.tree import Tree
from dateline.model import Token
from dateline.names.nations import nation_of

_PLACES = frozenset({"GPE", "NORP", "LOC"})
_BESIDE = ("compound", "appos", "amod", "nmod")
_BELOW = ("compound", "amod", "nmod", "poss", "prep", "conj")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BEING = frozenset({"be", "become", "remain"})
_OWN: Mapping[str, Gender] = {"his": "male", "himself": "male", "her": "female", "herself": "female"}
_DEEP = 6  # words of a parse upwards
_BRACKET = 7  # words
_STEM = 5  # letters
_OLDEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """What is told of somebody.

    Attributes:
        roles: base forms of the words that stand beside the name or in its titles.
        places: keys of the countries and places among them (see `place_keys`).
        ages: ages in years, as written.
        gender: what the words tell; the last one wins.
        owner: the gender of "his" or "her" where the name is the subject of its clause: no proof.
    """

    roles: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    ages: frozenset[str] = frozenset()
    gender: Gender | None = None
    owner: Gender | None = None

    def __or__(self, other: "Portrait") -> "Portrait":
        return Portrait(
            roles=self.roles | other.roles,
            places=self.places | other.places,
            ages=self.ages | other.ages,
            gender=other.gender or self.gender,
            owner=other.owner or self.owner,
        )


@once
def portrait(tree: Tree, head: int) -> Portrait:
    """What the words beside the name with this head word tell."""
    words = list(_beside(tree, tree.tokens[head]))
    bracket = list(_in_bracket(tree, head))
    genders = [g for w in words if w.pos != "PRON" and (g := gender_of_word(w.lower)) is not None]
    return Portrait(
        roles=frozenset(role_of(w) for w in words if w.pos in ("NOUN", "PROPN") or w.text.istitle()),
        places=place_keys(tree, (*words, *bracket)),
        ages=frozenset(w.text for w in _ages(tree, head)),
        gender=genders[-1] if genders else None,
        owner=_owners(tree).get(head),
    )


def role_of(word: Token) -> str:
    """The role a word stands for: "senator" for "Sen."; else its base form."""
    return people_words().short.get(word.lower) or base_form(word.lemma).lower()


def _beside(tree: Tree, token: Token) -> Iterator[Token]:
    """The words that describe a name: titles before it, appositions, the noun it is in apposition to, what its bearer is said to be."""
    near = [*tree.kids(token.i, *_BESIDE)]
    if token.dep == "appos":
        near.append(tree.tokens[token.head])
    if token.dep in _SUBJECTS:
        near += _said_to_be(tree, tree.tokens[token.head])
    for clause in tree.kids(token.i, "relcl"):
        near += _said_to_be(tree, clause)
    for other in near:
        yield other
        yield from _below(tree, other)
    yield tree.tokens[tree.left[token.i]]
    if (noun := run_on_name(tree, token.i)) is not None:
        yield noun
        yield from _below(tree, noun)


def _below(tree: Tree, noun: Token) -> Iterator[Token]:
    """Its modifiers, and the names behind its prepositions: "the former mayor of Sorel"."""
    for below in tree.kids(noun.i, *_BELOW):
        if below.dep != "prep":
            yield below
            continue
        for inner in tree.kids(below.i, "pobj"):
            yield inner
            yield from tree.kids(inner.i, "compound", "amod", "nmod")


def _said_to_be(tree: Tree, verb: Token) -> list[Token]:
    """The nouns after a form of "be": "Deri is a warlord", "Deri, who was mayor"."""
    return [k for k in tree.kids(verb.i, "attr") if k.pos in ("NOUN", "PROPN")] if verb.lemma in _BEING else []


def _in_bracket(tree: Tree, head: int) -> Iterator[Token]:
    """The words in brackets right behind a name: "(R-Fla.)", "(Tarvia)"."""
    words = tree.tokens[head + 1 : head + 1 + _BRACKET]
    if words and words[0].text == "(":
        for word in words[1:]:
            if word.text == ")":
                return
            if word.text not in ("(", "-"):
                yield word


def _ages(tree: Tree, head: int) -> Iterator[Token]:
    """The age between commas or in brackets behind a name: "Karsavina, 45, denied"."""
    words = tree.tokens[head + 1 : head + 4]
    if len(words) > 1 and words[0].text in (",", "(") and is_age(words[1]):
        yield words[1]


@once
def _owners(tree: Tree) -> Mapping[int, Gender]:
    """Subjects whose own clause holds "his", "her" or the like: "Haddou thanked his lawyer"."""
    out: dict[int, Gender] = {}
    for i in tree.words.of(frozenset(_OWN)):
        at = tree.tokens[i]
        if at.dep != "poss" and not at.lower.endswith("self"):
            continue
        for _ in range(_DEEP):
            if at.pos in ("VERB", "AUX") or at.head == at.i:
                break
            at = tree.tokens[at.head]
        if (subject := tree.kid(at.i, *_SUBJECTS)) is not None and subject.i < i:
            out[subject.i] = _OWN[tree.tokens[i].lower]
    return out


def is_age(word: Token) -> bool:
    """Whether a number can be somebody's age."""
    return word.text.isdecimal() and 0 < int(word.text) < _OLDEST


@once
def _place_words(tree: Tree) -> frozenset[int]:
    """Tokens in names of places and peoples."""
    return frozenset(t.i for m in tree.document.mentions if m.label in _PLACES for t in tree.document.tokens_in(m.span))


def place_keys(tree: Tree, words: Iterable[Token]) -> frozenset[str]:
    """One key for each country and place among some words, the same for its name, its adjective and its short form: "Fla." and "Florida"."""
    known = _place_words(tree)
    return frozenset(key for w in words for key in _keys(w.lower, listed=w.i in known))


@cache
def _keys(lower: str, *, listed: bool) -> tuple[str, ...]:
    if (nation := nation_of(lower)) is not None:
        return (nation,)
    if (whole := people_words().regions.get(lower)) is not None:
        return tuple(word[:_STEM] for word in whole.split())
    return (lower[:_STEM],) if listed and lower.isalpha() else ()
