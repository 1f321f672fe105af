"""How often dates, stretches and lengths of time are read right, on phrases written for this project: `python -m quality.own.days`.

`--aside` scores the part that is set aside, `--more` phrases written later, `--misses` lists what is not right. The conventions stand in
quality/own/README_days.md.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

from dateline.ground import ground
from dateline.model import Span, When, make_report
from dateline.model.when import WhenBasis, WhenPrecision
from dateline.reader import read
from quality.own.chain_cases import SetError, find
from quality.own.sets import loader

TUNING = Path(__file__).with_name("days.jsonl")
ASIDE = Path(__file__).with_name("days_aside.jsonl")
MORE = Path(__file__).with_name("days_more.jsonl")
_SMALL = frozenset({
    "the", "a", "an", "on", "in", "at", "of", "about", "around", "by", "until", "since", "from", "between", "over", "during", "for", "before", "after",
    "through", "more", "less", "than", "nearly", "almost",
})  # fmt: skip
_DATED = frozenset({"DATE", "TIME"})

Reader = Callable[[str, date | None], Sequence[When]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A time as a reader sees it: its days with precision and basis, or the value of a length or set."""

    words: Span
    value: str | None = None
    earliest: date | None = None
    latest: date | None = None
    precision: WhenPrecision = "unknown"
    basis: WhenBasis = "unresolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A text, its day of publication (None = not known), and the times in it: all that get a day, those asked for of the others."""

    id: str
    text: str
    published: date | None
    times: tuple[Expected, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A case, what was found, the expected times that were not found as expected, and the days found where none is."""

    case: Case
    found: tuple[When, ...]
    missed: tuple[Expected, ...]
    false: tuple[When, ...]

    @property
    def right(self) -> bool:
        """Nothing missed, nothing false."""
        return not self.missed and not self.false


def parse_case(row: Mapping[str, Any]) -> Case:
    """A case of one line of the set.

    Raises:
        SetError: words of a case do not stand in its text, or a precision or basis is unknown.
    """
    published = date.fromisoformat(row["published"]) if row["published"] else None
    times = tuple(_expected(row["id"], row["text"], t) for t in row["times"])
    return Case(id=row["id"], text=row["text"], published=published, times=times)


load_cases = loader(parse_case)


def _expected(name: str, text: str, time: Mapping[str, Any]) -> Expected:
    words = find(text, time["words"], time.get("nth"))
    if "value" in time:
        return Expected(words=words, value=time["value"])
    if time["precision"] not in get_args(WhenPrecision) or time["basis"] not in get_args(WhenBasis):
        raise SetError(f"{name}: no such precision or basis: {time['precision']}, {time['basis']}")
    first, _, last = (time["days"] or "..").partition("..") if ".." in (time["days"] or "..") else (time["days"], "", time["days"])
    return Expected(words=words, earliest=_day(first), latest=_day(last), precision=time["precision"], basis=time["basis"])


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def times_in(text: str, published: date | None) -> tuple[When, ...]:
    """What Dateline finds."""
    return ground(read(make_report(text, published=published)), (), (), ()).whens


def judge(case: Case, found: Sequence[When]) -> Verdict:
    """Compare; a stretch stands for the dates it is made of."""
    whole = [w for w in found if not any(i.precision == "interval" and i is not w and i.span.contains(w.span) for i in found)]
    missed = tuple(e for e in case.times if not _is_found(e, case.text, whole))
    dated = (w for w in whole if w.kind in _DATED and (w.earliest or w.latest))
    false = tuple(w for w in dated if not any(w.span.overlaps(e.words) for e in case.times))
    return Verdict(case=case, found=tuple(found), missed=missed, false=false)


def _is_found(expected: Expected, text: str, found: Sequence[When]) -> bool:
    near = [w for w in found if w.span.overlaps(expected.words)]
    if expected.value is not None:
        near = [w for w in near if w.kind not in _DATED]
        return any(w.value == expected.value and _same_words(expected.words, w.span, text) for w in near)
    return any(_same_days(expected, w) and _same_words(expected.words, w.span, text) for w in near if w.kind in _DATED)


def _same_days(expected: Expected, when: When) -> bool:
    return (when.earliest, when.latest, when.precision, when.basis) == (
        expected.earliest,
        expected.latest,
        expected.precision,
        expected.basis,
    )


def _same_words(expected: Span, found: Span, text: str) -> bool:
    return _words(expected.words(text)) == _words(found.words(text))


def _words(written: str) -> list[str]:
    return [w for w in written.lower().rstrip(".,").split() if w not in _SMALL]


def scores(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """Shares of texts and of times that are right."""
    times = sum(len(v.case.times) for v in verdicts)
    return {
        "text": sum(v.right for v in verdicts) / len(verdicts),
        "time": sum(len(v.case.times) - len(v.missed) for v in verdicts) / times,
    }


def describe(verdict: Verdict) -> str:
    """A miss, in one paragraph."""
    case = verdict.case
    lines = [f"{case.id} ({case.published}) {case.text}"]
    lines += [
        f"  expected {e.words.words(case.text)!r}: {e.value or (str(e.earliest), str(e.latest), e.precision, e.basis)}"
        for e in verdict.missed
    ]
    lines += [
        f"  found    {w.span.words(case.text)!r}: {w.kind} {w.value} {w.earliest} {w.latest} {w.precision} {w.basis}" for w in verdict.found
    ]
    lines += [f"  false    {w.span.words(case.text)!r}" for w in verdict.false]
    return "\n".join(lines)


def main(argv: Sequence[str], reader: Reader = times_in) -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--aside", action="store_const", const=ASIDE, dest="path", default=TUNING)
    part.add_argument("--more", action="store_const", const=MORE, dest="path")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args(argv)
    verdicts = [judge(case, reader(case.text, case.published)) for case in load_cases(options.path)]
    found = scores(verdicts)
    out = [f"{len(verdicts)} texts, right: {found['text']:.1%}; times {found['time']:.1%}"]
    if options.misses:
        out += [describe(v) for v in verdicts if not v.right]
    sys.stdout.write("\n".join(out) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
