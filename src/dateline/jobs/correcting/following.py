"""A page that carries the same text under another headline: what persons said of its words goes with them."""

from dataclasses import replace

from dateline.jobs.correcting.carrying import carried
from dateline.model import Report
from dateline.model.correction import with_id
from dateline.model.inforce import in_force
from dateline.store import Store
from dateline.store.corrections import Corrections


def follow(store: Store, report: Report) -> int:
    """Say of a kept report what was said of its page's other versions with the very same text; gives how many corrections that makes.

    The author, time and reason are those of the word that is carried: it is one word on one text. What is said already, or was taken back since, is not
    said again, so this can be asked at any time.
    """
    if report.url is None:
        return 0
    others = [v.id for v in store.versions(report.url) if v.id != report.id and (v.outlet, v.text) == (report.outlet, report.text)]
    log = Corrections(store)
    if not others or not (force := in_force(log.of_reports([report.id, *others]))).by_report:
        return 0
    (new,) = store.readings_of([report.id])
    found = [c for old in store.readings_of(others) for c in carried(old, new, force)]
    return log.append(with_id(replace(c.after, made=c.before.made)) for c in found if c.after is not None)
