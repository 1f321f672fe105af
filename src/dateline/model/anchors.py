"""Where a statement, event or tally stands, and finding it again in another reading of the same report."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Union, get_args

from dateline.model.correction import Anchor, TargetKind
from dateline.model.event import Event
from dateline.model.span import Span, cover
from dateline.model.statement import Statement
from dateline.model.tally import Tally

if TYPE_CHECKING:
    from dateline.model.reading import Reading

Noun = Union[Statement, Event, Tally]  # noqa: UP007 - read at run time too

KINDS: tuple[TargetKind, ...] = get_args(TargetKind)


def nouns(reading: "Reading", kind: TargetKind) -> Sequence[Noun]:
    """What of this kind was read from a report, in text order."""
    if kind == "statement":
        return reading.statements
    return reading.events if kind == "event" else reading.tallies


def kind_of(noun: Noun) -> TargetKind:
    """Whether it is a statement, an event or a tally."""
    return "statement" if isinstance(noun, Statement) else "event" if isinstance(noun, Event) else "tally"


def anchor_of(noun: Noun) -> Anchor:
    """By what it will be found again."""
    return Anchor(id=noun.id, kind=kind_of(noun), spans=_spans(noun), nature=_nature(noun))


def find(reading: "Reading", anchor: Anchor) -> Noun | None:
    """What stands at the anchor's words in this reading: the very words, else the telling ones, else the one that shares some of them.

    Of several on the same words the one of the same nature is taken, and of those the one of the same id.
    """
    listed = nouns(reading, anchor.kind)
    tests: tuple[Callable[[Noun], bool], ...] = (
        lambda n: _spans(n) == anchor.spans,
        lambda n: _spans(n)[0] == anchor.spans[0],
    )
    for test in tests:
        found = [n for n in listed if test(n)]
        if found:
            return min(found, key=lambda n: (_nature(n) != anchor.nature, n.id != anchor.id))
    near = [n for n in listed if _spans(n)[0].overlaps(anchor.spans[0])]
    return near[0] if len(near) == 1 else None


def _spans(noun: Noun) -> tuple[Span, ...]:
    if isinstance(noun, Event):
        return (noun.trigger,)
    if isinstance(noun, Tally):
        return (noun.number,)
    parts = [cover(part) for part in (noun.cue, noun.content, noun.source) if part]
    return tuple(parts[:2])


def _nature(noun: Noun) -> str | None:
    return noun.type if isinstance(noun, Event) else noun.category if isinstance(noun, Tally) else None
