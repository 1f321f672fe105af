"""Task `times`."""

from dateline.ground import ground
from dateline.predict.case import Case, Plain


def times(case: Case) -> Plain:
    """Time expressions in text order."""
    found = ground(case.document(), (), (), ()).whens
    return {"timexes": [{"start": w.span.start, "end": w.span.end, "type": w.kind, "value": w.value} for w in found]}
