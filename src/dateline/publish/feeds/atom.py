"""Atom (RFC 4287)."""

from datetime import datetime
from xml.etree import ElementTree as ET

from dateline.model import Record, Site
from dateline.publish.feeds.entries import MOST, NEVER, Entry, Per, entries, fit, urn

ATOM_TYPE = "application/atom+xml; charset=utf-8"
ATOM = "http://www.w3.org/2005/Atom"
OURS = "urn:dateline:feed:1"  # names of our own elements; readers that do not know them pass over them


def atom_feed(
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
    """A feed of the newest statements, reports or changes of a record.

    Args:
        record: what the query finds.
        title: of the feed.
        query: as text, told in the subtitle; empty = everything.
        feed_url: the feed's own address, which is also what its id is made of.
        page_url: the page that shows the same.
        site: whose links and name it has.
        per: what an entry is.
        most: entries at most.
    """
    found = entries(record, site=site, per=per, most=most)
    feed = ET.Element("feed", {"xmlns": ATOM, "xmlns:dateline": OURS, "xml:lang": "en"})
    _text(feed, "id", urn("feed", feed_url))
    _text(feed, "title", title)
    _text(feed, "subtitle", f"What is found by: {query}" if query else "All reports")
    _text(feed, "updated", _moment(max((e.updated for e in found), default=NEVER)))
    _link(feed, "self", feed_url, "application/atom+xml")
    _link(feed, "alternate", page_url, "text/html")
    _text(ET.SubElement(feed, "author"), "name", site.name)
    _text(feed, "generator", "Dateline")
    for e in found:
        _entry(ET.SubElement(feed, "entry"), e)
    text: str = ET.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode("utf-8", "replace")


def _entry(entry: ET.Element, e: Entry) -> None:
    _text(entry, "id", e.id)
    _text(entry, "title", e.title)
    _text(entry, "updated", _moment(e.updated))
    if e.published != NEVER:
        _text(entry, "published", _moment(e.published))
    _link(entry, "alternate", e.address, "text/html")
    if e.via:
        _link(entry, "via", e.via)
    _text(ET.SubElement(entry, "author"), "name", e.byline or e.outlet)
    if e.speaker:
        _text(ET.SubElement(entry, "contributor"), "name", e.speaker)
    for scheme, term in (("cue", e.cue_class), ("stance", e.stance), ("speaker-kind", e.speaker_kind), ("outlet", e.outlet)):
        if term:
            ET.SubElement(entry, "category", {"scheme": f"{OURS}:{scheme}", "term": fit(term)})
    for name in ("speaker", "speaker_kind", "outlet", "report_id"):
        if getattr(e, name):
            _text(entry, f"dateline:{name}", getattr(e, name))
    for link in e.through:
        _text(entry, "dateline:through", link)
    content = _text(entry, "content", str(e.html))
    content.attrib |= {"type": "html", "xml:lang": e.language}


def _text(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = fit(text)
    return element


def _link(parent: ET.Element, rel: str, address: str, media_type: str | None = None) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "href": fit(address)} | ({"type": media_type} if media_type else {}))


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
