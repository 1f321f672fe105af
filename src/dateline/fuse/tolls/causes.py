"""What befell the people of a count: the kind of happening its words name."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache

from dateline.fuse.sentences import SENTENCE_END
from dateline.fuse.stemming import stemmed
from dateline.model import Reading, Span
from dateline.resources import load_toml

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W_]+)*")
_ARMED = re.compile(r"\b(?:open(?:ed|s|ing)?|return(?:ed|s|ing)?|under|came under|exchang\w+) fire\b|\bfire from\b")
_LEAD = 400
_FIRE, _VIOLENCE = frozenset({"fire"}), frozenset({"violence"})


@cache
def _stem(word: str) -> str:
    """Snowball's English stem. Words are not made one here as they are where matters are compared: what killed is asked, not that it did."""
    return stemmed(word)


@cache
def _kinds(part: str) -> Mapping[str, str]:
    causes: Mapping[str, list[str]] = load_toml("toll_causes.toml")[part]
    return {_stem(word): kind for kind, words in causes.items() for word in words}


@cache
def _order() -> tuple[str, ...]:
    return tuple(load_toml("toll_causes.toml")["order"]["kinds"])


def causes_of(words: str, part: str = "cause") -> frozenset[str]:
    """The kinds of happenings that words name."""
    stems = [_stem(word) for word in _WORD.findall(_ARMED.sub(" gunfire ", words.lower()))]
    return frozenset(kind for stem in stems if (kind := _kinds(part).get(stem)))


@cache
def kin_of(cause: str | None) -> tuple[str, ...]:
    """Other kinds by which the same happening may be told."""
    return tuple(load_toml("toll_causes.toml")["kin"].get(cause, ())) if cause else ()


class Causes:
    """Answers for the counts of one report; its sentences are found once."""

    def __init__(self, reading: Reading) -> None:
        text = reading.report.text
        self._text = text
        self._ends = [m.end() for m in SENTENCE_END.finditer(text)]
        lead = f"{reading.report.title or ''} " + text[:_LEAD]
        self._lead = causes_of(lead)
        self._told = causes_of(lead, "armed")

    def of(self, span: Span, *, own: bool = False) -> str | None:
        """The kind named in the sentence of a count; else, unless only its `own` is asked, the only one the report begins with; None = not told.

        Last come those who take part in violence, in the same order.
        """
        sentence = self._sentence(span)
        named = causes_of(sentence)
        if named == _FIRE and self._lead >= _VIOLENCE:
            named = _VIOLENCE  # "killed in Monday's fire", where guns fired
        if named:
            return next(kind for kind in _order() if kind in named)
        if len(self._lead) == 1 and not own:
            return next(iter(self._lead))
        told = causes_of(sentence, "armed") or (self._told if not self._lead and not own else frozenset())
        return next(iter(told), None)

    def _sentence(self, span: Span) -> str:
        n = bisect_right(self._ends, span.start)
        start = self._ends[n - 1] if n else 0
        end = self._ends[n] if n < len(self._ends) else len(self._text)
        return self._text[start : max(end, span.end)]
