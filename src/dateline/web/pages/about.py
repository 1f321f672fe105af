"""Pages about the record and how it is made: method, query help, data dictionary; and the health check."""

from importlib.metadata import version

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dateline.model import SCHEMA_VERSION
from dateline.model.columns import TABLES
from dateline.publish import phrases
from dateline.publish.legend import COUNTS, GRADES
from dateline.publish.tables.dictionary import dictionary as entries
from dateline.query import FIELDS
from dateline.resources import load_toml
from dateline.resources.plover import plover
from dateline.web.scope import scope
from dateline.web.state import desk_of
from dateline.web.templating import show


def method(request: Request) -> Response:
    """How the record is made, and how good it is."""
    return show(
        request,
        "method.html",
        version=version("dateline"),
        schema=SCHEMA_VERSION,
        accuracy=load_toml("accuracy.toml")["task"],
        grades=GRADES.values(),
        counts=COUNTS.values(),
        auxiliaries=phrases.AUXILIARIES.values(),
        ontology=plover(),
        stances=phrases.STANCES.values(),
    )


def query_help(request: Request) -> Response:
    """The query language."""
    return show(request, "query_help.html", fields=FIELDS.values())


def dictionary(request: Request) -> Response:
    """Every column of every table."""
    tables = {table: [entry for entry in entries() if entry.table == table] for table in TABLES}
    return show(request, "dictionary.html", tables=tables)


def health(request: Request) -> Response:
    """For whoever watches the desk: the store can be read, and how many reports it holds."""
    n = desk_of(request).search().count(scope("version:any").query, "reports")
    return JSONResponse({"status": "ok", "reports": n})
