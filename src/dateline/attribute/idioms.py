"""Idioms: several words that are a cue together, with others between them ("laid much of the blame on")."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.attribute.frame import Frame
from dateline.attribute.lexicon import Idiom, Lexicon, base_form
from dateline.attribute.once import once
from dateline.attribute.tree import QUOTE_MARKS, Tree
from dateline.model import Token

_GAP = 4
_STOPS = frozenset({",", ";", ":", ".", "?", "!", "(", ")"}) | QUOTE_MARKS
_BOUND = frozenset(
    {"in", "on", "of", "for", "against", "to", "with", "behind", "at", "by", "from", "out", "up", "down", "aside", "into", "under", "as",
     "around", "round", "not", "forward", "upon", "like", "love", "prefer", "rather", "welcome", "off", "have", "that", "short"}
)  # fmt: skip  # nothing but an adverb stands before these

_FRAMING = 3  # words of an idiom whose object stands between them
_SENDING = frozenset({"take", "put", "bring", "throw", "haul", "hold", "lay"})  # somebody stands behind these: "took the army to task"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An idiom and the tokens that make it up."""

    idiom: Idiom
    tokens: tuple[int, ...]


@once
def idiom_at(tree: Tree, frame: Frame, lexicon: Lexicon) -> Match | None:
    """The longest idiom that shares a word with the cue of a frame and names no speaker or content of its own before it ends."""
    cue = cue_tokens(frame)
    sentence = tree.sentence(frame.head)
    speaking = {i for s in frame.source for i in range(s.first, s.last + 1)}
    found = [
        match
        for i in range(max(sentence.first, min(cue) - _GAP), max(cue) + 1)
        for match in idioms_from(tree, i, lexicon)
        if cue & set(match.tokens) and not speaking & set(match.tokens)
    ]
    return max(found, key=lambda m: (m.idiom.size, m.tokens[0] in cue), default=None)


def cue_tokens(frame: Frame) -> set[int]:
    """The tokens of a frame's cue, its head among them."""
    return {frame.head} | {i for c in frame.cue for i in range(c.first, c.last + 1)}


@once
def idioms_from(tree: Tree, first: int, lexicon: Lexicon) -> tuple[Match, ...]:
    """Idioms whose first word is token `first`."""
    index = _by_second(lexicon)
    begun = [index[form] for form in forms(tree.tokens[first]) if form in index]
    if not begun:
        return ()
    near = _near(tree, first)
    likely = {(n, place): idiom for n, seconds in enumerate(begun) for word in near for place, idiom in seconds.get(word, ())}
    if not likely:
        return ()
    found = ((likely[place], _matched(tree, first, likely[place])) for place in sorted(likely))
    return tuple(Match(idiom=idiom, tokens=tokens) for idiom, tokens in found if tokens is not None)


@cache
def _by_second(lexicon: Lexicon) -> Mapping[str, Mapping[str, Sequence[tuple[int, Idiom]]]]:
    """The idioms by their first and then by their second word, each with its place among those of its first."""
    out: dict[str, dict[str, list[tuple[int, Idiom]]]] = {}
    for first, idioms in lexicon.idioms.items():
        seconds = out.setdefault(first, {})
        for place, idiom in enumerate(idioms):
            for word in idiom.words[1] if idiom.size > 1 else ("",):
                seconds.setdefault(word, []).append((place, idiom))
    return out


def _near(tree: Tree, first: int) -> AbstractSet[str]:
    """All forms of the words among which the second word of an idiom may be; the empty one where it has no second word."""
    out = {""}
    for token in tree.tokens[first + 1 : first + _GAP + 2]:
        out.update(forms(token))
        if _ends_reach(token, tree.tokens[first]):
            break
    return out


def _ends_reach(token: Token, first: Token) -> bool:
    """Whether no word of an idiom is looked for behind this one."""
    return token.text in _STOPS or token.sentence != first.sentence or token.pos == "VERB"


def forms(token: Token) -> tuple[str, ...]:
    """How a token may stand in the lexicon: its base form and itself."""
    return _forms(token.lemma, token.lower)


@lru_cache(maxsize=50_000)
def _forms(lemma: str, lower: str) -> tuple[str, ...]:
    base = base_form(lemma)
    return (base,) if base == lower else (base, lower)


def _matched(tree: Tree, first: int, idiom: Idiom) -> tuple[int, ...] | None:
    out = [first]
    loose = len(idiom.words) >= _FRAMING and bool(_SENDING & set(forms(tree.tokens[first])))
    for place in idiom.words[1:]:
        found = _next(tree, out[-1], place, loose=loose and len(out) == 1)
        if found is None:
            return None
        out.append(found)
    return tuple(out)


def _next(tree: Tree, after: int, wanted: frozenset[str], *, loose: bool) -> int | None:
    for i in range(after + 1, min(after + _GAP + 2, len(tree.tokens))):
        token = tree.tokens[i]
        if wanted & set(forms(token)):
            return i
        if _ends_reach(token, tree.tokens[after]):
            return None
        if wanted <= _BOUND and not loose and token.pos not in ("ADV", "PART", "PRON"):
            return None
    return None
