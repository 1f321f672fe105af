"""Country names → codes, so that a query may name a country in words."""

from collections.abc import Mapping
from functools import cache

from dateline.query.folding import folded
from dateline.resources.countries import further_names, short_names


def country_code(words: str) -> str:
    """The ISO 3166-1 alpha-3 code that words name; the words themselves, in capitals, where they name no country."""
    return _codes().get(folded(words), words.upper())


@cache
def _codes() -> Mapping[tuple[str, ...], str]:
    codes = {folded(name): code for code, name in further_names()}
    for code, name in short_names().items():
        codes.setdefault(folded(name), code)
    return {**codes, **{folded(code): code for code in set(codes.values())}}
