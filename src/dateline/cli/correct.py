"""`dateline correct`: a person's word on what the machine read."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from dateline.cli.options import store_option
from dateline.cli.output import safe
from dateline.model.errors import UsageError

if TYPE_CHECKING:
    from dateline.jobs.correcting import Correcting
    from dateline.model import Correction

F = TypeVar("F", bound=Callable[..., Any])

_SHOWN = 3


@click.group(short_help="Correct what was read: accept, edit, reject, merge, split, contest, discount, undo.")
def correct() -> None:
    """Correct what the machine read. The machine's reading stays beneath; every list, page and file shows the corrected value and who set it.

    An ID is that of a statement, event or count: 4f2a:s1, 4f2a:e2, 4f2a:t3, where 4f2a begins the id of the report
    (`dateline list --table events` shows them), of an incident (i-…), a ledger (l-…) or a dispute (d-…). Nothing is ever lost: each
    correction gets an id of its own, and `dateline correct undo` takes it back. `dateline corrections` shows the log,
    `dateline agreement` how often persons and machine agree.

    \b
    Examples:
      dateline correct accept 4f2a:s1 --by Ana
      dateline correct edit 4f2a:s1 speaker="Ilze Brandt" stance=denies --by Ana --reason "she said so on air"
      dateline correct edit 4f2a:t1 count=5..10 --by Ana --reason "five to ten, says the caption"
      dateline correct reject 4f2a:e2 --by Ana --reason "he was fired from his job"
      dateline correct merge i-0c1d2e3f4a5b 77b0:e1 --by Ana --reason "one strike, two reports"
      dateline correct undo c-1a2b3c --by Ana --reason "wrong report"
    """  # noqa: D301 - the backslash is click's mark for a paragraph that is not filled


def person_options(command: F) -> F:
    """`--by`, `--reason` and the store; the command gets what it does the correcting with as `desk`."""

    @wraps(command)
    def with_desk(*args: Any, by: str, reason: str | None, store: str, query: str = "", **kwargs: Any) -> Any:
        with _desk(store, by, reason, query) as desk:
            for correction in command(*args, desk=desk, **kwargs):
                _say(correction, desk.text_of(correction))

    wrapped: Any = store_option(cast("F", with_desk))
    for option in (
        click.option("--reason", metavar="WORDS", help="Why: kept with the correction, and shown beside the value."),
        click.option("--by", envvar="DATELINE_AUTHOR", show_envvar=True, required=True, metavar="NAME", help="Who corrects."),
    ):
        wrapped = option(wrapped)
    return cast("F", wrapped)


def query_option(command: F) -> F:
    """`--query`: where incidents and ledgers are looked for."""
    return click.option(
        "--query",
        default="",
        metavar="QUERY",
        help="Look for incidents (i-…), ledgers (l-…) and disputes (d-…) only among the reports that QUERY finds.",
    )(command)


@contextmanager
def _desk(store: str, by: str, reason: str | None, query: str) -> Iterator["Correcting"]:
    from dateline.jobs.correcting import By, Correcting
    from dateline.store import Store

    with Store.open(store, create=False) as opened:
        yield Correcting(opened, By(author=by, reason=reason), query=query)


def _say(correction: "Correction", text: str) -> None:
    from dateline.jobs.correcting.log import Entry

    entry = Entry(correction=correction, state="in force", text=text)
    what = f" ({entry.what})" if entry.what and correction.action not in ("accept", "keep") else ""
    click.echo(safe(f"{correction.id}  {correction.action} {entry.targets}{what}"))


@correct.command(short_help="What was read is right.")
@click.argument("ids", nargs=-1, metavar="[ID]…")
@click.option("--found", metavar="QUERY", help="All statements, events and counts that QUERY finds, after asking.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option(
    "--field", "fields", multiple=True, metavar="FIELD", help="Only this value; may be given several times.  [default: all of them]"
)
@query_option
@person_options
def accept(ids: tuple[str, ...], *, found: str | None, yes: bool, fields: tuple[str, ...], desk: "Correcting") -> "Sequence[Correction]":
    """Say that what is shown is right: all values of a statement, event or count, or only some; of an incident, that its events are one."""
    if bool(ids) == (found is not None):
        raise UsageError("Name what is right by its ids, or by --found QUERY.")
    if found is not None:
        ids = desk.found(found)
        if not ids:
            click.echo("Nothing is found.")
        elif not yes:
            click.confirm(
                f"Accept {len(ids)} found ({safe(', '.join(ids[:_SHOWN]))}{' …' if len(ids) > _SHOWN else ''})?", abort=True, err=True
            )
    return desk.accept(ids, fields)


@correct.command(short_help="Set values.")
@click.argument("id_", metavar="ID")
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE…")
@person_options
def edit(id_: str, values: tuple[str, ...], *, desk: "Correcting") -> "Sequence[Correction]":
    """Set values of a statement, event or count; FIELD= with nothing behind it says that it is not known.

    \b
    statement  speaker speaker_kind cue_class stance quoted chain said source cue content
    event      type mode auxiliary contexts actors recipients when place
    count      count (6, 5..10, 5.., ..10) category low best high qualifier scope basis
               auxiliary period as_of place

    A speaker is a name or the id of an actor (organisation:Harbour Union for a body nobody named yet). A time is 2026-03-02, 2026-03, 2026 or
    2026-03-01..2026-03-09. A place is a name, with its country or GeoNames id behind a comma where several have it. Actors, recipients, source,
    cue and content are words of the report, several parted by ';'. A value that begins with [ or { is JSON in the form of the record.
    """  # noqa: D301 - as above
    return desk.edit(id_, _parted(values))


@correct.command(short_help="What was read is not there.")
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@query_option
@person_options
def reject(ids: tuple[str, ...], *, desk: "Correcting") -> "Sequence[Correction]":
    """Say that statements, events or counts were misread: they stay in the record, marked, and are in no incident, dispute or toll.

    Of a dispute (d-…): its statements can all stand.
    """
    return desk.reject(ids)


@correct.command(short_help="These events are one.")
@click.argument("ids", nargs=-1, required=True, metavar="ID ID…")
@query_option
@person_options
def merge(ids: tuple[str, ...], *, desk: "Correcting") -> "Sequence[Correction]":
    """Say that events, or the events of incidents, are one event."""
    return desk.merge(ids)


@correct.command(short_help="These events are another one.")
@click.argument("id_", metavar="ID")
@click.argument("events", nargs=-1, metavar="[EVENT]…")
@query_option
@person_options
def split(id_: str, events: tuple[str, ...], *, desk: "Correcting") -> "Sequence[Correction]":
    """Take EVENTs out of the incident ID, for they are another event; or take the event ID out of its incident. What is taken out stays together."""
    return desk.split(id_, events)


@correct.command(short_help="This is contested.")
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@query_option
@person_options
def contest(ids: tuple[str, ...], *, desk: "Correcting") -> "Sequence[Correction]":
    """Mark incidents, ledgers, statements, events or counts as contested, whatever the machine's rule says."""
    return desk.contest(ids)


@correct.command(short_help="This is discounted: only a person may say so.")
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@query_option
@person_options
def discount(ids: tuple[str, ...], *, desk: "Correcting") -> "Sequence[Correction]":
    """Mark incidents, ledgers, events or counts as discounted: those killed were combatants, another party did it, it did not happen."""
    return desk.discount(ids)


@correct.command(short_help="Take corrections back.")
@click.argument("corrections", nargs=-1, required=True, metavar="CORRECTION…")
@person_options
def undo(corrections: tuple[str, ...], *, desk: "Correcting") -> "Sequence[Correction]":
    """Take corrections back, whoever made them: the machine's reading, or the word before, stands again. To take that back, undo the undoing."""
    return desk.undo(corrections)


@correct.command(short_help="Settle a conflict: the correction stays.")
@click.argument("corrections", nargs=-1, required=True, metavar="CORRECTION…")
@person_options
def keep(corrections: tuple[str, ...], *, desk: "Correcting") -> "Sequence[Correction]":
    """Settle conflicts: the correction stays as it is, although a new reading or another person says otherwise. To side with them, `undo` it."""
    return desk.keep(corrections)


@correct.command(short_help="Say of the current version of a page what was said of earlier ones.")
@click.argument("reports", nargs=-1, metavar="[REPORT]…")
@person_options
def carry(reports: tuple[str, ...], *, desk: "Correcting") -> "Sequence[Correction]":
    """Carry corrections of earlier versions of pages over to the version each page carries now: where the same words stand there and the machine
    reads them the same. Without REPORT, of all pages. What cannot be carried is listed, for somebody to look at.
    """  # noqa: D205 - click shows it as one paragraph
    done = desk.carry(reports)
    for one in done:
        if one.after is None:
            click.echo(safe(f"not carried: {one.before.id}, {one.why}."), err=True)
    return [one.after for one in done if one.after is not None]


@correct.command("import", short_help="Take in a log of another store.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@store_option
def import_(file: Path, *, store: str) -> None:
    """Take in corrections from FILE, as `dateline corrections --json` wrote them. What is there already changes nothing."""
    from dateline.jobs.correcting.transfer import read_log
    from dateline.store import Store
    from dateline.store.corrections import Corrections

    found = read_log(file)
    with Store.open(store, create=False) as opened:
        new = Corrections(opened).append(found)
    click.echo(f"{new} taken in, {len(found) - new} already there.")


def _parted(values: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for written in values:
        name, parted, value = written.partition("=")
        if not parted or not name:
            raise UsageError(f"{written!r} sets nothing. Write a field, an equals sign and the value, such as stance=denies.")
        found[name.strip()] = value
    return found
