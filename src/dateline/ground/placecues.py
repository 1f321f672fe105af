"""Words beside a name that tell what kind of place it is: "Gov." before a state, "police" behind a town, "counties" at the end of a list."""

from collections.abc import Iterator
from functools import cache

from dateline.ground.placespans import Run
from dateline.model import Document
from dateline.resources import load_toml

_FAR = 16  # tokens to the end of a list


def cues(document: Document, run: Run) -> Iterator[str]:
    """Names of the classes of words right before and right behind a run, and of the plural a list of names ends in."""
    if run.first < 0:
        return
    before, behind = _classes("before"), _classes("behind")
    tokens = document.tokens
    sentence = tokens[run.first].sentence
    for i in (run.first - 1, run.first - 2):
        if i >= 0 and tokens[i].sentence == sentence:
            yield from (f"before {c}" for c in before.get(tokens[i].lower, ()))
            if tokens[i].lower not in {"of", "the"}:
                break
    if run.last < len(tokens) and tokens[run.last].sentence == sentence:
        token = tokens[run.last]
        if token.text in {"’s", "'s", "’", "'"} and run.last + 1 < len(tokens):
            token = tokens[run.last + 1]
        yield from (f"behind {c}" for c in behind.get(token.lower, ()))
        yield from _plural(document, run.last, sentence)


def _plural(document: Document, first: int, sentence: int) -> Iterator[str]:
    ends = _classes("list_end")
    for token in document.tokens[first : first + _FAR]:
        if token.sentence != sentence:
            return
        if token.lower in ends:
            yield from (f"list of {c}" for c in ends[token.lower])
            return
        if not (token.text[:1].isupper() or token.lower in {",", "and", "or", "&"}):
            return


@cache
def _classes(table: str) -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for name, words in load_toml("ground_places.toml")["cues"][table].items():
        for word in words:
            out[word] = (*out.get(word, ()), name)
    return out
