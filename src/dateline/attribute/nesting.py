"""Statements inside the content of other statements."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.attribute.frame import Frame, Relay
from dateline.attribute.tree import Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Nest:
    """Where a frame stands: the number of the frame around it, and the intermediaries that follow from it."""

    within: int | None
    relays: tuple[Relay, ...]


def nests(frames: Sequence[Frame]) -> list[Nest]:
    """One nest for each frame, found in one sweep over the text."""
    contents, wholes = [_content(f) for f in frames], [_whole(f) for f in frames]
    order = sorted(range(len(frames)), key=lambda n: (contents[n].first, -contents[n].last))
    out: list[Nest] = [Nest(within=None, relays=())] * len(frames)
    open_: list[int] = []
    at = 0
    for number in sorted(range(len(frames)), key=lambda n: (wholes[n].first, -wholes[n].last)):
        whole = wholes[number]
        while at < len(order) and contents[order[at]].first <= whole.first:
            open_.append(order[at])
            at += 1
        open_ = [n for n in open_ if contents[n].last >= whole.first]
        around = [n for n in open_ if n != number and contents[n].contains(whole)]
        if around:
            inner = min(around, key=lambda n: (contents[n].last - contents[n].first, n))
            out[number] = Nest(within=inner, relays=_passed_on(frames[inner], frames[number], out[inner]))
    return out


def _passed_on(outer: Frame, inner: Frame, nest: Nest) -> tuple[Relay, ...]:
    """Whoever reports what another says is an intermediary, and so are those who pass the report on."""
    if outer.speaker is None or not outer.source or inner.speaker is None:
        return ()
    own = Relay(name=outer.source[0], cue=outer.cue[0], head=outer.speaker)
    return (own, *outer.relays, *nest.relays)


def _content(frame: Frame) -> Stretch:
    return Stretch(frame.content[0].first, frame.content[-1].last)


def _whole(frame: Frame) -> Stretch:
    pieces = (*frame.source, *frame.cue, *frame.content)
    return Stretch(min([p.first for p in pieces]), max([p.last for p in pieces]))
