"""Addresses inside files that are no pages: feeds, and the descriptions of downloads."""

import json
import re
from collections.abc import Callable
from html import escape, unescape
from typing import Any

from dateline.web.site.inside import Got
from dateline.web.site.names import normal

PLACEHOLDER = "https://desk.invalid"
"""Stands for the desk's own address while it is copied; `.invalid` is nobody's (RFC 2606)."""

Where = Callable[[str, str], str]
"""From an address of the desk, and the file it stands in, to what shall stand there."""

_JSON = ("application/json", "application/feed+json")


def moved(got: Got, name: str, base: str, where: Where) -> bytes:
    """The bytes of a file with the desk's addresses led to the copy.

    Args:
        got: the file.
        name: its name in the copy.
        base: address the desk had while it was copied.
        where: where its addresses lead.
    """
    if got.media_type == "application/atom+xml":
        return _link(base).sub(lambda m: f'{m[1]}"{escape(where(unescape(m[2]), name))}"', got.body.decode()).encode()
    if got.media_type in _JSON:
        return _json(got.body, name, base, where)
    return got.body


def _link(base: str) -> re.Pattern[str]:
    """An attribute of a feed that names a page of the desk; text of a report cannot hold a plain quotation mark there."""
    return re.compile(rf'(\shref=)"{re.escape(base)}(/[^"]*)"')


def _json(body: bytes, name: str, base: str, where: Where) -> bytes:
    told = _each(json.loads(body), name, base, where)
    if isinstance(told, dict) and "resources" in told:
        told["resources"][0]["path"] = name.rpartition("/")[2].removesuffix(".json")
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _each(value: Any, name: str, base: str, where: Where) -> Any:
    if isinstance(value, dict):
        return {key: _each(one, name, base, where) for key, one in value.items()}
    if isinstance(value, list):
        return [_each(one, name, base, where) for one in value]
    if isinstance(value, str) and value.startswith(f"{base}/"):
        plain, mark, fragment = value.removeprefix(base).partition("#")
        return where(f"{normal(plain)}{mark}{fragment}", name)
    return value
