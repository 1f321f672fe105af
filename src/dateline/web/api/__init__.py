"""The read API: takes a desk, gives an ASGI application to mount at /api/v1 that answers in JSON and describes itself in OpenAPI 3.1.

It only reads, but for corrections to a desk that may be edited. Errors are problem details (RFC 9457); answers carry an entity tag made of
the store's state.
"""

import re

from fastapi import FastAPI
from starlette.routing import Mount
from starlette.types import ASGIApp

from dateline.web.api.corrections import correction_routes
from dateline.web.api.description import describe
from dateline.web.api.links import PREFIX
from dateline.web.api.page import show_description
from dateline.web.api.problems import handle_problems
from dateline.web.api.reports import report_routes
from dateline.web.api.sources import source_routes
from dateline.web.api.start import start_routes
from dateline.web.api.stories import story_routes
from dateline.web.api.tables import table_routes
from dateline.web.conditional import Conditional
from dateline.web.state import Desk


def mounted(desk: Desk) -> Mount:
    """The API over a desk's store at its address; it answers for every address beneath, also for one with line ends in it."""
    made = Mount(PREFIX, application(desk))
    made.path_regex = re.compile(made.path_regex.pattern, re.DOTALL)
    return made


def application(desk: Desk) -> ASGIApp:
    """The API over a desk's store."""
    return Conditional(api(desk), desk)


def api(desk: Desk) -> FastAPI:
    """The same without what makes its answers conditional."""
    made = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    handle_problems(made)
    for routes in (start_routes, story_routes, table_routes, report_routes, source_routes, correction_routes):
        made.include_router(routes(desk))
    describe(made, edit=desk.edit, key=desk.key is not None)
    show_description(made, desk)
    return made


__all__ = ["api", "application", "mounted"]
