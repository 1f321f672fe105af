"""How often a copied text is known for a copy, on articles changed as desks change them: `python -m quality.own.copies [--rensa]`.

Articles of the public test material are printed again: as they are, with one word in twenty or in ten exchanged, subedited (a fifth
of their stretches of words dropped or rewritten), cut to their first half, with a third more of other text; and, as near misses, other
articles that quote three tenths of one. `--rensa` measures MinHash with LSH of the package rensa beside ours, where it is installed.
"""

import argparse
import json
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dateline.fuse.copies import find_copies
from dateline.model import Passage, Reading, Span, make_report
from dateline.query.folding import folded

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold" / "attribution" / "train.jsonl"
PRINTED = 300  # articles that are printed again
BRIEF = 60  # words of the short ones
SEED = 20310302
FIRST = date(2011, 3, 1)
QUOTES = "quotes three tenths"  # the kind that is no copy
REWRITTEN, DROPPED = 0.1, 0.1  # of the stretches of a text that is subedited
PERMUTATIONS, BANDS, ALIKE = 128, 32, 0.5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """A text made of article number `of`, and in which way."""

    kind: str
    text: str
    of: int


Found = Callable[[Sequence[str], Sequence[Print]], Sequence[int | None]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the share of each kind that is taken for a copy of the right article."""
    parser = argparse.ArgumentParser(
        prog="python -m quality.own.copies", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rensa", action="store_true", help="measure the package rensa too")
    options = parser.parse_args(arguments)
    if not GOLD.exists():
        print(f"SKIPPED: the public test material is not at {GOLD}")
        return 0
    systems: dict[str, Found] = {"Dateline": ours}
    if options.rensa:
        systems["rensa"] = rensas
    for title, words in (("whole articles", None), (f"their first {BRIEF} words", BRIEF)):
        articles, prints = planted(words)
        print(f"{title}: {len(articles)} articles, {len(prints)} prints")
        for name, system in systems.items():
            start = time.process_time()
            found = shares(prints, system(articles, prints))
            speed = (len(articles) + len(prints)) / (time.process_time() - start)
            print(f"  {name:9} {speed:6,.0f} texts a CPU-second", *(f"{kind} {100 * share:.1f}" for kind, share in found.items()), sep="  ")
    return 0


def scores(path: Path) -> dict[str, float]:
    """Share of copies found and of near misses spared, over whole articles and short ones."""
    del path  # the articles stand in the public test material
    judged: dict[str, list[float]] = defaultdict(list)
    for words in (None, BRIEF):
        articles, prints = planted(words)
        for kind, share in shares(prints, ours(articles, prints)).items():
            judged["spared" if kind == QUOTES else "found"].append(1 - share if kind == QUOTES else share)
    return {name: sum(values) / len(values) for name, values in judged.items()}


def planted(words: int | None) -> tuple[list[str], list[Print]]:
    """The articles that are printed again, and their prints; of each article only the first `words` words, if given."""
    chance = random.Random(SEED)  # noqa: S311 - the same prints every time
    texts = [json.loads(line)["text"] for line in GOLD.read_text(encoding="utf-8").splitlines()]
    texts = [t for t in (" ".join(text.split()[:words]) for text in texts) if len(t.split()) >= BRIEF]
    printed = texts[:PRINTED]
    alike = {n for n, of in enumerate(_copied([*printed])) if of is not None}  # the material holds one wire text in two outlets
    articles, others = [t for n, t in enumerate(printed) if n not in alike], " ".join(texts[PRINTED:]).split()
    return articles, [p for n, text in enumerate(articles) for p in _prints(n, text, _stretch(others, text, chance), chance)]


def shares(prints: Sequence[Print], found: Sequence[int | None]) -> Mapping[str, float]:
    """Of each kind the share that was taken for a copy of the article it was made of."""
    right: dict[str, list[bool]] = defaultdict(list)
    for made, of in zip(prints, found, strict=True):
        right[made.kind].append(of == made.of)
    return {kind: sum(hits) / len(hits) for kind, hits in right.items()}


def ours(articles: Sequence[str], prints: Sequence[Print]) -> list[int | None]:
    """For every print the article it is taken to copy."""
    return _copied([*articles, *(p.text for p in prints)])[len(articles) :]


def _copied(texts: Sequence[str]) -> list[int | None]:
    """For every text the number of the one before it that it copies."""
    readings = [_reading(n, text) for n, text in enumerate(texts)]
    number = {r.report.id: n for n, r in enumerate(readings)}
    copies = find_copies(readings)
    return [number[copies[r.report.id]] if r.report.id in copies else None for r in readings]


def rensas(articles: Sequence[str], prints: Sequence[Print]) -> list[int | None]:
    """The same by MinHash signatures of runs of five words and LSH."""
    from rensa import RMinHash, RMinHashLSH  # type: ignore[import-not-found]

    def signature(text: str) -> RMinHash:
        told = folded(text)
        made = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        made.update([" ".join(told[i : i + 5]) for i in range(len(told) - 4)])
        return made

    index = RMinHashLSH(threshold=ALIKE, num_perm=PERMUTATIONS, num_bands=BANDS)
    known = [signature(text) for text in articles]
    for n, own in enumerate(known):
        index.insert(n, own)
    found: list[int | None] = []
    for made in prints:
        own = signature(made.text)
        alike = [(own.jaccard(known[n]), n) for n in index.query(own)]
        found.append(max(((j, n) for j, n in alike if j >= ALIKE), default=(0, None))[1])
    return found


def _stretch(others: Sequence[str], text: str, chance: random.Random) -> Sequence[str]:
    """As many words of other articles."""
    length = len(text.split())
    start = chance.randrange(len(others) - length)
    return others[start : start + length]


def _prints(n: int, text: str, foreign: Sequence[str], chance: random.Random) -> Iterator[Print]:
    words = text.split()
    yield Print(kind="as it is", text=text, of=n)
    for kind, share in (("a word in 20 exchanged", 0.05), ("a word in 10 exchanged", 0.1)):
        yield Print(kind=kind, text=_exchanged(text, foreign, share, chance), of=n)
    yield Print(kind="subedited", text=" ".join(_subedited(words, foreign, chance)), of=n)
    yield Print(kind="first half", text=" ".join(words[: len(words) // 2]), of=n)
    yield Print(kind="in a longer one", text=" ".join([*words, *foreign[: len(words) // 3]]), of=n)
    quoted = words[: len(words) * 3 // 10]
    yield Print(kind=QUOTES, text=" ".join([*foreign[: len(words) - len(quoted)], *quoted]), of=n)


def _exchanged(text: str, foreign: Sequence[str], share: float, chance: random.Random) -> str:
    return _WORD.sub(lambda found: chance.choice(foreign) if chance.random() < share else found[0], text)


def _subedited(words: Sequence[str], foreign: Sequence[str], chance: random.Random) -> Iterator[str]:
    start = 0
    while start < len(words):
        stretch = words[start : start + chance.randint(8, 25)]
        start += len(stretch)
        fate = chance.random()
        if fate < REWRITTEN:
            yield from (chance.choice(foreign) for _ in stretch)
        elif fate < 1 - DROPPED:
            yield from stretch


def _reading(n: int, text: str) -> Reading:
    report = make_report(text, published=FIRST + timedelta(days=n), outlet=f"Outlet {n}")
    nothing: tuple[()] = ()
    return Reading(
        report=report, language="en", passages=(Passage(span=Span(0, len(text)), kind="body"),), statements=nothing, events=nothing,
        tallies=nothing, actors=nothing, places=nothing, whens=nothing, issues=nothing,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
