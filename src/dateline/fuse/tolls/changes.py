"""What a number changes against the one its speaker gave before, with the reason in words."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.fuse.tolls.intervals import bounds
from dateline.model import TollEntry
from dateline.model.bounds import bounds_words
from dateline.model.tally import TallyRevision
from dateline.model.toll import TollChange

OPEN = ("at least", "more than")
ROUND = ("about", "vague")
_REVISED = {
    "late": "harm of earlier days is counted only now",
    "reclassified": "the words say that some were put into another class",
    "corrected": "the words say that the earlier number was wrong",
}


def changed(before: TollEntry | None, now: TollEntry, revision: TallyRevision | None, late: Sequence[TollEntry] = ()) -> TollEntry:
    """The entry with its change and the reason; `late` are parts of it that are said to be of earlier days."""
    change, reason = _change(before, now, revision, late)
    return replace(now, change=change, reason=reason)


def _change(before: TollEntry | None, now: TollEntry, revision: TallyRevision | None, late: Sequence[TollEntry]) -> tuple[TollChange, str]:
    if now.basis == "increment":
        return _further(revision)
    told = f"; {_REVISED[revision]}" if revision else ""
    if before is None and revision == "corrected" and now.speaker is None:
        return "revision", _REVISED[revision]
    if before is None:
        return "first", f"the first number of this speaker{told}"
    was = f"after {bounds_words(before)}{f' on {before.day.day} {before.day:%B %Y}' if before.day else ''}"
    if now.basis == "stock":
        kind = _relation(before, now)
        return kind, "the state of another day" if kind != "same" else "as before"
    kind = _relation(before, now)
    if kind == "rise" and (late or revision == "late"):
        added = ", ".join(bounds_words(e) for e in late)
        return "retroactive", f"{was}; {f'{added} of it were' if late else 'part of it was'} counted late"
    if revision and kind in ("rise", "fall", "other"):
        return "revision", f"{was}; {_REVISED[revision]}"
    return kind, {
        "same": "as before",
        "fall": f"lower than before: {was}; no reason is given",
        "refined": f"more exact, within what was left open before: {was}",
        "vaguer": f"less exact than before: {was}",
    }.get(kind, was)


def _further(revision: TallyRevision | None) -> tuple[TollChange, str]:
    if revision == "late":
        return "retroactive", "harm of earlier days, counted only now"
    return "further", "a further number, added to no total"


def _relation(before: TollEntry, now: TollEntry) -> TollChange:
    (low, high), (new_low, new_high) = bounds(before), bounds(now)
    if (low, high) == (new_low, new_high):
        return "same"
    if new_low > high:
        return "rise"
    if new_high < low:
        return "fall"
    if new_low <= low and high <= new_high:
        return "fall" if before.qualifier in OPEN and now.qualifier in OPEN else "vaguer"
    if low <= new_low and new_high <= high and before.qualifier not in OPEN:
        return "refined"
    return "rise" if new_low > low else "fall" if new_low < low else "refined"
