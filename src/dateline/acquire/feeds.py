"""The bytes of a feed (RSS, Atom, JSON Feed) → its entries. Runs in the worker (feedparser)."""

import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin

from dateline.acquire.days import day_from
from dateline.acquire.fragments import fragment_text, line_text, plain
from dateline.model.errors import FetchFailed

MOST_ENTRIES = 5000
_WEB = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry; None where the feed does not say it.

    Attributes:
        link: address of the page it is about.
        title, byline: as one line of plain text.
        published: day it was published, in the zone it was written in.
        updated: day it was last changed.
        text: the feed's own text, the longest it gives, paragraphs parted by blank lines.
    """

    link: str | None = None
    title: str | None = None
    byline: str | None = None
    published: date | None = None
    updated: date | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed.

    Attributes:
        kind: its format: `rss20`, `atom10`, `json11`, …
        title: what it calls itself.
        entries: in its order, at most `MOST_ENTRIES`.
        left_out: how many entries were beyond that.
    """

    kind: str
    title: str | None
    entries: tuple[Entry, ...]
    left_out: int = 0


def parse_feed(raw: bytes, *, content_type: str, url: str) -> Feed:
    """The entries of a feed.

    Args:
        raw: its bytes.
        content_type: as its server gave it; its charset goes before what the XML says.
        url: where it was fetched: links are relative to it.

    Raises:
        FetchFailed: it is no feed.
    """
    start = raw[:400].lstrip(b"\xef\xbb\xbf \t\r\n")
    return _json_feed(raw, url) if start.startswith(b"{") else _xml_feed(raw, content_type, url)


def _xml_feed(raw: bytes, content_type: str, url: str) -> Feed:
    import feedparser  # type: ignore[import-untyped]  # feedparser ships no types

    found = feedparser.parse(io.BytesIO(raw), response_headers={"content-type": content_type, "content-location": url}, sanitize_html=False)
    if not found.get("version") and not found.get("entries"):
        raise FetchFailed(
            f"{url} is no feed (RSS, Atom or JSON Feed){_why(found)}. Give the address of the outlet's feed; "
            'to watch one page for changes, write kind = "page".'
        )
    entries = found["entries"]
    return Feed(
        kind=found.get("version") or "feed",
        title=line_text(found["feed"].get("title")),
        entries=tuple(_xml_entry(e, url) for e in entries[:MOST_ENTRIES]),
        left_out=max(0, len(entries) - MOST_ENTRIES),
    )


def _why(found: Mapping[str, Any]) -> str:
    error = found.get("bozo_exception")
    return f": {' '.join(str(error).split())[:120]}" if error else ""


def _xml_entry(entry: Any, url: str) -> Entry:
    texts = [c.get("value") or "" for c in entry.get("content", [])] + [entry.get("summary") or ""]
    return Entry(
        link=_link(entry.get("link"), url),
        title=line_text(entry.get("title")),
        byline=line_text(entry.get("author")),
        published=day_from(entry.get("published")),
        updated=day_from(entry.get("updated")),
        text=fragment_text(max(texts, key=len)) or None,
    )


def _json_feed(raw: bytes, url: str) -> Feed:
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise FetchFailed(f"{url} begins like a JSON Feed and is no JSON: {error}.") from error
    items = data.get("items") if isinstance(data, dict) else None
    if not isinstance(items, list):
        raise FetchFailed(f"{url} is JSON, but no JSON Feed: it has no list of items. Give the address of the outlet's feed.")
    version = str(data.get("version") or "")
    return Feed(
        kind="json11" if version.endswith("1.1") else "json1",
        title=line_text(_string(data, "title")),
        entries=tuple(_json_entry(item, url) for item in items[:MOST_ENTRIES] if isinstance(item, dict)),
        left_out=max(0, len(items) - MOST_ENTRIES),
    )


def _json_entry(item: Mapping[str, Any], url: str) -> Entry:
    html, words = _string(item, "content_html"), _string(item, "content_text")
    text = fragment_text(html) if html else plain(words or _string(item, "summary") or "").strip()
    authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    names = [n for a in authors or [] if isinstance(a, dict) and (n := line_text(_string(a, "name")))]
    identifier = _string(item, "id") or ""
    return Entry(
        link=_link(_string(item, "url") or (identifier if _WEB.match(identifier) else None), url),
        title=line_text(_string(item, "title")),
        byline=", ".join(names) or None,
        published=day_from(_string(item, "date_published")),
        updated=day_from(_string(item, "date_modified")),
        text=text or None,
    )


def _string(value: Mapping[str, Any], key: str) -> str | None:
    found = value.get(key)
    return found if isinstance(found, str) and found.strip() else None


def _link(link: Any, url: str) -> str | None:
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        joined = urljoin(url, link.strip())
    except ValueError:
        return None
    return joined if _WEB.match(joined) else None
