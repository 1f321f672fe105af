"""Sources that are watched, what was fetched from them, and its evidence."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make their tables."""
    op.create_table(
        "source",
        sa.Column("outlet", sa.Text, primary_key=True),
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("listed", sa.Boolean, nullable=False),
        sa.Column("kind", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("last_fetched", sa.DateTime),
        sa.Column("last_ok", sa.DateTime),
        sa.Column("status", sa.Integer),
        sa.Column("message", sa.Text),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("next_due", sa.DateTime),
    )
    op.create_table(
        "page",
        sa.Column("outlet", sa.Text, primary_key=True),
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("source_url", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("byline", sa.Text),
        sa.Column("published", sa.Date),
        sa.Column("updated", sa.Date),
        sa.Column("mark", sa.String(64)),
        sa.Column("first_seen", sa.DateTime, nullable=False),
        sa.Column("last_fetched", sa.DateTime),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("sha256", sa.String(64)),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("status", sa.Integer),
        sa.Column("message", sa.Text),
        sa.Column("checks", sa.Integer, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("next_due", sa.DateTime),
        sa.Column("report_id", sa.String(16)),
        sa.Column("gone", sa.DateTime),
    )
    op.create_index("ix_page_due", "page", ["next_due"])
    op.create_table(
        "capture",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("outlet", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("final_url", sa.Text, nullable=False),
        sa.Column("fetched", sa.DateTime, nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("offset", sa.Integer, nullable=False),
        sa.Column("length", sa.Integer, nullable=False),
        sa.Column("revisit", sa.Boolean, nullable=False),
        sa.Column("done", sa.Boolean, nullable=False),
    )
    op.create_index("ix_capture_sha256", "capture", ["sha256"])
    op.create_index("ix_capture_url", "capture", ["url"])
    op.create_table(
        "host",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("not_before", sa.DateTime),
        sa.Column("failures", sa.Integer, nullable=False),
    )
