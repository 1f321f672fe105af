"""Speakers that stand beside a quotation without a verb: "Ruta Venckel: “…”", "“…” — Tomas Rey, in a video"."""

from dateline.attribute.kinds import kinds_of
from dateline.attribute.tree import QUOTE_MARKS, Stretch, Tree

_DASHES = frozenset({"—", "–", "--", "-", "―"})
_STOPS = frozenset({".", "?", "!", ";"})
_LABEL_WORDS = 12
_REACH = 25


def dash_behind(tree: Tree, quotation: Stretch) -> int | None:
    """The dash behind a quotation if nothing but a name follows it in its sentence; the dash is the cue."""
    dash = quotation.last + 1
    if dash + 1 >= len(tree.tokens) or tree.tokens[dash].text not in _DASHES or tree.passage(dash) != tree.passage(quotation.last):
        return None
    label = label_behind(tree, dash)
    if label is None:
        return None
    words = tree.tokens[label.first : label.last + 1]
    named = any(t.pos == "PROPN" for t in words) or (words[0].pos == "DET" and any(t.pos == "NOUN" and kinds_of(t) for t in words))
    return dash if named else None


def label_behind(tree: Tree, dash: int) -> Stretch | None:
    """The name after a dash, up to its comma; None where a clause follows instead."""
    last = end = dash
    for token in tree.tokens[dash + 1 : dash + _REACH]:
        if token.text in _STOPS or tree.passage(token.i) != tree.passage(dash):
            break
        if token.tag in ("VBD", "VBZ", "VBP", "MD") or token.text in QUOTE_MARKS:
            return None
        last = token.i
        end = token.i - 1 if token.text == "," and end == dash else end
    stretch = Stretch(dash + 1, end if end > dash else last)
    return stretch if 0 <= stretch.last - stretch.first < _LABEL_WORDS else None


def label_before(tree: Tree, first: int, colon: int) -> Stretch | None:
    """The name before a colon; what follows its comma with a preposition ("in a video") is no part of it."""
    last = colon - 1
    for i in range(first + 1, colon - 1):
        if tree.tokens[i].text == "," and tree.tokens[i + 1].pos == "ADP":
            last = i - 1
            break
    return Stretch(first, last) if 0 <= last - first < _LABEL_WORDS else None


def label_head(tree: Tree, label: Stretch | None) -> int | None:
    """The last noun of the label."""
    if label is None:
        return None
    return next((i for i in range(label.last, label.first - 1, -1) if tree.tokens[i].pos in ("PROPN", "NOUN")), label.last)
