"""Toponyms of datelines ("BEIRA, Mozambique (Amber Wire) —"), which the parser does not see."""

import re
from collections.abc import Iterator

from dateline.ground.placegazetteer import look_up
from dateline.ground.toponyms import Toponym
from dateline.model import Document, Span

_NAME = re.compile(r"[^\W\d_][^,/(\[\d—–]*")


def dateline_toponyms(document: Document) -> Iterator[Toponym]:
    """The names before the agency and the dash that the gazetteer knows, in text order."""
    for passage in document.passages:
        if passage.kind == "dateline":
            words = document.words(passage.span).partition("(")[0]
            for match in _NAME.finditer(words):
                name = match.group().rstrip(" -_.\t\n")
                entries = look_up(name)
                is_month = words[match.end() : match.end() + 1].isdigit()
                if entries and not is_month:
                    start = passage.span.start + match.start()
                    yield Toponym(Span(start, start + len(name)), name, "place", entries)
