"""How often the auxiliary mode of an event is right, on sentences written for this project: `python -m quality.own.modes`.

`--aside` scores the part that is set aside, `--more` sentences written later in other wordings, `--misses` lists what is not right. The conventions stand in quality/own/README_modes.md.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

from dateline.model import Event, Span, make_report
from dateline.model.errors import OnlyFurniture
from dateline.model.event import Auxiliary
from dateline.pipeline import read_report
from quality.own.chain_cases import SetError, find
from quality.own.chains import f1, words_of
from quality.own.sets import cases

TUNING = Path(__file__).with_name("modes.jsonl")
ASIDE = Path(__file__).with_name("modes_aside.jsonl")
MORE = Path(__file__).with_name("modes_more.jsonl")
PUBLISHED = date(2026, 3, 12)
MODES: tuple[Auxiliary, ...] = get_args(Auxiliary)
NOT_FOUND = "not found"
CONSTRUCTIONS = frozenset({
    "accusation", "attempt", "averted", "calls", "condition", "control", "coordination", "dated", "demand", "denial", "due", "fear", "headline", "hope",
    "light", "noun", "participle", "passive", "plans", "promise", "question", "quoted", "raising", "recalled", "relative", "said", "threat", "verb",
    "without", "would-have",
})  # fmt: skip

Reader = Callable[[str], Sequence[Event]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One event of a text, as a reader sees it; a text with two has two cases of one id."""

    id: str
    text: str
    words: Span
    mode: Auxiliary
    construction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A case and the event that the program found at its words; None where it found none there."""

    case: Case
    found: Event | None

    @property
    def mode(self) -> str:
        """The mode that the program gives."""
        return NOT_FOUND if self.found is None else self.found.auxiliary

    @property
    def right(self) -> bool:
        """Found, with the right mode."""
        return self.mode == self.case.mode


def load_cases(path: Path) -> list[Case]:
    """The cases of a file, in its order.

    Raises:
        SetError: words of a case do not stand in its text, or its mode or construction is unknown.
    """
    return [c for found in cases(path, parse_cases) for c in found]


def parse_cases(row: Mapping[str, Any]) -> tuple[Case, ...]:
    """The events of one line of the set.

    Raises:
        SetError: words of a case do not stand in its text, or its mode or construction is unknown.
    """
    return tuple(_case(row["id"], row["text"], event) for event in row["events"])


def _case(name: str, text: str, row: Mapping[str, Any]) -> Case:
    for field, values in (("mode", MODES), ("construction", CONSTRUCTIONS)):
        if row[field] not in values:
            raise SetError(f"{row[field]!r} is no {field}: {text!r}")
    words = find(text, row["words"], row.get("nth"))
    return Case(id=name, text=text, words=words, mode=row["mode"], construction=row["construction"])


def judge(case: Case, found: Sequence[Event]) -> Verdict:
    """The event whose trigger shares most words with the expected ones; of equals the first in the text."""
    expected = words_of(case.text, [case.words])

    def nearness(event: Event) -> float:
        return f1(expected, words_of(case.text, [event.trigger]))

    best = max(found, key=nearness, default=None)
    return Verdict(case=case, found=best if best is not None and nearness(best) > 0 else None)


def judge_all(cases: Sequence[Case], reader: Reader) -> list[Verdict]:
    """Verdicts on all cases; each text is read once."""
    read: dict[str, Sequence[Event]] = {}
    for case in cases:
        if case.text not in read:
            read[case.text] = reader(case.text)
    return [judge(case, read[case.text]) for case in cases]


def scores(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """Shares of all events; the last is of the events found."""
    return {
        "mode right": _share(v.right for v in verdicts),
        "found": _share(v.found is not None for v in verdicts),
        "mode right where found": _share(v.right for v in verdicts if v.found is not None),
    }


def _share(good: Iterable[bool]) -> float:
    listed = list(good)
    return sum(listed) / len(listed) if listed else 0.0


def scores_by(verdicts: Iterable[Verdict], key: Callable[[Case], str]) -> dict[str, tuple[int, int, int]]:
    """For each value of `key` how many events are right, how many found, and of how many."""
    groups: defaultdict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        groups[key(verdict.case)].append(verdict)
    return {name: (sum(v.right for v in of), sum(v.found is not None for v in of), len(of)) for name, of in sorted(groups.items())}


def confusion(verdicts: Iterable[Verdict]) -> dict[Auxiliary, dict[str, int]]:
    """For each mode expected how often each mode was found, and how often no event."""
    counted = Counter((v.case.mode, v.mode) for v in verdicts)
    return {expected: {got: counted[expected, got] for got in (*MODES, NOT_FOUND)} for expected in MODES}


def table(verdicts: Sequence[Verdict]) -> str:
    """Shares, then counts by mode and by construction, then what was taken for what."""
    lines = [f"{len(verdicts)} events in {len({v.case.id for v in verdicts})} texts"]
    lines += [f"{name:26}{100 * share:6.1f} %" for name, share in scores(verdicts).items()]
    for title, groups in (
        ("mode", scores_by(verdicts, lambda c: c.mode)),
        ("construction", scores_by(verdicts, lambda c: c.construction)),
    ):
        lines += ["", f"{title:16}{'right':>7}{'found':>7}{'of':>7}"]
        lines += [f"{name:16}{right:7}{found:7}{of:7}" for name, (right, found, of) in groups.items()]
    lines += ["", f"{'expected / found':16}" + "".join(f"{got:>14}" for got in (*MODES, NOT_FOUND))]
    lines += [f"{mode:16}" + "".join(f"{n or '·':>14}" for n in row.values()) for mode, row in confusion(verdicts).items()]
    return "\n".join(lines)


def misses(verdict: Verdict) -> list[str]:
    """What was expected and what was found, where it is not right."""
    case, found = verdict.case, verdict.found
    if verdict.right:
        return []
    got = "no such event" if found is None else f"{found.auxiliary} {found.type} | {found.trigger.words(case.text)}"
    return [
        f"{case.id}  {case.text}",
        f"    expected  {case.mode} ({case.construction}) | {case.words.words(case.text)}",
        f"    found     {got}",
    ]


def events_in(text: str) -> tuple[Event, ...]:
    """What the program finds; nothing in a text that it takes for the furniture of a page."""
    try:
        return read_report(make_report(text, published=PUBLISHED)).events
    except OnlyFurniture:
        return ()


def main(arguments: Sequence[str] | None = None, reader: Reader = events_in) -> int:
    """Print the tables, and the misses if they are asked for."""
    parser = argparse.ArgumentParser(prog="python -m quality.own.modes", description=__doc__)
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--aside", dest="part", action="store_const", const=ASIDE, help="score the part that is set aside")
    part.add_argument("--more", dest="part", action="store_const", const=MORE, help="score the sentences written later in other wordings")
    parser.add_argument("--misses", action="store_true", help="list the events that are not right")
    options = parser.parse_args(arguments)
    verdicts = judge_all(load_cases(options.part or TUNING), reader)
    if options.misses:
        print("\n".join(line for v in verdicts for line in misses(v)))
    print(table(verdicts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
