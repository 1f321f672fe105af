"""Corrections by persons, and which rows they touched."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "correction",
        sa.Column("id", sa.String(14), primary_key=True),
        sa.Column("made", sa.DateTime, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("action", sa.String(8), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("ix_correction_made", "correction", ["made"])
    op.create_table(
        "correction_report",
        sa.Column("correction_id", sa.String(14), sa.ForeignKey("correction.id"), primary_key=True),
        sa.Column("report_id", sa.String(16), primary_key=True),
    )
    op.create_index("ix_correction_report_report_id", "correction_report", ["report_id"])
    op.create_table(
        "touched",
        sa.Column("item_id", sa.String(40), primary_key=True),
        sa.Column("code", sa.String(10), primary_key=True),
        sa.Column("report_id", sa.String(16), sa.ForeignKey("report.id", ondelete="CASCADE"), nullable=False),
    )
    op.create_index("ix_touched_report_id", "touched", ["report_id"])
