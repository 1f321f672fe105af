"""Whether what one statement negates is what another says: by its word, by a deed that implies it, by the events both words stand for."""

from functools import cache

from dateline.fuse.matter import Claim, once
from dateline.fuse.parts import Part
from dateline.fuse.words import Word, is_verb, stem_of, stems, words
from dateline.resources import load_toml


def meets(denier: Claim, other: Claim, part: Part) -> bool:
    """Whether what is negated is what the other says, by its word or by the type and mode of the events both words stand for."""
    if not part.predicates:
        return denier.whole and _named_too(part, denier, other.stems | other.source)
    if _one_event(denier, other, part):
        return True
    for word in part.predicates:
        if word.text in words("knowing"):
            return False
        if not word.stem or _is_met(denier, other, word):  # without a stem it leaves the telling to its noun ("had not been taken")
            return True
        if word.stem in stems("linking") | stems("evidence") and not word.name:
            return _named_too(part, denier, other.stems)
    return False


def _named_too(part: Part, denier: Claim, known: frozenset[str]) -> bool:
    """Whether a name in what is denied is known to the other, where there is one."""
    names = part.denied & denier.names
    return not names or bool(names & known)


def _is_met(denier: Claim, other: Claim, word: Word) -> bool:
    """Whether the other says what a word negates, or a deed that cannot be without it; where the word is a name, of the same one."""
    if word.name and not _subject_heads(denier) & other.stems:
        return False  # "the mayor's wife was not in Calbay" says nothing of the mayor
    if word.stem in other.said and _is_told(other, word.stem):
        return True
    return bool(implied(word.stem) & _written(other))


@cache
def implied(stem: str) -> frozenset[str]:
    """Stems of deeds that cannot have been done where the deed of a stem was not ("had not been damaged" of "was destroyed")."""
    table: dict[str, list[str]] = load_toml("matter.toml")["implied"]
    return frozenset(stem_of(deed) for weaker, deeds in table.items() if stem_of(weaker) == stem for deed in deeds) - {stem}


@once
def _written(claim: Claim) -> frozenset[str]:
    """Stems of all its words, those that tell nothing by themselves too ("had taken"), but helping verbs and names."""
    return frozenset(stem_of(w.text) for w in claim.words if w.text not in words("auxiliary") and not w.name)


@once
def _subject_heads(claim: Claim) -> frozenset[str]:
    """Stem of the last telling word before each helping verb: whom or what a clause is about."""
    heads, last = set(), ""
    for word in claim.words:
        if word.text in words("auxiliary"):
            heads.add(last)
        last = word.stem or last
    return frozenset(heads) - {""}


def _is_told(claim: Claim, stem: str) -> bool:
    """Whether a stem stands for what happens, not for a quality of something ("the affected regions")."""
    return any(w.stem == stem and (is_verb(claim.words, n) or not w.text.endswith("ed")) for n, w in enumerate(claim.words))


def _one_event(denier: Claim, other: Claim, part: Part) -> bool:
    spans = [w.span for w in part.predicates]
    negated = {
        (e.type, e.mode)
        for e in denier.events
        if e.auxiliary == "negated" and any(e.trigger.start <= s.start and s.end <= e.trigger.end for s in spans)
    }
    return any((e.type, e.mode) in negated for e in other.events if e.auxiliary == "asserted")
