"""Task `quantities`."""

from dateline.coding import code
from dateline.predict.case import Case, Plain


def quantities(case: Case) -> Plain:
    """Bounds of the counts, in text order."""
    return {"q": [{"lo": t.low, "hi": t.high} for t in code(case.document(), ()).tallies]}
