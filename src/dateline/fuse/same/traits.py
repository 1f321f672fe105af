"""What two tellings have in common and what parts them, as numbers, of very many pairs at once. The order of the two makes no difference."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from dateline.fuse.same import pages, tellings
from dateline.fuse.same.rows import Array, Rows, cosine, distinct, shared, shared_with_long
from dateline.fuse.same.tellings import Telling
from dateline.fuse.same.words import Kinship, kinship, rarest, rarity

NAMES = (
    "same_head", "derived", "synonym", "broader", "alike", "rarer_head", "commoner_head", "trigger_share", "trigger_rarest", "trigger_best",
    "sentence", "near", "names", "other_names", "numbers", "other_numbers",
    "actors", "other_actors", "objects", "other_objects", "others", "other_others", "anyone", "everyone", "nobody_shared", "told_a", "told_b",
    "text", "text_names", "text_lead", "text_shared_names", "one_text", "text_often", "text_top", "text_top_less", "text_numbers",
    "head_there", "other_head_there", "day", "other_day", "other_month", "head_in_lead", "head_often",
    "lesser_names", "top_names", "names_missing", "names_missing_more", "people_missing", "people_missing_more", "roles_missing", "roles_missing_more",
    "first_at", "last_at",
)  # fmt: skip
TOGETHER = 4096  # pairs
_ONE_TEXT = (0.5, 0.5, 0.5, 0.0, 1.0, 0.5, 2.0, 1.0, 0.5)
_FAR = 8
_TOP_WORTH = 0.5


def akin(a: Telling, b: Telling) -> bool:
    """Whether the words that name two events allow that they are one: nothing else is compared where they do not."""
    if a.words & b.words:
        return True
    k = kinship(a.head, b.head)
    return k.derived > 0 or k.synonym > 0.1 or k.broader > 0.15 or k.alike > 0.4  # noqa: PLR2004 - measured: 0.2 % of what scores as one is lost


class Sheet:
    """Tellings in columns.

    Attributes:
        named: which of the ways to name an event each is; ways: these, as head and words.
        told, pages: the rows of words; page: number of each telling's report.
        head_in_lead, head_often, at: as the traits of these names, of one side.
    """

    def __init__(self, told: Sequence[Telling]) -> None:
        reports: dict[str, pages.Page] = {}
        for t in told:
            reports.setdefault(t.page.id, t.page)
        places = {key: n for n, key in enumerate(reports)}
        self.ways = list(dict.fromkeys((t.head, t.words) for t in told))
        ways = {way: n for n, way in enumerate(self.ways)}
        self.named = np.array([ways[t.head, t.words] for t in told], dtype=np.int64)
        self.told = Rows([t.row for t in told])
        self.pages = Rows([p.row for p in reports.values()])
        self.page = np.array([places[t.page.id] for t in told], dtype=np.int64)
        self.head_in_lead = np.array([float(t.head in t.page.lead) for t in told])
        self.head_often = np.array([float(t.page.times.get(t.head, 1)) for t in told])
        self.at = np.array([float(min(t.at, _FAR)) for t in told])

    def traits(self, i: Array, j: Array) -> Array:
        """The numbers of `NAMES` of tellings `i` and `j`: (names, pairs), floats."""
        found = np.empty((len(NAMES), len(i)))
        order = np.lexsort((self.page[j], self.page[i]))  # the same reports one after the other: what is looked up lies near
        for first in range(0, len(i), TOGETHER):
            some = order[first : first + TOGETHER]
            found[:, some] = np.vstack([*_of_heads(self, i[some], j[some]), *_of_words(self, i[some], j[some])])
        return found


def _of_heads(sheet: Sheet, i: Array, j: Array) -> Iterable[Array]:
    one, other, where = distinct(sheet.named[i], sheet.named[j])
    values = [_of_two_heads(*sheet.ways[n], *sheet.ways[m]) for n, m in zip(one.tolist(), other.tolist(), strict=True)]
    return np.array(values)[where].T


@lru_cache(maxsize=65_536)
def _of_two_heads(head: str, words: frozenset[str], other: str, others: frozenset[str]) -> tuple[float, ...]:
    k = kinship(head, other)
    rare = rarity(head), rarity(other)
    both = words & others
    best = max(_nearness(kinship(p, q)) for p in words for q in others)
    return (*k, min(rare), max(rare), len(both) / len(words | others), rarest(both), best)


def _nearness(k: Kinship) -> float:
    return max(k.same, 0.9 * k.derived, 0.8 * k.synonym, 0.7 * k.alike)


def _of_words(sheet: Sheet, i: Array, j: Array) -> Iterable[Array]:
    """Traits of the two sentences, and of those who take part."""
    told = sheet.told
    both = shared(told, i, told, j)

    def parted(mark: int) -> Array:
        """1 where both have some and none is shared."""
        some = told.count(mark) > 0
        return some[i] & some[j] & (both.count(mark, mark) == 0)

    for mark in (tellings.SENTENCE, tellings.NEAR):
        yield cosine(both.product(mark, mark), told.square(mark)[i], told.square(mark)[j])
    yield both.worth(tellings.NAME, tellings.NAME)
    yield parted(tellings.NAME)
    yield both.count(tellings.NUMERAL, tellings.NUMERAL)
    yield parted(tellings.NUMERAL)
    for mark in (tellings.ACTOR, tellings.OBJECT, tellings.OTHER):
        yield both.rarest(mark, mark)
        yield parted(mark)
    yield both.rarest(tellings.ANYONE, tellings.ANYONE)
    yield both.worth(tellings.ANYONE, tellings.ANYONE)
    yield parted(tellings.ANYONE)
    yield from _sorted(both.rarest(tellings.ANYONE, tellings.SENTENCE), both.rarest(tellings.SENTENCE, tellings.ANYONE))
    yield from _of_reports(sheet, i, j)
    here, there = _elsewhere(sheet, i, sheet.page[j]), _elsewhere(sheet, j, sheet.page[i])
    yield from _sorted(here.head, there.head)
    yield both.count(tellings.DAY, tellings.DAY) > 0
    yield parted(tellings.DAY)
    yield parted(tellings.MONTH)
    yield sheet.head_in_lead[i] + sheet.head_in_lead[j]
    yield sheet.head_often[i] + sheet.head_often[j]
    yield both.rarest(tellings.NAME, tellings.NAME, but=tellings.TOP)
    yield here.tops + there.tops
    yield from _sorted(here.names, there.names)
    yield from _sorted(here.people, there.people)
    roles = tellings.OBJECT | tellings.OTHER
    missing = told.worth(roles)[i] - both.worth(roles, tellings.SENTENCE), told.worth(roles)[j] - both.worth(tellings.SENTENCE, roles)
    yield from _sorted(*missing)
    yield from _sorted(sheet.at[i], sheet.at[j])


def _of_reports(sheet: Sheet, i: Array, j: Array) -> Iterable[Array]:
    p, q, where = distinct(sheet.page[i], sheet.page[j])
    rows = sheet.pages
    both = shared(rows, p, rows, q)
    top, less = (np.maximum(1, rows.count(pages.ON_TOP)[n]) for n in (p, q))
    tops = _sorted(both.count(pages.ON_TOP, pages.BAG) / top, both.count(pages.BAG, pages.ON_TOP) / less)
    figures = rows.count(pages.FIGURE)
    found = np.array(
        [
            *(cosine(both.product(m, m), rows.square(m)[p], rows.square(m)[q]) for m in (pages.BAG, pages.NAMED, pages.IN_LEAD)),
            both.worth(pages.NAMED, pages.NAMED, over=_TOP_WORTH),
            np.zeros(len(p)),
            cosine(both.product_often(pages.BAG, pages.BAG), rows.square_often(pages.BAG)[p], rows.square_often(pages.BAG)[q]),
            tops[0] + tops[1],
            tops[0],
            both.count(pages.FIGURE, pages.FIGURE) / (1 + np.minimum(figures[p], figures[q])),
        ]
    )
    found[:, p == q] = np.array(_ONE_TEXT)[:, None]
    return found[:, where]


class _Elsewhere(NamedTuple):
    """How tellings stand to another report: whether its head is there, how many of its names that one is about, what it lacks of names and people."""

    head: Array
    tops: Array
    names: Array
    people: Array


def _elsewhere(sheet: Sheet, told: Array, page: Array) -> _Elsewhere:
    rows = sheet.told
    there = shared_with_long(rows, told, sheet.pages, page, tellings.HEAD | tellings.NAME | tellings.ANYONE)
    return _Elsewhere(
        there.count(tellings.HEAD, pages.BAG),
        there.count(tellings.NAME, pages.ON_TOP),
        rows.worth(tellings.NAME)[told] - there.worth(tellings.NAME, pages.BAG),
        rows.worth(tellings.ANYONE)[told] - there.worth(tellings.ANYONE, pages.BAG),
    )


def _sorted(one: Array, other: Array) -> tuple[Array, Array]:
    return np.minimum(one, other), np.maximum(one, other)
