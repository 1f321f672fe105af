"""The claim board: what is claimed, and how every speaker stands to it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.model import Record
from dateline.web.claims import Claim, Entry, dispute_claim, index, toll_claim
from dateline.web.matters import incident_claim, matter_claims

NAMED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A speaker of the board."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one speaker has to do with one claim; no entries = the speaker is silent."""

    column: Column
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A claim with a cell for every column."""

    claim: Claim
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Claims whose speakers speak to one another's claims, directly or through others."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]

    @property
    def label(self) -> str:
        """Who speaks in it, to tell it from the other tables."""
        first = ", ".join(column.name for column in self.columns[:NAMED])
        more = len(self.columns) - NAMED
        return f"{first} and {more} more" if more > 0 else first


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Claims that several speakers speak to, contested ones first, and those of one speaker alone."""

    several: tuple[Claim, ...]
    single: tuple[Claim, ...]


def claim_board(record: Record) -> Board:
    """All claims of a record: disputes and counts first, then events, then what else is said about one matter.

    An event has a row where several speak of it or only the report itself does; else its statement stands for it.
    """
    known = index(record)
    disputes = [dispute_claim(d, known) for d in record.disputes]
    tolls = [toll_claim(t, known) for t in record.tolls]
    disputed = _statements(disputes)
    events = [c for c in (incident_claim(i, known, disputed) for i in record.incidents) if len(c.speakers) > 1 or not c.statements]
    rest = matter_claims(known, disputed | _statements([*tolls, *events]))
    claims = sorted((*disputes, *tolls, *events, *rest), key=lambda claim: not claim.contested)
    return Board(
        several=tuple(c for c in claims if len(c.speakers) > 1),
        single=tuple(c for c in claims if len(c.speakers) == 1),
    )


def columns(claims: Iterable[Claim]) -> tuple[Column, ...]:
    """The speakers of some claims; who speaks to most of them comes first."""
    names: dict[str, str] = {}
    often: Counter[str] = Counter()
    for claim in claims:
        often.update(claim.speakers)
        for entry in claim.entries:
            names.setdefault(entry.speaker, entry.name)
    return tuple(Column(key=key, name=names[key]) for key in sorted(names, key=lambda k: (-often[k], names[k])))


def tables(claims: Sequence[Claim]) -> tuple[Table, ...]:
    """The claims in tables. Claims with no speaker in common, near or far, stand in different ones: their cells would all be silent."""
    return tuple(_table(group) for group in _groups(claims))


def _table(claims: Sequence[Claim]) -> Table:
    across = columns(claims)
    rows = (Line(claim=claim, cells=tuple(_cell(claim, column) for column in across)) for claim in claims)
    return Table(columns=across, lines=tuple(rows))


def _groups(claims: Sequence[Claim]) -> list[list[Claim]]:
    """An outlet speaking for itself joins nothing: it writes about everything."""
    groups: list[tuple[set[str], list[Claim]]] = []
    for claim in claims:
        names = {e.speaker for e in claim.entries if not e.own_voice}
        near = [g for g in groups if g[0] & names]
        groups = [g for g in groups if g not in near]
        groups.append((names.union(*(g[0] for g in near)), [*(c for g in near for c in g[1]), claim]))
    order = {id(claim): n for n, claim in enumerate(claims)}
    sorted_groups = [sorted(members, key=lambda c: order[id(c)]) for _, members in groups]
    return sorted(sorted_groups, key=lambda members: order[id(members[0])])


def _cell(claim: Claim, column: Column) -> Cell:
    return Cell(column=column, entries=tuple(e for e in claim.entries if e.speaker == column.key))


def _statements(claims: Iterable[Claim]) -> frozenset[str]:
    return frozenset(id_ for claim in claims for id_ in claim.statements)
