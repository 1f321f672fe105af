"""What the network is asked for: the labels and links of the annotation, and what the teacher sees."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from tools.encoder.examples import Example
from tools.encoder.network import Outputs
from tools.encoder.settings import LINK, LINK_WEIGHT, SHOUTED

_NOT_ASKED = -100
_NEVER = -1e4
_CASES, _NUMBER, _CAPITALS, _LOWER = 4, 4, 2, 0  # traits count 4 for each case (see dateline.encoder.pieces)
_CONTENT, _CUE = (5, 6), (3, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """What the teacher says of one window: scores of labels, queries and keys of both links, nobody; half precision, shape (n, …)."""

    tags: NDArray[np.float16]
    links: NDArray[np.float16]
    nobody: NDArray[np.float16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Windows of one step, padded: numbers, traits, which pieces are real, labels; links as rows (window, piece) and their targets."""

    ids: Tensor
    traits: Tensor
    mask: Tensor
    labels: Tensor
    cue_rows: tuple[Tensor, Tensor]
    cue_targets: Tensor
    source_rows: tuple[Tensor, Tensor]
    source_targets: Tensor


def batch(examples: Sequence[Example], device: torch.device, chance: np.random.Generator) -> Batch:
    """Pad windows to one length; a few are shown in capitals or in lower case."""
    size = max(len(e.pile) for e in examples)
    shape = (len(examples), size)
    ids, traits = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    mask, labels = np.zeros(shape, dtype=bool), np.full(shape, _NOT_ASKED, dtype=np.int64)
    cues: list[tuple[int, int, NDArray[np.bool_]]] = []
    sources: list[tuple[int, int, NDArray[np.bool_]]] = []
    for n, example in enumerate(examples):
        own = len(example.pile)
        ids[n, :own], mask[n, :own] = example.pile.ids, True
        traits[n, :own] = _shown(np.array(example.pile.traits), chance)
        if example.labels is not None:
            labels[n, :own] = example.labels
        for runs in example.links:
            cue, source = _held(runs["cue"], size + 1), _held(runs["source"], size + 1)
            if cue.any():
                cues += [(n, int(at), cue[:size]) for at in np.flatnonzero(_held(runs["content"], size))]
                source[size] = not source.any()
                sources += [(n, int(at), source) for at in np.flatnonzero(cue)]
    return Batch(
        ids=torch.from_numpy(ids).to(device),
        traits=torch.from_numpy(traits).to(device),
        mask=torch.from_numpy(mask).to(device),
        labels=torch.from_numpy(labels).to(device),
        cue_rows=_rows(cues, device),
        cue_targets=_targets(cues, size, device),
        source_rows=_rows(sources, device),
        source_targets=_targets(sources, size + 1, device),
    )


def _shown(traits: NDArray[np.int64], chance: np.random.Generator) -> NDArray[np.int64]:
    """The traits (4 times the case, and more) as they would be in capitals, in lower case, or, mostly, as they are."""
    drawn = chance.random()
    if drawn >= 2 * SHOUTED:
        return traits
    case = np.where(traits // _CASES == _NUMBER, _NUMBER, _CAPITALS if drawn < SHOUTED else _LOWER)
    return case * _CASES + traits % _CASES


def _held(runs: Sequence[tuple[int, int]], size: int) -> NDArray[np.bool_]:
    out = np.zeros(size, dtype=bool)
    for first, last in runs:
        out[first : last + 1] = True
    return out


def _rows(items: Sequence[tuple[int, int, Any]], device: torch.device) -> tuple[Tensor, Tensor]:
    return torch.tensor([i[0] for i in items], device=device), torch.tensor([i[1] for i in items], device=device)


def _targets(items: Sequence[tuple[int, int, NDArray[np.bool_]]], size: int, device: torch.device) -> Tensor:
    return torch.from_numpy(np.array([i[2] for i in items]).reshape(len(items), size)).to(device)


def annotated_loss(out: Outputs, given: Batch) -> Tensor:
    """Cross-entropy of the labels, and of each link's mass on the right pieces."""
    flat = given.labels.flatten()
    loss = F.cross_entropy(out.tags.flatten(0, 1), flat, ignore_index=_NOT_ASKED)
    for scores, rows, targets in (
        (out.cues, given.cue_rows, given.cue_targets),
        (out.sources, given.source_rows, given.source_targets),
    ):
        if len(rows[0]):
            chances = _log_chances(scores, rows, given.mask)
            loss = loss - LINK_WEIGHT * chances.masked_fill(~targets, _NEVER).logsumexp(-1).mean()
    return loss


def _log_chances(scores: Tensor, rows: tuple[Tensor, Tensor], mask: Tensor) -> Tensor:
    own = scores[rows]
    real = mask[rows[0]]
    if own.shape[1] > real.shape[1]:  # the column of nobody
        real = F.pad(real, (0, 1), value=True)
    return own.masked_fill(~real, _NEVER).log_softmax(-1)


def taught_loss(out: Outputs, given: Batch, taught: Sequence[Taught]) -> Tensor:
    """How far the network's chances lie from the teacher's: of labels everywhere, of links where the teacher sees a content or a cue."""
    mask = given.mask
    tags = torch.zeros_like(out.tags)
    links = torch.zeros(*mask.shape, 4, LINK, device=mask.device)
    nobody = torch.zeros(mask.shape, device=mask.device)
    for n, one in enumerate(taught):
        own = len(one.tags)
        tags[n, :own] = torch.from_numpy(one.tags.astype(np.float32))
        links[n, :own] = torch.from_numpy(one.links.astype(np.float32))
        nobody[n, :own] = torch.from_numpy(one.nobody.astype(np.float32))
    loss = F.kl_div(out.tags.log_softmax(-1)[mask], tags.softmax(-1)[mask], reduction="batchmean")
    best = tags.argmax(-1).masked_fill(~mask, 0)
    for scores, (query, key), labels in ((out.cues, (0, 1), _CONTENT), (out.sources, (2, 3), _CUE)):
        rows = torch.nonzero((best == labels[0]) | (best == labels[1]), as_tuple=True)
        if len(rows[0]):
            told = links[:, :, query] @ links[:, :, key].transpose(1, 2) / LINK**0.5
            if labels == _CUE:
                told = torch.cat([told, nobody[..., None]], -1)
            wanted = _log_chances(told, (rows[0], rows[1]), mask).exp()
            loss = loss - LINK_WEIGHT * (wanted * _log_chances(scores, (rows[0], rows[1]), mask)).sum(-1).mean()
    return loss
