"""Asking an ASGI application in this process: no server, no socket."""

import asyncio
from dataclasses import dataclass
from urllib.parse import unquote

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Got:
    """An answer: HTTP status, media type without its parameters, and the bytes."""

    status: int
    media_type: str
    body: bytes


async def ask(app: ASGIApp, address: str) -> Got:
    """What an application answers to GET.

    Args:
        app: the application.
        address: path and query string, as they stand in a link.
    """
    path, _, query = address.partition("?")
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"localhost"), (b"accept", b"text/html, */*")],
        "client": None,
        "server": ("localhost", 80),
    }
    heard: list[Message] = []
    asked: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]
    never = asyncio.Event()

    async def receive() -> Message:
        if not asked:
            await never.wait()  # who listens for the asker going away listens in vain
        return asked.pop()

    async def send(message: Message) -> None:
        heard.append(message)

    await app(scope, receive, send)
    start = next(m for m in heard if m["type"] == "http.response.start")
    body = b"".join(m.get("body", b"") for m in heard if m["type"] == "http.response.body")
    media_type = Headers(raw=start["headers"]).get("content-type", "").partition(";")[0].strip()
    return Got(status=start["status"], media_type=media_type, body=body)
