"""The tables, a family a module. Changing one needs a migration in `migrations/versions` and its name in `NEWEST`."""

from dateline.store.tables import corrections, outbox, people, reports, search, sources
from dateline.store.tables.base import NEWEST, VERSION_TABLE, metadata

__all__ = ["NEWEST", "VERSION_TABLE", "corrections", "metadata", "outbox", "people", "reports", "search", "sources"]
