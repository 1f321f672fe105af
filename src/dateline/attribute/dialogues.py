"""Dialogue that dashes mark: "— We stay, said the baker. — Nobody leaves.", "– Нет, – сказал он."."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from dateline.attribute.foreign import is_foreign_cue
from dateline.attribute.tree import QUOTE_MARKS, Stretch, Tree

DASHES = frozenset({"—", "–", "―", "--", "-"})
_BEFORE_CUE = frozenset({",", "?", "!", "…", "..."})
_STOPS = frozenset({".", "?", "!", "…", "..."})
_TALK = frozenset({"i", "we", "you", "my", "our", "your", "me", "us"})
_NAME_WORDS = 8
_SHORT = 4
_FEWEST = 3


def dash_turns(tree: Tree, paragraph: Stretch, verbs: AbstractSet[str]) -> Iterator[Stretch]:
    """What is said in a paragraph that begins with a dash and has a cue; each piece with the dash before it and the comma behind it.

    Lists begin their items with dashes too: only talk counts, or what a second dash parts from its cue.
    """
    first = paragraph.first
    if tree.tokens[first].text not in DASHES or paragraph.last - first < _FEWEST:
        return
    end = _cue_start(tree, paragraph, verbs)
    if end is None:
        return
    yield Stretch(first, end - 1)
    start = None
    stopped = False
    for i in range(end + 1, paragraph.last + 1):
        text = tree.tokens[i].text
        if start is None and stopped and text in DASHES and i < paragraph.last:
            start = i
        stopped = text in _STOPS or text == ","
    if start is not None:
        yield Stretch(start, paragraph.last)


def _cue_start(tree: Tree, paragraph: Stretch, verbs: AbstractSet[str]) -> int | None:
    """Where the words of the cue begin: the dash before it, or the verb."""
    talk = False
    for i in range(paragraph.first + 1, paragraph.last):
        token = tree.tokens[i]
        if token.text in QUOTE_MARKS:
            return None
        talk = talk or token.lower in _TALK or token.text in "?!"
        if token.text not in _BEFORE_CUE:
            continue
        dashed = tree.tokens[i + 1].text in DASHES
        verb = i + (2 if dashed else 1)
        if verb >= paragraph.last + 1:
            return None
        if _is_cue(tree, verb, verbs) and (dashed or talk or i - paragraph.first <= _SHORT or is_foreign_cue(tree.tokens[verb])):
            return i + 1
        if dashed and _name_first(tree, verb, paragraph, verbs):
            return i + 1
    return None


def _is_cue(tree: Tree, i: int, verbs: AbstractSet[str]) -> bool:
    token = tree.tokens[i]
    return (token.lemma.lower() in verbs and token.tag in ("VBD", "VBZ", "VBP")) or is_foreign_cue(token)


def _name_first(tree: Tree, start: int, paragraph: Stretch, verbs: AbstractSet[str]) -> bool:
    """Whether a speaker and then a verb of saying follow: "— the baker said"."""
    for i in range(start, min(start + _NAME_WORDS, paragraph.last + 1)):
        if not tree.tokens[i].text[0].isalnum():
            return False
        if i > start and _is_cue(tree, i, verbs):
            return True
    return False
