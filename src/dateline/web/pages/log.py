"""The log of corrections, and one of them by itself: what it said, what became of it, and the form that takes it back or keeps it."""

from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.jobs.correcting import Correcting
from dateline.jobs.correcting.agreement import agreement
from dateline.jobs.correcting.log import Entry, log_of
from dateline.model import DatelineError
from dateline.publish.single import single
from dateline.web.addresses import correct_address, correction_address, report_address
from dateline.web.editing.acting import Refused, Said, blank, correct, going_on, refusal
from dateline.web.editing.coming import Coming, coming
from dateline.web.editing.history import deed, just_done
from dateline.web.editing.steps import steps
from dateline.web.forms import Sent, sent
from dateline.web.guard import only_editors
from dateline.web.paging import pages
from dateline.web.state import Desk, desk_of
from dateline.web.templating import show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.model import Correction
    from dateline.publish.single import Single

SIZE = 50


def listing(request: Request) -> Response:
    """The log, the newest first."""
    desk = desk_of(request)
    entries = _entries(desk)
    only = request.query_params.get("show", "") == "conflicts"
    by = request.query_params.get("by", "")
    chosen = [e for e in reversed(entries) if (not only or e.state == "conflict") and by in ("", e.correction.author)]
    at = pages(request, len(chosen), size=SIZE)
    return show(
        request,
        "edit/log.html",
        deeds=[deed(e, _authors(entries)) for e in chosen[at.offset : at.offset + at.size]],
        pages=at,
        total=len(entries),
        only=only,
        by=by,
        authors=sorted({e.correction.author for e in entries}),
        conflicts=sum(e.state == "conflict" for e in entries),
        agreed=agreement(e.correction for e in entries) if entries else None,
        done=just_done(desk, request.query_params.get("done", "")),
    )


def page(request: Request) -> Response:
    """One correction."""
    desk = desk_of(request)
    return _shown(request, _entry(desk, request.path_params["id"]), blank(request), coming(request))


async def act(request: Request) -> Response:
    """Take it back, or keep it."""
    only_editors(request)
    form = await sent(request)
    return await run_in_threadpool(_act, request, form)


def _act(request: Request, form: Sent) -> Response:
    entry, came = _entry(desk_of(request), request.path_params["id"]), coming(request)
    try:
        made = correct(request, form, partial(_do, form.one("action"), entry.correction.id))
    except (Refused, DatelineError) as error:
        return _shown(request, entry, refusal(form, error), came)
    return going_on(request, form, made, correction_address(entry.correction.id), came)


def _do(action: str, id_: str, desk: Correcting) -> "Sequence[Correction]":
    if action == "undo":
        return desk.undo([id_])
    if action == "keep":
        return desk.keep([id_])
    raise Refused("Press one of the buttons: take it back, or keep it.")


def _entries(desk: Desk) -> tuple[Entry, ...]:
    return desk.shelf.get("log", desk.stamp(), lambda: log_of(desk.store()))


def _authors(entries: "Sequence[Entry]") -> dict[str, str]:
    return {e.correction.id: e.correction.author for e in entries}


def _entry(desk: Desk, wanted: str) -> Entry:
    found = next((e for e in _entries(desk) if e.correction.id == wanted), None)
    if found is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return found


def _shown(request: Request, entry: Entry, said: Said, came: Coming) -> Response:
    desk, id_ = desk_of(request), entry.correction.id
    authors = _authors(_entries(desk))
    about = [e for e in _entries(desk) if e.correction.of == id_]
    others = [e for e in _entries(desk) if e.correction.id in {c.other for c in entry.conflicts}]
    return show(
        request,
        "edit/correction.html",
        status=said.status,
        deed=deed(entry, authors),
        about=[deed(e, authors) for e in about],
        others=[deed(e, authors) for e in others],
        fields=_fields(desk, entry.correction),
        said=said,
        done=just_done(desk, request.query_params.get("done", "")),
        steps=steps(desk, came, id_),
        action=came.address(correction_address(id_)),
    )


def _fields(desk: Desk, correction: "Correction") -> "list[tuple[str, str, Single]]":
    """What it is about as it is read now: name of its language, address to correct it, its field."""
    readings = {r.report.id: r for r in desk.store().readings_of(sorted({a.report_id for a in correction.targets}))}
    found = []
    for anchor in correction.targets[:3]:
        reading = readings.get(anchor.report_id)
        if reading is not None:
            try:
                found.append((reading.language, correct_address(anchor.id), single(reading, anchor.id, report_address)))
            except KeyError:  # its words are not read any more
                continue
    return found
