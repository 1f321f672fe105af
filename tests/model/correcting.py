"""Corrections of readings made by hand, for tests."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from dateline.model import Anchor, Correction, Reading, Value
from dateline.model.anchors import Noun, anchor_of, nouns
from dateline.model.codec import to_plain
from dateline.model.correction import Action, json_text, with_id

START = datetime(2026, 3, 9, 8, 0)  # noqa: DTZ001 - corrections have their time in UTC without a zone


def noun(reading: Reading, id_: str) -> Noun:
    """What has this id, given without the id of its report."""
    return next(n for kind in ("statement", "event", "tally") for n in nouns(reading, kind) if n.id == f"{reading.report.id}:{id_}")


def anchors(reading: Reading, *ids: str) -> tuple[Anchor, ...]:
    """The anchors of what has these ids."""
    return tuple(anchor_of(noun(reading, id_)) for id_ in ids)


def made(action: Action, *, by: str = "Ana", minute: int = 0, reason: str | None = "as heard", **given: Any) -> Correction:
    """A correction."""
    return with_id(Correction(id="", action=action, author=by, made=START + timedelta(minutes=minute), reason=reason, **given))


def edit(reading: Reading, id_: str, values: Mapping[str, Any], **given: Any) -> Correction:
    """An edit of values, of what the reading says now; `accept` with the same values is made by `action`."""
    target = noun(reading, id_)
    said = tuple(Value(field=name, value=json_text(v), was=json_text(to_plain(getattr(target, name)))) for name, v in values.items())
    return made(given.pop("action", "edit"), targets=(anchor_of(target),), values=said, **given)


def reject(reading: Reading, id_: str, **given: Any) -> Correction:
    """A word that it was misread."""
    target = noun(reading, id_)
    names = {"s": ("speaker", "stance"), "e": ("type", "auxiliary"), "t": ("category", "low", "best", "high")}[id_[0]]
    said = tuple(Value(field=n, value=json_text(to_plain(getattr(target, n))), was=json_text(to_plain(getattr(target, n)))) for n in names)
    return made("reject", targets=(anchor_of(target),), values=said, **given)
