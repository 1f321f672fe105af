"""The words of a participant as coders mark them: without articles, numbers and words that only count."""

from dateline.model import Document, Participant, Token

_COUNTS = frozenset({"some", "about", "nearly", "almost", "around", "over", "up", "to", "at", "least", "most", "more", "than", "fewer", "less",
                     "several", "many", "few", "dozens", "hundreds", "thousands", "tens", "of", "estimated", "another", "other", "further",
                     "all", "both", "total", "scores"})  # fmt: skip
_TAGS = ("DT", "CD", "PDT", "POS", ",", "``")


def coders_words(document: Document, participant: Participant) -> str:
    """Of "more than 100 Norlanders" the Norlanders, of "tens of thousands of students" the students."""
    tokens = document.tokens_in(participant.span)
    first = next((n for n, t in enumerate(tokens) if not _only_counts(t)), 0)
    return " ".join(document.text[tokens[first].start : participant.span.end].split()) if tokens else ""


def _only_counts(token: Token) -> bool:
    return token.tag in _TAGS or token.lower in _COUNTS
