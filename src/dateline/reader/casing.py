"""Headlines in capitals as the parser should see them: in the case their words have in the report itself."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from dateline.resources.countries import further_names, short_names

_WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|I")
_ACRONYMS = frozenset({"US", "UN", "EU", "UK", "NATO", "UAE", "TV", "AP", "AFP", "BBC", "CNN", "ICC", "ICRC", "MSF", "IDF", "NGO", "UNHCR"})
_STOPS = frozenset(".?!:;|•")
_QUOTES = frozenset("“”\"‘'«»„")
_INITIAL = 2  # characters of an initial with what stands before it
_FEWEST_WORDS = 3


def in_capitals(words: str) -> bool:
    """Whether a line is written in capitals, and long enough to be more than a name."""
    return words.isupper() and len(_WORD.findall(words)) >= _FEWEST_WORDS


def names_in(paragraphs: Iterable[str]) -> Mapping[str, str]:
    """The words that a report writes with capitals inside its sentences, by their small form; paragraphs in capitals tell nothing."""
    forms: dict[str, Counter[str]] = {}
    for words in paragraphs:
        for match in _WORD.finditer(words) if not words.isupper() else ():
            if not _starts(words, match.start()):
                forms.setdefault(match.group().lower(), Counter())[match.group()] += 1
    best = {small: max(seen, key=lambda form: (seen[form], form.islower())) for small, seen in forms.items()}
    return _countries() | {small: form for small, form in best.items() if len(form) == len(small)}


def sentence_case(words: str, names: Mapping[str, str]) -> str:
    """The line in small letters but for its start, initials and names; every character stays in its place."""
    return _WORD.sub(lambda m: _cased(m.group(), names, first=_starts(words, m.start())), words)


def _cased(word: str, names: Mapping[str, str], *, first: bool) -> str:
    if word in _ACRONYMS or _INITIALS.fullmatch(word):
        return word
    small = "".join(c.lower() if len(c.lower()) == 1 else c for c in word)
    stem = small[:-2] if small.endswith(("'s", "’s")) else small
    form = names.get(small) or names.get(stem, stem) + small[len(stem) :]
    return form[0].upper() + form[1:] if first and len(form[0].upper()) == 1 else form


def _starts(words: str, at: int) -> bool:
    """Whether the word at a place begins its line, a sentence or a quotation; one behind initials ("U.S.") does not."""
    end = at
    while end and words[end - 1] in " -–—\u00a0":
        end -= 1
    if end == 0:
        return True
    mark = words[end - 1]
    if mark in _QUOTES:
        return end == at
    word = words[max(0, end - 1 - _INITIAL) : end - 1]
    initials = mark == "." and word[-1:].isalpha() and not word[:-1].isalpha()
    return mark in _STOPS and not initials


@cache
def _countries() -> dict[str, str]:
    names = (*short_names().values(), *(name for _, name in further_names()))
    return {name.lower(): name for name in names if name.isalpha() and len(name) == len(name.lower())}
