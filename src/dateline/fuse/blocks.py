"""Which events are compared at all: those of reports that are alike, and those of one type, country and day. Never all pairs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from dateline.fuse.fitting import SAID, may_be_one, then_and_there
from dateline.fuse.same import Page, near_pages
from dateline.fuse.same.traits import akin
from dateline.fuse.told import Told, kin_types

LONGEST = timedelta(days=7)  # of an event with days of its own that is looked for day by day
BESIDE = 12  # events of one block, in order, that each is compared with


def compared(pages: Sequence[Page], told: Sequence[Told]) -> list[tuple[Told, Told]]:
    """Pairs of events that may be one, the lesser id first, in order; no pair twice."""
    found: dict[tuple[str, str], tuple[Told, Told]] = {}
    for a, b in (*_of_near_reports(pages, told), *_of_blocks(told)):
        pair = (a, b) if a.id < b.id else (b, a)
        key = (pair[0].id, pair[1].id)
        if key not in found and may_be_one(a, b) and likely(a, b):
            found[key] = pair
    return [found[key] for key in sorted(found)]


def likely(a: Told, b: Told) -> bool:
    """Whether two events are named alike, or are deeds on one known day at one known place, or one points back to the other."""
    if akin(a.telling, b.telling):
        return True
    if a.event.type in SAID or b.event.type in SAID:
        return False
    return then_and_there(a, b) or (a.reading is b.reading and (a.pointing or b.pointing))


def _of_near_reports(pages: Sequence[Page], told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    by_report: Mapping[str, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    order: dict[str, str] = {}
    for t in told:
        by_report[t.telling.page.id][t.event.type].append(t)
        order[t.telling.page.id] = str(t.published or "")
    for n, m in near_pages(pages, order):
        here, there = by_report[pages[n].id], by_report[pages[m].id]
        for type_, events in here.items():
            for other in (type_, *sorted(kin_types().get(type_, ()))):
                for a in events:
                    yield from ((a, b) for b in there.get(other, ()) if a.id < b.id or n != m)


def _of_blocks(told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    blocks: dict[tuple[str, str, date], list[Told]] = defaultdict(list)
    for t in told:
        if t.place and t.place.country and t.earliest and t.latest and t.latest - t.earliest <= LONGEST:
            for n in range((t.latest - t.earliest).days + 1):
                blocks[t.event.type, t.place.country, t.earliest + timedelta(days=n)].append(t)
    for block in blocks.values():
        for sub in _parts(block):
            ordered = sorted(sub, key=lambda t: (t.telling.head, t.id))
            for n, a in enumerate(ordered):
                yield from ((a, b) for b in ordered[n + 1 : n + 1 + BESIDE])


def _parts(block: Sequence[Told]) -> Iterator[list[Told]]:
    """The whole block, and where it is large its events by each who takes part."""
    yield list(block)
    if len(block) > BESIDE:
        sharing: dict[str, list[Told]] = defaultdict(list)
        for t in block:
            for stem in t.telling.everyone:
                sharing[stem].append(t)
        yield from sharing.values()
