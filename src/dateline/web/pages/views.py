"""One view, two addresses: of what a query finds, and of a story."""

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from dateline.web.scope import Scope, asked, selection, story_scope, worked_out
from dateline.web.state import desk_of
from dateline.web.summary import summary
from dateline.web.templating import show

View = Callable[[Request, Scope], Response]
Page = Callable[[Request], Response]


def of_query(view: View) -> Page:
    """The view of what the address asks for, everything if it asks for nothing."""

    def page(request: Request) -> Response:
        return view(request, asked(request))

    return page


def of_story(view: View) -> Page:
    """The view of the story an address names."""

    def page(request: Request) -> Response:
        return view(request, story_scope(desk_of(request), request.path_params["slug"]))

    return page


def scoped(request: Request, template: str, what: Scope, tab: str, **values: Any) -> Response:
    """A page with the head of a story, or of a query, over it.

    Args:
        request: the request.
        template: name of the template.
        what: what the page is about.
        tab: name of the view, to mark it among the tabs.
        values: what the template shows.
    """
    desk = desk_of(request)
    found = selection(desk, what)
    sums = worked_out(desk, what, "summary", lambda: summary(found.record.standing)) if what.story else None
    return show(request, template, scope=what, tab=tab, found=found, sums=sums, **values)
