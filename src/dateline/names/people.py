"""The people of our lists, found by any spelling of their name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from dateline.names.heads import first, last, rows
from dateline.names.parts import Part, Parts, parts_of
from dateline.names.same import alike
from dateline.names.scripts import is_abjad, latin
from dateline.names.sounds import block_keys, sound_near

Term = tuple[str, str]
"""Country and first day as written in the file: what tells terms apart."""

_FULL = 2
_ALPHA3 = 3


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom our lists know.

    Attributes:
        id: stable id as an actor: `person:alexander-lukashenko-blr`.
        name: name to show.
        country: ISO 3166-1 alpha-3 code of the country whose office they held; None for offices of organisations.
        spellings: the name, and spellings that rules would not find.
        terms: the terms of office.
        titles: English titles they held.
        since: first day in office that can be.
        until: last day that can be; None = had not ended.
    """

    id: str
    name: str
    country: str | None
    spellings: tuple[str, ...]
    terms: tuple[Term, ...]
    titles: frozenset[str]
    since: date
    until: date | None


@cache
def people() -> tuple[Person, ...]:
    """Everybody of the list of heads, in its order. One name in two countries is two people; who led an organisation too is one."""
    by_name: dict[str, dict[str, list[int]]] = defaultdict(dict)
    listed = rows()
    for n, row in enumerate(listed):
        homes = by_name[row.name]
        body = len(row.country) != _ALPHA3
        home = next(iter(homes), row.country) if body else row.country
        homes.setdefault(home, []).append(n)
    found = [_person(name, home, numbers) for name, homes in by_name.items() for home, numbers in homes.items()]
    return tuple(sorted(found, key=lambda p: p.id))


def _person(name: str, home: str, numbers: list[int]) -> Person:
    own = [rows()[n] for n in numbers]
    ends = [last(r.end) if r.end else None for r in own]
    return Person(
        id=f"person:{_slug(name)}-{home.lower()}",
        name=name,
        country=home if len(home) == _ALPHA3 else None,
        spellings=tuple(dict.fromkeys((name, *(s for r in own for s in r.others)))),
        terms=tuple((r.country, r.start) for r in own),
        titles=frozenset(r.title for r in own),
        since=min(first(r.start) for r in own),
        until=None if None in ends else max(e for e in ends if e),
    )


def _slug(name: str) -> str:
    parts = parts_of(name)
    return "-".join(filter(None, (*(latin(p.word).rstrip(".") for p in parts.parts), parts.generation)))


def known_people(written: str) -> tuple[Person, ...]:
    """The people of the list whom a full name can mean; usually one or nobody. A surname alone means nobody here."""
    return _known(" ".join(written.split()))


@lru_cache(maxsize=20_000)
def _known(written: str) -> tuple[Person, ...]:
    exact = _spelled().get(written.casefold())
    if exact:
        return exact
    name = parts_of(written)
    if len(name.parts) < _FULL:
        return ()
    abjad = is_abjad(written)
    candidates = _candidates(p.word for p in name.parts)
    return tuple(p for p in candidates if any(is_abjad(s) == abjad and alike(written, s) for s in p.spellings))


@lru_cache(maxsize=20_000)
def people_called(surname: str) -> tuple[Person, ...]:
    """The people of the list who have this surname, in any spelling. Both surnames, where somebody has two, or either."""
    name = parts_of(surname)
    if not name.parts or len(name.parts) > _FULL or name.generation:
        return ()
    abjad = is_abjad(surname)
    candidates = _candidates(p.word for p in name.parts)
    return tuple(p for p in candidates if any(is_abjad(s) == abjad and _has_surname(s, name) for s in p.spellings))


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
    if not parts[0].given:
        yield parts[:1]


def _candidates(words: Iterable[str]) -> list[Person]:
    found = {n for word in words for key in block_keys(word) for n in _blocks().get(key, ())}
    return [people()[n] for n in sorted(found)]


@cache
def _blocks() -> Mapping[str, tuple[int, ...]]:
    """Block key of a word that can be a surname → numbers of people."""
    out: dict[str, dict[int, None]] = defaultdict(dict)
    for n, person in enumerate(people()):
        for spelling in person.spellings:
            parts = parts_of(spelling).parts
            for part in (p for p in parts[1:] or parts if not p.initial) if len(parts) <= _FULL else parts:
                for key in block_keys(part.word):
                    out[key][n] = None
    return {key: tuple(numbers) for key, numbers in out.items()}


@cache
def _spelled() -> Mapping[str, tuple[Person, ...]]:
    out: dict[str, list[Person]] = defaultdict(list)
    for person in people():
        for spelling in person.spellings:
            out[spelling.casefold()].append(person)
    return {spelling: tuple(found) for spelling, found in out.items()}
