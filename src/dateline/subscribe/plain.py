"""`Digest` → plain text."""

import textwrap
from collections.abc import Iterable, Iterator

from dateline.subscribe.digest import Contest, Correction, Count, Digest, Line, Source
from dateline.subscribe.sentences import LEGEND, MACHINE, published, quoted, seen, verb, who

WIDTH = 76


def plain(digest: Digest) -> str:
    """The letter as plain text, without the lines at its foot. Links have lines of their own and are never broken."""
    parts = [
        f"{filled(f'{digest.site}: {digest.story}')}\n{filled(digest.period)}",
        _section("Corrections to earlier letters", _blocks(map(_correction, digest.corrections))),
        _section("How many people", _blocks(map(_count, digest.counts))),
        _more(digest.more_counts, "count", f"{digest.link}/tolls"),
        _section("What is contested", _blocks(map(_contest, digest.contests), "\n\n")),
        _section("What else is said", _blocks(map(_item, digest.lines))),
        _more(digest.more, "statement", digest.link),
        _section("The reports behind this letter", _blocks(map(_source, digest.sources))),
        _more(digest.more_sources, "report", digest.link),
        *map(filled, digest.notes),
        _section("How to read this", "\n".join(filled(f"[{grade}] {meaning}", "", "  ") for grade, meaning in LEGEND)),
        filled(MACHINE),
    ]
    if digest.empty:
        parts.insert(1, "There is nothing new.")
    return seen("\n\n".join(p for p in parts if p) + "\n")


def _section(title: str, body: str) -> str:
    return f"{title.upper()}\n\n{body}" if body else ""


def _blocks(blocks: Iterable[str], between: str = "\n") -> str:
    return between.join(blocks)


def filled(text: str, first: str = "", rest: str = "") -> str:
    """A paragraph in lines of at most `WIDTH` characters; links and other long words stay whole."""
    return textwrap.fill(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)


def _item(line: Line, first: str = "- ", words: str | None = None) -> str:
    rest = " " * len(first)
    told = words or f"{who(line)} {verb(line)}: {quoted(line.words)}"
    also = "".join(f"\n{rest}also {published(w)}\n{rest}{w.link}" for w in line.also)
    return f"{filled(f'[{line.grade}] {told} ({published(line.where)})', first, rest)}\n{rest}{line.where.link}{also}"


def _count(count: Count) -> str:
    before = f"; before: {count.before}" if count.before else ""
    return _item(
        count.line, words=f"{count.matter}: {count.number}{before}. {who(count.line)} {verb(count.line)}: {quoted(count.line.words)}"
    )


def _contest(contest: Contest) -> str:
    return "\n".join([filled(f"“{contest.matter}”: {contest.reason}"), *_sides(contest)])


def _sides(contest: Contest) -> Iterator[str]:
    for side in contest.sides:
        yield f"Side {side.letter}:"
        yield from (_item(line) for line in side.lines)
        if side.more:
            yield f"- and {side.more} more"


def _correction(correction: Correction) -> str:
    now, before = correction.where, correction.before
    head = f"{published(now)}: an earlier letter told of this report, and it has been changed since (version {correction.version} now)."
    lines = [filled(head, "- ", "  "), f"  now: {now.link}", f"  before: {before.link}"]
    for title, told in (("It says no more:", correction.gone), ("It says now:", correction.new)):
        if told:
            lines.append(f"  {title}")
            lines.extend(_item(line, "  - ") for line in told)
    return "\n".join(lines)


def _source(source: Source) -> str:
    copied = f", a copy of {source.copy_of}" if source.copy_of else ""
    return f"{filled(f'{published(source.where)}{copied}: {source.title}', '- ', '  ')}\n  {source.where.link}"


def _more(n: int, noun: str, link: str) -> str:
    return f"… and {n} more {noun}{'' if n == 1 else 's'}:\n{link}" if n else ""
