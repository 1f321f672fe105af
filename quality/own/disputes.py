"""How often the links between two statements are right, on reports written for this project: `python -m quality.own.disputes`.

`--aside` scores the part that is set aside, `--more` further ones that were tuned on too, `--later` cases written after the rules were made, `--misses` lists what is not right.
The conventions stand in quality/own/README_disputes.md.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

from dateline.fuse import fuse
from dateline.model import Reading, Record, Statement, StatementLink, make_report
from dateline.model.dispute import LinkKind
from dateline.pipeline import read_report
from quality.own.chain_cases import SetError
from quality.own.sets import loader

TUNING = Path(__file__).with_name("disputes.jsonl")
ASIDE = Path(__file__).with_name("disputes_aside.jsonl")
MORE = Path(__file__).with_name("disputes_more.jsonl")
LATER = Path(__file__).with_name("disputes_later.jsonl")
DAY = date(2026, 3, 5)
OUTLETS = ("Harbour Daily", "Radio Curonia")
MUTUAL = frozenset({"disputes", "repeats"})  # kinds that hold both ways

Reader = Callable[[str, str, date], Reading]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One or two short reports, and the link between two statements in them.

    Attributes:
        link: kind of the link; None = there is none of any kind.
        source, target: words that stand in the two statements, where the reports hold several; the source is always the later one.
        why: the manner of it.
        days: when the reports were published.
    """

    id: str
    texts: tuple[str, ...]
    link: LinkKind | None
    source: str
    target: str
    why: str
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A case and the links found in it, apart by whether they are the one expected."""

    case: Case
    record: Record
    right: tuple[StatementLink, ...]
    wrong: tuple[StatementLink, ...]


def parse_case(row: Mapping[str, Any]) -> Case:
    """One line of the set.

    Raises:
        SetError: words of the case do not stand in its texts, or its kind of link is unknown.
    """
    texts = tuple(row["texts"])
    if row["link"] not in (None, *get_args(LinkKind)):
        raise SetError(f"{row['link']!r} is no kind of link: {texts[0]!r}")
    source, target = row.get("source", ""), row.get("target", "")
    if source not in texts[-1] or target not in texts[0]:
        raise SetError(f"{source!r} or {target!r} does not stand where it should: {texts[0]!r}")
    days = tuple(date.fromisoformat(d) for d in row.get("days", [str(DAY)] * len(texts)))
    return Case(id=row["id"], texts=texts, link=row["link"], source=source, target=target, why=row["why"], days=days)


load_cases = loader(parse_case)


def read_text(text: str, outlet: str, day: date) -> Reading:
    """The whole way of one report up to the fusing."""
    return read_report(make_report(text, outlet=outlet, published=day))


def judge(case: Case, reader: Reader = read_text) -> Verdict:
    """The links of a case's record."""
    readings = [reader(*given) for given in zip(case.texts, OUTLETS, case.days, strict=False)]
    record = fuse(readings)
    statements = {s.id: s for s in record.statements}
    found: dict[tuple[str, str, str], StatementLink] = {}
    for link in links_of(record):
        first, second = sorted((link.source, link.target))
        found.setdefault((link.kind, first, second), link)
    right = tuple(n for n in found.values() if _is_expected(case, readings, n, statements))
    return Verdict(case=case, record=record, right=right, wrong=tuple(n for n in found.values() if n not in right))


def links_of(record: Record) -> Iterator[StatementLink]:
    """All links of a record, those that make disputes first."""
    for dispute in record.disputes:
        yield from dispute.links
    yield from record.links


def _is_expected(case: Case, readings: Sequence[Reading], link: StatementLink, statements: Mapping[str, Statement]) -> bool:
    if link.kind != case.link:
        return False
    pairs = [(link.source, link.target), (link.target, link.source)][: 2 if link.kind in MUTUAL else 1]
    return any(_fits(case, readings, statements[source], statements[target]) for source, target in pairs)


def _fits(case: Case, readings: Sequence[Reading], source: Statement, target: Statement) -> bool:
    first, last = readings[0], readings[-1]
    if target.report_id != first.report.id or source.report_id != last.report.id:
        return False
    if first is last and source.span.start < target.span.start:
        return False
    return _holds(last, source, case.source) and _holds(first, target, case.target)


def _holds(reading: Reading, statement: Statement, words: str) -> bool:
    start = reading.report.text.index(words)
    return any(span.start < start + len(words) and start < span.end for span in statement.content) or not words


def scores(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """Precision, recall and F over links, and the share of cases in which all is right."""
    expected = sum(v.case.link is not None for v in verdicts)
    right = sum(bool(v.right) for v in verdicts)
    wrong = sum(len(v.wrong) for v in verdicts)
    precision, recall = _ratio(right, right + wrong), _ratio(right, expected)
    good = sum(not v.wrong and bool(v.right) == (v.case.link is not None) for v in verdicts)
    return {
        "precision": precision,
        "recall": recall,
        "F": _ratio(2 * precision * recall, precision + recall),
        "cases right": _ratio(good, len(verdicts)),
    }


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def by_kind(verdicts: Sequence[Verdict]) -> dict[str, tuple[int, int, int]]:
    """For each kind: links found and right, expected, found and wrong."""
    out = {}
    for kind in get_args(LinkKind):
        of_kind = [v for v in verdicts if v.case.link == kind]
        out[kind] = (sum(bool(v.right) for v in of_kind), len(of_kind), sum(n.kind == kind for v in verdicts for n in v.wrong))
    return out


def misses(verdict: Verdict) -> Iterator[str]:
    """What was expected and what was found, where something is not right."""
    case = verdict.case
    if not verdict.wrong and bool(verdict.right) == (case.link is not None):
        return
    yield f"{case.id}  {case.link}  ({case.why})"
    yield from (f"    {text}" for text in case.texts)
    for s in verdict.record.statements:
        yield f"      {s.id[-3:]} {s.cue_class} {s.stance} {s.speaker} | {verdict.record.words(s.id)}"
    yield from (f"    wrong: {n.kind} {n.source[-3:]} → {n.target[-3:]}: {n.reason}" for n in verdict.wrong)


def judged(path: Path, reader: Reader = read_text) -> list[Verdict]:
    """All cases of a file with what is found in them."""
    return [judge(case, reader) for case in load_cases(path)]


def main(arguments: Sequence[str] | None = None, reader: Reader = read_text) -> int:
    """Print precision and recall, and the misses if they are asked for."""
    parser = argparse.ArgumentParser(prog="python -m quality.own.disputes", description=__doc__)
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--aside", dest="path", action="store_const", const=ASIDE, default=TUNING, help="score the part that is set aside")
    part.add_argument("--more", dest="path", action="store_const", const=MORE, help="score further cases, tuned on after their first run")
    part.add_argument("--later", dest="path", action="store_const", const=LATER, help="score the cases written after the rules were made")
    parser.add_argument("--misses", action="store_true", help="list the cases that are not right")
    options = parser.parse_args(arguments)
    verdicts = judged(options.path, reader)
    if options.misses:
        _print(line for v in verdicts for line in misses(v))
    print(f"{len(verdicts)} cases")
    for name, share in scores(verdicts).items():
        print(f"{name:14}{100 * share:6.1f} %")
    for kind, (right, expected, wrong) in by_kind(verdicts).items():
        print(f"{kind:14}{right:4} of {expected:3} found, {wrong} wrong")
    return 0


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


if __name__ == "__main__":
    sys.exit(main())
