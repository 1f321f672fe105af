"""What speaks for and against a run of words being the name of a place, by name: the case, the reader's label, the words around, the gazetteer."""

import lzma
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from dateline.ground.placefile import Entry
from dateline.ground.placefold import fold
from dateline.ground.placespans import Mentioned, Run
from dateline.model import Document, Mention, Span
from dateline.resources import load_toml, open_bytes

_DISPATCH = re.compile(r"\s*(?:,[^.\n—–-]{1,30}?)?(?:\s*\([^)\n]{2,30}\))?\s*(?:—|–|--|\s-\s)")
_BIG = 5  # powers of ten people
_CODE = 2  # letters
_CYRILLIC = frozenset("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯІЇЄҐЎ")
_MOSTLY = 0.7
_MANY = 8


@dataclass(slots=True)
class Surroundings:
    """What a document says elsewhere of the words of its names.

    Attributes:
        cover: mentions by token.
        extent: first token of each mention, and the one behind its last.
        persons: words in names of persons of two words and more.
        places: how often a run stands where the reader sees a place.
        others: how often it stands where the reader sees something else.
        located: how often it stands behind a preposition of place.
    """

    document: Document
    cover: dict[int, Mention]
    extent: dict[Span, tuple[int, int]] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)
    places: Counter[str] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)
    located: Counter[str] = field(default_factory=Counter)


def surroundings(document: Document, runs: list[Run], mentioned: Sequence[Mentioned]) -> Surroundings:
    """Read once per document."""
    out = Surroundings(document, {})
    for mention, first, last in mentioned:
        out.cover.update(dict.fromkeys(range(first, last), mention))
        out.extent[mention.span] = (first, last)
        if mention.kind == "person" and last - first > 1:
            out.persons.update(t.lower for t in document.tokens[first:last] if t.text[:1].isupper())
    for run in runs:
        here = out.cover.get(run.first)
        words = run.words.lower()
        if here is not None and here.kind in {"place", "group"}:
            out.places[words] += 1
        elif here is not None:
            out.others[words] += 1
        if run.first and document.tokens[run.first - 1].lower in _list("locatives"):
            out.located[words] += 1
    return out


def traits(around: Surroundings, run: Run) -> Iterator[str]:
    """The traits of a run, each by its name; what the run is, what stands around it, and what the document says elsewhere."""
    shape = "demonym" if run.demonym else "part" if run.part else "name" if run.entries else "unlisted"
    yield f"is {shape}"
    for trait in _label(around, run):
        yield f"{shape} {trait}"
    for trait in _form(around.document, run):
        yield f"{shape} {trait}"
    yield from _before(around, run)
    yield from _after(around, run)
    yield from _elsewhere(around, run)
    yield from _known(run.words, run.entries, min(run.last - run.first, 3))


def _label(around: Surroundings, run: Run) -> Iterator[str]:
    mention: Mention | None = around.cover.get(run.first)
    last = around.cover.get(run.last - 1)
    if mention is None and last is None:
        yield "label none"
        return
    if mention is None or mention is not last:
        yield "label crossed"
        mention = mention or last
    if mention is None:
        return
    first, end = around.extent[mention.span]
    fit = "whole" if (first, end) == (run.first, run.last) else "starts" if first == run.first else "within"
    if fit != "whole" and end - first - (run.last - run.first) == 1 and around.document.tokens[first].lower == "the":
        fit = "whole"
    if end < run.last or first > run.first:
        fit = "wider"
    yield f"label {mention.kind} {fit}"
    yield f"label {mention.label}"


def _form(document: Document, run: Run) -> Iterator[str]:
    tokens = document.tokens[run.first : run.last]
    yield f"tag {tokens[-1].tag}"
    yield f"dep {tokens[-1].dep}"
    yield f"length {min(len(tokens), 4)}"
    if run.words.isupper() and len(run.words) > _CODE + 1:
        yield "capitals"
        if sum(t.text.isupper() for t in document.sentence_tokens(tokens[0].sentence)) > len(tokens) + 2:
            yield "capitals around"
    if len(run.words.replace(".", "")) <= _CODE:
        yield "code dotted" if "." in run.words else "code"
        yield f"code after {_kind_of_word(document, run.first - 1)}"
    if any(t.lower in {"and", "on", "in", "&"} for t in tokens):
        yield "joined"


def _kind_of_word(document: Document, i: int) -> str:
    if i < 0:
        return "start"
    token = document.tokens[i]
    if token.lower in _list("locatives"):
        return "locative"
    if token.lower in {"of", ",", "the", "'s", "and", "-", "(", ".", "/", "for", "by", "with", "that"}:
        return token.lower
    if token.lower.rstrip(".") in _list("titles"):
        return "title"
    if token.text[:1].isupper():
        return "name" if token.tag.startswith("NNP") else "capital"
    if token.text[:1].isdigit():
        return "number"
    return token.pos if token.pos in {"VERB", "NOUN", "ADJ", "ADP", "DET", "PUNCT", "AUX"} else "other"


def _before(around: Surroundings, run: Run) -> Iterator[str]:
    document = around.document
    i = run.first - 1
    first = document.tokens[run.first]
    if i < 0 or document.tokens[i].sentence != first.sentence:
        yield "before start"
        if _DISPATCH.match(document.text, run.span.end):
            yield "opens dispatch"
        return
    kind = _kind_of_word(document, i)
    yield f"before {kind}"
    if kind == "locative":
        yield f"before {document.tokens[i].lower}"
    if kind in {"the", "of", "and", ","} and i and document.tokens[i - 1].sentence == first.sentence:
        yield f"before {_kind_of_word(document, i - 1)} {kind}"
        if kind == "of" and document.tokens[i - 1].lower in _list("place_nouns"):
            yield "of place noun"
    if kind == "name" and document.tokens[i].lower in around.persons:
        yield "before person's word"


def _after(around: Surroundings, run: Run) -> Iterator[str]:
    document = around.document
    last = document.tokens[run.last - 1]
    if run.last >= len(document.tokens) or document.tokens[run.last].sentence != last.sentence:
        yield "after end"
        return
    token = document.tokens[run.last]
    kind = _kind_of_word(document, run.last)
    if token.text[:1].isupper() and token.start <= last.end + 1:
        yield f"after capital {token.tag[:3]}"
        if token.lower in _list("organisations"):
            yield "after organisation noun"
        if token.lower in _list("sites"):
            yield "after site noun"
        if token.lower in _list("sides_of_names"):
            yield "after street"
    else:
        yield f"after {kind}"
        if token.lower in _list("place_nouns"):
            yield "after place noun"
        if kind == "," and run.last + 1 < len(document.tokens) and document.tokens[run.last + 1].text[:1].isupper():
            yield "after comma capital"


def _elsewhere(around: Surroundings, run: Run) -> Iterator[str]:
    words = run.words.lower()
    places, others, located = around.places[words], around.others[words], around.located[words]
    if places + others:
        share = places / (places + others)
        yield "elsewhere place" if share > _MOSTLY else "elsewhere other" if share < 1 - _MOSTLY else "elsewhere mixed"
    if located:
        yield "elsewhere located"
    if places + others > 1:
        yield "named again"
    if run.last - run.first == 1 and words in around.persons:
        yield "word of a person"
        mention = around.cover.get(run.first)
        if mention is not None and mention.kind == "person":
            yield "word of a person, person here"


@lru_cache(maxsize=20_000)
def _known(words: str, entries: tuple[Entry, ...], length: int) -> tuple[str, ...]:
    """What the gazetteer says of words of so many tokens (3 = three or more)."""
    return tuple(_of_gazetteer(words, entries, length)) if entries else ()


def _of_gazetteer(words: str, entries: tuple[Entry, ...], length: int) -> Iterator[str]:
    size = int(max(map(weight, entries)))
    yield f"size {min(size, 8)}"
    yield f"size {min(size, 8)} length {length}"
    for kind in sorted({e.kind for e in entries}):
        yield f"kind {kind}"
    folded = fold(words)
    if not any(fold(e.name) == folded for e in entries):
        yield "alternative name"
    is_common = length == 1 and words.lower() in common_words()
    if length == 1 and not is_common and _is_one_area(entries):
        yield f"sole size {min(size, 8)}"
    if not words.isascii() and words[:1] in _CYRILLIC:
        yield "cyrillic"
    if len(entries) > _MANY:
        yield "many places"
    if is_common:
        yield f"common word {'big' if size >= _BIG else 'small'}"


def _is_one_area(entries: Sequence[Entry]) -> bool:
    """Whether all large places of a name lie in one country, and hardly any small ones elsewhere."""
    largest = max(entries, key=weight)
    others = [e for e in entries if e.country != largest.country]
    return len(others) <= 1 and all(weight(e) < weight(largest) - 1 for e in others)


def weight(entry: Entry) -> float:
    """How large a place is, on a scale of powers of ten; countries and regions without a population count as large."""
    if entry.kind in "RS":
        return 7.0
    if entry.kind == "L":
        return 5.0
    return math.log10(entry.population + 1)


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(load_toml("ground_places.toml")["words"][name])


@cache
def common_words() -> frozenset[str]:
    """Words that news writes small."""
    lines = lzma.decompress(open_bytes("casing.txt.xz")).decode("utf-8").splitlines()
    return frozenset(line for line in lines if line.islower())
