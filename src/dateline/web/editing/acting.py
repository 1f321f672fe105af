"""What a form that is sent in does: one correction with its author and its reason, or a sentence that says what is wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.jobs.correcting import By, Correcting
from dateline.model import DatelineError, Reading
from dateline.model.errors import BadCorrection, NotFound
from dateline.web.editing.access import author_of, remember_author
from dateline.web.editing.coming import Coming
from dateline.web.editing.desk_queue import desk_queue, settle
from dateline.web.forms import Sent
from dateline.web.neighbours import around
from dateline.web.scope import told
from dateline.web.state import Desk, desk_of

if TYPE_CHECKING:
    from dateline.model import Correction, Record

MOST_FIELDS = 400
REASONS: Mapping[str, str] = {"accept": "The words say so.", "keep": "It stays."}
"""What is said where somebody presses a button that gives its reason itself, and writes no other."""
LONGEST_REASON = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody wrote beside what is to be done.

    Attributes:
        author, reason: who, and why.
        problem: what was wrong with the form; empty = nothing yet.
        status: of the answer that shows it.
    """

    author: str
    reason: str = ""
    problem: str = ""
    status: int = HTTPStatus.OK


class Refused(Exception):  # noqa: N818 - says why, and goes no further
    """A form that cannot be taken, with the sentence to show and the status of the answer."""

    def __init__(self, problem: str, status: int = HTTPStatus.UNPROCESSABLE_ENTITY) -> None:
        super().__init__(problem)
        self.problem = problem
        self.status = status


def blank(request: Request) -> Said:
    """A form nobody has filled in yet, but for the name its user wrote last."""
    return Said(author=author_of(request))


def refusal(form: Sent, error: Refused | DatelineError) -> Said:
    """The same form with what is wrong with it; nothing that was typed is lost."""
    problem, status = (error.problem, error.status) if isinstance(error, Refused) else (error.message, _status(error))
    return Said(author=form.one("author"), reason=form.one("reason"), problem=problem, status=status)


def correct(
    request: Request, form: Sent, act: Callable[[Correcting], Sequence["Correction"]], record: "Callable[[], Record] | None" = None
) -> Sequence["Correction"]:
    """Make a correction.

    Args:
        request: who asks.
        form: what was sent in: `action`, `author`, `reason`.
        act: what to do.
        record: gives the record in which incidents, disputes and ledgers are looked for.

    Raises:
        Refused: author or reason is missing, or too long.
        DatelineError: what is asked for cannot be, or the store cannot be written.
    """
    desk = desk_of(request)
    author, reason = form.one("author").strip(), form.one("reason").strip() or REASONS.get(form.one("action"), "")
    if not author:
        raise Refused("Write your name: who corrects stands beside the value for good.")
    if not reason:
        raise Refused("Say why, in a few words: whoever reads the record later wants to know.")
    if len(reason) > LONGEST_REASON:
        raise Refused(f"Say why in at most {LONGEST_REASON} characters.")
    if not reason.replace("\n", " ").replace("\r", " ").replace("\t", " ").isprintable():
        raise Refused("The reason holds signs that cannot be shown. Write it in plain words.")
    before = desk.stamp()
    made = act(Correcting(desk.store(), By(author=author, reason=reason), record=record))
    settle(desk, before, made)
    return made


def going_on(request: Request, form: Sent, made: Sequence["Correction"], back: str, came: Coming) -> Response:
    """The answer to a form that was taken: on to the next task, or back to what it was about, with the correction shown."""
    done = made[0].id if made else ""
    there = came.task(came.at, done=done) if came.at is not None else came.address(back, done=done)
    answer = RedirectResponse(there, HTTPStatus.SEE_OTHER)
    remember_author(answer, request, " ".join(form.one("author").split()))
    return answer


def record_at_hand(desk: Desk, came: Coming) -> "Callable[[], Record]":
    """The record that somebody looked at: of the queue he comes from, of the days around a report, or of what a query finds."""
    if came.at is not None:
        return lambda: desk_queue(desk, came.scope).record
    if came.report:
        return lambda: around(desk, _reading(desk, came.report)).record.standing
    return lambda: told(desk, came.scope)


def _reading(desk: Desk, report_id: str) -> Reading:
    try:
        return desk.store().reading(report_id)
    except NotFound as error:
        raise HTTPException(HTTPStatus.NOT_FOUND) from error


def _status(error: DatelineError) -> int:
    if isinstance(error, BadCorrection):
        return HTTPStatus.UNPROCESSABLE_ENTITY
    return HTTPStatus.NOT_FOUND if isinstance(error, NotFound) else HTTPStatus.SERVICE_UNAVAILABLE
