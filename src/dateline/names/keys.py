"""One key for all spellings of a person's name that rules can make one: the stable part of an actor's id.

The key is a normal form of given name and surname. Spellings that the rules leave apart (initials, missing vowels) meet by `alike` instead.
"""

from dataclasses import dataclass
from functools import lru_cache

from dateline.names.given import names_of
from dateline.names.parts import Parts, parts_of, without_titles
from dateline.names.spelling import spelling_key

__all__ = ["NameKey", "name_key", "without_titles"]


@dataclass(frozen=True, slots=True)
class NameKey:
    """A name in normal form. `given` is empty where only the surname is written."""

    given: str
    surname: str

    @property
    def slug(self) -> str:
        """For use in an id."""
        return "-".join(filter(None, (self.given, self.surname))).replace(" ", "-")


@lru_cache(maxsize=20_000)
def name_key(written: str) -> NameKey | None:
    """The normal form of a person's name; None where nothing but a title is left."""
    name = parts_of(written)
    if not name.parts:
        return None
    given, surname = _ends(name)
    if name.generation:
        surname = f"{surname} {name.generation}"
    return NameKey(given, surname)


def _ends(name: Parts) -> tuple[str, str]:
    if name.first_last:  # surname, given name, father's name
        return given_key(name.parts[1].word), spelling_key(name.parts[0].word)
    last = [p.word for p in name.parts if p.group == name.parts[-1].group]
    first = [p.word for p in name.parts[: len(name.parts) - len(last)] if p.group == name.parts[0].group]
    if not first:
        first, last = last[:-1], last[-1:]
    return (given_key(first[0]) if len(first) == 1 else spelling_key("".join(first))), spelling_key("".join(last))


def given_key(word: str) -> str:
    """The key of a given name, spellings in other languages joined; of a name of several, the first."""
    return min(names_of(word), default=spelling_key(word))
