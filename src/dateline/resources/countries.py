"""Countries by their ISO 3166-1 alpha-3 code: short names (GeoNames), demonyms and further names (`countries.tsv`)."""

import lzma
from collections.abc import Iterator, Mapping
from functools import cache

from dateline.resources import open_bytes, open_text

_COUNTRY = "C"


def country_name(code: str | None) -> str | None:
    """The short name of a country; the code where we have no name, None for None."""
    return short_names().get(code, code) if code else None


@cache
def short_names() -> Mapping[str, str]:
    """Code → short name."""
    text = lzma.decompress(open_bytes("places.tsv.xz")).decode("utf-8")
    rows = (line.split("\t")[:4] for line in text.partition("[places]\n")[2].partition("[names]")[0].splitlines() if "\t" in line)
    return {code: name for _, name, feature, code in rows if feature == _COUNTRY}


def further_names() -> Iterator[tuple[str, str]]:
    """Codes with the further names of their countries in English-language news, one at a time."""
    for line in open_text("countries.tsv").splitlines():
        if line and not line.startswith("#"):
            code, _, names = line.split("\t")
            yield from ((code, name) for name in names.split("|") if name)
