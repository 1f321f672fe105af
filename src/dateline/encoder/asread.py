"""The text as the parser saw it where it changed the case of words: headlines in capitals."""

from dateline.model import Document


def as_read(document: Document) -> str:
    """The stored text with every token in the case it was parsed in. No offset moves; texts without such headlines come back as they are."""
    parts: list[str] = []
    at = 0
    for token in document.tokens:
        stored = document.text[token.start : token.end]
        if token.text != stored and len(token.text) == len(stored) and token.text.lower() == stored.lower():
            parts += document.text[at : token.start], token.text
            at = token.end
    return "".join([*parts, document.text[at:]])
