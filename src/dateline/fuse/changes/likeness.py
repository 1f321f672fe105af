"""How much two stretches of text say the same, and the best way to pair those of two versions, without looking at all pairs."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dateline.fuse.matter import stem_of, stems_of

ANSWERS = 0.4
"""Share of words two sentences must have in common for one to stand in the other's place."""
COMMON = 40
"""A word that more than so many of the new stretches have tells nothing about which of them answers."""
_WORD = re.compile(r"\d[\d.,:]*\d|[^\W_]+(?:['’-][^\W_]+)*")

_NUMBERS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})  # the others tell by themselves

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch: every one, stemmed (`all`), and those that tell what it is about (`telling`)."""

    all: tuple[str, ...]
    telling: frozenset[str]

    @classmethod
    def of(cls, words: str) -> "Words":
        """The words of some text."""
        return cls(tuple(word_keys(words)), stems_of("x " + words)[0])

    @property
    def exact(self) -> frozenset[str]:
        """What it says to the word: its telling words and all numbers, written out or not."""
        return self.keys | (_NUMBERS & frozenset(self.all))

    @property
    def keys(self) -> frozenset[str]:
        """What it is found by: its telling words and its numbers."""
        return self.telling | {w for w in self.all if w[0].isdigit()}


def word_keys(words: str) -> Iterator[str]:
    """Every word of a text, stemmed; a number as it is written."""
    for found in _WORD.finditer(words.lower()):
        word = found[0].replace("’", "'").removesuffix("'s")
        yield word.replace(",", "") if word[0].isdigit() else stem_of(word)


def trigger_keys(words: str) -> frozenset[str]:
    """The telling words of what names an event; all of them, where none tells."""
    found = Words.of(words)
    return found.telling or frozenset(found.all)


def likeness(a: Words, b: Words) -> float:
    """Share of words in common, 0 to 1 (Dice), where the telling words weigh as much again as all words."""
    return (_dice(frozenset(a.all), frozenset(b.all)) + _dice(a.keys, b.keys)) / 2


def _dice(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def pairs(
    before: Sequence[T], after: Sequence[T], keys: Callable[[T, bool], frozenset[str]], score: Callable[[T, T], float]
) -> Iterator[tuple[T, T]]:
    """One to one, the best first; what shares no key is not looked at, and a score of 0 or less makes no pair.

    Args:
        before: things of the old version.
        after: things of the new one.
        keys: what a thing is found by; told whether it is one of the new version.
        score: how well two go together.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for n, thing in enumerate(after):
        for key in keys(thing, True):
            holders[key].append(n)
    scored = []
    for i, thing in enumerate(before):
        near = {n for key in keys(thing, False) if len(holders.get(key, ())) <= COMMON for n in holders.get(key, ())}
        for n in near:
            found = score(thing, after[n])
            if found > 0:
                scored.append((-found, i, n))
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, i, n in sorted(scored):
        if i not in taken[0] and n not in taken[1]:
            taken[0].add(i)
            taken[1].add(n)
            yield before[i], after[n]
