"""Lists of reports, statements, events and tallies that a query finds, in pages."""

from starlette.requests import Request
from starlette.responses import Response

from dateline.store.search import Search
from dateline.web.paging import pages
from dateline.web.scope import Scope, asked
from dateline.web.state import desk_of
from dateline.web.tables import LISTS, lines
from dateline.web.templating import show


def listing(table: str) -> "ListPage":
    """The page of a table's list."""
    return ListPage(table)


class ListPage:
    """The list of one table; called with a request."""

    def __init__(self, table: str) -> None:
        self.table = table
        self.__name__ = table

    def __call__(self, request: Request) -> Response:
        """The rows an address asks for."""
        return _list(request, self.table, asked(request))


def _list(request: Request, table: str, what: Scope) -> Response:
    desk = desk_of(request)
    search = Search(desk.store())
    at = pages(request, desk.shelf.get(("count", table, str(what.query)), desk.stamp(), lambda: search.count(what.query, table)))
    found = search.rows(what.query, table, limit=at.size, offset=at.offset)
    return show(request, "list.html", scope=what, tab=table, table=LISTS[table], pages=at, lines=lines(desk.store(), table, found))
