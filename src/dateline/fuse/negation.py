"""Which words of a content are said not to be so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.fuse.clauses import asserting, conditions, first_of, is_one, left_open, main_clause, next_clause, with_pointed
from dateline.fuse.telling import calls_false, core, is_false, is_frame, is_negator, is_occasion, is_untrue, negates_truth
from dateline.fuse.words import Word, first_verb, is_verb, stem_of, stems, words
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
    spurned = (calls_false(kept) or is_untrue(kept)) and any(stem_of(w.text) in stems("claim_nouns") for w in kept)
    lost = [n for n in negators if _points_back(kept, n)]
    denies = statement.stance == "denies"
    undone = not negators and any(is_negator(w) for w in kept)  # "no longer", "not yet", "not only"
    bare = (
        (not negators and not undone) or bool(lost) or calls_false(kept)
    )  # nothing in the content itself says no, or only of something named elsewhere
    whole = spurned or (denies and (statement.cue_class == "denies" or bare))
    if whole:
        own = _without_rest(kept) if statement.cue_class == "denies" else kept
        own = _spurned(own) if spurned else own
        told = core(own) - stems("light") or core(own)
        return Denied(frozenset(), told, tuple(_main(own)), whole=True, hypothetical=_hypothetical(own))
    open_ = left_open(kept)
    every = {kept[n].clause for n in negators} | open_
    said_in = asserting(kept)
    main = [n for n in negators if kept[n].clause in said_in and kept[n].clause not in open_]
    if statement.stance != "denies":
        main = [n for n in main if kept[n].clause == main_clause(kept)]
    negators = main or [n for n in negators if denies and kept[n].clause not in open_]
    clauses = with_pointed({kept[n].clause for n in negators}, kept)
    predicates = tuple(p for n in negators for p in _predicate(kept, n))
    governed = {after for c in clauses for after in [next_clause(kept, c)] if first_of(kept, after) in ("that", "whether")} - clauses
    shown = stems("evidence") if any(p.stem in stems("evidence") for p in predicates) else frozenset()
    if shown:
        clauses |= governed
    ends = core(_subject([w for w in kept if w.clause in clauses])) or core(_subject(kept))
    tied = ends if _nothing_to_do(kept) or any(p.stem in stems("tying") for p in predicates) else frozenset()
    unsaid = clauses | governed | conditions(kept) | every
    return Denied(
        said=core([w for w in kept if w.clause not in unsaid]) - tied,
        denied=core([w for w in kept if w.clause in clauses]) - shown | tied,
        tied=tied,
        predicates=predicates,
        whole=_nothing_to_do(kept) and not tied,  # "it had nothing to do with the attack" denies all that was said of it
        hypothetical=_hypothetical(kept),
    )


def _nothing_to_do(found: Sequence[Word]) -> bool:
    """Whether something has nothing to do with something."""
    texts = [w.text for w in found]
    return any(texts[n : n + 4] == ["nothing", "to", "do", "with"] for n in range(len(texts)))


def _subject(found: Sequence[Word]) -> Sequence[Word]:
    """The words before the first verb or helping verb."""
    return found[: next((n for n, w in enumerate(found) if w.text in words("auxiliary") or is_verb(found, n)), 0)]


def _without_rest(found: Sequence[Word]) -> Sequence[Word]:
    """The words up to an `and` with a verb of its own, which tells what the speaker did next ("denied it and invited the parents")."""
    return found[: next((n for n in range(1, len(found)) if found[n].text == "and" and found[n].clause != found[n - 1].clause), len(found))]


def _spurned(found: Sequence[Word]) -> Sequence[Word]:
    """The claim that is called false: what stands before the word that calls it so, or behind it where the claim follows ("it is a lie that …")."""
    at = next((n for n in range(len(found)) if is_false(found, n) or negates_truth(found, n)), len(found))
    return found[:at] if core(found[:at]) else [w for w in found[at + 1 :] if w.text not in words("truths")]


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


def _points_back(found: Sequence[Word], n: int) -> bool:
    """Whether what is negated only points at what was said elsewhere ("nothing of the sort happened", "it is not true")."""
    clause = [w for w in found if w.clause == found[n].clause]
    return not core(clause)


def _predicate(found: Sequence[Word], n: int) -> Iterator[Word]:
    """The word a negator meets: the next telling word; for "nobody" and "at no point" the verb of its clause, for "no soldier" what the soldier did."""
    clause = [m for m in range(len(found)) if found[m].clause == found[n].clause]
    if found[n].text in words("negated_persons") or is_one(found, n) or is_occasion(found, n + 1 if n + 1 < len(found) else 0):
        verbs = [m for m in clause if is_verb(found, m)]
        at = next((m for m in verbs if m > n), next(iter(reversed(verbs)), None))
    else:
        at = next((m for m in clause if m > n and (found[m].stem or found[m].text in words("knowing"))), None)
        if at is not None and found[n].text != "no":
            at = _intended(found, clause, at) or at
        if at is not None and found[n].text == "no":
            while at + 1 in clause and _is_noun_of(found, at + 1):
                at += 1
            at = _intended(found, clause, at) or _deed_of(found, clause, at)
    if at is None:
        at = next((m for m in clause if m > n and _is_light(found[m])), None)
    if at is not None:
        yield found[at]


def _is_light(word: Word) -> bool:
    """Whether a word is a verb that tells nothing by itself ("had not been taken")."""
    return not word.stem and word.text in words("light")


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
    while at is not None and (is_frame(found[at]) or found[at].text in words("false")):
        at = first_verb(found, at + 1, len(found))
    if at is None and found and found[0].text.endswith("ing"):
        at = 0
    if at is not None and found[at].stem not in stems("light"):
        yield found[at]


def _hypothetical(found: Sequence[Word]) -> bool:
    texts = [w.text for w in found]
    texts = [t for t in texts if t not in ("not", "never")]
    unreal = any(a in _UNREAL and b == "have" for a, b in pairwise(texts))
    return unreal or texts[:1] in (["if"], ["unless"], ["whether"])
