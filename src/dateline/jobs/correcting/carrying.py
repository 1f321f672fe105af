"""Corrections of an earlier version of a page, said of the version it carries now: where the same words stand there and the machine reads them the same."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from dateline.model import Anchor, Correction, Reading, Span, Value
from dateline.model.anchors import Noun, find
from dateline.model.codec import to_plain
from dateline.model.correction import json_text
from dateline.model.inforce import InForce
from dateline.model.laying import beneath

_AROUND = (60, 30, 12)  # characters on either side that must be the same
_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A correction of an earlier version.

    Attributes:
        before: the correction.
        after: the same of the current version, without author and time; None where it cannot be said of it.
        why: why not; empty where it can.
    """

    before: Correction
    after: Correction | None = None
    why: str = ""


def carried(old: Reading, new: Reading, force: InForce) -> Iterator[Carried]:
    """The corrections in force of one version, as they would be of another; those that are there already are passed over.

    Args:
        old: the earlier version, as it is read now.
        new: the other one.
        force: the corrections of both.
    """
    move = _Move(beneath(old), beneath(new))
    there = {_essence(c) for c in force.by_report.get(new.report.id, ())}
    for correction in force.by_report.get(old.report.id, ()):
        try:
            after = move.correction(correction)
        except _Lost as lost:
            yield Carried(before=correction, why=str(lost))
            continue
        if _essence(after) not in there:
            yield Carried(before=correction, after=after)


class _Lost(Exception):  # noqa: N818 - says why, and goes no further
    pass


def _essence(correction: Correction) -> tuple[object, ...]:
    places = tuple((a.report_id, a.kind, a.spans, a.nature) for a in correction.anchors)
    return correction.action, places, tuple((v.field, v.value) for v in correction.values)


class _Move:
    """From one version to another."""

    def __init__(self, old: Reading, new: Reading) -> None:
        self._old = old
        self._new = new

    def correction(self, correction: Correction) -> Correction:
        targets, rest = (tuple(self._anchor(a) for a in anchors) for anchors in (correction.targets, correction.rest))
        values = tuple(self._value(v, targets[0]) for v in correction.values) if correction.values else ()
        return replace(correction, targets=targets, rest=rest, values=values)

    def _anchor(self, anchor: Anchor) -> Anchor:
        if anchor.report_id != self._old.report.id:
            return anchor
        spans = tuple(self._span(span) for span in anchor.spans)
        there = find(self._new, replace(anchor, spans=spans))
        if there is None:
            raise _Lost("nothing is read from these words in the current version")
        return replace(anchor, id=there.id, spans=spans)

    def _value(self, value: Value, anchor: Anchor) -> Value:
        was = json_text(self._plain(json.loads(value.was)))
        machine: Noun | None = find(self._new, anchor)
        if was != json_text(to_plain(getattr(machine, value.field, None))):
            raise _Lost(f"the machine reads {value.field} otherwise in the current version")
        return Value(field=value.field, value=json_text(self._plain(json.loads(value.value))), was=was)

    def _plain(self, plain: Any) -> Any:
        if isinstance(plain, dict):
            return {name: self._plain(part) for name, part in plain.items()}
        if isinstance(plain, list) and len(plain) == _PAIR and all(isinstance(n, int) for n in plain):
            return to_plain(self._span(Span(*plain)))
        return [self._plain(part) for part in plain] if isinstance(plain, list) else plain

    def _span(self, span: Span) -> Span:
        old, new = self._old.report.text, self._new.report.text
        if old == new:  # another headline over it
            return span
        for width in _AROUND:
            first = max(0, span.start - width)
            window = old[first : span.end + width]
            if new.count(window) == 1:
                start = new.index(window) + span.start - first
                return Span(start, start + span.end - span.start)
        raise _Lost("its words do not stand in the current version, or not in one place alone")
