"""Addresses that stand in the API's answers. They begin at the root of the site, so that they hold under any name it has."""

from datetime import UTC, datetime

from dateline.web.addresses import with_values

PREFIX = "/api/v1"

PAGES = {
    "reports": "/reports",
    "statements": "/statements",
    "events": "/events",
    "tallies": "/tallies",
    "incidents": "/timeline",
    "disputes": "/claims",
    "links": "/claims",
    "tolls": "/tolls",
    "changes": "/changes",
}
"""The page of the desk that shows a table."""


def page_links(path: str, query: str, limit: int, offset: int, total: int, **more: str) -> dict[str, str | None]:
    """`self`, `next` and `previous` of one page of a list; `more` is what else was asked for."""
    after, before = offset + limit, max(0, offset - limit)
    return {
        "self": with_values(path, q=query, **more, limit=limit, offset=offset),
        "next": with_values(path, q=query, **more, limit=limit, offset=after) if after < total else None,
        "previous": with_values(path, q=query, **more, limit=limit, offset=before) if offset else None,
    }


def row_links(table: str, query: str) -> dict[str, str | None]:
    """The page of a table for people, and its files."""
    page = PAGES.get(table)
    return {
        "html": with_values(page, q=query) if page else None,
        **{form: with_values(f"/download/{table}.{form}", q=query) for form in ("csv", "jsonl")},
    }


def moment(when: datetime | None) -> str | None:
    """A moment of UTC in ISO 8601 with its zone; the store keeps such moments without one."""
    return when.replace(tzinfo=UTC).isoformat().replace("+00:00", "Z") if when else None
