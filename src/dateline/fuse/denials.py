"""Whether a statement denies another: what it says is not so is what the other says is so."""

from dateline.fuse.likeness import apart, numbered, plain
from dateline.fuse.matter import Claim
from dateline.fuse.words import stems, words

FEWEST = 2  # shared stems
COVERED = 0.5  # part of the denied words that the other statement has
ALONE = 3  # denied words a denial that only points back is taken to have


def denial(denier: Claim, other: Claim) -> float:
    """How well what is denied fits what the other says: shared stems times the part of the denied words that they cover; 0 = no denial.

    The word that the negation meets must be the other's too, unless it only links ("not related to", "no role in"): who denies having been told
    of a thing, or that it will happen again, has not denied the thing.
    """
    if not denier.denied or not other.said or apart(denier, other) or (denier.future and not other.future):
        return 0
    names = denier.denied & denier.names
    found = denier.denied & (other.said | other.source | (names & other.near))
    telling = plain(found, denier, other) - denier.source
    if len(found) < FEWEST or not telling or _other_number(denier, other) or not _meets(denier, other):
        return 0
    share = len(found) / len(denier.denied)
    return len(found) * share if share >= COVERED else 0


def _meets(denier: Claim, other: Claim) -> bool:
    if not denier.predicates or denier.negated & other.asserted:
        return True
    for word in denier.predicates:
        if word.stem in other.said:
            return True
        if word.text in words("knowing"):
            return False
        if word.stem in stems("linking") and not word.name:
            return True
    return False


def _other_number(denier: Claim, other: Claim) -> bool:
    """Whether another number is denied than the other gives."""
    denied, given = numbered(denier.words), numbered(other.words)
    return any(denied[stem] and denied[stem] != given[stem] for stem in denied.keys() & given.keys())


def points_back(claim: Claim) -> bool:
    """Whether a statement denies something it does not name ("the charge", "nothing of the sort")."""
    return claim.whole and claim.statement.stance == "denies" and len(claim.denied) < FEWEST
