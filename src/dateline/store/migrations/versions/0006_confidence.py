"""How sure the statements are that a row rests on. The rows are made anew when the store is next opened."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the column."""
    op.add_column("item", sa.Column("confidence", sa.Integer))
