"""Words that introduce quotations in other languages and scripts; the parse of English is of no use there."""

from functools import cache

from dateline.attribute.tree import QUOTE_MARKS, Stretch, Tree
from dateline.model import Token
from dateline.resources import load_toml

_LONGEST_NAME = 8
_UNNAMED = 3
_REACH = 4
_PARTS = frozenset({",", "-", "—", "–"})


@cache
def foreign_verbs() -> frozenset[str]:
    """Forms of verbs of saying, in lower case."""
    return frozenset(load_toml("foreign_cues.toml")["verbs"])


@cache
def _helpers() -> frozenset[str]:
    return frozenset(load_toml("foreign_cues.toml")["helpers"])


def is_foreign_cue(token: Token) -> bool:
    """Whether the token says "said" in another language."""
    return token.lower in foreign_verbs()


def near_foreign_cue(tree: Tree, at: Stretch) -> bool:
    """Whether such a word follows a quotation, or stands before it with a colon."""
    tokens = tree.tokens
    behind = tokens[at.last + 1 : at.last + 1 + _REACH]
    if behind and (behind[0].text in _PARTS or is_foreign_cue(behind[0])) and any(map(is_foreign_cue, behind)):
        return True
    return (
        at.first > 0 and tokens[at.first - 1].text == ":" and any(map(is_foreign_cue, tokens[max(0, at.first - 1 - _REACH) : at.first - 1]))
    )


def foreign_cue(tree: Tree, head: int) -> Stretch:
    """The verb with the auxiliary before it ("a déclaré")."""
    before = tree.tokens[head - 1] if head else None
    helped = before is not None and before.lower in _helpers() and before.sentence == tree.tokens[head].sentence
    return Stretch(head - 1 if helped else head, head)


def foreign_speaker(tree: Tree, cue: Stretch, barred: tuple[Stretch, ...]) -> Stretch | None:
    """Whoever stands next to the cue, behind it or else before it: up to the end of the first name, or a few words without one."""
    behind = _words(tree, range(cue.last + 1, min(cue.last + 1 + _LONGEST_NAME, len(tree.tokens))), barred)
    if behind:
        return _named(tree, behind)
    before = _words(tree, range(cue.first - 1, max(cue.first - 1 - _LONGEST_NAME, -1), -1), barred)
    return Stretch(before[-1], before[0]) if before else None


def _words(tree: Tree, places: range, barred: tuple[Stretch, ...]) -> list[int]:
    out: list[int] = []
    for i in places:
        token = tree.tokens[i]
        same = tree.passage(i) == tree.passage(places.start)
        if not same or token.text in QUOTE_MARKS or any(b.holds(i) for b in barred) or not (token.text[0].isalnum() or token.text == "-"):
            break
        out.append(i)
    return out


def _named(tree: Tree, words: list[int]) -> Stretch:
    capitals = [n for n, i in enumerate(words) if tree.tokens[i].text[0].isupper()]
    if not capitals:
        return Stretch(words[0], words[:_UNNAMED][-1])
    end = capitals[0]
    while end + 1 < len(words) and tree.tokens[words[end + 1]].text[0].isupper():
        end += 1
    return Stretch(words[0], words[end])
