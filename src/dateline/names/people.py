"""People that a list knows, found by any spelling of their name. Look-ups are by key: nobody is compared with everybody."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.names.blocks import Block, person_blocks
from dateline.names.parts import Part, Parts, parts_of, words
from dateline.names.same import alike
from dateline.names.scripts import is_abjad, latin
from dateline.names.sounds import block_keys, sound_near
from dateline.names.spelling import spelling_key

_FULL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody whom a list knows.

    Attributes:
        id: stable id as an actor: `person:alexander-lukashenko-blr`.
        name: name to show.
        country: ISO 3166-1 alpha-3 code of their country; None for those who held office in organisations only.
        sector: PLOVER sector.
        spellings: the name, and spellings that rules would not find.
        titles: English titles of the offices they held.
        since: first day in office that can be; None = they held none.
        until: last day in office that can be; None = it had not ended.
    """

    id: str
    name: str
    country: str | None
    sector: str | None
    spellings: tuple[str, ...]
    titles: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None

    def had_office(self, day: date) -> bool:
        """Whether they may have been in office on a day; between two terms counts as well."""
        return self.since is not None and self.since <= day and (self.until is None or day <= self.until)


class People:
    """An index of people. Answers are kept, so that a name costs once."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._people = tuple(people)
        self._spelled: dict[str, dict[str, Person]] = defaultdict(dict)
        self._whole: dict[Block, dict[int, None]] = defaultdict(dict)
        self._surnames: dict[str, dict[int, None]] = defaultdict(dict)
        self._named: dict[str, tuple[Person, ...]] = {}
        self._called: dict[str, tuple[Person, ...]] = {}
        for number, person in enumerate(self._people):
            for spelling in person.spellings:
                self._spelled[spelling.casefold()][person.id] = person
                for block in person_blocks(spelling):
                    self._whole[block][number] = None
                for surname in _surnames(parts_of(spelling)):
                    for key in block_keys(surname[-1].word):
                        self._surnames[key][number] = None

    def named(self, written: str) -> tuple[Person, ...]:
        """The people whom a full name can mean; usually one or nobody. A surname alone means nobody here."""
        flat = " ".join(written.split())
        if flat not in self._named:
            self._named[flat] = tuple(self._spelled.get(flat.casefold(), {}).values()) or self._by_sound(flat)
        return self._named[flat]

    def _by_sound(self, written: str) -> tuple[Person, ...]:
        name = parts_of(written)
        if len(name.parts) < _FULL:
            return ()
        abjad = is_abjad(written)
        found = sorted({n for block in person_blocks(written) for n in self._whole.get(block, ())})
        return tuple(p for p in (self._people[n] for n in found) if any(is_abjad(s) == abjad and alike(written, s) for s in p.spellings))

    def called(self, surname: str) -> tuple[Person, ...]:
        """The people who have this surname, in any spelling. Both surnames, where somebody has two, or either."""
        if surname not in self._called:
            self._called[surname] = self._by_surname(surname)
        return self._called[surname]

    def _by_surname(self, surname: str) -> tuple[Person, ...]:
        name = parts_of(surname)
        if not name.parts or len(name.parts) > _FULL or name.generation:
            return ()
        abjad = is_abjad(surname)
        found = sorted({n for key in block_keys(name.parts[-1].word) for n in self._surnames.get(key, ())})
        return tuple(
            p for p in (self._people[n] for n in found) if any(is_abjad(s) == abjad and _has_surname(s, name) for s in p.spellings)
        )


def slug_of(name: str) -> str:
    """A name in plain Latin letters, for an id."""
    parts = parts_of(name)
    return "-".join(filter(None, (*(latin(p.word).rstrip(".") for p in parts.parts), parts.generation))).replace(" ", "-")


def surname_keys(written: str) -> frozenset[str]:
    """Keys of what a person of this full name can be called by without the given name; two surnames are parted by a space."""
    return frozenset(" ".join(spelling_key(p.word) for p in own) for own in _surnames(parts_of(written)))


def _has_surname(spelling: str, surname: Parts) -> bool:
    wanted = [p.word for p in surname.parts]
    return any(
        len(own) == len(wanted) and all(sound_near(p.word, w) for p, w in zip(own, wanted, strict=True))
        for own in _surnames(parts_of(spelling))
    )


def _surnames(name: Parts) -> Iterator[Sequence[Part]]:
    """What a person is called by without the given name: the last word, the two last; the first, where the given name is last."""
    parts = name.parts
    if len(parts) == 1:
        return
    last = [p for p in parts if p.group == parts[-1].group]
    if len(last) > 1 and name.groups == _FULL and not parts[0].given:  # "Kim Jong-un"
        yield parts[:1]
        return
    yield parts[-1:]
    if len(parts) > _FULL:
        yield parts[-_FULL:]
        if not (parts[1].given or parts[1].father or parts[1].initial):
            yield parts[1:2]
    if latin(parts[0].word) in words("chinese", "families") | words("korean", "families"):
        yield parts[:1]
