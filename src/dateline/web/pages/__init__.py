"""The pages of the desk: each takes a request and the record as it is now."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from dateline.fuse import fuse
from dateline.model import Reading, Record
from dateline.publish.links import link_rules
from dateline.publish.view import ReadingView, reading_view
from dateline.web.addresses import report_address
from dateline.web.board import Board, claim_board, tables
from dateline.web.claims import Claim
from dateline.web.ledgers import ledgers
from dateline.web.listing import list_page
from dateline.web.state import desk_of
from dateline.web.templating import show as render_for

SHORTEST_ID = 6
MOST_CLAIMS = 200
SHOWS = ("all", "contested", "several", "single")


def reports(request: Request) -> Response:
    """The stored reports, or what to do where there are none."""
    record = _now(request).record
    if not record.readings:
        return render_for(request, "empty.html")
    number = request.query_params.get("page", "1")
    return render_for(
        request, "reports.html", page=list_page(record, int(number) if number.isdecimal() and len(number) < SHORTEST_ID else 1)
    )


def report(request: Request) -> Response:
    """One report with its fields; a unique beginning of its id leads to it."""
    wanted: str = request.path_params["id"]
    snapshot = _now(request)
    if wanted not in snapshot.readings:
        return RedirectResponse(report_address(_whole_id(snapshot, wanted)))
    return render_for(request, "report.html", view=_view(snapshot, snapshot.readings[wanted]), links=f"{report_address(wanted)}/links.css")


def report_links(request: Request) -> Response:
    """The style rules that light up the words and fields of one report together."""
    snapshot = _now(request)
    reading = snapshot.readings.get(request.path_params["id"])
    if reading is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    view = _view(snapshot, reading)
    return Response(link_rules(view.anchor, view.marks), media_type="text/css")


def claims(request: Request) -> Response:
    """The claim board."""
    snapshot = _now(request)
    if not snapshot.record.readings:
        return render_for(request, "empty.html")
    wanted = request.query_params.get("show")
    show = wanted if wanted in SHOWS else "all"
    several, single = _chosen(snapshot.board, show)
    return render_for(
        request,
        "claims.html",
        show=show,
        several=several,
        tables=tables(several[:MOST_CLAIMS]),
        single=single[:MOST_CLAIMS],
        left_out=max(0, len(several) - MOST_CLAIMS) + max(0, len(single) - MOST_CLAIMS),
    )


def tolls(request: Request) -> Response:
    """The toll ledgers."""
    record = _now(request).record
    return render_for(request, "tolls.html", ledgers=ledgers(record)) if record.readings else render_for(request, "empty.html")


def health(request: Request) -> Response:
    """For whoever watches the desk: the store can be read, and how many reports it holds."""
    return JSONResponse({"status": "ok", "reports": len(_now(request).record.readings)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The record of one moment and what the pages need of it."""

    record: Record
    readings: Mapping[str, Reading]
    board: Board


def _now(request: Request) -> Snapshot:
    desk = desk_of(request)

    def make() -> Snapshot:
        record = fuse(desk.store().readings())
        return Snapshot(record=record, readings={r.report.id: r for r in record.readings}, board=claim_board(record))

    return desk.shelf.get("all", desk.stamp(), make)


def _view(snapshot: Snapshot, reading: Reading) -> ReadingView:
    return reading_view(snapshot.record, reading, prefix="", address=report_address)


def _whole_id(snapshot: Snapshot, start: str) -> str:
    found = [id_ for id_ in snapshot.readings if id_.startswith(start)] if len(start) >= SHORTEST_ID else []
    if len(found) != 1:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return found[0]


def _chosen(board: Board, show: str) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    if show == "contested":
        return tuple(c for c in board.several if c.contested), tuple(c for c in board.single if c.contested)
    return (() if show == "single" else board.several), (() if show == "several" else board.single)
