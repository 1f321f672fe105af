"""Rows of a table → a file in one of four forms; takes an iterator of rows, writes as it goes, gives what it wrote.

Same rows, same bytes. A further form is a writer in a module of its own and a line in `FORMS`.
"""

from dateline.publish.tables.csvfile import defused, restored
from dateline.publish.tables.dictionary import dictionary, dictionary_markdown
from dateline.publish.tables.forms import FORMS, Form, write_dictionary, write_table
from dateline.publish.tables.hxl import hashtag
from dateline.publish.tables.sidecar import sidecar
from dateline.publish.tables.sink import Written

__all__ = [
    "FORMS", "Form", "Written", "defused", "dictionary", "dictionary_markdown", "hashtag", "restored", "sidecar",
    "write_dictionary", "write_table",
]  # fmt: skip
