"""What a person says a second time: the correction that says it already, where it still is the last word on its matter.

Whoever was interrupted, or pressed a button twice, does it again: the log then says it once.
"""

from collections.abc import Callable, Collection, Sequence

from dateline.model import Anchor, Correction
from dateline.model.inforce import in_force, undone
from dateline.store.corrections import Corrections

Place = tuple[object, ...]
Like = Callable[[Correction], bool]


def said_already(log: Corrections, made: Correction, like: Like | None = None) -> Correction | None:
    """The correction in force that says what is about to be said, by the same person for the same reason; None where there is none.

    Args:
        log: of the store.
        made: what is about to be said, without id and time.
        like: whether another correction says the same of the same matter; nothing = where it has the same anchors and values.
    """
    latest = _latest(log, made)
    alike = like or (lambda c: _essence(c) == _essence(made))
    same_person = latest is not None and (latest.action, latest.author, latest.reason) == (made.action, made.author, made.reason)
    return latest if latest is not None and same_person and alike(latest) else None


def undone_by(known: Sequence[Correction], correction_id: str, author: str, reason: str | None) -> Correction | None:
    """The undoing in force of a correction, if it is this person's for this reason."""
    gone = undone(known)
    undoings = [c for c in known if c.action == "undo" and c.of == correction_id and c.id not in gone]
    return next((c for c in reversed(undoings) if (c.author, c.reason) == (author, reason)), None)


def places(anchors: Collection[Anchor]) -> frozenset[Place]:
    """Where anchors hang, whatever their ids are today."""
    return frozenset((a.report_id, a.kind, a.spans, a.nature) for a in anchors)


def _latest(log: Corrections, made: Correction) -> Correction | None:
    """The last word in force on any of its matter."""
    force = in_force(log.of_reports(sorted({a.report_id for a in made.anchors})))
    matter = places(made.anchors)
    if made.action == "keep":
        kept = force.keeps.get(made.of or "")
        later = [c for c in force.corrections if kept and c.made > kept.made and matter & places(c.anchors)]
        return None if later else kept
    about = [c for c in force.corrections if matter & places(c.anchors)]
    return about[-1] if about else None


def _essence(correction: Correction) -> tuple[object, ...]:
    return correction.of, places(correction.targets), places(correction.rest), correction.values, correction.actors
