"""A second small network, asked about single sentences: what joins two actors in one, what police did by it. Loaded when first asked.

Its pieces carry what they stand for (an actor, a recipient, the words of the event); its heads are columns of one matrix, and what a
sentence or a span says is the mean of its pieces' columns. Weights and their terms: docs/model-cards/coder.md.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.encoder.network import opened
from dateline.encoder.pieces import Pile, windows
from dateline.model import Span

CODER = "coder.onnx"
TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION",
    "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
POLICE = ("KILL", "ARREST", "FAIL", "FORCE", "ANY_ACTION")
ROLES = ("actor", "recipient", "trigger")
LONGEST = 192
TOGETHER = 128


def type_scores(text: str, sentence: Span, marks: Mapping[str, Iterable[Span]], weights: str = CODER) -> NDArray[Any]:
    """Logarithms of the chances of `TYPES`, shape (15,), for what joins the marked spans of a sentence; marks are named as in `ROLES`.

    Of a sentence of more than `LONGEST` pieces the part that holds most marks is read.
    """
    session, heads = opened(weights)
    pile, roles = max(_marked(text, sentence, marks), key=lambda found: np.count_nonzero(found[1]), default=(Pile(), np.zeros(0)))
    if not len(pile):
        return np.full(len(TYPES), -np.log(len(TYPES)))
    columns = _run(session, pile, roles)
    total = columns[:, heads["types.whole"]].mean(0)
    for n, role in enumerate(ROLES, start=1):
        if (roles == n).any():
            total = total + columns[roles == n, heads[f"types.{role}"]].mean(0)
    return _log_chances(total)


def police_scores(text: str, sentences: Sequence[Span], weights: str = CODER) -> NDArray[Any]:
    """Chances of `POLICE` for each sentence, shape (sentences, 5); neighbours are read together."""
    session, heads = opened(weights)
    out = np.zeros((len(sentences), len(POLICE)))
    piles = [next(windows(text, [s], TOGETHER), Pile()) for s in sentences]
    for run in together(piles):
        whole = Pile()
        for n in run:
            whole.extend(piles[n], 0, len(piles[n]))
        columns = _run(session, whole, np.zeros(len(whole), dtype=np.int64))
        ends = np.cumsum([len(piles[n]) for n in run])
        for n, end in zip(run, ends, strict=True):
            own = columns[end - len(piles[n]) : end]
            gates = np.exp(own[:, heads["police.gate"]] - own[:, heads["police.gate"]].max(0))
            out[n] = 1 / (1 + np.exp(-(own[:, heads["police.score"]] * gates).sum(0) / gates.sum(0)))
    return out


def together(piles: Sequence[Pile]) -> Iterator[list[int]]:
    """Positions of neighbouring piles, as many together as fit into `TOGETHER` pieces; empty ones are left out."""
    run: list[int] = []
    for n, pile in enumerate(piles):
        if not len(pile):
            continue
        if run and sum(len(piles[m]) for m in run) + len(pile) > TOGETHER:
            yield run
            run = []
        run.append(n)
    if run:
        yield run


def roles_of(pile: Pile, marks: Mapping[str, Iterable[Span]]) -> NDArray[np.int64]:
    """For each piece the place of its role in `ROLES`, from 1; 0 = none. Where two overlap the first named holds."""
    out = np.zeros(len(pile), dtype=np.int64)
    starts, ends = np.array(pile.starts), np.array(pile.ends)
    for n, role in enumerate(ROLES, start=1):
        for span in marks.get(role, ()):
            out[(starts < span.end) & (ends > span.start) & (out == 0)] = n
    return out


def _marked(text: str, sentence: Span, marks: Mapping[str, Iterable[Span]]) -> Iterator[tuple[Pile, NDArray[np.int64]]]:
    for pile in windows(text, [sentence], LONGEST):
        yield pile, roles_of(pile, marks)


def _run(session: Any, pile: Pile, roles: NDArray[Any]) -> NDArray[Any]:
    given = {
        "ids": np.array([pile.ids], dtype=np.int64),
        "traits": np.array([pile.traits], dtype=np.int64),
        "roles": roles[None],
        "places": np.arange(len(pile), dtype=np.int64)[None],
    }
    (outputs,) = session.run(["heads"], given)
    out: NDArray[Any] = outputs[0]
    return out


def _log_chances(scores: NDArray[Any]) -> NDArray[Any]:
    shifted = scores - scores.max()
    out: NDArray[Any] = shifted - np.log(np.exp(shifted).sum())
    return out
