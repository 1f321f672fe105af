"""What is watched, when it was last fetched, and what went wrong."""

from starlette.requests import Request
from starlette.responses import Response

from dateline.query import parse
from dateline.store.sources import Sources
from dateline.web.state import desk_of
from dateline.web.templating import show


def sources(request: Request) -> Response:
    """The sources that are watched, the outlets with most reports, and what was set aside."""
    desk = desk_of(request)
    store = desk.store()
    outlets = desk.notes.get("outlets", desk.stamp(), lambda: desk.search().facets(parse("")).outlets)
    return show(request, "sources.html", sources=Sources(store).all(), outlets=outlets, aside=store.aside())
