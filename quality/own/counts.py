"""How often counts are read right, on sentences of public test material read by hand.

`python -m quality.own.counts [--aside | --more | --later] [--misses]`

The set and its conventions are described in quality/own/README_counts.md. `bounds` asks for the counts that `dateline predict quantities`
gives, `tuples` for the tallies of the record.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.coding.quantities import read_quantities
from dateline.model import Document, Span, Tally, make_report
from dateline.pipeline import read_report
from dateline.reader import read
from quality.own.count_cases import COUNTABLE, COUNTS, GOLD, HARM, LATER, MORE, Article, Bounds, Expected, load_articles, load_texts

_SINGLE = frozenset({"a", "an", "another"})
_COUNTS = frozenset({None, "population"})  # measures of the reader that are counts of people


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A count as the program gives it, with its bounds as written; without a category where only bounds are asked for.

    `harm`: whether it counts people or harm, and no other things.
    """

    number: Span
    bounds: Bounds
    category: str | None = None
    harm: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the program finds in a text."""

    counts: tuple[Found, ...]
    tallies: tuple[Found, ...]


Reader = Callable[[str], Given]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What was right of what was found, and of what there is to find; what the rest was.

    Attributes:
        false: findings that are wrong, by what stands there.
        missed: (what was expected, what was found there instead; None = nothing).
    """

    right: int
    found: int
    there: int
    false: tuple[tuple[str, Found], ...]
    missed: tuple[tuple[Expected, Found | None], ...]

    @property
    def precision(self) -> float:
        """Right of all found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Found of all there is."""
        return self.right / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.found + self.there) if self.found + self.there else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The scores of an article: bounds of people and harm, the same with things and events, and tuples of the harm categories."""

    article: Article
    text: str
    bounds: Score
    bounds_of_all: Score
    tuples: Score


def as_written(tally: Tally) -> Bounds:
    """The bounds of a tally as its words give them: "more than 20" has low 20, not 21; "about 50" 50 and 50."""
    if tally.qualifier == "more than" and tally.low is not None:
        return tally.low - 1, tally.high
    if tally.qualifier == "fewer than" and tally.high is not None:
        return tally.low, tally.high + 1
    if tally.low is None and tally.high is None:
        return tally.best, tally.best
    return tally.low, tally.high


def read_counts(text: str) -> Given:
    """What Dateline finds."""
    report = make_report(text)
    return given(read(report), read_report(report).tallies)


def given(document: Document, tallies: Iterable[Tally]) -> Given:
    """What the program finds, as it is scored."""
    counts = (c for c in read_quantities(document) if c.measure in _COUNTS)
    return Given(
        counts=tuple(Found(number=c.number, bounds=(c.low, c.high), harm=c.harm) for c in counts),
        tallies=tuple(Found(number=t.number, bounds=as_written(t), category=t.category) for t in tallies),
    )


def judge(article: Article, text: str, given: Given) -> Verdict:
    """Compare what is found in the sentences that were read with what a reader found there."""
    counts = [f for f in _inside(article, given.counts) if not _is_single(text, f.number)]
    numbers = [e for e in article.numbers if not _is_single(text, e.number)]
    tallies = [f for f in _inside(article, given.tallies) if f.category in HARM]
    return Verdict(
        article=article,
        text=text,
        bounds=_score(_once(numbers), [f for f in counts if f.harm], lambda e: e.is_count, _same_bounds),
        bounds_of_all=_score(_once(numbers), counts, lambda e: e.is_count or e.what in COUNTABLE, _same_bounds),
        tuples=_score(article.numbers, tallies, lambda e: e.category in HARM, _same_tuple),
    )


def _inside(article: Article, found: Iterable[Found]) -> list[Found]:
    return [f for f in found if any(s.contains(f.number) for s in article.sentences)]


def _once(numbers: Iterable[Expected]) -> list[Expected]:
    """Each number once: "no casualties" is two lines, dead and injured, but one number."""
    return list({e.number: e for e in reversed(list(numbers))}.values())[::-1]


def _is_single(text: str, number: Span) -> bool:
    """A single person counted by an article: the set has them only where harm befalls them."""
    return number.words(text).lower() in _SINGLE


def _same_bounds(expected: Expected, found: Found) -> bool:
    return expected.bounds == found.bounds


def _same_tuple(expected: Expected, found: Found) -> bool:
    return _same_bounds(expected, found) and _has_category(expected, found)


def _has_category(expected: Expected, found: Found) -> bool:
    return found.category in (expected.category, *expected.also)


def _score(
    numbers: Sequence[Expected], found: Sequence[Found], wanted: Callable[[Expected], bool], same: Callable[[Expected, Found], bool]
) -> Score:
    """Pair what is found with the numbers it overlaps, the right ones first; each is spent once."""
    pairs: dict[int, int] = {}
    for fits in (same, _overlap):
        for n, f in enumerate(found):
            open_ = (k for k, e in enumerate(numbers) if k not in pairs.values() and _overlap(e, f) and fits(e, f))
            if n not in pairs and (k := next(open_, None)) is not None:
                pairs[n] = k
    there = {k for k, e in enumerate(numbers) if wanted(e)}
    right = {k for n, k in pairs.items() if k in there and same(numbers[k], found[n])}
    spared = {n for n, k in pairs.items() if k not in there and found[n].category is not None and _has_category(numbers[k], found[n])}
    wrong = [n for n in range(len(found)) if n not in spared and pairs.get(n) not in right]
    instead = {k: found[n] for n, k in pairs.items()}
    return Score(
        right=len(right),
        found=len(found) - len(spared),
        there=len(there),
        false=tuple((_stands(next((e for e in numbers if _overlap(e, found[n])), None), found[n]), found[n]) for n in wrong),
        missed=tuple((numbers[k], instead.get(k)) for k in sorted(there - right)),
    )


def _overlap(expected: Expected, found: Found) -> bool:
    return expected.number.overlaps(found.number)


def _stands(expected: Expected | None, found: Found) -> str:
    """What stands where something wrong was found."""
    if expected is None:
        return "no number"
    if not expected.is_count:
        return str(expected.what)
    if found.category is not None and not _has_category(expected, found):
        return f"{expected.category}, not {found.category}"
    return "other bounds"


def total(scores: Iterable[Score]) -> Score:
    """All of them as one."""
    listed = list(scores)
    return Score(
        right=sum(s.right for s in listed),
        found=sum(s.found for s in listed),
        there=sum(s.there for s in listed),
        false=tuple(x for s in listed for x in s.false),
        missed=tuple(x for s in listed for x in s.missed),
    )


MEASURES: dict[str, Callable[[Verdict], Score]] = {
    "bounds, people and harm": lambda v: v.bounds,
    "bounds, things and events too": lambda v: v.bounds_of_all,
    "tuples, harm": lambda v: v.tuples,
}


def table(verdicts: Sequence[Verdict]) -> str:
    """Figures by file; tuples by category; what the false ones were."""
    files = sorted({v.article.file for v in verdicts})
    lines = []
    for name, part in MEASURES.items():
        lines += [f"{name:32}{'right':>7}{'found':>7}{'there':>7}{'precision':>11}{'recall':>8}{'F1':>7}"]
        lines += [_line(file, total(part(v) for v in verdicts if v.article.file == file)) for file in files]
        lines += [_line("all", total(part(v) for v in verdicts)), ""]
    tuples = total(v.tuples for v in verdicts)
    lines += [f"{'tuples by category':32}{'missed':>7}{'false':>7}"]
    missed, false = Counter(e.category for e, _ in tuples.missed), Counter(str(f.category) for _, f in tuples.false)
    lines += [f"{name:32}{missed[name]:7}{false[name]:7}" for name in sorted(missed | false)]
    for name, score in (("false bounds", total(v.bounds for v in verdicts)), ("false tuples", tuples)):
        lines += ["", f"{name + ', by what they were':32}{'':>7}"]
        lines += [f"{what:32}{n:7}" for what, n in Counter(what for what, _ in score.false).most_common()]
    return "\n".join(lines)


def _line(name: str, score: Score) -> str:
    return f"{name:32}{score.right:7}{score.found:7}{score.there:7}{score.precision:11.1%}{score.recall:8.1%}{score.f1:7.1%}"


def misses(verdict: Verdict) -> list[str]:
    """Each sentence with what is not right in it."""
    lines = []
    for sentence in verdict.article.sentences:
        wrong = [f"    {name}: {line}" for name, part in MEASURES.items() for line in _wrong(verdict.text, part(verdict), sentence)]
        if wrong:
            lines += [f"{verdict.article.id}  {' '.join(sentence.words(verdict.text).split())}", *wrong]
    return lines


def _wrong(text: str, score: Score, sentence: Span) -> list[str]:
    missed = [
        f"missed  {e.number.words(text)} {e.bounds} {e.category}, found {(f.bounds, f.category) if f else None}"
        for e, f in score.missed
        if sentence.contains(e.number)
    ]
    false = [f"false   {f.number.words(text)} {f.bounds} {f.category} ({what})" for what, f in score.false if sentence.contains(f.number)]
    return missed + false


def judged(gold: Path = GOLD, reader: Reader = read_counts, *, aside: bool = False, path: Path = COUNTS) -> list[Verdict]:
    """Verdicts on the articles of one half, with their texts from the folder of the test material; all of a set that has no halves."""
    articles = [a for a in load_articles(path) if path != COUNTS or a.is_aside == aside]
    texts = load_texts(articles, gold)
    return [judge(a, texts[a.file, a.id], reader(texts[a.file, a.id])) for a in articles]


def scores(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """F1 of each measure over all articles."""
    return {name: total(part(v) for v in verdicts).f1 for name, part in MEASURES.items()}


def main(arguments: Sequence[str] | None = None, reader: Reader = read_counts) -> int:
    """Print the figures of one half, and its misses if they are asked for; without the texts, say so."""
    parser = argparse.ArgumentParser(prog="python -m quality.own.counts", description=__doc__)
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--aside", action="store_true", help="score the half that is kept back")
    part.add_argument("--more", dest="path", action="store_const", const=MORE, default=COUNTS, help="score the second set")
    part.add_argument("--later", dest="path", action="store_const", const=LATER, help="score the third set")
    parser.add_argument("--misses", action="store_true", help="list what is not right in the half for tuning")
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of the test material (default: %(default)s)")
    options = parser.parse_args(arguments)
    if options.aside and options.misses:
        parser.error("the misses of the half that is kept back are not shown")
    if not options.gold.is_dir():
        print(f"skipped: no test material at {options.gold}")
        return 0
    verdicts = judged(options.gold, reader, aside=options.aside, path=options.path)
    articles = [v.article for v in verdicts]
    if options.misses:
        print("\n".join([*(line for v in verdicts for line in misses(v)), ""]))
    print(f"{'kept back' if options.aside else 'for tuning'}: {len(articles)} articles, {sum(len(a.numbers) for a in articles)} numbers")
    print(table(verdicts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
