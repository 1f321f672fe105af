"""Lists of reports, statements, events and tallies that a query finds, in pages."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from dateline.web.paging import pages
from dateline.web.scope import Scope, asked
from dateline.web.state import desk_of
from dateline.web.tables import LISTS, lines
from dateline.web.templating import show


def listing(table: str) -> Callable[[Request], Response]:
    """The page of a table's list."""

    def page(request: Request) -> Response:
        return _list(request, table, asked(request))

    return page


def _list(request: Request, table: str, what: Scope) -> Response:
    desk = desk_of(request)
    search = desk.search()
    at = pages(request, desk.notes.get(("count", table, str(what.query)), desk.stamp(), lambda: search.count(what.query, table)))
    found = search.rows(what.query, table, limit=at.size, offset=at.offset)
    return show(request, "list.html", scope=what, tab=table, table=LISTS[table], pages=at, lines_=lines(desk.store(), table, found))
