"""Task `quantities`."""

from dateline.coding.quantities import read_quantities
from dateline.predict.case import Case, Plain


def quantities(case: Case) -> Plain:
    """Bounds of the counts as written, in text order."""
    return {"q": [{"lo": count.low, "hi": count.high} for count in read_quantities(case.document())]}
