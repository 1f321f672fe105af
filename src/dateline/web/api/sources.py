"""The sources that are watched, and how it stands with each."""

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import JSONResponse, Response

from dateline.web.api.asked import Page
from dateline.web.api.links import PREFIX, moment, page_links
from dateline.web.api.shapes import ListPage, Shape
from dateline.web.opened import opened
from dateline.web.state import Desk

if TYPE_CHECKING:
    from dateline.store.sources import SourceState


class SourceShape(Shape):
    """One source that is watched."""

    outlet: str = Field(description="who publishes it")
    url: str = Field(description="address of the feed or page")
    kind: str | None = Field(description="format of the feed as met; `page` for a page by itself; null = never read")
    title: str | None = Field(description="what the feed calls itself")
    listed: bool = Field(description="whether it is watched still")
    last_fetched: str | None = Field(description="when it was last asked for, ISO 8601, UTC; null = never")
    last_ok: str | None = Field(description="when it last answered well, ISO 8601, UTC; null = never")
    status: int | None = Field(description="HTTP status of the last answer; null = there was none")
    message: str | None = Field(description="what was wrong the last time; null = nothing")
    failures: int = Field(description="how many times it failed in a row", ge=0)
    next_due: str | None = Field(description="when it will be asked again, ISO 8601, UTC; null = not planned")
    n_reports: int = Field(description="how many of its pages or entries gave a report", ge=0)


class SourcePage(ListPage):
    """One page of the sources, those watched still first."""

    sources: list[SourceShape]


def source_routes(desk: Desk) -> APIRouter:
    """The sources."""
    router = APIRouter(tags=["sources"])

    @router.get("/sources", response_model=SourcePage, operation_id="list_sources", summary="Feeds and pages that are watched")
    def sources(asked: Page) -> Response:
        """Every source ever watched and how it stands with it."""
        from dateline.store.sources import Sources

        kept = Sources(opened(desk)).all()
        page = {
            "total": len(kept),
            "limit": asked.limit,
            "offset": asked.offset,
            "links": page_links(f"{PREFIX}/sources", "", asked.limit, asked.offset, len(kept)),
            "sources": [_shape(s) for s in kept[asked.offset : asked.offset + asked.limit]],
        }
        return JSONResponse(page)

    return router


def _shape(source: "SourceState") -> dict[str, Any]:
    return {
        "outlet": source.outlet,
        "url": source.url,
        "kind": source.kind,
        "title": source.title,
        "listed": source.listed,
        "last_fetched": moment(source.last_fetched),
        "last_ok": moment(source.last_ok),
        "status": source.status,
        "message": source.message,
        "failures": source.failures,
        "next_due": moment(source.next_due),
        "n_reports": source.n_reports,
    }
