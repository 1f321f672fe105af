"""When a page was last found to carry a text; runs of words and credits, by which a report is known as a copy of another.

Runs and credits are made when the store is next opened.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table, and the columns."""
    op.add_column("report", sa.Column("seen", sa.DateTime))
    op.add_column("report", sa.Column("credited", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_table(
        "shingle",
        sa.Column("hash", sa.BigInteger, primary_key=True),
        sa.Column("seq", sa.Integer, sa.ForeignKey("item.seq", ondelete="CASCADE"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_shingle_seq", "shingle", ["seq"])
