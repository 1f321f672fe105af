"""The reference of the read API, from its own description."""

from typing import Any

from dateline.model.columns import TABLES
from dateline.web.api import api
from dateline.web.api.links import PREFIX
from dateline.web.api.page import Operation, operations
from dateline.web.api.problems import Problem
from dateline.web.state import Desk

_INTRO = """# The API and other addresses for programs

`dateline serve` answers programs under `/api/v1`. Reading needs no key. It is described in OpenAPI 3.1 at `/api/v1/openapi.json`; the desk
shows the same as a page at `/api/v1/docs`.

- **Lists** take `q` (a query, see [the query language](query.md)), `limit` and `offset`, newest first. `total` is the number of rows on all
  pages; follow `links.next` until it is null. A parameter that is not known is refused: it is a slip of the pen.
- **Tables worked out from many reports** (incidents, disputes, tolls, actors, issues) are made from the newest reports found; `left_out` says
  how many older ones were not read. Narrow the query by days, or take the file: it has all.
- **Unknown values** are null. Moments are UTC.
- **Conditional requests**: answers carry `ETag` (and `Last-Modified`, once it is safe); send it back as `If-None-Match`, and what has not
  changed is answered with 304.
- **Corrections** are made by `POST /api/v1/corrections`, on a desk that may be edited alone (`dateline serve --edit`, `--edit-key`, or one that only
  its own machine reaches; [decision 32](../decisions/0032-who-may-correct.md)): JSON with `Content-Type: application/json`, and with the key
  as `Authorization: Bearer KEY` where the desk has one. Elsewhere the address only reads, and the description does not have it.
- **Other sites' scripts** cannot read the API, and make no corrections: it sends no CORS headers. Put a web server in front if yours shall read.
"""
_FILES = """## Files

| address | what it is |
|---|---|
| `/download/{table}.{form}?q=…&story=…` | all rows that a query, a story or both find; tables and forms as in [the tables](tables.md) |
| `/download/{table}.{form}.json?q=…` | a [Data Package](https://specs.frictionlessdata.io/data-package/) that describes the file: query, columns, rows, SHA-256, permalink |
| `/download/columns.csv`, `/download/columns.md` | what every column means |

A form whose package is not installed is answered with 501 and how to install it.

## Feeds

| address | what it is |
|---|---|
| `/feed.atom?q=…`, `/feed.json?q=…` | the newest statements a query finds, as Atom or JSON Feed; everything without a query |
| `/stories/{slug}/feed.atom`, `/stories/{slug}/feed.json` | the same of a story |

`per=report` makes an entry of each report instead of each statement.
"""


def api_page() -> str:
    """Markdown of the API."""
    told = api(Desk(address="dateline.sqlite", edit=True)).openapi()
    parts = [_INTRO, *(_operation(one) for one in operations(told)), _problems(told), _FILES]
    return "\n\n".join(part.strip() for part in parts)


def _operation(one: Operation) -> str:
    lines = [f"## {one.summary}", f"`{one.method} {one.path}`", one.about]
    if one.parameters:
        rows = "\n".join(f"| `{p.name}` | {p.place} | {p.bounds} | {p.meaning} |" for p in one.parameters)
        lines.append(f"| parameter | stands in | may be | meaning |\n|---|---|---|---|\n{rows}")
    table = one.path.removeprefix(f"{PREFIX}/")
    if table in TABLES:
        lines.append(f"Columns of a row: [the table `{table}`](tables.md#{table}).")
    else:
        lines.append("\n".join(f"- `{name}`: {meaning}" if meaning else f"- `{name}`" for name, meaning in one.fields))
    return "\n\n".join(lines)


def _problems(told: dict[str, Any]) -> str:
    fields = "\n".join(f"- `{name}`: {field.description}" for name, field in Problem.model_fields.items())
    asked = (("/stories/{slug}", "get"), ("/reports", "get"), ("/corrections", "post"))
    answers = {status: answer for path, method in asked for status, answer in told["paths"][path][method]["responses"].items()}
    rows = "\n".join(f"| {status} | {answers[status]['description']} |" for status in sorted(answers) if not status.startswith("2"))
    return (
        f"## What can go wrong\n\nProblems are `application/problem+json` ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)):\n\n{fields}\n\n"
        f"| status | when |\n|---|---|\n{rows}"
    )
