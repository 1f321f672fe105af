"""The queue of a desk: worked out once, and taken over what the desk itself changes, so that going on to the next is quick."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.jobs.correcting.log import open_conflicts
from dateline.jobs.reviewing import Task, queue, without
from dateline.store.corrections import Corrections
from dateline.web.editing.coming import ALL
from dateline.web.scope import Scope, selection, told
from dateline.web.state import Desk

if TYPE_CHECKING:
    from dateline.model import Correction, Record

_KIND = "review"


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What is to be looked at in what a query finds.

    Attributes:
        record: what it was worked out from: after corrections made from this desk it is the record as it was before them.
        tasks: the tasks, most useful first, without those that corrections made since have settled.
        n_reports, left_out: how many reports the query finds, and how many of them, the oldest, were not looked at.
    """

    record: "Record"
    tasks: tuple[Task, ...]
    n_reports: int
    left_out: int

    def of(self, why: str) -> tuple[Task, ...]:
        """The tasks of one kind; of all kinds for `all`."""
        return tuple(t for t in self.tasks if why in (ALL, t.why))


def desk_queue(desk: Desk, what: Scope) -> Queue:
    """The queue over what is looked at."""
    return desk.shelf.get((_KIND, str(what.query)), desk.stamp(), lambda: _made(desk, what))


def _made(desk: Desk, what: Scope) -> Queue:
    found, record = selection(desk, what), told(desk, what)
    known = Corrections(desk.store()).all()
    tasks = queue(record, open_conflicts(desk.store(), known), {c.id: c.author for c in known})
    return Queue(record=record, tasks=tasks, n_reports=found.n_reports, left_out=found.left_out)


def settle(desk: Desk, before: object, made: Iterable["Correction"]) -> None:
    """Say that corrections were made from this desk: the queues stay, without what these have settled. What is taken back is asked anew.

    Args:
        desk: whose queues.
        before: its stamp before the corrections were made.
        made: the corrections.
    """
    made = tuple(made)
    desk.wrote()
    if any(c.action == "undo" for c in made):
        return
    touched = {a.id for c in made for a in c.targets} | {c.of for c in made if c.of}
    desk.shelf.carry(_KIND, before, desk.stamp(), lambda queue: _less(queue, touched))


def _less(queue: Queue, touched: Collection[str]) -> Queue:
    return replace(queue, tasks=without(queue.tasks, touched))
