"""Which words of a content tell its matter, which negate, and which call a claim untrue."""

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from dateline.fuse.words import Word, stems, words

REACH = 5  # words behind a negation in which a word for truth is looked for


def core(found: Sequence[Word]) -> frozenset[str]:
    """Stems of the words that tell the matter: no nouns for claims, no words for truth, no bare links."""
    return frozenset(
        w.stem for n, w in enumerate(found) if w.stem and not is_frame(w) and not is_false(found, n) and not is_occasion(found, n)
    )


def is_occasion(found: Sequence[Word], n: int) -> bool:
    """Whether a noun only carries a `no` that negates the verb ("at no point")."""
    return n > 0 and found[n - 1].text == "no" and found[n].text in words("occasions")


def is_frame(word: Word) -> bool:
    """Whether a word tells only that something is claimed, tied, pointed at, to come or true."""
    return not word.name and (word.stem in _frame_stems() or word.text in words("future") or word.text in words("truths"))


@cache
def _frame_stems() -> frozenset[str]:
    return stems("claim_nouns") | stems("linking") | stems("pointing")


def is_false(found: Sequence[Word], n: int) -> bool:
    """Whether a word calls something false: it stands before no noun that it would only qualify ("wrong information")."""
    if found[n].text not in words("false"):
        return False
    behind = takewhile(lambda v: not _ends_phrase(v), found[n + 1 : n + 3])
    return not any(v.stem and v.text not in words("false") for v in behind)


def _ends_phrase(word: Word) -> bool:
    return word.text in words("prepositions") or word.text in ("and", "or", "that") or not word.text[0].isalnum()


def is_untrue(found: Sequence[Word]) -> bool:
    """Whether something is said not to be true, in words that negate truth ("does not correspond to reality", "has no basis")."""
    return any(negates_truth(found, n) for n in range(len(found)))


def negates_truth(found: Sequence[Word], n: int) -> bool:
    """Whether a word negates truth ("not true", "without foundation")."""
    behind = found[n + 1 : n + 1 + REACH]
    return (is_negator(found[n]) or found[n].text == "without") and any(
        v.text in words("truths") and v.clause == found[n].clause for v in behind
    )


def calls_false(found: Sequence[Word]) -> bool:
    """Whether something is called false: a word for it that stands before no noun ("wrong information" calls nothing so)."""
    return any(is_false(found, n) for n in range(len(found)))


def is_negator(word: Word) -> bool:
    """Whether a word negates."""
    return word.text in words("negators") or word.text.endswith("n't")
