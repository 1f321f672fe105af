"""The word lists about people and bodies."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.attribute.genders import Gender
from dateline.resources import load_toml


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
    regions: Mapping[str, str]


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
        regions=data["regions"],
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
