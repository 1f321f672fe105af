"""Task `police`: what the police of a text did, sentence by sentence, by a small network and the words of `resources/police.toml`."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.encoder.asread import as_read
from dateline.encoder.coder import POLICE, police_scores
from dateline.model import Document, Token
from dateline.predict.case import Case, Plain
from dateline.resources import load_toml

_LEAST = 1e-4
_FEW = 2  # sentences; a text of no more is judged as a sentence


@dataclass(frozen=True, slots=True)
class _Weighing:
    """How a label's log-odds by the network and the finding of its words make one chance, and how high that must be."""

    bias: float
    chance: float
    words: float
    sentence: float
    document: float

    def of(self, chance: float, *, found: bool) -> float:
        held = min(max(chance, _LEAST), 1 - _LEAST)
        return 1 / (1 + math.exp(-(self.bias + self.chance * math.log(held / (1 - held)) + self.words * found)))


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Words by list: single base forms, and phrases of base forms; and how they weigh, by label."""

    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[str, ...]]
    weighing: Mapping[str, _Weighing]


@cache
def _lexicon() -> _Lexicon:
    table = load_toml("police.toml")
    lists = {name: entries for name, entries in table.items() if isinstance(entries, list)}
    return _Lexicon(
        words={name: frozenset(entries) for name, entries in lists.items() if not name.endswith("_phrases")},
        phrases={name.removesuffix("_phrases"): tuple(entries) for name, entries in lists.items() if name.endswith("_phrases")},
        weighing={label: _Weighing(**values) for label, values in table["weighing"].items()},
    )


def police(case: Case) -> Plain:
    """Labels of everything the text says the police did or failed to do, and the chance of each: that of its likeliest sentence."""
    document = case.document()
    weighing = _lexicon().weighing
    rows = police_scores(as_read(document), [s.span for s in document.sentences]).tolist()
    best = dict.fromkeys(POLICE, 0.0)
    for number, row in enumerate(rows):
        found = _labels(document, document.sentence_tokens(number))
        for label, chance in zip(POLICE, row, strict=True):
            best[label] = max(best[label], weighing[label].of(chance, found=label in found))
    least = {label: w.sentence if len(rows) <= _FEW else w.document for label, w in weighing.items()}
    return {"labels": [label for label in POLICE if best[label] > least[label]], "scores": {k: round(v, 4) for k, v in best.items()}}


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
