"""What is known of people, bodies and offices: our lists, and a user's that goes before them.

A user's list is a TOML file (docs/how-to/name-your-actors.md). Where it names somebody, its answer stands and ours is not asked.
"""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, get_args

from dateline.model.actor import ActorKind
from dateline.model.errors import BadActors
from dateline.names.bodies import Body, bodies, found_in, plain
from dateline.names.heads import Head, Heads, all_heads, first, last, office_holders, our_heads
from dateline.names.people import People, Person, slug_of
from dateline.resources.own_file import own_text
from dateline.resources.toml_lines import TomlLines

_FIELDS: Mapping[str, type] = {"id": str, "name": str, "kind": str, "country": str, "sector": str, "spellings": list, "office": list}
_OFFICE: Mapping[str, type] = {"title": str, "country": str, "from": str, "to": str, "leads": bool}
_ALPHA3 = re.compile(r"[A-Z]{3}")
_KEPT = 4


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class ActorList:
    """A user's list, checked.

    Attributes:
        name: what it is called: its file's name, or the name it gives.
        digest: changes with what the file says.
        people: persons without an office, and those with one.
        heads: their terms of office.
        bodies: spelling (see `bodies.plain`) → what is no person.
    """

    name: str
    digest: str
    people: tuple[Person, ...]
    heads: tuple[Head, ...]
    bodies: Mapping[str, Body]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ActorList) and (self.name, self.digest) == (other.name, other.digest)

    def __hash__(self) -> int:
        return hash((self.name, self.digest))


class Known:
    """Asks the user's list first, then ours."""

    def __init__(self, own: ActorList | None) -> None:
        self._own = own
        self._people = [People(own.people)] if own else []
        self._heads = [Heads(own.heads)] if own else []
        self._people.append(_our_people())
        self._heads.append(our_heads())

    def people_named(self, written: str) -> tuple[Person, ...]:
        """The people whom a full name can mean."""
        return next((found for people in self._people if (found := people.named(written))), ())

    def people_called(self, surname: str) -> tuple[Person, ...]:
        """The people whom a surname can mean, the user's first."""
        return tuple({p.id: p for people in self._people for p in people.called(surname)}.values())

    def body(self, written: str) -> Body | None:
        """The body of this name."""
        return (found_in(self._own.bodies, written) if self._own else None) or found_in(bodies(), written)

    def in_office(self, country: str, office: str, day: date | None) -> tuple[Head, ...]:
        """Who held an office on a day (see `Heads.in_office`)."""
        return next((found for heads in self._heads if (found := heads.in_office(country, office, day))), ())


@lru_cache(_KEPT)
def known(own: ActorList | None = None) -> Known:
    """The index of a user's list and ours, made once for each."""
    return Known(own)


@cache
def _our_people() -> People:
    return People(office_holders(all_heads()))


def load_actors(path: Path) -> ActorList:
    """The list of a user's file.

    Raises:
        BadActors: the file is not what the format asks for; the message says which line, and what to write.
        NotFound, NoPermission: it cannot be read.
    """
    return made_actors(own_text(path, "a list of actors (TOML)", BadActors), path.name)


def made_actors(text: str, name: str) -> ActorList:
    """The list that a text in TOML holds.

    Raises:
        BadActors: it is not what the format asks for; the message says which line, and what to write.
    """
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadActors(f"{name}: this is no TOML: {error}. Names and words stand in quotation marks, lists in [ ].") from error
    check = _Check(name, TomlLines(text))
    rows = check.rows(table)
    listed = [_actor(row, n, check) for n, row in enumerate(rows, start=1)]
    heads = tuple(h for _, terms in listed for h in terms)
    in_office = {h.id for h in heads}
    people = [a for a, _ in listed if isinstance(a, Person) and a.id not in in_office]
    return ActorList(
        name=table.get("name", name),
        digest=hashlib.sha256(text.encode("utf-8")).hexdigest()[:16],
        people=(*people, *office_holders(heads)),
        heads=heads,
        bodies={plain(s): a for (a, _), row in zip(listed, rows, strict=True) if isinstance(a, Body) for s in _spellings(row)},
    )


def _spellings(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((row["name"], *row.get("spellings", ()))))


@dataclass(frozen=True, slots=True)
class _Check:
    """What the format asks for; an error names the line and what to write."""

    name: str
    lines: TomlLines

    def fail(self, path: tuple[str | int, ...], message: str) -> BadActors:
        line = self.lines.of(path)
        return BadActors(f"{self.name}{f', line {line}' if line else ''}: {message}")

    def rows(self, table: Mapping[str, Any]) -> list[dict[str, Any]]:
        for key in table:
            if key not in {"name", "actor"}:
                raise self.fail((key,), f"“{key}” is not known here. Write [[actor]] for each actor, and name = … for the list.")
        rows = table.get("actor", [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise self.fail(("actor",), "write [[actor]] with two brackets on each side.")
        for n, row in enumerate(rows, start=1):
            self.fields(row, _FIELDS, ("actor", n))
            if not row.get("name"):
                raise self.fail(("actor", n), 'an actor needs a name: name = "…".')
            if row.get("kind", "person") not in get_args(ActorKind):
                raise self.fail(("actor", n, "kind"), f"kind is one of {', '.join(get_args(ActorKind))}.")
            for office in row.get("office", []):
                self.fields(office, _OFFICE, ("actor", n, "office"))
                if not office.get("title") or not office.get("from"):
                    raise self.fail(
                        ("actor", n, "office"), 'an office needs a title and a first day: title = "mayor", from = "2024-03-01".'
                    )
        return rows

    def fields(self, row: Mapping[str, Any], known_fields: Mapping[str, type], path: tuple[str | int, ...]) -> None:
        for key, value in row.items():
            if key not in known_fields:
                raise self.fail((*path, key), f"“{key}” is not known here. Known are {', '.join(known_fields)}.")
            if not isinstance(value, known_fields[key]):
                raise self.fail((*path, key), f"{key} must be {_WORDS[known_fields[key]]}.")
            if key == "country" and not _ALPHA3.fullmatch(str(value)):
                raise self.fail((*path, key), 'country is a code of three capital letters (ISO 3166-1): country = "LTU".')


_WORDS = {str: "words in quotation marks", list: "a list in [ ]", bool: "true or false"}


def _actor(row: Mapping[str, Any], n: int, check: _Check) -> tuple[Person | Body, tuple[Head, ...]]:
    kind: ActorKind = row.get("kind", "person")
    country, sector = row.get("country"), row.get("sector")
    if kind != "person":
        id_ = row.get("id") or f"{'outlet' if kind == 'outlet' else 'org'}:{plain(row['name']).replace(' ', '-')}"
        return Body(id_, row["name"], kind, sector or "", country), ()
    id_ = row.get("id") or "-".join(filter(None, (f"person:{slug_of(row['name'])}", (country or "").lower())))
    person = Person(id=id_, name=row["name"], country=country, sector=sector, spellings=_spellings(row))
    return person, tuple(_term(office, person, n, check) for office in row.get("office", ()))


def _term(office: Mapping[str, Any], person: Person, n: int, check: _Check) -> Head:
    country = office.get("country") or person.country
    if country is None:
        raise check.fail(("actor", n, "office"), 'an office needs a country: country = "LTU".')
    try:
        start, end = first(office["from"]), last(office["to"]) if office.get("to") else None
    except ValueError as error:
        raise check.fail(("actor", n, "office"), 'days are written "2024-03-01", "2024-03" or "2024".') from error
    return Head(
        country=country,
        role="L" if office.get("leads") else "M",
        title=office["title"].lower(),
        name=person.name,
        id=person.id,
        start=start,
        end=end,
        others=person.spellings[1:],
        horizon=None,
    )
