"""How often a name has the right type, as the parser gives it and after its repair: `python -m quality.own.types [--aside] [--misses]`.

The set and its conventions are described in quality/own/README_types.md.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.model import Mention, make_report
from dateline.reader import read
from dateline.reader.parse import parse
from quality.own.type_cases import GOLD, KINDS, Name, load_names, load_texts

_TYPED = KINDS - {"other"}
_NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The kind that the parser and the repaired document give a name; `nothing` where they mark none."""

    name: Name
    before: str
    after: str

    @property
    def was_right(self) -> bool:
        """Whether the parser had it right."""
        return fits(self.before, self.name)

    @property
    def is_right(self) -> bool:
        """Whether it is right now."""
        return fits(self.after, self.name)


Reader = Callable[[str], tuple[Sequence[Mention], Sequence[Mention]]]


def read_names(text: str) -> tuple[Sequence[Mention], Sequence[Mention]]:
    """The names of a text as the parser gives them, and as the reader does."""
    document = read(make_report(text))
    return parse(text, document.passages)[2], document.mentions


def fits(kind: str, name: Name) -> bool:
    """Whether a kind is right; what is no person, organisation, place or group may have any other mark or none."""
    return kind in name.kinds or (kind not in _TYPED and "other" in name.kinds)


def kind_at(name: Name, mentions: Iterable[Mention]) -> str:
    """The kind of the mention that holds the end of the name."""
    return next((m.kind for m in mentions if m.span.start < name.span.end <= m.span.end), _NOTHING)


def judged(gold: Path = GOLD, reader: Reader = read_names, *, aside: bool) -> list[Verdict]:
    """Verdicts on the names of one half, with the texts from the folder of the test material."""
    names = [n for n in load_names() if n.is_aside == aside]
    texts = load_texts(names, gold)
    found = {key: reader(text) for key, text in texts.items()}
    return [Verdict(name=n, before=kind_at(n, found[n.file, n.id][0]), after=kind_at(n, found[n.file, n.id][1])) for n in names]


def share(rights: Iterable[bool]) -> float:
    """Share of what is right."""
    listed = list(rights)
    return sum(listed) / len(listed) if listed else 0.0


def table(verdicts: Sequence[Verdict]) -> str:
    """Shares of right types before and after the repair, by file and by type."""
    parts = {file: [v for v in verdicts if v.name.file == file] for file in sorted({v.name.file for v in verdicts})}
    parts |= {kind: [v for v in verdicts if kind in v.name.kinds] for kind in sorted(KINDS)}
    lines = [f"{'':26}{'names':>7}{'before':>9}{'after':>9}"]
    for name, part in {**parts, "all": list(verdicts)}.items():
        lines.append(f"{name:26}{len(part):7}{share(v.was_right for v in part):9.1%}{share(v.is_right for v in part):9.1%}")
    return "\n".join(lines)


def misses(verdicts: Sequence[Verdict], texts: dict[tuple[str, str], str]) -> list[str]:
    """The names that are not right now, or that the repair made wrong."""
    lines = []
    for v in verdicts:
        if not v.is_right:
            text, span = texts[v.name.file, v.name.id], v.name.span
            words = " ".join(f"{text[max(0, span.start - 60) : span.start]}<<{span.words(text)}>>{text[span.end : span.end + 40]}".split())
            lines.append(f"{v.before} → {v.after} instead of {'/'.join(sorted(v.name.kinds))}: {words}")
    return lines


def main(arguments: Sequence[str] | None = None, reader: Reader = read_names) -> int:
    """Print the figures of one half, and its misses if they are asked for; without the texts, say so."""
    parser = argparse.ArgumentParser(prog="python -m quality.own.types", description=__doc__)
    parser.add_argument("--aside", action="store_true", help="score the half that is kept back")
    parser.add_argument("--misses", action="store_true", help="list what is not right in the half for tuning")
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of the test material (default: %(default)s)")
    options = parser.parse_args(arguments)
    if options.aside and options.misses:
        parser.error("the misses of the half that is kept back are not shown")
    if not options.gold.is_dir():
        print(f"skipped: no test material at {options.gold}")
        return 0
    verdicts = judged(options.gold, reader, aside=options.aside)
    if options.misses:
        print("\n".join([*misses(verdicts, load_texts([v.name for v in verdicts], options.gold)), ""]))
    print("kept back" if options.aside else "for tuning")
    print(table(verdicts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
