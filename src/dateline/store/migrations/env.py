"""Run by Alembic inside the transaction that `dateline.store.connect` opens."""

from alembic import context

from dateline.store.tables import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=False,  # the caller's transaction holds it all
)
context.run_migrations()
