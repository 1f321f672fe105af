"""Turns of a transcript or interview: "MODERATOR: …", "Ivan Petrov: …", "Q. … A. …"."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.attribute.once import once
from dateline.attribute.tree import QUOTE_MARKS, Stretch, Tree
from dateline.resources import load_toml

_LABEL_WORDS = 8
_ANSWERS = frozenset({"q", "a"})
_SHORT = 3
_FEWEST = 2
_LONGEST_TURN = 8  # paragraphs that a speaker may go on without a new label
_SMALL = frozenset({"of", "the", "de", "van", "von", "al", "bin", "der", "la", "du"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one speaker says until the next one begins.

    Attributes:
        label: the words that name the speaker.
        mark: the colon or stop behind them.
        said: the words of each paragraph of the turn.
    """

    label: Stretch
    mark: int
    said: tuple[Stretch, ...]


@once
def find_turns(tree: Tree, paragraphs: tuple[Stretch, ...]) -> tuple[Turn, ...]:
    """Turns in text order; none where the paragraphs are no transcript.

    A transcript has two turns at least by somebody who speaks twice, by persons, or by parts in a conversation; then every label counts.
    """
    begun = [(n, label, mark) for n, p in enumerate(paragraphs) for label, mark in _labels(tree, p)]
    persons = frozenset(m.head for m in tree.document.mentions if m.kind == "person")
    names = Counter(_name(tree, label) for _, label, _ in begun)
    kept = [b for b in begun if names[_name(tree, b[1])] > 1 or _is_speaker(tree, b[1], persons)]
    if len(kept) < _FEWEST or _is_one_sided(names):
        return ()
    return tuple(_turn(tree, paragraphs, here, following) for here, following in zip(begun, [*begun[1:], None], strict=True))


def _is_one_sided(names: Counter[str]) -> bool:
    """Whether a Q stands without its A: then it is a letter of a list."""
    return bool(_ANSWERS & set(names)) and not set(names) >= _ANSWERS


def _turn(tree: Tree, paragraphs: tuple[Stretch, ...], here: tuple[int, Stretch, int], following: tuple[int, Stretch, int] | None) -> Turn:
    number, label, mark = here
    own = paragraphs[number]
    if following is not None and following[0] == number:
        return Turn(label=label, mark=mark, said=(Stretch(mark + 1, following[1].first - 1),))
    more: tuple[Stretch, ...] = ()
    if following is not None and following[0] - number <= _LONGEST_TURN:
        more = tuple(p for p in paragraphs[number + 1 : following[0]] if _goes_on(tree, p))
    return Turn(label=label, mark=mark, said=(Stretch(mark + 1, own.last), *more))


def _goes_on(tree: Tree, paragraph: Stretch) -> bool:
    """Whether a paragraph without a label is spoken: stage directions in brackets, headings and quoted reports are not."""
    first = tree.tokens[paragraph.first].text
    kind = tree.document.passages[tree.passage(paragraph.first)].kind
    return kind == "body" and first not in ("(", "[") and first not in QUOTE_MARKS


def _labels(tree: Tree, paragraph: Stretch) -> Iterator[tuple[Stretch, int]]:
    """Labels at the start of a paragraph, and the answers that follow their questions in the same one."""
    found = _label(tree, paragraph.first, paragraph.last)
    if found is None:
        return
    yield found
    if _name(tree, found[0]) not in _ANSWERS:
        return
    for i in range(found[1] + 1, paragraph.last):
        if tree.tokens[i - 1].text in (".", "?", "!") and _name(tree, Stretch(i, i)) in _ANSWERS:
            again = _label(tree, i, paragraph.last)
            if again is not None:
                yield again


def _label(tree: Tree, first: int, last: int) -> tuple[Stretch, int] | None:
    tokens = tree.tokens
    if tokens[first].text.rstrip(".").lower() in _ANSWERS and tokens[first].text[0].isupper():
        mark = first if tokens[first].text.endswith(".") else first + 1
        return (Stretch(first, first), mark) if mark < last and tokens[mark].text.endswith((".", ":")) else None
    for i in range(first, min(first + _LABEL_WORDS, last)):
        if tokens[i].text == ":":
            label = Stretch(first, i - 1)
            return (label, i) if i > first and _is_label(tree, label) and _is_speech(tree, Stretch(i + 1, last)) else None
        if not (tokens[i].text[0].isalnum() or tokens[i].text in (",", ".", "-", "(", ")", "'", "’")):
            return None
    return None


def _is_label(tree: Tree, label: Stretch) -> bool:
    """Whether every word of it is written as in a name, and it is none of the words that are nobody's name."""
    words = [t.text for t in tree.tokens[label.first : label.last + 1] if t.text[0].isalpha()]
    if not words or _name(tree, label) in _nobody() or words[0].lower() in _nobody():
        return False
    return all(w[0].isupper() or w.lower() in _SMALL for w in words) or _name(tree, label) in _roles()


def _is_speech(tree: Tree, said: Stretch) -> bool:
    """Whether words follow the colon that a person may say: a sentence, not a number or a list, and not what is in quotation marks anyway."""
    if said.first > said.last or tree.tokens[said.first].text in QUOTE_MARKS:
        return False
    tokens = tree.tokens[said.first : said.last + 1]
    words = sum(t.text[0].isalpha() for t in tokens)
    return words > 0 and (tokens[-1].text in (".", "?", "!", "…", "...") or words > _SHORT) and tokens[0].text[0].isalnum()


def _is_speaker(tree: Tree, label: Stretch, persons: frozenset[int]) -> bool:
    """Whether the label names a part in a conversation or, as far as the reader knows, a person."""
    if _name(tree, label) in _roles() or _name(tree, label).split(" ")[0] in _roles() - _ANSWERS:
        return True
    return any(i in persons for i in range(label.first, label.last + 1))


@cache
def _roles() -> frozenset[str]:
    return frozenset(load_toml("turns.toml")["roles"])


@cache
def _nobody() -> frozenset[str]:
    return frozenset(load_toml("turns.toml")["nobody"])


def _name(tree: Tree, label: Stretch) -> str:
    return " ".join(t.lower for t in tree.tokens[label.first : label.last + 1]).strip(". ")
