"""HXL hashtags of the columns."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from dateline.resources import load_toml


def hashtag(table: str, column: str) -> str:
    """The HXL tag of a column; empty where HXL has none."""
    tags = _tags()
    found: str = tags.get(table, {}).get(column) or tags["all"].get(column, "")
    return found


@cache
def _tags() -> Mapping[str, Any]:
    return load_toml("hxl.toml")
