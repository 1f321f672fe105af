"""What speaks for it that a run of words names somebody who was killed or injured: signs by name, weighed in `victims.tsv.xz`."""

import lzma
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from dateline.coding.grammar import VERBS
from dateline.model import Document, Tally, Token
from dateline.predict.harmed import KINDS, Harmed, words
from dateline.resources import open_bytes

_OPENING = 170  # characters that hold where a report comes from
_OPENING_WORDS = 120
_NEAR, _NEXT = 6, 2
_UP = 3
_TALLY_REACH = 4
_FEW = 12
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})
_IN_SENTENCE = _CONTENT | {"ADV", "AUX", "NUM"}
_CAPITALS = re.compile(r"[A-Z]{3,}")
_QUARTERS = 4


class Signs:
    """The signs of the runs of one report."""

    def __init__(self, document: Document, tallies: Sequence[Tally]) -> None:
        self._document = document
        tokens = document.tokens
        self._words = ["#" if t.text.isdigit() else t.lemma.lower() for t in tokens]
        opening = document.text[:_OPENING].upper().partition("[TEXT]")[0]
        self._report = [
            *(f"H:{w}" for w in sorted(set(_CAPITALS.findall(opening)))),
            *(f"d:{self._words[n]}" for n in _once(t.i for t in tokens[:_OPENING_WORDS] if t.pos in _CONTENT)),
        ]
        self._tallies: dict[int, list[Tally]] = defaultdict(list)
        starts = {t.start: t.i for t in tokens}
        for tally in tallies:
            if tally.category in KINDS and tally.number is not None and tally.number.start in starts:
                self._tallies[starts[tally.number.start]].append(tally)

    def of(self, run: Harmed) -> list[str]:
        """All signs of a run."""
        roles = sorted(self._roles(run))
        who, befallen = self._who(run), ",".join(roles)
        above, beside = list(self._above(run.head)), list(self._beside(run))
        said = [s for s in beside if s.startswith("s:")]
        near = [s for s in beside if s.startswith(("L1:", "R1:"))]
        return [
            "always",
            *self._own(run),
            *(sign for role in roles for sign in (f"r:{role}", f"r:{role}:{who}")),
            f"who:{who}:{run.numbered}:{befallen}",
            *above,
            *beside,
            *(f"{who}|{s}" for s in (*said, *near, *above)),
            *(f"{befallen}|{s}" for s in said),
            *self._counted(run),
            *self._report,
        ]

    def _who(self, run: Harmed) -> str:
        """What sort of people: incidents leave out what befalls armed forces and those they fight."""
        said = {self._words[n] for n in range(max(0, run.first - _UP * bool(run.name)), run.last + 1)}
        kind = next((k for k in ("rebels", "forces") if said & words(k)), "people")
        return f"named {kind}" if run.name else kind

    def _own(self, run: Harmed) -> Iterator[str]:
        head = "NAME" if run.name else self._words[run.head.i]
        many = "none" if run.count is None else str(run.count) if run.count < _FEW else "many"
        yield from (f"h:{head}", f"dep:{run.head.dep}", f"num:{run.numbered}", f"v:{many}", f"det:{run.article}")
        yield f"s0:{run.sentence == 0}"
        yield f"s3:{run.sentence < _UP}"
        yield f"pos:{_QUARTERS * run.first // max(1, len(self._words))}"

    def _above(self, head: Token) -> Iterator[str]:
        tokens, path = self._document.tokens, ""
        token = head
        for _ in range(_UP):
            if token.head == token.i:
                return
            path += f"/{token.dep}"
            token = tokens[token.head]
            yield f"g{path}:{self._words[token.i]}"

    def _beside(self, run: Harmed) -> Iterator[str]:
        sentence = self._document.sentence_tokens(run.sentence)
        first, last = sentence[0].i, sentence[-1].i
        for n in range(max(first, run.first - _NEAR), run.first):
            yield f"L:{self._words[n]}"
            if n >= run.first - _NEXT:
                yield f"L1:{self._words[n]}"
        for n in range(run.last + 1, min(last, run.last + _NEAR) + 1):
            yield f"R:{self._words[n]}"
            if n <= run.last + _NEXT:
                yield f"R1:{self._words[n]}"
        yield from (f"s:{w}" for w in self._said(run.sentence, _IN_SENTENCE))
        for near in (run.sentence - 1, run.sentence + 1):
            yield from (f"p:{w}" for w in self._said(near, _CONTENT))

    def _said(self, sentence: int, kinds: frozenset[str]) -> list[str]:
        there = 0 <= sentence < len(self._document.sentences)
        found = self._document.sentence_tokens(sentence) if there else ()
        return list(dict.fromkeys(self._words[t.i] for t in found if t.pos in kinds))

    def _counted(self, run: Harmed) -> Iterator[str]:
        """The tallies whose number stands in the run or just before it."""
        for n in range(max(0, run.first - _TALLY_REACH), run.last + 1):
            for tally in self._tallies.get(n, ()):
                yield from (f"t:{tally.category}", f"t:{tally.category}:{tally.auxiliary}")

    def _roles(self, run: Harmed) -> set[str]:
        tokens = self._document.tokens
        inside = (tokens[n] for n in range(run.first, run.last + 1))
        return {role for token in inside if token.pos in ("NOUN", "PROPN", "NUM", "ADJ") for role in self._roles_of(token)}

    def _roles_of(self, token: Token) -> Iterator[str]:
        """What the grammar says befalls or is done by somebody: `killed`, `injured`, `harmed`, `doer`."""
        tokens = self._document.tokens
        while token.dep in ("conj", "appos") and token.head != token.i:
            token = tokens[token.head]
        above = tokens[token.head]
        yield from self._of_place(token, above)
        for child in self._document.kids(token.i, "acl", "relcl", "amod", "advcl", "acomp"):
            if child.dep != "relcl" or any(self._document.kids(child.i, "nsubjpass")):
                yield from _befalls(self._words[child.i], noun=False)

    def _of_place(self, token: Token, above: Token) -> Iterator[str]:
        verb = self._words[above.i]
        if token.dep in ("dobj", "nsubjpass"):
            yield from _befalls(verb, noun=False)
        elif token.dep == "nsubj":
            yield from self._of_subject(above, verb)
        elif token.dep == "pobj":
            outer = self._words[above.head]
            if verb == "by" and outer in words("kill") | words("injure") | words("attack"):
                yield "doer"
            elif verb in ("of", "to", "on", "against", "in"):
                yield from _befalls(outer, noun=True)
        elif token.dep in ("poss", "compound", "nmod"):
            yield from _befalls(verb, noun=True)

    def _of_subject(self, above: Token, verb: str) -> Iterator[str]:
        if verb in words("die"):
            yield "killed"
        if above.pos in VERBS and verb in words("kill") | words("injure") | words("attack"):
            yield "doer"
        for child in self._document.kids(above.i, "acomp", "attr", "oprd", "dobj"):
            yield from _befalls(self._words[child.i], noun=True)


def _befalls(word: str, *, noun: bool) -> Iterator[str]:
    if word in words("kill") or word in ("dead", "lifeless") or (noun and word in words("deaths")):
        yield "killed"
    if word in words("injure") or (noun and word in words("injuries")):
        yield "injured"
    if word in words("attack"):
        yield "harmed"


def _once(positions: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(positions))


def chances(signs: Iterable[str]) -> tuple[float, float]:
    """The chances of `KINDS` that signs speak for."""
    killed = injured = 0.0
    table = _weights()
    for sign in set(signs):
        weight = table.get(sign)
        if weight is not None:
            killed += weight[0]
            injured += weight[1]
    return _chance(killed), _chance(injured)


def _chance(score: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def _weights() -> Mapping[str, tuple[float, float]]:
    """Sign → weights for killed and injured."""
    out = {}
    for line in lzma.decompress(open_bytes("victims.tsv.xz")).decode("utf-8").splitlines():
        if not line.startswith("#\t"):
            sign, killed, injured = line.split("\t")
            out[sign] = (float(killed), float(injured))
    return out
