"""Annotated sentences → pieces with roles and what is to be learned of them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.encoder.coder import ROLES
from dateline.encoder.pieces import Pile, windows
from dateline.model import Span
from tools.coder.settings import POLICE, POLICE_WINDOW, TYPES

_TOGETHER = 0.5  # share of the stretches that hold more than one sentence, while learning
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A sentence with two actors.

    Attributes:
        id: of the line it is from.
        group: pairs of one text share it; they are never learned from and tested on at once.
        ids, traits, roles: of each piece, shape (n,); a role is 0 or its place in `ROLES` from 1.
        type: place of its type in `TYPES`; None = not annotated.
        rule: place of the type that rules give it; None = none.
    """

    id: str
    group: str
    ids: Ints
    traits: Ints
    roles: Ints
    type: int | None
    rule: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Neighbouring sentences of a document, read together.

    Attributes:
        document: its id.
        ids, traits: of each piece, shape (n,).
        sentences: first and behind the last piece of each sentence.
        names: id of each sentence.
        labels: what the police did by each sentence, shape (sentences, labels), 0 or 1.
    """

    document: int
    ids: Ints
    traits: Ints
    sentences: tuple[tuple[int, int], ...]
    names: tuple[str, ...]
    labels: NDArray[np.float32]


def lines(path: Path) -> list[dict[str, Any]]:
    """Objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as opened:
        return [json.loads(line) for line in opened]


def pair(record: Mapping[str, Any], spans: Mapping[str, Span | None], *, type_: str | None, rule: str | None = None) -> Pair:
    """A pair from a line (`id`, `text`) and where its roles stand."""
    pile = next(windows(record["text"], [Span(0, len(record["text"]))], 192))
    roles = np.zeros(len(pile), dtype=np.int64)
    starts, ends = np.array(pile.starts), np.array(pile.ends)
    for n, role in enumerate(ROLES, start=1):
        span = spans.get(role)
        if span is not None:
            roles[(starts < span.end) & (ends > span.start) & (roles == 0)] = n
    return Pair(
        id=str(record["id"]),
        group=record["text"],
        ids=np.array(pile.ids),
        traits=np.array(pile.traits),
        roles=roles,
        type=None if type_ is None else TYPES.index(type_),
        rule=TYPES.index(rule) if rule else None,
    )


def bare(given: Pair) -> Pair:
    """The pair without its event's words marked: as `dateline predict plover-type` asks."""
    return replace(given, roles=np.where(given.roles == ROLES.index("trigger") + 1, 0, given.roles))


def stretches(records: Sequence[Mapping[str, Any]], chance: np.random.Generator | None) -> Iterator[Stretch]:
    """Sentences of documents, as many together as fit; with `chance` in runs of any length, one sentence alone half the time."""
    gathered: list[tuple[Mapping[str, Any], Pile]] = []
    limit = POLICE_WINDOW
    for record in records:
        pile = next(windows(record["text"], [Span(0, len(record["text"]))], POLICE_WINDOW), None)
        if pile is None:
            continue
        if gathered and (gathered[0][0]["doc_id"] != record["doc_id"] or sum(len(p) for _, p in gathered) + len(pile) > limit):
            yield _stretch(gathered)
            gathered = []
        if not gathered and chance is not None:
            limit = POLICE_WINDOW if chance.random() < _TOGETHER else 0
        gathered.append((record, pile))
    if gathered:
        yield _stretch(gathered)


def _stretch(gathered: Sequence[tuple[Mapping[str, Any], Pile]]) -> Stretch:
    ends = np.cumsum([len(p) for _, p in gathered]).tolist()
    return Stretch(
        document=gathered[0][0]["doc_id"],
        ids=np.concatenate([p.ids for _, p in gathered]),
        traits=np.concatenate([p.traits for _, p in gathered]),
        sentences=tuple((end - len(p), end) for end, (_, p) in zip(ends, gathered, strict=True)),
        names=tuple(str(r["id"]) for r, _ in gathered),
        labels=np.array([[label in r["labels"] for label in POLICE] for r, _ in gathered], dtype=np.float32),
    )
