"""Task `police`: what the police of a text did, sentence by sentence, by the words of `resources/police.toml`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.model import Document, Token
from dateline.predict.case import Case, Plain
from dateline.resources import load_toml

LABELS = ("KILL", "ARREST", "FAIL", "FORCE", "ANY_ACTION")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Words by list: single base forms, and phrases of base forms."""

    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[str, ...]]


@cache
def _lexicon() -> _Lexicon:
    table = load_toml("police.toml")
    words = {name: frozenset(entries) for name, entries in table.items() if not name.endswith("_phrases")}
    phrases = {name.removesuffix("_phrases"): tuple(entries) for name, entries in table.items() if name.endswith("_phrases")}
    return _Lexicon(words, phrases)


def police(case: Case) -> Plain:
    """Labels of everything the text says the police did or failed to do."""
    document = case.document()
    found: set[str] = set()
    for number in range(len(document.sentences)):
        found |= _labels(document, document.sentence_tokens(number))
    return {"labels": [label for label in LABELS if label in found]}


def _labels(document: Document, sentence: Sequence[Token]) -> set[str]:
    found = set()
    if _has("arrest", sentence):
        found.add("ARREST")
    if _has("police", sentence):
        if _has("force", sentence):
            found.add("FORCE")
            if _has("kill", sentence):
                found.add("KILL")
        if _has("fail", sentence):
            found.add("FAIL")
        if any(_acts(document, token) for token in sentence):
            found.add("ANY_ACTION")
    return found | {"ANY_ACTION"} if found - {"FAIL"} else found


def _has(name: str, sentence: Sequence[Token]) -> bool:
    lexicon = _lexicon()
    if any(t.lemma.lower() in lexicon.words[name] or t.lower in lexicon.words[name] for t in sentence):
        return True
    lemmas = " ".join(["", *(t.lemma.lower() for t in sentence), ""])
    return any(f" {phrase} " in lemmas for phrase in lexicon.phrases.get(name, ()))


def _acts(document: Document, token: Token) -> bool:
    """Whether the token is a verb of doing whose subject or agent is police."""
    if token.pos != "VERB" or token.lemma.lower() in _lexicon().words["no_action"] or any(document.kids(token.i, "neg")):
        return False
    subjects = list(document.kids(token.i, "nsubj"))
    for agent in document.kids(token.i, "agent"):
        subjects.extend(document.kids(agent.i, "pobj"))
    return any(_has("police", [document.tokens[i] for i in document.subtree(s.i)]) for s in subjects)
