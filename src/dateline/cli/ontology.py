"""`dateline ontology`: the types, modes, contexts and sectors that events are coded by."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import ontology_option, output_option
from dateline.cli.output import as_json, safe, write

if TYPE_CHECKING:
    from dateline.coding import Ontology


@click.command(short_help="The ontology events are coded by.")
@click.argument("name", required=False)
@click.option("--words", "with_words", is_flag=True, help="Also the words that name events of each type and mode.")
@click.option("--json", "as_data", is_flag=True, help="All of it as data, words included.")
@ontology_option
@output_option
def ontology(*, name: str | None, with_words: bool, as_data: bool, ontology: "Ontology | None", out: Path | None) -> None:
    """Print the ontology that events are coded by: PLOVER's types with their modes, contexts and sectors, and the nearest
    codes of CAMEO and ACLED. With NAME only one: a type (ASSAULT), a mode (ASSAULT/aerial or aerial), a context (health)
    or a sector (COP).

    With --ontology it is the one of a file, which may add words, modes, contexts and codes of your own, or replace ours
    (docs/how-to/extend-the-ontology.md). A file that is wrong ends this with status 30 and says which line.
    """  # noqa: D205 - click shows it as one paragraph
    from dateline.cli.ontology_forms import overview, plain
    from dateline.cli.ontology_one import one, one_plain
    from dateline.coding import builtin

    shown = ontology or builtin()
    if as_data:
        write(as_json(plain(shown) if name is None else one_plain(shown, name)), out)
        return
    text = overview(shown, with_words=with_words) if name is None else one(shown, name, with_words=with_words)
    write("\n".join(map(safe, text)) + "\n", out)
