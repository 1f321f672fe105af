"""Files, folders, JSONL, saved pages, web archives, mail, feeds and the net → `Report`: bytes to stored text, with its evidence.

One bad report never stops the others: what cannot be read is given back with its reason. A new kind of file is a new
function from a path to items, placed in `files`; what comes over the net goes through `fetch`, which alone opens connections,
and is taken apart in the process of `worker`.
"""

from dateline.acquire.files import Accepted, PassedOver, Rejected, count, take_in
from dateline.acquire.page import Description, report_from

__all__ = ["Accepted", "Description", "PassedOver", "Rejected", "count", "report_from", "take_in"]
