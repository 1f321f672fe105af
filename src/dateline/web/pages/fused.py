"""An incident, a dispute, a ledger by itself: what reports make of one matter together, and the forms in which a person has his word on it."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.jobs.correcting import Correcting
from dateline.model import DatelineError, Dispute, Incident, Record, Toll
from dateline.web.addresses import fused_address
from dateline.web.editing.acting import MOST_FIELDS, Refused, Said, blank, correct, going_on, record_at_hand, refusal
from dateline.web.editing.coming import Coming, coming
from dateline.web.editing.history import just_done
from dateline.web.editing.steps import steps
from dateline.web.editing.tellings import of_dispute, of_incident, of_ledger
from dateline.web.forms import Sent, sent
from dateline.web.guard import only_editors
from dateline.web.state import Desk, desk_of
from dateline.web.templating import show

if TYPE_CHECKING:
    from dateline.model import Correction

_CHANGED = "This was changed while your form was open. What you see now is how it stands. Look again, and send it once more."
_BLANK = Sent({})
Fused = Incident | Dispute | Toll


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What can be looked at by itself.

    Attributes:
        template: draws it.
        listed: the things of the kind in a record.
        shown: what the template shows of one.
        does: what its buttons do.
        parts: ids of what it is made of.
    """

    template: str
    listed: Callable[[Record], Sequence[Any]]
    shown: Callable[[Any, Record], dict[str, Any]]
    does: Callable[[str, Any, Sent, Correcting], "Sequence[Correction]"]
    parts: Callable[[Any], Sequence[str]]


def page(kind: Kind) -> Callable[[Request], Response]:
    """The page of one thing of a kind."""

    def shown(request: Request) -> Response:
        came, wanted = coming(request), request.path_params["id"]
        found, record = _found(desk_of(request), kind, wanted, came)
        if found.id != wanted:  # an id it had before it was merged leads to it for good
            return RedirectResponse(came.address(fused_address(found.id), done=request.query_params.get("done") or None))
        return _shown(request, kind, (found, record), blank(request), came, _BLANK)

    return shown


def act(kind: Kind) -> Callable[[Request], Any]:
    """What its form does."""

    async def taken(request: Request) -> Response:
        only_editors(request)
        form = await sent(request, most=MOST_FIELDS)
        return await run_in_threadpool(_act, request, kind, form)

    return taken


def _act(request: Request, kind: Kind, form: Sent) -> Response:
    desk, came = desk_of(request), coming(request)
    found, record = _found(desk, kind, request.path_params["id"], came)
    try:
        if form.one("seen") != seen(kind, found):
            raise Refused(_CHANGED, HTTPStatus.CONFLICT)  # noqa: TRY301 - one way out for whatever is wrong with a form
        made = correct(request, form, partial(kind.does, form.one("action"), found, form), lambda: record)
    except (Refused, DatelineError) as error:
        return _shown(request, kind, (found, record), refusal(form, error), came, form)
    return going_on(request, form, made, _after(form, found), came)


def _after(form: Sent, found: Fused) -> str:
    """Where it is shown what was done: a dispute whose statements can all stand is none any more."""
    return "/corrections" if isinstance(found, Dispute) and form.one("action") == "reject" else fused_address(found.id)


def seen(kind: Kind, found: Fused) -> str:
    """A sign that changes with what a thing is made of."""
    return hashlib.sha256("\n".join(kind.parts(found)).encode()).hexdigest()[:16]


def _found(desk: Desk, kind: Kind, wanted: str, came: Coming) -> tuple[Any, Record]:
    record = record_at_hand(desk, came)()
    for thing in kind.listed(record):
        if wanted == thing.id or wanted in getattr(thing, "aliases", ()):
            return thing, record
    raise HTTPException(HTTPStatus.NOT_FOUND)


def _shown(request: Request, kind: Kind, what: tuple[Fused, Record], said: Said, came: Coming, form: Sent) -> Response:
    desk, (found, record) = desk_of(request), what
    return show(
        request,
        kind.template,
        status=said.status,
        id=found.id,
        said=said,
        seen=seen(kind, found),
        ticked_events=form.all("event"),
        with_=form.one("with"),
        done=just_done(desk, request.query_params.get("done", "")),
        steps=steps(desk, came, found.id),
        action=came.address(fused_address(found.id)),
        came=came,
        **kind.shown(found, record),
    )


def _do_incident(action: str, found: Incident, form: Sent, desk: Correcting) -> "Sequence[Correction]":
    if action == "merge":
        others = [other for other in (*form.all("other"), *form.one("with").replace(",", " ").split()) if other]
        if not others:
            raise Refused("Choose what it is one with, or write the id of an event or of another incident.")
        return desk.merge([found.id, *others])
    if action == "split":
        out = form.all("event")
        if not out:
            raise Refused("Tick the tellings that are of another event.")
        return desk.split(found.id, out)
    return _do_any(action, ("accept", "contest", "discount"), found, desk)


def _do_ledger(action: str, found: Toll, desk: Correcting) -> "Sequence[Correction]":
    if action == "accept":
        return desk.accept([e.tally for e in found.entries])
    return _do_any(action, ("contest", "discount"), found, desk)


def _do_any(action: str, allowed: tuple[str, ...], found: Fused, desk: Correcting) -> "Sequence[Correction]":
    doing = {"accept": desk.accept, "contest": desk.contest, "discount": desk.discount, "reject": desk.reject}
    if action not in allowed:
        raise Refused("Press one of the buttons.")
    return doing[action]([found.id])


INCIDENT = Kind(
    template="edit/incident.html",
    listed=lambda record: record.incidents,
    shown=of_incident,
    does=_do_incident,
    parts=lambda i: [*i.events, i.grade, i.graded_by],
)
DISPUTE = Kind(
    template="edit/dispute.html",
    listed=lambda record: record.disputes,
    shown=of_dispute,
    does=lambda action, found, _form, desk: _do_any(action, ("contest", "reject", "discount"), found, desk),
    parts=lambda d: [i for side in d.sides for i in (*side.statements, "/")],
)
LEDGER = Kind(
    template="edit/ledger.html",
    listed=lambda record: record.tolls,
    shown=of_ledger,
    does=lambda action, found, _form, desk: _do_ledger(action, found, desk),
    parts=lambda t: [*(e.tally for e in t.entries), t.grade, t.graded_by],
)
KINDS = {"incidents": INCIDENT, "disputes": DISPUTE, "ledgers": LEDGER}
