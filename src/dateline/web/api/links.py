"""Addresses that stand in the API's answers. They begin at the root of the site, so that they hold under any name it has."""

from datetime import UTC, datetime
from urllib.parse import urlencode

PREFIX = "/api/v1"

PAGES = {
    "reports": "/reports",
    "statements": "/statements",
    "events": "/events",
    "tallies": "/tallies",
    "incidents": "/timeline",
    "disputes": "/claims",
    "tolls": "/tolls",
}
"""The page of the desk that shows a table."""


def address(path: str, **values: str | int | None) -> str:
    """A path with its query string; values that are empty or None are left out."""
    given = {name: value for name, value in values.items() if value not in (None, "")}
    return f"{path}?{urlencode(given)}" if given else path


def page_links(path: str, query: str, limit: int, offset: int, total: int) -> dict[str, str | None]:
    """`self`, `next` and `previous` of one page of a list."""
    after, before = offset + limit, max(0, offset - limit)
    return {
        "self": address(path, q=query, limit=limit, offset=offset),
        "next": address(path, q=query, limit=limit, offset=after) if after < total else None,
        "previous": address(path, q=query, limit=limit, offset=before) if offset else None,
    }


def row_links(table: str, query: str) -> dict[str, str | None]:
    """The page of a table for people, and its files."""
    page = PAGES.get(table)
    return {
        "html": address(page, q=query) if page else None,
        **{form: address(f"/download/{table}.{form}", q=query) for form in ("csv", "jsonl")},
    }


def moment(when: datetime | None) -> str | None:
    """A moment of UTC in ISO 8601 with its zone; the store keeps such moments without one."""
    return when.replace(tzinfo=UTC).isoformat().replace("+00:00", "Z") if when else None
