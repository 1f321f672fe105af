"""The reader: one report with its fields, its versions and what changed between them."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.fuse.changes import changes_between
from dateline.fuse.changes.wording import counts
from dateline.jobs.versions import Revision
from dateline.model import Reading, Record
from dateline.model.errors import NotFound
from dateline.publish.links import link_rules
from dateline.publish.view import ReadingView, reading_view
from dateline.web.addresses import report_address
from dateline.web.editing.access import may_edit
from dateline.web.editing.leads import leads
from dateline.web.neighbours import Neighbours, around, neighbours
from dateline.web.revisions import step
from dateline.web.state import Desk, desk_of
from dateline.web.templating import show

SHORTEST_ID = 6


def report(request: Request) -> Response:
    """One report with its fields; a unique beginning of its id leads to it."""
    desk, wanted = desk_of(request), request.path_params["id"]
    reading = _reading(desk, wanted)
    if reading.report.id != wanted:
        return RedirectResponse(report_address(reading.report.id))
    beside = around(desk, reading)
    view = _view(beside.record, reading)
    return show(
        request,
        "report.html",
        view=view,
        links=f"{report_address(wanted)}/links.css",
        near=_near(desk, reading),
        looked_at=beside.looked_at,
        report=reading.report,
        card_links=leads(beside.record, reading, view, edit=may_edit(request)),
    )


def report_links(request: Request) -> Response:
    """The style rules that light up the words and fields of one report together."""
    desk = desk_of(request)
    reading = _reading(desk, request.path_params["id"])
    view = _view(around(desk, reading).record, reading)
    return Response(link_rules(view.anchor, view.marks), media_type="text/css")


def changes(request: Request) -> Response:
    """What changed between this version of a page and the one before it, or the one `against` names."""
    desk = desk_of(request)
    reading = _reading(desk, request.path_params["id"])
    near = _near(desk, reading)
    other = next((v for v in near.versions if v.id == request.query_params.get("against")), near.before)
    if other is None or other.id == reading.report.id:
        return show(request, "changes.html", report=reading.report, near=near, other=None, paragraphs=(), came=0, went=0)
    old = _reading(desk, other.id)
    made = Revision(old=old, new=reading, old_number=other.number, new_number=near.own.number, changes=changes_between(old, reading))
    words = made.words
    came, went = counts(words)
    return show(
        request, "changes.html", report=reading.report, near=near, other=other, paragraphs=words, came=came, went=went, step=step(made)
    )


def _reading(desk: Desk, wanted: str) -> Reading:
    if len(wanted) < SHORTEST_ID:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    try:
        return desk.store().reading(wanted)
    except NotFound as error:
        raise HTTPException(HTTPStatus.NOT_FOUND) from error


def _near(desk: Desk, reading: Reading) -> Neighbours:
    return desk.notes.get(("near", reading.report.id), desk.stamp(), lambda: neighbours(desk.store(), reading))


def _view(record: Record, reading: Reading) -> ReadingView:
    return reading_view(record, reading, prefix="", address=report_address)
