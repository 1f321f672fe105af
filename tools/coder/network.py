"""The trunk with the heads of coding."""

import torch
from torch import Tensor, nn

from dateline.encoder.coder import ROLES
from tools.coder.settings import POLICE, TYPES
from tools.trunk.bodies import Shape
from tools.trunk.network import Trunk

POOLS = ("whole", *ROLES)
_ROLE_SIZE = 0.02
_LEAST = 1e-6


class Coder(Trunk):
    """Trunk, roles of the pieces, and heads whose columns are averaged over the pieces of a span."""

    def __init__(self, shape: Shape) -> None:
        super().__init__(shape)
        width = shape.body.width
        self.role = nn.Embedding(1 + len(ROLES), width)
        nn.init.normal_(self.role.weight, std=_ROLE_SIZE)
        self.types = nn.ModuleDict({pool: nn.Linear(width, len(TYPES)) for pool in POOLS})
        self.police, self.gate = nn.Linear(width, len(POLICE)), nn.Linear(width, len(POLICE))

    def typed(self, below: Tensor, traits: Tensor, roles: Tensor, mask: Tensor) -> Tensor:
        """Scores of the types of each sentence, shape (sentences, types), from what the frozen layers made of it (`Trunk.below`)."""
        x = self.above(below, self.trait(traits) + self.role(roles), mask)
        total = _mean(self.types["whole"](x), mask)
        for n, role in enumerate(ROLES, start=1):
            total = total + _mean(self.types[role](x), roles == n)
        return total.float()

    def policed(self, below: Tensor, traits: Tensor, mask: Tensor, sentences: Tensor) -> Tensor:
        """Scores of what police did by each sentence, each piece weighing as its gate says; `sentences` has its window, first piece and the one behind its last in a row."""
        x = self.above(below, self.trait(traits) + self.role(torch.zeros_like(traits)), mask)
        gates = self.gate(x).float()
        weights = (gates - gates.amax(1, keepdim=True)).exp()
        sums = torch.cat([self.police(x).float() * weights, weights], -1).cumsum(1)
        sums = torch.cat([torch.zeros_like(sums[:, :1]), sums], 1)
        window, first, last = sentences.T
        over, under = (sums[window, last] - sums[window, first]).chunk(2, -1)
        return over / under.clamp(min=_LEAST)


def _mean(columns: Tensor, chosen: Tensor) -> Tensor:
    """Mean over the chosen pieces; nothing where none is."""
    weights = chosen[..., None].to(columns.dtype)
    return (columns * weights).sum(1) / weights.sum(1).clamp(min=1)
