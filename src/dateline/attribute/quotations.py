"""Quotations as stretches of tokens, whatever sets them off, and which of them are something said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.attribute.dialogues import dash_turns
from dateline.attribute.foreign import near_foreign_cue
from dateline.attribute.lexicon import base_form, load_lexicon
from dateline.attribute.marks import quoted_in
from dateline.attribute.once import once
from dateline.attribute.transcripts import find_turns
from dateline.attribute.tree import Stretch, Tree
from dateline.model import Document, Span, Token
from dateline.resources import load_toml

_ENDS = frozenset({",", ".", "?", "!", "…", "...", "-", "–", "—", "--"})
_STOPS = frozenset({".", "?", "!", "…", "..."})
_SPEECH_LEADS = frozenset({",", ":", "—", "–", "-", "--"})
_POSTED = "dates and reading time"
SHORT_WORDS = 4
_SMALL_WORD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quotation inside one paragraph.

    Attributes:
        at: its tokens, the marks included.
        open: whether the closing mark is missing: it goes on in the next paragraph.
        continues: whether it goes on from the paragraph before (its opening mark is a repeated one).
        words: number of words inside.
        complete: whether it reads as something said rather than as a title or a scare quote.
        by: what sets it off: quotation marks, a dash before it, or its place in a transcript (then it has no marks).
    """

    at: Stretch
    open: bool
    continues: bool
    words: int
    complete: bool
    by: Literal["marks", "dash", "turn"] = "marks"

    @property
    def inner(self) -> Stretch:
        """Its tokens without the marks."""
        if self.by == "turn":
            return self.at
        return Stretch(self.at.first + 1, max(self.at.first + 1, self.at.last - (1 if self.by == "marks" and not self.open else 0)))


@once
def find_quotations(tree: Tree) -> tuple[Quotation, ...]:
    """All quotations in text order. What is quoted inside another one belongs to that."""
    paragraphs = find_paragraphs(tree)
    spoken = [_free(tree, s, "turn") for turn in find_turns(tree, paragraphs) for s in turn.said]
    verbs = load_lexicon().speech
    spoken += [_free(tree, s, "dash") for p in paragraphs for s in dash_turns(tree, p, verbs)]
    out: list[Quotation] = []
    for q in sorted([*spoken, *_marked(tree)], key=lambda q: (q.at.first, -q.at.last)):
        if not out or q.at.first > out[-1].at.last:
            out.append(q)
    return tuple(out)


@once
def marked(tree: Tree) -> Sequence[bool]:
    """For every token whether it stands in a quotation, its marks included."""
    out = [False] * len(tree.tokens)
    for q in find_quotations(tree):
        out[q.at.first : q.at.last + 1] = [True] * (q.at.last - q.at.first + 1)
    return out


@once
def find_paragraphs(tree: Tree) -> tuple[Stretch, ...]:
    """The tokens of each passage that is read, in text order."""
    out: list[Stretch] = []
    before = None
    for sentence in tree.document.sentences:
        if sentence.passage == before:
            out[-1] = Stretch(out[-1].first, sentence.last - 1)
        else:
            out.append(Stretch(sentence.first, sentence.last - 1))
        before = sentence.passage
    return tuple(out)


def parts(document: Document, before: int, after: int) -> bool:
    """Whether passage `after` begins something new: a dateline, a byline or a time of posting stands between it and passage `before`."""
    return any(p.kind in ("dateline", "byline") or p.reason == _POSTED for p in document.passages[before + 1 : after])


def _marked(tree: Tree) -> Iterator[Quotation]:
    last = -1
    for group in _groups(tree):
        for marked in quoted_in(tree.document.text, group):
            at = tree.stretch(marked.span)
            if at is not None and last < at.first < at.last:
                yield _quotation(tree, at, open_=not marked.closed, continues=marked.continues)
                last = at.last


def _groups(tree: Tree) -> Iterator[list[Span]]:
    """Passages that are read, those of one post or report together."""
    group: list[Span] = []
    before = -1
    for paragraph in find_paragraphs(tree):
        number = tree.passage(paragraph.first)
        if group and parts(tree.document, before, number):
            yield group
            group = []
        group.append(tree.document.passages[number].span)
        before = number
    yield group


def _free(tree: Tree, at: Stretch, by: Literal["dash", "turn"]) -> Quotation:
    words = sum(t.text[0].isalnum() for t in tree.tokens[at.first : at.last + 1])
    return Quotation(at=at, open=False, continues=False, words=words, complete=True, by=by)


def _quotation(tree: Tree, at: Stretch, *, open_: bool, continues: bool) -> Quotation:
    inside = tree.tokens[at.first + 1 : at.last + (1 if open_ else 0)]
    words = [t for t in inside if t.text[0].isalnum()]
    complete = open_ or (_is_said(tree, at, inside, words) and not _is_name(tree, at, inside, words))
    return Quotation(at=at, open=open_, continues=continues, words=len(words), complete=complete)


def _is_said(tree: Tree, at: Stretch, inside: tuple[Token, ...], words: list[Token]) -> bool:
    """Whether there is enough in it for something said: a clause, or words that are closed by a comma or stop."""
    if near_foreign_cue(tree, at):
        return bool(words)
    verbs = any(t.pos in ("VERB", "AUX") for t in inside)
    ended = bool(inside) and inside[-1].text in _ENDS
    after = tree.tokens[at.last + 1].text if at.last + 1 < len(tree.tokens) else ""
    return (len(words) >= SHORT_WORDS and verbs) or (ended and (len(words) > 1 or _stands_free(tree, at))) or (after == "," and verbs)


def _stands_free(tree: Tree, at: Stretch) -> bool:
    """Whether the quotation begins its paragraph or stands behind a stop, comma or colon: then even one word is said (“No,” said …)."""
    if at.first == 0 or tree.passage(at.first - 1) != tree.passage(at.first):
        return True
    return tree.tokens[at.first - 1].text in _SPEECH_LEADS | _STOPS


def _is_name(tree: Tree, at: Stretch, inside: tuple[Token, ...], words: list[Token]) -> bool:
    """Whether it is a title, a nickname or a word spoken of: led in as such, or with every longer word in capitals and no stop."""
    if at.first and tree.passage(at.first - 1) == tree.passage(at.first):
        lead = tree.tokens[at.first - 1]
        pair = f"{tree.tokens[at.first - 2].lower} {lead.lower}" if at.first > 1 else ""
        if (lead.pos in ("NOUN", "PROPN") and base_form(lead.lemma) in _leads()["works"]) or (
            _leads()["names"] & {base_form(lead.lemma), lead.lower, pair}
        ):
            return True
    long = [t for t in words if len(t.text) > _SMALL_WORD and not t.text[0].isdigit()]
    titled = len(words) > 1 and bool(long) and words[0].text[0].isupper() and all(t.text[0].isupper() for t in long)
    lowered = any(not t.text.isupper() for t in long)
    return titled and lowered and len(long) > 1 and inside[-1].text not in _STOPS


@cache
def _leads() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load_toml("quoted_names.toml").items()}
