"""Connections that go only where they may: the address is checked once it is resolved, and that very address is connected to.

Every wait is bounded twice: by the time between two pieces, and by the time left for the whole.
"""

import socket
import ssl
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from ipaddress import ip_address, ip_network
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any
from urllib.parse import SplitResult

from urllib3.connection import HTTPConnection, HTTPSConnection

from dateline.acquire.addresses import Address, Network, Unsafe, host_name, is_public, port_of
from dateline.acquire.answer import Limits
from dateline.model.errors import FetchFailed

Resolver = Callable[[str, int], list[str]]
MOST_TRIED = 4


class Deadline:
    """The time left for one fetch."""

    def __init__(self, limits: Limits, left: float) -> None:
        self._limits = limits
        self._end = time.monotonic() + left

    @property
    def left(self) -> float:
        """Seconds left; negative when it has passed."""
        return self._end - time.monotonic()

    def step(self) -> float:
        """Seconds the next wait may take.

        Raises:
            TimeoutError: none are left.
        """
        if self.left <= 0:
            raise TimeoutError("no time is left")
        return min(self._limits.read_seconds, self.left)


class _Timed:
    """What a socket does before it waits for bytes: it looks at the time that is left for the whole."""

    deadline: Deadline | None = None

    def recv_into(self, *arguments: Any, **options: Any) -> int:
        if self.deadline is not None:
            self.settimeout(self.deadline.step())  # type: ignore[attr-defined]  # the socket's
        return super().recv_into(*arguments, **options)  # type: ignore[misc, no-any-return]  # the socket's


class _Plain(_Timed, socket.socket):
    pass


class _Secure(_Timed, ssl.SSLSocket):
    pass


class Connector:
    """Opens connections to public hosts, and to the networks that were opened."""

    def __init__(self, *, allow: Iterable[Network] = (), ca_file: str | None = None, resolver: Resolver | None = None) -> None:
        self._allow = tuple(allow)
        self._ca_file = ca_file
        self._resolver = resolver or system_resolver
        self._context: ssl.SSLContext | None = None

    def open(self, parts: SplitResult, deadline: Deadline) -> "Connection":
        """A connection to the host of an address that was checked.

        Raises:
            Unsafe: the host is at no address that may be fetched.
            FetchFailed, OSError: it cannot be reached.
        """
        return Connection(self, parts, deadline)

    def connect(self, host: str, port: int, deadline: Deadline) -> socket.socket:
        """A socket connected to an address of the host that was checked."""
        failed: OSError | None = None
        for address in self._permitted(host, port, deadline)[:MOST_TRIED]:
            made = _Plain(socket.AF_INET6 if address.version == 6 else socket.AF_INET, socket.SOCK_STREAM)  # noqa: PLR2004 - the version
            try:
                made.settimeout(deadline.step())
                made.connect((str(address), port))
            except OSError as error:
                made.close()
                failed = error
                continue
            made.deadline = deadline
            return made
        raise failed or OSError("no address")

    def secure(self) -> ssl.SSLContext:
        """The settings of TLS: certificates and names are verified."""
        if self._context is None:
            try:
                context = ssl.create_default_context(cafile=self._ca_file)
            except OSError as error:
                raise FetchFailed(f"The certificates in {self._ca_file} cannot be read: {error}. Mend ca_file in the sources.") from error
            context.sslsocket_class = _Secure
            self._context = context
        return self._context

    def _permitted(self, host: str, port: int, deadline: Deadline) -> list[Address]:
        found = [ip_address(a) for a in self._resolved(host, port, deadline)]
        open_ = [a for a in found if is_public(a, self._allow)]
        if not open_:
            where, wanted = ", ".join(map(str, found[:3])) or "no address", ip_network(found[0]) if found else "10.1.2.3/32"
            raise Unsafe(
                f"{host} is at {where}, which is no public address; such are not fetched. If it is a site of yours, open its network: "
                f'[fetch] allow = ["{wanted}"] in the list of sources, or `dateline read --allow {wanted}`.'
            )
        return open_

    def _resolved(self, host: str, port: int, deadline: Deadline) -> list[str]:
        answer: SimpleQueue[list[str] | OSError] = SimpleQueue()
        Thread(target=_resolve_into, args=(answer, self._resolver, host, port), daemon=True).start()
        try:
            found = answer.get(timeout=deadline.step())
        except Empty:
            raise TimeoutError("the name was not resolved in time") from None
        if isinstance(found, OSError):
            raise found
        return found


class Connection:
    """One connection for one request."""

    def __init__(self, connector: Connector, parts: SplitResult, deadline: Deadline) -> None:
        self._connector = connector
        self._deadline = deadline
        host, port = host_name(parts), port_of(parts)
        self.http: HTTPConnection
        if parts.scheme == "https":
            self.http = _CheckedHTTPS(host, port, ssl_context=connector.secure(), timeout=deadline.step())
        else:
            self.http = _CheckedHTTP(host, port, timeout=deadline.step())
        self.http.opener = self._open

    def connect(self) -> str:
        """Connect; give back the address that is connected to."""
        self.http.connect()
        sock = self.http.sock
        if isinstance(sock, _Timed):
            sock.deadline = self._deadline
        return str(sock.getpeername()[0]) if sock else ""

    def close(self) -> None:
        """Let go of the connection, also from another thread that waits on it."""
        sock = self.http.sock
        if sock is not None:
            with suppress(OSError):  # it was closed already
                socket.socket.shutdown(sock, socket.SHUT_RDWR)
        self.http.close()

    def _open(self, host: str, port: int) -> socket.socket:
        return self._connector.connect(host, port, self._deadline)


class _CheckedHTTP(HTTPConnection):
    opener: Callable[[str, int], socket.socket]

    def _new_conn(self) -> socket.socket:
        return self.opener(self.host, self.port or 80)


class _CheckedHTTPS(HTTPSConnection):
    opener: Callable[[str, int], socket.socket]

    def _new_conn(self) -> socket.socket:
        return self.opener(self.host, self.port or 443)


def system_resolver(host: str, port: int) -> list[str]:
    """All addresses of a host, in the order the system prefers."""
    found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _resolve_into(answer: "SimpleQueue[list[str] | OSError]", resolver: Resolver, host: str, port: int) -> None:
    try:
        answer.put(resolver(host, port))
    except OSError as error:
        answer.put(error)
    except UnicodeError as error:
        answer.put(OSError(f"the name cannot be resolved: {error}"))
