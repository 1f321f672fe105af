"""Whether a statement denies another: what it says is not so is what the other says is so."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from dateline.fuse.likeness import apart, numbered, plain
from dateline.fuse.matter import Claim, once
from dateline.fuse.negation import is_negator
from dateline.fuse.rivals import HARM, accused, doers
from dateline.fuse.words import Word, first_verb, is_verb, stem_of, stems, words
from dateline.resources import load_toml

FEWEST = 2  # shared stems
CLOSE = 3  # statements
SHORT = 3  # words: a stop behind fewer ends no sentence ("U. S.")
SAME = 0.7
COVERED = 0.5  # part of the denied words that the other statement has
TOLD = 0.33  # part of them that the other says itself, and not only names elsewhere in its report
POINTED = 0.6  # the same, where no verb says what is denied


@dataclass(frozen=True, slots=True)
class _Part:
    """What one sentence of a content denies: stems of its words, and those that the negation meets."""

    denied: frozenset[str]
    predicates: tuple[Word, ...]


def denial(denier: Claim, other: Claim) -> float:
    """How well what is denied fits what the other says: shared stems times the part of the denied words that they cover; 0 = no denial.

    The word that the negation meets must be the other's too, unless it only links ("not related to", "no role in"): who denies having been told
    of a thing, or that it will happen again, has not denied the thing. One sentence is set against one sentence.
    """
    if not denier.denied or not other.said or apart(denier, other) or (denier.future and not other.future):
        return 0
    if _two_subjects(denier, other) or _stands_in(denier, other):
        return 0
    if len(denier.denied & other.denied) >= FEWEST or _both_negate(denier, other):
        return 0
    if denier.tied and not denier.tied <= denier.source:
        return _untied(denier, other)
    if _by_accused(denier, other):
        return 1
    return max((_fit(denier, other, part) for part in _parts(denier)), default=0)


def _fit(denier: Claim, other: Claim, part: _Part) -> float:
    """How well one sentence's denial fits the sentence of the other that has most of its words."""
    told = part.denied & (max((part.denied & s for s in _sentences(other)), key=len, default=frozenset()) | other.source)
    found = told | (part.denied & denier.names & (other.around if denier.reading is other.reading else other.near))
    telling = plain(told, denier, other) - denier.source
    if (
        len(found) < (FEWEST if not _beside(denier, other) else 1)
        or not telling
        or _other_number(denier, other)
        or not _anchored(denier, other, found)
        or not _meets(denier, other, part)
    ):
        return 0
    if len(told) < FEWEST and not any(is_verb(other.words, n) for n, w in enumerate(other.words) if w.stem in telling):
        return 0
    share = len(found) / len(part.denied)
    if len(told) < TOLD * len(part.denied):
        return 0
    return len(found) * share if share >= (COVERED if part.predicates else POINTED) else 0


def _anchored(denier: Claim, other: Claim, found: AbstractSet[str]) -> bool:
    """Whether two reports may speak of one thing; two words may be anybody's, so then one must know a name of what the other says, or of its report."""
    if denier.reading is other.reading or len(found) > FEWEST or not (denier.near and other.near):
        return True
    if denier.near & other.near:
        return True
    return bool((denier.names & (other.stems | other.near)) | (other.names & (denier.stems | denier.near)))


@once
def _parts(claim: Claim) -> Sequence[_Part]:
    """What each sentence denies; all in one where nothing in it is negated by itself."""
    if not claim.predicates or claim.whole:
        return (_Part(claim.denied, claim.predicates),)
    told = [{w.span.start: w for w in s} for s in _worded(claim)]
    found = (([p for p in claim.predicates if p.span.start in s], s) for s in told)
    return tuple(_Part(claim.denied & {w.stem for w in s.values()}, tuple(met)) for met, s in found if met)


@once
def _sentences(claim: Claim) -> Sequence[frozenset[str]]:
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


def _untied(denier: Claim, other: Claim) -> float:
    """How well what is said to have no tie fits what the other tells of: most of its words, or most of both ends of the tie; no names alone."""
    own, both = denier.tied & other.said, denier.denied & other.said
    if not own - denier.names - other.names - denier.source or len(both) < FEWEST:
        return 0
    share = max(len(own) / len(denier.tied) if len(own) >= FEWEST else 0, len(both) / len(denier.denied))
    return FEWEST * share if share >= COVERED else 0


def _by_accused(denier: Claim, other: Claim) -> bool:
    """Whether whom a statement close before holds responsible denies it in words of its own.

    Either harm of the same kind ("had used no force"), or the very things it is about ("had not given away a single bag of rice").
    """
    if not _beside(denier, other):
        return False
    own = denier.source | denier.speaker
    named = [{w.stem for w in phrase if w.stem} for phrase in (*doers(other).values(), accused(other))]
    if not any(phrase & own for phrase in named):
        return False
    things = plain(denier.denied & other.said, denier, other) - own
    return bool(HARM & denier.negated & other.asserted) or (len(things) >= FEWEST and not _other_number(denier, other))


def _stands_in(denier: Claim, other: Claim) -> bool:
    """Whether the denial itself is a part of what the other says."""
    inner = denier.statement.content[0]
    return denier.reading is other.reading and any(s.start <= inner.start and inner.end <= s.end for s in other.statement.content)


def _two_subjects(denier: Claim, other: Claim) -> bool:
    """Whether each begins with a name that the other's report does not know, and so speaks of somebody else."""
    mine, theirs = _subject_names(denier), _subject_names(other)
    return bool(mine - other.stems - other.near - other.source) and bool(theirs - denier.stems - denier.near - denier.source)


@once
def _subject_names(claim: Claim) -> frozenset[str]:
    """Stems of the names before the first verb, up to a preposition."""
    verb = first_verb(claim.words, 0, len(claim.words))
    subject = takewhile(lambda w: w.text not in words("prepositions"), claim.words[: verb or 0])
    return frozenset(w.stem for w in subject if w.name)


def _beside(denier: Claim, other: Claim) -> bool:
    """Whether a short denial stands in the same report, close behind what it denies ("he was never beaten")."""
    return denier.reading is other.reading and 0 < denier.order - other.order <= CLOSE


def _both_negate(denier: Claim, other: Claim) -> bool:
    """Whether both contents hold a negation and most words in common: then they say the same, cut into clauses in two ways."""
    if not all(any(is_negator(w) for w in c.words) for c in (denier, other)):
        return False
    return len(denier.stems & other.stems) >= SAME * max(len(denier.stems), len(other.stems))


def _meets(denier: Claim, other: Claim, part: _Part) -> bool:
    """Whether what is negated is what the other says, by its word or by the type and mode of the events both words stand for."""
    if not part.predicates:
        return not part.denied & denier.names or bool(part.denied & denier.names & (other.stems | other.source))
    if _one_event(denier, other, part):
        return True
    for word in part.predicates:
        if word.text in words("knowing"):
            return False
        if word.stem in other.said and _is_told(other, word.stem):
            return True
        if any(w.text not in words("auxiliary") and not w.name and stem_of(w.text) in implied(word.stem) for w in other.words):
            return True
        if word.stem in stems("linking") | stems("evidence") and not word.name:
            return not part.denied & denier.names or bool(part.denied & denier.names & other.stems)
    return False


@cache
def implied(stem: str) -> frozenset[str]:
    """Stems of deeds that cannot have been done where the deed of a stem was not ("had not been damaged" of "was destroyed")."""
    table: dict[str, list[str]] = load_toml("matter.toml")["implied"]
    return frozenset(stem_of(deed) for weaker, deeds in table.items() if stem_of(weaker) == stem for deed in deeds) - {stem}


def _is_told(claim: Claim, stem: str) -> bool:
    """Whether a stem stands for what happens, not for a quality of something ("the affected regions")."""
    return any(w.stem == stem and (is_verb(claim.words, n) or not w.text.endswith("ed")) for n, w in enumerate(claim.words))


def _one_event(denier: Claim, other: Claim, part: _Part) -> bool:
    spans = [w.span for w in part.predicates]
    negated = {
        (e.type, e.mode)
        for e in denier.events
        if e.auxiliary == "negated" and any(e.trigger.start <= s.start and s.end <= e.trigger.end for s in spans)
    }
    return any((e.type, e.mode) in negated for e in other.events if e.auxiliary == "asserted")


def _other_number(denier: Claim, other: Claim) -> bool:
    """Whether another number is denied than the other gives."""
    denied, given = numbered(denier.words), numbered(other.words)
    return any(denied[stem] and denied[stem] != given[stem] for stem in denied.keys() & given.keys())
