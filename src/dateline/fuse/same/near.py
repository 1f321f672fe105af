"""Which reports can tell of one event: those that share telling words. Linear in the number of reports."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from dateline.fuse.same.pages import BAG, Page
from dateline.fuse.same.rows import Array, Rows, cosine

CROWD = 64  # reports a word is looked up in; of more, those next to it in order
NEAREST = 40  # reports that each is compared with
ALIKE = 0.08  # least cosine
_TOGETHER = 512  # reports


def near_pages(pages: Sequence[Page], order: Mapping[str, str]) -> list[tuple[int, int]]:
    """Pairs of places in `pages`, each with itself too, the lesser first, in order.

    Args:
        pages: the reports.
        order: report id → what they lie in order by (the day of publication): where a word is in very many reports, those near in this
            order are looked at.
    """
    ranked = sorted(range(len(pages)), key=lambda n: (order.get(pages[n].id, ""), pages[n].id))
    by_id = np.empty(len(pages), dtype=np.int64)
    by_id[sorted(range(len(pages)), key=lambda r: pages[ranked[r]].id)] = np.arange(len(pages))
    nearest = _Nearest(Rows([pages[n].row for n in ranked]), by_id)
    chosen = {(n, n) for n in range(len(pages))}
    for r, likely in _likely(_Shelves([pages[n].keys for n in ranked]), by_id):
        n = ranked[r]
        chosen.update((min(n, m), max(n, m)) for m in (ranked[s] for s in nearest.of(r, likely)))
    return sorted(chosen)


class _Shelves:
    """The reports that have each key, one key behind the other; which places of that are of which report, and where its key ends."""

    def __init__(self, keys: Sequence[Sequence[int]]) -> None:
        lengths = np.array([len(k) for k in keys], dtype=np.int64)
        stems = np.array([stem for k in keys for stem in k], dtype=np.int64)
        held = np.argsort(stems, kind="stable")
        self.reports = np.repeat(np.arange(len(keys)), lengths)[held]
        self.first, self.last = (np.searchsorted(stems[held], stems[held], side=side) for side in ("left", "right"))
        self.starts = np.concatenate(([0], np.cumsum(lengths)))
        self.places = np.empty(len(stems), dtype=np.int64)
        self.places[held] = np.arange(len(stems))

    def shared(self, reports: range) -> tuple[Array, Array, Array]:
        """Which of some reports share keys with which others, and how many: those next to it where many hold one."""
        at = self.places[self.starts[reports.start] : self.starts[reports.stop]]
        beside = np.array([n for n in range(-CROWD // 2, CROWD // 2 + 1) if n])
        place = at[:, None] + beside
        there = (place >= self.first[at][:, None]) & (place < self.last[at][:, None])
        pairs = (np.repeat(self.reports[at], there.sum(axis=1)) * len(self.starts)) + self.reports[place[there]]
        found, times = np.unique(pairs, return_counts=True)
        return found // len(self.starts), found % len(self.starts), times


def _likely(shelves: _Shelves, by_id: Array) -> Iterator[tuple[int, Array]]:
    """For each report those that share most keys with it."""
    reports = len(shelves.starts) - 1
    for first in range(0, reports, _TOGETHER):
        some = range(first, min(first + _TOGETHER, reports))
        one, other, times = shelves.shared(some)
        order = np.lexsort((by_id[other], -times, one))
        ends = np.searchsorted(one[order], np.arange(some.start, some.stop + 1))
        for n, r in enumerate(some):
            yield r, other[order[ends[n] : min(ends[n + 1], ends[n] + 2 * NEAREST)]]


class _Nearest:
    """Of reports that are likely the ones most like another, by the cosine of their words."""

    def __init__(self, rows: Rows, by_id: Array) -> None:
        self._rows, self._by_id = rows, by_id
        self._own = np.zeros(int(rows.items.max(initial=0)) + 1)  # weights of one report's words at a time

    def of(self, report: int, likely: Array) -> list[int]:
        rows = self._rows
        own = rows.spread(np.array([report]), BAG)[1]
        self._own[rows.items[own]] = rows.rare[own]
        pair, at = rows.spread(likely, BAG)
        product = np.bincount(pair, rows.rare[at] * self._own[rows.items[at]], minlength=len(likely))
        self._own[rows.items[own]] = 0
        squares = rows.square(BAG)
        alike = cosine(product, squares[report], squares[likely])
        order = np.lexsort((self._by_id[likely], -alike))[:NEAREST]
        best: list[int] = likely[order[alike[order] >= ALIKE]].tolist()
        return best
