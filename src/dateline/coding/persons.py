"""Whether a noun means people."""

from collections.abc import Iterator
from functools import cache

from dateline.coding.ontology import Words
from dateline.model import Token
from dateline.resources import load_toml, open_text

_LEAST = 6  # letters of a word that is known by its ending alone
_PEOPLES = ("ans", "landers", "ites", "ese")
_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "wives": "wife"}


@cache
def _nouns() -> Words:
    """Listed nouns: our own, those of WordNet, and of nationalities."""
    words = load_toml("quantities.toml")
    listed = {w for row in words["people"].values() for w in row}
    return frozenset(listed | _nations() | set(_wordnet()) | set(words["persons"]["more"])) - frozenset(words["persons"]["never"])


def _wordnet() -> Iterator[str]:
    return (line for line in open_text("person_nouns.txt").splitlines() if line and not line.startswith("#"))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(load_toml("quantities.toml")["persons"]["endings"])


@cache
def is_person_noun(word: str) -> bool:
    """Whether a noun in lower case, in the singular or plural, means people: listed, or by its ending."""
    words = load_toml("quantities.toml")["persons"]
    stripped = (w.removeprefix(p) for w in singulars(word) for p in ("", *words["prefixes"]))
    if any(w in _nouns() for w in stripped):
        return True
    never = words["never"]
    return any(len(w) >= _LEAST and w.endswith(_endings()) and w not in never for w in singulars(word))


def singulars(word: str) -> Iterator[str]:
    """The word itself and what its singular can be."""
    yield word
    for plural, singular in _IRREGULAR.items():
        if word.endswith(plural):
            yield word[: -len(plural)] + singular
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]


@cache
def _nations() -> Words:
    rows = (line.split("\t") for line in open_text("countries.tsv").splitlines() if line and not line.startswith("#"))
    return frozenset(name.lower() for row in rows for name in row[1].split("|") if name)


def is_nation(token: Token) -> bool:
    """Whether people are named by their nation ("two Americans")."""
    return any(w in _nations() for w in singulars(token.lower)) and token.tag in ("NNS", "NNPS", "NNP", "NN")


def means_people(token: Token) -> bool:
    """Whether a word counted means people. Names in the plural are peoples, parties, orders ("two Jesuits", "nine Kurds")."""
    if is_person_noun(token.lemma.lower()) or is_person_noun(token.lower):
        return True
    if token.text[:-1].isupper():  # "PACs"
        return False
    peoples = token.tag == "NNPS" or (token.tag == "NNS" and token.text[:1].isupper() and token.lower.endswith(_PEOPLES))
    return peoples and not any(w in load_toml("quantities.toml")["persons"]["never"] for w in singulars(token.lower))
