"""What is worth a person's look, the most useful first: a record and the log of corrections → tasks, each with what it is about and why."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from dateline.jobs.correcting.log import NOBODY, conflict_words
from dateline.model import Conflict, Incident, Place, Reading, Record, Span, Toll, When
from dateline.model.anchors import KINDS, Noun, nouns
from dateline.model.incident import RULE
from dateline.model.statement import UNSURE_BELOW, Statement

Why = Literal["conflict", "dispute", "toll", "merge", "unsure", "doubt"]

WHYS: Mapping[Why, str] = {
    "conflict": "A person's value and a newer reading, or two persons, say different things.",
    "dispute": "Statements that cannot all stand, which nobody has looked at yet.",
    "toll": "A number that fell, has its digits swapped, or is more than its whole.",
    "merge": "Events of several reports taken for one on a weight that is not high.",
    "unsure": "A statement that is more likely wrong somewhere than right as a whole.",
    "doubt": "A place, a day or a name that may mean another one, in something that is counted.",
}
"""Why something is queued, in the order of the queue."""

RULE_OF_ORDER = (
    "First what persons and machine disagree on, then disputes, tolls, merges, unsure statements, and other doubts. Within each, first what "
    "most reports and statements hang on, then what is least sure."
)
LOW_WEIGHT = 0.99
"""Events are merged from a weight of about 0.985 on (docs/model-cards/incidents.md); what lies this near to it is asked about."""
_ORDER = {why: n for n, why in enumerate(get_args(Why))}
_UNSURE_CODE = "unsure-statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing to look at.

    Attributes:
        why: the kind of doubt.
        target: id of the statement, event, tally, incident, dispute, ledger or correction to decide on.
        says: why it is queued, a sentence each.
        hangs: how many statements, events and reports hang on it.
        doubt: how doubtful it is, 0 to 1, where that is measured; else 0.
        about: ids of statements, events and tallies whose correction settles it; once one of them is touched it is asked no more.
        reports: ids of the reports it is about.
    """

    why: Why
    target: str
    says: tuple[str, ...]
    hangs: int
    doubt: float = 0.0
    about: tuple[str, ...]
    reports: tuple[str, ...]


def queue(record: Record, conflicts: Iterable[Conflict] = (), authors: Mapping[str, str] = NOBODY) -> tuple[Task, ...]:
    """The tasks of a record, in the order of `RULE_OF_ORDER`.

    Args:
        record: what is looked at, with what persons rejected left out.
        conflicts: where corrections and readings are at odds; those of reports outside the record are left out.
        authors: by id of a correction, who made it.
    """
    seen = _Seen(record)
    found = [
        *_conflicts(record, conflicts, authors),
        *_disputes(record, seen),
        *_tolls(record, seen),
        *_merges(record, seen),
        *_values(record, seen),
    ]
    return tuple(sorted(found, key=lambda t: (_ORDER[t.why], -t.hangs, -t.doubt, t.target)))


def without(tasks: Iterable[Task], touched: Collection[str]) -> tuple[Task, ...]:
    """The tasks that are left once something was done to these ids."""
    gone = set(touched)
    return tuple(t for t in tasks if t.target not in gone and not gone.intersection(t.about))


class _Seen:
    """What persons have looked at, and how much hangs on each statement, event and count."""

    def __init__(self, record: Record) -> None:
        self.touched = frozenset(m.target for r in record.readings for m in r.marks)
        self.by_id: Mapping[str, tuple[Reading, Noun]] = {n.id: (r, n) for r in record.readings for kind in KINDS for n in nouns(r, kind)}
        self.hangs = _hanging(record)

    def looked_at(self, ids: Iterable[str]) -> bool:
        return all(i in self.touched for i in ids)


def _hanging(record: Record) -> Counter[str]:
    """How many events, counts and other reports hang on a statement, event or count."""
    found: Counter[str] = Counter()
    for reading in record.readings:
        for event in reading.events:
            found.update(event.statements)
        found.update(t.statement for t in reading.tallies if t.statement)
    for incident in record.incidents:
        found.update(dict.fromkeys(incident.events, incident.n_reports))
    for dispute in record.disputes:
        ids = [i for side in dispute.sides for i in side.statements]
        found.update(dict.fromkeys(ids, len(ids)))
    for toll in record.tolls:
        found.update(dict.fromkeys((e.tally for e in toll.entries), len(toll.entries)))
    return found


def _conflicts(record: Record, conflicts: Iterable[Conflict], authors: Mapping[str, str]) -> Iterator[Task]:
    texts = {r.report.id: r.report.text for r in record.readings}
    by: dict[str, list[Conflict]] = {}
    for conflict in conflicts:
        if conflict.target.partition(":")[0] in texts:
            by.setdefault(conflict.correction, []).append(conflict)
    for correction, found in by.items():
        reports = tuple(dict.fromkeys(c.target.partition(":")[0] for c in found))
        says = tuple(dict.fromkeys(conflict_words(c, texts[c.target.partition(":")[0]], authors) for c in found))
        yield Task(why="conflict", target=correction, says=says, hangs=len(found), about=(), reports=reports)


def _disputes(record: Record, seen: _Seen) -> Iterator[Task]:
    for dispute in record.disputes:
        ids = tuple(i for side in dispute.sides for i in side.statements)
        if not seen.touched.intersection(ids):
            reports = _reports(ids)
            yield Task(why="dispute", target=dispute.id, says=dispute.reasons[:2], hangs=len(ids), about=ids, reports=reports)


def _tolls(record: Record, seen: _Seen) -> Iterator[Task]:
    for toll in record.tolls:
        doubts = [d for d in toll.doubts if not seen.looked_at(d.tallies)]
        if doubts and toll.graded_by == RULE:
            yield _toll(toll, tuple(dict.fromkeys(d.message for d in doubts)), tuple(dict.fromkeys(i for d in doubts for i in d.tallies)))


def _toll(toll: Toll, says: tuple[str, ...], ids: tuple[str, ...]) -> Task:
    return Task(why="toll", target=toll.id, says=says, hangs=len(toll.entries), about=ids, reports=_reports(ids))


def _merges(record: Record, seen: _Seen) -> Iterator[Task]:
    for incident in record.incidents:
        weak = [m for m in incident.merges if m.by == RULE and m.weight < LOW_WEIGHT and not seen.touched.intersection(m.events)]
        if weak:
            yield _merge(incident, min(m.weight for m in weak), tuple(dict.fromkeys(i for m in weak for i in m.events)), len(weak))


def _merge(incident: Incident, weight: float, ids: tuple[str, ...], n: int) -> Task:
    pairs = "One of its pairs" if n == 1 else f"{n} of its pairs"
    says = f"{pairs} of events {'was' if n == 1 else 'were'} taken for one on a weight of {int(100 * weight)} %{' at the lowest' if n > 1 else ''}."
    return Task(
        why="merge",
        target=incident.id,
        says=(says,),
        hangs=incident.n_reports,
        doubt=1 - weight,
        about=ids,
        reports=_reports(incident.events),
    )


def _values(record: Record, seen: _Seen) -> Iterator[Task]:
    """Unsure statements, and doubts about words of something that was read."""
    for reading in record.readings:
        unsure = {s.id for s in reading.statements if s.unsure and s.id not in seen.touched}
        for statement in reading.statements:
            if statement.id in unsure:
                yield _unsure(statement, seen)
        yield from _doubts(reading, seen, unsure)


def _unsure(s: Statement, seen: _Seen) -> Task:
    share = s.confidence if s.confidence is not None else UNSURE_BELOW
    says = f"The machine gives it {round(100 * share)} % to be right as a whole."
    return Task(why="unsure", target=s.id, says=(says,), hangs=seen.hangs[s.id], doubt=1 - share, about=(s.id,), reports=(s.report_id,))


def _doubts(reading: Reading, seen: _Seen, unsure: Collection[str]) -> Iterator[Task]:
    by: dict[str, list[str]] = {}
    for issue in reading.issues:
        if issue.span is not None and issue.code != _UNSURE_CODE:
            noun = _about(reading, issue.span)
            if noun is not None and noun not in seen.touched and noun not in unsure:
                by.setdefault(noun, []).append(issue.message)
    for id_, says in by.items():
        yield Task(
            why="doubt", target=id_, says=tuple(dict.fromkeys(says)), hangs=seen.hangs[id_], about=(id_,), reports=(reading.report.id,)
        )


def _about(reading: Reading, span: Span) -> str | None:
    """What the words of a doubt belong to: the event or count that takes its place or day from them, else the statement around them."""
    for event in reading.events:
        if _touches(span, event.trigger, event.place, event.when):
            return event.id
    for tally in reading.tallies:
        if _touches(span, tally.span, tally.place, tally.period, tally.as_of):
            return tally.id
    around = [s for s in reading.statements if any(span.overlaps(part) for part in (*s.source, *s.content, *s.cue))]
    return min(around, key=lambda s: s.span.end - s.span.start).id if around else None


def _touches(span: Span, own: Span, *named: Place | When | None) -> bool:
    return span.overlaps(own) or any(span.overlaps(part.span) for part in named if part is not None)


def _reports(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(i.partition(":")[0] for i in ids))
