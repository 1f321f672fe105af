"""Disputes in the terminal: the matter, the sides, the words, and why they cannot all stand."""

from collections.abc import Mapping
from functools import partial

from rich.console import Console
from rich.text import Text

from dateline.cli.lines import Line, line, quoted, section
from dateline.jobs.select import Selection
from dateline.model import Reading, Record, Statement, StatementLink
from dateline.model.dispute import LinkKind
from dateline.model.tables import one_line, speaker_name
from dateline.publish import heads
from dateline.publish.disputes import DisputeView, SideView, Voice, dispute_views, statements_by_id

_STYLES = {"denies": "red", "doubts": "magenta", "wants": "cyan", "fears": "magenta", "affirms": ""}
_KINDS: dict[LinkKind, tuple[str, str]] = {
    "admits": ("ADMITTED", "said by the party held responsible"),
    "revises": ("REVISED", "a speaker corrects what the same speaker said before"),
    "repeats": ("REPEATED", "the same said again"),
}
MOST_REASONS = 3


def print_disputes(found: Selection, console: Console, *, linked: bool = False) -> None:
    """Print the disputes of a selection, and the other links between its statements if `linked`."""
    record, put = found.record.standing, partial(line, console)
    number = len(record.disputes)
    section(
        console,
        f"CONTESTED  {number}",
        f"in {found.n_reports} report{'' if found.n_reports == 1 else 's'}; statements that cannot all stand",
    )
    if not number:
        put(Text("No two statements were found that cannot both be right.", "dim"), 2)
    for n, view in enumerate(views(record), start=1):
        console.print()
        print_dispute(view, put, number=n)
    for kind in _KINDS if linked else ():
        _print_links(record, kind, console, put)


def views(record: Record) -> tuple[DisputeView, ...]:
    """The disputes of a record, where the terminal needs no addresses."""
    return dispute_views(record, lambda report_id, name: f"{report_id}:{name}")


def print_dispute(view: DisputeView, put: Line, *, number: int | None = None, indent: int = 2) -> None:
    """One dispute with all its words."""
    put(Text.assemble((f"{number}  " if number else "", "dim"), (about(view), "bold red"), (f"  {view.anchor}", "dim")), indent)
    for side in view.sides:
        _print_side(side, put, indent + 3)
    for n, reason in enumerate(view.reasons[:MOST_REASONS]):
        put(Text.assemble(("why  " if not n else "     ", "dim"), reason), indent + 3, 5)
    if len(view.reasons) > MOST_REASONS:
        put(Text(f"     … and {len(view.reasons) - MOST_REASONS} more (--json has all)", "dim"), indent + 3)


def about(view: DisputeView) -> str:
    """What a dispute is about: numbers with what they count, or the words that both sides share."""
    return view.matter if ": " in view.matter else f"about: {view.matter}"


def _print_side(side: SideView, put: Line, indent: int) -> None:
    put(Text.assemble((f"side {side.letter}  ", "bold"), (", ".join(side.speakers), "yellow")), indent)
    for voice in side.voices:
        put(_voice(voice, named=len(side.speakers) > 1), indent + 2, 2)
        put(quoted(voice.words), indent + 4)


def _voice(voice: Voice, *, named: bool) -> Text:
    text = Text()
    if named:
        text.append(f"{voice.speaker}  ", "yellow")
    text.append(voice.stance.text, _STYLES.get(voice.stance.kind, ""))
    if voice.through:
        text.append(f"  through {', then '.join(voice.through)}", "magenta")
    text.append(f"  in {voice.report}", "dim")
    if voice.again:
        text.append(f"; the same words in {'; '.join(voice.again)}", "dim")
    return text


def _print_links(record: Record, kind: LinkKind, console: Console, put: Line) -> None:
    found = statements_by_id(record)
    all_ = [link for link in record.links if link.kind == kind and link.source in found and link.target in found]
    links = [link for link in all_ if not _word_for_word(link, found)]
    title, note = _KINDS[kind]
    section(console, f"{title}  {len(all_)}", note)
    for link in links:
        _print_link(link, found, put)
    if len(all_) > len(links):
        put(Text(f"{len(all_) - len(links)} word for word, as in a copied text (--json has all)", "dim"), 2)
    elif not links:
        put(Text("None was found.", "dim"), 2)


def _print_link(link: StatementLink, found: Mapping[str, tuple[Reading, Statement]], put: Line) -> None:
    (later, said), (earlier, known) = found[link.source], found[link.target]
    put(Text.assemble((_name(later, said), "yellow"), f" {link.kind}", _where(later)), 2)
    put(quoted(one_line(later, link.source_words)), 4)
    put(Text.assemble("what ", (_name(earlier, known), "yellow"), " said", _where(earlier)), 4)
    put(quoted(one_line(earlier, link.target_words)), 6)
    put(Text.assemble(("why  ", "dim"), link.reason), 4, 5)


def _word_for_word(link: StatementLink, found: Mapping[str, tuple[Reading, Statement]]) -> bool:
    """Whether both say it in the same words."""
    one, other = (
        one_line(found[id_][0], span).casefold() for id_, span in ((link.source, link.source_words), (link.target, link.target_words))
    )
    return one == other


def _name(reading: Reading, statement: Statement) -> str:
    return speaker_name(reading, statement) or "No stated source"


def _where(reading: Reading) -> tuple[str, str]:
    return f"  in {heads.outlet(reading)}, {heads.dated(reading)}", "dim"
