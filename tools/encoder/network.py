"""The encoder as a PyTorch module: BERT's layers, with traits of the pieces added to their embeddings, and the heads of attribution."""

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from dateline.encoder.pieces import TRAITS, vocabulary
from tools.encoder.settings import ATTENTION_HEADS, DROPOUT, LABELS, LINK, LINKS, PLACES, Body, Plan

WEIGHT_TOP, ACTIVATION_STEPS = 63, 255  # 7 bits: processors without VNNI would overflow on 8
_FAR = 128  # pieces; distances from here on are one to MPNet


class Locked(nn.Module):
    """Dropout with one mask for a whole window: a draw for each element costs more than a layer."""

    def forward(self, x: Tensor) -> Tensor:
        """Drop columns of each window while training."""
        if not self.training:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2], device=x.device) >= DROPOUT
        return x * (kept.to(x.dtype) / (1 - DROPOUT))


class Rounded(nn.Linear):
    """A linear layer that can learn under the rounding of the export; gradients pass as if there were none."""

    quantised = False

    def forward(self, x: Tensor) -> Tensor:
        """Rounded inputs times rounded weights."""
        if not self.quantised:
            return super().forward(x)
        return F.linear(_rounded_inputs(x), _rounded_weights(self.weight), self.bias)


def _rounded_weights(weight: Tensor) -> Tensor:
    scale = weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / WEIGHT_TOP
    return weight + ((weight.detach() / scale).round() * scale - weight.detach())


def _rounded_inputs(x: Tensor) -> Tensor:
    """One scale for each window, as at run time."""
    y = x.detach().float()
    low, high = y.amin((1, 2), keepdim=True).clamp(max=0), y.amax((1, 2), keepdim=True).clamp(min=0)
    scale = (high - low).clamp(min=1e-8) / ACTIVATION_STEPS
    return x + ((y / scale).round() * scale - y).to(x.dtype)


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, body: Body, inner: int) -> None:
        super().__init__()
        width = body.width
        self.qkv, self.o = Rounded(width, 3 * width), Rounded(width, width)
        self.f1, self.f2 = Rounded(width, inner), Rounded(inner, width)
        self.n1, self.n2 = nn.LayerNorm(width, body.epsilon), nn.LayerNorm(width, body.epsilon)
        self.drop = Locked()

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """(windows, pieces, width) → the same; `mask` is added to the attention, or says which pieces are real."""
        windows, pieces, width = x.shape
        q, k, v = self.qkv(x).view(windows, pieces, 3, ATTENTION_HEADS, width // ATTENTION_HEADS).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(windows, pieces, width)
        x = self.n1(x + self.drop(self.o(seen)))
        out: Tensor = self.n2(x + self.drop(self.f2(F.gelu(self.f1(x)))))
        return out


class Network(nn.Module):
    """Encoder and heads. `forward` gives scores of labels, the products of the links, and the scores of nobody as a source."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        body, width = plan.body, plan.body.width
        self.word, self.place, self.trait = nn.Embedding(len(vocabulary()), width), nn.Embedding(PLACES, width), nn.Embedding(TRAITS, width)
        nn.init.zeros_(self.trait.weight)
        self.distance = nn.Embedding(body.buckets, ATTENTION_HEADS) if body.buckets else None
        self.norm, self.drop = nn.LayerNorm(width, body.epsilon), Locked()
        self.layers = nn.ModuleList(Layer(body, plan.inner or body.inner) for _ in range(plan.layers))
        self.tags, self.nobody = nn.Linear(width, LABELS), nn.Linear(width, 1)
        self.links = nn.ModuleDict({name: nn.Linear(width, LINK) for name in LINKS})
        self._traits_behind = plan.frozen
        self.word.weight.requires_grad = self.place.weight.requires_grad = False
        for module in (self.distance, self.norm, *self.layers[: plan.frozen]) if plan.frozen else ():
            for parameter in module.parameters() if module else ():
                parameter.requires_grad = False

    def quantise(self) -> None:
        """Learn under the rounding of the export from now on."""
        for module in self.modules():
            if isinstance(module, Rounded):
                module.quantised = True

    def forward(self, ids: Tensor, traits: Tensor, mask: Tensor, *, with_links: bool = False) -> "Outputs":
        """Pieces of shape (windows, pieces); `with_links` keeps the queries and keys."""
        x, traits_found = self.word(ids) + self.place.weight[: ids.shape[1]], self.trait(traits)
        x = self.drop(self.norm(x if self._traits_behind else x + traits_found))
        seen = self._seen(mask)
        for n, layer in enumerate(self.layers, start=1):
            x = layer(x, seen)
            if n == self._traits_behind:
                x = x + traits_found
        ties = {name: self.links[name](x) for name in LINKS}
        return Outputs(
            tags=self.tags(x),
            cues=ties["content_cue"] @ ties["cue_content"].transpose(1, 2) / LINK**0.5,
            sources=ties["cue_source"] @ ties["source_cue"].transpose(1, 2) / LINK**0.5,
            nobody=self.nobody(x)[..., 0],
            links=ties if with_links else {},
        )

    def _seen(self, mask: Tensor) -> Tensor:
        """What is added to the attention of each head: how far two pieces lie apart, and that padding is none."""
        real = mask[:, None, None, :]
        if self.distance is None:
            return real
        places = torch.arange(mask.shape[1], device=mask.device)
        apart = self.distance(_buckets(places[None, :] - places[:, None], self.distance.num_embeddings)).permute(2, 0, 1)[None]
        return apart.masked_fill(~real, -math.inf)


def _buckets(apart: Tensor, buckets: int) -> Tensor:
    """Numbers of distances as T5 and MPNet count them: half for each side, near ones apart, far ones together by their logarithm."""
    side = buckets // 2
    near = side // 2
    size = apart.abs()
    far = near + (torch.log(size.clamp(min=1) / near) / math.log(_FAR / near) * (side - near)).long()
    return torch.where(apart > 0, side, 0) + torch.where(size < near, size, far.clamp(max=side - 1))


class Outputs:
    """What the heads say of a batch of windows."""

    def __init__(self, *, tags: Tensor, cues: Tensor, sources: Tensor, nobody: Tensor, links: dict[str, Tensor]) -> None:
        self.tags, self.cues, self.nobody, self.links = tags.float(), cues.float(), nobody.float(), links
        self.sources = torch.cat([sources.float(), self.nobody[..., None]], -1)
        """Products of each piece with each piece as its source, and in the last column with nobody."""
