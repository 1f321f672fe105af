"""Writes `incidents_words.tsv.xz`: rarity, kinship and vectors of words."""

import json
import lzma
from base64 import b85encode
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from dateline.fuse.same.words import WORD, stem_of
from tools.incidents.settings import COLUMNS, GOLD, LEAST_TEXTS, RESOURCES, TEXTS
from tools.incidents.vectors import vectors_of
from tools.incidents.wordnet import Kin, Sense, kin_of_words

_HEADER = """\
# Words as names of events: stem, news texts of {texts} that hold it, vector (base 85 of 8-bit numbers), senses and wider senses (WordNet's, with
# hundredths of the word's use), stems derived from it. Built by `python -m tools.incidents words`. Counts are of public news texts; vectors are of
# all-MiniLM-L6-v2 (Apache-2.0), reduced; senses are from WordNet 3.1 (Princeton University), whose licence stands in person_nouns.txt.
"""


def write_table(wordnet: Path, model: Path | None = None) -> None:
    """Make the table from WordNet's data files (in `wordnet`) and the model's weights."""
    texts, seen, written = _counted()
    kin = kin_of_words(wordnet)
    shown = {stem: _written(stem, written) for stem in kin if seen[stem]}
    vectors = _reduced(dict(zip(shown, _vectors(shown, model), strict=True)))
    kept = sorted({s for s, n in seen.items() if n >= LEAST_TEXTS} | shown.keys())
    lines = [_line(stem, seen[stem], vectors.get(stem, ""), kin.get(stem) if stem in shown else None, shown) for stem in kept]
    whole = _HEADER.format(texts=texts) + "\n".join(lines) + "\n"
    (RESOURCES / "incidents_words.tsv.xz").write_bytes(lzma.compress(whole.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(kept)} stems, {len(shown)} of them with kinship, from {texts} texts")


def _counted() -> tuple[int, Counter[str], Mapping[str, Counter[str]]]:
    seen: Counter[str] = Counter()
    written: dict[str, Counter[str]] = defaultdict(Counter)
    texts = 0
    for name in TEXTS:
        for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").split("\n"):
            if not line:
                continue
            words = WORD.findall(json.loads(line)["text"])
            texts += 1
            seen.update({stem_of(w) for w in words})
            for w in words:
                written[stem_of(w)][w.lower()] += 1
    return texts, seen, written


def _written(stem: str, written: Mapping[str, Counter[str]]) -> str:
    """The form of a stem that is written most; of equals the first in the alphabet."""
    return min(written[stem], key=lambda w: (-written[stem][w], w))


def _vectors(shown: Mapping[str, str], model: Path | None) -> list[Any]:
    found = vectors_of(shown.values(), model)
    return [found[word] for word in shown.values()]


def _reduced(vectors: Mapping[str, Any]) -> dict[str, str]:
    """The vectors, less what all have in common, in their most telling columns, as text."""
    stems = list(vectors)
    rows = np.array([vectors[s] for s in stems], dtype=np.float64)
    rows -= rows.mean(axis=0)
    _, _, turned = np.linalg.svd(rows, full_matrices=False)
    small = rows @ turned[:COLUMNS].T
    small /= np.linalg.norm(small, axis=1, keepdims=True)
    return {
        s: b85encode(np.clip(np.round(127 * v / np.abs(small).max()), -127, 127).astype(np.int8).tobytes()).decode()
        for s, v in zip(stems, small, strict=True)
    }


def _line(stem: str, texts: int, vector: str, kin: Kin | None, shown: Mapping[str, str]) -> str:
    if kin is None:
        return f"{stem}\t{texts}\t\t\t\t"
    derived = " ".join(sorted(kin.derived & shown.keys()))
    return f"{stem}\t{texts}\t{vector}\t{_senses(kin.senses)}\t{_senses(kin.above)}\t{derived}"


def _senses(senses: Mapping[Sense, float]) -> str:
    return " ".join(f"{pos}{offset}:{round(100 * share)}" for (pos, offset), share in sorted(senses.items()))
