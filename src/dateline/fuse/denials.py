"""Whether a statement denies another: what it says is not so is what the other says is so."""

from collections.abc import Set as AbstractSet
from itertools import takewhile

from dateline.fuse.likeness import apart, numbered, plain
from dateline.fuse.matter import Claim, once
from dateline.fuse.meeting import meets
from dateline.fuse.parties import accused, doers
from dateline.fuse.parts import Part, negative, parts, sentences
from dateline.fuse.rivals import HARM
from dateline.fuse.telling import is_negator
from dateline.fuse.words import first_verb, is_verb, words

FEWEST = 2  # shared stems
CLOSE = 3  # statements
SAME = 0.7
COVERED = 0.5  # part of the denied words that the other statement has
TOLD = 0.33  # part of them that the other says itself, and not only names elsewhere in its report
NEGATED = 0.74  # the same, where the speaker is not known to deny anything, and only negates
POINTED = 0.6  # the same, where no verb says what is denied


def denial(denier: Claim, other: Claim) -> float:
    """How well what is denied fits what the other says: shared stems times the part of the denied words that they cover; 0 = no denial.

    The word that the negation meets must be the other's too, unless it only links ("not related to", "no role in"): who denies having been told
    of a thing, or that it will happen again, has not denied the thing. One sentence is set against one sentence.
    """
    if denier.whole and other.denied and not other.whole and negative(other) and not negative(denier):
        return _of_a_denial(denier, other)
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
    return max((_fit(denier, other, part) for part in parts(denier)), default=0)


def _of_a_denial(denier: Claim, other: Claim) -> float:
    """How well a claim that something is not so, which is denied, fits the other's claim that it is not ("rebutted the claim that nobody was paid")."""
    both = denier.denied & other.denied
    share = len(both) / len(denier.denied) if denier.denied else 0
    return len(both) * share if len(plain(both, denier, other)) >= FEWEST and share >= POINTED and not apart(denier, other) else 0


def _fit(denier: Claim, other: Claim, part: Part) -> float:
    """How well one sentence's denial fits the sentence of the other that has most of its words."""
    told = part.denied & (max((part.denied & s for s in sentences(other)), key=len, default=frozenset()) | other.source)
    found = told | (part.denied & denier.names & (other.around if denier.reading is other.reading else other.near))
    telling = plain(told, denier, other) - denier.source
    if (
        len(found) < (FEWEST if not _beside(denier, other) else 1)
        or not telling
        or _other_number(denier, other)
        or not _anchored(denier, other, found)
        or _two_names(denier, other, part)
        or not meets(denier, other, part)
    ):
        return 0
    if len(told) < FEWEST and not any(is_verb(other.words, n) for n, w in enumerate(other.words) if w.stem in telling):
        return 0
    share = len(found) / len(part.denied)
    if len(told) < TOLD * len(part.denied) or not _tells(denier, other, part, told):
        return 0
    return len(found) * share if share >= _least(denier, other, part) else 0


def _tells(denier: Claim, other: Claim, part: Part, told: AbstractSet[str]) -> bool:
    """Whether the other says half of what is denied beside the names in it; two words of it where the speaker only negates, in another report."""
    matter = part.denied - denier.names
    both = matter & told
    if denier.whole or denier.statement.stance == "denies" or denier.reading is other.reading:
        return len(both) >= COVERED * len(matter)
    return len(both) >= max(NEGATED * len(matter), min(FEWEST, len(matter)))


def _least(denier: Claim, other: Claim, part: Part) -> float:
    """The least part of a denial's words that must be found: more where nothing but a negation in it makes it one, in another report."""
    if not denier.whole and denier.statement.stance != "denies" and denier.reading is not other.reading:
        return NEGATED
    return COVERED if part.predicates else POINTED


def _anchored(denier: Claim, other: Claim, found: AbstractSet[str]) -> bool:
    """Whether two reports may speak of one thing: by more than two words beside names, or a name of one that the other says, its speaker's too.

    Two words may be anybody's. Where a report names nothing, nothing parts it from another.
    """
    if denier.reading is other.reading or len(found - denier.names) > FEWEST or not (denier.near and other.near):
        return True
    known = (denier.names & (other.stems | other.near)) | (other.names & (denier.stems | denier.near)) | (denier.source & other.source)
    return bool(plain(denier.source & other.stems) or plain(other.source & denier.stems) or plain(known))


def _untied(denier: Claim, other: Claim) -> float:
    """How well what is said to have no tie fits what the other tells of: most of its words, or most of both ends of the tie; no names alone."""
    own, both = denier.tied & other.said, denier.denied & other.said
    if not own - denier.names - other.names - denier.source or len(both) < FEWEST:
        return 0
    share = max(len(own) / len(denier.tied) if len(own) >= FEWEST else 0, len(both) / len(denier.denied))
    return FEWEST * share if share >= COVERED else 0


def _by_accused(denier: Claim, other: Claim) -> bool:
    """Whether whom a statement close before holds responsible denies it in words of its own.

    Either harm of the same kind ("had used no force"), or the very things it is about ("had not given away a single bag of rice"), or all of an
    accusation ("had nothing to do with this killing").
    """
    if not _beside(denier, other):
        return False
    own = denier.source | denier.speaker
    named = [{w.stem for w in phrase if w.stem} for phrase in (*doers(other).values(), accused(other))]
    if not any(phrase & own for phrase in named):
        return False
    if denier.whole and other.statement.cue_class == "accuses":
        return True
    things = plain(denier.denied & other.said, denier, other) - own
    return bool(HARM & denier.negated & other.asserted) or (len(things) >= FEWEST and not _other_number(denier, other))


def _two_names(denier: Claim, other: Claim, part: Part) -> bool:
    """Whether each names what the other's report does not know, in what is denied ("Goma's airport", "Bukavu's airport")."""
    mine = (part.denied & denier.names) - other.stems - other.near - other.source
    return bool(mine) and bool(other.names - denier.stems - denier.near - denier.source)


def _stands_in(denier: Claim, other: Claim) -> bool:
    """Whether the denial itself is a part of what the other says."""
    inner = denier.statement.content[0]
    return denier.reading is other.reading and any(s.start <= inner.start and inner.end <= s.end for s in other.statement.content)


def _two_subjects(denier: Claim, other: Claim) -> bool:
    """Whether each begins with a name that the other's report does not know, and so speaks of somebody else."""
    if _of_itself(denier) and _in_first_person(other) and other.statement.cue_class != "accuses":
        return True
    if _speaks_of_self(denier) and not (denier.source | denier.speaker) & (other.stems | other.source):
        return True
    mine, theirs = _subject_names(denier), _subject_names(other)
    return bool(mine - other.stems - other.near - other.source) and bool(theirs - denier.stems - denier.near - denier.source)


@once
def _speaks_of_self(claim: Claim) -> bool:
    """Whether a content is of what its one speaker did or not ("I have never voted")."""
    return next((w.text for w in claim.words), "") in ("i", "i've", "i'm") and bool(claim.source)


@once
def _of_itself(claim: Claim) -> bool:
    """Whether a content begins with a pronoun for its speaker ("they had no plans")."""
    return next((w.text for w in claim.words if w.text != "that"), "") in words("itself")


@once
def _in_first_person(claim: Claim) -> bool:
    return next((w.text for w in claim.words if w.text != "that"), "") in ("i", "we", "i'm", "we're", "i've", "we've")


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


def _other_number(denier: Claim, other: Claim) -> bool:
    """Whether another number is denied than the other gives."""
    denied, given = numbered(denier.words), numbered(other.words)
    return any(denied[stem] and denied[stem] != given[stem] for stem in denied.keys() & given.keys())
