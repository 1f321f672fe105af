"""Places and days that the words of an event or a count give otherwise in one version than in the other."""

from collections.abc import Iterator
from typing import Literal, TypeVar

from dateline.fuse.changes.making import Beside, Told
from dateline.fuse.changes.version import Version
from dateline.model import Change, Event, Place, Span, Tally, When

Item = TypeVar("Item", Event, Tally)


def place_change(old: Version, new: Version, a: Item, b: Item) -> Iterator[Change]:
    """Where it is said to be: another place, one where there was none, none where there was one."""
    before, after = _named(old, a, a.place), _named(new, b, b.place)
    one = a.place and b.place and (a.place.name == b.place.name or (a.place.geonames_id or -1) == b.place.geonames_id)
    if not one:
        yield from _changed("place", (old, a, before), (new, b, after))


def counted_day_change(old: Version, new: Version, a: Tally, b: Tally) -> Iterator[Change]:
    """When it is said to be, of a count: told where its sentence names one day in either version."""
    before, after = old.times(a.span), new.times(b.span)
    if len(before) == len(after) == 1 and before[0].value != after[0].value:
        yield from _changed("day", (old, a, before[0].span), (new, b, after[0].span))


def day_change(old: Version, new: Version, a: Event, b: Event) -> Iterator[Change]:
    """When it is said to be. A day the words tell alike in both versions is the same, however it was counted out."""
    before, after = _named(old, a, a.when), _named(new, b, b.when)
    one = a.when and b.when and (a.when.value == b.when.value or (a.when.earliest, a.when.latest) == (b.when.earliest, b.when.latest))
    if not (one and a.when and a.when.earliest):
        yield from _changed("day", (old, a, before), (new, b, after))


def _span(item: Event | Tally) -> Span:
    return item.trigger if isinstance(item, Event) else item.span


def _named(version: Version, item: Event | Tally, found: Place | When | None) -> Span | None:
    """The words of a place or day, where they stand in a sentence of the item itself."""
    if found is None:
        return None
    return found.span if any(u.span.overlaps(found.span) for u in version.units([_span(item)])) else None


def _changed(
    part: Literal["place", "day"], left: tuple[Version, Item, Span | None], right: tuple[Version, Item, Span | None]
) -> Iterator[Change]:
    (old, a, before), (new, b, after) = left, right
    was, now = _only(old, before, new, b), _only(new, after, old, a)
    if was is None and now is None:
        return
    yield Beside(old, new).change(
        part,
        Told(old.words(was) if was else None, (a.id,), (was,) if was else ()),
        Told(new.words(now) if now else None, (b.id,), (now,) if now else ()),
        about=new.words(_span(b)),
    )


def _only(here: Version, words: Span | None, there: Version, other: Event | Tally) -> Span | None:
    """Words of this version that the sentence of the other one does not have."""
    if words is None:
        return None
    sentence = " ".join(there.words(u.span) for u in there.units([_span(other)])).casefold()
    return None if here.words(words).casefold() in sentence else words
