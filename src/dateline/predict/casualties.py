"""Task `casualties`."""

import re

from dateline.attribute import attribute
from dateline.coding import code
from dateline.model import Tally
from dateline.predict.case import Case, Plain

_KINDS = ("killed", "injured")
_SENTENCE_START = re.compile(r"(?:^|[.!?\]]\s+|\n\s*\n\s*)([a-z])")


def casualties(case: Case) -> Plain:
    """One incident a count; what is feared, denied or long past is none."""
    document = case.document(sentence_case(case.text))
    tallies = code(document, attribute(document)).tallies
    counts = {(t.category, t.low, t.high): t for t in tallies if t.category in _KINDS and t.auxiliary == "asserted" and t.high != 0}
    return {"incidents": [{t.category: {"lo": _lowest(t), "hi": t.high}} for t in counts.values()]}


def _lowest(tally: Tally) -> int:
    return tally.low if tally.low is not None else 0


def sentence_case(text: str) -> str:
    """Text that is nearly all upper case as sentences a parser of news can read; any other text as it is."""
    letters = [c for c in text if c.isalpha()]
    if not letters or sum(c.isupper() for c in letters) < 0.9 * len(letters):
        return text
    return _SENTENCE_START.sub(lambda m: m.group(0)[:-1] + m.group(1).upper(), text.lower())
