"""Task `times`."""

from dateline.ground import find_times
from dateline.predict.case import Case, Plain


def times(case: Case) -> Plain:
    """Time expressions in text order."""
    found = find_times(case.document())
    return {"timexes": [{"start": w.span.start, "end": w.span.end, "type": w.kind, "value": w.value} for w in found]}
