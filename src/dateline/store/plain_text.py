"""Text for PostgreSQL, which keeps none that holds a NUL: SQLite does, and finds nothing by it, so here a mark stands for it."""

from typing import Any

from psycopg import Connection
from psycopg.types.string import StrDumper, StrDumperUnknown

NO_NUL = "\ufffd"


class _Text(StrDumper):
    def dump(self, obj: str) -> Any:
        """The bytes of a text."""
        return super().dump(obj.replace("\0", NO_NUL))


class _Unknown(StrDumperUnknown):
    def dump(self, obj: str) -> Any:
        """The bytes of a text whose kind the server finds out."""
        return super().dump(obj.replace("\0", NO_NUL))


def without_nul(connection: Connection[Any]) -> None:
    """Send texts over this connection without NUL."""
    connection.adapters.register_dumper(str, _Text)
    connection.adapters.register_dumper(str, _Unknown)
