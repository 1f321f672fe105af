"""Which addresses may be fetched: of the web, public, and free of passwords; and which of them name the same page."""

import re
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from dateline.model.errors import FetchFailed

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

PORTS = {"http": 80, "https": 443}
MAX_URL = 2000  # with the outlet it is a key of the store, and PostgreSQL takes keys of 2,704 bytes
_ODD = re.compile(r"[\x00-\x20\x7f\\\ud800-\udfff]")
_NAME = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_ga|_gl|_hsenc|_hsmi|mkt_tok|cmpid|ocid|ref_src",
    re.IGNORECASE,
)
_PUBLIC_V6 = ip_network("2000::/3")
# IANA's special-purpose registries, multicast, what tunnels to IPv4, and the one metadata service on a public address.
_CLOSED = tuple(
    ip_network(n)
    for n in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12",
        "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16",
        "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
    )
)  # fmt: skip


class Unsafe(FetchFailed):
    """An address that is not fetched, whoever asks."""


def is_public(address: Address, allow: Iterable[Network] = ()) -> bool:
    """Whether a connection to this address may be made; `allow` opens networks that are closed else."""
    if any(address.version == network.version and address in network for network in allow):
        return True
    if isinstance(address, IPv6Address) and (address not in _PUBLIC_V6 or address.scope_id):
        return False
    return address.is_global and not any(address.version == network.version and address in network for network in _CLOSED)


def check_url(url: str) -> SplitResult:
    """The parts of an address of the web.

    Raises:
        Unsafe: it is none, or holds a user name or password; the message says what to do.
    """
    if len(url) > MAX_URL or _ODD.search(url):
        raise Unsafe("The address is too long, or has spaces, backslashes or control characters in it. Check it.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Unsafe(f"{url!r} is no address: {error}. Check it.") from error
    if parts.scheme not in PORTS:
        raise Unsafe(f"{url!r} does not begin with http:// or https://. Nothing else is fetched.")
    if not parts.hostname or port == 0:
        raise Unsafe(f"{url!r} names no host. Check it.")
    if parts.username is not None or parts.password is not None:
        raise Unsafe("The address holds a user name or a password. Take it out: it would be stored and shown with every report.")
    host_name(parts)
    return parts


def host_name(parts: SplitResult) -> str:
    """The host as it is asked for by name: in ASCII, lower case.

    Raises:
        Unsafe: it cannot be a name of a host.
    """
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        return host
    try:
        name = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        name = ""
    if not _NAME.fullmatch(name):  # other scripts have characters that stand for spaces and dots
        raise Unsafe(f"{host!r} cannot be the name of a host. Check the address.")
    return name


def literal(host: str) -> Address | None:
    """The address a host is written as; None if it is a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def port_of(parts: SplitResult) -> int:
    """The port of an address that was checked."""
    return parts.port or PORTS[parts.scheme]


def netloc(parts: SplitResult) -> str:
    """Host and, where it is not the scheme's own, port."""
    host = host_name(parts)
    host = f"[{host}]" if ":" in host else host
    return host if port_of(parts) == PORTS[parts.scheme] else f"{host}:{port_of(parts)}"


def straight(parts: SplitResult) -> SplitResult:
    """The same address without `.` and `..` in its path, so that robots.txt is asked about the path a server takes it for."""
    out: list[str] = []
    pieces = parts.path.split("/")
    for number, piece in enumerate(pieces, 1):
        dots = _dots(piece)
        if dots == 2:  # noqa: PLR2004 - up one folder, never above the first
            del out[max(1, len(out) - 1) :]
        if not dots or number == len(pieces):
            out.append("" if dots else piece)
    return parts._replace(path="/".join(out))


def _dots(part: str) -> int:
    plain = part.lower().replace("%2e", ".")
    return len(plain) if plain in (".", "..") else 0


def canonical(url: str) -> str:
    """One writing for addresses of the same page: lower-case host, no way there and back (`..`), no fragment, no tracking parameters.

    Raises:
        Unsafe: as for `check_url`.
    """
    parts = straight(check_url(url))
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((parts.scheme, netloc(parts), path, _query(parts.query), ""))


def untracked(url: str) -> str:
    """An address as somebody gave it, without its tracking parameters."""
    page, mark, fragment = url.partition("#")
    path, asks, query = page.partition("?")
    fields = query.split("&")
    kept = "&".join(f for f in fields if not _is_tracking(f))
    return url if len(kept) == len(query) else path + (asks + kept if kept else "") + mark + fragment


def _is_tracking(field: str) -> bool:
    return _TRACKING.fullmatch(field.partition("=")[0]) is not None


def _query(query: str) -> str:
    fields = query.split("&") if query else []
    kept = [f for f in fields if f and not _is_tracking(f)]
    return quote("&".join(kept), safe="/%:@!$&'()*+,;=~-._?")
