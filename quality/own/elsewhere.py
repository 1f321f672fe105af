"""What is wrong and missed on articles that are not US politics: `python -m quality.own.elsewhere`.

Articles of ../shared/gold, read once by hand with the statements that were found then (elsewhere.jsonl: offsets alone, no words of the
texts). Each run tells how many of the faults noted then are still there, and precision and recall against that reading.
The set and its conventions are described in quality/own/README_elsewhere.md.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.attribute import attribute
from dateline.model import Span, Statement, make_report
from dateline.reader import read
from quality.own.chains import f1, words_of

ARTICLES = Path(__file__).with_name("elsewhere.jsonl")
GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
NEAR = 0.5  # F1 of words from which two contents are of one statement
SAME = 0.75  # and from which they are the same content
ASIDE = frozenset({"wrong-stance", "wrong-chain"})  # faults of a statement whose source, cue and content are right
ROLES = ("source", "cue", "content")

Spans = tuple[Span, ...]
Reader = Callable[[str], Sequence[Statement]]


class SetError(ValueError):
    """The set does not fit its texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Source, cue and content of one statement."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A statement that was found wrong: of which kind, what it was, and what it should be (None = nothing, or the fault is not in its spans)."""

    what: str
    was: Said
    should: Said | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as it was read: statements found right, faults, and statements missed."""

    set: str
    id: str
    sha256: str
    right: tuple[Said, ...]
    faults: tuple[Fault, ...]
    missed: tuple[Said, ...]

    @property
    def statements(self) -> tuple[Said, ...]:
        """All statements that a reader finds in it."""
        return (*self.right, *(f.should for f in self.faults if f.should is not None and f.what not in ASIDE), *self.missed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a run made of an article: faults still there, and how many statements are found, right, and there to find."""

    article: Article
    still: tuple[Fault, ...]
    still_missed: int
    found: int
    right: int


def parse_article(row: Mapping[str, Any]) -> Article:
    """One line of the set."""
    return Article(
        set=row["set"],
        id=str(row["id"]),
        sha256=row["sha256"],
        right=tuple(_said(r) for r in row["right"]),
        faults=tuple(_fault(w) for w in row["wrong"]),
        missed=tuple(_said(m) for m in row["missed"]),
    )


def _said(row: Mapping[str, Any]) -> Said:
    return Said(**{role: tuple(Span(*pair) for pair in row[role]) for role in ROLES})


def _fault(row: Mapping[str, Any]) -> Fault:
    should = None if row["value"] is None else _said({**row["was"], **row["value"]})
    return Fault(what=row["what"], was=_said(row["was"]), should=should)


def judge(article: Article, text: str, found: Sequence[Statement]) -> Verdict:
    """Compare what is found now with what was noted."""
    said = [Said(source=s.source, cue=s.cue, content=s.content) for s in found]
    showing = [(f, _showing(text, f, said)) for f in article.faults if f.what not in ASIDE]
    wrong = {n for _, numbers in showing for n in numbers}
    pairs = _paired(text, article.statements, said) - wrong
    return Verdict(
        article=article,
        still=tuple(f for f, numbers in showing if numbers),
        still_missed=sum(all(_likeness(text, m, s) < NEAR for s in said) for m in article.missed),
        found=len(said),
        right=len(pairs),
    )


def _likeness(text: str, one: Said, other: Said) -> float:
    """F1 of the words of two contents; 0 where the cues do not overlap."""
    if one.cue and not any(mine.start < theirs.end and theirs.start < mine.end for mine in one.cue for theirs in other.cue):
        return 0.0
    return f1(words_of(text, one.content), words_of(text, other.content))


def _is_right(text: str, expected: Said, found: Said) -> bool:
    return _likeness(text, expected, found) >= SAME and _same_source(text, expected, found)


def _same_source(text: str, one: Said, other: Said) -> bool:
    mine, theirs = (words_of(text, s.source, articles=False) for s in (one, other))
    return f1(mine, theirs) >= SAME


def _paired(text: str, expected: Iterable[Said], found: Sequence[Said]) -> set[int]:
    """Statements found that are right: each is spent on one of those expected."""
    spent: set[int] = set()
    for one in expected:
        fits = [n for n, s in enumerate(found) if n not in spent and _is_right(text, one, s)]
        if fits:
            spent.add(max(fits, key=lambda n: _likeness(text, one, found[n])))
    return spent


def _showing(text: str, fault: Fault, found: Sequence[Said]) -> set[int]:
    """Statements that look no more like the right one than like the wrong one."""
    like = {n for n, s in enumerate(found) if _likeness(text, fault.was, s) >= NEAR}
    if fault.should is None:
        return like
    return {n for n in like if _distance(text, fault.was, found[n]) <= _distance(text, fault.should, found[n])}


def _distance(text: str, one: Said, other: Said) -> float:
    sources = f1(words_of(text, one.source), words_of(text, other.source))
    return 2.0 - sources - f1(words_of(text, one.content), words_of(text, other.content))


def figures(verdicts: Iterable[Verdict]) -> dict[str, float]:
    """Statements found and there to find, precision and recall."""
    listed = list(verdicts)
    found, right = sum(v.found for v in listed), sum(v.right for v in listed)
    there = sum(len(v.article.statements) for v in listed)
    return {
        "articles": len(listed),
        "found": found,
        "to find": there,
        "precision": right / found if found else 0.0,
        "recall": right / there if there else 0.0,
    }


def faults(verdicts: Iterable[Verdict]) -> dict[str, tuple[int, int]]:
    """For each kind of fault how many are still there, and how many were noted."""
    noted: Counter[str] = Counter()
    still: Counter[str] = Counter()
    for verdict in verdicts:
        noted.update(f.what for f in verdict.article.faults if f.what not in ASIDE)
        still.update(f.what for f in verdict.still)
        noted["missed"] += len(verdict.article.missed)
        still["missed"] += verdict.still_missed
    return {what: (still[what], n) for what, n in noted.most_common()}


def table(verdicts: Sequence[Verdict]) -> str:
    """Figures by set, and faults by kind."""
    sets = sorted({v.article.set for v in verdicts})
    rows = [(name, figures(v for v in verdicts if v.article.set == name)) for name in sets] + [("all", figures(verdicts))]
    lines = [f"{'set':24}{'articles':>9}{'found':>7}{'to find':>9}{'precision':>11}{'recall':>8}"]
    for name, got in rows:
        numbers = f"{got['articles']:9.0f}{got['found']:7.0f}{got['to find']:9.0f}{got['precision']:11.1%}{got['recall']:8.1%}"
        lines.append(f"{name:24}{numbers}")
    lines += ["", f"{'fault':24}{'noted':>9}{'still':>7}"]
    lines += [f"{what:24}{noted:9}{still:7}" for what, (still, noted) in faults(verdicts).items()]
    return "\n".join(lines)


def load_articles(path: Path = ARTICLES) -> tuple[Article, ...]:
    """The set."""
    with path.open(encoding="utf-8") as lines:
        return tuple(parse_article(json.loads(line)) for line in lines)


def load_texts(articles: Iterable[Article], gold: Path) -> dict[tuple[str, str], str]:
    """The texts of the articles by set and id; a text that is not the one that was read is refused."""
    wanted = {(a.set, a.id): a for a in articles}
    texts: dict[tuple[str, str], str] = {}
    for name in sorted({a.set for a in wanted.values()}):
        with (gold / f"{name}.jsonl").open(encoding="utf-8") as lines:  # not splitlines: texts hold U+2028
            rows = {(name, str(row["id"])): row["text"] for row in map(json.loads, lines)}
        for key in wanted.keys() & rows.keys():
            texts[key] = rows[key]
            if hashlib.sha256(rows[key].encode()).hexdigest() != wanted[key].sha256:
                raise SetError(f"{name} {key[1]}: not the text that was read")
    return texts


def read_statements(text: str) -> Sequence[Statement]:
    """What Dateline finds."""
    return attribute(read(make_report(text)))


def main(arguments: Sequence[str] | None = None, reader: Reader = read_statements) -> int:
    """Print the table; without the texts, say so."""
    parser = argparse.ArgumentParser(prog="python -m quality.own.elsewhere", description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of the test material (default: %(default)s)")
    options = parser.parse_args(arguments)
    if not options.gold.is_dir():
        print(f"skipped: no test material at {options.gold}")
        return 0
    articles = load_articles()
    texts = load_texts(articles, options.gold)
    print(table([judge(a, texts[a.set, a.id], reader(texts[a.set, a.id])) for a in articles]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
