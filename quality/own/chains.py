"""How often a whole chain of attribution is right, on texts written for this project: `python -m quality.own.chains [--aside] [--misses]`.

The set and its conventions are described in quality/own/README.md.
"""

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from dateline.model import Span, Statement, make_report
from dateline.model.statement import SpeakerKind
from dateline.pipeline import read_report

TUNING = Path(__file__).with_name("chains.jsonl")
ASIDE = Path(__file__).with_name("chains_aside.jsonl")
PIECES = " + "  # stands between the pieces of an interrupted content
ENOUGH = 0.5  # F1 of words from which two stretches of words count as the same
_WORD = re.compile(r"\w+(?:['’.]\w+)*")
_ARTICLES = frozenset({"a", "an", "the"})
_KINDS = frozenset(get_args(SpeakerKind))

Reader = Callable[[str], Sequence[Statement]]
Words = frozenset[int]  # offsets at which the words of a stretch begin


class SetError(ValueError):
    """A line of the set does not fit its text; the message says which words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An intermediary that a reader sees."""

    name: Span
    cue: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A statement that a reader sees; `chain` has the link nearest to the speaker first."""

    content: tuple[Span, ...]
    source: Span | None
    kind: SpeakerKind
    chain: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A text and what is said in it."""

    id: str
    text: str
    statements: tuple[Expected, ...]


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


def load_cases(path: Path) -> list[Case]:
    """The cases of a file, in its order.

    Raises:
        SetError: words of a case do not stand in its text.
    """
    return [parse_case(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def parse_case(row: Mapping[str, Any]) -> Case:
    """One line of the set.

    Raises:
        SetError: words of the case do not stand in its text, or its kind of speaker is unknown.
    """
    return Case(id=row["id"], text=row["text"], statements=tuple(_expected(row["text"], s) for s in row["statements"]))


def _expected(text: str, row: Mapping[str, Any]) -> Expected:
    if row["kind"] not in _KINDS:
        raise SetError(f"{row['kind']!r} is no kind of speaker: {text!r}")
    content = tuple(find(text, piece, _nth(row, "content")) for piece in row["content"].split(PIECES))
    return Expected(
        content=content, source=_maybe(text, row, "source"), kind=row["kind"], chain=tuple(_link(text, x) for x in row["chain"])
    )


def _link(text: str, row: Mapping[str, Any]) -> Link:
    return Link(name=find(text, row["name"], _nth(row, "name")), cue=_maybe(text, row, "cue"))


def _maybe(text: str, row: Mapping[str, Any], field: str) -> Span | None:
    return None if row[field] is None else find(text, row[field], _nth(row, field))


def _nth(row: Mapping[str, Any], field: str) -> int | None:
    nth: int | None = row.get("nth", {}).get(field)
    return nth


def find(text: str, words: str, nth: int | None = None) -> Span:
    """Where `words` stand as whole words: the only place, or the `nth` (from 1).

    Raises:
        SetError: there is no such place, or there are several and `nth` is not given.
    """
    places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    if len(places) < (nth or 1) or (nth is None and len(places) > 1):
        raise SetError(f"{words!r} (nth: {nth}) stands {len(places)} times in {text!r}")
    return Span(*places[(nth or 1) - 1])


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
    return _name_f1(text, [expected.source], found.source)


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
    parser.add_argument("--aside", action="store_true", help="score the part that is set aside")
    parser.add_argument("--misses", action="store_true", help="list the texts that are not right")
    options = parser.parse_args(arguments)
    cases = load_cases(ASIDE if options.aside else TUNING)
    verdicts = [judge(case, reader(case.text)) for case in cases]
    if options.misses:
        print("\n".join(line for v in verdicts for line in misses(v)))
    print(f"{len(verdicts)} texts")
    for name, share in scores(verdicts).items():
        print(f"{name:26}{100 * share:6.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
