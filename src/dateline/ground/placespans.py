"""Runs of words that may name a place: what the gazetteer, the lists of demonyms or the reader knows, each with all it could mean."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from dateline.ground.placefile import Entry, learn
from dateline.ground.placefold import expanded, fold
from dateline.ground.placegazetteer import country_names
from dateline.ground.placesown import PlaceList
from dateline.ground.placeuser import Names, names_of
from dateline.model import Document, Mention, Span
from dateline.resources import load_toml

LONGEST = 6
_CODE = 2
_INITIALS = 3
_LARGE = 500_000
_ARTICLES = frozenset({"al", "el"})
_ABBREVIATED = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_JOINERS = frozenset(
    {
        "of",
        "the",
        "de",
        "la",
        "del",
        "al",
        "and",
        "-",
        "–",
        "’s",
        "'s",
        ",",
        ".",
        "da",
        "do",
        "di",
        "du",
        "le",
        "les",
        "y",
        "upon",
        "on",
        "under",
        "in",
        "’",
        "'",
        "/",
        "&",
    }
)
_INNER = _JOINERS - {","}


Mentioned = tuple[Mention, int, int]
"""A mention, its first token and the one behind its last."""


class Run(NamedTuple):
    """Tokens `first` up to, not including, `last` that may name a place.

    Attributes:
        span, words: where and what they are.
        entries: the places of that name, largest first; empty where only the reader takes it for a place.
        demonym: whether the words stand for people or things of a place ("Belarusian").
        part: the word that makes it a part or a kind of division of the named place ("south", "county"); empty for a plain name.
        kind: the word right behind that says what kind of division it is ("the Brest region"); empty where none does.
        own: whether a user's list names it.
    """

    first: int
    last: int
    span: Span
    words: str
    entries: tuple[Entry, ...]
    demonym: bool = False
    part: str = ""
    kind: str = ""
    own: bool = False


class _Key(NamedTuple):
    """A run with the keys it is looked up by: its own, then without the word that makes it a part or a kind of division."""

    first: int
    last: int
    key: str
    bare: str = ""
    part: str = ""


def runs_of(document: Document, mentioned: Sequence[Mentioned], places: PlaceList | None = None) -> list[Run]:
    """All runs in text order, longer before shorter; they overlap."""
    names = names_of(places)
    tokens = document.tokens
    keys = list(_keys(document))
    asked = {k for key in keys for k in (key.key, key.bare)}
    learn(asked)
    known = {k for k in asked if names.of(k)}
    found = []
    for key in keys:
        if key.key in known or key.bare in known or names.may_open_demonym(tokens[key.first].lower):
            run = _run(document, key, names)
            if run is not None:
                found.append(run)
    found += [r for t in tokens if "-" in t.text and (r := _before_hyphen(document, t.i, names)) is not None]
    covered = {r.span for r in found}
    found += [r for r in _unlisted(document, mentioned, names) if r.span not in covered]
    return sorted(found, key=lambda r: (r.span.start, -r.span.end))


def _keys(document: Document) -> Iterator[_Key]:
    """Keys of all runs of up to `LONGEST` words that begin with a capital and end with one, or in a word that ends names."""
    tokens, ends = document.tokens, _small_ends()
    opens = [_opens(t.text) for t in tokens]
    for sentence in document.sentences:
        for i in range(sentence.first, sentence.last):
            if not opens[i]:
                continue
            folded: list[str] = []
            for n in range(i, min(i + LONGEST, sentence.last)):
                token = tokens[n]
                folded.append(fold(token.text))
                if opens[n] or token.lower in ends:
                    yield _key(i, n + 1, folded)
                elif token.lower not in _INNER and token.start > tokens[n - 1].end:
                    break


@lru_cache(maxsize=50_000)
def _opens(text: str) -> bool:
    return text[:1].isupper() or (text[2:3].isupper() and text[:2] in _ARTICLES)


def _key(first: int, last: int, folded: Sequence[str]) -> _Key:
    if last - first == 1:
        return _Key(first, last, _joined(folded))
    kinds = _words("kinds")
    if folded[1] == "of" and last - first > len(folded[:2]) and folded[0] in kinds:
        return _Key(first, last, _joined(folded), _joined(folded[2:]), folded[0])
    if folded[-1] in kinds:
        return _Key(first, last, _joined(folded), _joined(folded[:-1]), folded[-1])
    if folded[0] in _words("sides"):
        return _Key(first, last, _joined(folded), _joined(folded[1:]), folded[0])
    return _Key(first, last, _joined(folded))


def _joined(folded: Sequence[str]) -> str:
    return expanded(" ".join([f for f in folded if f]) if len(folded) > 1 else folded[0])


def _run(document: Document, key: _Key, names: Names) -> Run | None:
    span = Span(document.tokens[key.first].start, document.tokens[key.last - 1].end + _full_stop(document, key.last - 1))
    words = " ".join(document.words(span).split())
    if not key.key or key.key.isdigit() or _odd_short(words) or _no_abbreviation(key, words):
        return None
    if names.is_demonym(words.lower()) and key.key not in country_names():
        return Run(key.first, key.last, span, words, names.home(words.lower()), demonym=True, own=words.lower() in names.peoples)
    entries = _of_code(words, names.of(key.key))
    if entries:
        kind, fitting = _of_kind(document, key.last, entries)
        return Run(key.first, key.last, span, words, fitting, kind=kind, own=key.key in names.entries)
    if key.bare and (parted := _parted(key, names)):
        return Run(key.first, key.last, span, words, parted, part=key.part)
    return None


def _of_code(words: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries that a few capitals can mean: no small town, where they stand for something else as well ("EU"), and none at all ("U.N.")."""
    letters = words.replace(".", "")
    if not letters.isupper() or len(letters) > _INITIALS:
        return entries
    known = tuple(e for e in entries if e.kind not in "PB" or e.population >= _LARGE)
    return known if letters != words else known or entries


def _of_kind(document: Document, last: int, entries: tuple[Entry, ...]) -> tuple[str, tuple[Entry, ...]]:
    """The word right behind that says what kind of division is meant, and the entries of that kind; all where there is none."""
    word = document.tokens[last].text if last < len(document.tokens) else ""
    kinds = _words("kinds").get(word, "")
    fitting = tuple(e for e in entries if e.kind in kinds) if kinds and not set(kinds) & set("PK") else ()
    return (word, fitting) if fitting else ("", entries)


def _full_stop(document: Document, last: int) -> int:
    """1 where the full stop of an abbreviation went to the next token ("D.C" and "..", "W.Va" and ".")."""
    token = document.tokens[last]
    follows = document.text[token.end : token.end + 2]
    if _ABBREVIATED.fullmatch(token.text) and follows == "..":
        return 1
    return int(follows.startswith(".") and f"{token.text}." in _short_names())


def _parted(key: _Key, names: Names) -> tuple[Entry, ...]:
    """Places of a name without "county" or "southern": divisions for the one, any place but a site for the other."""
    kinds = _words("kinds").get(key.part, "CKPABRS")
    return tuple(e for e in names.of(key.bare) if e.kind in kinds)


def _odd_short(words: str) -> bool:
    """One or two letters are a place only in capitals or as the list writes them ("Ky."; "Ms." is no Mississippi)."""
    letters = words.replace(".", "")
    if len(letters) > _CODE or words in _short_names():
        return False
    return not (letters.isupper() and letters.isalpha() and len(letters) == _CODE)


def _no_abbreviation(key: _Key, words: str) -> bool:
    """Whether words are spelt like a short name of a division but not written as the list writes it ("Wash your hands")."""
    return key.key in _short_keys() and not words.isupper() and words not in _short_names()


@cache
def _short_names() -> frozenset[str]:
    return frozenset(name for names in load_toml("places_short.toml")["short"].values() for name in names)


@cache
def _short_keys() -> frozenset[str]:
    return frozenset(map(fold, _short_names()))


def _before_hyphen(document: Document, i: int, names: Names) -> Run | None:
    """The name in a token of a name and more ("U.S.-led", "Egyptian-")."""
    token = document.tokens[i]
    head, hyphen, tail = token.text.partition("-")
    if not hyphen or not _opens(head) or not document.text.startswith(head, token.start) or (tail and not tail.islower()):
        return None
    span = Span(token.start, token.start + len(head))
    if names.is_demonym(head.lower()):
        return Run(i, i + 1, span, head, names.home(head.lower()), demonym=True)
    entries = tuple(e for e in names.of(expanded(fold(head))) if e.kind in "CKA") if not _odd_short(head) else ()
    return Run(i, i + 1, span, head, entries) if entries else None


def _unlisted(document: Document, mentioned: Sequence[Mentioned], names: Names) -> Iterator[Run]:
    """Names the reader takes for places: those the gazetteer does not know, and well-known ones that a text writes small."""
    for mention, first, last in mentioned:
        if mention.kind != "place":
            continue
        tokens = document.tokens[first:last]
        words = " ".join(document.words(mention.span).split())
        if not _opens(tokens[0].text):
            entries = tuple(e for e in names.of(expanded(fold(words))) if e.kind in "CKAR" or e.population >= _LARGE)
            if entries:
                yield Run(tokens[0].i, tokens[-1].i + 1, mention.span, words, entries)
        elif tokens[0].tag.startswith("NNP") and not any(names.of(fold(t.text)) for t in tokens[1:]):
            yield Run(tokens[0].i, tokens[-1].i + 1, mention.span, words, ())


def tokens_of_mentions(document: Document) -> Iterator[Mentioned]:
    """Each mention with its tokens; none that covers no token."""
    starts, ends = [t.start for t in document.tokens], [t.end for t in document.tokens]
    for mention in document.mentions:
        first = bisect_right(ends, mention.span.start)
        last = bisect_left(starts, mention.span.end)
        if first < last:
            yield mention, first, last


@cache
def _words(table: str) -> dict[str, str]:
    return dict(load_toml("ground_places.toml")[table])


@cache
def _small_ends() -> frozenset[str]:
    return frozenset(load_toml("ground_places.toml")["small_ends"]["words"])
