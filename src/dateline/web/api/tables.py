"""The tables as lists."""

from typing import Any

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from dateline.model.columns import TABLES
from dateline.web.api.asked import Rows
from dateline.web.api.found import find
from dateline.web.api.links import PREFIX, page_links, row_links
from dateline.web.api.shapes import page_shape
from dateline.web.state import Desk

_SUMMARIES = {
    "reports": "Reports",
    "statements": "Statements: who says what, through whom",
    "events": "Events as each report tells them",
    "tallies": "Counts of people as each report gives them",
    "incidents": "Events over all reports: what is told of one event, put together",
    "disputes": "Statements that cannot all stand, by side",
    "links": "How one statement stands to another: denies, disputes, repeats, revises, admits",
    "tolls": "Toll ledgers: counts of one matter in the order they were given",
    "changes": "What outlets changed in reports they had published, newest first",
    "actors": "Who acts, speaks or suffers",
    "issues": "Doubts: what could not be read for sure",
}


def table_routes(desk: Desk) -> APIRouter:
    """One list for each table."""
    router = APIRouter(tags=["tables"])
    for table in TABLES:
        _add(router, desk, table)
    return router


def _add(router: APIRouter, desk: Desk, table: str) -> None:
    def rows(asked: Rows) -> Response:
        return JSONResponse(_page(desk, table, asked))

    router.add_api_route(
        f"/{table}",
        rows,
        response_model=page_shape(table),
        name=table,
        operation_id=f"list_{table}",
        summary=_SUMMARIES.get(table, table.capitalize()),
        description=f"The rows of the table `{table}` that a query finds, newest first.",
    )


def _page(desk: Desk, table: str, asked: Rows) -> dict[str, Any]:
    from dateline.query import parse

    query = parse(asked.q)
    found = find(desk, query, table, limit=asked.limit, offset=asked.offset)
    links = page_links(f"{PREFIX}/{table}", asked.q, asked.limit, asked.offset, found.total)
    return {
        "table": table,
        "query": str(query),
        "total": found.total,
        "limit": asked.limit,
        "offset": asked.offset,
        "left_out": found.left_out,
        "links": {**links, **row_links(table, asked.q)},
        "rows": list(found.rows),
    }
