"""What a query finds → feeds for readers: takes a record, gives the bytes of Atom (RFC 4287) or JSON Feed 1.1.

One entry a statement (and one for each report without any), newest first; or one entry a report. Ids and times come from the
data alone: the same record gives the same bytes.
"""

from dateline.publish.feeds.atom import ATOM_TYPE, atom_feed
from dateline.publish.feeds.entries import MOST, Entry, entries
from dateline.publish.feeds.jsonfeed import JSON_FEED_TYPE, json_feed

__all__ = ["ATOM_TYPE", "JSON_FEED_TYPE", "MOST", "Entry", "atom_feed", "entries", "json_feed"]
