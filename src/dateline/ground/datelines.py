"""Names in datelines ("BEIRA, Mozambique (Amber Wire) —"), which the parser does not see."""

import re
from collections.abc import Iterator

from dateline.ground.placefold import key_of
from dateline.ground.placespans import Run
from dateline.ground.placeuser import Names
from dateline.model import Document, Span

_NAME = re.compile(r"[^\W\d_][^,/(\[\d—–]*")
_LONG = re.compile(r"\w{6,}\.")  # a full stop behind so long a word is no part of it
_OUTSIDE = -1  # a dateline has no tokens


def dateline_runs(document: Document, names: Names) -> Iterator[Run]:
    """The names before the agency and the dash that the gazetteer knows, in text order."""
    for passage in document.passages:
        if passage.kind == "dateline":
            words = document.words(passage.span).partition("(")[0]
            for match in _NAME.finditer(words):
                name = match.group().rstrip(" -_\t\n")
                if not name.endswith(".") or not names.of(key_of(name)) or _LONG.fullmatch(name):
                    name = name.rstrip(".")
                entries = names.of(key_of(name))
                is_month = words[match.end() : match.end() + 1].isdigit()
                if entries and not is_month:
                    start = passage.span.start + match.start()
                    yield Run(_OUTSIDE, _OUTSIDE, Span(start, start + len(name)), name, entries)
