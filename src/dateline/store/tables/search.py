"""Rows to search: a report and every statement, event and count read from it are one row each; and stories."""

from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime, ForeignKey, Index, Integer, MetaData, String, Table, Text
from sqlalchemy.dialects.postgresql import TSVECTOR

from dateline.store.tables.base import metadata

item = Table(
    "item",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String(40), nullable=False),
    Column("report_id", String(16), ForeignKey("report.id", ondelete="CASCADE"), nullable=False),
    Column("report_seq", Integer, nullable=False),  # `seq` of the row of its report
    Column("kind", String(9), nullable=False),
    Column("position", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("published", Date),
    Column("language", Text),
    Column("has", Text, nullable=False),  # names of the fields of words that have a value, each between semicolons
    Column("speaker_kinds", Text),  # these five: codes, each between semicolons
    Column("classes", Text),
    Column("stances", Text),
    Column("quotations", Text),
    Column("contexts", Text),
    Column("type", Text),
    Column("mode", Text),
    Column("auxiliary", Text),
    Column("country", Text),
    Column("earliest", Date),
    Column("latest", Date),
    Column("category", Text),
    Column("qualifier", Text),
    Column("basis", Text),
    Column("low", BigInteger),  # the least and the greatest number that is stated: open ends do not reach further
    Column("high", BigInteger),
    Column("confidence", Integer),  # in hundredths; of a row that rests on several statements, the least
)
Index("ix_item_report", item.c.report_id, item.c.kind, item.c.position)
Index("ix_item_report_seq", item.c.report_seq)
Index("ix_item_newest", item.c.kind, item.c.current, item.c.published.desc(), item.c.report_id, item.c.position)

item_row = Table(
    "item_row",
    metadata,
    Column("seq", Integer, ForeignKey("item.seq", ondelete="CASCADE"), primary_key=True),
    Column("body", Text, nullable=False),  # the row of `model.columns.TABLES` as JSON
)

shingle = Table(
    "shingle",
    metadata,
    Column("hash", BigInteger, primary_key=True),  # of a run of words of the report
    Column("seq", Integer, ForeignKey("item.seq", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

story = Table(
    "story",
    metadata,
    Column("slug", String(60), primary_key=True),
    Column("title", Text, nullable=False),
    Column("query", Text, nullable=False),
    Column("description", Text),
    Column("created", DateTime, nullable=False),
)

# Tables of words, one column a field. They belong to the engine's full-text search, so `metadata` does not make them.
words_metadata = MetaData()
REPORT_WORDS = ("title", "text", "outlet", "url")
ITEM_WORDS = ("speaker", "through", "cue", "words", "actor", "recipient", "place", "scope")


def _words(name: str, columns: tuple[str, ...]) -> Table:
    """`lexemes`: on PostgreSQL alone, the same words for its index."""
    key = Column("rowid", Integer, primary_key=True)
    return Table(name, words_metadata, key, *(Column(column, Text) for column in columns), Column("lexemes", TSVECTOR))


report_words = _words("report_words", REPORT_WORDS)
item_words = _words("item_words", ITEM_WORDS)
