"""The desk over a store, and the server that runs it."""

from functools import partial
from ipaddress import ip_address

from starlette.applications import Starlette
from starlette.middleware.trustedhost import TrustedHostMiddleware

from dateline.fuse import fuse
from dateline.model import Record
from dateline.store import Store
from dateline.web.changes import store_stamp
from dateline.web.desk import desk


def app(store: str) -> Starlette:
    """The desk over the store at a path or database address."""

    def load() -> Record:
        with Store.open(store, create=False) as opened:
            return fuse(opened.readings())

    return desk(load, partial(store_stamp, store))


def serve(store: str, *, host: str, port: int) -> None:
    """Run the desk until it is interrupted.

    Args:
        store: path or database address of the store.
        host: address to listen on. On this machine's own (`127.0.0.1`, `localhost`) only requests under such a name
            are answered, so that no web page can reach the desk through a name of its own.
        port: port to listen on; 0 = any that is free.
    """
    import uvicorn

    made = app(store)
    if is_local(host):
        made.add_middleware(TrustedHostMiddleware, allowed_hosts=["localhost", "127.0.0.1", "[::1]", host], www_redirect=False)
    uvicorn.run(made, host=host, port=port, log_level="warning", server_header=False)


def is_local(host: str) -> bool:
    """Whether only this machine can reach an address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
