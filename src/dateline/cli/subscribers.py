"""`dateline subscribers`: who asked for letters, and what they may ask for."""

from pathlib import Path

import click

from dateline.cli.options import output_option, store_option
from dateline.cli.output import as_json, safe, write
from dateline.model.errors import NotFound, StoreProblem


@click.group(short_help="Subscribers: list, export, erase, verify.")
def subscribers() -> None:
    """Who asked for letters; and what a person may ask for: to see what is held, to be erased, to be left alone."""


@subscribers.command("list", short_help="All subscribers.")
@store_option
def list_(*, store: str) -> None:
    """List who asked for what, with the state of it: waiting (to be confirmed), active, paused, ended, suppressed."""
    from dateline.jobs.subscriptions import subscribers as all_of
    from dateline.store import Store

    with Store.open(store, create=False) as opened:
        found = all_of(opened)
    for one in found:
        click.echo(f"{safe(one.address)}\t{one.story}\t{one.frequency}\t{one.state}\t{one.since:%Y-%m-%d %H:%M}")
    people = len({one.person for one in found})
    click.echo(
        f"{people} {'person' if people == 1 else 'people'}, {sum(one.state == 'active' for one in found)} active subscriptions.", err=True
    )


@subscribers.command(short_help="Everything held on a person.")
@click.argument("address")
@store_option
@output_option
def export(address: str, *, store: str, out: Path | None) -> None:
    """Write everything held on ADDRESS as JSON: what was asked for and agreed to, the wording shown, the letters sent."""
    from dateline.jobs.subscriptions import export_person
    from dateline.store import Store

    with Store.open(store, create=False) as opened:
        held = export_person(opened, address)
    if held is None:
        raise NotFound("Nothing is held on this address.")
    write(as_json(held), out)


@subscribers.command(short_help="Forget a person.")
@click.argument("address")
@store_option
def erase(address: str, *, store: str) -> None:
    """Forget ADDRESS. A salted hash of it stays, so that nothing is ever sent to it; the chain of consent stays whole without it.

    Copies of the store made before still hold the address: delete them in their time.
    """
    from dateline.jobs.subscriptions import erase as forget
    from dateline.store import Store

    with Store.open(store, create=False) as opened:
        if not forget(opened, address):
            raise NotFound(
                "Nothing is held on this address. `dateline subscribers suppress ADDRESS` sees to it that nothing is ever sent to it."
            )
    click.echo("Erased.")


@subscribers.command(short_help="Send nothing to an address any more.")
@click.argument("address")
@store_option
def suppress(address: str, *, store: str) -> None:
    """Send nothing to ADDRESS any more, whoever signs it up."""
    from dateline.jobs.subscriptions import suppress as ban
    from dateline.store import Store

    with Store.open(store, create=False) as opened:
        ban(opened, address)
    click.echo("Nothing is sent to it any more. `dateline subscribers release` lifts that.")


@subscribers.command(short_help="Lift a ban or a pause.")
@click.argument("address")
@store_option
def release(address: str, *, store: str) -> None:
    """Lift what keeps letters from ADDRESS: a ban (bounces, complaints, erasure, the operator) or the pause after soft bounces."""
    from dateline.jobs.subscriptions import release as lift
    from dateline.store import Store

    with Store.open(store, create=False) as opened:
        if not lift(opened, address):
            raise NotFound("Nothing keeps letters from this address. `dateline subscribers list` shows the state of all.")
    click.echo("Lifted.")


@subscribers.command(short_help="Check the record of consent.")
@store_option
def verify(*, store: str) -> None:
    """Check that no event of consent was changed, taken out or put in between, and that all letters rest on a confirmation.

    The chain cannot tell whether events at its very end were cut off: note the last hash elsewhere from time to time, and compare.
    """
    from dateline.jobs.subscriptions import verify as check
    from dateline.store import Store

    with Store.open(store, create=False) as opened:
        found = check(opened)
    if found.broken:
        raise StoreProblem(f"The record of consent does not hold: {found.broken.reason}. Compare with a copy of the store made before.")
    if found.without:
        raise StoreProblem(
            f"No confirmation is on record for: {', '.join(map(safe, found.without))}. Compare with a copy of the store made before."
        )
    click.echo(f"{found.events} events, all as they were written. Last: {found.last or 'none'}")
