"""The weights as a file of the package."""

from tools.places.learn import Learned
from tools.places.settings import SMALL, WEIGHTS

_HEAD = """\
# Weights of what finds place names and chooses the place each means: tables of traits (ground/placetraits.py, placereport.py, placechoice.py).
# Learned by tools/places from the given parts of TR-News, LGL and GeoWebNews; docs/decisions/0020-places.md has levels and terms. Licence: Apache-2.0.
"""


def write(weights: Learned) -> None:
    """Write all four tables, rounded."""
    parts = [_HEAD]
    for name in ("run", "report", "alone", "together"):
        table = getattr(weights, name)
        rows = [f'"{_quoted(t)}" = {w:.3f}' for t, w in sorted(table.items()) if abs(w) >= SMALL or t == "bias"]
        parts.append("\n".join((f"[{name}]", *rows, "")))
    WEIGHTS.write_text("\n".join(parts), encoding="utf-8")


def _quoted(trait: str) -> str:
    return trait.replace("\\", "\\\\").replace('"', '\\"')
