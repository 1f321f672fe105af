"""Signing in to a desk that has a key, and out again."""

from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.web.editing.access import author_of, forget_editor, knows_key, may_edit, remember_author, remember_editor
from dateline.web.forms import sent
from dateline.web.guard import own_form
from dateline.web.state import desk_of
from dateline.web.templating import show

LONGEST_NAME = 100


def page(request: Request) -> Response:
    """The form."""
    if desk_of(request).key is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return show(request, "edit/sign_in.html", problem="", author=author_of(request), signed_in=may_edit(request))


async def enter(request: Request) -> Response:
    """Take the key."""
    desk = desk_of(request)
    if desk.key is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    if not own_form(request):
        raise HTTPException(HTTPStatus.FORBIDDEN)
    form = await sent(request)
    author = " ".join(form.one("author").split())
    problem, status = await run_in_threadpool(_problem, request, form.one("key").strip(), author)
    if problem:
        return show(request, "edit/sign_in.html", status=status, problem=problem, author=author, signed_in=False)
    answer = RedirectResponse("/review", HTTPStatus.SEE_OTHER)
    remember_editor(answer, request)
    remember_author(answer, request, author)
    return answer


async def leave(request: Request) -> Response:
    """Sign out."""
    if not own_form(request):
        raise HTTPException(HTTPStatus.FORBIDDEN)
    answer = RedirectResponse("/", HTTPStatus.SEE_OTHER)
    forget_editor(answer, request)
    return answer


def _problem(request: Request, key: str, author: str) -> tuple[str, int]:
    desk, client = desk_of(request), request.client.host if request.client else ""
    if desk.tries.too_many(client):
        return "Too many wrong keys came from your network. Try again in ten minutes.", HTTPStatus.TOO_MANY_REQUESTS
    if not knows_key(desk, key):
        desk.tries.wrong(client)
        return "That is not the key of this desk. Whoever runs it knows it.", HTTPStatus.UNAUTHORIZED
    if not author or len(author) > LONGEST_NAME or not author.isprintable():
        return f"Write your name, in at most {LONGEST_NAME} characters: it stands beside what you correct.", HTTPStatus.UNPROCESSABLE_ENTITY
    return "", HTTPStatus.OK
