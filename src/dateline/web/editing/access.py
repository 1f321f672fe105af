"""Who may edit a desk, and who he says he is.

Three kinds of desks (docs/decisions/0032): one that is only read; one that everybody who reaches it may edit, as its own machine's; one that
whoever knows its key may edit, for which a signed cookie stands. The name of the author is remembered in another cookie; it proves nothing.
"""

import hashlib
import hmac
import time
from typing import Literal, TypedDict
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from dateline.web.state import Desk, desk_of

EDITOR = "dateline_editor"
AUTHOR = "dateline_author"
_SIGNED_IN = 30 * 24 * 3600  # seconds
_REMEMBERED = 365 * 24 * 3600
_LONGEST_NAME = 100
_PASSED_ON = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")
"""What web servers add to a request that they pass on."""


def is_edited(request: Request, desk: Desk) -> bool:
    """Whether anybody may change something by a request that came this way."""
    return desk.edit and not (desk.only_here and any(name in request.headers for name in _PASSED_ON))


def may_edit(request: Request) -> bool:
    """Whether whoever asks may change something."""
    desk = desk_of(request)
    return is_edited(request, desk) and (desk.key is None or _holds(desk.key, request.cookies.get(EDITOR, "")))


def may_sign_in(request: Request) -> bool:
    """Whether the desk has a key, and whoever asks has not shown it yet."""
    desk = desk_of(request)
    return is_edited(request, desk) and desk.key is not None and not may_edit(request)


def knows_key(desk: Desk, said: str) -> bool:
    """Whether this is the desk's key; compared in a time that tells nothing."""
    return desk.key is not None and hmac.compare_digest(_hash(said), _hash(desk.key))


def remember_editor(answer: Response, request: Request) -> None:
    """Let the browser show for thirty days that its user knows the key."""
    key = desk_of(request).key or ""
    until = int(time.time()) + _SIGNED_IN
    answer.set_cookie(EDITOR, f"{until}.{_signature(key, until)}", max_age=_SIGNED_IN, **_flags(request))


def forget_editor(answer: Response, request: Request) -> None:
    """End that."""
    answer.delete_cookie(EDITOR, **_flags(request))


def author_of(request: Request) -> str:
    """The name its user wrote last in this browser; empty where none is known."""
    name = unquote(request.cookies.get(AUTHOR, ""), errors="replace")
    return name if name.isprintable() and len(name) <= _LONGEST_NAME else ""


def remember_author(answer: Response, request: Request, name: str) -> None:
    """Remember a name for the next form."""
    answer.set_cookie(AUTHOR, quote(name, safe=""), max_age=_REMEMBERED, **_flags(request))


def _holds(key: str, cookie: str) -> bool:
    until, _, signature = cookie.partition(".")
    if not (until.isascii() and until.isdecimal() and len(until) <= len(str(2**40)) and int(until) > time.time()):
        return False
    return hmac.compare_digest(signature.encode(), _signature(key, int(until)).encode())


def _signature(key: str, until: int) -> str:
    return hmac.new(_hash(key), f"editor until {until}".encode(), hashlib.sha256).hexdigest()


def _hash(words: str) -> bytes:
    return hashlib.sha256(words.encode("utf-8", "replace")).digest()


class _Flags(TypedDict):
    path: str
    httponly: bool
    samesite: Literal["lax"]
    secure: bool


def _flags(request: Request) -> _Flags:
    secure = request.url.scheme == "https" or desk_of(request).site.base_url.startswith("https:")
    return {"path": "/", "httponly": True, "samesite": "lax", "secure": secure}
