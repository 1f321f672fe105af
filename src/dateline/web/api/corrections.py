"""What persons said of the machine's reading, what is worth their look; and, on a desk that may be edited, saying it."""

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi import Query as FromQuery
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from dateline.web.addresses import correction_address, decide_address
from dateline.web.api.asked import AskedPage
from dateline.web.api.correction_shapes import AskedLog, AskedQueue, CorrectionPage, Made, TaskPage, Wanted
from dateline.web.api.links import PREFIX, moment, page_links
from dateline.web.editing.access import is_edited, knows_key
from dateline.web.forms import MOST_BYTES
from dateline.web.guard import foreign
from dateline.web.opened import opened
from dateline.web.scope import scope, told
from dateline.web.state import Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dateline.jobs.correcting import Correcting
    from dateline.jobs.correcting.log import Entry
    from dateline.jobs.reviewing import Task
    from dateline.model import Correction


def correction_routes(desk: Desk) -> APIRouter:
    """The log and the queue; making corrections only where the desk may be edited."""
    router = APIRouter(tags=["corrections"])

    @router.get(
        "/corrections", response_model=CorrectionPage, operation_id="list_corrections", summary="What persons said, the newest first"
    )
    def corrections(asked: Annotated[AskedLog, FromQuery()]) -> Response:
        """The log of corrections. Nothing is ever taken out of it; what was taken back says so."""
        from dateline.jobs.correcting.log import log_of

        store = opened(desk)
        found = log_of(store, of=asked.of or None, by=asked.by or None, only_conflicts=asked.conflicts)[::-1]
        page = _page("corrections", len(found), asked)
        return JSONResponse({**page, "corrections": [_correction(e) for e in found[asked.offset : asked.offset + asked.limit]]})

    @router.get(
        "/review", response_model=TaskPage, operation_id="list_tasks", summary="What is worth a person's look, the most useful first"
    )
    def review(asked: Annotated[AskedQueue, FromQuery()]) -> Response:
        """The review queue over the newest reports that a query finds."""
        from dateline.web.editing.desk_queue import desk_queue

        opened(desk)
        found = desk_queue(desk, scope(asked.q))
        tasks = found.of(asked.why)
        page = _page("review", len(tasks), asked)
        shown = [_task(t) for t in tasks[asked.offset : asked.offset + asked.limit]]
        return JSONResponse({**page, "left_out": found.left_out, "tasks": shown})

    if desk.edit:
        _making(router, desk)
    return router


def _making(router: APIRouter, desk: Desk) -> None:
    def editors_only(request: Request) -> None:
        _refuse_strangers(request, desk)

    @router.post(
        "/corrections",
        status_code=HTTPStatus.CREATED,
        response_model=Made,
        operation_id="make_corrections",
        summary="Correct what the machine read",
        dependencies=[Depends(editors_only)],
    )
    def correct(wanted: Wanted) -> Response:
        """Make corrections, all or none of them. Each is a layer over the machine's reading, and can be taken back by `undo`."""
        from dateline.jobs.correcting import By, Correcting
        from dateline.jobs.correcting.log import Entry
        from dateline.web.editing.desk_queue import settle

        store, what, before = opened(desk), scope(wanted.q), desk.stamp()
        made = _DO[wanted.action](
            Correcting(store, By(author=wanted.author, reason=wanted.reason), record=lambda: told(desk, what)), wanted
        )
        settle(desk, before, made)
        shown = [_correction(Entry(correction=c, state="in force")) for c in made]
        return JSONResponse({"corrections": shown}, status_code=HTTPStatus.CREATED)


def _refuse_strangers(request: Request, desk: Desk) -> None:
    """Only a program that knows the key, where there is one; never a page of another site, whatever it can make a browser send.

    Raises:
        HTTPException: 415 for a body that does not call itself JSON, as a form of another site cannot, 413, 403, 401.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length[:12]) > MOST_BYTES:
        raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if foreign(request, desk.site) or not is_edited(request, desk):
        raise HTTPException(HTTPStatus.FORBIDDEN)
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    if desk.key is not None and not (scheme.lower() == "bearer" and knows_key(desk, key.strip())):
        raise HTTPException(HTTPStatus.UNAUTHORIZED, headers={"WWW-Authenticate": "Bearer"})


def _edit(correcting: "Correcting", wanted: Wanted) -> "Sequence[Correction]":
    return correcting.edit(_one(wanted), wanted.values)


def _split(correcting: "Correcting", wanted: Wanted) -> "Sequence[Correction]":
    return correcting.split(_one(wanted), wanted.out)


def _one(wanted: Wanted) -> str:
    from dateline.model.errors import BadCorrection

    if len(wanted.ids) != 1:
        raise BadCorrection(f"To {wanted.action}, name one id.")
    return wanted.ids[0]


_DO: "Mapping[str, Callable[[Correcting, Wanted], Sequence[Correction]]]" = {
    "accept": lambda c, w: c.accept(w.ids, w.fields),
    "edit": _edit,
    "reject": lambda c, w: c.reject(w.ids),
    "merge": lambda c, w: c.merge(w.ids),
    "split": _split,
    "contest": lambda c, w: c.contest(w.ids),
    "discount": lambda c, w: c.discount(w.ids),
    "undo": lambda c, w: c.undo(w.ids),
    "keep": lambda c, w: c.keep(w.ids),
}


def _page(name: str, total: int, asked: AskedPage) -> dict[str, Any]:
    chosen = asked.model_dump(exclude={"limit", "offset", "q"}, exclude_defaults=True)
    links = page_links(f"{PREFIX}/{name}", getattr(asked, "q", ""), asked.limit, asked.offset, total, **chosen)
    return {"total": total, "limit": asked.limit, "offset": asked.offset, "links": links}


def _correction(entry: "Entry") -> dict[str, Any]:
    from dateline.jobs.correcting.log import conflict_words

    c = entry.correction
    return {
        "id": c.id,
        "action": c.action,
        "author": c.author,
        "made": moment(c.made),
        "reason": c.reason,
        "targets": [a.id for a in c.targets],
        "rest": [a.id for a in c.rest],
        "of": c.of,
        "values": [{"field": v.field, "value": json.loads(v.value), "was": json.loads(v.was)} for v in c.values],
        "state": entry.state,
        "conflicts": [conflict_words(found, entry.text) for found in entry.conflicts],
        "html": correction_address(c.id),
    }


def _task(task: "Task") -> dict[str, Any]:
    return {
        "why": task.why,
        "target": task.target,
        "says": list(task.says),
        "depend": task.hangs,
        "doubt": task.doubt,
        "reports": list(task.reports),
        "html": decide_address(task.target),
    }
