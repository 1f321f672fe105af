"""The forms a table is written in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from dateline.model.columns import TABLES
from dateline.model.errors import UsageError
from dateline.publish.tables.csvfile import write_csv, write_lines
from dateline.publish.tables.dictionary import DICTIONARY_COLUMNS, dictionary
from dateline.publish.tables.jsonfile import write_geojson, write_jsonl
from dateline.publish.tables.parquet import write_parquet
from dateline.publish.tables.sink import Counted, Row, Sink, Written

Writer = Callable[[Iterable[Row], str, Sink], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of a file.

    Attributes:
        name: its name in commands and addresses.
        title: its name for people.
        media_type: for `Content-Type`.
        ending: of the file's name, without the dot.
        tables: the tables it can hold.
        writer: what writes it.
    """

    name: str
    title: str
    media_type: str
    ending: str
    tables: tuple[str, ...]
    writer: Writer


PLACED = tuple(name for name, columns in TABLES.items() if {"id", "latitude", "longitude"} <= set(columns))
FORMS: Mapping[str, Form] = {
    form.name: form
    for form in (
        Form(name="csv", title="CSV with HXL", media_type="text/csv; charset=utf-8", ending="csv", tables=(*TABLES,), writer=write_csv),
        Form(
            name="parquet",
            title="Parquet",
            media_type="application/vnd.apache.parquet",
            ending="parquet",
            tables=(*TABLES,),
            writer=write_parquet,
        ),
        Form(
            name="jsonl",
            title="JSON lines",
            media_type="application/jsonl; charset=utf-8",
            ending="jsonl",
            tables=(*TABLES,),
            writer=write_jsonl,
        ),
        Form(name="geojson", title="GeoJSON", media_type="application/geo+json", ending="geojson", tables=PLACED, writer=write_geojson),
    )
}


def write_table(rows: Iterable[Row], table: str, form: str, out: BinaryIO) -> Written:
    """Write rows of a table in a form, as they come; memory does not grow with their number.

    Args:
        rows: dictionaries with the columns of `TABLES[table]`.
        table: name of the table.
        form: name of the form, one of `FORMS`.
        out: where the bytes go; it is left open.

    Raises:
        UsageError: there is no such table or form, or the form cannot hold the table.
        NotInstalled: the form needs a package that is not there.
    """
    kind = checked(table, form)
    counted, sink = Counted(rows), Sink(out)
    kind.writer(counted, table, sink)
    return sink.written(counted.number)


def checked(table: str, form: str) -> Form:
    """The form of that name, if it can hold the table.

    Raises:
        UsageError: there is no such table or form, or the form cannot hold the table.
    """
    if table not in TABLES:
        raise UsageError(f"There is no table {table!r}: choose one of {', '.join(TABLES)}.")
    if form not in FORMS:
        raise UsageError(f"There is no form {form!r}: choose one of {', '.join(FORMS)}.")
    if table not in FORMS[form].tables:
        raise UsageError(
            f"{FORMS[form].title} holds tables with places ({', '.join(FORMS[form].tables)}), and {table} has none: choose another form."
        )
    return FORMS[form]


def write_dictionary(out: BinaryIO) -> Written:
    """The column dictionary as CSV."""
    sink, entries = Sink(out), dictionary()
    write_lines(DICTIONARY_COLUMNS, [], ([getattr(e, name) for name in DICTIONARY_COLUMNS] for e in entries), sink)
    return sink.written(len(entries))
