"""One report: everything read from it."""

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import JSONResponse, Response

from dateline.model.codec import to_plain
from dateline.model.errors import NotFound
from dateline.web.api.asked import Nothing
from dateline.web.api.problems import not_there
from dateline.web.opened import opened
from dateline.web.state import Desk

READING = {"$ref": "#/components/schemas/Reading"}
_Id = Annotated[str, Path(description="id of the report, whole", examples=["0123456789abcdef"])]
_WHOLE = 16


def report_routes(desk: Desk) -> APIRouter:
    """The whole reading of a report."""
    router = APIRouter(tags=["reports"])

    @router.get(
        "/reports/{id}",
        operation_id="get_report",
        summary="The whole reading of one report",
        response_class=JSONResponse,
        responses={200: {"description": "The report and everything read from it", "content": {"application/json": {"schema": READING}}}},
    )
    def report(id: _Id, _asked: Nothing) -> Response:  # noqa: A002 - the name of the parameter is part of the address
        """The report, its statements, events, tallies, actors and doubts, each with the words it was read from (offsets in code points)."""
        if len(id) != _WHOLE:
            raise not_there("There is no report of this id: an id has sixteen signs.")
        try:
            return JSONResponse(to_plain(opened(desk).reading(id)))
        except NotFound as error:
            raise not_there("There is no report of this id.") from error

    return router
