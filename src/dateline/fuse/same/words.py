"""What is known of English words before any report is read: how rare they are, and which name one kind of event.

Rarity is from 3,495 news texts; kinship of words from WordNet and from the vectors a small language model gives them (tools/incidents).
"""

import lzma
import math
import re
from base64 import b85decode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

import numpy as np

from dateline.fuse.stemming import stemmed
from dateline.resources import load_toml, open_bytes

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_STRANGE = 0.1  # likeness of vectors where one is not known
GRAIN = 2**20  # rarities are whole parts of it, so that sums of them are exact and no order of theirs shows in the last digit


class Kinship(NamedTuple):
    """How near the events are that two words name, 0 to 1 each.

    Attributes:
        same: one stem; derived: one is made from the other (`attacker`, `attack`).
        synonym, broader: how often they are used in one sense, or one in a sense that holds the other's.
        alike: cosine of their vectors.
    """

    same: float
    derived: float
    synonym: float
    broader: float
    alike: float


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """What the table says of a stem: its senses, the wider senses above them, stems made from it, its vector."""

    senses: Mapping[str, float]
    above: Mapping[str, float]
    derived: frozenset[str]
    vector: Any


class _Table(NamedTuple):
    texts: int
    seen: Mapping[str, int]
    known: Mapping[str, _Known]


@lru_cache(maxsize=100_000)
def stem_of(word: str) -> str:
    """The stem of a word as written: Snowball's English stem of its base form where that is irregular, without a possessive `'s`."""
    lower = word.lower().removesuffix("'s").removesuffix("’s")
    irregular: Mapping[str, str] = load_toml("incidents.toml")["irregular"]
    return stemmed(irregular.get(lower, lower))


@lru_cache(maxsize=100_000)
def telling(word: str) -> bool:
    """Whether a word tells anything at all."""
    lower = word.lower().removesuffix("'s").removesuffix("’s")
    return len(lower) > 1 and lower not in _empty()


@lru_cache(maxsize=100_000)
def rarity(stem: str) -> float:
    """0 for a word in every text, 1 for one in none."""
    table = _table()
    whole = math.log(table.texts + 1)
    return grained(1 - math.log(table.seen.get(stem, 0) + 1) / whole)


def grained(value: float) -> float:
    """A value to the nearest part of `GRAIN`."""
    return round(value * GRAIN) / GRAIN


@lru_cache(maxsize=200_000)
def kinship(a: str, b: str) -> Kinship:
    """How near two stems are as names of events; the order makes no difference."""
    if a == b:
        return Kinship(1.0, 0.0, 1.0, 1.0, 1.0)
    if a > b:
        return kinship(b, a)
    one, other = _table().known.get(a), _table().known.get(b)
    if one is None or other is None:
        return Kinship(0.0, 0.0, 0.0, 0.0, _STRANGE)
    broader = _shared(one.senses, other.above) + _shared(one.above, other.senses)
    alike = float(one.vector @ other.vector) if one.vector is not None and other.vector is not None else _STRANGE
    return Kinship(0.0, float(b in one.derived), min(1.0, _shared(one.senses, other.senses)), min(1.0, broader), alike)


def rarest(stems: Iterable[str]) -> float:
    """Rarity of the rarest; 0 if there is none."""
    return max(map(rarity, stems), default=0.0)


def _shared(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    return sum(math.sqrt(a[k] * b[k]) for k in sorted(a.keys() & b.keys()))


@cache
def _empty() -> frozenset[str]:
    kept = load_toml("incidents.toml")["words"]
    words: Iterable[str] = load_toml("matter.toml")["empty"]["words"]
    return frozenset(words) - {*kept["days"], *kept["months"]}


@cache
def time_stems(kind: str) -> frozenset[str]:
    """Stems of the names of `days` or `months`."""
    return frozenset(stem_of(word) for word in load_toml("incidents.toml")["words"][kind])


@cache
def _table() -> _Table:
    """The table of words. A line: stem, texts it is in, vector, senses, senses above, stems derived."""
    lines = lzma.decompress(open_bytes("incidents_words.tsv.xz")).decode("utf-8").splitlines()
    seen: dict[str, int] = {}
    known: dict[str, _Known] = {}
    for line in lines:
        if not line.startswith("#"):
            stem, texts, vector, senses, above, derived = line.split("\t")
            seen[stem] = int(texts)
            if senses or vector:
                known[stem] = _Known(_weights(senses), _weights(above), frozenset(derived.split()), _vector(vector))
    return _Table(int(load_toml("incidents.toml")["words"]["texts"]), seen, known)


def _weights(cell: str) -> Mapping[str, float]:
    return {name: int(hundredths) / 100 for name, _, hundredths in (part.partition(":") for part in cell.split())}


def _vector(cell: str) -> Any:
    if not cell:
        return None
    values = np.frombuffer(b85decode(cell), dtype=np.int8).astype(np.float64)
    return values / np.sqrt(values @ values)
