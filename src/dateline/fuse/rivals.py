"""Whether two statements give another actor, cause, place or number for the same matter."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.fuse.countings import other_numbers
from dateline.fuse.likeness import apart, days_part, names_part, numbers_part, place_stems
from dateline.fuse.matter import Claim, once
from dateline.fuse.parties import accused, cause, doers, is_deed, swapped, unlike, until
from dateline.fuse.sharing import definite, likeness
from dateline.fuse.words import Word, stems, words
from dateline.model import Span
from dateline.model.span import cover
from dateline.resources import load_toml

ALIKE = 0.6  # part of the words outside the rival ones that the poorer statement shares
FEW = 2
LITTLE = 4
HARM = frozenset({"ASSAULT", "COERCE"})
SHARED_EFFECT = 0.6


@dataclass(frozen=True, slots=True)
class Rivals:
    """What two statements put in one place: the words on both sides, and what they are of."""

    what: str
    first: Span
    second: Span


def rivals(a: Claim, b: Claim) -> Rivals | None:
    """The first thing the two do not agree on, or None."""
    if not a.said or not b.said or a.future != b.future:
        return None
    return _place(a, b) or (None if apart(a, b) else _actor(a, b) or _manner(a, b) or _cause(a, b) or _number(a, b))


def _actor(a: Claim, b: Claim) -> Rivals | None:
    """Another doer of the same deed: of harm that both tell of, or of what somebody set going."""
    blamed = _blamed(a, b)
    if blamed:
        return blamed
    doers_a, doers_b = doers(a), doers(b)
    harm = bool(HARM & a.asserted & b.asserted)
    for stem in sorted(doers_a.keys() & doers_b.keys()):
        if not harm and stem not in stems("causing") | stems("starting"):
            continue
        who_a, who_b = doers_a[stem], doers_b[stem]
        less = frozenset(w.stem for w in (*who_a, *who_b))
        found = (a.said & b.said) - less - {stem}
        if (
            found
            and (unlike(a, who_a, b, who_b) or (harm and swapped(a, who_a, b, who_b)))
            and likeness(a, b, less) >= ALIKE
            and not names_part(a, b, less)
            and not numbers_part(a, b)
        ):
            return Rivals("actor", _span(who_a), _span(who_b))
    return None


def _blamed(a: Claim, b: Claim) -> Rivals | None:
    """Another party held responsible for the same."""
    who_a, who_b = accused(a), accused(b)
    less = frozenset(w.stem for w in (*who_a, *who_b))
    shared = (a.said & b.said) - less
    if who_a and who_b and unlike(a, who_a, b, who_b) and len(shared) >= FEW and shared & a.names:
        return Rivals("party responsible", _span(who_a), _span(who_b))
    return None


def _cause(a: Claim, b: Claim) -> Rivals | None:
    """Another cause of the same thing."""
    cause_a, cause_b = cause(a), cause(b)
    if not cause_a or not cause_b or any(w.clause in _aside(c) for c, found in ((a, cause_a), (b, cause_b)) for w in found):
        return None
    stems_a, stems_b = ({w.stem for w in c if w.stem} for c in (cause_a, cause_b))
    less = frozenset(stems_a | stems_b) | stems("causing") | {"kill"}
    if not stems_a & a.said or not stems_b & b.said or stems_a & stems_b or names_part(a, b, less):
        return None
    for claim, phrase in ((a, cause_a), (b, cause_b)):
        if any(w.text in words("vague_causes") or w.text in words("subjects") for w in phrase):
            return None
        if any(is_deed(claim.words, n) for n, w in enumerate(claim.words) if w in phrase):
            return None
    said_a, said_b = _leaning(a) - less, _leaning(b) - less
    found = said_a & said_b
    if len(found) > 1 and len(found) >= SHARED_EFFECT * min(len(a.said - less), len(b.said - less)):
        return Rivals("cause", _span(cause_a), _span(cause_b))
    return None


def _leaning(claim: Claim) -> frozenset[str]:
    """What a content says, with the words around it where it begins with a pronoun or says little."""
    return claim.said | claim.around | claim.source if _points(claim) or len(claim.said) <= LITTLE else claim.said


def _manner(a: Claim, b: Claim) -> Rivals | None:
    """Another manner of somebody's death."""
    manner_a, manner_b = _manner_of(a), _manner_of(b)
    if not manner_a or not manner_b or manner_a[0] == manner_b[0]:
        return None
    victims = (
        (a.names & (b.names | b.source))
        | (b.names & a.source)
        | (a.names & b.near if _points(b) else set())
        | (b.names & a.near if _points(a) else set())
        | _one_known(a, b)
    )
    return Rivals("cause of death", manner_a[1], manner_b[1]) if victims else None


def _one_known(a: Claim, b: Claim) -> frozenset[str]:
    """Stems of what both speak of as known ("the man"), where a name about the one is known to the other's sentence."""
    named = (a.names & (b.names | b.around)) | (b.names & a.around)
    return (definite(a) & definite(b)) - a.names if named else frozenset()


def _points(claim: Claim) -> bool:
    return claim.words[0].text in words("subjects")


@once
def _manner_of(claim: Claim) -> tuple[str, Span] | None:
    texts = [w.text for w in claim.words]
    for manner, parts in _manners():
        if parts[0] in texts:
            for n in range(len(texts) - len(parts) + 1):
                told = texts[n : n + len(parts)] == parts and _is_told(manner, texts, n)
                if told and claim.words[n].clause not in _denied_clauses(claim):
                    return manner, cover(tuple(w.span for w in claim.words[n : n + len(parts)]))
    return None


@cache
def _manners() -> Sequence[tuple[str, list[str]]]:
    """Each manner of death with the words of each phrase for it."""
    manners: Mapping[str, list[str]] = load_toml("matter.toml")["manners"]
    return [(manner, phrase.split()) for manner, phrases in manners.items() for phrase in phrases]


def _is_told(manner: str, texts: Sequence[str], n: int) -> bool:
    """Whether a word for a manner says that somebody died of it: an illness behind `of`, violence in the passive."""
    before = texts[max(0, n - 3) : n]
    if manner == "illness":
        return "of" in before or "from" in before
    return (
        manner != "violence"
        or texts[n].split()[0] in ("was", "beaten", "injuries", "police", "threw", "pushed")
        or any(w in words("be") for w in before)
    )


def _denied_clauses(claim: Claim) -> set[int]:
    return {w.clause for w in claim.predicates}


def _place(a: Claim, b: Claim) -> Rivals | None:
    """Another place of one and the same thing ("the boat was seized in our waters"): only where both say which thing."""
    spots_a, spots_b = _spots(a), _spots(b)
    for preposition in sorted(spots_a.keys() & spots_b.keys()):
        spot_a, spot_b = spots_a[preposition], spots_b[preposition]
        less = frozenset(w.stem for w in (*spot_a, *spot_b))
        alike = likeness(a, b, less) >= ALIKE and len((a.said & b.said) - less) > 1
        rival = {w.stem for w in spot_a} - b.stems and {w.stem for w in spot_b} - a.stems and not _two_doers(a, b)
        if rival and alike and definite(a) & definite(b) - less and not days_part(a, b) and not numbers_part(a, b):
            return Rivals("place", _span(spot_a), _span(spot_b))
    return None


def _two_doers(a: Claim, b: Claim) -> bool:
    """Whether one verb has two doers without a word in common: then two deeds are told."""
    doers_a, doers_b = doers(a), doers(b)
    return any(not {w.stem for w in doers_a[s]} & {w.stem for w in doers_b[s]} for s in doers_a.keys() & doers_b.keys())


@once
def _spots(claim: Claim) -> Mapping[str, tuple[Word, ...]]:
    """Preposition → the words of the place behind it, for places that have a name."""
    out: dict[str, tuple[Word, ...]] = {}
    names = place_stems(claim)
    for n, word in enumerate(claim.words):
        if word.text in ("in", "over", "near", "off", "at", "inside", "outside"):
            spot = until(claim.words[n + 1 :])
            if word.clause in _aside(claim):
                continue
            if any((w.stem in names and w is spot[-1]) or w.text in ("waters", "territory", "airspace", "soil") for w in spot):
                out.setdefault(word.text, spot)
    return out


@once
def _aside(claim: Claim) -> Collection[int]:
    """Clauses that only tell who somebody or what something is ("who lives in Asuncion")."""
    starts = {w.clause: w.text for w in reversed(claim.words)}
    return {clause for clause, first in starts.items() if first in words("relative") and (clause or first != "that")}


def _number(a: Claim, b: Claim) -> Rivals | None:
    """Another number of one thing that no tally counts."""
    found = other_numbers(a, b)
    return Rivals("number", *found) if found else None


def _span(found: Sequence[Word]) -> Span:
    return cover(tuple(w.span for w in found))
