"""Views of a fused record: claims, tolls, timeline, map."""

from starlette.requests import Request
from starlette.responses import Response

from dateline.jobs.versions import revisions
from dateline.publish.charts import place_map, timeline_chart
from dateline.publish.legend import COUNTS
from dateline.publish.toll_words import rules
from dateline.web.addresses import row_address
from dateline.web.board import Board, claim_board, tables
from dateline.web.claims import Claim
from dateline.web.ledgers import Order, ledgers
from dateline.web.pages.views import scoped
from dateline.web.revisions import Step, step
from dateline.web.scope import Scope, told, worked_out
from dateline.web.state import Desk, desk_of

MOST_CLAIMS = 150
MOST_LEDGERS = 20
MOST_PAGES = 60
MOST_STEPS = 40
MOST_ROWS = 200
MOST_HERE = 40
SHOWS = ("all", "contested", "several", "single")


def claims(request: Request, what: Scope) -> Response:
    """The claim board."""
    desk = desk_of(request)
    record = told(desk, what)
    board = worked_out(desk, what, "board", lambda: claim_board(record))
    show = _one_of(request, "show", SHOWS)
    several, single = _chosen(board, show)
    return scoped(
        request,
        "claims.html",
        what,
        "claims",
        show=show,
        several=several,
        tables=tables(several[:MOST_CLAIMS]),
        single=single[:MOST_CLAIMS],
        counts=COUNTS.values(),
        hidden=max(0, len(several) - MOST_CLAIMS) + max(0, len(single) - MOST_CLAIMS),
    )


def tolls(request: Request, what: Scope) -> Response:
    """The toll ledgers, each with its chart."""
    desk = desk_of(request)
    record = told(desk, what)
    by: Order = "report" if request.query_params.get("by") == "report" else "day"
    made = worked_out(desk, what, ("ledgers", by), lambda: ledgers(record, by, most=MOST_LEDGERS))
    return scoped(request, "tolls.html", what, "tolls", ledgers=made, by=by, rules=rules().items(), hidden=len(record.tolls) - len(made))


def changes(request: Request, what: Scope) -> Response:
    """What outlets changed in reports they had published, the newest first."""
    steps = revised(desk_of(request), what)
    return scoped(request, "revisions.html", what, "changes", steps=steps[:MOST_STEPS], more=len(steps) > MOST_STEPS)


def revised(desk: Desk, what: Scope) -> tuple[Step, ...]:
    """What the pages of a scope changed, the newest first."""
    key = ("changes", str(what.query))
    return desk.shelf.get(key, desk.stamp(), lambda: tuple(map(step, revisions(desk.store(), what.query, most=MOST_PAGES))))


def timeline(request: Request, what: Scope) -> Response:
    """Events by day."""
    desk = desk_of(request)
    record = told(desk, what)
    chart = worked_out(desk, what, "timeline", lambda: timeline_chart(record, link=row_address))
    return scoped(request, "timeline.html", what, "timeline", chart=chart, most=MOST_ROWS)


def places(request: Request, what: Scope) -> Response:
    """Events by place."""
    desk = desk_of(request)
    record = told(desk, what)
    chart = worked_out(desk, what, "map", lambda: place_map(record, link=row_address))
    return scoped(request, "map.html", what, "map", chart=chart, most=MOST_ROWS, most_here=MOST_HERE)


def _one_of(request: Request, name: str, choices: tuple[str, ...]) -> str:
    wanted = request.query_params.get(name, "")
    return wanted if wanted in choices else choices[0]


def _chosen(board: Board, show: str) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    if show == "contested":
        return tuple(c for c in board.several if c.contested), tuple(c for c in board.single if c.contested)
    return (() if show == "single" else board.several), (() if show == "several" else board.single)
