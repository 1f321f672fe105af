"""What stands beside a downloaded file: where it comes from, when and how it was made, and how to check it."""

from datetime import UTC, datetime
from typing import Any

from dateline.model.columns import TABLES, ColumnType, column_type
from dateline.publish.tables.forms import FORMS, checked
from dateline.publish.tables.hxl import hashtag
from dateline.publish.tables.jsonfile import PLACE_NOTE
from dateline.publish.tables.sink import Written

_FRICTIONLESS: dict[ColumnType, str] = {
    "text": "string",
    "list": "string",
    "integer": "integer",
    "number": "number",
    "date": "date",
    "moment": "datetime",
}


def sidecar(*, table: str, form: str, written: Written, query: str, permalink: str, made: datetime, version: str) -> dict[str, Any]:
    """A Data Package descriptor (https://specs.frictionlessdata.io/data-package/) of one file, as plain JSON values.

    Args:
        table: name of the table.
        form: name of its form.
        written: what `write_table` wrote.
        query: the query whose rows it holds, as text; empty = everything.
        permalink: address under which the same query can be asked again.
        made: when it was made, with its zone.
        version: of Dateline.

    Raises:
        UsageError: there is no such table or form, or the form cannot hold the table.
    """
    kind = checked(table, form)
    return {
        "name": f"dateline-{table}",
        "title": f"{table}: {query or 'everything'}",
        "created": made.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "homepage": permalink,
        "sources": [{"title": "Dateline", "path": permalink}],
        "contributors": [{"title": f"Dateline {version}", "role": "wrangler"}],
        "dateline": {"version": version, "query": query, "permalink": permalink, "rows": written.rows, "note": PLACE_NOTE},
        "resources": [_resource(table, kind.name, written)],
    }


def _resource(table: str, form: str, written: Written) -> dict[str, Any]:
    kind = FORMS[form]
    resource: dict[str, Any] = {
        "name": table,
        "path": f"{table}.{kind.ending}",
        "format": kind.ending,
        "mediatype": kind.media_type.partition(";")[0],
        "bytes": written.size,
        "hash": f"sha256:{written.sha256}",
    }
    if form == "csv":
        resource |= {
            "encoding": "utf-8",
            "dialect": {
                "delimiter": ",",
                "lineTerminator": "\r\n",
                "doubleQuote": True,
                "header": True,
                "headerRows": [1],
                "commentRows": [2],
            },
        }
    return resource | {"schema": {"fields": [_field(table, column) for column in TABLES[table]], "missingValues": [""]}}


def _field(table: str, column: str) -> dict[str, str]:
    return {
        "name": column,
        "type": _FRICTIONLESS[column_type(table, column)],
        "description": TABLES[table][column],
        "hxl": hashtag(table, column),
    }
