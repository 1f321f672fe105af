"""Sources that are watched, the pages they name, the hosts these live on, and what was fetched with its evidence."""

from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime, Index, Integer, String, Table, Text

from dateline.store.tables.base import metadata

WideInteger = Integer().with_variant(BigInteger(), "postgresql")  # SQLite's integers are wide as they are

source = Table(
    "source",
    metadata,
    Column("outlet", Text, primary_key=True),
    Column("url", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("listed", Boolean, nullable=False),
    Column("kind", Text),
    Column("title", Text),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("last_fetched", DateTime),
    Column("last_ok", DateTime),
    Column("status", Integer),
    Column("message", Text),
    Column("failures", Integer, nullable=False),
    Column("next_due", DateTime),
)

page = Table(
    "page",
    metadata,
    Column("outlet", Text, primary_key=True),
    Column("url", Text, primary_key=True),
    Column("source_url", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("title", Text),
    Column("byline", Text),
    Column("published", Date),
    Column("updated", Date),
    Column("mark", String(64)),
    Column("first_seen", DateTime, nullable=False),
    Column("last_fetched", DateTime),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("sha256", String(64)),
    Column("state", Text, nullable=False),
    Column("status", Integer),
    Column("message", Text),
    Column("checks", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("next_due", DateTime),
    Column("report_id", String(16)),
    Column("gone", DateTime),
    Index("ix_page_due", "next_due"),
)

capture = Table(
    "capture",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("outlet", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("final_url", Text, nullable=False),
    Column("fetched", DateTime, nullable=False),
    Column("status", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("file", Text, nullable=False),
    Column("offset", WideInteger, nullable=False),
    Column("length", WideInteger, nullable=False),
    Column("revisit", Boolean, nullable=False),
    Column("done", Boolean, nullable=False),
    Index("ix_capture_sha256", "sha256"),
    Index("ix_capture_url", "url", postgresql_using="hash"),
)

host = Table(
    "host",
    metadata,
    Column("name", Text, primary_key=True),
    Column("not_before", DateTime),
    Column("failures", Integer, nullable=False),
)
