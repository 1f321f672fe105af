"""Every address of the desk: its own pages, and what other modules bring (`ROUTES`, and the API at /api/v1)."""

from collections.abc import Iterator

from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from dateline.web import downloads, feeds, subscriptions
from dateline.web.api import mounted
from dateline.web.pages import about, correct, fused, home, lists, log, record, report, review, search, sign_in, sources, stories
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
        *_corrections(),
        Route("/search", search.search),
        Route("/sources", sources.sources),
        Route("/method", about.method),
        Route("/help/query", about.query_help),
        Route("/help/columns", about.dictionary),
        Route("/healthz", about.health),
        mounted(desk),
        Mount("/static", StaticFiles(packages=PACKAGES)),
    ]


def _corrections() -> Iterator[Route]:
    yield Route("/review", review.listing)
    yield Route("/review/next", review.step)
    yield Route("/correct/{id}", correct.page, methods=["GET"])
    yield Route("/correct/{id}", correct.act, methods=["POST"])
    for name, kind in fused.KINDS.items():
        yield Route(f"/{name}/{{id}}", fused.page(kind), methods=["GET"])
        yield Route(f"/{name}/{{id}}", fused.act(kind), methods=["POST"])
    yield Route("/corrections", log.listing)
    yield Route("/corrections/{id}", log.page, methods=["GET"])
    yield Route("/corrections/{id}", log.act, methods=["POST"])
    yield Route("/sign-in", sign_in.page, methods=["GET"])
    yield Route("/sign-in", sign_in.enter, methods=["POST"])
    yield Route("/sign-out", sign_in.leave, methods=["POST"])


def _stories() -> Iterator[Route]:
    yield Route("/stories", stories.stories, methods=["GET"])
    yield Route("/stories", stories.save, methods=["POST"])
    yield Route("/stories/{slug}", of_story(stories.overview))
    yield Route("/stories/{slug}/sources", of_story(stories.sources))
    yield Route("/stories/{slug}/remove", stories.remove, methods=["POST"])
    for name, view in VIEWS:
        yield Route(f"/stories/{{slug}}/{name}", of_story(view))
