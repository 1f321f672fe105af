"""What went wrong with a request for a file or a feed: a page for people, problem details (RFC 9457) for programs."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from dateline.model import DatelineError
from dateline.web.api.problems import error_response, status_of
from dateline.web.templating import show

Answer = Callable[[Request], Response]


def told_of_trouble(answer: Answer) -> Answer:
    """The same, with errors of ours answered in the form the asker reads."""

    @wraps(answer)
    def guarded(request: Request) -> Response:
        try:
            return answer(request)
        except DatelineError as error:
            return trouble(request, error)

    return guarded


def trouble(request: Request, error: DatelineError) -> Response:
    """An error as an answer."""
    if "text/html" not in request.headers.get("accept", ""):
        return error_response(error)
    status, title = status_of(error)
    return show(request, "notice.html", status=HTTPStatus(status), title=title, text=error.message)
