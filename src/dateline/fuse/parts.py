"""A content by its sentences: what each says, and what each denies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.fuse.matter import Claim, once
from dateline.fuse.telling import is_negator
from dateline.fuse.words import Word

SHORT = 3  # words: a stop behind fewer ends no sentence ("U. S.")


@dataclass(frozen=True, slots=True)
class Part:
    """What one sentence of a content denies: stems of its words, and those that the negation meets."""

    denied: frozenset[str]
    predicates: tuple[Word, ...]


@once
def parts(claim: Claim) -> Sequence[Part]:
    """What each sentence denies; all in one where nothing in it is negated by itself."""
    if not claim.predicates or claim.whole:
        return (Part(claim.denied, claim.predicates),)
    told = [{w.span.start: w for w in s} for s in _worded(claim)]
    found = (([p for p in claim.predicates if p.span.start in s], s) for s in told)
    return tuple(Part(claim.denied & {w.stem for w in s.values()}, tuple(met)) for met, s in found if met)


@once
def sentences(claim: Claim) -> Sequence[frozenset[str]]:
    """What each sentence says."""
    return tuple(claim.said & {w.stem for w in s} for s in _worded(claim))


def _worded(claim: Claim) -> Iterator[Sequence[Word]]:
    """The words of a content by its sentences, which may end between two of its spans."""
    text, start = claim.reading.report.text, 0
    for n, word in enumerate(claim.words):
        ends = word.text in (".", "!", "?") or (n > 0 and "." in text[claim.words[n - 1].span.end : word.span.start])
        if ends and n - start > SHORT:
            yield claim.words[start:n]
            start = n
    if start < len(claim.words):
        yield claim.words[start:]


@once
def negative(claim: Claim) -> bool:
    """Whether what is denied is said not to be so; who denies that nobody was paid says that somebody was."""
    return bool(claim.denied) and not (claim.whole and any(is_negator(w) for w in claim.words))
