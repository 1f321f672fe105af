"""Whether a statement repeats another."""

from dateline.fuse.likeness import apart, names_part, numbers_part, plain
from dateline.fuse.matter import Claim
from dateline.fuse.parties import accused, doers
from dateline.fuse.parts import negative
from dateline.fuse.words import Word, first_verb, words

POORER, RICHER = 0.75, 0.5  # parts of the words of both that a repeated claim shares
SHARED = 3


def repeated(a: Claim, b: Claim) -> float:
    """How much of two statements is the same claim, 0 where it is not the same: nearly all words of the poorer, half of the richer."""
    own, theirs = (a.said, b.said) if a.said and b.said else (a.denied, b.denied)
    if not own or not theirs or a.future != b.future or apart(a, b) or numbers_part(a, b) or names_part(a, b):
        return 0
    if own is a.denied and negative(a) != negative(b):
        return 0
    found = own & theirs
    if len(found) < SHARED or not plain(found, a, b):
        return 0
    small, large = sorted((len(own), len(theirs)))
    if len(found) < POORER * small or len(found) < RICHER * large:
        return 0
    if not _one_deed(a, b) or not _one_number(a, b) or not _one_complement(a, b):
        return 0
    doers_a, doers_b = doers(a), doers(b)
    if any(_may_differ(doers_a[s], doers_b[s]) for s in doers_a.keys() & doers_b.keys()) or _may_differ(accused(a), accused(b)):
        return 0
    return len(found) * len(found) / large


def _one_deed(a: Claim, b: Claim) -> bool:
    """Whether the main verb of each, where it has one, is a word of the other."""
    return all(
        verb is None or x.words[verb].stem in y.stems for x, y in ((a, b), (b, a)) for verb in [first_verb(x.words, 0, len(x.words))]
    )


def _may_differ(phrase_a: tuple[Word, ...], phrase_b: tuple[Word, ...]) -> bool:
    """Whether two phrases have no telling word in common and neither is a pronoun."""
    stems_a, stems_b = ({w.stem for w in p if w.stem} for p in (phrase_a, phrase_b))
    names_a, names_b = ({w.stem for w in p if w.name} for p in (phrase_a, phrase_b))
    return bool(stems_a and stems_b) and (not stems_a & stems_b or (bool(names_a and names_b) and not names_a & names_b))


def _one_complement(a: Claim, b: Claim) -> bool:
    """Whether they do not say of one thing that it was two ("was a refugee", "was a Frenchman")."""
    one, other = _complement(a), _complement(b)
    return not (one and other) or bool(one & other)


def _complement(claim: Claim) -> frozenset[str]:
    """Stems of what stands behind the last `was` of a content, where no verb follows."""
    at = max((n for n, w in enumerate(claim.words) if w.text in words("be")), default=None)
    if at is None or first_verb(claim.words, at + 1, len(claim.words)) is not None:
        return frozenset()
    return frozenset(w.stem for w in claim.words[at + 1 :] if w.stem)


def _one_number(a: Claim, b: Claim) -> bool:
    """Whether no number of one is missing among those of the other, neither counts what is added, and counts of people are the same."""
    numbers_a, numbers_b = ({w.number for w in c.words if w.number is not None} for c in (a, b))
    if any(w.text in words("more") for c in (a, b) for w in c.words):
        return False
    counts_a, counts_b = ({(t.category, t.best or t.low, t.high is None) for t in c.tallies if t.qualifier != "about"} for c in (a, b))
    return not (numbers_a and numbers_b and not numbers_a & numbers_b) and not (counts_a and counts_b and not counts_a & counts_b)
