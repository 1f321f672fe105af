"""What form of a verb a word can be, of the verbs that name events or govern them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.coding.factuality.modality import lexicon
from dateline.coding.ontology import Words, rules
from dateline.resources import load_toml

Ending = Literal["base", "s", "past", "ing"]
TAGS: dict[Ending, str] = {"base": "VBP", "s": "VBZ", "past": "VBD", "ing": "VBG"}
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Form:
    """A verb by its base form, and which of its forms a word is."""

    base: str
    ending: Ending


@cache
def listed(table: str, name: str) -> Words:
    """A list of coding_mending.toml."""
    return frozenset(load_toml("coding_mending.toml")[table][name])


def form_of(word: str, *, plain: bool = False) -> Form | None:
    """The verb that a word in lower case can be a form of; with `plain` also of verbs that only carry a sentence."""
    for form in _possible(word):
        if form.base in rules("verb") or form.base in lexicon().verbs or (plain and form.base in listed("words", "plain")):
            return form
    return None


def is_only_verb(form: Form) -> bool:
    """Whether the word can be nothing but a verb ("invade", "withdraws"); gerunds can always be nouns."""
    return form.base in listed("verbs", "only") and form.ending in ("base", "s")


@cache
def _possible(word: str) -> tuple[Form, ...]:
    return tuple(_spelled(word))


def _spelled(word: str) -> Iterator[Form]:
    yield Form(word, "base")
    irregular = load_toml("coding_mending.toml")["irregular"]
    if word in irregular:
        yield Form(irregular[word], "past")
    endings: tuple[tuple[str, Ending], ...] = (("s", "s"), ("ed", "past"), ("ing", "ing"))
    for ending, kind in endings:
        if word.endswith(ending) and len(word) >= len(ending) + _SHORTEST - 1 and not word.endswith("ss"):
            yield from (Form(stem, kind) for stem in _stems(word.removesuffix(ending), kind))


def _stems(stem: str, kind: Ending) -> Iterator[str]:
    """Base forms that give a stem: "raid", "fre(e)", "plan(n)", "den(y)"."""
    if kind == "s":
        yield stem
        if stem.endswith("e"):
            yield stem[:-1]
        if stem.endswith("ie"):
            yield stem[:-2] + "y"
        return
    yield stem
    yield stem + "e"
    if len(stem) >= _SHORTEST and stem[-1] == stem[-2]:
        yield stem[:-1]
    if stem.endswith("i"):
        yield stem[:-1] + "y"
