"""What a verb's own clause says of whether its event happened, for other rules of coding."""

from dataclasses import dataclass
from functools import cache

from dateline.coding.factuality.clauses import of_verb
from dateline.coding.factuality.modality import lexicon, makes_no_fact

__all__ = ["moods", "of_verb"]


@dataclass(frozen=True, slots=True)
class _Moods:
    verbs: frozenset[str]


@cache
def moods() -> _Moods:
    """Verbs that can make something other than a fact of what hangs from them."""
    return _Moods(frozenset(v for v in lexicon().verbs if makes_no_fact(v)))
