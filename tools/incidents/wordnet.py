"""Senses of words, the wider senses above them, and which word is made from which, from the data files of WordNet 3.1."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dateline.fuse.same.words import stem_of
from tools.incidents.settings import DERIVED, EVENT_NOUNS, LEAST_SENSE

_POS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
_FILES = {"n": "data.noun", "v": "data.verb"}
Sense = tuple[str, int]


@dataclass(slots=True)
class _Entry:
    words: list[str]
    pointers: list[tuple[str, Sense, str]]
    file: int


@dataclass(slots=True)
class Kin:
    """What WordNet says of a stem: senses and those above them with their share of its use, and stems derived."""

    senses: dict[Sense, float] = field(default_factory=dict)
    above: dict[Sense, float] = field(default_factory=dict)
    derived: set[str] = field(default_factory=set)


def kin_of_words(folder: Path) -> dict[str, Kin]:
    """All stems that are a verb, or a noun of the files of things that happen."""
    entries = {(pos, e[0]): e[1] for pos, name in _FILES.items() for e in _entries(folder / name)}
    shares = _shares(folder, entries)
    derived = _derived(entries)
    events = {stem_of(w) for (pos, _), entry in entries.items() if _happens(pos, entry) for w in entry.words if w.isalpha()}
    return {stem: _kin(shares[stem], entries, derived.get(stem, set()) & events) for stem in sorted(events)}


def _happens(pos: str, entry: _Entry) -> bool:
    return pos == "v" or entry.file in EVENT_NOUNS


def _entries(path: Path) -> list[tuple[int, _Entry]]:
    found = []
    for line in path.read_text(encoding="latin-1").splitlines():
        if not line.startswith("  "):
            cells = line.partition(" | ")[0].split()
            size = int(cells[3], 16)
            words = [cells[4 + 2 * n].lower() for n in range(size)]
            at = 4 + 2 * size
            pointers = [cells[at + 1 + 4 * n : at + 5 + 4 * n] for n in range(int(cells[at]))]
            found.append(
                (int(cells[0]), _Entry(words, [(sign, (pos, int(to)), which) for sign, to, pos, which in pointers], int(cells[1])))
            )
    return found


def _shares(folder: Path, entries: Mapping[Sense, _Entry]) -> dict[str, dict[Sense, float]]:
    """Each sense's share of a stem's use: tagged occurrences, and the earlier listed the more."""
    used: dict[str, dict[Sense, float]] = defaultdict(lambda: defaultdict(float))
    for line in (folder / "index.sense").read_text(encoding="latin-1").splitlines():
        key, offset, number, tagged = line.split()
        word, _, rest = key.partition("%")
        sense = (_POS[rest[0]], int(offset))
        if sense in entries and word.isalpha():
            used[stem_of(word)][sense] += int(tagged) + 1 / int(number)
    return {stem: {sense: n / sum(senses.values()) for sense, n in senses.items()} for stem, senses in used.items()}


def _derived(entries: Mapping[Sense, _Entry]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for entry in entries.values():
        for sign, to, which in entry.pointers:
            if sign == "+" and to in entries:
                at, there = bytes.fromhex(which)
                a, b = entry.words[at - 1], entries[to].words[there - 1]
                if a.isalpha() and b.isalpha():
                    found[stem_of(a)].add(stem_of(b))
                    found[stem_of(b)].add(stem_of(a))
    return found


def _kin(own: Mapping[Sense, float], entries: Mapping[Sense, _Entry], derived: set[str]) -> Kin:
    kin = Kin(derived=derived)
    for sense, share in own.items():
        _raise(kin.senses, sense, share)
        for sign, to, _ in entries[sense].pointers:
            if sign == "+" and to in entries:
                _raise(kin.senses, to, DERIVED * share)
    for sense, share in kin.senses.items():
        for sign, to, _ in entries[sense].pointers:
            if sign == "@":
                _raise(kin.above, to, share)
    kin.senses = {s: v for s, v in kin.senses.items() if v >= LEAST_SENSE}
    kin.above = {s: v for s, v in kin.above.items() if v >= LEAST_SENSE}
    return kin


def _raise(found: dict[Sense, float], sense: Sense, share: float) -> None:
    found[sense] = max(found.get(sense, 0.0), share)
