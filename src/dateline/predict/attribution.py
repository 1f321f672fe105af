"""Task `attribution`."""

from dateline.attribute import attribute
from dateline.model import Span
from dateline.predict.case import Case, Plain, spans_to_pairs


def attributions(case: Case) -> Plain:
    """Source, cue and content spans of every statement of the outer level: PolNeAR annotates none inside another's content."""
    return {
        "attributions": [
            {
                "source": spans_to_pairs(_closed(case.text, source) for source in s.source),
                "cue": spans_to_pairs(s.cue),
                "content": spans_to_pairs(s.content),
            }
            for s in attribute(case.document())
            if s.within is None
        ]
    }


def _closed(text: str, source: Span) -> Span:
    """The source with the comma or dash that closes an apposition in it, which PolNeAR counts as its own."""
    end = source.end + 1 if text[source.end : source.end + 2] == " —" else source.end
    closes = text[end : end + 1] in (",", "—") and text[end : end + 1] in source.words(text)
    return Span(source.start, end + 1) if closes else source
