"""Who stands behind a record: its outlets and its speakers."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from dateline.fuse.copies import find_copies
from dateline.model import Reading, Record, Statement
from dateline.model.tables import speaker_name, through_names
from dateline.publish import heads, phrases
from dateline.publish.statements import NO_SPEAKER


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet of a record: its reports, how many of them carry another's text, the last day it published on."""

    name: str
    known: bool
    reports: int
    copies: int
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A speaker of a record.

    Attributes:
        name: the name to show; `known` is False where no source is stated.
        kind: what it is, in words.
        statements: how many it makes; `denials` of them deny something.
        reports: reports it speaks in.
        through: outlets and agencies that pass its words on, most often first.
    """

    name: str
    known: bool
    kind: str
    statements: int
    denials: int
    reports: int
    through: tuple[str, ...]


def outlets(record: Record) -> tuple[Outlet, ...]:
    """The outlets of a record; who published most comes first."""
    copies = find_copies(record.readings)
    by_name: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in record.readings:
        by_name[heads.outlet(reading)].append(reading)
    found = [_outlet(name, readings, sum(r.report.id in copies for r in readings)) for name, readings in by_name.items()]
    return tuple(sorted(found, key=lambda o: (-o.reports, o.name)))


def _outlet(name: str, readings: list[Reading], copies: int) -> Outlet:
    days = [r.report.published for r in readings if r.report.published]
    known = readings[0].report.outlet is not None
    return Outlet(name=name, known=known, reports=len(readings), copies=copies, last=phrases.day(max(days, default=None)))


def speakers(record: Record) -> tuple[Speaker, ...]:
    """The speakers of a record; who says most comes first, statements without a stated source last."""
    said: defaultdict[str, list[tuple[Reading, Statement]]] = defaultdict(list)
    for reading in record.readings:
        for s in reading.statements:
            said[(speaker_name(reading, s) or "").casefold()].append((reading, s))
    found = [_speaker(there) for there in said.values()]
    return tuple(sorted(found, key=lambda s: (not s.known, -s.statements, s.name)))


def _speaker(there: list[tuple[Reading, Statement]]) -> Speaker:
    name = speaker_name(*there[0])
    through = Counter(n for r, s in there for n in through_names(r, s))
    kinds = Counter(s.speaker_kind for _, s in there if s.speaker_kind != "unknown")
    return Speaker(
        name=name or NO_SPEAKER,
        known=name is not None,
        kind=phrases.speaker_kind(kinds.most_common(1)[0][0]) if kinds else "not known",
        statements=len(there),
        denials=sum(s.stance == "denies" for _, s in there),
        reports=len({r.report.id for r, _ in there}),
        through=tuple(n for n, _ in through.most_common(3)),
    )
