"""Task `attribution`."""

from dateline.attribute import attribute
from dateline.predict.case import Case, Plain, spans_to_pairs


def attributions(case: Case) -> Plain:
    """Source, cue and content spans of every statement of the outer level: PolNeAR annotates none inside another's content."""
    return {
        "attributions": [
            {"source": spans_to_pairs(s.source), "cue": spans_to_pairs(s.cue), "content": spans_to_pairs(s.content)}
            for s in attribute(case.document())
            if s.within is None
        ]
    }
