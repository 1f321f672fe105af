"""Which words of a content are said not to be so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from dateline.fuse.words import Word, first_verb, is_verb, stem_of, stems, words
from dateline.model import Statement

_REACH = 5  # words behind a negation in which a word for truth is looked for
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
    spurned = (_false(kept) or _untrue(kept)) and any(stem_of(w.text) in stems("claim_nouns") for w in kept)
    lost = [n for n in negators if _points_back(kept, n)]
    denies = statement.stance == "denies"
    undone = not negators and any(is_negator(w) for w in kept)  # "no longer", "not yet", "not only"
    bare = (
        (not negators and not undone) or bool(lost) or _false(kept)
    )  # nothing in the content itself says no, or only of something named elsewhere
    whole = spurned or (denies and (statement.cue_class == "denies" or bare))
    if whole:
        own = _without_rest(kept) if statement.cue_class == "denies" else kept
        own = _spurned(own) if spurned else own
        return Denied(frozenset(), _core(own), tuple(_main(own)), whole=True, hypothetical=_hypothetical(own))
    open_ = _left_open(kept)
    every = {kept[n].clause for n in negators} | open_
    said_in = _asserting(kept)
    main = [n for n in negators if kept[n].clause in said_in and kept[n].clause not in open_]
    if statement.stance != "denies":
        main = [n for n in main if kept[n].clause == _main_clause(kept)]
    negators = main or [n for n in negators if denies and kept[n].clause not in open_]
    clauses = _with_pointed({kept[n].clause for n in negators}, kept)
    predicates = tuple(p for n in negators for p in _predicate(kept, n))
    governed = {after for c in clauses for after in [_next_clause(kept, c)] if _first_of(kept, after) in ("that", "whether")} - clauses
    shown = stems("evidence") if any(p.stem in stems("evidence") for p in predicates) else frozenset()
    if shown:
        clauses |= governed
    ends = _core(_subject([w for w in kept if w.clause in clauses])) or _core(_subject(kept))
    tied = ends if _nothing_to_do(kept) or any(p.stem in stems("linking") for p in predicates) else frozenset()
    return Denied(
        said=_core([w for w in kept if w.clause not in clauses | governed | _conditions(kept) | every]) - tied,
        denied=_core([w for w in kept if w.clause in clauses]) - shown | tied,
        tied=tied,
        predicates=predicates,
        whole=False,
        hypothetical=_hypothetical(kept),
    )


def _next_clause(found: Sequence[Word], clause: int) -> int:
    """The clause behind another."""
    return min((w.clause for w in found if w.clause > clause), default=-1)


def _first_of(found: Sequence[Word], clause: int) -> str:
    return next((w.text for w in found if w.clause == clause), "")


def _with_pointed(clauses: set[int], found: Sequence[Word]) -> set[int]:
    """The clauses, with what a `that` behind them only points at ("to lose that match")."""
    pointed = {c for c in {_next_clause(found, c) for c in clauses} if _first_of(found, c) == "that" and not _has_verb(found, c)}
    return clauses | pointed


def _has_verb(found: Sequence[Word], clause: int) -> bool:
    return any(w.clause == clause and (w.text in words("auxiliary") or is_verb(found, n)) for n, w in enumerate(found))


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


def _asserting(found: Sequence[Word]) -> set[int]:
    """Clauses that the speaker stands for, not those that only hang on another's verb or noun ("to ensure that none is harmed", "men who had no arms")."""
    out: set[int] = set()
    core = False
    for n, word in enumerate(found):
        if n and word.clause == found[n - 1].clause:
            continue
        joined = n > 0 and found[n - 1].text in ("and", "but", ",", ";") and found[0].text == "that"
        if not (core and word.text in words("subordinate") and not (joined and word.text == "that")):
            out.add(word.clause)
        core = bool(_core([w for w in found if w.clause == word.clause]))
    return out


def _left_open(found: Sequence[Word]) -> set[int]:
    """Clauses that say neither yes nor no: of what is not so yet or no longer, not wholly ("not all", "not enough"), or may or must not be, or is a thing agreed on."""
    out: set[int] = set()
    texts = [w.text for w in found]
    for n in range(len(found)):
        after = texts[n + 1] if n + 1 < len(texts) else ""
        if texts[n] == "yet" and after == "to":
            out |= {found[n].clause, found[n + 1].clause}
        if not is_negator(found[n]):
            continue
        if after in ("yet", "longer"):
            out |= {found[n].clause, found[n + 1].clause}
        behind = [w.text for w in found[n + 1 : n + 1 + _REACH] if w.clause == found[n].clause]
        if after in words("partial") or "enough" in behind or _is_modal(texts, n) or (texts[n] == "not" and after == "to"):
            out.add(found[n].clause)
    return out


def _is_modal(texts: Sequence[str], n: int) -> bool:
    """Whether a negation is of what can, may or must be ("could not be used"), and not of what could have been."""
    if texts[n + 1 : n + 2] == ["have"]:
        return False
    return texts[n] in words("modal") or (n > 0 and texts[n - 1] in words("modal"))


def _without_rest(found: Sequence[Word]) -> Sequence[Word]:
    """The words up to an `and` with a verb of its own, which tells what the speaker did next ("denied it and invited the parents")."""
    return found[: next((n for n in range(1, len(found)) if found[n].text == "and" and found[n].clause != found[n - 1].clause), len(found))]


def _core(found: Sequence[Word]) -> frozenset[str]:
    """Stems of the words that tell the matter: no nouns for claims, no words for truth, no bare links."""
    return frozenset(
        w.stem for n, w in enumerate(found) if w.stem and not _is_frame(w) and not _is_false(found, n) and not _is_occasion(found, n)
    )


def _is_occasion(found: Sequence[Word], n: int) -> bool:
    """Whether a noun only carries a `no` that negates the verb ("at no point")."""
    return n > 0 and found[n - 1].text == "no" and found[n].text in words("occasions")


def _is_frame(word: Word) -> bool:
    return not word.name and (
        word.stem in stems("claim_nouns") | stems("linking") | stems("pointing") or word.text in words("future") | words("truths")
    )


def _is_false(found: Sequence[Word], n: int) -> bool:
    if found[n].text not in words("false"):
        return False
    behind = takewhile(lambda v: not _ends_phrase(v), found[n + 1 : n + 3])
    return not any(v.stem and v.text not in words("false") for v in behind)


def _ends_phrase(word: Word) -> bool:
    return word.text in words("prepositions") or word.text in ("and", "or", "that") or not word.text[0].isalnum()


def _untrue(found: Sequence[Word]) -> bool:
    """Whether something is said not to be true, in words that negate truth ("does not correspond to reality", "has no basis")."""
    return any(_negates_truth(found, n) for n in range(len(found)))


def _negates_truth(found: Sequence[Word], n: int) -> bool:
    behind = found[n + 1 : n + 1 + _REACH]
    return (is_negator(found[n]) or found[n].text == "without") and any(
        v.text in words("truths") and v.clause == found[n].clause for v in behind
    )


def _spurned(found: Sequence[Word]) -> Sequence[Word]:
    """The claim that is called false: what stands before the word that calls it so, or behind it where the claim follows ("it is a lie that …")."""
    at = next((n for n in range(len(found)) if _is_false(found, n) or _negates_truth(found, n)), len(found))
    return found[:at] if _core(found[:at]) else [w for w in found[at + 1 :] if w.text not in words("truths")]


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
    """The word a negator meets: the next telling word; for "nobody" and "at no point" the verb of its clause, for "no soldier" what the soldier did."""
    clause = [m for m in range(len(found)) if found[m].clause == found[n].clause]
    if found[n].text in words("negated_persons") or _is_one(found, n) or _is_occasion(found, n + 1 if n + 1 < len(found) else 0):
        verbs = [m for m in clause if is_verb(found, m)]
        at = next((m for m in verbs if m > n), next(iter(reversed(verbs)), None))
    else:
        at = next((m for m in clause if m > n and (found[m].stem or found[m].text in words("knowing"))), None)
        if at is not None and found[n].text == "no":
            while at + 1 in clause and _is_noun_of(found, at + 1):
                at += 1
            at = _intended(found, clause, at) or _deed_of(found, clause, at)
    if at is not None:
        yield found[at]


def _is_one(found: Sequence[Word], n: int) -> bool:
    """Whether a `no` or `not` stands in "no one", "not one"; not in "not one person but several"."""
    if [w.text for w in found[n : n + 2]] not in (["no", "one"], ["not", "one"]):
        return False
    return n + 2 >= len(found) or not found[n + 2].stem or is_verb(found, n + 2)


def _intended(found: Sequence[Word], clause: Sequence[int], noun: int) -> int | None:
    """What nobody plans or has decided to do ("no plans to cut jobs", "no decision had been taken to fill the dam")."""
    if found[noun].text not in words("intending"):
        return None
    to = next((m for m in clause if m > noun and found[m].text == "to"), None)
    return next((m for m in clause if to is not None and m > to and found[m].stem), None)


def _deed_of(found: Sequence[Word], clause: Sequence[int], noun: int) -> int:
    """The verb of which `no …` is the subject, where it tells more than the noun; the noun else ("no arrests were made")."""
    if found[noun].stem in stems("linking") | stems("evidence"):
        return noun
    verb = next((m for m in clause if m > noun and is_verb(found, m)), None)
    before = [found[m].text for m in clause if m <= noun]
    if verb is None or found[verb].stem in stems("light") or any(t in words("auxiliary") for t in before):
        return noun
    between = found[noun + 1 : verb]
    return noun if any(w.text in words("prepositions") for w in between) else verb


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
