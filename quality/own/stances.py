"""How often class, stance and kind of speaker are right, on sentences written for this project: `python -m quality.own.stances`.

`--aside` scores the part that is set aside, `--more` cases written later in other newsrooms' ways, `--blind` cases after which no rule was made,
`--misses` lists what is not right. The conventions stand in quality/own/README_stances.md.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from dateline.model import Span, Statement
from dateline.model.statement import CueClass, SpeakerKind, Stance
from quality.own.chain_cases import PIECES, SetError, find
from quality.own.chains import Reader, f1, statements_in, words_of
from quality.own.sets import loader

TUNING = Path(__file__).with_name("stances.jsonl")
ASIDE = Path(__file__).with_name("stances_aside.jsonl")
MORE = Path(__file__).with_name("stances_more.jsonl")
BLIND = Path(__file__).with_name("stances_blind.jsonl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A text and one statement in it, as a reader sees it."""

    id: str
    text: str
    cue: Span
    content: tuple[Span, ...]
    cue_class: CueClass
    stance: Stance
    kind: SpeakerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A case and the statement that the program found at its cue; None where it found none there."""

    case: Case
    found: Statement | None

    @property
    def class_right(self) -> bool:
        """Found, with the right class of cue."""
        return self.found is not None and self.found.cue_class == self.case.cue_class

    @property
    def stance_right(self) -> bool:
        """Found, with the right stance."""
        return self.found is not None and self.found.stance == self.case.stance

    @property
    def kind_right(self) -> bool:
        """Found, with the right kind of speaker."""
        return self.found is not None and self.found.speaker_kind == self.case.kind

    @property
    def right(self) -> bool:
        """Class and stance are right."""
        return self.class_right and self.stance_right


def parse_case(row: Mapping[str, Any]) -> Case:
    """One line of the set.

    Raises:
        SetError: words of the case do not stand in its text, or it names something the model does not know.
    """
    for field, values in (("class", CueClass), ("stance", Stance), ("kind", SpeakerKind)):
        if row[field] not in get_args(values):
            raise SetError(f"{row[field]!r} is no {field}: {row['text']!r}")
    text: str = row["text"]
    return Case(
        id=row["id"],
        text=text,
        cue=find(text, row["cue"], row.get("nth")),
        content=tuple(_place(text, piece) for piece in row["content"].split(PIECES)),
        cue_class=row["class"],
        stance=row["stance"],
        kind=row["kind"],
    )


load_cases = loader(parse_case)


def _place(text: str, words: str) -> Span:
    """The only place of the words; they may begin or end with a mark."""
    if text.count(words) != 1:
        raise SetError(f"{words!r} stands {text.count(words)} times in {text!r}")
    start = text.index(words)
    return Span(start, start + len(words))


def judge(case: Case, found: Sequence[Statement]) -> Verdict:
    """The statement whose cue shares most words with the expected one, then whose content does."""
    cue, content = words_of(case.text, [case.cue]), words_of(case.text, case.content)

    def nearness(statement: Statement) -> tuple[float, float]:
        return f1(cue, words_of(case.text, statement.cue)), f1(content, words_of(case.text, statement.content))

    best = max(found, key=nearness, default=None)
    return Verdict(case=case, found=best if best is not None and nearness(best)[0] > 0 else None)


def scores(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """Shares of all cases; that of the kind of speaker is of the statements found."""
    return {
        "class and stance right": _share(v.right for v in verdicts),
        "class right": _share(v.class_right for v in verdicts),
        "stance right": _share(v.stance_right for v in verdicts),
        "found": _share(v.found is not None for v in verdicts),
        "kind right where found": _share(v.kind_right for v in verdicts if v.found is not None),
    }


def scores_by(verdicts: Sequence[Verdict], key: Callable[[Case], str], good: Callable[[Verdict], bool]) -> dict[str, tuple[int, int]]:
    """For each value of `key`, how many verdicts are good, and of how many."""
    groups: defaultdict[str, list[bool]] = defaultdict(list)
    for verdict in verdicts:
        groups[key(verdict.case)].append(good(verdict))
    return {name: (sum(groups[name]), len(groups[name])) for name in sorted(groups)}


def _share(good: Iterable[bool]) -> float:
    listed = list(good)
    return sum(listed) / len(listed) if listed else 0.0


def misses(verdict: Verdict) -> list[str]:
    """What was expected and what was found, where something is not right."""
    case, found = verdict.case, verdict.found
    if verdict.right and verdict.kind_right:
        return []
    got = "no such statement"
    if found is not None:
        got = f"{found.cue_class} {found.stance} {found.speaker_kind} | {' … '.join(s.words(case.text) for s in found.cue)}"
    expected = f"{case.cue_class} {case.stance} {case.kind} | {case.cue.words(case.text)}"
    return [f"{case.id}  {case.text}", f"    expected  {expected}", f"    found     {got}"]


def main(arguments: Sequence[str] | None = None, reader: Reader = statements_in) -> int:
    """Print the shares, and the misses if they are asked for."""
    parser = argparse.ArgumentParser(prog="python -m quality.own.stances", description=__doc__)
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--aside", dest="path", action="store_const", const=ASIDE, default=TUNING, help="score the part that is set aside")
    part.add_argument("--more", dest="path", action="store_const", const=MORE, help="score the cases written later")
    part.add_argument(
        "--blind", dest="path", action="store_const", const=BLIND, help="score the cases written after the rules were last changed"
    )
    parser.add_argument("--misses", action="store_true", help="list the texts that are not right")
    options = parser.parse_args(arguments)
    verdicts = [judge(case, reader(case.text)) for case in load_cases(options.path)]
    if options.misses:
        print("\n".join(line for v in verdicts for line in misses(v)))
        for name, (good, of) in scores_by(verdicts, lambda c: c.cue_class, lambda v: v.right).items():
            print(f"{name:26}{good:4} of {of}")
    print(f"{len(verdicts)} texts")
    for name, share in scores(verdicts).items():
        print(f"{name:26}{100 * share:6.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
