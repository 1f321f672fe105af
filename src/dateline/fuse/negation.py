"""Which words of a content are said not to be so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.fuse.words import Word, first_verb, is_verb, stems, words
from dateline.model import Statement

_UNREAL = ("would", "could", "might", "wouldn't", "couldn't")


@dataclass(frozen=True, slots=True)
class Denied:
    """How a content stands to its own words.

    Attributes:
        said, denied: stems of what is said to be so, and not to be so.
        predicates: the words that the negation meets first.
        whole: the whole content is denied ("denied that …", "the report that … is false").
        tied: where only a tie is denied ("the move is not related to the strike"), the stems of what is said to have no tie.
        hypothetical: nothing in it is said to be so ("if …", "would have …").
    """

    said: frozenset[str]
    denied: frozenset[str]
    predicates: tuple[Word, ...]
    whole: bool
    hypothetical: bool
    tied: frozenset[str] = frozenset()


def denied(found: Sequence[Word], statement: Statement) -> Denied:
    """The parts of a content by what its speaker says of them."""
    kept, negators = _without_excluded(found)
    spurned = _false(kept) and any(w.stem in stems("claim_nouns") for w in kept)
    lost = [n for n in negators if _points_back(kept, n)]
    denies = statement.stance == "denies"
    bare = not negators or bool(lost) or _false(kept)  # nothing in the content itself says no, or only of something named elsewhere
    whole = spurned or (denies and (statement.cue_class == "denies" or bare))
    if whole:
        own = _without_rest(kept) if statement.cue_class == "denies" else kept
        return Denied(frozenset(), _core(own), tuple(_main(own)), whole=True, hypothetical=_hypothetical(own))
    if statement.stance != "denies":
        negators = [n for n in negators if kept[n].clause == _main_clause(kept)]
    clauses = {kept[n].clause for n in negators}
    predicates = tuple(p for n in negators for p in _predicate(kept, n))
    governed = {c + 1 for c in clauses if any(w.clause == c + 1 and w.text in ("that", "whether") for w in kept)}
    if any(p.stem in stems("evidence") for p in predicates):
        clauses |= governed
    ends = _core(_subject([w for w in kept if w.clause in clauses])) or _core(_subject(kept))
    tied = ends if _nothing_to_do(kept) or any(p.stem in stems("linking") for p in predicates) else frozenset()
    return Denied(
        said=_core([w for w in kept if w.clause not in clauses | governed | _conditions(kept)]) - tied,
        denied=_core([w for w in kept if w.clause in clauses]) | tied,
        tied=tied,
        predicates=predicates,
        whole=False,
        hypothetical=_hypothetical(kept),
    )


def _nothing_to_do(found: Sequence[Word]) -> bool:
    """Whether something has nothing to do with something."""
    texts = [w.text for w in found]
    return any(texts[n : n + 4] == ["nothing", "to", "do", "with"] for n in range(len(texts)))


def _subject(found: Sequence[Word]) -> Sequence[Word]:
    """The words before the first verb or helping verb."""
    return found[: next((n for n, w in enumerate(found) if w.text in words("auxiliary") or is_verb(found, n)), 0)]


def _main_clause(found: Sequence[Word]) -> int:
    """The first clause with a verb or a helping verb."""
    return next((w.clause for n, w in enumerate(found) if w.text in words("auxiliary") or is_verb(found, n)), 0)


def _conditions(found: Sequence[Word]) -> set[int]:
    """Clauses that only say under which condition something holds."""
    return {w.clause for n, w in enumerate(found) if w.text in ("if", "unless", "whether") and (not n or found[n - 1].clause != w.clause)}


def _without_rest(found: Sequence[Word]) -> Sequence[Word]:
    """The words up to an `and` with a verb of its own, which tells what the speaker did next ("denied it and invited the parents")."""
    return found[: next((n for n in range(1, len(found)) if found[n].text == "and" and found[n].clause != found[n - 1].clause), len(found))]


def _core(found: Sequence[Word]) -> frozenset[str]:
    """Stems of the words that tell the matter: no nouns for claims, no words for truth, no bare links."""
    return frozenset(w.stem for n, w in enumerate(found) if w.stem and not _is_frame(w) and not _is_false(found, n))


def _is_frame(word: Word) -> bool:
    return not word.name and (word.stem in stems("claim_nouns") | stems("linking") | stems("pointing") or word.text in words("future"))


def _is_false(found: Sequence[Word], n: int) -> bool:
    return found[n].text in words("false") and not any(v.stem for v in found[n + 1 : n + 3])


def _false(found: Sequence[Word]) -> bool:
    """Whether something is called false: a word for it that stands before no noun ("wrong information" calls nothing so)."""
    return any(_is_false(found, n) for n in range(len(found)))


def _without_excluded(found: Sequence[Word]) -> tuple[list[Word], list[int]]:
    """The words without what is only set apart ("militants, not the army, did it"), and where negators stand among them."""
    kept: list[Word] = []
    skipping = False
    for n, word in enumerate(found):
        if _sets_apart(found, n):
            skipping = True
        elif skipping and (word.text in (",", "but") or word.clause != found[n - 1].clause or word.text in words("auxiliary")):
            skipping = False
        if not skipping:
            kept.append(word)
    after = [w.text for w in kept[1:]] + [""]
    return kept, [n for n, w in enumerate(kept) if is_negator(w) and after[n] not in words("undoing")]


def _sets_apart(found: Sequence[Word], n: int) -> bool:
    before = found[n - 1].text if n else ""
    after = found[n + 1].text if n + 1 < len(found) else ""
    return found[n].text == "not" and before in (",", "—", "–", "and") and after not in words("auxiliary")


def is_negator(word: Word) -> bool:
    """Whether a word negates."""
    return word.text in words("negators") or word.text.endswith("n't")


def _points_back(found: Sequence[Word], n: int) -> bool:
    """Whether what is negated only points at what was said elsewhere ("nothing of the sort happened", "it is not true")."""
    clause = [w for w in found if w.clause == found[n].clause]
    return not _core(clause)


def _predicate(found: Sequence[Word], n: int) -> Iterator[Word]:
    """The word a negator meets: the next telling word; for "nobody" the verb of its clause."""
    clause = [m for m in range(len(found)) if found[m].clause == found[n].clause]
    if found[n].text in words("negated_persons"):
        verbs = [m for m in clause if is_verb(found, m)]
        at = next((m for m in verbs if m > n), next(iter(reversed(verbs)), None))
    else:
        at = next((m for m in clause if m > n and (found[m].stem or found[m].text in words("knowing"))), None)
        if at is not None and found[n].text == "no":
            at = next((m for m in clause if m > at and _is_noun_of(found, m)), at)
    if at is not None:
        yield found[at]


def _is_noun_of(found: Sequence[Word], n: int) -> bool:
    """Whether a word goes on with the noun phrase before it ("no foreign engineers")."""
    return bool(found[n].stem) and bool(found[n - 1].stem) and not is_verb(found, n)


def _main(found: Sequence[Word]) -> Iterator[Word]:
    """The main verb of what is denied as a whole."""
    start = next((n + 1 for n, w in enumerate(found) if w.text == "that"), 0)
    at = first_verb(found, start, len(found))
    while at is not None and (_is_frame(found[at]) or found[at].text in words("false")):
        at = first_verb(found, at + 1, len(found))
    if at is None and found and found[0].text.endswith("ing"):
        at = 0
    if at is not None:
        yield found[at]


def _hypothetical(found: Sequence[Word]) -> bool:
    texts = [w.text for w in found]
    texts = [t for t in texts if t not in ("not", "never")]
    unreal = any(a in _UNREAL and b == "have" for a, b in pairwise(texts))
    return unreal or texts[:1] in (["if"], ["unless"], ["whether"])
