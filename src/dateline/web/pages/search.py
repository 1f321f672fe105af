"""Search: the box, what it finds in each table, and the way to keep it as a story."""

from functools import partial
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from dateline.model.errors import BadQuery
from dateline.query import LONGEST
from dateline.web.scope import asked
from dateline.web.state import desk_of
from dateline.web.tables import LISTS, lines
from dateline.web.templating import show

SHOWN = 5


def search(request: Request) -> Response:
    """What a query finds, the first rows of each table."""
    what = asked(request)
    if not what.text:
        return show(request, "search.html", scope=what, groups=(), problem=None)
    desk = desk_of(request)
    searched = desk.search()
    groups = []
    for name, table in LISTS.items():
        n = desk.notes.get(("count", name, str(what.query)), desk.stamp(), partial(searched.count, what.query, name))
        found = searched.rows(what.query, name, limit=SHOWN) if n else []
        groups.append({"table": table, "count": n, "lines": lines(desk.store(), name, found)})
    return show(request, "search.html", scope=what, groups=groups, problem=None)


def bad_query(request: Request, error: Exception) -> Response:
    """A query that cannot be understood: the box as it was filled, what is wrong with it, and where."""
    message = error.message if isinstance(error, BadQuery) else str(error)
    written = request.query_params.get("q", "").strip()[:LONGEST]
    at = error.position if isinstance(error, BadQuery) else None
    pointed = _pointed(written, at) if at is not None else None
    return show(request, "bad_query.html", status=HTTPStatus.BAD_REQUEST, written=written, problem=message, pointed=pointed)


def _pointed(written: str, at: int) -> tuple[str, str, str]:
    """What stands before, at and after the place of the mistake."""
    end = at
    while end < len(written) and not written[end].isspace():
        end += 1
    return written[:at], written[at:end], written[end:]
