"""On PostgreSQL: words are found through an index, addresses may be of any length, places in files beyond two gigabytes.

Rows are made anew there when the store is next opened, and with them the words that the index holds.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Change the tables; SQLite's are so already."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for table in ("report_words", "item_words"):
        op.add_column(table, sa.Column("lexemes", TSVECTOR))
        op.create_index(f"ix_{table}_lexemes", table, ["lexemes"], postgresql_using="gin")
    op.execute("UPDATE report SET indexed = NULL")
    for table in ("report", "capture"):
        op.drop_index(f"ix_{table}_url", table)
        op.create_index(f"ix_{table}_url", table, ["url"], postgresql_using="hash")
    for column in ("offset", "length"):
        op.alter_column("capture", column, type_=sa.BigInteger)
