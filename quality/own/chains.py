"""How often a whole chain of attribution is right, on our own texts: `python -m quality.own.chains [--aside | --more] [--misses]`.

The set and its conventions are described in quality/own/README.md.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dateline.model import Span, Statement, make_report
from dateline.pipeline import read_report
from quality.own.chain_cases import ASIDE, MORE, TUNING, Case, Expected, load_cases

ENOUGH = 0.5  # F1 of words from which two stretches of words count as the same
_WORD = re.compile(r"\w+(?:['’.]\w+)*")
_ARTICLES = frozenset({"a", "an", "the"})

Reader = Callable[[str], Sequence[Statement]]
Words = frozenset[int]  # offsets at which the words of a stretch begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What the program made of one expected statement."""

    expected: Expected
    found: Statement | None
    source_right: bool
    chain_right: bool

    @property
    def right(self) -> bool:
        """Found, with the right source and the whole chain."""
        return self.found is not None and self.source_right and self.chain_right


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A case and its judged statements."""

    case: Case
    judged: tuple[Judged, ...]

    @property
    def right(self) -> bool:
        """Whether all its statements are right."""
        return all(j.right for j in self.judged)


def words_of(text: str, spans: Iterable[Span], *, articles: bool = True) -> Words:
    """Offsets of the words that begin in the spans, with or without articles."""
    found = (m for s in spans for m in _WORD.finditer(text, s.start, s.end))
    return frozenset(m.start() for m in found if articles or m.group().lower() not in _ARTICLES)


def f1(one: Words, other: Words) -> float:
    """The harmonic mean of precision and recall; 1 where both are empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def judge(case: Case, found: Sequence[Statement]) -> Verdict:
    """Compare a case with the statements that the program found in its text."""
    return Verdict(case=case, judged=tuple(_judge(case.text, expected, found) for expected in case.statements))


def _judge(text: str, expected: Expected, found: Sequence[Statement]) -> Judged:
    content = words_of(text, expected.content)

    def nearness(statement: Statement) -> tuple[float, float]:
        return f1(content, words_of(text, statement.content)), _source_f1(text, expected, statement)

    best = max(found, key=nearness, default=None)
    if best is None or nearness(best)[0] < ENOUGH:
        return Judged(expected=expected, found=None, source_right=False, chain_right=False)
    return Judged(
        expected=expected,
        found=best,
        source_right=_source_f1(text, expected, best) >= ENOUGH,
        chain_right=_same_chain(text, expected, best),
    )


def _source_f1(text: str, expected: Expected, found: Statement) -> float:
    if expected.source is None or not found.source:
        return float(expected.source is None and not found.source)
    return max(_name_f1(text, [span], found.source) for span in (expected.source, expected.wide) if span is not None)


def _same_chain(text: str, expected: Expected, found: Statement) -> bool:
    if len(expected.chain) != len(found.chain):
        return False
    pairs = zip(expected.chain, found.chain, strict=True)
    return all(_name_f1(text, [seen.name], [link.span]) >= ENOUGH for seen, link in pairs)


def _name_f1(text: str, one: Iterable[Span], other: Iterable[Span]) -> float:
    return f1(words_of(text, one, articles=False), words_of(text, other, articles=False))


def scores(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """Shares: texts with the whole chain right; of all statements, those found, with the right source, with the right chain."""
    judged = [j for v in verdicts for j in v.judged]
    return {
        "texts right": _share(v.right for v in verdicts),
        "statements found": _share(j.found is not None for j in judged),
        "source right": _share(j.source_right for j in judged),
        "chain right": _share(j.chain_right for j in judged),
        "texts right with a chain": _share(v.right for v in verdicts if _has_chain(v)),
        "texts right without one": _share(v.right for v in verdicts if not _has_chain(v)),
    }


def _has_chain(verdict: Verdict) -> bool:
    return any(s.chain for s in verdict.case.statements)


def _share(good: Iterable[bool]) -> float:
    listed = list(good)
    return sum(listed) / len(listed) if listed else 0.0


def misses(verdict: Verdict) -> list[str]:
    """For each statement that is not right: what was expected and what was found."""
    text = verdict.case.text
    wrong = [j for j in verdict.judged if not j.right]
    return [f"{verdict.case.id}  {text}", *(line for j in wrong for line in _miss(text, j))] if wrong else []


def _miss(text: str, judged: Judged) -> list[str]:
    expected, found = judged.expected, judged.found
    wanted = expected.source.words(text) if expected.source else "nobody"
    lines = [f"    expected  {wanted} | {', '.join(x.name.words(text) for x in expected.chain) or '-'}"]
    if found is None:
        return [*lines, "    found     no such statement"]
    got = " … ".join(s.words(text) for s in found.source) or "nobody"
    return [*lines, f"    found     {got} | {', '.join(x.span.words(text) for x in found.chain) or '-'}"]


def statements_in(text: str) -> tuple[Statement, ...]:
    """What the program finds."""
    return read_report(make_report(text)).statements


def main(arguments: Sequence[str] | None = None, reader: Reader = statements_in) -> int:
    """Print the shares, and the misses if they are asked for."""
    parser = argparse.ArgumentParser(prog="python -m quality.own.chains", description=__doc__)
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--aside", dest="part", action="store_const", const=ASIDE, help="score the part that is set aside")
    part.add_argument("--more", dest="part", action="store_const", const=MORE, help="score the texts in the manner of many newsrooms")
    parser.add_argument("--misses", action="store_true", help="list the texts that are not right")
    options = parser.parse_args(arguments)
    cases = load_cases(options.part or TUNING)
    verdicts = [judge(case, reader(case.text)) for case in cases]
    if options.misses:
        print("\n".join(line for v in verdicts for line in misses(v)))
    print(f"{len(verdicts)} texts")
    for name, share in scores(verdicts).items():
        print(f"{name:26}{100 * share:6.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
