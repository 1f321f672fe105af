"""What changed between two versions in the terminal: claims first, then words."""

from collections.abc import Sequence
from functools import partial

from rich.console import Console
from rich.text import Text

from dateline.cli.diff import version_name
from dateline.cli.lines import Line, line, quoted, section
from dateline.fuse.changes.wording import Paragraph, counts
from dateline.jobs.versions import Revision
from dateline.model import Change, Reading, Span
from dateline.publish import heads

KIND = 24
"""Letters of the widest kind of change."""
_OF_STATEMENTS = ("statement", "speaker", "denial", "wording", "quotation")
"""Parts whose values are the words of a whole statement."""
_STYLES = {"added": "green", "removed": "red", "extended": "green", "shortened": "red", "changed": "bold"}


def print_revision(made: Revision, console: Console, *, words: bool = True) -> None:
    """Print the changes of a revision for a person to read, and the difference word by word if `words`."""
    put = partial(line, console)
    put(Text.assemble((heads.outlet(made.new), "bold"), "  ", heads.headline(made.new)), 0)
    put(Text.assemble(_version(made.old, made.old_number), ("  →  ", "dim"), _version(made.new, made.new_number)), 0)
    if made.old.report.text == made.new.report.text and not made.changes:
        put(Text("The two versions have the same text: nothing has changed.", "dim"), 0)
        return
    section(console, "CLAIMED OTHERWISE", _number(len(made.claims), "change", "changes") if made.claims else "")
    if not made.claims:
        put(Text("Nothing that is claimed has changed.", "dim"), 2)
    for change in made.claims:
        print_change(change, made, put)
    reworded = [c for c in made.changes if not c.is_claim]
    if reworded:
        section(console, "THE SAME IN OTHER WORDS", "")
    for change in reworded:
        print_change(change, made, put)
    if words:
        _print_words(made.words, console, put)


def print_change(change: Change, made: Revision, put: Line, *, indent: int = 2, words: bool = True) -> None:
    """One change: its kind, what became of what, who says so, and the words of both versions."""
    whole = change.part in _OF_STATEMENTS
    head = Text.assemble((f"{change.kind:<{KIND}}", _STYLES[change.how]), "" if whole else change.short)
    if change.who:
        head.append(change.who if whole else f"  {change.who}", "yellow")
    put(head, indent, KIND)
    if change.part == "attribution" and change.about and words:
        put(Text.assemble(("said ", "dim"), quoted(change.about)), indent + 4, 5)
        return
    for label, reading, spans, value in (
        ("was", made.old, change.old_words, change.before),
        ("now", made.new, change.new_words, change.after),
    ):
        said = value if whole else _words(reading, spans)
        if words and said and (whole or said != value):
            put(Text.assemble((f"{label}  ", "dim"), quoted(said)), indent + 4, 5)


def _words(reading: Reading, spans: Sequence[Span]) -> str:
    return " … ".join(" ".join(s.words(reading.report.text).split()) for s in spans)


def _version(reading: Reading, number: int | None) -> str:
    report = reading.report
    when = f", taken in {report.retrieved:%Y-%m-%d %H:%M} UTC" if report.retrieved else f", {report.published}" if report.published else ""
    return version_name(number, report.id) + when


def _print_words(paragraphs: Sequence[Paragraph], console: Console, put: Line) -> None:
    """The paragraphs that differ; what is gone stands in [- -], what is new in {+ +}, as wdiff marks them."""
    came, went = counts(paragraphs)
    section(console, "WORD BY WORD", f"{_number(came, 'word', 'words')} came in {{+so+}}, {_number(went, 'word', 'words')} went out [-so-]")
    for paragraph in paragraphs:
        if paragraph.kind != "same":
            put(_marked(paragraph), 2)


def _marked(paragraph: Paragraph) -> Text:
    text = Text()
    for stretch in paragraph.changes:
        words = stretch.words
        core = words.strip()
        if stretch.kind == "same" or not core:
            text.append(words)
            continue
        before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        marks, style = (("[-", "-]"), "red strike") if stretch.kind == "gone" else (("{+", "+}"), "green underline")
        text.append(before)
        text.append(f"{marks[0]}{core}{marks[1]}", style)
        text.append(after)
    return text


def _number(n: int, one: str, many: str) -> str:
    return f"{n:,} {one if n == 1 else many}"
