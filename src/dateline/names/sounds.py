"""How far two spellings of one word of a name are apart: an edit distance over sounds, in which a change of spelling costs little.

The method is Needleman and Wunsch's alignment with a table of distances between sounds (names_sounds.toml) in place of one cost for all.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate, islice, product

from dateline.names.scripts import is_abjad, latin
from dateline.resources import load_toml

Sounds = tuple[str, ...]

_VOWELS = frozenset("aeiou")
_LIQUIDS = frozenset("lmnr")
_LONGEST = 40  # letters of a word that are compared
_SHORT = 3
_SLACK_TINY, _SLACK_SHORT, _SLACK, _PER_SOUND, _MOST = 0.12, 0.24, 0.1, 0.11, 0.95
_SLACK_ABJAD = 0.5
_FAR = 1.0
_KEYS = 8
_KEY_SOUNDS = 4
_READINGS = (
    (re.compile(r"(?<=d)z(?=[iy])|(?<=t)s(?=[iy])"), ""),  # Belarusian dzi and tsi, Russian di and ti
    (re.compile(r"(?<=[aeo])u(?=[bcdfghklmnpqrstvxz]|$)"), "v"),  # Belarusian short u
    (re.compile(r"x"), "ks"),
    (re.compile(r"ck"), "tsk"),  # Polish, Czech, Lithuanian
    (re.compile(r"rz"), "zh"),  # Polish
    (re.compile(r"(?<=[aeiou][nd])e$"), ""),  # French
)
_CERTAIN = re.compile(r"[čćČĆ]")  # no other sound that "ch" spells
_FINAL_GLIDES = re.compile(r"(?<=.)[iyj]{2,}$")
_GLIDES = re.compile(r"[iy][iyj]+(?=[aeou])")
_SKAYA = re.compile(r"(?<=[snr])k?a[yji]a$|(?<=[vn])a[yji]a$")
_BALTIC = re.compile(r"(?<=...)(?:us|as|is|ys)$|(?<=....)s$")
_BALTIC_LONG = re.compile(r"(?<=...)(?:ijus|ius)$")
_OVA = re.compile(r"(?<=..)ova$")


_SOFT: tuple[Mapping[str, str], ...] = tuple({**w, **b, **p} for w in ({}, {"w": "v"}) for b in ({}, {"b": "v"}) for p in ({}, {"p": "f"}))


@lru_cache(maxsize=20_000)
def forms(word: str, *, marked: bool = False) -> tuple[Sounds, ...]:
    """The sounds a word of a name can stand for, as its letters are read in one language or another.

    `marked`: only as it is written, not as those write it who leave marks on letters out.
    """
    word = word[:_LONGEST]
    written = latin(_CERTAIN.sub("tch", word) if marked else word)
    spellings = dict.fromkeys((written,) if marked else (written, _plain(word)))
    for written_as, read_as in _READINGS:
        spellings |= dict.fromkeys(written_as.sub(read_as, s) for s in list(spellings))
    return tuple(dict.fromkeys(_sounds(_settled(s)) for s in spellings if s))


def _both(a: str, b: str) -> Iterator[tuple[Sounds, Sounds]]:
    """All readings of one word with all of the other. Marks count where both words have some."""
    marked = not _UNMARKED.keys().isdisjoint(a.lower()) and not _UNMARKED.keys().isdisjoint(b.lower())
    yield from product(forms(a, marked=marked), forms(b, marked=marked))


def _plain(word: str) -> str:
    """Marks dropped from Latin letters, as newspapers do: "Simonyte"."""
    return latin("".join(_UNMARKED.get(c, c) for c in word.lower()))


_UNMARKED = {
    "š": "s",
    "č": "c",
    "ž": "z",
    "ć": "c",
    "ş": "s",
    "ś": "s",
    "ż": "z",
    "ź": "z",
    "ţ": "t",
    "ț": "t",
    "ș": "s",
    "ě": "e",
    "đ": "dj",
}


def _settled(spelling: str) -> str:
    """Endings that every system writes its own way: -skaya, -skaja, -ska; -yi, -iy, -y."""
    feminine = _SKAYA.sub(lambda found: "ka" if found[0].startswith("k") else "a", spelling)
    return _GLIDES.sub("y", _FINAL_GLIDES.sub("i", feminine))


def foreign_endings(word: str) -> tuple[str, ...]:
    """What is left of a word without an ending that Lithuanian and Latvian give to every name, or Czech to every woman's."""
    written = latin(word)
    return tuple(p.sub("", written) for p in (_BALTIC, _BALTIC_LONG, _OVA) if p.search(written))


@lru_cache(maxsize=20_000)
def _sounds(spelling: str) -> Sounds:
    out: list[str] = []
    for letters in _spelled().findall(spelling):
        sound = _spellings().get(letters, letters)
        if not out or out[-1] != sound:
            out.append(sound)
    return tuple(_glides(out))


def _glides(sounds: Sequence[str]) -> Iterator[str]:
    """I, y and j beside a vowel are one glide; elsewhere y is a vowel."""
    for n, sound in enumerate(sounds):
        before = sounds[n - 1] if n else ""
        after = sounds[n + 1] if n + 1 < len(sounds) else ""
        if sound == "J" and not after:
            yield "y"
        elif sound in {"i", "y"}:
            yield "y" if after in _VOWELS or before in _VOWELS else "i"
        else:
            yield sound


@cache
def _spellings() -> Mapping[str, str]:
    data = load_toml("names_sounds.toml")["spelled"]
    return dict(row.split(" ") for row in (*data["letters"], *data["twins"]))


@cache
def _spelled() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_spellings(), key=len, reverse=True)) + "|.")


@cache
def _near() -> Mapping[tuple[str, str], float]:
    out: dict[tuple[str, str], float] = {}
    for row in load_toml("names_sounds.toml")["near"]["rows"]:
        far, a, b = row.split(" ")
        out[a, b] = out[b, a] = float(far)
    return out


@cache
def _weak(place: str) -> Mapping[str, float]:
    return {sound: float(cost) for sound, cost in (row.split(" ") for row in load_toml("names_sounds.toml")["weak"][place])}


@lru_cache(maxsize=20_000)
def _lacking(sounds: Sounds) -> tuple[float, ...]:
    """For each sound, what it costs that the other spelling lacks it."""
    places = ("start", *("inside",) * (len(sounds) - 2), "end")[: len(sounds)]
    return tuple(_weak(place).get(s, _weak("inside").get(s, _FAR)) for place, s in zip(places, sounds, strict=True))


@lru_cache(maxsize=20_000)
def _firm(sounds: Sounds) -> Sounds:
    """The sounds that no spelling changes into another or leaves out: two spellings of one word have the same."""
    return tuple(s for s in sounds if s in _LIQUIDS)


def _is_other_ending(a: Sounds, b: Sounds) -> bool:
    """Whether the last vowels tell two words apart: -ska and -ski, -io and -ia; Slavic -ko and -ka, -lo and -la do not."""
    ends = {a[-1], b[-1]}
    return ends == {"a", "i"} or (ends == {"a", "o"} and not (a[-2:-1] == b[-2:-1] and a[-2:-1] in {("k",), ("l",)}))


@lru_cache(maxsize=50_000)
def distance(a: Sounds, b: Sounds) -> float:
    """Cost of the cheapest alignment of two words; 0 for the same sounds, 1 or more where it is beyond all that is allowed."""
    if _firm(a) != _firm(b):
        return _FAR
    near = _near()
    lack_a, lack_b = _lacking(a), _lacking(b)
    row = [0.0, *accumulate(lack_b)]
    for m, x in enumerate(a):
        lacking = lack_a[m]
        above, row = row, [row[0] + lacking]
        left = row[0]
        for n, y in enumerate(b):
            change = above[n] if x == y else above[n] + near.get((x, y), _FAR)
            left = min(change, above[n + 1] + lacking, left + lack_b[n])
            row.append(left)
        if min(row) >= _FAR:
            return _FAR
    return max(row[-1], _FAR) if a and b and _is_other_ending(a, b) else row[-1]


def allowed(a: Sounds, b: Sounds) -> float:
    """Up to which distance two words are spellings of one."""
    size = max(len(a), len(b))
    if size < _SHORT:
        return _SLACK_TINY
    return _SLACK_SHORT if size <= _SHORT else min(_MOST, _SLACK + _PER_SOUND * size)


@lru_cache(maxsize=50_000)
def sound_alike(a: str, b: str) -> bool:
    """Whether two words can be spellings of one. An alphabet without vowels is compared by consonants."""
    if is_abjad(a) or is_abjad(b):
        return any(distance(x, y) <= _SLACK_ABJAD for x, y in product(_skeletons(a), _skeletons(b)) if x and y)
    return any(distance(x, y) <= allowed(x, y) for x, y in _both(a, b))


@lru_cache(maxsize=50_000)
def sound_near(a: str, b: str) -> bool:
    """As `sound_alike`, at half the distance: for a word without anything beside it that could tell."""
    if is_abjad(a) or is_abjad(b):
        return sound_alike(a, b)
    return any(distance(x, y) <= allowed(x, y) / 2 for x, y in _both(a, b))


def _skeletons(word: str) -> set[Sounds]:
    """Readings without vowels. The letter for w is one, or the Persian and Hebrew v; those for b and p are the Hebrew v and f too."""
    soft = _SOFT if is_abjad(word) else ({},)
    return {_bones(tuple(as_read.get(s, s) for s in sounds)) for sounds in forms(word) for as_read in soft}


def _bones(sounds: Sounds) -> Sounds:
    return tuple(s for s in sounds if s not in _VOWELS and s not in {"y", "w"})


@lru_cache(maxsize=20_000)
def block_keys(word: str) -> frozenset[str]:
    """Keys of which two spellings of one word share at least one: the classes of its first consonants."""
    out: set[str] = set()
    for sounds in forms(word):
        choices = [_classes(s) for s in _bones(sounds)]
        for chosen in islice(product(*choices), _KEYS):
            key = re.sub(r"(.)\1+", r"\1", "".join(chosen))[:_KEY_SOUNDS]
            out.add(key or "-")
    return frozenset(out)


def _classes(sound: str) -> tuple[str, ...]:
    return _CLASSES.get(sound, (sound.upper()[:1],))


_CLASSES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("k", "q", "gh"), ("K",)),
    **dict.fromkeys(("g", "kh"), ("K", "")),
    "h": ("", "K"),
    **dict.fromkeys(("s", "z", "sh", "zh", "ch", "dz"), ("S",)),
    **dict.fromkeys(("ts",), ("S", "T")),
    **dict.fromkeys(("X", "Q", "C"), ("S", "K")),
    **dict.fromkeys(("dj", "J"), ("S", "K", "")),
    **dict.fromkeys(("t", "d"), ("T",)),
    **dict.fromkeys(("v", "f"), ("F",)),
    **dict.fromkeys(("b", "p"), ("P",)),
}
