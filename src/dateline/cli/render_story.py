"""A story in the terminal: events with grades and counts, disputes, tolls, copied texts, latest changes, and what the words mean."""

from collections.abc import Iterable, Sequence
from functools import partial

from rich.console import Console
from rich.text import Text

from dateline.cli.lines import Line, line, quoted, section
from dateline.cli.render_changes import print_change
from dateline.cli.render_disputes import about, views
from dateline.jobs.clusters import Cluster, why
from dateline.jobs.glance import StoryGlance
from dateline.jobs.versions import Revision
from dateline.model import Record, Toll
from dateline.publish import heads, phrases
from dateline.publish.disputes import DisputeView
from dateline.publish.incidents import IncidentLine, incident_lines, telling
from dateline.publish.ledgers import finals
from dateline.publish.legend import COUNTS, GRADES
from dateline.publish.toll_words import by_matter, matter_words, reach_words

MOST_EVENTS = 12
MOST_SINGLE = 4
"""Events shown where none is told by several reports."""
MOST_DISPUTES = 6
MOST_TOLLS = 8
MOST_CHANGES = 5
GRADE = 11
"""Letters of the widest grade, and a blank."""
SAID_WORDS = 18
"""So many words of a statement stand in a short line."""
_GRADE_STYLES = {"contested": "bold red", "confirmed": "bold green", "fair": "green", "weak": "dim", "discounted": "dim strike"}


def print_stories(found: Sequence[StoryGlance], console: Console) -> None:
    """Print stories for a person to read, below each other, and what the words mean."""
    for one in found:
        print_story(one, console)
    _print_legend([one.record for one in found], console, partial(line, console))


def print_story(one: StoryGlance, console: Console) -> None:
    """Print a story for a person to read."""
    put, record = partial(line, console), one.record
    _print_head(one, console, put)
    if not record.readings:
        put(Text("No report belongs to it yet.", "dim"), 2)
        return
    _print_events(record, console, put)
    _print_disputes(record, console, put)
    _print_tolls(record, console, put)
    if one.clusters:
        section(console, "ONE TEXT IN SEVERAL OUTLETS", "one source each, the oldest first")
        for cluster in one.clusters:
            _print_cluster(cluster, put)
    _print_changes(one.revisions, console, put)


def _print_head(one: StoryGlance, console: Console, put: Line) -> None:
    story, found = one.story, one.found
    console.print()
    put(Text.assemble((story.title, "bold"), (f"  {story.slug}", "dim")), 0)
    if story.description:
        put(story.description, 0)
    outlets = {r.report.outlet for r in found.record.readings if r.report.outlet}
    days = sorted(r.report.published for r in found.record.readings if r.report.published)
    parts = [_many(found.n_reports, "report", "reports"), _many(len(outlets), "outlet", "outlets")]
    copies = sum(len(c.copies) for c in one.clusters)
    parts += [f"{copies} of them a copy" if copies == 1 else f"{copies} of them copies"] if copies else []
    parts += [phrases.period(days[0], days[-1]) or ""] if days else []
    put(Text(" · ".join(parts) + (f" · found by {story.query}" if story.query else " · every report of the store"), "dim"), 0)
    if found.left_out:
        put(Text(f"Made from the newest {len(found.record.readings)}; {found.left_out} older ones are left out here.", "dim"), 0)


def _print_events(record: Record, console: Console, put: Line) -> None:
    several, everything = telling(record), incident_lines(record)
    section(
        console,
        f"EVENTS  {len(everything)}",
        f"{len(several)} told by several reports, or contested" if several else "each told by one report alone",
    )
    shown = several[:MOST_EVENTS] or everything[:MOST_SINGLE]
    for event in shown:
        print_event(event, put)
    left = len(everything) - len(shown)
    if left:
        once = ", most of them told once" if several else ""
        put(Text(f"… and {_many(left, 'more', 'more')}{once}: `dateline list --table incidents`", "dim"), 2)


def print_event(event: IncidentLine, put: Line, indent: int = 2) -> None:
    """One event: grade, what it is, who to whom, where and when, the four counts, the rule, why it was taken for one."""
    words = " / ".join(f"“{w}”" for w in event.words)
    who = f"  {event.who or 'not stated'} → {event.whom or 'not stated'}" if event.who or event.whom else ""
    style = _GRADE_STYLES[event.grade.kind]
    put(Text.assemble((f"{event.grade.text:<{GRADE}}", style), (event.name, "bold"), f"  {words}{who}"), indent, GRADE)
    further: list[Text | str] = [
        Text.assemble(f"{event.when} · {event.where}", (f"  according to {', '.join(event.speakers)}", "yellow")),
        Text(" · ".join(f"{n} {name}" for name, n, _ in event.counts), "cyan"),
        Text(f"why {event.grade.text}: {event.reason}", "dim"),
        *([Text(f"why one event: {event.why_one}", "dim")] if event.several and event.why_one else []),
    ]
    for text in further:
        put(text, indent + GRADE, 2)


def _print_disputes(record: Record, console: Console, put: Line) -> None:
    found = views(record)
    section(console, f"CONTESTED  {len(found)}", "statements that cannot all stand" if found else "")
    if not found:
        put(Text("No two statements were found that cannot both be right.", "dim"), 2)
    for view in found[:MOST_DISPUTES]:
        _print_dispute(view, put)
    if len(found) > MOST_DISPUTES:
        put(Text(f"… and {len(found) - MOST_DISPUTES} more: `dateline disputes`", "dim"), 2)


def _print_dispute(view: DisputeView, put: Line) -> None:
    put(Text(about(view), "bold red"), 2, 2)
    for side in view.sides:
        for n, voice in enumerate(side.voices):
            mark = f"{side.letter}  " if not n else "   "
            said = f"  {quoted(_shortened(voice.words))}"
            put(Text.assemble((mark, "bold"), (voice.speaker, "yellow"), said, (f"  {voice.report}", "dim")), 4, 3)


def _shortened(words: str) -> str:
    listed = words.split()
    return " ".join(listed[:SAID_WORDS]) + (" …" if len(listed) > SAID_WORDS else "")


def _print_tolls(record: Record, console: Console, put: Line) -> None:
    ordered = by_matter(record.tolls)
    section(console, f"TOLLS  {len(ordered)}", "as said; nothing is added up, nothing overwritten" if ordered else "")
    if not ordered:
        put(Text("No count of people was read from its reports.", "dim"), 2)
    for toll in ordered[:MOST_TOLLS]:
        _print_toll(toll, record, put)
    if len(ordered) > MOST_TOLLS:
        put(Text(f"… and {len(ordered) - MOST_TOLLS} more: `dateline tolls`", "dim"), 2)


def _print_toll(toll: Toll, record: Record, put: Line) -> None:
    put(Text.assemble((f"{reach_words(toll)}  ", "bold"), f"{matter_words(toll)}  ", (toll.grade, _GRADE_STYLES[toll.grade])), 2, 2)
    said = [final.words for final in finals(toll, record)]
    if said:
        put(Text("; ".join(said), "yellow"), 4, 2)


def _print_cluster(cluster: Cluster, put: Line) -> None:
    put(Text.assemble((cluster.title, "bold"), f"  {heads.headline(cluster.original)}"), 2)
    put(Text.assemble(f"{heads.outlet(cluster.original)}, {heads.dated(cluster.original)}", ("  the first", "dim")), 4)
    for copied in cluster.copies:
        put(Text.assemble(f"{heads.outlet(copied.reading)}, {heads.dated(copied.reading)}", (f"  {why(cluster, copied)}", "dim")), 4, 2)


def _print_changes(made: Iterable[Revision], console: Console, put: Line) -> None:
    listed = [r for r in made if r.changes]
    section(
        console, f"LATEST CHANGES  {len(listed)}" if listed else "LATEST CHANGES", "in reports that were published before" if listed else ""
    )
    if not listed:
        put(Text("No page has changed since it was first taken in.", "dim"), 2)
    for revision in listed[:MOST_CHANGES]:
        when = f"  {revision.noticed:%Y-%m-%d %H:%M} UTC" if revision.noticed else ""
        versions = f"  version {revision.old_number} → {revision.new_number}"
        put(Text.assemble((heads.outlet(revision.new), "bold"), f"  {heads.headline(revision.new)}", (versions + when, "dim")), 2)
        for change in revision.claims:
            print_change(change, revision, put, indent=4, words=change.part in ("denial", "statement", "speaker"))
        if not revision.claims:
            put(Text("only said in other words", "dim"), 4)


def _print_legend(records: Sequence[Record], console: Console, put: Line) -> None:
    section(console, "WHAT THE WORDS MEAN", "")
    for name, meaning in COUNTS.values():
        put(Text.assemble((f"{name:<13}", "cyan"), (meaning, "dim")), 2, 13)
    used = {i.grade for record in records for i in record.incidents} | {t.grade for record in records for t in record.tolls}
    for grade, badge in GRADES.items():
        if grade in used:
            put(Text.assemble((f"{grade:<13}", _GRADE_STYLES[grade]), (badge.title or "", "dim")), 2, 13)


def _many(n: int, one: str, many: str) -> str:
    return f"{n:,} {one if n == 1 else many}"
