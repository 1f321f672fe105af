"""Headlines and reports in capitals as the parser should see them: in the case their words have in the report itself, or in news."""

import lzma
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from dateline.resources import open_bytes
from dateline.resources.countries import further_names, short_names

WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?|I")
_ACRONYMS = frozenset({"US", "UN", "EU", "UK", "NATO", "UAE", "TV", "AP", "AFP", "BBC", "CNN", "ICC", "ICRC", "MSF", "IDF", "NGO", "UNHCR"})
_MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
    | {"jan", "feb", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
)
_ALSO_VERBS = frozenset({"may", "march"})
_SPELT_OUT = re.compile(r"((?:[^\W\d_]+[\s-]+){1,9}[^\W\d_]+)\s*[\[(]([^\W\d_]{2,8})[\])]")
_LINKS = frozenset({"of", "the", "for", "and", "de", "del", "la", "el", "los", "las", "y", "in", "to", "a"})
_STOPS = frozenset(".?!:;|•")
_QUOTES = frozenset("“”\"‘'«»„")
_VOWELS = frozenset("aeiouyáéíóúàèäöü")
_ENDINGS = ("'s", "’s", "s'", "s’", "'ll", "'re", "'ve", "'d", "n't", "n’t")
_INITIAL = 2  # characters of an initial with what stands before it
_FEWEST_WORDS = 3
_FEW = 0.03  # share of small letters in what counts as printed in capitals ("McCAIN")
_SHORT = 3  # letters of an unknown word that is rather an acronym than a name

Known = Callable[[str], bool]


def in_capitals(words: str) -> bool:
    """Whether a passage is written in capitals, and long enough to be more than a name."""
    letters = [c for c in words if c.isalpha()]
    small = sum(c.islower() for c in letters)
    return small <= _FEW * len(letters) and len(WORD.findall(words)) >= _FEWEST_WORDS


def names_in(paragraphs: Iterable[str]) -> Mapping[str, str]:
    """The words that a report writes with capitals inside its sentences, by their small form; paragraphs in capitals tell nothing."""
    forms: dict[str, Counter[str]] = {}
    for words in paragraphs:
        for match in WORD.finditer(words) if not in_capitals(words) else ():
            if not starts(words, match.start()):
                forms.setdefault(match.group().lower(), Counter())[match.group()] += 1
    best = {small: max(seen, key=lambda form: (seen[form], form.islower())) for small, seen in forms.items()}
    return _countries() | {small: form for small, form in best.items() if len(form) == len(small)}


def sentence_case(words: str, names: Mapping[str, str], known: Known) -> str:
    """The passage in small letters but for its starts, initials and names; every character stays in its place.

    Args:
        words: a passage in capitals.
        names: words as this report writes them elsewhere, by their small form.
        known: whether the language has a word, in small letters; a word that nothing knows is taken for a name.
    """
    spelt = _spelt_out(words)
    return WORD.sub(lambda m: _cased(words, m, names, known, named=m.start() in spelt), words)


def _cased(words: str, match: re.Match[str], names: Mapping[str, str], known: Known, *, named: bool) -> str:
    word, first = match.group(), starts(words, match.start())
    if word in _ACRONYMS or _INITIALS.fullmatch(word):
        return word
    small = "".join(c.lower() if len(c.lower()) == 1 else c for c in word)
    if small in _MONTHS:
        form = small if small in _ALSO_VERBS and not _beside_number(words, match) else _raised(small)
    elif small in names:
        form = names[small]
    else:
        form = "-".join(_form(part, names, known) for part in small.split("-"))
    return _raised(form) if first or (named and small not in _LINKS) else form


def _form(small: str, names: Mapping[str, str], known: Known) -> str:
    """A word as the report, news, or the language write it: initials, a name, or small letters."""
    if not small:
        return small
    ending = next((e for e in _ENDINGS if small.endswith(e) and len(small) > len(e)), "")
    stem = small[: len(small) - len(ending)]
    for table in (names, _in_news()):
        if small in table or stem in table:
            return table.get(small) or table[stem] + ending
    if known(stem):
        return small
    if len(stem) <= _SHORT or not _VOWELS & set(stem):
        return stem.upper() + ending
    return _raised(stem) + ending


def _raised(form: str) -> str:
    return form[:1].upper() + form[1:] if len(form[:1].upper()) == 1 else form


def _beside_number(words: str, match: re.Match[str]) -> bool:
    return words[: match.start()].rstrip()[-1:].isdigit() or words[match.end() :].lstrip()[:1].isdigit()


def _spelt_out(words: str) -> frozenset[int]:
    """Places of the words whose first letters an acronym behind them gives, in any order: "PORT WORKERS UNION (PWU)"."""
    found: set[int] = set()
    for match in _SPELT_OUT.finditer(words):
        letters = Counter(match.group(2).lower())
        parts = []
        for part in reversed(list(WORD.finditer(words, match.start(1), match.end(1)))):
            if letters[part.group()[0].lower()]:
                letters[part.group()[0].lower()] -= 1
                parts.append(part.start())
            elif part.group().lower() not in _LINKS:
                break
        if not letters.total():
            found.update(parts)
    return frozenset(found)


def starts(words: str, at: int) -> bool:
    """Whether the word at a place begins its line, a sentence or a quotation; one behind initials ("U.S.") does not."""
    end = at
    while end and words[end - 1] in " -–—\u00a0\n":
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


@cache
def _in_news() -> Mapping[str, str]:
    """Words as news writes them, by their small form."""
    lines = lzma.decompress(open_bytes("casing.txt.xz")).decode("utf-8").splitlines()
    return {form.lower(): form for form in lines if not form.startswith("#")}
