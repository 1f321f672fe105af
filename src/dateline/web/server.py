"""The desk over a store, and the server that runs it."""

import socket
from contextlib import suppress
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.middleware.trustedhost import TrustedHostMiddleware

from dateline.model import Site
from dateline.model.errors import UsageError
from dateline.web.desk import desk


def serve(store: str, *, host: str, port: int, site: Site | None = None, edit: bool = False, key: str | None = None) -> None:
    """Run the desk until it is interrupted.

    Args:
        store: path or database address of the store.
        host: address to listen on.
        port: port to listen on; 0 = any that is free.
        site: who runs it and under which address people reach it.
        edit: whether stories may be saved and values corrected from its pages; a desk that only this machine
            reaches, under an address of this machine, may always.
        key: what an editor must know; it makes a desk one that may be edited.

    Raises:
        UsageError: nothing can listen at that address and port.
    """
    import uvicorn

    site = site or Site()
    name = urlsplit(site.base_url).hostname or ""
    asked, here = edit or key is not None, is_local(host) and is_local(name)
    made = desk(store, site=site, edit=asked or here, only_here=not asked, key=key)
    if is_local(host):
        guard(made, host, name)
    with _listening(host, port) as listening, suppress(KeyboardInterrupt):
        config = uvicorn.Config(made, log_level="warning", server_header=False, ws="none", lifespan="off")
        uvicorn.Server(config).run(sockets=[listening])


def guard(made: Starlette, *names: str) -> None:
    """Answer only requests under a name of this machine, or one of `names`, so that no web page reaches the desk by a name of its own."""
    allowed = ["localhost", "127.0.0.1", "::1", "[::1]", *filter(None, names)]
    made.add_middleware(TrustedHostMiddleware, allowed_hosts=allowed, www_redirect=False)


def is_local(host: str) -> bool:
    """Whether only this machine can reach an address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = (error.strerror or str(error)).split(" (while attempting")[0].lower()
        raise UsageError(
            f"The desk cannot listen at {host}, port {port}: {reason}. Choose another address or port, or end the program that holds this one."
        ) from error
