"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from typing import Any

from dateline.model import Record, Site
from dateline.publish.feeds.entries import MOST, NEVER, Entry, Per, entries, urn

JSON_FEED_TYPE = "application/feed+json; charset=utf-8"


def json_feed(
    record: Record,
    *,
    title: str,
    query: str,
    feed_url: str,
    page_url: str,
    site: Site,
    per: Per = "statement",
    most: int = MOST,
) -> bytes:
    """The same as `atom_feed` as JSON; what JSON Feed has no member for stands under `_dateline`."""
    found = entries(record, site=site, per=per, most=most)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": page_url,
        "feed_url": feed_url,
        "description": f"What is found by: {query}" if query else "All reports",
        "authors": [{"name": site.name, "url": site.base_url}],
        "language": "en",
        "items": [_item(e) for e in found],
        "_dateline": {"about": "Who says it, through whom, in which outlet.", "id": urn("feed", feed_url), "query": query},
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _item(e: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": e.id,
        "url": e.address,
        "external_url": e.via,
        "title": e.title,
        "content_html": str(e.html),
        "content_text": e.text,
        "date_published": e.published.isoformat() if e.published != NEVER else "",
        "date_modified": e.updated.isoformat() if e.updated != NEVER else "",
        "authors": [{"name": e.byline or e.outlet}],
        "tags": [tag for tag in (e.cue_class, e.stance, e.speaker_kind) if tag],
        "language": e.language,
    }
    ours = {
        "speaker": e.speaker,
        "speaker_kind": e.speaker_kind,
        "through": list(e.through),
        "cue_class": e.cue_class,
        "stance": e.stance,
        "outlet": e.outlet,
        "report_id": e.report_id,
        "doc_version": e.version,
    }
    return {name: value for name, value in item.items() if value} | {"_dateline": ours}
