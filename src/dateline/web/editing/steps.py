"""The way through the queue: which task this page is, why it is asked, and where the next and the one before are."""

from dataclasses import dataclass

from dateline.jobs.reviewing import WHYS
from dateline.web.editing.coming import Coming
from dateline.web.editing.desk_queue import desk_queue
from dateline.web.state import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Where a page stands in the queue.

    Attributes:
        number, of: which task of how many.
        why: what kind of doubt; says: why it is queued, a sentence each; empty where the page is no longer the task of this number.
        next, previous: addresses of the other tasks; None at the ends.
        list: address of the list.
    """

    number: int
    of: int
    why: str
    says: tuple[str, ...]
    next: str | None
    previous: str | None
    list: str


def steps(desk: Desk, came: Coming, id_: str) -> Steps | None:
    """The place in the queue of the page of `id_`; None where nobody came from there."""
    if came.at is None:
        return None
    tasks = desk_queue(desk, came.scope).of(came.why)
    task = tasks[came.at - 1] if came.at <= len(tasks) and tasks[came.at - 1].target == id_ else None
    after = came.at + 1 if task else came.at
    return Steps(
        number=came.at,
        of=len(tasks),
        why=WHYS[task.why] if task else "",
        says=task.says if task else (),
        next=came.task(after) if after <= len(tasks) else None,
        previous=came.task(came.at - 1) if came.at > 1 else None,
        list=came.queue,
    )
