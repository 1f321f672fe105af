"""Who held which office when: heads of state and government and other rulers (actors_heads.tsv), and offices of a user's list."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from dateline.names.people import Person, slug_of
from dateline.resources import open_text

HORIZON = date(2025, 6, 30)
"""Until when an open end in our list says that somebody is in office."""

_LEADS = frozenset("BPGL")
_STATE, _GOVERNMENT = frozenset("BPS"), frozenset("BGM")
_ROLES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("leader", "ruler", "chief"), _LEADS),
    "head of state": _STATE,
    "head of government": _GOVERNMENT,
}
_TITLES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("premier", "prime minister", "taoiseach"), frozenset({"premier", "prime minister"})),
    "monarch": frozenset({"king", "queen", "emperor", "sultan", "emir", "prince", "grand duke"}),
    "pontiff": frozenset({"pope"}),
    "dictator": frozenset({"president", "leader", "supreme leader"}),
    "strongman": frozenset({"president", "leader", "prime minister"}),
}
_MONTHS, _WHOLE, _ALPHA3 = 12, 2, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A term of office.

    Attributes:
        country: ISO 3166-1 alpha-3 code, or the key of an organisation of states.
        role: letter of the file's columns.
        title: English title of the office.
        name: of the person, as shown.
        id: id of the person as an actor.
        start: first day; where only a month or year is known, the first that can be.
        end: last day, the last that can be; None where it had not ended by `horizon`.
        others: spellings of the name that rules would not find.
        horizon: last day for which an open end says anything; None = any.
    """

    country: str
    role: str
    title: str
    name: str
    id: str
    start: date
    end: date | None
    others: tuple[str, ...] = ()
    horizon: date | None = HORIZON

    def held(self, day: date) -> bool:
        """Whether the person may have been in office on a day, and the list reaches it."""
        return self.start <= day <= (self.end or day) and (self.horizon is None or day <= self.horizon)

    def is_called(self, office: str) -> bool:
        """Whether news can call the office so: "president", "leader", "head of state"."""
        if office in _ROLES:
            return self.role in _ROLES[office]
        return self.title.replace("-", " ") in _TITLES.get(office, {office})


class Heads:
    """Terms of office by country."""

    def __init__(self, terms: Iterable[Head]) -> None:
        self._by_country: dict[str, list[Head]] = defaultdict(list)
        for head in terms:
            self._by_country[head.country].append(head)

    def in_office(self, country: str, office: str, day: date | None) -> tuple[Head, ...]:
        """Who held an office of a country on a day.

        Args:
            country: ISO 3166-1 alpha-3 code, or the key of an organisation of states.
            office: its English name as news write it: "president", "prime minister", "leader", "head of state", …
            day: None = nobody is named.

        Returns:
            One head where the list is sure; several on a day of change or where several lead; none where the list does not
            reach or nobody held it.
        """
        if day is None:
            return ()
        called = " ".join(office.lower().replace("-", " ").split())
        held = [h for h in self._by_country.get(country, ()) if h.held(day) and h.is_called(called)]
        return tuple({h.id: h for h in held}.values())


def in_office(country: str, office: str, day: date | None) -> tuple[Head, ...]:
    """Who held an office of a country on a day by our list (see `Heads.in_office`)."""
    return our_heads().in_office(country, office, day)


@cache
def our_heads() -> Heads:
    """The index of our list."""
    return Heads(all_heads())


@cache
def all_heads() -> tuple[Head, ...]:
    """Every term of our list, in its order. One name in two countries is two people; who led an organisation too is one."""
    listed = [_head(line) for line in open_text("actors_heads.tsv").splitlines() if line and not line.startswith("#")]
    homes: dict[str, str] = {}
    for head in listed:
        if len(head.country) == _ALPHA3:
            homes.setdefault(head.name, head.country)
    return tuple(replace(h, id=_id(h, homes)) for h in listed)


def _id(head: Head, homes: Mapping[str, str]) -> str:
    home = head.country if len(head.country) == _ALPHA3 else homes.get(head.name, head.country)
    return f"person:{slug_of(head.name)}-{home.lower()}"


def _head(line: str) -> Head:
    country, role, title, start, end, name, others = line.split("\t")
    return Head(
        country=country,
        role=role,
        title=title,
        name=name,
        id="",
        start=first(start),
        end=last(end) if end else None,
        others=tuple(filter(None, others.split("|"))),
    )


def office_holders(heads: Iterable[Head]) -> tuple[Person, ...]:
    """The people behind terms of office, by id."""
    terms: dict[str, list[Head]] = defaultdict(list)
    for head in heads:
        terms[head.id].append(head)
    return tuple(_person(id_, own) for id_, own in sorted(terms.items()))


def _person(id_: str, terms: list[Head]) -> Person:
    ends = [t.end for t in terms]
    return Person(
        id=id_,
        name=terms[0].name,
        country=next((t.country for t in terms if len(t.country) == _ALPHA3), None),
        sector="GOV" if any(len(t.country) == _ALPHA3 for t in terms) else "IGO",
        spellings=tuple(dict.fromkeys((terms[0].name, *(s for t in terms for s in t.others)))),
        titles=frozenset(t.title for t in terms),
        since=min(t.start for t in terms),
        until=None if None in ends else max(e for e in ends if e),
    )


def first(written: str) -> date:
    """The first day that "2012", "2012-05" or "2012-05-14" can mean.

    Raises:
        ValueError: it is none of these, or no day of the calendar.
    """
    return date.fromisoformat(written + "-01" * (_WHOLE - written.count("-")))


def last(written: str) -> date:
    """The last day that "2012", "2012-05" or "2012-05-14" can mean.

    Raises:
        ValueError: it is none of these, or no day of the calendar.
    """
    if written.count("-") == _WHOLE:
        return date.fromisoformat(written)
    year, _, month = written.partition("-")
    number = int(month or _MONTHS)
    return date(int(year) + number // _MONTHS, number % _MONTHS + 1, 1) - timedelta(days=1)
