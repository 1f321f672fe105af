"""Which file an address of the desk becomes: names that every system and web server takes, and none outside the folder."""

import hashlib
import re
from posixpath import relpath
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_SHORT = re.compile(r"[a-z]{1,10}|[0-9]{1,6}")
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))})
FILES = frozenset({"css", "svg", "png", "ico", "js", "csv", "parquet", "jsonl", "geojson", "json", "atom", "md"})
"""Endings of addresses that are files already; any other address is a page and gets `.html`."""


def normal(address: str) -> str:
    """An address in one writing: no fragment, no empty values."""
    parts = urlsplit(address)
    kept = [(name, value) for name, value in parse_qsl(parts.query) if value]
    return f"{parts.path}?{urlencode(kept)}" if kept else parts.path


def file_name(address: str) -> str:
    """The path of an address's file inside the folder, parted by slashes; the same for the same address always."""
    parts = urlsplit(normal(address))
    segments = [_segment(unquote(piece)) for piece in parts.path.split("/") if piece] or ["index"]
    stem, dot, ending = segments[-1].partition(".")
    if ending.rpartition(".")[2] not in FILES:
        stem, dot, ending = segments[-1], ".", "html"
    return "/".join([*segments[:-1], f"{stem}{_asked(parts.query)}{dot}{ending}"])


def relative(target: str, page: str) -> str:
    """How a page's file leads to another file."""
    return relpath(target, page.rpartition("/")[0] or ".")


def _segment(piece: str) -> str:
    """One piece of a path as a file name; what is not plain is named by its hash, so that no two pieces meet."""
    if _PLAIN.fullmatch(piece) and piece.partition(".")[0].lower() not in _RESERVED and ".." not in piece and not piece.endswith("."):
        return piece
    return f"x-{_hash(piece)}"


def _asked(query: str) -> str:
    if not query:
        return ""
    values = parse_qsl(query)
    if all(_SHORT.fullmatch(name) and _SHORT.fullmatch(value) for name, value in values):
        return "--" + "-".join(f"{name}-{value}" for name, value in values)
    return f"--{_hash(query)}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
