"""What two statements have in common: their telling words, and what each speaks of as known."""

from dateline.fuse.matter import Claim, once
from dateline.fuse.words import words


def likeness(a: Claim, b: Claim, less: frozenset[str] = frozenset()) -> float:
    """Part of the telling words of the poorer statement that both share, words of `less` left out; 0 where only one is shared."""
    said_a, said_b = a.said - less, b.said - less
    found = said_a & said_b
    return len(found) / min(len(said_a), len(said_b)) if len(found) > 1 or (found and less) else 0


@once
def definite(claim: Claim) -> frozenset[str]:
    """Stems of what the content speaks of as known: behind `the`, outside phrases of place."""
    out: set[str] = set()
    for n, word in enumerate(claim.words):
        if word.text == "the" and (not n or claim.words[n - 1].text not in words("prepositions")):
            out.update(w.stem for w in claim.words[n + 1 : n + 3] if w.stem)
    return frozenset(out)
