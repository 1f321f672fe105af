"""Countries by their ISO 3166-1 alpha-3 code: short names (`places_countries.tsv`), demonyms and further names (`countries.tsv`)."""

from collections.abc import Iterator, Mapping
from functools import cache

from dateline.resources import open_text


def country_name(code: str | None) -> str | None:
    """The short name of a country; the code where we have no name, None for None."""
    return short_names().get(code, code) if code else None


@cache
def short_names() -> Mapping[str, str]:
    """Code → short name."""
    rows = (line.split("\t") for line in open_text("places_countries.tsv").splitlines() if line and not line.startswith("#"))
    return {row[0]: row[2] for row in rows}


def further_names() -> Iterator[tuple[str, str]]:
    """Codes with the further names of their countries in English-language news, one at a time."""
    yield from ((code, name) for code, _, names in _rows() for name in names.split("|") if name)


def demonyms() -> Iterator[tuple[str, str]]:
    """Codes with what is called of their countries, and who is from there, one at a time."""
    yield from ((code, name) for code, names, _ in _rows() for name in names.split("|") if name)


def _rows() -> Iterator[list[str]]:
    return (line.split("\t") for line in open_text("countries.tsv").splitlines() if line and not line.startswith("#"))
