"""Looking for words and codes: the one module that knows how engines differ in it.

What is stored is folded by `query.folding` into words parted by spaces, so both engines find the same. SQLite looks words up in
FTS5 tables. PostgreSQL finds, through an index of lexemes, the rows in which a column has all of them, and then looks whether they
stand beside each other in its text: the positions that a `tsvector` keeps end at 16,383 words, and at 256 for one word.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, Text, and_, bindparam, cast, func, insert, literal, literal_column, or_, select
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY
from sqlalchemy.sql.selectable import Select

from dateline.query.nodes import Words

LONGEST_LEXEME = 200  # of a longer word only the beginning is indexed
MOST_BYTES = 900_000  # a `tsvector` holds a megabyte of lexemes; a row with more is looked through whenever words are asked for
TOO_MANY = "*"


def keep_words(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Keep rows of words, at least one.

    Args:
        connection: in a transaction that writes.
        table: `report_words` or `item_words`.
        rows: `rowid`, and the folded words of each column.
    """
    if connection.dialect.name != "postgresql":
        connection.execute(insert(table), rows)
        return
    columns = _columns(table)
    lexemes = func.array_to_tsvector(bindparam("lexemes", type_=ARRAY(Text)))
    with_lexemes = [{**row, "lexemes": _lexemes(row, columns)} for row in rows]
    connection.execute(insert(table).values({name: bindparam(name) for name in ("rowid", *columns)} | {"lexemes": lexemes}), with_lexemes)


def rows_with(engine: str, table: Table, columns: Sequence[str], words: Words) -> Select[tuple[int]]:
    """Row numbers of a table of words in which the words stand beside each other in one of the columns.

    Args:
        engine: name of SQLAlchemy's dialect.
        table: `report_words` or `item_words`.
        columns: which of its columns.
        words: at least one word; of the last only the beginning may be given.
    """
    query: Select[tuple[int]] = select(table.c.rowid)
    if engine == "postgresql":
        return query.where(_indexed(table, columns, words))
    return query.where(_fts5(table, columns, words))


def holds(engine: str, column: ColumnElement[Any], code: str) -> ColumnElement[bool]:
    """Whether a column of codes, each between semicolons, has this one; letter for letter, as `LIKE` is not everywhere."""
    place = func.strpos(column, f";{code};") if engine == "postgresql" else func.instr(column, f";{code};")
    return place > 0


def _fts5(table: Table, columns: Sequence[str], words: Words) -> ColumnElement[bool]:
    # Folded words hold letters, digits and marks only: nothing in them can end the quotation.
    phrase = f'{{{" ".join(columns)}}} : "{" ".join(words.folded)}"{" *" if words.prefix else ""}'
    return literal_column(table.name).bool_op("MATCH")(phrase)


def _indexed(table: Table, columns: Sequence[str], words: Words) -> ColumnElement[bool]:
    numbers = {name: n for n, name in enumerate(_columns(table))}
    beside = {name: _beside(table.c[name], words) for name in columns}
    alone = len(words.folded) == 1 and len(words.folded[0]) <= LONGEST_LEXEME
    found = [and_(_has(table, _asked(numbers[name], words)), *([] if alone else [beside[name]])) for name in columns]
    return or_(*found, and_(_has(table, f"'{TOO_MANY}'"), or_(*beside.values())))


def _has(table: Table, lexemes: str) -> ColumnElement[bool]:
    return table.c.lexemes.bool_op("@@")(cast(literal(lexemes), TSQUERY))


def _asked(number: int, words: Words) -> str:
    """The lexemes as a `tsquery`. Nothing in folded words can end a quotation; an end that is cut off is left open."""
    *firsts, last = words.folded
    cut = words.prefix or len(last) > LONGEST_LEXEME
    return " & ".join([*(f"'{_lexeme(number, word)}'" for word in firsts), f"'{_lexeme(number, last)}'{':*' if cut else ''}"])


def _beside(column: ColumnElement[Any], words: Words) -> ColumnElement[bool]:
    wanted = " " + " ".join(words.folded) + ("" if words.prefix else " ")
    return func.strpos(literal(" ") + func.coalesce(column, "") + literal(" "), wanted) > 0


def _columns(table: Table) -> tuple[str, ...]:
    return tuple(c.name for c in table.columns if c.name not in ("rowid", "lexemes"))


def _lexemes(row: Mapping[str, Any], columns: Iterable[str]) -> list[str]:
    """The words of a row, each once, with the number of its column before it."""
    found = sorted({_lexeme(number, word) for number, name in enumerate(columns) for word in (row[name] or "").split(" ") if word})
    return found if sum(len(lexeme.encode()) for lexeme in found) <= MOST_BYTES else [TOO_MANY]


def _lexeme(number: int, word: str) -> str:
    return f"{number}{word[:LONGEST_LEXEME]}"
