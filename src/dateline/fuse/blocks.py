"""Which events are compared at all: those of reports that are alike, and those of one type, country and day. Never all pairs."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain

import numpy as np

from dateline.fuse.known import Known
from dateline.fuse.same import Page, near_pages
from dateline.fuse.same.rows import Array, keyed, members, parted
from dateline.fuse.told import Told

LONGEST = timedelta(days=7)  # of an event with days of its own that is looked for day by day
BESIDE = 12  # events of one block, in order, that each is compared with
_PAGES = 2048  # pairs of reports taken together
_TOGETHER = 100_000  # pairs of events


def compared(pages: Sequence[Page], known: Known) -> tuple[Array, Array]:
    """Numbers of the events of pairs that may be one, the lesser first, in order; no pair twice."""
    keys = [np.empty(0, dtype=np.int64)]
    for pairs in chain(_of_near_reports(pages, known), _gathered(_of_blocks(known.told))):
        i, j = pairs.min(axis=1), pairs.max(axis=1)
        kept = known.likely(i, j)
        keys.append(keyed(i[kept], j[kept]))
    return parted(np.unique(np.concatenate(keys)))


def _gathered(found: Iterator[Array]) -> Iterator[Array]:
    """Pairs in larger pieces."""
    waiting: list[Array] = []
    pairs = 0
    for some in found:
        waiting.append(some)
        pairs += len(some)
        if pairs >= _TOGETHER:
            yield np.concatenate(waiting)
            waiting, pairs = [], 0
    if waiting:
        yield np.concatenate(waiting)


def _of_near_reports(pages: Sequence[Page], known: Known) -> Iterator[Array]:
    place = {page.id: n for n, page in enumerate(pages)}
    page = np.array([place[t.telling.page.id] for t in known.told], dtype=np.int64)
    events = np.argsort(page, kind="stable")
    starts = np.searchsorted(page[events], np.arange(len(pages) + 1))
    near = np.array(near_pages(pages, {t.telling.page.id: str(t.published or "") for t in known.told}), dtype=np.int64).reshape(-1, 2)
    for first in range(0, len(near), _PAGES):
        n, m = near[first : first + _PAGES].T
        here, there = starts[n + 1] - starts[n], starts[m + 1] - starts[m]
        each, number = members(here * there)
        i, j = events[starts[n][each] + number // there[each]], events[starts[m][each] + number % there[each]]
        once = (n != m)[each] | (i < j)
        yield np.column_stack((i[once], j[once]))


def _of_blocks(told: Sequence[Told]) -> Iterator[Array]:
    blocks: dict[tuple[str, str, date], list[int]] = defaultdict(list)
    for n, t in enumerate(told):
        if t.place and t.place.country and t.earliest and t.latest and t.latest - t.earliest <= LONGEST:
            for day in range((t.latest - t.earliest).days + 1):
                blocks[t.event.type, t.place.country, t.earliest + timedelta(days=day)].append(n)
    for block in blocks.values():
        for part in _parts(block, told):
            ordered = np.array(sorted(part, key=lambda n: (told[n].telling.head, n)))
            for beside in range(1, min(BESIDE, len(ordered) - 1) + 1):
                yield np.column_stack((ordered[:-beside], ordered[beside:]))


def _parts(block: list[int], told: Sequence[Told]) -> Iterator[list[int]]:
    """The whole block, and where it is large its events by each who takes part."""
    yield block
    if len(block) > BESIDE:
        sharing: dict[str, list[int]] = defaultdict(list)
        for n in block:
            for stem in told[n].telling.everyone:
                sharing[stem].append(n)
        yield from sharing.values()
