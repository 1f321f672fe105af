"""Whether two events that are told are one event: words compared, weighed by what was learned from ECB+, gathered into groups.

Third events say what they can of each pair before it is. Nothing here knows an ontology, a gazetteer or a store: `predict fusion` uses it on mentions that are given, `fuse.incidents` on the events of
readings, where days, places and people that cannot go together forbid what the words would allow.
"""

from dateline.fuse.same.agreement import agreed
from dateline.fuse.same.grouping import Groups, Pair, Setting, grouped
from dateline.fuse.same.near import near_pages
from dateline.fuse.same.pages import Page, page_of
from dateline.fuse.same.tellings import Roles, Telling, telling_of
from dateline.fuse.same.weighing import setting, weighed

__all__ = [
    "Groups", "Page", "Pair", "Roles", "Setting", "Telling", "agreed", "grouped", "near_pages", "page_of", "setting", "telling_of", "weighed",
]  # fmt: skip
