"""What persons say of the readings: the log of corrections, which only grows, and what follows for the rows to search."""

from sqlalchemy import Column, DateTime, ForeignKey, Index, String, Table, Text

from dateline.store.tables.base import metadata

correction = Table(
    "correction",
    metadata,
    Column("id", String(14), primary_key=True),
    Column("made", DateTime, nullable=False, index=True),
    Column("author", Text, nullable=False),
    Column("action", String(8), nullable=False),
    Column("body", Text, nullable=False),  # the whole of it as JSON
)

correction_report = Table(  # a report that is read anew keeps its corrections, so nothing here points at the table of reports
    "correction_report",
    metadata,
    Column("correction_id", String(14), ForeignKey("correction.id"), primary_key=True),
    Column("report_id", String(16), primary_key=True),
)
Index("ix_correction_report_report_id", correction_report.c.report_id)

touched = Table(
    "touched",
    metadata,
    Column("item_id", String(40), primary_key=True),
    Column("code", String(10), primary_key=True),  # accepted, edited, rejected, …
    Column("report_id", String(16), ForeignKey("report.id", ondelete="CASCADE"), nullable=False),
)
Index("ix_touched_report_id", touched.c.report_id)
