"""A written name of a person taken apart: titles off, the words that count, generation."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.names.given import names_of
from dateline.names.scripts import is_abjad, latin
from dateline.resources import load_toml

_POSSESSIVE = re.compile(r"['’]s?$")
_INITIALS = re.compile(r"(?<=\w)\.(?=\w)")
_HYPHENS = re.compile(r"[-‐–־]")
_JOINERS = re.compile(r"[\u200c\u200d]")
_SERVANT = re.compile(r"^(abd)(?:[aeiou]{1,2}l(?=.)|[aeou]{1,2}(?=([rsztdn])\2)|[eu](?=r[aeou]))?(?=..)")
_ARTICLE_LETTERS = "ال"
_LEAST, _PAIR = 3, 2
_MOST = 12  # words of a name


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a name.

    Attributes:
        word: as written, without marks around it.
        group: number of the stretch between spaces it stands in: hyphens part words of one group.
        father: it is a father's name: "bin Salman", "Grigoryevich".
    """

    word: str
    group: int
    father: bool = False

    @property
    def initial(self) -> str | None:
        """Its letter, where it is nothing but one."""
        plain = self.word.rstrip(".")
        return latin(plain) if len(plain) == 1 and plain.isalpha() and plain.isupper() else None

    @property
    def first_letters(self) -> frozenset[str]:
        """Letters that an initial of it can be, in one spelling or another."""
        return frozenset(w[:1] for w in (latin(self.word), *self.given) if w)

    @property
    def given(self) -> frozenset[str]:
        """The given names it can be a spelling of."""
        return names_of(self.word)


@dataclass(frozen=True, slots=True)
class Parts:
    """The words of a name that count, given name first as far as commas tell, and what tells father from son."""

    parts: tuple[Part, ...]
    generation: str | None = None

    @property
    def groups(self) -> int:
        """How many stretches between spaces are left."""
        return len({p.group for p in self.parts})

    @property
    def first_last(self) -> bool:
        """Whether the last word is a father's name in a language that puts it behind the given name."""
        return len(self.parts) >= _LEAST and _is_patronymic(self.parts[-1].word)


@cache
def words(section: str, key: str = "words") -> frozenset[str]:
    """One list of names_words.toml."""
    return frozenset(load_toml("names_words.toml")[section][key])


def without_titles(written: str) -> list[str]:
    """The words of a name without titles before it, in the case they are written in."""
    found = _POSSESSIVE.sub("", " ".join(written.split())).split()
    while found and (_flat(found[0]) in words("titles") or (len(found) >= _LEAST and _flat(found[0]) in words("occupations"))):
        found = found[1:]
    return found


@lru_cache(maxsize=20_000)
def parts_of(written: str) -> Parts:
    """The parts of a name; none where nothing but titles is left."""
    found = without_titles(_JOINERS.sub(" ", written))[:_MOST]
    found, generation = _generation(_own(found))
    turned = _turned(found)
    split = [(word, group) for group, piece in enumerate(turned) for word in _split(piece)]
    while len(split) > 1 and (split[0][0] in words("particles") or (len(split) == _PAIR and latin(split[0][0]) in words("particles"))):
        split = split[1:]  # "von der Leyen", "Le Pen": no given name is written
    return Parts(tuple(_counting(list(split))), generation)


def _own(found: list[str]) -> list[str]:
    """Without the country a ruler is called after: "Albert II of Monaco"."""
    return found[: found.index("of")] if "of" in found[1:] else found


def _flat(word: str) -> str:
    return word.lower().strip('.,“”"()')


def _generation(found: list[str]) -> tuple[list[str], str | None]:
    if len(found) > 1 and _flat(found[-1]) in words("generations") and not _is_initial(found[-1]):
        own = _flat(found[-1])
        same: Mapping[str, str] = dict(row.split(" ") for row in load_toml("names_words.toml")["generations"]["one"])
        return [w.rstrip(",") if n == len(found) - 2 else w for n, w in enumerate(found[:-1])], same.get(own, own)
    return found, None


def _is_initial(word: str) -> bool:
    return len(word) == len("A.") and word.endswith(".")


def _turned(found: list[str]) -> list[str]:
    """The given name first, where a comma says that it stands last: "Putin, Vladimir"."""
    for n, word in enumerate(found[:-1]):
        if word.endswith(","):
            return [*found[n + 1 :], *found[:n], word]
    return found


def _split(piece: str) -> Iterator[str]:
    pieces = _INITIALS.sub(". ", piece).split() if piece.count(".") > 1 or _INITIALS.search(piece) else [piece]
    for one in pieces:
        yield from (w.strip(',;:()[]“”"') for w in _HYPHENS.split(one) if any(c.isalpha() for c in w))


def _counting(found: list[tuple[str, int]]) -> Iterator[Part]:
    """Without articles and particles; "abd" joined to what it serves; fathers marked."""
    left = found
    son = False
    while left:
        (word, group), left = left[0], left[1:]
        flat, first = latin(word), left == found[1:]
        if left and _is_dropped(flat, first=first, joined=left[0][1] == group):
            continue
        if left and not first and (word.lower() in words("sons") or flat in words("sons")):
            son = True
            continue
        if left and (flat in words("servants") or word in words("servants")):
            left = [(w, g) for w, g in left if not _is_dropped(latin(w), first=False, joined=True)] if len(left) > 1 else left
            (after, group), left = left[0], left[1:]
            yield Part(("عبدا" if is_abjad(word) else "abda") + _bare(after), group, son)
        else:
            yield Part(_bare(word), group, son or (not first and bool(left) and _is_patronymic(word)))
        son = False


def _is_dropped(flat: str, *, first: bool, joined: bool) -> bool:
    if flat in words("articles", "joined") and joined:
        return True
    return not first and (flat in words("articles", "alone") or flat in words("particles"))


def _bare(word: str) -> str:
    """Without an article written as one with it, and without what is left of one behind "abd"."""
    if word.startswith(_ARTICLE_LETTERS) and len(word) > len(_ARTICLE_LETTERS) + 1:
        return word[len(_ARTICLE_LETTERS) :]
    flat = latin(word)
    if flat in words("kunyas"):
        return "abu"
    if flat.startswith("abd") and not names_of(word):
        return _SERVANT.sub("abda", flat)
    return word


def _is_patronymic(word: str) -> bool:
    return latin(word).endswith(tuple(words("patronymics", "endings")))
