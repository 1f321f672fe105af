"""Which reports can tell of one event: those that share telling words. Linear in the number of reports."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from dateline.fuse.same.pages import Page, cosine

KEYS = 40  # of a report's words, the rarest and most often used
CROWD = 64  # reports a word is looked up in; of more, those next to it in order
NEAREST = 40  # reports that each is compared with
ALIKE = 0.08  # least cosine


def near_pages(pages: Sequence[Page], order: Mapping[str, str]) -> list[tuple[int, int]]:
    """Pairs of places in `pages`, each with itself too, the lesser first, in order.

    Args:
        pages: the reports.
        order: report id → what they lie in order by (the day of publication): where a word is in very many reports, those near in this
            order are looked at.
    """
    ranked = sorted(range(len(pages)), key=lambda n: (order.get(pages[n].id, ""), pages[n].id))
    holders: dict[str, list[int]] = defaultdict(list)
    for n in ranked:
        for stem in _keys(pages[n]):
            holders[stem].append(n)
    shared: dict[int, Counter[int]] = defaultdict(Counter)
    for found in holders.values():
        for at, n in enumerate(found):
            for other in found[max(0, at - CROWD // 2) : at]:
                shared[n][other] += 1
                shared[other][n] += 1
    chosen = {(n, n) for n in range(len(pages))}
    for n, counts in shared.items():
        chosen.update((min(n, m), max(n, m)) for m in _nearest(n, counts, pages))
    return sorted(chosen)


def _keys(page: Page) -> list[str]:
    return sorted(page.often, key=lambda s: (-page.often[s], s))[:KEYS]


def _nearest(n: int, counts: Counter[int], pages: Sequence[Page]) -> list[int]:
    """The reports most like one, of those that share most keys with it."""
    likely = sorted(counts, key=lambda m: (-counts[m], pages[m].id))[: 2 * NEAREST]
    found = [(cosine(pages[n].bag, pages[m].bag), m) for m in likely]
    best = sorted((f for f in found if f[0] >= ALIKE), key=lambda f: (-f[0], pages[f[1]].id))
    return [m for _, m in best[:NEAREST]]
