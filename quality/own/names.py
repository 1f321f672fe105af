"""How often two spellings are rightly taken for one actor or for two, on names listed for this project: `python -m quality.own.names`.

`--aside` scores the part that is set aside, `--more` pairs written later, `--misses` lists what is not right. The conventions stand in quality/own/README_names.md.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from dateline.names import same_body, same_person
from quality.own.chain_cases import SetError

TUNING = Path(__file__).with_name("names.jsonl")
ASIDE = Path(__file__).with_name("names_aside.jsonl")
MORE = Path(__file__).with_name("names_more.jsonl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two names as written, and whether a reader takes them for one person or body. `why`: what makes the pair hard."""

    id: str
    a: str
    b: str
    of: Literal["person", "body"]
    same: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A pair, and whether the program takes it for one."""

    pair: Pair
    found: bool

    @property
    def right(self) -> bool:
        """As the reader does."""
        return self.found == self.pair.same


def load_pairs(path: Path) -> list[Pair]:
    """The pairs of a file, in its order.

    Raises:
        SetError: a pair has a name twice, or is of neither persons nor bodies.
    """
    return [parse_pair(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def parse_pair(row: Mapping[str, Any]) -> Pair:
    """One line of the set.

    Raises:
        SetError: a pair has a name twice, or is of neither persons nor bodies.
    """
    pair = Pair(**row)
    if pair.a == pair.b or pair.of not in {"person", "body"}:
        raise SetError(f"no pair of names: {row!r}")
    return pair


def matched(a: str, b: str, of: Literal["person", "body"]) -> bool:
    """Whether the program takes both names for one, whichever comes first.

    Raises:
        SetError: its answer depends on the order.
    """
    same = same_person if of == "person" else same_body
    if same(a, b) != same(b, a):
        raise SetError(f"the order decides: {a!r}, {b!r}")
    return same(a, b)


def judge_all(pairs: Iterable[Pair]) -> list[Verdict]:
    """Every pair with the program's answer."""
    return [Verdict(pair=p, found=matched(p.a, p.b, p.of)) for p in pairs]


def scores(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """Precision, recall and F1 of "one actor", and the share of right answers; all from 0 to 1."""
    found = [v for v in verdicts if v.found]
    expected = [v for v in verdicts if v.pair.same]
    hits = sum(v.right for v in found)
    precision, recall = hits / max(1, len(found)), hits / max(1, len(expected))
    return {
        "precision": precision,
        "recall": recall,
        "F1": 2 * hits / max(1, len(found) + len(expected)),
        "right": sum(v.right for v in verdicts) / max(1, len(verdicts)),
    }


def table(verdicts: Sequence[Verdict]) -> str:
    """Scores, then the right ones by what makes a pair hard."""
    lines = [f"{len(verdicts)} pairs"] + [f"{name:10} {100 * value:6.1f} %" for name, value in scores(verdicts).items()]
    by_reason: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        by_reason[verdict.pair.why].append(verdict)
    lines += [f"  {why:12} {sum(v.right for v in of):3} of {len(of):3}" for why, of in sorted(by_reason.items())]
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Print how many pairs of the tuning part, or of another, are right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--aside", action="store_true", help="score the part that is set aside")
    parser.add_argument("--more", action="store_true", help="score the pairs written later")
    parser.add_argument("--misses", action="store_true", help="list what is not right")
    options = parser.parse_args(argv)
    verdicts = judge_all(load_pairs(ASIDE if options.aside else MORE if options.more else TUNING))
    if options.misses and not options.aside:
        for verdict in verdicts:
            if not verdict.right:
                pair = verdict.pair
                print(f"{pair.id} {pair.why}: {pair.a} | {pair.b} are {'one' if pair.same else 'two'}")
    print(table(verdicts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
