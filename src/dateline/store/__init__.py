"""The record ⇄ SQL: takes `Reading`s and reports set aside, gives them back in one canonical order.

SQLite by default, PostgreSQL by its address, alike on both; the schema is made and moved on by the migrations shipped here.
"""

from dateline.store.store import SetAside, Store

__all__ = ["SetAside", "Store"]
