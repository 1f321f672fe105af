"""The words of what is said, as far as comparing needs them: stems, clauses, negation, who does it, numbers.

A reading keeps no parse, so this is surface grammar: clauses end at commas and conjunctions, a verb is known by its form or by what stands
before it, its doer by `by` or by its place before it.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from dateline.fuse.stemming import stemmed
from dateline.model import Span
from dateline.resources import load_toml
from dateline.resources.countries import demonyms, short_names

_TOKEN = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:[’'\-][^\W\d_]+)*|[,;:.!?…—–()]")
_NOT = re.compile(r"(?:n[’']t)$")
MARK = re.compile(r"[,;:.!?…—–()]")
FEW = 5  # how far the `by` of a doer may stand from its verb


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word of a content.

    Attributes:
        span: where it stands in the report.
        text: as written, lower case, without a possessive ending.
        stem: what it is compared by; empty for a word that tells nothing, and for a mark.
        name: written with a capital inside its sentence.
        clause: number of its clause, counted over the whole content.
        number: its value, if it is a number.
    """

    span: Span
    text: str
    stem: str
    name: bool
    clause: int
    number: float | None = None


class _Sense(NamedTuple):
    """What a written word is wherever it stands: in lower case and plain, its stem if it tells something, its number, whether it has a capital."""

    lower: str
    stem: str
    number: float | None
    capital: bool
    opening: bool


def words_of(text: str, spans: Sequence[Span], named: Collection[int] = ()) -> tuple[Word, ...]:
    """The words and marks of a content, in order; `named` is where words begin that are names, whether or not their writing shows it."""
    found: list[Word] = []
    clause = 0
    for span in spans:
        tokens = [(m.start(), m[0]) for m in _TOKEN.finditer(text, span.start, span.end)]
        senses = [_sense(raw) for _, raw in tokens]
        for n, ((start, raw), sense) in enumerate(zip(tokens, senses, strict=True)):
            if found and (sense.opening or _opens(sense.lower, senses[n + 1 : n + 3], found[-1])):
                clause += 1
            name = bool(sense.stem) and (start in named or _is_name(text, start, raw, sense))
            found.append(Word(Span(start, start + len(raw)), sense.lower, sense.stem, name, clause, sense.number))
        clause += 1
    return tuple(found)


def stems_in(text: str, span: Span, *, names: bool = False) -> Iterator[tuple[int, str]]:
    """Where the telling words of a stretch begin, and their stems; of those written as names alone, if asked."""
    for m in _TOKEN.finditer(text, span.start, span.end):
        sense = _sense(m[0])
        if sense.stem and (not names or _is_name(text, m.start(), m[0], sense)):
            yield m.start(), sense.stem


def _is_name(text: str, start: int, raw: str, sense: _Sense) -> bool:
    """Whether a word is written with a capital for another reason than that its sentence begins."""
    return sense.capital and not (raw[0].isupper() and _begins(text, start))


def _begins(text: str, start: int) -> bool:
    """Whether a word is the first of its sentence, where a capital says nothing."""
    while start and text[start - 1] in " \t\"“”‘’'«»([":
        start -= 1
    return not start or text[start - 1] in ".!?…\n:"


@lru_cache(maxsize=100_000)
def _sense(raw: str) -> _Sense:
    lower = _plain(raw)
    number = number_of(lower)
    base = load_toml("matter.toml")["irregular"].get(lower, lower)
    telling = number is None and len(lower) > 1 and not {lower, base} & words("empty") and not MARK.match(raw)
    stem = stem_of(lower) if telling else ""
    opening = lower in words("opening") or lower in (";", ":", ".", "!", "?", "—", "–", ",", "…")
    return _Sense(lower, stem, number, bool(stem) and raw != lower and any(c.isupper() for c in raw), opening)


def _opens(word: str, after: Sequence[_Sense], before: Word) -> bool:
    """Whether a clause begins with a word that does not always open one: `and` before a subject or a verb of its own, `that` behind a noun."""
    if word == "that":
        return _qualifies(before)
    if word != "and" or not after:
        return False
    then = after[0].lower
    return then in words("subjects") or then in words("auxiliary") or then == "that" or is_past(then)


def _qualifies(before: Word) -> bool:
    """Whether a `that` behind this word begins a relative clause: it stands behind a noun that is no word for a claim."""
    return bool(before.stem) and before.stem not in stems("claim_nouns")


def is_past(word: str) -> bool:
    """Whether a word has the form of a past tense or participle."""
    return word in load_toml("matter.toml")["irregular"] or (word.endswith("ed") and not word.endswith("eed") and len(word) > len("bed"))


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")


def number_of(lower: str) -> float | None:
    """The value of a number in digits or of a plain number word."""
    spelled: dict[str, int] = load_toml("matter.toml")["numbers"]
    if lower in spelled:
        return spelled[lower]
    if not lower[:1].isdigit():
        return None
    try:
        return float(lower.replace(",", ""))
    except ValueError:
        return None


@cache
def words(name: str) -> frozenset[str]:
    """A list of `matter.toml`."""
    listed: list[str] = load_toml("matter.toml")[name]["words"]
    return frozenset(listed)


@cache
def stem_of(lower: str) -> str:
    """Snowball's English stem, after irregular forms are led back and words for one thing, a country and who is from there too, are made one."""
    base: str = load_toml("matter.toml")["irregular"].get(lower, lower)
    stem = stemmed(base)
    return _same().get(stem, stem)


@cache
def _same() -> Mapping[str, str]:
    """Stem → the stem it counts as: those of `matter.toml`, and countries of one word by their demonyms."""
    names = {code: name for code, name in short_names().items() if " " not in name}
    called = ((word.lower(), names[code].lower()) for code, word in demonyms() if word.isalpha() and code in names)
    countries = {stemmed(word): stemmed(name) for word, name in called if word not in words("ordinary")}
    return {**countries, **load_toml("matter.toml")["same"]}


@cache
def stems(name: str) -> frozenset[str]:
    """The stems of a list of `matter.toml`."""
    return frozenset(stem_of(word) for word in words(name))


def is_verb(found: Sequence[Word], n: int) -> bool:
    """Whether a word is the main word of a verb group, by its form and by what stands before it."""
    word = found[n]
    if word.name or not (word.stem or word.text in words("knowing")):
        return False
    before = next((w.text for w in reversed(found[:n]) if w.clause == word.clause and w.text not in words("adverbs")), "")
    if before in words("auxiliary") or _NOT.search(before) or before in ("not", "never"):
        return True
    if before in words("determiners") or before in words("prepositions"):
        return False
    return is_past(word.text)


def first_verb(found: Sequence[Word], start: int, stop: int) -> int | None:
    """Index of the first verb between two places."""
    return next((n for n in range(start, stop) if is_verb(found, n)), None)


def is_passive(found: Sequence[Word], verb: int) -> bool:
    """Whether a form of `be` stands right before a verb that is no form in -ing, or `by` right behind it and no `have` before."""
    before = next((w.text for w in reversed(found[:verb]) if w.text not in words("adverbs")), "")
    if [w.text for w in found[verb + 1 : verb + 2]] == ["by"] and before not in words("auxiliary"):
        return True
    return before in words("be") and not found[verb].text.endswith("ing")


def doer(found: Sequence[Word], verb: int) -> tuple[Word, ...]:
    """The words that name who or what does it: behind `by` in the passive, before the verb else. Empty where nobody is named."""
    if is_passive(found, verb):
        stop = min(len(found), verb + 3 * FEW)
        at = next((n for n in range(verb + 1, stop) if found[n].text == "by" and found[n].clause - found[verb].clause <= 0), None)
        return _phrase(found[at + 1 :]) if at is not None else ()
    clause = [n for n in range(verb) if found[n].clause == found[verb].clause]
    start = clause[0] if clause else verb
    if start and found[start].text in ("who", "which", "that") and not any(w.stem for w in found[start + 1 : verb]):
        return _antecedent(found, start)
    return _phrase(found[start:verb])


def _antecedent(found: Sequence[Word], relative: int) -> tuple[Word, ...]:
    """Whom `who did it` means: the words before it, without those that only exclude somebody ("militants, not the army, who")."""
    clause = found[relative - 1].clause if relative else 0
    while relative and found[relative - 1].clause == clause and found[relative - 1].text == ",":
        relative -= 1
    kept = [w for w in found[:relative] if w.text not in ("it", "was", "is")]
    if any(w.text == "not" for w in kept):
        kept = kept[: next(n for n, w in enumerate(kept) if w.text == "not")]
    return _phrase(kept)


def _phrase(found: Sequence[Word]) -> tuple[Word, ...]:
    """The first noun phrase: up to a preposition, a relative word, a mark or a verb's helper."""
    out: list[Word] = []
    for word in found:
        if word.text in words("determiners") or word.text in words("adverbs") or word.text == "that":
            continue
        if word.text == "of" and out and all(w.text in words("generic") for w in out):
            continue
        if MARK.match(word.text) or word.text in words("prepositions") or word.text in words("auxiliary") or word.text in words("opening"):
            if out:
                break
            continue
        out.append(word)
    return tuple(out)


def clauses(found: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Start and end of every clause."""
    start = 0
    for n in range(1, len(found) + 1):
        if n == len(found) or found[n].clause != found[start].clause:
            yield start, n
            start = n
