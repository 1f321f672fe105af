"""What speaks for and against a name as what a pronoun or a role means: its traits, each a number."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log1p

from dateline.attribute.genders import Gender
from dateline.attribute.namebook import NameBook, Person
from dateline.attribute.once import once
from dateline.attribute.peoplewords import people_words
from dateline.attribute.quotations import marked
from dateline.attribute.ranker import Form
from dateline.attribute.roletraits import among, by_role
from dateline.attribute.tree import Stretch, Tree

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FAR = 4  # sentences
_DEEP = 12  # words of a parse upwards
_NEAR = 2  # sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A short form that asks for its name.

    Attributes:
        form: a pronoun or a role.
        at: its words.
        head: its head word.
        gender: what the words tell.
        nouns: of a role the base forms of its head and of the words before it.
        places: of a role keys of the places among its words.
        age: of a role the age its words tell.
        own: whether a role belongs to somebody: "his lawyer".
    """

    form: Form
    at: Stretch
    head: int
    gender: Gender | None
    nouns: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()
    age: str | None = None
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Who spoke last: at which word, in which sentence and passage."""

    person: Person | None
    head: int
    sentence: int
    passage: int


def traits_of(tree: Tree, book: NameBook, asked: Asked, options: Sequence[Person], last: Heard | None) -> list[dict[str, float]]:
    """The traits of each option, in their order."""
    before = [p.told_before(asked.at.first) for p in options]
    order = sorted((i for i in before if i is not None), reverse=True)
    most = max((p.mentions for p in options if p.named), default=0)
    passage = tree.passage(asked.head)
    here = [i for i in order if tree.passage(i) == passage]
    rulers, ahead = ruling(tree, asked.head), _ahead(tree, book, asked)
    out = []
    for person, told in zip(options, before, strict=True):
        traits = {
            "noun": float(not person.named),
            "mentions": log1p(person.mentions),
            "most": float(person.named and person.mentions == most),
            "named-ahead": float(_is_among(person, ahead)),
            "named-quoted": float(_is_quoted(tree, asked, person)),
        }
        traits |= _by_gender(asked, person, book) | _by_place(tree, asked, told) | _by_speaker(tree, asked, person, last, told)
        if told is not None:
            traits[f"rank-{min(order.index(told), 3)}"] = 1.0
            traits["first-in-passage"] = float(bool(here) and told == here[-1])
            traits["alone-in-passage"] = float(here == [told])
            traits["ruling"] = float(told in rulers)
        if asked.form == "role":
            traits |= by_role(asked.nouns, asked.places, asked.age, person, book.whole(person))
        out.append(traits)
    among(out)
    return out


def nobody(asked: Asked, options: Sequence[dict[str, float]], last: Heard | None, *, unnamed: bool) -> dict[str, float]:
    """The traits of the answer that it is none of them; `unnamed`: whether somebody without a name has the role."""
    out = {"nobody": 1.0, "nobody-options": log1p(len(options)), "nobody-unspoken": float(last is None or last.person is None)}
    if asked.form == "role":
        known = any(t.get("role") for t in options)
        out["nobody-own"] = float(asked.own)
        out["nobody-role-known"] = float(known)
        out["nobody-bare"] = float(len(asked.nouns) == 1)
        out["nobody-unnamed"] = float(unnamed)
        out["nobody-only-unnamed"] = float(unnamed and not known)
        out["nobody-generic"] = float(asked.nouns[0] in people_words().generic)
        out["nobody-formal"] = float(asked.nouns[0] in people_words().formal)
    return out


def ruling(tree: Tree, head: int) -> frozenset[int]:
    """The subjects of the clauses that this word's clause stands in: "Oland" in "Oland said that he would go"."""
    found: set[int] = set()
    at = tree.tokens[head].head
    for _ in range(_DEEP):
        above = tree.tokens[at].head
        if above == at:
            break
        at = above
        found.update(k.i for k in tree.kids(at, *_SUBJECTS) if k.i < head)
    return frozenset(found)


def _ahead(tree: Tree, book: NameBook, asked: Asked) -> list[tuple[str, ...]]:
    """The names in the rest of the sentence, and in what is quoted behind it: nobody speaks of themselves by name."""
    marks, passage = marked(tree), tree.passage(asked.head)
    sentence, last = tree.sentence(asked.head), tree.sentence(asked.head).last
    for _ in range(_FAR):
        if last + 1 >= len(tree.tokens) or not marks[last + 1] or tree.passage(last + 1) != passage:
            break
        last = tree.sentence(last + 1).last
    found = book.ahead(asked.at.last + 1, last)
    return [words for mention, words in found if words and (mention.head <= sentence.last or marks[mention.head])]


def _is_among(person: Person, names: Sequence[tuple[str, ...]]) -> bool:
    return any(person.words[-1] == words[-1] and person.may_be(words) for words in names)


def _is_quoted(tree: Tree, asked: Asked, person: Person) -> bool:
    """Whether a quotation of this sentence or the one before, in this passage, names the person."""
    if not person.quoted:
        return False
    near = tree.tokens[person.quoted[-1]]
    return tree.passage(near.i) == tree.passage(asked.head) and tree.tokens[asked.head].sentence - near.sentence < _NEAR


def _by_gender(asked: Asked, person: Person, book: NameBook) -> dict[str, float]:
    if asked.gender is None:
        return {}
    if person.gender is not None:
        return {"gender-told": 1.0}
    given = person.given_gender
    if given is None and (heard := person.heard or book.whole(person).owner) is not None:
        return {"gender-heard" if heard == asked.gender else "gender-heard-other": 1.0}
    short = {"gender-short": 1.0} if given is None and len(person.words) == 1 else {}
    return {"gender-unknown" if given is None else "gender-given" if given == asked.gender else "gender-other": 1.0} | short


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
