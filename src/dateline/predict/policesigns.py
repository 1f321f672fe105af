"""What a sentence's words say for it that police did something in it: signs by name, weighed in `police.tsv.xz`.

Signs are the sentence's words, what the lists of `police.toml` find in it, and whether a deed in it is told as done or is only asked for,
feared, possible or denied. How the weights were learned: docs/model-cards/coder.md.
"""

import lzma
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from dateline.model import Document, Token
from dateline.resources import load_toml, open_bytes

WORD = "w:"
_DEEDS = ("arrest", "force", "kill")
_KINDS = ("failing", "guard", "negation", "state")
_UP = 3  # governors that may hold a deed open
_NO_WORDS = frozenset({"PUNCT", "SPACE"})


def signs(document: Document, sentence: Sequence[Token]) -> list[str]:
    """The signs of a sentence, each once."""
    found = _Sentence(document, sentence)
    return list(dict.fromkeys([*found.words(), *(f"found:{label}" for label in sorted(found.labels())), *found.kinds(), *found.deeds()]))


def weighed(found: Sequence[str], table: Mapping[str, Sequence[float]] | None = None) -> tuple[float, ...]:
    """Log-odds of each label of `POLICE` by the signs of a sentence and their weights (without `table`, those that are shipped)."""
    weights = _weights() if table is None else table
    total = list(weights["always"])
    for sign, size in zip(found, sizes(found), strict=True):
        for n, weight in enumerate(weights.get(sign, ())):
            total[n] += size * weight
    return tuple(total)


def sizes(found: Sequence[str]) -> list[float]:
    """How much each sign of a sentence counts: a word less, the more there are (by the root of their number)."""
    share = 1 / math.sqrt(max(1, sum(sign.startswith(WORD) for sign in found)))
    return [share if sign.startswith(WORD) else 1.0 for sign in found]


@cache
def _weights() -> Mapping[str, tuple[float, ...]]:
    rows = (line.split("\t") for line in lzma.decompress(open_bytes("police.tsv.xz")).decode("utf-8").splitlines())
    return {sign: tuple(map(float, weights)) for sign, *weights in rows if sign != "#"}


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(entries) for name, entries in load_toml("police.toml").items() if isinstance(entries, list)}


class _Sentence:
    """A sentence, looked at for words of the lists."""

    def __init__(self, document: Document, sentence: Sequence[Token]) -> None:
        self._document, self._tokens = document, sentence
        self._lemmas = [t.lemma.lower() for t in sentence]
        self._spaced = " ".join(["", *self._lemmas, ""])
        self._forms = {*self._lemmas, *(t.lower for t in sentence)}

    def words(self) -> Iterator[str]:
        for token, lemma in zip(self._tokens, self._lemmas, strict=True):
            if token.pos not in _NO_WORDS:
                yield WORD + ("#" if lemma[:1].isdigit() else lemma)

    def labels(self) -> set[str]:
        """Labels by the lists alone."""
        found = {"ARREST"} if self.has("arrest") else set()
        if self.has("police"):
            if self.has("force"):
                found |= {"FORCE", "KILL"} if self.has("kill") else {"FORCE"}
            if self.has("fail"):
                found.add("FAIL")
            if any(self._acts(token) for token in self._tokens):
                found.add("ANY_ACTION")
        return found | {"ANY_ACTION"} if found - {"FAIL"} else found

    def kinds(self) -> Iterator[str]:
        """Kinds of words that stand in it, alone and by two: who should have acted, negation, failing."""
        kinds = [kind for kind in _KINDS if not _lists()[kind].isdisjoint(self._lemmas)]
        yield from (f"has:{kind}" for kind in kinds)
        yield from (f"has:{one}+{other}" for one, other in combinations(kinds, 2))

    def deeds(self) -> Iterator[str]:
        """Deeds told as done (`plain`), or as no more than asked for, feared, possible or denied (`open`)."""
        lists = _lists()
        shut = {t.head for t, lemma in zip(self._tokens, self._lemmas, strict=True) if t.head != t.i and _opens(t, lemma)}
        for token, lemma in zip(self._tokens, self._lemmas, strict=True):
            for deed in _DEEDS:
                if lemma in lists[deed] or token.lower in lists[deed]:
                    yield f"told:{deed}:{'open' if self._open(token, shut) else 'plain'}"

    def _open(self, token: Token, shut: set[int]) -> bool:
        if token.i in shut:
            return True
        for _ in range(_UP):
            if token.head == token.i:
                return False
            token = self._document.tokens[token.head]
            if token.lemma.lower() in _lists()["asking"] or token.i in shut:
                return True
        return False

    def has(self, name: str) -> bool:
        lists = _lists()
        return not lists[name].isdisjoint(self._forms) or any(f" {phrase} " in self._spaced for phrase in lists.get(f"{name}_phrases", ()))

    def _acts(self, token: Token) -> bool:
        """Whether the token is a verb of doing whose subject or agent is police."""
        if token.pos != "VERB" or token.lemma.lower() in _lists()["no_action"] or any(self._document.kids(token.i, "neg")):
            return False
        subjects = list(self._document.kids(token.i, "nsubj"))
        for agent in self._document.kids(token.i, "agent"):
            subjects.extend(self._document.kids(agent.i, "pobj"))
        tokens = self._document.tokens
        return any(_Sentence(self._document, [tokens[i] for i in self._document.subtree(s.i)]).has("police") for s in subjects)


def _opens(token: Token, lemma: str) -> bool:
    """Whether what governs the token is negated, possible, a condition or an aim."""
    return token.dep == "neg" or lemma in _lists()["opening"] or (lemma == "to" and token.dep == "aux")
