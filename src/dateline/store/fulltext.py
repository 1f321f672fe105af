"""Looking for words: the one module that knows how engines differ.

What is stored is folded by `query.folding` into words parted by spaces, so every engine finds the same. SQLite looks them up
in FTS5 tables; any other engine compares text.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Table, func, literal, literal_column, or_, select
from sqlalchemy.sql.selectable import Select

from dateline.query.nodes import Words


def rows_with(engine: str, table: Table, columns: Sequence[str], words: Words) -> Select[tuple[int]]:
    """Row numbers of a table of words in which the words stand beside each other in one of the columns.

    Args:
        engine: name of SQLAlchemy's dialect.
        table: `report_words` or `item_words`.
        columns: which of its columns.
        words: at least one word; of the last only the beginning may be given.
    """
    query: Select[tuple[int]] = select(table.c.rowid)
    return query.where(_fts5(table, columns, words) if engine == "sqlite" else _compared(table, columns, words))


def _fts5(table: Table, columns: Sequence[str], words: Words) -> ColumnElement[bool]:
    # Folded words hold letters, digits and marks only: nothing in them can end the quotation.
    phrase = f'{{{" ".join(columns)}}} : "{" ".join(words.folded)}"{" *" if words.prefix else ""}'
    return literal_column(table.name).bool_op("MATCH")(phrase)


def _compared(table: Table, columns: Sequence[str], words: Words) -> ColumnElement[bool]:
    wanted = " " + " ".join(words.folded) + ("" if words.prefix else " ")
    return or_(*((literal(" ") + func.coalesce(table.c[name], "") + literal(" ")).contains(wanted, autoescape=True) for name in columns))
