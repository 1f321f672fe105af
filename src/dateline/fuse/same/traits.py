"""What two tellings have in common and what parts them, as numbers. The order of the two makes no difference."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from dateline.fuse.same.pages import Page, cosine
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
_ONE_TEXT = (0.5, 0.5, 0.5, 0.0, 1.0, 0.5, 2.0, 1.0, 0.5)
_FAR = 8
_OFTEN = 6
_TOP_WORTH = 0.5


def akin(a: Telling, b: Telling) -> bool:
    """Whether the words that name two events allow that they are one: nothing else is compared where they do not."""
    if a.words & b.words:
        return True
    k = kinship(a.head, b.head)
    return k.derived > 0 or k.synonym > 0.1 or k.broader > 0.15 or k.alike > 0.4  # noqa: PLR2004 - measured: 0.2 % of what scores as one is lost


def traits(a: Telling, b: Telling) -> tuple[float, ...]:
    """The numbers of `NAMES`."""
    if (a.page.id, a.id) > (b.page.id, b.id):
        a, b = b, a
    heads = _of_heads(a.head, a.words, b.head, b.words)
    return (*heads, *_of_sentences(a, b), *_of_people(a, b), *_of_texts(a.page, b.page), *_of_spread(a, b))


@lru_cache(maxsize=65_536)
def _of_heads(head: str, words: frozenset[str], other: str, others: frozenset[str]) -> tuple[float, ...]:
    k = kinship(head, other)
    rare = rarity(head), rarity(other)
    shared = words & others
    best = max(_nearness(kinship(p, q)) for p in words for q in others)
    return (*k, min(rare), max(rare), len(shared) / len(words | others), rarest(shared), best)


def _nearness(k: Kinship) -> float:
    return max(k.same, 0.9 * k.derived, 0.8 * k.synonym, 0.7 * k.alike)


def _of_sentences(a: Telling, b: Telling) -> Iterable[float]:
    names, numbers = a.names & b.names, a.numbers & b.numbers
    return (
        cosine(a.sentence, b.sentence),
        cosine(a.near, b.near),
        _worth(names),
        _parted(a.names, b.names),
        float(len(numbers)),
        _parted(a.numbers, b.numbers),
    )


def _of_people(a: Telling, b: Telling) -> Iterable[float]:
    found: list[float] = []
    for one, other in ((a.actors, b.actors), (a.objects, b.objects), (a.others, b.others)):
        found += (rarest(one & other), _parted(one, other))
    shared = a.everyone & b.everyone
    told = sorted((rarest(k for k in a.everyone if k in b.sentence), rarest(k for k in b.everyone if k in a.sentence)))
    return (*found, rarest(shared), _worth(shared), _parted(a.everyone, b.everyone), *told)


@lru_cache(maxsize=4096)
def _of_texts(a: Page, b: Page) -> tuple[float, ...]:
    if a is b or a.id == b.id:
        return _ONE_TEXT
    tops = sorted((_share(a.top, b.bag), _share(b.top, a.bag)))
    return (
        cosine(a.bag, b.bag),
        cosine(a.named, b.named),
        cosine(a.lead, b.lead),
        _worth(k for k in a.names & b.names if a.bag[k] > _TOP_WORTH),
        0.0,
        cosine(a.often, b.often),
        sum(tops),
        tops[0],
        len(a.numbers & b.numbers) / (1 + min(len(a.numbers), len(b.numbers))),
    )


def _of_spread(a: Telling, b: Telling) -> Iterable[float]:
    here, there = _in_page(a, b.page), _in_page(b, a.page)
    roles = a.objects | a.others, b.objects | b.others
    return (
        *sorted((here.head, there.head)),
        float(bool(a.days & b.days)),
        _parted(a.days, b.days),
        _parted(a.months, b.months),
        float(a.head in a.page.lead) + float(b.head in b.page.lead),
        float(min(a.page.times.get(a.head, 1), _OFTEN) + min(b.page.times.get(b.head, 1), _OFTEN)),
        rarest((a.names & b.names) - (a.page.tops & b.page.tops)),
        float(here.tops + there.tops),
        *sorted((here.names, there.names)),
        *sorted((here.people, there.people)),
        *sorted((_missing(roles[0], b.sentence), _missing(roles[1], a.sentence))),
        *sorted((float(min(a.at, _FAR)), float(min(b.at, _FAR)))),
    )


class _InPage(NamedTuple):
    """How a telling stands to another report: whether its head is there, how many of its names that one is about, what it lacks of names and people."""

    head: float
    tops: int
    names: float
    people: float


@lru_cache(maxsize=4096)
def _in_page(told: Telling, page: Page) -> _InPage:
    return _InPage(
        float(told.head in page.bag), len(told.names & page.tops), _missing(told.names, page.bag), _missing(told.everyone, page.bag)
    )


def _missing(stems: Iterable[str], bag: Mapping[str, float]) -> float:
    return _worth(k for k in stems if k not in bag)


def _share(top: tuple[str, ...], bag: Mapping[str, float]) -> float:
    return sum(s in bag for s in top) / max(1, len(top))


def _worth(stems: Iterable[str]) -> float:
    """The rarities of stems, added in one order, so that no order of theirs shows in the last digit."""
    return sum(sorted(map(rarity, stems)))


def _parted(a: frozenset[str], b: frozenset[str]) -> float:
    """1 where both have some and none is shared."""
    return float(bool(a) and bool(b) and not a & b)
