"""Rows as Parquet with typed columns whose meaning and HXL tag stand beside them. Needs the extra `parquet`."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from itertools import islice
from types import ModuleType
from typing import TYPE_CHECKING, Any

from dateline.model.columns import TABLES, ColumnType, column_type
from dateline.model.errors import NotInstalled
from dateline.publish.tables.hxl import hashtag
from dateline.publish.tables.sink import Row, Sink

if TYPE_CHECKING:
    import pyarrow as pa

GROUP = 10_000  # rows of a row group: what is held in memory


def write_parquet(rows: Iterable[Row], table: str, out: Sink) -> None:
    """The rows of a table in groups of `GROUP`, columns as `column_type` says; a list stays text joined by ';'.

    Raises:
        NotInstalled: pyarrow is not there.
    """
    arrow, parquet = _arrow()
    kept = schema(arrow, table)
    source = iter(rows)
    with parquet.ParquetWriter(out, kept, compression="zstd", use_dictionary=True) as writer:
        while group := list(islice(source, GROUP)):
            writer.write_table(arrow.table(_columns(group, table), schema=kept), row_group_size=GROUP)


def schema(arrow: ModuleType, table: str) -> "pa.Schema":
    """The schema of a table: every field may be null and says what it means."""
    types: Mapping[ColumnType, Any] = {
        "text": arrow.string(),
        "list": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "date": arrow.date32(),
        "moment": arrow.timestamp("us", tz="UTC"),
    }
    fields = [
        arrow.field(name, types[column_type(table, name)], metadata={"description": meaning, "hxl": hashtag(table, name)})
        for name, meaning in TABLES[table].items()
    ]
    return arrow.schema(fields, metadata={"dateline.table": table})


def _columns(group: list[Row], table: str) -> dict[str, list[Any]]:
    makers: Mapping[ColumnType, Callable[[Any], Any]] = {"text": _text, "list": _text, "date": date.fromisoformat, "moment": _moment}
    found = {}
    for name in TABLES[table]:
        make = makers.get(column_type(table, name))
        values = [row[name] for row in group]
        found[name] = [None if v is None else make(v) for v in values] if make else values
    return found


def _text(value: str) -> str:
    """Text without what UTF-8 cannot hold."""
    return value if value.isascii() else value.encode("utf-8", "replace").decode()


def _moment(value: str) -> datetime:
    """A moment; one without a zone is in UTC, as all of ours are."""
    made = datetime.fromisoformat(value)
    return made if made.tzinfo else made.replace(tzinfo=UTC)


def _arrow() -> tuple[ModuleType, ModuleType]:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise NotInstalled(
            "Parquet needs pyarrow: pip install 'dateline[parquet]'. CSV, JSON lines and GeoJSON need nothing more."
        ) from error
    return pa, parquet
