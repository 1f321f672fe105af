"""Files, folders, JSONL, saved pages, web archives, mail, feeds and the net → `Report`: bytes to stored text, with its evidence.

One bad report never stops the others: what cannot be read is given back with its reason. A new kind of file is a new
function from bytes to a report, placed in `kinds`; what comes over the net goes through `fetch`, which alone opens connections,
and is taken apart in the process of `worker`.
"""

from dateline.acquire.files import Accepted, PassedOver, Rejected, count, take_in
from dateline.acquire.kinds import report_in
from dateline.acquire.page import Description, report_from
from dateline.acquire.visit import report_at
from dateline.acquire.worker import Worker

__all__ = ["Accepted", "Description", "PassedOver", "Rejected", "Worker", "count", "report_at", "report_from", "report_in", "take_in"]
