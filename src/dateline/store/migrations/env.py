"""Run by Alembic inside the transaction that `dateline.store.connect` opens."""

import sqlalchemy as sa
from alembic import context

from dateline.store.tables import VERSION_TABLE, metadata

_ORDERED_OTHERWISE = sa.text(
    "SELECT c.table_name, c.column_name, c.character_maximum_length FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name) "
    "WHERE table_schema = current_schema() AND t.table_type = 'BASE TABLE' "
    "AND c.data_type IN ('text', 'character varying') AND c.collation_name IS DISTINCT FROM 'C' ORDER BY c.table_name, c.column_name"
)


def compare_by_bytes(connection: sa.Connection) -> None:
    """Have PostgreSQL compare and order all text as SQLite does: byte by byte, whatever the language of the database.

    The order of what is given out, and so its bytes, must not depend on where a store is kept.
    """
    for table, column, length in connection.execute(_ORDERED_OTHERWISE).all():
        kind = f"varchar({length})" if length else "text"
        connection.execute(sa.text(f'ALTER TABLE "{table}" ALTER COLUMN "{column}" TYPE {kind} COLLATE "C"'))


connection: sa.Connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=False,  # the caller's transaction holds it all
)
context.run_migrations()
if connection.dialect.name == "postgresql":
    compare_by_bytes(connection)
