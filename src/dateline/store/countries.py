"""Country names → codes, so that a query may name a country in words."""

from collections.abc import Mapping
from functools import cache

from dateline.query.folding import folded
from dateline.resources import open_bytes, open_text

COUNTRY = "C"


def country_code(words: str) -> str:
    """The ISO 3166-1 alpha-3 code that words name; the words themselves, in capitals, where they name no country."""
    return _codes().get(folded(words), words.upper())


@cache
def _codes() -> Mapping[tuple[str, ...], str]:
    codes: dict[tuple[str, ...], str] = {}
    for line in _lines(open_text("countries.tsv")):
        code, _, names = line.split("\t")
        codes.update((folded(name), code) for name in names.split("|") if name)
    for line in _places():
        _, name, feature, code = line.split("\t")[:4]
        if feature == COUNTRY:
            codes.setdefault(folded(name), code)
    return {**codes, **{folded(code): code for code in set(codes.values())}}


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _places() -> list[str]:
    import lzma

    text = lzma.decompress(open_bytes("places.tsv.xz")).decode("utf-8")
    return _lines(text.partition("[places]\n")[2].partition("[names]")[0])
