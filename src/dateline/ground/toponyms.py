"""Where place names stand in a document, and in which role: a place, a demonym, or part of another name."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.ground.placefold import fold
from dateline.ground.placegazetteer import Entry, country_names, demonyms, home_of, look_up
from dateline.model import Document, Mention, Span
from dateline.resources import load_toml

Role = Literal["place", "demonym", "part"]
LONGEST = 5
_DEMONYM_WORDS = 2
_CODE = 2
LARGE = 100_000
_JOINERS = frozenset({"of", "the", "de", "la", "del", "al", "and", "-", "’s", "'s", ",", "."})
_LOWER_ENDS = frozenset({"peninsula", "crossing", "prison"})
_LOCATIVES = frozenset(
    {"in", "at", "near", "from", "across", "outside", "inside", "throughout", "around", "toward", "towards", "into", "to", "via", "of"}
)
_SURE_KINDS = frozenset("CKABRSL")
_SKIPPED = frozenset({"date", "time", "number"})
_DISPATCH = re.compile(r"\s*(?:,[^.\n—–-]{1,30}?)?(?:\s*\([^)\n]{2,30}\))?\s*(?:—|–|--|\s-\s|:\s)")
_AFTER_COMMA = re.compile(r",?\s*\(?\s*[A-Z]")


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name that may be a place. `part`: inside the name of an organisation or another thing ("Minsk Tractor Works")."""

    span: Span
    words: str
    role: Role
    entries: tuple[Entry, ...]


def find_toponyms(document: Document) -> tuple[Toponym, ...]:
    """All toponyms in text order, none overlapping another."""
    cover = _mention_of_token(document)
    out: list[Toponym] = []
    for sentence in document.sentences:
        i = sentence.first
        while i < sentence.last:
            found = _at(document, i, sentence.last, cover) if document.tokens[i].text[:1].isupper() else None
            if found is None:
                i += 1
                continue
            toponym, size = found
            out.append(toponym)
            i += size
    return tuple(out)


def _mention_of_token(document: Document) -> dict[int, Mention]:
    return {t.i: mention for mention in document.mentions for t in document.tokens_in(mention.span)}


_Found = tuple[Toponym, int]


def _at(document: Document, i: int, last: int, cover: dict[int, Mention]) -> _Found | None:
    """The longest toponym that starts at token `i`, and how many tokens it has."""
    for size in range(_run(document, i, last), 0, -1):
        end = document.tokens[i + size - 1]
        if end.lower in _JOINERS:
            continue
        span = Span(document.tokens[i].start, end.end)
        words = " ".join(document.words(span).split())
        if size <= _DEMONYM_WORDS and words.lower() in demonyms() and fold(words) not in country_names():
            return Toponym(span, words, "demonym", home_of(words)), size
        entries = look_up(words)
        if entries and not words.isdigit() and not _odd_short(document, i, words):
            role = _role(document, i, size, entries, cover)
            if role is not None:
                return Toponym(span, words, role, entries), size
    return _unlisted(document, i, cover.get(i))


def _odd_short(document: Document, i: int, words: str) -> bool:
    """One or two letters are a place only in capitals, and those of a division only after a comma ("Ms." is no Mississippi)."""
    letters = words.replace(".", "")
    if len(letters) > _CODE or fold(words) in country_names():
        return len(letters) <= _CODE and not letters.isupper()
    return not (i and document.tokens[i - 1].text == ",")


def _run(document: Document, i: int, last: int) -> int:
    """How many tokens from `i` on can belong to one name."""
    size = good = 1
    while size < LONGEST and i + size < last:
        token = document.tokens[i + size]
        if token.text[:1].isupper() or token.lower in _LOWER_ENDS:
            good = size + 1
        elif token.lower not in _JOINERS and token.start > document.tokens[i + size - 1].end:
            break
        size += 1
    return good


def _role(document: Document, i: int, size: int, entries: tuple[Entry, ...], cover: dict[int, Mention]) -> Role | None:
    tokens = document.tokens[i : i + size]
    if _opens_dispatch(document, i, size):
        return "place"
    mention = cover.get(i)
    sure = any(e.kind in _SURE_KINDS or e.population >= LARGE for e in entries)
    if mention is None:
        return _bare_role(document, i, size, sure=sure)
    whole = mention.span.start >= tokens[0].start and mention.span.end <= tokens[-1].end
    if mention.kind == "place":
        above = document.tokens[tokens[-1].head]
        in_name = tokens[-1].dep == "compound" and above.tag == "NNP" and above.i > tokens[-1].i and cover.get(above.i) is not mention
        return "part" if in_name else "place"
    if mention.kind in _SKIPPED:
        return None
    if whole and (sure or _located(document, i)) and tokens[0].tag.startswith("NNP"):
        return "place" if mention.kind != "person" or _located(document, i) else None
    if mention.kind in {"organisation", "other"} and sure and fold(document.words(mention.span)) not in _no_places():
        return "part"
    return None


def _bare_role(document: Document, i: int, size: int, *, sure: bool) -> Role | None:
    first, last = document.tokens[i], document.tokens[i + size - 1]
    if not last.tag.startswith("NNP"):
        return None
    after = document.tokens[i + size] if i + size < len(document.tokens) else None
    in_longer = after is not None and after.tag.startswith("NNP") and after.start <= last.end + 1 and after.text[:1].isupper()
    before = document.tokens[i - 1] if i else None
    in_longer = in_longer or (
        before is not None and before.tag.startswith("NNP") and before.sentence == first.sentence and before.text[:1].isupper()
    )
    if in_longer:
        return "part" if sure else None
    if sure or _located(document, i) or _AFTER_COMMA.match(document.text, last.end):
        return "place"
    return None


def _opens_dispatch(document: Document, i: int, size: int) -> bool:
    """The place line of a dispatch: "MINSK — ", "KYIV (Reuters) - "."""
    first, last = document.tokens[i], document.tokens[i + size - 1]
    if document.tokens[i - 1].sentence == first.sentence and i:
        return False
    return bool(_DISPATCH.match(document.text, last.end))


def _located(document: Document, i: int) -> bool:
    return i > 0 and document.tokens[i - 1].lower in _LOCATIVES and document.tokens[i - 1].sentence == document.tokens[i].sentence


@cache
def _no_places() -> frozenset[str]:
    return frozenset(map(fold, load_toml("ground_places.toml")["no_place"]["names"]))


def _unlisted(document: Document, i: int, mention: Mention | None) -> _Found | None:
    """A name the reader takes for a place and the gazetteer does not know."""
    if mention is None or mention.kind != "place" or mention.span.start != document.tokens[i].start:
        return None
    inside = document.tokens_in(mention.span)
    if any(look_up(t.text) for t in inside[1:]) or not document.tokens[i].tag.startswith("NNP"):
        return None
    words = " ".join(document.words(mention.span).split())
    return Toponym(mention.span, words, "place", ()), len(inside)
