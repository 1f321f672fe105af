"""Every address of the desk: its own pages, and what other modules bring (`ROUTES`, and the API at /api/v1)."""

from collections.abc import Iterator

from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from dateline.web import downloads, feeds, subscriptions
from dateline.web.api import mounted
from dateline.web.pages import about, home, lists, record, report, search, sources, stories
from dateline.web.pages.views import of_query, of_story
from dateline.web.state import Desk
from dateline.web.tables import LISTS

VIEWS = (
    ("claims", record.claims),
    ("tolls", record.tolls),
    ("timeline", record.timeline),
    ("map", record.places),
    ("changes", record.changes),
)
PACKAGES: list[str | tuple[str, str]] = [("dateline.web", "static"), ("dateline.publish", "static")]


def routes(desk: Desk) -> list[BaseRoute]:
    """All routes of a desk, the more particular first."""
    return [
        Route("/", home.home),
        *downloads.ROUTES,
        *feeds.ROUTES,
        *subscriptions.ROUTES,
        *_stories(),
        *(Route(f"/{name}", lists.listing(name)) for name in LISTS),
        Route("/reports/{id}", report.report),
        Route("/reports/{id}/changes", report.changes),
        Route("/reports/{id}/links.css", report.report_links),
        *(Route(f"/{name}", of_query(view)) for name, view in VIEWS),
        Route("/search", search.search),
        Route("/sources", sources.sources),
        Route("/method", about.method),
        Route("/help/query", about.query_help),
        Route("/help/columns", about.dictionary),
        Route("/healthz", about.health),
        mounted(desk),
        Mount("/static", StaticFiles(packages=PACKAGES)),
    ]


def _stories() -> Iterator[Route]:
    yield Route("/stories", stories.stories, methods=["GET"])
    yield Route("/stories", stories.save, methods=["POST"])
    yield Route("/stories/{slug}", of_story(stories.overview))
    yield Route("/stories/{slug}/sources", of_story(stories.sources))
    yield Route("/stories/{slug}/remove", stories.remove, methods=["POST"])
    for name, view in VIEWS:
        yield Route(f"/stories/{{slug}}/{name}", of_story(view))
