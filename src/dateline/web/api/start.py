"""Where the API begins: what there is, and its description."""

from importlib.metadata import version

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from dateline.model import SCHEMA_VERSION
from dateline.model.columns import TABLES
from dateline.store.index import ROW_TABLES
from dateline.web.api.asked import Nothing
from dateline.web.api.found import count
from dateline.web.api.links import PREFIX
from dateline.web.api.shapes import Start
from dateline.web.state import Desk


def start_routes(desk: Desk) -> APIRouter:
    """The start."""
    router = APIRouter(tags=["start"])

    @router.get("/", response_model=Start, operation_id="start", summary="What there is")
    def start(_asked: Nothing) -> Response:
        """Who runs this site, how much it holds, and where every list is."""
        from dateline.query import parse

        everything = parse("")
        counts = desk.notes.get(("counts", ""), desk.stamp(), lambda: {table: count(desk, everything, table) for table in ROW_TABLES})
        told = {
            "name": desk.site.name,
            "version": version("dateline"),
            "schema_version": SCHEMA_VERSION,
            "contact": desk.site.contact,
            "counts": counts,
            "links": links(),
        }
        return JSONResponse(told)

    return router


def links() -> dict[str, str]:
    """Every list, the description, and the help on queries."""
    lists = {name: f"{PREFIX}/{name}" for name in (*TABLES, "stories", "sources", "corrections", "review")}
    return {"self": f"{PREFIX}/", **lists, "description": f"{PREFIX}/openapi.json", "query_help": "/help/query"}
