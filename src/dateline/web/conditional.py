"""What a program asks for again and again is sent again only when it has changed (RFC 9110, conditional requests)."""

import hashlib
import time
from collections.abc import Hashable
from dataclasses import dataclass, field
from email.utils import formatdate, mktime_tz, parsedate_tz
from http import HTTPStatus
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.web.state import Desk

SETTLED = 2
"""Seconds after which a time of change is told: HTTP counts in whole seconds, so a second change in the same one would go unseen."""
_READS = ("GET", "HEAD")


class Conditional:
    """Gives the answers of an application an entity tag and answers 304 where the asker has them already; HEAD as GET without a body.

    The tag is made of the address asked for, the state of the store and who runs the site: the answer follows from these alone.

    Args:
        app: what answers.
        desk: whose store it is; None = of the desk that the request is made to.
    """

    def __init__(self, app: ASGIApp, desk: Desk | None = None) -> None:
        self.app = app
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; what does not only read is passed on."""
        if scope["type"] != "http" or scope["method"] not in _READS:
            await self.app(scope, receive, send)
            return
        desk: Desk = self._desk or scope["app"].state.desk
        answer = _Answer(send=send, asked=Headers(scope=scope), tag=entity_tag(scope, (desk.stamp(), desk.site)), changed=last_change(desk))
        answer.without_body = scope["method"] == "HEAD"
        if answer.is_known():
            await answer.not_modified()
            return
        await self.app({**scope, "method": "GET"}, receive, answer.pass_on)


def entity_tag(scope: Scope, stamp: Hashable) -> str:
    """A weak entity tag: the same for the same address over what `stamp` stands for, by the same program."""
    from importlib.metadata import version

    asked = (version("dateline"), scope.get("root_path", ""), scope["path"], scope["query_string"], stamp)
    return f'W/"{hashlib.sha256(repr(asked).encode()).hexdigest()[:32]}"'


def last_change(desk: Desk) -> float | None:
    """When the store last changed, seconds since 1970; None for a database on a server, which does not tell, and where there is none."""
    if "://" in desk.address and not desk.address.startswith("sqlite:///"):
        return None
    path = desk.address.removeprefix("sqlite:///")
    times = [found for found in map(_changed, (path, f"{path}-wal")) if found is not None]
    return max(times, default=None)


def _changed(path: str) -> float | None:
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_mtime if found.st_size else None


@dataclass(slots=True, kw_only=True)
class _Answer:
    """One answer on its way out."""

    send: Send
    asked: Headers
    tag: str
    changed: float | None
    without_body: bool = False
    _done: bool = field(default=False, init=False)

    def is_known(self) -> bool:
        """Whether the asker holds this very answer. It got the tag only with an answer of 200, so nothing need be worked out."""
        held = [tag.strip().removeprefix("W/") for tag in self.asked.get("if-none-match", "").split(",")]
        return self.tag.removeprefix("W/") in held

    async def not_modified(self) -> None:
        """Send 304 and nothing more."""
        self._done = True
        start: Message = {"type": "http.response.start", "status": HTTPStatus.NOT_MODIFIED, "headers": []}
        self._mark(start)
        await self.send(start)
        await self.send({"type": "http.response.body", "body": b""})

    async def pass_on(self, message: Message) -> None:
        """Send a message of the application on."""
        if self._done:
            return
        if message["type"] == "http.response.start":
            await self._start(message)
        elif message["type"] == "http.response.body" and self.without_body:
            if not message.get("more_body", False):
                await self.send({"type": "http.response.body", "body": b""})
        else:
            await self.send(message)

    async def _start(self, message: Message) -> None:
        if message["status"] == HTTPStatus.OK:
            if self._unchanged_since():
                await self.not_modified()
                return
            self._mark(message)
        await self.send(message)

    def _mark(self, start: Message) -> None:
        headers = MutableHeaders(scope=start)
        headers["ETag"] = self.tag
        if self._settled():
            headers["Last-Modified"] = formatdate(self.changed, usegmt=True)

    def _settled(self) -> bool:
        return self.changed is not None and time.time() - self.changed >= SETTLED

    def _unchanged_since(self) -> bool:
        """Whether the day the asker names is not before the last change; asked only where it named no tag."""
        named = self.asked.get("if-modified-since")
        if named is None or "if-none-match" in self.asked or self.changed is None or not self._settled():
            return False
        try:
            parsed = parsedate_tz(named)
            return parsed is not None and mktime_tz(parsed) >= int(self.changed)
        except (ValueError, OverflowError, TypeError, IndexError):
            return False  # a date that is none is as if nothing had been asked (RFC 9110, 13.1.3)
