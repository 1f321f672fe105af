"""Stories with what they hold now."""

from typing import Annotated, Any

from fastapi import APIRouter, Path
from starlette.responses import JSONResponse, Response

from dateline.model.errors import BadQuery
from dateline.model.story import Story
from dateline.store.index import ROW_TABLES
from dateline.web.addresses import story_address, with_values
from dateline.web.api.asked import Nothing, Page
from dateline.web.api.found import count
from dateline.web.api.links import PREFIX, moment, page_links
from dateline.web.api.shapes import StoryPage, StoryShape
from dateline.web.opened import opened
from dateline.web.queries import story_named
from dateline.web.state import Desk

_LISTS = (*ROW_TABLES, "incidents", "disputes", "tolls", "changes")
_Slug = Annotated[str, Path(description="its name in addresses", examples=["harbour-strike"])]


def story_routes(desk: Desk) -> APIRouter:
    """The stories, and each of them."""
    router = APIRouter(tags=["stories"])

    @router.get("/stories", response_model=StoryPage, operation_id="list_stories", summary="Stories: saved queries with a name")
    def stories(asked: Page) -> Response:
        """All stories by slug, with how much each finds now."""
        kept = _all(desk)
        shown = kept[asked.offset : asked.offset + asked.limit]
        links = page_links(f"{PREFIX}/stories", "", asked.limit, asked.offset, len(kept))
        page = {
            "total": len(kept),
            "limit": asked.limit,
            "offset": asked.offset,
            "links": links,
            "stories": [_shape(desk, s) for s in shown],
        }
        return JSONResponse(page)

    @router.get("/stories/{slug}", response_model=StoryShape, operation_id="get_story", summary="One story")
    def story(slug: _Slug, _asked: Nothing) -> Response:
        """One story, with how much it finds now and where its rows are."""
        return JSONResponse(_shape(desk, story_named(desk, slug)))

    return router


def _all(desk: Desk) -> list[Story]:
    from dateline.store.stories import Stories

    return sorted(Stories(opened(desk)).all(), key=lambda s: s.slug)


def _shape(desk: Desk, story: Story) -> dict[str, Any]:
    counts, trouble = _counts(desk, story)
    return {
        "slug": story.slug,
        "title": story.title,
        "description": story.description,
        "query": story.query,
        "created": moment(story.created),
        "counts": counts,
        "trouble": trouble,
        "links": _links(story),
    }


def _counts(desk: Desk, story: Story) -> tuple[dict[str, int] | None, str | None]:
    from dateline.query import parse

    try:
        query = parse(story.query)
    except BadQuery as error:
        return None, error.message
    return desk.notes.get(("counts", str(query)), desk.stamp(), lambda: {table: count(desk, query, table) for table in ROW_TABLES}), None


def _links(story: Story) -> dict[str, str]:
    page = story_address(story.slug)
    lists = {table: with_values(f"{PREFIX}/{table}", q=story.query) for table in _LISTS}
    return {"self": f"{PREFIX}{page}", "html": page, "atom": f"{page}/feed.atom", "json_feed": f"{page}/feed.json", **lists}
