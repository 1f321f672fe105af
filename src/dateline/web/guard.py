"""Who may change something: only a form of the desk itself, never a page of another site."""

from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request

from dateline.model import Site
from dateline.web.editing.access import is_edited, may_edit
from dateline.web.state import desk_of


def own_form(request: Request) -> bool:
    """Whether a request comes from a page of this desk, by the headers no page can change: Origin and Sec-Fetch-Site.

    A request that carries neither comes from no browser of today; it is not answered, so that nothing rests on its absence.
    """
    named = "sec-fetch-site" in request.headers or "origin" in request.headers
    return named and not foreign(request, desk_of(request).site)


def foreign(request: Request, site: Site) -> bool:
    """Whether a browser says that a request comes from a page of another site, or hides where from; programs say nothing."""
    fetched, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if fetched is not None and fetched != "same-origin":
        return True
    if origin is None:
        return False
    here = {request.headers.get("host", "").lower(), _host(site.base_url)}
    return _host(origin) not in here - {""}  # an origin that is hidden (`null`) names no host


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""


def whole(text: str) -> str:
    """A field of a form without halves of characters, which some encodings can write and no store can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def only_editors(request: Request) -> None:
    """Refuse what is no form of this desk, a desk that is not to be edited, and who has not shown that he may.

    Raises:
        HTTPException: 404 where the desk is not to be edited, 403 where the request comes from elsewhere, 401 from somebody who must sign in.
    """
    if not is_edited(request, desk_of(request)):
        raise HTTPException(HTTPStatus.NOT_FOUND)
    if not own_form(request):
        raise HTTPException(HTTPStatus.FORBIDDEN)
    if not may_edit(request):
        raise HTTPException(HTTPStatus.UNAUTHORIZED)
