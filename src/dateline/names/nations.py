"""Countries by their names and demonyms in English."""

from collections.abc import Mapping
from functools import cache

from dateline.resources.countries import demonyms, further_names, short_names


def nation_of(words: str) -> str | None:
    """ISO 3166-1 alpha-3 code of a country's name or demonym; None for other words."""
    return _nations().get(words.casefold())


@cache
def _nations() -> Mapping[str, str]:
    out = {name.casefold(): code for code, name in short_names().items()}
    return out | {name.casefold(): code for code, name in (*further_names(), *demonyms())}
