"""`dateline corrections` and `dateline agreement`: the log of what persons did, and how often they say what the machine says."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.browse import print_table
from dateline.cli.options import output_option, store_option
from dateline.cli.output import write

if TYPE_CHECKING:
    from dateline.jobs.correcting.agreement import Agreement
    from dateline.jobs.correcting.log import Entry

_LOG = ("id", "made", "author", "action", "target", "what", "reason", "state")
_MACHINE = ("kind", "field", "looked_at", "agreed", "share")
_PERSONS = ("kind", "field", "persons", "both", "agreed", "share", "kappa", "alpha")


@click.command(short_help="The log of corrections, and where somebody should look again.")
@click.argument("id_", metavar="[ID]", default="")
@click.option("--by", metavar="NAME", help="Only what this person did.")
@click.option("--conflicts", "only_conflicts", is_flag=True, help="Only where a new reading or another person says otherwise.")
@click.option("--json", "as_json", is_flag=True, help="One correction a line, for `dateline correct import` and other programs.")
@output_option
@store_option
def corrections(id_: str, *, by: str | None, only_conflicts: bool, as_json: bool, out: Path | None, store: str) -> None:
    """List corrections, oldest first: all, or those about ID (a report, statement, event, count or correction; its beginning is enough).

    A conflict is settled by `dateline correct keep` (the correction stays) or `dateline correct undo` (it goes).
    """
    from dateline.jobs.correcting.log import log_of
    from dateline.model.codec import to_plain
    from dateline.model.correction import json_text
    from dateline.store import Store

    with Store.open(store, create=False) as opened:
        entries = log_of(opened, of=id_ or None, by=by, only_conflicts=only_conflicts)
    if as_json or out is not None:
        write("".join(json_text(to_plain(e.correction)) + "\n" for e in entries), out)
        return
    print_table(_LOG, [_row(e) for e in entries], f"corrections: {len(entries)}")


def _row(entry: "Entry") -> dict[str, str | None]:
    from dateline.jobs.correcting.log import conflict_words

    c = entry.correction
    state = (
        entry.state if not entry.conflicts else " ".join(("conflict:", *(conflict_words(found, entry.text) for found in entry.conflicts)))
    )
    return {
        "id": c.id,
        "made": f"{c.made:%Y-%m-%d %H:%M}",
        "author": c.author,
        "action": c.action,
        "target": entry.targets,
        "what": entry.what,
        "reason": c.reason,
        "state": state,
    }


@click.command(short_help="How often persons and machine, and persons among each other, agree.")
@click.option("--json", "as_json", is_flag=True, help="All figures, for other programs.")
@store_option
def agreement(*, as_json: bool, store: str) -> None:
    """Show, value by value, how often persons found the machine right, and how often those who judged the same value say the same.

    Counted are accepted, edited and rejected values; what nobody looked at is not. kappa is Cohen's, for two persons; alpha is
    Krippendorff's, for two or more; 1 = they always agree, 0 = as often as chance would have it, empty = there was no choice. Who
    judges after another sees that person's value, so they are higher than of two who do not know of each other.
    """
    from dateline.jobs.correcting.agreement import agreement as agreement_of
    from dateline.model.codec import to_plain
    from dateline.store import Store
    from dateline.store.corrections import Corrections

    with Store.open(store, create=False) as opened:
        found = agreement_of(Corrections(opened).all())
    if as_json:
        click.echo(json.dumps(to_plain(found), ensure_ascii=False, indent=2))
        return
    _print(found)


def _print(found: "Agreement") -> None:
    machine = [
        {"kind": r.kind, "field": r.field, "looked_at": r.looked_at, "agreed": r.agreed, "share": f"{r.share:.3f}"}
        for r in found.with_machine
    ]
    persons = [
        {
            "kind": r.kind,
            "field": r.field,
            "persons": ", ".join(r.persons),
            "both": r.both,
            "agreed": r.agreed,
            "share": f"{r.share:.3f}",
            "kappa": _figure(r.kappa),
            "alpha": _figure(r.alpha),
        }
        for r in found.between_persons
    ]
    print_table(_MACHINE, machine, "persons and the machine")
    click.echo()
    print_table(_PERSONS, persons, "persons among each other")


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
