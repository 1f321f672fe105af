"""Counts of people that one version gives otherwise than the other."""

from collections.abc import Iterator, Sequence

from dateline.fuse.changes.likeness import Words, likeness, pairs
from dateline.fuse.changes.making import Beside, Told
from dateline.fuse.changes.places import counted_day_change, place_change
from dateline.fuse.changes.version import Version, answer_each_other, same_speaker
from dateline.fuse.matter import stems_of
from dateline.model import Change, Statement, Tally
from dateline.model.bounds import bounds_words

ENOUGH = 2.0
"""Points two counts need to be one matter: their sentences answer each other (2), one speaker (1), one group of people (1), words around (up to 1)."""
_NAMES_PEOPLE = ("troops", "hostages", "crowd")


def count_pairs(old: Version, new: Version) -> tuple[tuple[Tally, Tally], ...]:
    """Counts of one matter in sentences that differ, be they equal or not."""
    return tuple(_matched(old, new, *_told(old, new)))


def _told(old: Version, new: Version) -> tuple[list[Tally], list[Tally]]:
    before, after = ([t for t in v.reading.tallies if not v.untouched([t.span])] for v in (old, new))
    return before, after


def count_changes(old: Version, new: Version, matched: Sequence[tuple[Tally, Tally]]) -> Iterator[Change]:
    """Counts that changed, that came in and that went out; a count that stands elsewhere in the other version has done neither."""
    before, after = _told(old, new)
    for a, b in matched:
        yield from _compared(old, new, a, b)
        yield from place_change(old, new, a, b)
        yield from counted_day_change(old, new, a, b)
    known = {a.id for a, _ in matched} | {b.id for _, b in matched}
    yield from (_lone(old, new, t, gone=True) for t in before if t.id not in known and not _stands(t, new))
    yield from (_lone(old, new, t, gone=False) for t in after if t.id not in known and not _stands(t, old))


def _matched(old: Version, new: Version, before: Sequence[Tally], after: Sequence[Tally]) -> Iterator[tuple[Tally, Tally]]:
    def score(a: Tally, b: Tally) -> float:
        return _points(old, new, a, b)

    def keys(t: Tally, newer: bool) -> frozenset[str]:
        return (new if newer else old).near(t.span, newer=newer) | {t.category}

    yield from pairs(before, after, keys, score)


def _points(old: Version, new: Version, a: Tally, b: Tally) -> float:
    if a.category != b.category or (a.part_of is None) != (b.part_of is None) or _apart(a, b):
        return 0
    points = 2.0 * answer_each_other(old, new, [a.span], [b.span]) + same_speaker(old, new, _said(old, a), _said(new, b))
    points += _one_group(a, b) + likeness(_around(old, a), _around(new, b)) + (a.auxiliary == b.auxiliary) / 4
    return points if points > ENOUGH else 0


def _apart(a: Tally, b: Tally) -> bool:
    """Whether the two count in different countries."""
    return bool(a.place and b.place and a.place.country and b.place.country and a.place.country != b.place.country)


def _around(version: Version, tally: Tally) -> Words:
    return Words.of(" ".join(version.words(u.span) for u in version.units([tally.span])))


def _said(version: Version, tally: Tally) -> Statement | None:
    return version.statements.get(tally.statement or "")


def _one_group(a: Tally, b: Tally) -> bool:
    x, y = (stems_of("x " + (t.scope or ""))[0] for t in (a, b))
    return x <= y or y <= x


def _value(tally: Tally) -> tuple[object, ...]:
    return tally.low, tally.best, tally.high, tally.qualifier if tally.qualifier == "about" else None


def _stands(tally: Tally, there: Version) -> bool:
    """Whether the other version gives this very count as well, wherever."""
    return any(_value(t) == _value(tally) and _one_group(t, tally) for t in there.counts.get(tally.category, ()))


def _compared(old: Version, new: Version, a: Tally, b: Tally) -> Iterator[Change]:
    if _value(a) == _value(b) and _one_group(a, b):
        return
    before, after = _number(old, a), _number(new, b)
    if not _one_group(a, b):
        before, after = f"{before} {a.scope}", f"{after} {b.scope}"
    if before == after:
        before, after = old.words(a.span), new.words(b.span)
    yield Beside(old, new).change(
        "count",
        Told(before, (a.id,), (a.span,)),
        Told(after, (b.id,), (b.span,)),
        about=about(b) if _one_group(a, b) else b.category,
        who=new.name(_said(new, b)) or old.name(_said(old, a)),
    )


def _number(version: Version, tally: Tally) -> str:
    """The number with its bounds; a vague one as it is said ("dozens")."""
    return version.words(tally.number) if tally.qualifier == "vague" else bounds_words(tally)


def about(tally: Tally) -> str:
    """What a count counts: "dockers killed", "troops"."""
    if tally.category in _NAMES_PEOPLE:
        return tally.scope or tally.category
    return f"{tally.scope or 'people'} {tally.category}"


def _lone(old: Version, new: Version, tally: Tally, *, gone: bool) -> Change:
    both = Beside(old, new)
    here = both.here(gone=gone)
    told = Told(_number(here, tally), (tally.id,), (tally.span,))
    return both.lone("count", told, gone=gone, about=about(tally), who=here.name(_said(here, tally)))
