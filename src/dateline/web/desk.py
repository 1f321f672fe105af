"""The desk as an application: its addresses, and what is shown where something is wrong."""

from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from dateline.model import DatelineError
from dateline.web import pages
from dateline.web.headers import HEADERS, SafeHeaders
from dateline.web.shelf import Load, Shelf, Stamp
from dateline.web.templating import render

NOT_FOUND = HTTPStatus.NOT_FOUND


def desk(load: Load, stamp: Stamp) -> Starlette:
    """The desk over any record.

    Args:
        load: makes the record to show.
        stamp: a value that changes when the record would; the record is made anew only then.
    """
    made = Starlette(
        routes=[
            Route("/", pages.reports),
            Route("/reports/{id}", pages.report),
            Route("/reports/{id}/links.css", pages.report_links),
            Route("/claims", pages.claims),
            Route("/tolls", pages.tolls),
            Route("/healthz", pages.health),
            Mount("/static", StaticFiles(packages=[("dateline.web", "static"), ("dateline.publish", "static")])),
        ],
        middleware=[Middleware(SafeHeaders)],
        exception_handlers={HTTPException: _refused, DatelineError: _problem, Exception: _crash},
    )
    made.state.shelf = Shelf(load, stamp)
    return made


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.BAD_REQUEST
    if status == NOT_FOUND:
        title, text = "There is no such page", f"Nothing is kept at {request.url.path}. It may have been a report of another store."
    else:
        title, text = HTTPStatus(status).phrase, "The desk cannot answer this request."
    return render("notice.html", status=status, title=title, text=text)


def _problem(_request: Request, error: Exception) -> Response:
    """The store cannot be read: its own message says what to do."""
    text = error.message if isinstance(error, DatelineError) else str(error)
    return render("notice.html", status=HTTPStatus.SERVICE_UNAVAILABLE, title="The store cannot be shown", text=text)


def _crash(_request: Request, _error: Exception) -> Response:
    """A fault of ours. It stands outside the middleware, so it brings its headers itself; the server logs the error."""
    text = "This is a fault of Dateline. The terminal where the desk was started shows what happened; the store is unharmed."
    answer = render("notice.html", status=HTTPStatus.INTERNAL_SERVER_ERROR, title="The page could not be made", text=text)
    answer.headers.update(HEADERS)
    return answer
