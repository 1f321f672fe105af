"""What a predicate makes of its subject: "is possible", "are ready to", "is a lie", "is what they ask for"."""

from dateline.coding.factuality.modality import lexicon
from dateline.coding.factuality.verbs import factor_of
from dateline.coding.grammar import base
from dateline.model import Document, Token


def predicate_operator(document: Document, word: Token) -> str | None:
    """What an adjective or noun that is said of something makes of it."""
    said = lexicon().said
    operator = said.get(word.lower) or (said.get(base(word)) if word.pos == "NOUN" else None)
    if operator is None and base(word) in lexicon().words["truths"]:
        return "think"
    if operator == "possible" and base(word) in ("able", "free") and _was(document, word):
        return "pass"
    return operator


def _was(document: Document, word: Token) -> bool:
    verb = document.tokens[word.head]
    return verb.tag == "VBD" or any(k.tag == "VBD" for k in document.kids(verb.i, "aux"))


def predicate(document: Document, verb: Token, but: Token | None = None) -> str:
    """What is said of the subject of "be": that it is possible, due, a lie, or somebody's demand."""
    if base(verb) not in ("be", "seem", "appear", "look", "remain", "become", "sound", "prove", "call", "consider", "brand"):
        return ""
    for kid in document.kids(verb.i, "acomp", "attr", "oprd", "advmod", "prt"):
        if kid is but or (kid.dep in ("advmod", "prt") and kid.lower != "off"):
            continue
        found = predicate_operator(document, kid)
        if found is None and kid.pos == "NOUN":
            found = lexicon().nouns.get(base(kid), {}).get("noun")
        if found and found not in ("pass", "report", "attempt"):
            return found
    return next((op for k in document.kids(verb.i, "prep") if (op := _of_phrase(document, k))), "")


def _of_phrase(document: Document, prep: Token) -> str:
    """From "is on the agenda", "is within reach", "is out of the question"."""
    inner = [*document.kids(prep.i, "pobj"), *(x for p in document.kids(prep.i, "prep") for x in document.kids(p.i, "pobj"))]
    return next((op for k in inner if (op := lexicon().said.get(f"{prep.lower} {k.lower}"))), "")


def asked_for(document: Document, verb: Token) -> str:
    """As in "the release is what they are asking for"."""
    if base(verb) != "be":
        return ""
    for clause in document.kids(verb.i, "ccomp", "attr", "advcl", "csubj"):
        if (
            any(k.lower == "what" for k in document.kids(clause.i))
            or document.tokens[max(clause.i - 3, 0)].lower == "what"
            or _dangles(document, clause)
        ):
            via = tuple(k.lower for k in document.kids(clause.i, "prep"))[:1]
            return factor_of(document, clause, "noun", via) or ""
    return ""


def _dangles(document: Document, clause: Token) -> bool:
    return any(k.lower == "what" for p in document.kids(clause.i, "prep") for k in document.kids(p.i, "pobj"))
