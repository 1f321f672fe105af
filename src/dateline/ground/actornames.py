"""The reader's names of persons and organisations, put right where the words around them say more than their label."""

from collections.abc import Mapping
from dataclasses import replace

from dateline.ground.actorwords import words
from dateline.model import Document, Mention, Span, Token
from dateline.names.given import names_of
from dateline.names.keys import name_key

_SUBJECTS = ("nsubj", "nsubjpass")


def with_whole_names(document: Document) -> Document:
    """The document with names that are whole: organisations not cut short, people and bodies not taken for one another."""
    surnames = {k.surname for m in document.mentions if m.kind == "person" and (k := name_key(document.words(m.span))) and k.given}
    taken = {t.i: m for m in document.mentions for t in document.tokens_in(m.span)}
    return replace(document, mentions=tuple(_settled(document, m, surnames, taken) for m in document.mentions))


def run_on_name(document: Document, noun: Token) -> Token | None:
    """The name right behind a noun that the parse took for a second subject: "the rights group Dawn Watch said"."""
    if noun.dep not in _SUBJECTS or noun.pos != "NOUN":
        return None
    for other in document.kids(noun.head, *_SUBJECTS):
        if other.pos == "PROPN" and other.i > noun.i and document.subtree(other.i)[0] == document.subtree(noun.i)[-1] + 1:
            return other
    return None


def _settled(document: Document, mention: Mention, surnames: set[str], taken: Mapping[int, Mention]) -> Mention:
    if mention.kind == "organisation" and _is_a_relative(document, mention, surnames):
        return replace(mention, kind="person")
    whole = _widened(document, mention, taken) if mention.kind in {"organisation", "person"} else mention
    first = document.tokens_in(whole.span)[0].i
    before = document.tokens[first - 1] if first else None
    if before is not None and before.pos == "NOUN" and before.lemma.lower() in words("bodies", "words"):
        return replace(whole, kind="organisation")
    return whole if mention.kind == "organisation" or _is_given(document, whole) else mention


def _is_given(document: Document, whole: Mention) -> bool:
    """Whether a name begins with a given name we know: "Gorbunov" with the "Alexei" before it."""
    return bool(names_of(document.tokens_in(whole.span)[0].text))


def _is_a_relative(document: Document, mention: Mention, surnames: set[str]) -> bool:
    """A given name and the surname of a person of the report: "Leyla Dar" beside "Selim Dar"."""
    key = name_key(document.words(mention.span))
    proper = all(t.pos == "PROPN" for t in document.tokens_in(mention.span))
    return proper and key is not None and bool(key.given) and key.surname in surnames


def _widened(document: Document, mention: Mention, taken: Mapping[int, Mention]) -> Mention:
    """The mention with the proper nouns before it that belong to its head: "Viva" is "Agua Viva"."""
    first = document.tokens_in(mention.span)[0]
    while first.i > 0:
        before = document.tokens[first.i - 1]
        own = before.pos == "PROPN" and before.dep == "compound" and before.head == mention.head and before.sentence == first.sentence
        if not own or before.i in taken or name_key(before.text) is None:
            break
        first = before
    return replace(mention, span=Span(first.start, mention.span.end))
