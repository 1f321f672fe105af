"""Rows to search, and stories. The rows of what is kept already are made when the store is next opened."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

REPORT_WORDS = ("title", "text", "outlet", "url")
ITEM_WORDS = ("speaker", "through", "cue", "words", "actor", "recipient", "place", "scope")


def upgrade() -> None:
    """Make the tables."""
    _report_columns()
    _item()
    op.create_table(
        "story",
        sa.Column("slug", sa.String(60), primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("query", sa.Text, nullable=False),
        sa.Column("description", sa.Text),
        sa.Column("created", sa.DateTime, nullable=False),
    )
    for name, columns in (("report_words", REPORT_WORDS), ("item_words", ITEM_WORDS)):
        _words(name, columns)


def _report_columns() -> None:
    op.add_column("report", sa.Column("current", sa.Boolean, nullable=False, server_default=sa.true()))
    op.add_column("report", sa.Column("copy", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("report", sa.Column("text_key", sa.String(32)))
    op.add_column("report", sa.Column("indexed", sa.Integer))
    op.create_index("ix_report_url", "report", ["url"])
    op.create_index("ix_report_text_key", "report", ["text_key"])
    op.create_index("ix_report_indexed", "report", ["indexed"])


def _item() -> None:
    op.create_table(
        "item",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("report_id", sa.String(16), sa.ForeignKey("report.id", ondelete="CASCADE"), nullable=False),
        sa.Column("report_seq", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(9), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("published", sa.Date),
        sa.Column("language", sa.Text),
        sa.Column("has", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("speaker_kinds", "classes", "stances", "quotations", "contexts")),
        *(sa.Column(name, sa.Text) for name in ("type", "mode", "auxiliary", "country")),
        sa.Column("earliest", sa.Date),
        sa.Column("latest", sa.Date),
        *(sa.Column(name, sa.Text) for name in ("category", "qualifier", "basis")),
        sa.Column("low", sa.BigInteger),
        sa.Column("high", sa.BigInteger),
    )
    op.create_index("ix_item_report", "item", ["report_id", "kind", "position"])
    op.create_index("ix_item_report_seq", "item", ["report_seq"])
    op.create_index("ix_item_newest", "item", ["kind", "current", sa.text("published DESC"), "report_id", "position"])
    op.create_table(
        "item_row",
        sa.Column("seq", sa.Integer, sa.ForeignKey("item.seq", ondelete="CASCADE"), primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )


def _words(name: str, columns: tuple[str, ...]) -> None:
    """SQLite: an FTS5 table, emptied by a trigger, for foreign keys do not reach it. Elsewhere: a plain table."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"CREATE VIRTUAL TABLE {name} USING fts5({', '.join(columns)}, tokenize = 'ascii')")
        op.execute(f"CREATE TRIGGER {name}_gone AFTER DELETE ON item BEGIN DELETE FROM {name} WHERE rowid = old.seq; END")  # noqa: S608 - constants
        return
    key = sa.Column("rowid", sa.Integer, sa.ForeignKey("item.seq", ondelete="CASCADE"), primary_key=True)
    op.create_table(name, key, *(sa.Column(column, sa.Text) for column in columns))
