"""Changes in the order a desk reads them, each once: a toll that changes in the headline and in the third paragraph is one change."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import get_args

from dateline.model import Change
from dateline.model.change import ChangedPart

_ORDER = {part: n for n, part in enumerate(get_args(ChangedPart))}
_SHARED = ("place", "day")
"""What several events of a sentence take from the same words."""


def folded(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes in order; those that say the same of the same are one, with all their words."""
    found: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        matter = () if change.part in _SHARED else (change.about if change.part != "attribution" else None, change.who)
        found.setdefault((change.part, change.how, change.before, change.after, matter), []).append(change)
    return tuple(sorted((_one(same) for same in found.values()), key=_place))


def _one(same: Sequence[Change]) -> Change:
    if len(same) == 1:
        return same[0]
    return replace(
        same[0],
        about=", ".join(dict.fromkeys(c.about for c in same if c.about)) or None if same[0].part in _SHARED else same[0].about,
        old_ids=tuple(sorted({i for c in same for i in c.old_ids})),
        new_ids=tuple(sorted({i for c in same for i in c.new_ids})),
        old_words=tuple(sorted({s for c in same for s in c.old_words})),
        new_words=tuple(sorted({s for c in same for s in c.new_words})),
    )


def _place(change: Change) -> tuple[object, ...]:
    """By part, then where it stands in the new text, else in the old."""
    words = change.new_words or change.old_words
    start = min((s.start for s in words), default=-1)
    return _ORDER[change.part], start, change.how, change.before or "", change.after or ""
