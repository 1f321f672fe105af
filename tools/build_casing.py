"""Build src/dateline/resources/casing.txt.xz: words as news writes them inside a sentence, for texts printed in capitals.

    PYTHONPATH=src:. python tools/build_casing.py

Counted in the news of ../shared/gold that is printed in both cases: for each word the share of reports that write it small. What is kept is a
list of single words, in the order of the alphabet: no text, no counts, no order of the texts. Names of larger places and words for peoples
come from our own lists beside it (GeoNames, CC BY 4.0).
"""

import argparse
import lzma
import sqlite3
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from dateline.reader.casing import WORD, in_capitals, starts
from dateline.resources import open_text
from tools.encoder.examples import paragraphs, texts_of

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "src" / "dateline" / "resources" / "casing.txt.xz"
GOLD = ROOT.parent / "shared" / "gold"
NEWS = (
    "attribution/train.jsonl", "places/trnews_dev.jsonl", "places/lgl_dev.jsonl", "places/geowebnews_dev.jsonl", "times/timebank.jsonl",
    "times/aquaint_dev.jsonl", "fusion/ecbplus_train.jsonl", "events/ipe_docs_dev.jsonl",
)  # fmt: skip
LEAST_REPORTS = 2
SMALL_SHARE = 0.5
LARGE_PLACE = 50_000
_SHORT_NAME = 3
HEADER = (
    "# Words as news writes them; small letters: no name. Counted in reports by tools/build_casing.py; places from GeoNames (CC BY 4.0)."
)


def main() -> None:
    """Write the file and say how large it is."""
    argparse.ArgumentParser(description="Build the list of words in their case.").parse_args()
    seen = _seen(text for name in NEWS for text in texts_of(GOLD / name))
    forms = {form.lower(): form for form in _names() if not seen[form.lower()][form.lower()]}
    for small, counts in seen.items():
        if counts.total() >= LEAST_REPORTS:
            forms[small] = small if counts[small] >= SMALL_SHARE * counts.total() else max(counts, key=lambda form: (counts[form], form))
    text = "\n".join((HEADER, *sorted(forms.values()))) + "\n"
    TARGET.write_bytes(lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(forms)} words, {sum(f.islower() for f in forms.values())} of them small; {TARGET.stat().st_size / 1e3:.0f} kB at {TARGET}")


def _seen(texts: Iterable[str]) -> dict[str, Counter[str]]:
    """How many reports write a word in which form inside their sentences."""
    out: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        words = (p.words(text) for p in paragraphs(text))
        for form in {m.group() for w in words if not in_capitals(w) for m in WORD.finditer(w) if not starts(w, m.start())}:
            if len(form) == len(form.lower()):
                out[form.lower()][form] += 1
    return out


def _names() -> Iterator[str]:
    """Words of the names of larger places, of countries and of their peoples."""
    path = files("dateline.resources").joinpath("places.db")
    with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as places:
        for (name,) in places.execute("SELECT name FROM place WHERE population >= ? ORDER BY id", (LARGE_PLACE,)):
            yield from _parts(name)
    for line in open_text("countries.tsv").splitlines():
        if line and not line.startswith("#"):
            for name in line.split("\t")[1].split("|"):
                yield from _parts(name)


def _parts(name: str) -> Iterator[str]:
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    yield from (m.group() for m in WORD.finditer(plain) if len(m.group()) > _SHORT_NAME and m.group().istitle())


if __name__ == "__main__":
    main()
