"""Two versions of an article in, what the newer one claims otherwise out: a table of pairs, read by the whole pipeline."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline.fuse.changes import changes_between
from dateline.model import Change, Reading, make_report
from dateline.pipeline import read_report

PAIRS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "versions" / "pairs.toml").read_text(encoding="utf-8"))["pair"]
WHOLE = ("statement", "speaker", "denial", "wording", "quotation")


def reading(pair: dict[str, Any], version: str) -> Reading:
    title = pair.get(f"{version}_title")
    return read_report(
        make_report(pair[version], outlet="Harbour Daily", url="https://x.example/1", title=title, published=date(2031, 3, 5))
    )


def line(change: Change) -> str:
    """A change as the table writes it: without the words of whole statements."""
    values = " → ".join(v for v in (change.before, change.after) if v)
    about = change.about if change.part != "attribution" else None
    what = "" if change.part in WHOLE else f": {': '.join(filter(None, (about, values)))}"
    return f"{change.kind}{what}" + (f" ({change.who})" if change.who and change.part not in ("attribution", "actor", "factuality") else "")


@pytest.mark.parametrize("pair", PAIRS, ids=[p["name"] for p in PAIRS])
def test_the_newer_version_claims_otherwise_what_the_table_says(pair: dict[str, Any]) -> None:
    found = changes_between(reading(pair, "old"), reading(pair, "new"))
    assert sorted(map(line, found)) == sorted(pair["changes"])
