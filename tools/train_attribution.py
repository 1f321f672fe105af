"""Learn `src/dateline/resources/attribute_weights.toml` anew: how surely a frame made by rule is a statement.

    python tools/train_attribution.py [--data ../shared/gold/attribution] [--out FILE]

Needs the train part of PolNeAR (`train.jsonl`) and its scorer (`score_attribution.py`) in the folder `--data`; neither is part of
this project. Numpy comes with spaCy. The way is the same each time: the seed chooses the articles kept back, the rest is arithmetic.
"""

import argparse
import hashlib
import importlib.util
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.attribute import attribute
from dateline.attribute.detect import Inside, light_frames, plain_frames
from dateline.attribute.frame import Frame
from dateline.attribute.lexicon import Lexicon, load_lexicon
from dateline.attribute.quotations import find_quotations
from dateline.attribute.speech import find_speeches
from dateline.attribute.tree import Stretch, Tree
from dateline.attribute.weights import features, load_weights
from dateline.model import Document, Span, Statement, make_report
from dateline.reader import read
from dateline.resources import load_toml

ROOT = Path(__file__).resolve().parents[1]
SEED = 2018
KEPT_BACK = 120
SEEN_AT_LEAST = 4
PENALTY = 1.0
STEPS = 600
RATE = 0.05
SMALLEST = 0.05
ENOUGH_OVERLAP = 0.5
ROLES = ("source", "cue", "content")
_WORDS = ("verb", "noun", "word-tie")  # sections whose names hold a word of the text
_PLAIN_WORD = re.compile(r"[a-z][a-z-]*")
_HEADER = """\
# How much what is seen of a frame speaks for its being a statement: weights of a logistic regression (sums are log-odds).
# Learned from the train part of PolNeAR (Newell, Margolin and Ruths 2018; states no licence) by tools/train_attribution.py:
# {articles} articles, {frames} frames made by this program's own rules, a frame counting as right where its cue meets an annotated
# cue and its content has a token F1 of at least {overlap} with that one's. Ridge penalty {penalty:g}, features seen at least {seen} times.
# Base forms, grammatical labels and numbers only: no text of the articles, no names. See docs/model-cards/attribution-weights.md.
# Sections name the feature (see attribute/weights.py); `word-tie` is a base form and the construction that ties its content to it.
"""


@dataclass(frozen=True, slots=True)
class Article:
    """One annotated article, read by the program."""

    gold: dict[str, Any]
    document: Document


@dataclass(frozen=True, slots=True)
class Examples:
    """What is seen of each frame, and whether it is an annotated statement."""

    seen: list[list[str]]
    right: list[bool]


def main() -> None:
    """Learn, write, and tell how well it does on the articles kept back."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "gold" / "attribution")
    parser.add_argument("--out", type=Path, default=ROOT / "src" / "dateline" / "resources" / "attribute_weights.toml")
    given = parser.parse_args()
    needed = [given.data / "train.jsonl", given.data / "score_attribution.py"]
    if absent := [str(path) for path in needed if not path.exists()]:
        sys.exit(f"There is nothing to learn from: {', '.join(absent)} not found. Name the folder of the PolNeAR files with --data.")
    learning, kept_back = _split(_records(given.data / "train.jsonl"))
    examples = _examples([_read(record) for record in learning])
    weights = learn(examples)
    given.out.write_text(_toml(weights, articles=len(learning), frames=len(examples.right)), encoding="utf-8")
    print(f"{len(learning)} articles, {len(examples.right)} frames, {sum(examples.right)} of them right, {len(weights)} weights")
    print(f"{given.out}\nSHA-256 {hashlib.sha256(given.out.read_bytes()).hexdigest()}")
    if given.out.name == "attribute_weights.toml" and given.out.parent == ROOT / "src" / "dateline" / "resources":
        print(_score(given.data / "score_attribution.py", [_read(record) for record in kept_back]))


def _records(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _split(records: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Articles to learn from, and those kept back."""
    chosen = set(random.Random(SEED).sample(range(len(records)), KEPT_BACK))  # noqa: S311 - a split, no secret
    return [r for n, r in enumerate(records) if n not in chosen], [r for n, r in enumerate(records) if n in chosen]


def _read(record: dict[str, Any]) -> Article:
    return Article(record, read(make_report(record["text"])))


def _examples(articles: Sequence[Article]) -> Examples:
    lexicon = load_lexicon()
    seen, right = [], []
    for article in articles:
        tree = Tree(article.document)
        cues = _by_cue(article)
        for frame, inside in _frames(tree, lexicon):
            seen.append(list(_plain(tree, frame, features(tree, frame, lexicon, in_quotation=inside))))
            right.append(_is_right(frame, cues))
    return Examples(seen, right)


def _frames(tree: Tree, lexicon: Lexicon) -> Iterator[tuple[Frame, bool]]:
    """Frames the weights decide about, with whether they stand in a quotation."""
    quotations = find_quotations(tree)
    inside = Inside(quotations)
    speeches = {s.head for s in find_speeches(tree, quotations, lexicon.speech)}
    for frames in (light_frames, plain_frames):
        for frame in frames(tree, lexicon, inside):
            if frame.head not in speeches:
                yield frame, inside.of(frame.head) is not None


def _plain(tree: Tree, frame: Frame, names: Iterator[str]) -> Iterator[str]:
    """Features without words that are no plain base form, and without names mistaken for verbs or nouns."""
    head = tree.tokens[frame.head]
    worded = head.text.islower() and _PLAIN_WORD.fullmatch(frame.lemma) is not None
    yield from (name for name in names if worded or not name.startswith(tuple(f"{w}=" for w in _WORDS)))


def _by_cue(article: Article) -> dict[int, list[set[int]]]:
    """Contents of the annotated attributions by the tokens of their cues."""
    out: dict[int, list[set[int]]] = defaultdict(list)
    for attribution in article.gold["attributions"]:
        content = _tokens(article.document, attribution["content"])
        for token in _tokens(article.document, attribution["cue"]):
            out[token].append(content)
    return out


def _tokens(document: Document, pairs: Sequence[Sequence[int]]) -> set[int]:
    return {t.i for start, end in pairs for t in document.tokens_in(Span(start, end))}


def _is_right(frame: Frame, cues: dict[int, list[set[int]]]) -> bool:
    content = _held(frame.content)
    return any(_f1(content, gold) >= ENOUGH_OVERLAP for token in _held(frame.cue) for gold in cues.get(token, ()))


def _held(stretches: Sequence[Stretch]) -> set[int]:
    return {i for s in stretches for i in range(s.first, s.last + 1)}


def _f1(one: set[int], other: set[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def learn(examples: Examples) -> dict[str, float]:
    """Weights of a ridge-penalised logistic regression, by full-batch Adam from zero: no chance is involved."""
    counts = Counter(name for names in examples.seen for name in names)
    column = {name: n for n, name in enumerate(sorted(k for k, v in counts.items() if v >= SEEN_AT_LEAST))}
    pairs = [(row, column[name]) for row, names in enumerate(examples.seen) for name in names if name in column]
    rows, columns = np.array(pairs).T
    weights = _descend(rows, columns, np.array(examples.right, dtype=float), len(column))
    return {name: round(float(weights[n]), 2) for name, n in column.items() if abs(weights[n]) >= SMALLEST}


def _descend(rows: NDArray[Any], columns: NDArray[Any], right: NDArray[Any], size: int) -> NDArray[Any]:
    weights, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        chance = 1 / (1 + np.exp(-np.bincount(rows, weights[columns], len(right))))
        slope = np.bincount(columns, (chance - right)[rows], size) + PENALTY * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        weights = weights - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def _toml(weights: dict[str, float], *, articles: int, frames: int) -> str:
    sections: dict[str, dict[str, float]] = defaultdict(dict)
    for name, weight in weights.items():
        section, _, word = name.partition("=")
        sections[section][word] = weight
    text = _HEADER.format(articles=articles, frames=frames, overlap=ENOUGH_OVERLAP, penalty=PENALTY, seen=SEEN_AT_LEAST)
    for section, table in sorted(sections.items()):
        text += f"\n[weights.{section}]\n" + "".join(f"{json.dumps(word)} = {weight}\n" for word, weight in sorted(table.items()))
    return text


def _score(scorer: Path, articles: Sequence[Article]) -> str:
    """The scorer's report on the whole stage, with the weights just written."""
    load_toml.cache_clear()
    load_weights.cache_clear()
    found = [{"id": a.gold["id"], "attributions": [_pairs(s) for s in attribute(a.document)]} for a in articles]
    spec = importlib.util.spec_from_file_location("score_attribution", scorer)
    if spec is None or spec.loader is None:
        sys.exit(f"{scorer} is no Python file that can be loaded.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return str(module.report(module.score([a.gold for a in articles], found)))


def _pairs(statement: Statement) -> dict[str, list[list[int]]]:
    return {role: [[s.start, s.end] for s in getattr(statement, role)] for role in ROLES}


if __name__ == "__main__":
    main()
