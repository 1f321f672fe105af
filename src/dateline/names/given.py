"""Given names: which spellings are one name in several languages."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from dateline.names.scripts import is_abjad, latin
from dateline.names.spelling import spelling_key
from dateline.resources import open_text


@lru_cache(maxsize=20_000)
def names_of(word: str) -> frozenset[str]:
    """The given names that a word can be a spelling of, in the form used in keys; empty where we know none."""
    if is_abjad(word):  # without its vowels it would be taken for another name in Latin letters
        return _spellings().get(word, frozenset())
    return _spellings().get(latin(word)) or _spellings().get(spelling_key(word), frozenset())


@cache
def _spellings() -> Mapping[str, frozenset[str]]:
    out: dict[str, set[str]] = defaultdict(set)
    for line in open_text("names_given.tsv").splitlines():
        if line and not line.startswith("#"):
            name, _, others = line.partition("\t")
            for spelling in (name, *filter(None, others.split("|"))):
                out[spelling if is_abjad(spelling) else latin(spelling)].add(name)
    for spelling, names in list(out.items()):
        if not is_abjad(spelling) and (key := spelling_key(spelling)) not in out:
            out[key] |= names
    return {spelling: frozenset(names) for spelling, names in out.items()}
