"""How many runs of words are kept of each report, so that those it shares a few with need not be counted whenever one comes."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the column, and count."""
    op.add_column("report", sa.Column("runs", sa.Integer, nullable=False, server_default="0"))
    op.execute(
        "UPDATE report SET runs = (SELECT count(*) FROM shingle JOIN item ON item.seq = shingle.seq WHERE item.report_id = report.id)"
    )
