"""Examples → padded tensors."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from dateline.encoder.coder import ROLES
from tools.coder.examples import Pair, Stretch
from tools.coder.network import Coder
from tools.coder.settings import SHOUTED, UNMARKED, UNNAMED

_SORTED_TOGETHER = 8  # batches whose sentences are sorted by length together, so that little is padded
_CASES, _NUMBER, _CAPITALS, _LOWER = 4, 4, 2, 0  # traits count 4 for each case (see dateline.encoder.pieces)
_ACTOR, _RECIPIENT, _TRIGGER = (ROLES.index(role) + 1 for role in ("actor", "recipient", "trigger"))


def batches(examples: Sequence[Any], size: int, chance: np.random.Generator) -> list[list[Any]]:
    """All examples in batches of like length, in random order."""
    order = chance.permutation(len(examples)).tolist()
    out = []
    for start in range(0, len(order), size * _SORTED_TOGETHER):
        some = sorted(order[start : start + size * _SORTED_TOGETHER], key=lambda n: len(examples[n].ids))
        out += [[examples[n] for n in some[at : at + size]] for at in range(0, len(some), size)]
    return [out[n] for n in chance.permutation(len(out))]


class Below:
    """What the frozen layers make of each example, worked out once."""

    def __init__(self, network: Coder) -> None:
        self._network = network
        self._kept: dict[int, Tensor] = {}

    def __call__(self, examples: Sequence[Any]) -> Tensor:
        """Shape (examples, pieces, width), padded with nothing."""
        return pad_sequence([self._one(e) for e in examples], batch_first=True)

    def _one(self, example: Any) -> Tensor:
        if id(example) not in self._kept:
            training = self._network.training
            self._network.eval()
            with torch.no_grad():
                ids = torch.from_numpy(example.ids)[None]
                self._kept[id(example)] = self._network.below(ids, torch.ones_like(ids, dtype=torch.bool))[0]
            self._network.train(training)
        return self._kept[id(example)].float()


def as_pairs(pairs: Sequence[Pair], below: Below, chance: np.random.Generator | None) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """What comes from below, traits, roles and which pieces are real, shape (pairs, pieces, …); with `chance` some marks are left out."""
    roles = [p.roles if chance is None else _unmarked(p.roles, chance) for p in pairs]
    traits = [p.traits if chance is None else _shown(p.traits, chance) for p in pairs]
    return below(pairs), _padded(traits), _padded(roles), _real([len(p.ids) for p in pairs])


def as_stretches(given: Sequence[Stretch], below: Below) -> tuple[tuple[Tensor, Tensor, Tensor, Tensor], Tensor]:
    """What comes from below, traits, which pieces are real, rows of sentences (window, first piece, behind the last), and their labels."""
    rows = [(n, first, last) for n, s in enumerate(given) for first, last in s.sentences]
    tensors = below(given), _padded([s.traits for s in given]), _real([len(s.ids) for s in given]), torch.tensor(rows)
    return tensors, torch.from_numpy(np.concatenate([s.labels for s in given]))


def _padded(rows: Sequence[NDArray[np.int64]]) -> Tensor:
    out = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
    for n, row in enumerate(rows):
        out[n, : len(row)] = row
    return torch.from_numpy(out)


def _real(sizes: Sequence[int]) -> Tensor:
    return torch.arange(max(sizes))[None] < torch.tensor(sizes)[:, None]


def _unmarked(roles: NDArray[np.int64], chance: np.random.Generator) -> NDArray[np.int64]:
    """The roles, now and then without one of the two actors, or without the words of the event."""
    drawn = chance.random(2)
    away = [_TRIGGER] if drawn[0] < UNMARKED else []
    if drawn[1] < 2 * UNNAMED:
        away.append(_RECIPIENT if drawn[1] < UNNAMED else _ACTOR)
    return np.where(np.isin(roles, away), 0, roles)


def _shown(traits: NDArray[np.int64], chance: np.random.Generator) -> NDArray[np.int64]:
    """The traits (4 times the case, and more) as they would be in capitals, in lower case, or, mostly, as they are."""
    drawn = chance.random()
    if drawn >= 2 * SHOUTED:
        return traits
    case = np.where(traits // _CASES == _NUMBER, _NUMBER, _CAPITALS if drawn < SHOUTED else _LOWER)
    return case * _CASES + traits % _CASES
