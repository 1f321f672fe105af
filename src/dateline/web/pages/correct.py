"""One statement, event or count by itself: its words, its values, who said what of it; and the form in which a person has his word."""

import hashlib
from collections.abc import Sequence
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.jobs.correcting import Correcting
from dateline.jobs.correcting.targets import Target, Targets
from dateline.model import DatelineError
from dateline.model.anchors import kind_of
from dateline.model.codec import to_plain
from dateline.model.correction import json_text
from dateline.model.errors import NotFound
from dateline.model.touched import mark_of
from dateline.publish import heads
from dateline.publish.single import single
from dateline.web.addresses import correct_address, report_address, row_address
from dateline.web.editing.acting import MOST_FIELDS, Refused, Said, blank, correct, going_on, refusal
from dateline.web.editing.coming import Coming, coming
from dateline.web.editing.controls import Control, controls, typed, wishes
from dateline.web.editing.history import history, just_done
from dateline.web.editing.steps import steps
from dateline.web.forms import Sent, sent
from dateline.web.guard import only_editors
from dateline.web.state import Desk, desk_of
from dateline.web.templating import show

if TYPE_CHECKING:
    from dateline.model import Correction

_LONGEST_FIELD = 4_000
_NAMES = {"statement": "Statement", "event": "Event", "tally": "Count"}
_CHANGED = "Somebody changed this while your form was open. What you see now is how it stands; what you typed is still there. Look again, and send it once more."


def page(request: Request) -> Response:
    """One statement, event or count; with the form, where whoever asks may correct it."""
    target = _target(desk_of(request), request.path_params["id"])
    return _shown(request, target, controls(target.reading, target.shown), blank(request), coming(request))


async def act(request: Request) -> Response:
    """Take a form in."""
    only_editors(request)
    form = await sent(request, most=MOST_FIELDS, longest=_LONGEST_FIELD)
    return await run_in_threadpool(_act, request, form)


def _act(request: Request, form: Sent) -> Response:
    target, came = _target(desk_of(request), request.path_params["id"]), coming(request)
    filled = typed(controls(target.reading, target.shown), form.values)
    try:
        if form.one("seen") != seen(target):
            raise Refused(_CHANGED, HTTPStatus.CONFLICT)  # noqa: TRY301 - one way out for whatever is wrong with a form
        made = correct(request, form, partial(_done, form.one("action"), target.shown.id, wishes(filled)))
    except (Refused, DatelineError) as error:
        return _shown(request, target, filled, refusal(form, error), came)
    return going_on(request, form, made, correct_address(target.shown.id), came)


def _done(action: str, id_: str, wished: dict[str, str], desk: Correcting) -> "Sequence[Correction]":
    doing = {"accept": desk.accept, "reject": desk.reject, "contest": desk.contest, "discount": desk.discount}
    if action == "edit" or (wished and not action):  # Return in a field presses no button
        if not wished:
            raise Refused("No value was changed. Change one and save it, or press Accept to say that all is right.")
        return desk.edit(id_, wished)
    if action not in doing:
        raise Refused("Press one of the buttons: accept, save, reject, contested or discounted.")
    if wished:
        names = ", ".join(name.replace("_", " ") for name in wished)
        raise Refused(f"You changed {names}: press Save the changes, or put it back first.")
    return doing[action]([id_])


def seen(target: Target) -> str:
    """A sign that changes with what stands there, and with what persons said of it."""
    mark = mark_of(target.reading, target.shown.id)
    shown = json_text([to_plain(target.shown), [t.correction for t in mark.touches] if mark else []])
    return hashlib.sha256(shown.encode()).hexdigest()[:16]


def _target(desk: Desk, id_: str) -> Target:
    try:
        return Targets(desk.store()).one(id_)
    except NotFound as error:
        raise HTTPException(HTTPStatus.NOT_FOUND) from error


def _shown(request: Request, target: Target, asked: Sequence[Control], said: Said, came: Coming) -> Response:
    desk, reading, id_ = desk_of(request), target.reading, target.shown.id
    field = single(reading, id_, report_address)
    return show(
        request,
        "edit/item.html",
        status=said.status,
        id=id_,
        name=f"{_NAMES[kind_of(target.shown)]} {field.card.anchor[1:]}",
        kind=kind_of(target.shown),
        field=field,
        language=reading.language,
        outlet=heads.outlet(reading),
        dated=heads.dated(reading),
        headline=heads.headline(reading),
        report=row_address(id_),
        controls=asked,
        open=any(c.changed and not c.first for c in asked),
        said=said,
        seen=seen(target),
        deeds=history(desk, reading, id_),
        done=just_done(desk, request.query_params.get("done", "")),
        steps=steps(desk, came, id_),
        action=came.address(correct_address(id_)),
    )
