"""Whether two written names can be one person's.

Every word of the shorter name must be a spelling of a word of the longer one, in order, the given name with the given name: middle names,
fathers' names and second surnames may be missing, a conflict between them parts two people, and so does another generation.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dateline.names.given import names_of
from dateline.names.parts import Part, Parts, parts_of, words
from dateline.names.scripts import is_abjad, latin
from dateline.names.sounds import distance, foreign_endings, forms, sound_alike, sound_near

_FULL = 2
_LONGEST = 18  # letters of a word of pinyin
_PINYIN = re.compile(
    r"(?:[bpmfwyl]o|(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|a|e|i|u|er))+"
)
_TAIL = 1
_SON = "ben"
_JOINED_SLACK = 0.45
_INITIAL_SOUNDS = (frozenset("iyj"), frozenset("uvw"), frozenset("hg"), frozenset("eyj"), frozenset("sz"), frozenset("ck"), frozenset("oa"))


def alike(a: str, b: str) -> bool:
    """Whether two written names can be one person's, as far as the names tell. It does not matter which comes first."""
    return _alike(*sorted((a, b)))


@lru_cache(maxsize=50_000)
def _alike(a: str, b: str) -> bool:
    one, other = parts_of(a), parts_of(b)
    if not one.parts or not other.parts or one.generation != other.generation:
        return False
    if _is_chinese(one) and _is_chinese(other):
        return _pinyin(one) & _pinyin(other) != set()
    if _is_vietnamese(one) and _is_vietnamese(other):
        return [latin(p.word) for p in one.parts] == [latin(p.word) for p in other.parts]
    if len(one.parts) < _FULL or len(other.parts) < _FULL:
        return len(one.parts) == len(other.parts) and _word(one.parts[0], other.parts[0])
    return any(_fits(x, y) for x, y in _orders(one, other)) or _joined(one, other)


def _is_chinese(name: Parts) -> bool:
    """Whether every word is made of syllables of pinyin, and one at either end is a common family name."""
    flat = [latin(p.word) for p in name.parts]
    return (
        len(flat) >= _FULL
        and bool({flat[0], flat[-1]} & words("chinese", "families"))
        and all(len(w) <= _LONGEST and _PINYIN.fullmatch(w) for w in flat)
    )


def _is_vietnamese(name: Parts) -> bool:
    """Whether a common family name stands first: such names differ in a vowel, and are written in one way."""
    return len(name.parts) >= _FULL and latin(name.parts[0].word) in words("vietnamese", "families")


def _pinyin(name: Parts) -> set[str]:
    """The name as one word, family name first: syllables say too little to be compared by their sound."""
    flat = [latin(p.word) for p in name.parts]
    return {
        "".join(order) for order, family in ((flat, flat[0]), ([flat[-1], *flat[:-1]], flat[-1])) if family in words("chinese", "families")
    }


def _orders(one: Parts, other: Parts) -> Iterator[tuple[Sequence[Part], Sequence[Part]]]:
    """Both names in the orders their words may stand in: family names come first in some languages and lists."""
    yield one.parts, other.parts
    for a, b in ((one, other), (other, one)):
        turned = _turned(b)
        if turned and (len(a.parts) == len(turned) or b.first_last):
            yield a.parts, turned


def _turned(name: Parts) -> tuple[Part, ...]:
    """The name with its first word last, where that word can be a family name."""
    first, *rest = name.parts
    if name.first_last:
        return (*rest, first)
    family = tuple(p for p in name.parts if p.group == first.group)
    given = name.parts[len(family) :]
    if name.groups != _FULL or (_is_given(family) and _is_given(given)):
        return ()
    return (*given, *family)


def _is_given(parts: Sequence[Part]) -> bool:
    return len(parts) == 1 and bool(parts[0].given)


def _fits(one: Sequence[Part], other: Sequence[Part]) -> bool:
    short, long = sorted((one, other), key=len)
    if not _given(short[0], long[0]):
        return False
    if not _surname_gender(short, long):
        return False
    if len(short) == len(long):
        return all(_word(a, b) for a, b in zip(short[1:], long[1:], strict=True))
    return _within(short, long)


def _within(short: Sequence[Part], long: Sequence[Part]) -> bool:
    """Whether the words of the shorter name stand in the longer one in order.

    Neither an initial that it should have nor half a given name may be passed over.
    """
    at = 1
    middle = any(p.initial or p.father for p in short[1:-1])
    for part in short[1:]:
        start = at
        whole = part is short[-1] and not part.initial
        while at < len(long) and not (_word(part, long[at]) and not (whole and long[at].initial)):
            at += 1
        if at == len(long) or (middle and at > start) or any(p.group == long[0].group for p in long[start:at]):
            return False
        at += 1
    tail = {p.group for p in long[at:]}
    return not tail or (len(tail) <= _TAIL and long[at - 1].group not in tail and not short[-1].given)


def _given(a: Part, b: Part) -> bool:
    if a.initial or b.initial:
        return _initials(a, b)
    if a.given and b.given:
        return bool(a.given & b.given)
    if any(names_of(x) & b.given for x in foreign_endings(a.word)) or any(names_of(x) & a.given for x in foreign_endings(b.word)):
        return True
    if {latin(a.word)[-1:], latin(b.word)[-1:]} == {"a", "o"}:  # a woman's and a man's
        return False
    return (sound_near if a.given or b.given else sound_alike)(a.word, b.word) or _without_endings(a.word, b.word)


def _word(a: Part, b: Part) -> bool:
    if a.initial or b.initial:
        return _initials(a, b)
    if a.father != b.father and sound_alike(*(_SON + p.word if p.father else p.word for p in (a, b))):
        return True  # "Ben Kirane" and "Benkirane"
    if a.given and b.given:
        return bool(a.given & b.given)
    return sound_alike(a.word, b.word) or _without_endings(a.word, b.word)


def _initials(a: Part, b: Part) -> bool:
    """An initial with an initial, or with any spelling of the name it can stand for."""
    letters = [{p.initial} if p.initial else p.first_letters for p in (a, b)]
    return any(x == y or any({x, y} <= near for near in _INITIAL_SOUNDS) for x in letters[0] for y in letters[1] if x and y)


def _without_endings(a: str, b: str) -> bool:
    """One with a foreign ending, one without: "Putinas" and "Putin", "Merkelová" and "Merkel"."""
    return any(sound_near(x, b) for x in foreign_endings(a)) or any(sound_near(a, x) for x in foreign_endings(b))


def _surname_gender(short: Sequence[Part], long: Sequence[Part]) -> bool:
    """Foreign endings go on the whole name: a surname may have one only where the given name has one too, or is a woman's."""
    a, b = short[-1], long[-1]
    if sound_alike(a.word, b.word) or not _without_endings(a.word, b.word):
        return True
    longer = max((short, long), key=lambda n: len(latin(n[-1].word)))
    return _ends_foreign(longer[0].word, latin(longer[-1].word))


def _ends_foreign(given: str, surname: str) -> bool:
    flat = latin(given)
    marked = not given.isascii()  # "Džo": a name that is written as it sounds
    return flat.endswith("s") or marked if surname.endswith("s") else flat.endswith(("a", "e", "y", "l"))


def _joined(one: Parts, other: Parts) -> bool:
    """The same letters parted in another way: "Jongun" and "Jong-un", "Nasr Allah" and "Nasrallah"."""
    if len(one.parts) == len(other.parts) or any(p.initial for p in (*one.parts, *other.parts)):
        return False
    if any(is_abjad(p.word) for p in (*one.parts, *other.parts)):
        return sound_alike(*("".join(p.word for p in name.parts) for name in (one, other)))
    return any(distance(x, y) <= _JOINED_SLACK for x in _run_together(one) for y in _run_together(other))


def _run_together(name: Parts) -> set[tuple[str, ...]]:
    """The sounds of a name without the gaps, read in one way throughout."""
    return {tuple(sound for part in name.parts for sound in forms(part.word)[which]) for which in (0, -1)}
