"""How surely a frame is a statement: a sum of learned weights, one for each thing that can be seen of it."""

import math
from collections.abc import Iterator, Mapping
from functools import cache

from dateline.attribute.frame import Frame
from dateline.attribute.lexicon import Lexicon
from dateline.attribute.tree import QUOTE_MARKS, Tree
from dateline.resources import load_toml

_FIRST_SECOND = frozenset({"i", "we", "you", "me", "us", "my", "our", "your"})
_SIZES = ((1, "1"), (3, "2-3"), (8, "4-8"))  # words of content, most and name
_MODALS = frozenset({"MD"})


@cache
def load_weights() -> Mapping[str, float]:
    """The learned weights by feature name."""
    table = load_toml("attribute_weights.toml")
    out: dict[str, float] = {}
    for section, words in table["weights"].items():
        out.update({f"{section}={word}": float(weight) for word, weight in words.items()})
    return out


def likelihood(tree: Tree, frame: Frame, lexicon: Lexicon, *, in_quotation: bool) -> float:
    """Estimated chance, 0 to 1, that the frame is a statement as annotators see it."""
    weights = load_weights()
    total = sum(weights.get(name, 0.0) for name in features(tree, frame, lexicon, in_quotation=in_quotation))
    return 1 / (1 + math.exp(-total))


def features(tree: Tree, frame: Frame, lexicon: Lexicon, *, in_quotation: bool) -> Iterator[str]:
    """Names of what is seen of a frame: words in base form, constructions, parts of speech; never names of people."""
    head = tree.tokens[frame.head]
    tie = frame.construction
    noun = head.pos == "NOUN"
    yield "all=bias"
    yield f"tie={tie}"
    yield f"{'noun' if noun else 'verb'}={frame.lemma}"
    yield f"word-tie={frame.lemma} {tie}"
    known = (lexicon.nouns if noun else lexicon.verbs).get(frame.lemma, "none")
    yield f"class={known}"
    yield f"class-tie={known} {tie}"
    yield f"place={head.dep}"
    yield f"form={head.tag}"
    source = _source(tree, frame)
    yield f"source={source}"
    yield f"source-class={source} {known}"
    yield f"quotation={'in' if in_quotation else 'out'}"
    if in_quotation:
        yield f"quotation-source={source}"
    yield from _around(tree, frame)


def _source(tree: Tree, frame: Frame) -> str:
    if frame.speaker is None:
        return "none"
    token = tree.tokens[frame.speaker]
    if token.lower in _FIRST_SECOND:
        return "first"
    if token.pos in ("PRON", "DET") or token.tag in ("WP", "WDT", "PRP", "PRP$"):
        return token.lower if token.lower in ("he", "she", "they", "it", "who", "which", "that", "his", "her", "their") else "pronoun"
    return token.pos.lower()


def _around(tree: Tree, frame: Frame) -> Iterator[str]:
    for k in tree.kids(frame.head, "aux", "neg"):
        if k.tag in _MODALS or k.dep == "neg":
            yield f"with={'not' if k.dep == 'neg' else k.lower}"
    first = tree.tokens[frame.content[0].first]
    yield f"content-first={first.pos}"
    if any(tree.tokens[i].text in QUOTE_MARKS for c in frame.content for i in (c.first, c.last)):
        yield "content=quoted"
    size = sum(c.last - c.first + 1 for c in frame.content)
    yield f"content={next((name for most, name in _SIZES if size <= most), 'long')}"
