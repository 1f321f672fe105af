"""Parse a sentence and code it, once for each text."""

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from dateline.attribute import attribute
from dateline.coding import Coding, code
from dateline.model import Document, make_report
from dateline.reader import read

Coded = tuple[Document, Coding]


@cache
def _coded(text: str) -> Coded:
    document = read(make_report(text, published=date(2024, 5, 5)))
    return document, code(document, attribute(document))


@pytest.fixture
def coded() -> Callable[[str], Coded]:
    """A text's document and coding; the day of publication is 2024-05-05."""
    return _coded
