"""How often the right speaker stands behind "he", "the senator" or a surname: `python -m quality.own.speakers [--later] [--aside | --more | --abroad] [--misses]`.

The set and its conventions are described in quality/own/README_speakers.md. It is scored end to end: a statement must be found with these
words for its source, and the speaker shown must be the one a reader sees.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dateline.attribute import attribute
from dateline.encoder import encoded
from dateline.ground import ground
from dateline.model import Actor, Span, Statement, make_report
from dateline.reader import read
from quality.own.speaker_cases import GOLD, LATER, MORE, SPEAKERS, Case, abroad, cases_of, load_texts

Outcome = Literal["right", "wrong", "unknown", "not found"]
_SAME = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the program finds in a text."""

    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How one case came out, with the words of the name shown; None = nobody."""

    case: Case
    outcome: Outcome
    shown: str | None = None


Reader = Callable[[str], Given]


def read_speakers(text: str) -> Given:
    """What Dateline finds: statements with their speakers, without events."""
    document = read(make_report(text))
    grounding = ground(document, attribute(document, encoded(document)), (), ())
    return Given(statements=grounding.statements, actors=grounding.actors)


def judge(case: Case, text: str, given: Given) -> Verdict:
    """Compare the speaker shown with the one a reader sees."""
    found = [s for s in given.statements if any(alike(piece, case.words) for piece in s.source)]
    if not found:
        return Verdict(case=case, outcome="not found")
    antecedent = found[0].antecedent
    if antecedent is not None:
        right = any(alike(antecedent, name) for name in case.names) or (case.stays and antecedent.overlaps(case.words))
        return Verdict(case=case, outcome="right" if right else "wrong", shown=" ".join(antecedent.words(text).split()))
    actor = next((a for a in given.actors if a.id == found[0].speaker), None)
    if case.stays:
        return Verdict(case=case, outcome="right")
    if actor is not None and any(m.overlaps(name) for m in actor.mentions for name in case.names):
        return Verdict(case=case, outcome="right", shown=actor.name)
    return Verdict(case=case, outcome="unknown")


def alike(one: Span, other: Span) -> bool:
    """Whether two spans are one phrase: they end together, where a name has its head, or share most of their characters."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    if shared <= 0:
        return False
    return one.end == other.end or 2 * shared / (one.end - one.start + other.end - other.start) >= _SAME


def judged(gold: Path = GOLD, reader: Reader = read_speakers, *, aside: bool, path: Path = SPEAKERS) -> list[Verdict]:
    """Verdicts on the cases of one half, with the texts from the folder of the test material."""
    cases = cases_of(path, aside=aside)
    texts = load_texts(cases, gold)
    given = {id_: reader(text) for id_, text in texts.items()}
    return [judge(c, texts[c.id], given[c.id]) for c in cases]


def share(verdicts: Sequence[Verdict], outcome: Outcome) -> float:
    """Share of an outcome among the cases whose statement is found."""
    found = [v for v in verdicts if v.outcome != "not found"]
    return sum(v.outcome == outcome for v in found) / len(found) if found else 0.0


def table(verdicts: Sequence[Verdict]) -> str:
    """Shares by kind of words: of the cases found; names no article names apart from the others."""
    rows = {
        "pronouns and roles": [v for v in verdicts if v.case.kind != "name"],
        "  of them named": [v for v in verdicts if v.case.kind != "name" and not v.case.stays],
        "  pronouns": [v for v in verdicts if v.case.kind == "pronoun"],
        "  roles": [v for v in verdicts if v.case.kind == "role"],
        "short names": [v for v in verdicts if v.case.kind == "name"],
        "all": list(verdicts),
    }
    lines = [f"{'':22}{'cases':>7}{'found':>7}{'right':>8}{'wrong':>8}{'unknown':>9}"]
    for name, part in rows.items():
        count = Counter(v.outcome for v in part)
        shares = f"{share(part, 'right'):8.1%}{share(part, 'wrong'):8.1%}{share(part, 'unknown'):9.1%}"
        lines.append(f"{name:22}{len(part):7}{len(part) - count['not found']:7}{shares}")
    return "\n".join(lines)


def misses(verdicts: Sequence[Verdict], texts: dict[str, str]) -> list[str]:
    """The cases that are not right, with the words before them."""
    lines = []
    for v in verdicts:
        if v.outcome != "right":
            text, words = texts[v.case.id], v.case.words
            names = sorted({n.words(text) for n in v.case.names}, key=len)[-1:]
            before = " ".join(text[max(0, words.start - 300) : words.start].split())
            lines.append(
                f"{v.outcome}: {v.shown} instead of {names}\n    {before} <<{words.words(text)}>> {text[words.end : words.end + 60]!r}"
            )
    return lines


def main(arguments: Sequence[str] | None = None, reader: Reader = read_speakers) -> int:
    """Print the figures of one half, and its misses if they are asked for; without the texts, say so."""
    parser = argparse.ArgumentParser(prog="python -m quality.own.speakers", description=__doc__)
    parser.add_argument("--aside", action="store_true", help="score the half that is kept back")
    parser.add_argument("--more", action="store_true", help="score the further cases, which are all for tuning")
    parser.add_argument("--later", action="store_true", help="score the set that was read later, which has two halves too")
    parser.add_argument("--abroad", action="store_true", help="score our own short reports of crises abroad")
    parser.add_argument("--misses", action="store_true", help="list what is not right in the half for tuning")
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of the test material (default: %(default)s)")
    options = parser.parse_args(arguments)
    if options.aside and (options.misses or options.more):
        parser.error("the half that is kept back is asked for alone, and never for its misses")
    if options.abroad:
        cases, texts = abroad()
        own = [judge(c, texts[c.id], given) for id_, text in texts.items() for given in [reader(text)] for c in cases if c.id == id_]
        print("\n".join([*(misses(own, texts) if options.misses else []), f"our own: {len(texts)} reports", table(own)]))
        return 0
    if not options.gold.is_dir():
        print(f"skipped: no test material at {options.gold}")
        return 0
    path = LATER if options.later else MORE if options.more else SPEAKERS
    verdicts = judged(options.gold, reader, aside=options.aside, path=path)
    if options.misses:
        print("\n".join([*misses(verdicts, load_texts([v.case for v in verdicts], options.gold)), ""]))
    print(f"{'kept back' if options.aside else 'for tuning'}: {len({v.case.id for v in verdicts})} articles")
    print(table(verdicts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
