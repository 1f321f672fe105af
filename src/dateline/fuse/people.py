"""People whom two reports spell differently are one actor of the record; two who share a surname stay two.

Full names meet where each can be a spelling of the other (`names.alike`) and nothing parts them. A surname that stands alone in its report
joins the one person of the record who has it and is of the same country or walk of life. A name that could be either of two people
("George Bush" between George H. W. and George W.) joins neither. Names are compared within blocks of like-sounding ones only.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations

from dateline.model import Actor, Event, Reading, Statement
from dateline.names import alike
from dateline.names.blocks import INITIAL, Block, person_blocks
from dateline.names.keys import name_key
from dateline.names.parts import parts_of
from dateline.names.people import surname_keys

_FULL = 2
_SPELLINGS = 16  # of one person that are compared with those of another: the fullest


@dataclass
class _Node:
    """A person as reports write the name, gathered from all reports that give one id."""

    id: str
    names: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    sectors: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)

    @cached_property
    def spellings(self) -> Sequence[str]:
        """The names that are compared: those with most words that are no initials; of equals the first in the alphabet."""
        return sorted(self.names, key=lambda n: (-_words(n), n))[:_SPELLINGS]

    @property
    def fullest(self) -> str:
        """The first of them."""
        return self.spellings[0]

    @property
    def alone(self) -> bool:
        """Whether no report gives more than a surname."""
        return len(parts_of(self.fullest).parts) < _FULL


def _words(name: str) -> int:
    return sum(not p.initial for p in parts_of(name).parts)


def met(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings, in order, with one id and one name to show for each person: the fullest. Nothing else in them is changed."""
    nodes = _nodes(readings)
    ids = _groups([n for n in nodes if not n.alone])
    ids |= _surnames(nodes, ids)
    changed = {old: new for old, new in ids.items() if old != new}
    names = {n.id: n.fullest for n in nodes if n.id in changed.values()}
    return tuple(_renamed(r, changed, names) if any(a.id in changed or a.id in names for a in r.actors) else r for r in readings)


def _nodes(readings: Iterable[Reading]) -> list[_Node]:
    nodes: dict[str, _Node] = {}
    for reading in readings:
        for actor in reading.actors:
            if actor.kind == "person" and parts_of(actor.name).parts:
                node = nodes.setdefault(actor.id, _Node(actor.id))
                node.names.add(actor.name)
                node.countries |= {actor.country} if actor.country else set()
                node.sectors |= {actor.sector} if actor.sector else set()
                node.reports.add(reading.report.id)
    return [nodes[id_] for id_ in sorted(nodes)]


def _groups(nodes: Sequence[_Node]) -> dict[str, str]:
    """Id → id of the group, for people with full names."""
    neighbours: dict[str, set[str]] = defaultdict(set)
    by_id = {n.id: n for n in nodes}
    for a, b in sorted({(a.id, b.id) for a, b in _pairs(nodes)}):
        if _one(by_id[a], by_id[b]):
            neighbours[a].add(b)
            neighbours[b].add(a)
    unsure = {i for i, others in neighbours.items() if any(b not in neighbours[a] for a, b in combinations(sorted(others), 2))}
    out = {}
    for node in nodes:
        group = {node.id, *(i for i in neighbours[node.id] if i not in unsure)} if node.id not in unsure else {node.id}
        out[node.id] = min(group, key=lambda i: (-_words(by_id[i].fullest), i))
    return out


def _pairs(nodes: Sequence[_Node]) -> Iterator[tuple[_Node, _Node]]:
    """People in one block, each pair in the order of ids. An initial is compared with all names it can stand for."""
    blocks: dict[Block, list[_Node]] = defaultdict(list)
    initials: dict[Block, list[_Node]] = defaultdict(list)
    for node in nodes:
        for key in {k for name in node.spellings for k in person_blocks(name)}:
            (initials if key[1].startswith(INITIAL) else blocks)[key].append(node)
    for members in blocks.values():
        yield from combinations(members, 2)
    for members in initials.values():
        short = [n for n in members if any(parts_of(name).parts[0].initial for name in n.spellings)]
        for a in short:
            yield from ((a, b) if a.id < b.id else (b, a) for b in members if b.id != a.id)


def _one(a: _Node, b: _Node) -> bool:
    """Whether two are one person: every spelling of one can be the other's, no report tells them apart, nor do their countries."""
    if a.reports & b.reports or (a.countries and b.countries and not a.countries & b.countries):
        return False
    return all(alike(x, y) for x in a.spellings for y in b.spellings)


def _surnames(nodes: Sequence[_Node], ids: Mapping[str, str]) -> dict[str, str]:
    """Id → id, for people of whom their reports give the surname alone."""
    bearers: dict[str, dict[str, list[_Node]]] = defaultdict(lambda: defaultdict(list))
    for node in nodes:
        if not node.alone:
            for key in {k for name in node.spellings for k in surname_keys(name)}:
                bearers[key][ids[node.id]].append(node)
    out: dict[str, str] = {}
    strangers: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for node in (n for n in nodes if n.alone):
        found = name_key(node.fullest)
        surname = found.surname if found is not None else ""
        own = bearers.get(surname, {})
        if len(own) == 1 and _goes_with(node, next(iter(own.values()))):
            out[node.id] = next(iter(own))
        elif not own and surname and len(node.countries) == len(node.sectors) == 1:
            strangers[surname, next(iter(node.countries)), next(iter(node.sectors))].append(node.id)
    for same in strangers.values():
        out |= dict.fromkeys(same, min(same))
    return out


def _goes_with(node: _Node, group: Iterable[_Node]) -> bool:
    """Whether somebody called by a surname is of the country of its bearer, or of the same walk of life where no country is told."""
    members = list(group)
    countries = {c for n in members for c in n.countries}
    if node.countries and countries:
        return bool(node.countries & countries)
    return bool(node.sectors & {s for n in members for s in n.sectors})


def _renamed(reading: Reading, ids: Mapping[str, str], names: Mapping[str, str]) -> Reading:
    return replace(
        reading,
        statements=tuple(_statement(s, ids) for s in reading.statements),
        events=tuple(_event(e, ids) for e in reading.events),
        actors=tuple(_actors(reading.actors, ids, names)),
    )


def _statement(statement: Statement, ids: Mapping[str, str]) -> Statement:
    chain = tuple(replace(link, actor=_new(link.actor, ids)) for link in statement.chain)
    return replace(statement, speaker=_new(statement.speaker, ids), chain=chain)


def _event(event: Event, ids: Mapping[str, str]) -> Event:
    actors, recipients = (tuple(replace(p, actor=_new(p.actor, ids)) for p in people) for people in (event.actors, event.recipients))
    return replace(event, actors=actors, recipients=recipients)


def _new(id_: str | None, ids: Mapping[str, str]) -> str | None:
    return ids.get(id_, id_) if id_ else id_


def _actors(actors: Iterable[Actor], ids: Mapping[str, str], names: Mapping[str, str]) -> Iterator[Actor]:
    """The actors with their new ids and names, those that have become one as one."""
    out: dict[str, Actor] = {}
    for actor in actors:
        id_ = ids.get(actor.id, actor.id)
        first = out.get(id_)
        mentions = tuple(sorted({*actor.mentions, *(first.mentions if first else ())}))
        out[id_] = replace(first or actor, id=id_, name=names.get(id_, actor.name), mentions=mentions)
    yield from out.values()
