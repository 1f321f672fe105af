"""Every address of the desk: its own pages, and what other modules bring (`ROUTES`, and an application at /api/v1)."""

from collections.abc import Iterator
from importlib import import_module

from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from dateline.web import pages
from dateline.web.state import Desk

PARTS = ("downloads", "feeds", "subscriptions")


def routes(desk: Desk) -> list[BaseRoute]:
    """All routes of a desk, the more particular first."""
    return [
        Route("/", pages.reports),
        Route("/reports/{id}", pages.report),
        Route("/reports/{id}/links.css", pages.report_links),
        Route("/claims", pages.claims),
        Route("/tolls", pages.tolls),
        Route("/healthz", pages.health),
        *_parts(),
        *_api(desk),
        Mount("/static", StaticFiles(packages=[("dateline.web", "static"), ("dateline.publish", "static")])),
    ]


def _parts() -> Iterator[BaseRoute]:
    for name in PARTS:
        try:
            part = import_module(f"dateline.web.{name}")
        except ModuleNotFoundError as error:
            if error.name != f"dateline.web.{name}":
                raise
            continue
        yield from getattr(part, "ROUTES", ())


def _api(desk: Desk) -> Iterator[BaseRoute]:
    """`dateline.web.api.application(desk)` under /api/v1."""
    try:
        api = import_module("dateline.web.api")
    except ModuleNotFoundError as error:
        if error.name != "dateline.web.api":
            raise
        return
    made = api.application(desk) if hasattr(api, "application") else None
    if made is not None:
        yield Mount("/api/v1", made)
