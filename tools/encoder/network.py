"""The trunk with the heads of attribution."""

import torch
from torch import Tensor, nn

from tools.encoder.settings import LABELS, LINK, LINKS, Plan
from tools.trunk.network import Trunk


class Network(Trunk):
    """Trunk and heads. `forward` gives scores of labels, the products of the links, and the scores of nobody as a source."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan.shape)
        width = plan.body.width
        self.tags, self.nobody = nn.Linear(width, LABELS), nn.Linear(width, 1)
        self.links = nn.ModuleDict({name: nn.Linear(width, LINK) for name in LINKS})

    def forward(self, ids: Tensor, traits: Tensor, mask: Tensor, *, with_links: bool = False) -> "Outputs":
        """Pieces of shape (windows, pieces); `with_links` keeps the queries and keys."""
        x = self.read(ids, self.trait(traits), mask)
        ties = {name: self.links[name](x) for name in LINKS}
        return Outputs(
            tags=self.tags(x),
            cues=ties["content_cue"] @ ties["cue_content"].transpose(1, 2) / LINK**0.5,
            sources=ties["cue_source"] @ ties["source_cue"].transpose(1, 2) / LINK**0.5,
            nobody=self.nobody(x)[..., 0],
            links=ties if with_links else {},
        )


class Outputs:
    """What the heads say of a batch of windows."""

    def __init__(self, *, tags: Tensor, cues: Tensor, sources: Tensor, nobody: Tensor, links: dict[str, Tensor]) -> None:
        self.tags, self.cues, self.nobody, self.links = tags.float(), cues.float(), nobody.float(), links
        self.sources = torch.cat([sources.float(), self.nobody[..., None]], -1)
        """Products of each piece with each piece as its source, and in the last column with nobody."""
