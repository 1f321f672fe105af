"""A cheap first look at a passage: which kinds of words that times are made of stand in it, so that only rules that can match are tried."""

import re
from functools import cache

from dateline.ground.timewords import words_of

_WORD = re.compile(r"[a-z]+")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d")
_OWN = {
    "now": ("today", "yesterday", "tomorrow", "tonight"),
    "shift": ("ago", "earlier", "before", "later", "after", "afterwards", "hence", "from"),
    "beside": ("before", "after"),
    "half": ("half",),
    "clock": ("am", "pm", "m"),
    "oclock": ("clock",),
    "zone": ("gmt", "utc", "hours", "hrs", "local"),
    "each": ("every", "each"),
    "per": ("once", "twice", "times", "per"),
    "fiscal": ("fiscal", "fy"),
    "long": ("long",),
    "past": ("past",),
    "recent": ("recent",),
    "end": (
        "end",
        "ending",
        "ended",
        "beginning",
        "start",
        "middle",
        "rest",
        "remainder",
        "earlier",
        "later",
        "early",
        "late",
        "close",
        "mid",
    ),
    "run": ("past", "last", "next", "first", "coming", "previous", "following", "final", "preceding", "second", "third", "fourth", "fifth"),
    "quarter": ("quarter", "period", "q"),
    "spelled": ("sixteen", "seventeen", "eighteen", "nineteen", "thousand", "twenty"),
}


def cues(text: str) -> frozenset[str]:
    """The kinds of words in a text; `digit` and `year` for its numbers."""
    small = text.lower()
    table = _table()
    found = {kind for word in set(_WORD.findall(small)) for kind in table.get(word, ())}
    if any(c.isdigit() for c in small):
        found |= {"digit", "count"}
        if _YEAR.search(small):
            found.add("year")
    return frozenset(found)


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """The kinds of each word."""
    kinds: dict[str, tuple[str, ...]] = {
        "month": tuple(words_of("months")),
        "weekday": tuple(w + s for w in words_of("weekdays") for s in ("", "s")),
        "season": tuple(words_of("seasons")),
        "part": (*(w + s for w in words_of("dayparts") for s in ("", "s")), "overnight"),
        "unit": (*(w + s for w in words_of("units") for s in ("", "s")), "centuries"),
        "count": (*words_of("numbers"), *(w for name in (*words_of("counts"), *words_of("vague")["words"]) for w in _WORD.findall(name))),
        "decade": tuple(words_of("decades")),
        "noon": tuple(words_of("clock")),
        "often": tuple(words_of("sets")),
        "reference": tuple(w for name in words_of("references") for w in _WORD.findall(name) if w not in {"the", "at"}),
        "holiday": tuple(_WORD.findall(name.removeprefix("the "))[0] for name in words_of("holidays")),
        **_OWN,
    }
    out: dict[str, tuple[str, ...]] = {}
    for kind, words in kinds.items():
        for word in set(words):
            out[word] = (*out.get(word, ()), kind)
    return out
