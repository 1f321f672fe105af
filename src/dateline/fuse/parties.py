"""Who or what is said to have done it: the words for doers, for those held responsible and for causes, and whether two phrases can name the same."""

from collections.abc import Mapping, Sequence
from functools import cache

from dateline.fuse.matter import Claim, once
from dateline.fuse.words import Word, doer, is_verb, stem_of, words
from dateline.resources import load_toml


@once
def accused(claim: Claim) -> tuple[Word, ...]:
    """Whom an accusation begins with ("the Grey Bear group for …", "Minsk of …"), or ends with ("the attacks to the Grey Bear group")."""
    if claim.statement.cue_lemma.partition(" ")[0] in words("attributing"):
        return cause(claim)
    out: list[Word] = []
    for word in claim.words if claim.statement.cue_class == "accuses" else ():
        if (word.text == "," or word.text in words("prepositions") or word.text in words("auxiliary")) and out:
            break
        if word.stem:
            out.append(word)
    return tuple(out)


@once
def doers(claim: Claim) -> Mapping[str, tuple[Word, ...]]:
    """Stem of each verb → the words that name who did it, for verbs that are not negated."""
    out: dict[str, tuple[Word, ...]] = {}
    last: tuple[Word, ...] = ()
    for n, word in enumerate(claim.words):
        if word.stem in claim.said and is_verb(claim.words, n):
            named = doer(claim.words, n)
            if not named and n and claim.words[n - 1].text == "and":
                named = last  # "fired mortars and killed a girl"
            last = named
            if any(w.stem for w in named):
                out.setdefault(word.stem, named)
    return out


def unlike(a: Claim, phrase_a: Sequence[Word], b: Claim, phrase_b: Sequence[Word]) -> bool:
    """Whether two phrases can only name different ones: two names; two kinds of force; a kind, or somebody new, and a name.

    "The actress" and a name may be one; "a resident" and a name are not, and neither are "gunmen" and anybody.
    """
    kinds_a, kinds_b = ({k for k in map(kind_of_force, p) if k} for p in (phrase_a, phrase_b))
    names_a, names_b = ({w.stem for w in p if w.name and w.text not in words("generic")} for p in (phrase_a, phrase_b))
    stems_a, stems_b = ({w.stem for w in p if w.stem} for p in (phrase_a, phrase_b))
    deeds = any(is_deed(p, n) for p in (phrase_a, phrase_b) for n in range(len(p)))
    if stems_a & stems_b or deeds:
        return bool(names_a and names_b) and not names_a & names_b and not deeds
    if names_a and names_b:
        return True
    if kinds_a and kinds_b:
        return not kinds_a & kinds_b
    told_a, told_b = (bool(n or k) or _is_new(c, p) for n, k, c, p in ((names_a, kinds_a, a, phrase_a), (names_b, kinds_b, b, phrase_b)))
    if (names_a and _is_one(phrase_b)) or (names_b and _is_one(phrase_a)):
        return False
    return told_a and told_b and not _anybody(phrase_a) and not _anybody(phrase_b)


def is_deed(found: Sequence[Word], n: int) -> bool:
    """Whether a word is a verb, and not one that qualifies the noun behind it ("spoiled meat")."""
    return is_verb(found, n) and not (n + 1 < len(found) and found[n + 1].stem and found[n + 1].clause == found[n].clause)


def swapped(a: Claim, phrase_a: Sequence[Word], b: Claim, phrase_b: Sequence[Word]) -> bool:
    """Whether each makes the other's doer the one it was done to ("herders attacked farmers", "farmers attacked herders")."""
    one, other = {w.stem for w in phrase_a if w.stem}, {w.stem for w in phrase_b if w.stem}
    return (
        bool(one and other)
        and not one & other
        and one <= b.stems | b.source
        and other <= a.stems | a.source
        and bool(one & b.stems or other & a.stems)
    )


def _is_one(phrase: Sequence[Word]) -> bool:
    """Whether a phrase may be somebody who has a name elsewhere: one person, by a common noun ("a co-worker")."""
    last = next((w for w in reversed(phrase) if w.stem), None)
    return last is not None and not last.name and not last.text.endswith("s") and kind_of_force(last) is None


def _is_new(claim: Claim, phrase: Sequence[Word]) -> bool:
    """Whether a phrase brings somebody in: behind `a`, a number or "its own", or bare in the plural ("pickets")."""
    at = claim.words.index(phrase[0])
    before = claim.words[at - 1].text if at else ""
    if before in ("a", "an") or phrase[0].number is not None or phrase[0].text == "own":
        return True
    return before not in words("determiners") and any(w.text.endswith("s") for w in phrase if w.stem)


def _anybody(phrase: Sequence[Word]) -> bool:
    return all(w.text in words("generic") for w in phrase if w.stem and not w.name) and not any(w.name for w in phrase)


def kind_of_force(word: Word) -> str | None:
    """What kind of force a noun names, if it names one."""
    kinds: Mapping[str, str] = load_toml("matter.toml")["kinds"]
    return kinds.get(word.text) if word.text != "state" or not word.name else None  # "Islamic State gunmen"


@cache
def kinds_by_stem() -> Mapping[str, str]:
    """Stem of each noun for a force → its kind."""
    kinds: Mapping[str, str] = load_toml("matter.toml")["kinds"]
    return {stem_of(word): kind for word, kind in kinds.items()}


@once
def cause(claim: Claim) -> tuple[Word, ...]:
    """The words that name a cause: behind "because of", "died of", "caused by"; before "caused" and the like; what something is attributed to."""
    found = claim.words
    if claim.statement.cue_lemma.partition(" ")[0] in words("attributing"):
        at = next((n for n in reversed(range(len(found))) if found[n].text in ("to", "on")), None)
        return until(found[at + 1 :]) if at is not None else ()
    texts = [w.text for w in found]
    phrases = [parts for parts in _cause_phrases() if parts[0] in texts]
    for n in range(len(found)):
        for parts in phrases:
            if texts[n : n + len(parts)] == parts:
                return until(found[n + len(parts) :])
        if found[n].text in words("causing") and is_verb(found, n):
            named = doer(found, n)
            if any(w.stem for w in named):
                return named
    return ()


@cache
def _cause_phrases() -> Sequence[list[str]]:
    return [phrase.split() for phrase in load_toml("matter.toml")["cause_phrases"]["words"]]


def until(found: Sequence[Word]) -> tuple[Word, ...]:
    """The noun phrase at the start, with what `from` and `of` add."""
    out: list[Word] = []
    for word in found:
        if not word.stem and word.text not in words("determiners") and word.text not in ("of", "from", "a", "an") and out:
            break
        if word.stem:
            out.append(word)
    return tuple(out)
