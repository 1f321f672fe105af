"""Where place names stand in a document, in which role, and what each could mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.ground.placefile import Entry
from dateline.ground.placefold import fold
from dateline.ground.placejudge import Judged, chosen, judged
from dateline.ground.placesown import PlaceList
from dateline.ground.placespans import Run
from dateline.model import Document, Mention, Span
from dateline.resources import load_toml

_LARGE = 500_000
_LITTLE = 0.02
Ranked = tuple[tuple[Entry, float], ...]
Role = Literal["place", "demonym", "part"]


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name that may be a place.

    Attributes:
        span, words: where and what it is.
        role: `place`; `demonym` ("Belarusian"); `part`: inside the name of an organisation or another thing ("Minsk Tractor Works").
        ranked: the places it could mean with their chances, likeliest first; empty where the gazetteer does not know it.
        fixed: whether a region named right behind it says which.
        sure: how sure it is a place name at all, from 0 to 1.
        stray: whether it would lie far from all else the report names, though that agrees on one country.
    """

    span: Span
    words: str
    role: Role
    ranked: Ranked
    fixed: bool
    sure: float
    stray: bool = False


def find_toponyms(document: Document, places: PlaceList | None = None) -> tuple[Toponym, ...]:
    """All toponyms in text order, none overlapping another."""
    found = judged(document, places)
    return tuple(_toponym(document, found, n) for n in chosen(found))


def _toponym(document: Document, found: Judged, n: int) -> Toponym:
    run = found.runs[n]
    listed = ranked(found, n)
    return Toponym(
        run.span, run.words, _role(document, run, found.cover), listed, n in found.choice.fixed, found.sure[n], _stray(found, n, listed)
    )


def _stray(found: Judged, n: int, listed: Ranked) -> bool:
    """A small place in a country that neither the report nor its neighbours speak of, where the report speaks of one country."""
    group = found.choice.of_run.get(n)
    if group is None or n in found.choice.fixed or not listed:
        return False
    entry = listed[0][0]
    if entry.kind not in "PB" or entry.population >= _LARGE:
        return False
    shares = found.choice.context.shares(group, entry)
    return shares.country + shares.neighbours < _LITTLE and found.choice.context.agrees(group)


def ranked(found: Judged, n: int) -> Ranked:
    """What a run could mean with its chances, likeliest first; what a region behind it fixes goes before all."""
    group = found.choice.of_run.get(n)
    if group is None:
        return ()
    known = found.choice.groups[group]
    fixed = found.choice.fixed.get(n)
    pairs = sorted(zip(known.entries, known.chances, strict=True), key=lambda pair: (-pair[1], pair[0].id))
    return tuple(sorted(pairs, key=lambda pair: fixed is not None and pair[0].id != fixed.id))


def _role(document: Document, run: Run, cover: Mapping[int, Mention]) -> Role:
    if run.demonym:
        return "demonym"
    if fold(run.words) in _organisations():
        return "part"
    if run.first < 0:
        return "place"
    mention = cover.get(run.first)
    if mention is not None and mention.kind == "place":
        last = document.tokens[run.last - 1]
        above = document.tokens[last.head]
        in_name = last.dep == "compound" and above.tag == "NNP" and above.i > last.i and cover.get(above.i) is not mention
        return "part" if in_name else "place"
    if mention is not None and not (mention.span.start >= run.span.start and mention.span.end <= run.span.end):
        return "part"
    return "part" if _in_longer(document, run) else "place"


def _in_longer(document: Document, run: Run) -> bool:
    """Whether another name word stands right before or behind, with only a space between."""
    first, last = document.tokens[run.first], document.tokens[run.last - 1]
    behind = document.tokens[run.last] if run.last < len(document.tokens) else None
    if behind is not None and behind.tag.startswith("NNP") and behind.start <= last.end + 1 and behind.text[:1].isupper():
        return True
    before = document.tokens[run.first - 1] if run.first else None
    return before is not None and before.tag.startswith("NNP") and before.sentence == first.sentence and before.text[:1].isupper()


@cache
def _organisations() -> frozenset[str]:
    return frozenset(map(fold, load_toml("ground_places.toml")["organisations"]["names"]))
