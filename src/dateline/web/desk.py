"""The desk as an application: its addresses, and what is shown where something is wrong."""

from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response

from dateline.model import DatelineError, Site
from dateline.model.errors import BadQuery
from dateline.web.headers import HEADERS, SafeHeaders
from dateline.web.pages.search import bad_query
from dateline.web.routes import routes
from dateline.web.state import Desk
from dateline.web.templating import show

NOT_FOUND = HTTPStatus.NOT_FOUND
_TOLD = {
    HTTPStatus.UNAUTHORIZED: ("You are not signed in", "Sign in at /sign-in with the key of this desk, go back, and send the form again."),
    HTTPStatus.FORBIDDEN: (
        "This form did not come from the desk",
        "Forms are taken only from pages of this desk itself. Open the page anew under the desk’s own address, and send it from there.",
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ("That is too much", "The form is longer than this desk takes. Write less, and send it again."),
}


def desk(store: str, *, site: Site | None = None, edit: bool = False, only_here: bool = False, key: str | None = None) -> Starlette:
    """The desk over a store.

    Args:
        store: path or database address of the store; it is opened at the first request, so it may come later.
        site: who runs it and under which address.
        edit: whether stories may be saved and values corrected from its pages.
        only_here: whether that is so only because nobody but its own machine reaches it.
        key: what an editor must know; None = nothing.
    """
    state = Desk(address=store, site=site or Site(), edit=edit, only_here=only_here, key=key)
    made = Starlette(
        routes=routes(state),
        middleware=[Middleware(SafeHeaders)],
        exception_handlers={HTTPException: _refused, BadQuery: bad_query, DatelineError: _problem, Exception: _crash},
    )
    made.state.desk = state
    return made


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.BAD_REQUEST
    if status == NOT_FOUND:
        title, text = (
            "There is no such page",
            f"Nothing is kept at {request.url.path}. It may have been a report of another store, or a story that was removed.",
        )
    elif status in _TOLD:
        title, text = _TOLD[HTTPStatus(status)]
    else:
        title, text = HTTPStatus(status).phrase, "The desk cannot answer this request."
    return show(request, "notice.html", status=status, title=title, text=text)


def _problem(request: Request, error: Exception) -> Response:
    """The store cannot be read: its own message says what to do."""
    text = error.message if isinstance(error, DatelineError) else str(error)
    return show(request, "notice.html", status=HTTPStatus.SERVICE_UNAVAILABLE, title="The store cannot be shown", text=text)


def _crash(request: Request, _error: Exception) -> Response:
    """A fault of ours. It stands outside the middleware, so it brings its headers itself; the server logs the error."""
    text = "This is a fault of Dateline. The terminal where the desk was started shows what happened; the store is unharmed."
    answer = show(request, "notice.html", status=HTTPStatus.INTERNAL_SERVER_ERROR, title="The page could not be made", text=text)
    answer.headers.update(HEADERS)
    return answer
