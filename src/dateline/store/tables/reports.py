"""Reports, their readings, and what was set aside."""

from sqlalchemy import Boolean, Column, Date, DateTime, ForeignKey, Index, Integer, String, Table, Text, false, true

from dateline.store.tables.base import metadata

report = Table(
    "report",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("text", Text, nullable=False),
    Column("outlet", Text),
    Column("url", Text),
    Column("title", Text),
    Column("byline", Text),
    Column("published", Date, index=True),
    Column("retrieved", DateTime),
    Column("seen", DateTime),  # when its page was last found to carry its text; NULL = nobody noted it
    Column("version", Integer, nullable=False),
    Column("sha256", String(64)),
    Column("current", Boolean, nullable=False, server_default=true()),  # whether it is the version its page carries
    Column("copy", Boolean, nullable=False, server_default=false()),  # whether another outlet published its text before
    Column("credited", Boolean, nullable=False, server_default=false()),  # whether its dateline names another outlet or agency
    Column("runs", Integer, nullable=False, server_default="0"),  # how many runs of its words are kept
    Column("text_key", String(32), index=True),  # hash of the words that are read; NULL = too few to tell
    Column("indexed", Integer, index=True),  # version of the rows made to search it; NULL = none yet
)
Index("ix_report_url", report.c.url, postgresql_using="hash")  # a B-tree of PostgreSQL takes no long values

reading = Table(
    "reading",
    metadata,
    Column("report_id", String(16), ForeignKey("report.id", ondelete="CASCADE"), primary_key=True),
    Column("program", Text, nullable=False),
    Column("schema_version", Text, nullable=False),
    Column("body", Text, nullable=False),
)

set_aside = Table(
    "set_aside",
    metadata,
    Column("place", Text, primary_key=True),
    Column("code", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("first_seen", DateTime, nullable=False),
)
