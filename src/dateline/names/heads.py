"""Who held which office when: heads of state and government and other rulers (actors_heads.tsv)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateline.resources import open_text

HORIZON = date(2025, 6, 30)
"""Until when an open end in the list says that somebody is in office."""

_LEADS = frozenset("BPGL")
_STATE, _GOVERNMENT = frozenset("BPS"), frozenset("BGM")
_ROLES: Mapping[str, frozenset[str]] = {
    "leader": _LEADS,
    "ruler": _LEADS,
    "chief": _LEADS,
    "head of state": _STATE,
    "head of government": _GOVERNMENT,
}
_TITLES: Mapping[str, frozenset[str]] = {
    "premier": frozenset({"premier", "prime minister"}),
    "prime minister": frozenset({"premier", "prime minister"}),
    "taoiseach": frozenset({"prime minister"}),
    "monarch": frozenset({"king", "queen", "emperor", "sultan", "emir", "prince", "grand duke"}),
    "secretary general": frozenset({"secretary-general"}),
    "pontiff": frozenset({"pope"}),
    "dictator": frozenset({"president", "leader", "supreme leader"}),
    "strongman": frozenset({"president", "leader", "prime minister"}),
}
_MONTHS, _MONTH_PARTS = 12, 2


@dataclass(frozen=True, slots=True)
class Head:
    """A term of office.

    Attributes:
        country: ISO 3166-1 alpha-3 code, or the key of an organisation of states.
        role: letter of the file's columns.
        title: English title of the office.
        name: of the person, as shown.
        id: id of the person as an actor.
        start: first day; where only a month or year is known, the first that can be.
        end: last day, the last that can be; None where it had not ended by `HORIZON`.
    """

    country: str
    role: str
    title: str
    name: str
    id: str
    start: date
    end: date | None

    def held(self, day: date) -> bool:
        """Whether the person may have been in office on a day."""
        return self.start <= day and (self.end is None or day <= self.end)


def in_office(country: str, office: str, day: date | None) -> tuple[Head, ...]:
    """Who held an office of a country on a day.

    Args:
        country: ISO 3166-1 alpha-3 code, or the key of an organisation of states.
        office: its English name as news write it: "president", "prime minister", "leader", "head of state", …
        day: None = nobody is named.

    Returns:
        One head where the list is sure; several on a day of change or where several lead; none where the list does not
        reach or nobody held it.
    """
    if day is None or day > HORIZON:
        return ()
    wanted = " ".join(office.lower().replace("-", " ").split()).removeprefix("vice ")
    if wanted != " ".join(office.lower().replace("-", " ").split()):
        return ()
    held = [h for h in heads_of(country) if h.held(day) and _is_called(h, wanted)]
    return tuple({h.id: h for h in held}.values())


def _is_called(head: Head, office: str) -> bool:
    if office in _ROLES:
        return head.role in _ROLES[office]
    titles = _TITLES.get(office, frozenset({office}))
    return head.title in titles or head.title.replace("-", " ") in titles


def heads_of(country: str) -> tuple[Head, ...]:
    """All terms of a country or organisation, in the order of the file."""
    return _by_country().get(country, ())


@cache
def _by_country() -> Mapping[str, tuple[Head, ...]]:
    out: dict[str, list[Head]] = defaultdict(list)
    for head in all_heads():
        out[head.country].append(head)
    return {country: tuple(found) for country, found in out.items()}


@cache
def all_heads() -> tuple[Head, ...]:
    """Every term of the list."""
    from dateline.names.people import people

    ids = {(person.name, term): person.id for person in people() for term in person.terms}
    return tuple(
        Head(
            country=row.country,
            role=row.role,
            title=row.title,
            name=row.name,
            id=ids[row.name, (row.country, row.start)],
            start=first(row.start),
            end=last(row.end) if row.end else None,
        )
        for row in rows()
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the file as it stands there."""

    country: str
    role: str
    title: str
    start: str
    end: str
    name: str
    others: tuple[str, ...]


@cache
def rows() -> tuple[Row, ...]:
    """The lines of the file."""
    out = []
    for line in open_text("actors_heads.tsv").splitlines():
        if line and not line.startswith("#"):
            country, role, title, start, end, name, others = line.split("	")
            out.append(Row(country, role, title, start, end, name, tuple(filter(None, others.split("|")))))
    return tuple(out)


def first(written: str) -> date:
    """The first day that "2012", "2012-05" or "2012-05-14" can mean."""
    return date.fromisoformat(written + "-01-01"[3 * (written.count("-")) :])


def last(written: str) -> date:
    """The last day that "2012", "2012-05" or "2012-05-14" can mean."""
    if written.count("-") == _MONTH_PARTS:
        return date.fromisoformat(written)
    year, _, month = written.partition("-")
    number = int(month or _MONTHS)
    after = date(int(year) + number // _MONTHS, number % _MONTHS + 1, 1)
    return after - timedelta(days=1)
