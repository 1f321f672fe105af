"""A person accepts, edits, rejects, merges, splits, contests, discounts, takes back and keeps: each is one correction, kept at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from dateline.coding import builtin
from dateline.jobs.correcting.again import Like, places, said_already, undone_by
from dateline.jobs.correcting.carrying import Carried, carried
from dateline.jobs.correcting.targets import Target, Targets, still_there
from dateline.jobs.correcting.values import wished
from dateline.model import Anchor, Correction, Event, Reading, Record, Value
from dateline.model.anchors import KINDS, find, kind_of, nouns
from dateline.model.codec import to_plain
from dateline.model.correction import Action, json_text, with_id
from dateline.model.editable import FIELDS, IDENTITY, checked
from dateline.model.errors import BadCorrection
from dateline.model.inforce import in_force, undone
from dateline.model.laying import beneath
from dateline.query import parse
from dateline.store import Store
from dateline.store.corrections import Corrections
from dateline.store.search import Search
from dateline.store.versions import Versions

_LONGEST_NAME = 100
_TICK = timedelta(microseconds=1)
_NOT_YET = datetime.min  # noqa: DTZ901 - corrections have their time in UTC without a zone; this one gets it when it is kept


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who corrects, and why.

    Attributes:
        author: name of the person.
        reason: why; only who accepts need not say.
        now: the time (UTC, no zone); None = now.
    """

    author: str
    reason: str | None = None
    now: datetime | None = None


class Correcting:
    """What a person can do in a store. Every method gives back the corrections it made; each can be taken back with `undo`.

    Who says the same again for the same reason, and nobody said otherwise since, gets the correction that says so already.

    An id is that of a statement, event or tally (`4f2a:s1`; the beginning of the report's id is enough); `contest`, `discount` and `accept`
    take incidents (`i-…`) too, the first two ledgers (`l-…`), `reject` disputes (`d-…`).

    Args:
        store: whose readings are corrected.
        by: who corrects, and why.
        query: in which record incidents and ledgers are looked for; nothing = that of all reports.
        record: gives that record, where it is at hand; None = it is made.

    Raises:
        NotFound: an id names nothing (all methods).
        BadCorrection: what is asked for cannot be (all methods).
    """

    def __init__(self, store: Store, by: By, *, query: str = "", record: Callable[[], Record] | None = None) -> None:
        self._store = store
        self._by = _checked(by)
        self._targets = Targets(store, query, record)
        self._log = Corrections(store)

    def text_of(self, correction: Correction) -> str:
        """The text of the report that a correction is about first; empty where it is about another correction."""
        found = next(iter(self._store.readings_of([a.report_id for a in correction.targets[:1]])), None)
        return found.report.text if found else ""

    def accept(self, ids: Iterable[str], fields: Sequence[str] = ()) -> tuple[Correction, ...]:
        """What is shown is right: these fields of it, or the whole; of an incident, that its events are one."""
        return self._keep([c for id_ in ids for c in self._accepted(id_, fields)])

    def found(self, query: str) -> tuple[str, ...]:
        """Ids of the statements, events and tallies that a query finds, by report and place in it.

        Raises:
            BadQuery: it is not written in the query language.
        """
        search, asked = Search(self._store), parse(query)
        kept = search.item_ids(asked, search.report_ids(asked))
        readings = self._store.readings_of(sorted({i.partition(":")[0] for i in kept}))
        listed = [noun.id for r in readings for kind in KINDS for noun in nouns(r, kind)]
        return tuple(id_ for id_ in listed if id_ in kept)

    def edit(self, id_: str, written: Mapping[str, str]) -> tuple[Correction, ...]:
        """Set values, as `jobs.correcting.values` reads what a person writes."""
        target = self._targets.one(id_)
        wish = wished(target.reading, target.shown, written)
        made = checked(target.reading, target.shown, wish.values, wish.actors)
        if isinstance(made, Event):
            _check_mode(target, made)
        values = {name: to_plain(getattr(made, name)) for name in wish.values}
        edit = self._made("edit", targets=(target.anchor,), values=_values(target, values), actors=tuple(wish.actors))
        known = all(value == to_plain(getattr(target.shown, name)) for name, value in values.items())
        if known and not said_already(self._log, edit):
            raise BadCorrection(f"That is what {id_} says already. To say that it is right, accept it.")
        return self._keep([edit])

    def reject(self, ids: Iterable[str]) -> tuple[Correction, ...]:
        """What was read is not there: it stays in the record, marked, and is counted nowhere. Of a dispute: its statements can all stand."""
        return self._keep([self._rejected(id_) for id_ in ids])

    def merge(self, ids: Iterable[str]) -> tuple[Correction, ...]:
        """These events, and those of these incidents, are one event."""
        named = [_anchors(self._targets.events_of([id_])) for id_ in ids]
        events = tuple({a.id: a for anchors in named for a in anchors}.values())
        if len(events) < 2:  # noqa: PLR2004 - a merge needs two
            raise BadCorrection("Name at least two events or incidents that are one event.")

        def brought_them_together(c: Correction) -> bool:  # an incident named now may hold more than it did
            merged = places(c.targets)
            return merged <= places(events) and all(merged & places(anchors) for anchors in named)

        return self._keep([self._made("merge", targets=events)], brought_them_together)

    def split(self, id_: str, out: Iterable[str] = ()) -> tuple[Correction, ...]:
        """Of an incident these events are another; of an event's id, that event. What is taken out together stays together.

        The machine may then find it one with events of another incident: to part it from these too, split it again.
        """
        incident = self._targets.incident(id_)
        named = [*out] if id_.startswith("i-") else [id_, *out]
        taken = self._targets.events_of(named)
        ids = {t.shown.id for t in taken}
        rest = [self._targets.event(i) for i in incident.events if i not in ids]
        split = self._made("split", targets=_anchors(taken), rest=_anchors(rest))
        parted = said_already(self._log, split, lambda c: places(c.targets) == places(split.targets))
        if parted and (not rest or not ids <= set(incident.events)):
            return (parted,)
        if not ids or not ids <= set(incident.events):
            raise BadCorrection(f"Name the events to take out of {incident.id}, of {', '.join(incident.events)}.")
        if not rest:
            raise BadCorrection(f"Nothing would be left of {incident.id}: name the events that are another, not all of them.")
        return self._keep([split])

    def contest(self, ids: Iterable[str]) -> tuple[Correction, ...]:
        """These are contested, whatever the machine's rule says."""
        return self._keep([self._made("contest", targets=_anchors(self._targets.several(id_))) for id_ in ids])

    def discount(self, ids: Iterable[str]) -> tuple[Correction, ...]:
        """These are discounted, which no machine may say."""
        return self._keep([self._made("discount", targets=_anchors(self._targets.several(id_))) for id_ in ids])

    def undo(self, correction_ids: Iterable[str]) -> tuple[Correction, ...]:
        """Take back corrections; to take back what was taken back, name the correction that did so."""
        named = [self._log.named(id_) for id_ in correction_ids]
        known = self._log.all()
        gone = undone(known)
        said = {c.id: undone_by(known, c.id, self._by.author, self._by.reason) for c in named if c.id in gone}
        for correction in named:
            if correction.id in gone and said[correction.id] is None:
                raise BadCorrection(
                    f"{correction.id} is taken back already. `dateline corrections` shows by which; undo that one to have it again."
                )
        made = iter(self._keep([self._made("undo", of=c.id) for c in named if c.id not in gone]))
        return tuple(said.get(c.id) or next(made) for c in named)

    def keep(self, correction_ids: Iterable[str]) -> tuple[Correction, ...]:
        """Corrections stay, although the machine or another person says otherwise: the conflicts of today are settled."""
        standing = {c.id: c for c in in_force(self._log.all()).corrections}
        named = [self._log.named(id_) for id_ in correction_ids]
        for correction in named:
            if correction.id not in standing:
                raise BadCorrection(f"{correction.id} is not in force, so there is nothing to keep.")
        return self._keep([self._kept(c) for c in named])

    def carry(self, report_ids: Iterable[str] = ()) -> tuple[Carried, ...]:
        """Say of the current version of pages what was said of earlier ones, where the same words stand there and are read the same.

        Args:
            report_ids: earlier versions, by the beginning of their ids; none = all that have corrections.

        Returns:
            Those carried over, as they are kept, and those that could not be, with the reason.
        """
        force = in_force(self._log.all())
        named = [self._store.reading(i).report.id for i in report_ids] or list(force.report_ids)
        found = [c for old, new in self._versions(named) for c in carried(old, new, force)]
        made = self._keep([self._said_again(c.before, c.after) for c in found if c.after is not None])
        kept = iter(made)
        return tuple(replace(c, after=next(kept)) if c.after is not None else c for c in found)

    def _versions(self, report_ids: Sequence[str]) -> Iterator[tuple[Reading, Reading]]:
        """Readings of earlier versions, each with that of the version its page carries now."""
        versions = Versions(self._store)
        for old in self._store.readings_of(report_ids):
            current = next((k.id for k in versions.of(old.report.id) if k.current), old.report.id)
            if current != old.report.id:
                yield old, self._store.reading(current)

    def _said_again(self, before: Correction, after: Correction) -> Correction:
        said = f"{before.author}, of an earlier version" + (f": {before.reason}" if before.reason else "")
        reason = f"{self._by.reason} ({said})" if self._by.reason else said
        return replace(after, id="", author=self._by.author, reason=reason)

    def _accepted(self, id_: str, fields: Sequence[str]) -> list[Correction]:
        if id_.startswith("i-"):
            return [self._made("accept", targets=_anchors(self._targets.several(id_)))]
        target = self._targets.one(id_)
        allowed = FIELDS[kind_of(target.shown)]
        if unknown := [f for f in fields if f not in allowed]:
            raise BadCorrection(
                f"{unknown[0]!r} is no value of the {kind_of(target.shown)} that a person accepts. It has: {', '.join(allowed)}."
            )
        values = {name: to_plain(getattr(target.shown, name)) for name in fields or allowed}
        return [self._made("accept", targets=(target.anchor,), values=_values(target, values))]

    def _rejected(self, id_: str) -> Correction:
        if id_.startswith("d-"):
            return self._made("allow", targets=_anchors(self._targets.several(id_)))
        if ":" not in id_:
            raise BadCorrection(
                f"{id_} was not read from one report. Reject its statements, events or counts; split what is wrongly one; or discount it."
            )
        target = self._targets.one(id_)
        names = IDENTITY[kind_of(target.machine)]
        return self._made(
            "reject", targets=(target.anchor,), values=_values(target, {n: to_plain(getattr(target.machine, n)) for n in names})
        )

    def _kept(self, correction: Correction) -> Correction:
        readings = {r.report.id: r for r in self._store.readings_of(sorted({a.report_id for a in correction.anchors}))}
        there: list[Anchor] = [a for r in readings.values() for a in still_there(r, correction.anchors)]
        values = correction.values
        if values and there:
            machine = find(beneath(readings[there[0].report_id]), there[0])
            now = {name: json_text(to_plain(getattr(machine, name, None))) for name in (v.field for v in values)}
            values = tuple(Value(field=v.field, value=v.value, was=now[v.field]) for v in values)
        return self._made("keep", of=correction.id, targets=tuple(there), values=values)

    def _made(self, action: Action, **given: Any) -> Correction:
        return Correction(
            id="",
            action=action,
            author=self._by.author,
            made=_NOT_YET,
            reason=self._by.reason,
            **given,
        )

    def _keep(self, made: Sequence[Correction], like: Like | None = None) -> tuple[Correction, ...]:
        """Keep what is new; of what the person has said already, give the correction that says so."""
        if any(c.reason is None and c.action != "accept" for c in made):
            raise BadCorrection("Say why, in a few words: whoever reads the record later wants to know.")
        now = self._by.now or datetime.now(UTC).replace(tzinfo=None)
        latest = self._log.latest()
        first = now if latest is None else max(now, latest + _TICK)
        said = [None if c.action == "undo" else said_already(self._log, c, like) for c in made]
        timed = tuple(c or with_id(replace(made[n], made=first + n * _TICK)) for n, c in enumerate(said))
        self._log.append(c for c, before in zip(timed, said, strict=True) if before is None)
        return timed


def _checked(by: By) -> By:
    author = " ".join(by.author.split())
    if not author or not author.isprintable() or len(author) > _LONGEST_NAME:
        raise BadCorrection(f"Say who corrects: a name of at most {_LONGEST_NAME} characters.")
    reason = " ".join((by.reason or "").split()) or None
    return By(author=author, reason=reason, now=by.now)


def _anchors(targets: Iterable[Target]) -> tuple[Anchor, ...]:
    return tuple(t.anchor for t in targets)


def _values(target: Target, plain: Mapping[str, Any]) -> tuple[Value, ...]:
    return tuple(
        Value(field=name, value=json_text(value), was=json_text(to_plain(getattr(target.machine, name)))) for name, value in plain.items()
    )


def _check_mode(target: Target, made: Event) -> None:
    """A mode must be one of its type's, as far as we know the ontology the report was coded by."""
    ontology = builtin()
    if made.mode is None or target.reading.codebook != ontology.codebook:
        return
    modes = tuple(ontology.about.kinds[made.type].modes)
    if made.mode not in modes:
        raise BadCorrection(f"{made.type} has no mode {made.mode!r}. It has: {', '.join(modes) or 'none'}.")
