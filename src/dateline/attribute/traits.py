"""What speaks for and against a name as what a pronoun or a role means: its traits, each a number."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log1p

from dateline.attribute.genders import Gender
from dateline.attribute.lexicon import base_form
from dateline.attribute.namebook import Person, people_words
from dateline.attribute.once import once
from dateline.attribute.quotations import marked
from dateline.attribute.ranker import Form
from dateline.attribute.tree import Stretch, Tree

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FAR = 4  # sentences
_STEM = 5  # letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A short form that asks for its name.

    Attributes:
        form: a pronoun or a role.
        at: its words.
        head: its head word.
        gender: what the words tell.
        nouns: of a role the base forms of its head and of the words before it.
        own: whether a role belongs to somebody: "his lawyer".
    """

    form: Form
    at: Stretch
    head: int
    gender: Gender | None
    nouns: tuple[str, ...] = ()
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Who spoke last: in which sentence and passage."""

    person: Person | None
    sentence: int
    passage: int


def traits_of(tree: Tree, asked: Asked, options: Sequence[Person], last: Heard | None) -> list[dict[str, float]]:
    """The traits of each option, in their order."""
    before = [p.told_before(asked.at.first) for p in options]
    order = sorted((i for i in before if i is not None), reverse=True)
    most = max((p.mentions for p in options if p.named), default=0)
    passage = tree.passage(asked.head)
    here = [i for i in order if tree.passage(i) == passage]
    out = []
    for person, told in zip(options, before, strict=True):
        traits = {
            "noun": float(not person.named),
            "mentions": log1p(person.mentions),
            "most": float(person.named and person.mentions == most),
        }
        traits |= _by_gender(asked, person) | _by_place(tree, asked, told) | _by_speaker(tree, asked, person, last, told)
        if told is not None:
            traits[f"rank-{min(order.index(told), 3)}"] = 1.0
            traits["first-in-passage"] = float(bool(here) and told == here[-1])
        if asked.form == "role":
            traits |= _by_role(asked, person)
        out.append(traits)
    holders = sum("role" in t for t in out)
    for traits in out:
        if "role" in traits:
            traits[f"role-of-{'one' if holders == 1 else 'several'}"] = 1.0
        elif holders:
            traits["role-of-another"] = 1.0
    return out


def nobody(asked: Asked, options: Sequence[dict[str, float]], last: Heard | None, *, unnamed: bool) -> dict[str, float]:
    """The traits of the answer that it is none of them; `unnamed`: whether somebody without a name has the role."""
    out = {"nobody": 1.0, "nobody-options": log1p(len(options)), "nobody-unspoken": float(last is None or last.person is None)}
    if asked.form == "role":
        out["nobody-own"] = float(asked.own)
        out["nobody-role-known"] = float(any(t.get("role") for t in options))
        out["nobody-bare"] = float(len(asked.nouns) == 1)
        out["nobody-unnamed"] = float(unnamed)
        out["nobody-generic"] = float(asked.nouns[0] in people_words().generic)
    return out


def _by_gender(asked: Asked, person: Person) -> dict[str, float]:
    if asked.gender is None:
        return {}
    if person.gender is not None:
        return {"gender-told": 1.0}
    given = person.given_gender
    return {"gender-unknown" if given is None else "gender-given" if given == asked.gender else "gender-other": 1.0}


@once
def _told_sentences(tree: Tree) -> list[int]:
    """For every sentence how many up to it hold words outside quotation marks."""
    marks, told = marked(tree), [0] * len(tree.document.sentences)
    for token in tree.tokens:
        if not marks[token.i] and token.text[:1].isalnum():
            told[token.sentence] = 1
    return list(accumulate(told))


def _by_place(tree: Tree, asked: Asked, told: int | None) -> dict[str, float]:
    if told is None:
        return {"quoted-only": 1.0}
    token = tree.tokens[told]
    counted = _told_sentences(tree)
    away = counted[tree.tokens[asked.head].sentence] - counted[token.sentence]
    passages = tree.passage(asked.head) - tree.passage(told)
    out = {f"sentences-{min(away, _FAR)}": 1.0, f"passages-{min(passages, 2)}": 1.0}
    out["joined"] = float(token.dep == "conj" or tree.kid(token.i, "conj") is not None)
    if token.dep in _SUBJECTS:
        out["subject"] = 1.0
        out[f"subject-{min(away, 2)}"] = 1.0
        if tree.tokens[token.head].dep == "ROOT":
            out["subject-of-main"] = 1.0
    elif token.dep == "poss":
        out["possessor"] = 1.0
    elif token.dep in ("dobj", "pobj", "dative"):
        out["object"] = 1.0
    if marked(tree)[max(0, asked.at.first - 1)] and away <= 1:
        out[f"tag-{'subject' if token.dep in _SUBJECTS else 'other'}"] = 1.0
    if passages == 1 and asked.at.first == tree.sentence(asked.head).first:
        out[f"opens-{'subject' if token.dep in _SUBJECTS else 'other'}"] = 1.0
    return out


def _by_speaker(tree: Tree, asked: Asked, person: Person, last: Heard | None, told: int | None) -> dict[str, float]:
    if last is None:
        return {}
    counted = _told_sentences(tree)
    away = counted[tree.tokens[asked.head].sentence] - counted[last.sentence]
    if last.person is person:
        out = {f"spoke-{'near' if away <= 1 else 'mid' if away <= _FAR - 1 else 'far'}": 1.0}
        out["spoke-here"] = float(last.passage == tree.passage(asked.head))
        out["spoke-unnamed"] = float(not person.named)
        return out
    if told is not None and tree.tokens[told].sentence > last.sentence and tree.tokens[told].dep in _SUBJECTS:
        return {"after-speaker": 1.0}
    return {"not-speaker": float(last.person is not None and last.passage == tree.passage(asked.head))}


def _by_role(asked: Asked, person: Person) -> dict[str, float]:
    head, *others = asked.nouns
    alike = people_words().alike.get(head, frozenset())
    out: dict[str, float] = {}
    if head in person.roles:
        out["role"] = 1.0
    elif alike & person.roles:
        out["role-alike"] = 1.0
    elif head in people_words().formal:
        out["untitled"] = 1.0
    if others:
        known = {w[:_STEM] for w in (*person.roles, *person.words)}
        share = sum(w[:_STEM] in known for w in others) / len(others)
        out["beside"] = share
        out["beside-none"] = float(share == 0)
        out["role-beside-none"] = float(share == 0 and "role" in out)
    return out


def role_nouns(tree: Tree, at: Stretch, head: int) -> tuple[str, ...]:
    """The base forms of the head of a role and of the words before it: "the former Florida governor"."""
    beside = [t for t in tree.tokens[at.first : head] if t.pos in ("NOUN", "PROPN", "ADJ") and t.text[:1].isalpha()]
    lists = people_words()
    return tuple(lists.short.get(t.lower) or base_form(t.lemma).lower() for t in (tree.tokens[head], *beside))
