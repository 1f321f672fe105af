"""Two versions of an article → what the newer one claims otherwise, each change with the words on both sides.

In: two `Reading`s. Out: `Change`s, what is claimed first, then what is only reworded. A sentence that both versions have, word for
word, is no change, wherever it stands; nothing is reported that does not rest on words that one version alone has. Cost grows with the
length of the texts: sentences and statements are compared only where they share a telling word.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from dateline.fuse.changes.comparing import compared, lone, reworded, standing, without_denied
from dateline.fuse.changes.counts import count_changes, count_pairs
from dateline.fuse.changes.events import event_changes
from dateline.fuse.changes.folding import folded
from dateline.fuse.changes.statements import matched
from dateline.fuse.changes.version import versions
from dateline.fuse.people import met
from dateline.model import Change, Reading
from dateline.model.change import ChangedHow

__all__ = ["changes_between", "find_changes"]


def find_changes(readings: Iterable[Reading]) -> tuple[Change, ...]:
    """The changes of every page of which several versions are among the readings, each version against the one before it."""
    pages: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.report.url:
            pages[reading.report.outlet or "", reading.report.url].append(reading)
    found: list[Change] = []
    for key in sorted(pages):
        ordered = sorted(pages[key], key=_age)
        for old, new in pairwise(ordered):
            found.extend(changes_between(old, new))
    return tuple(found)


def _age(reading: Reading) -> tuple[object, ...]:
    report = reading.report
    return report.version, str(report.retrieved or ""), str(report.published or ""), report.id


def changes_between(old: Reading, new: Reading) -> tuple[Change, ...]:
    """What the newer of two versions claims otherwise.

    Args:
        old: the reading of the older version.
        new: that of the newer one.

    Returns:
        Changes in the order a desk reads them: headline, counts, denials, speakers, statements, events, places and days, words alone.
    """
    headline = list(_headline(old, new))
    if old.report.text == new.report.text:
        return tuple(headline)
    first, second = met((old, new)) if old.report.id != new.report.id else (old, new)
    before, after = versions(first, second)
    found = matched(before, after)
    counts = count_pairs(before, after)
    coded = standing(before, after, found, [*count_changes(before, after, counts), *event_changes(before, after)])
    numbers = [a.number for a, _ in counts], [b.number for _, b in counts]
    said = [*lone(before, after, found), *compared(before, after, found, coded, numbers)]
    told = [*headline, *without_denied(coded, said, first), *said]
    return folded([*told, *reworded(before, after, told)])


def _headline(old: Reading, new: Reading) -> Iterator[Change]:
    was, now = (" ".join((r.report.title or "").split()) or None for r in (old, new))
    if was != now:
        yield Change(part="headline", how=_how(was, now), before=was, after=now, old_report=old.report.id, new_report=new.report.id)


def _how(was: str | None, now: str | None) -> ChangedHow:
    return "changed" if was and now else "removed" if was else "added"
