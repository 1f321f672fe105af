"""The trunk as a PyTorch module: BERT's layers, with traits of the pieces (and whatever else is known of them) added to their embeddings."""

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from dateline.encoder.pieces import TRAITS, vocabulary
from tools.trunk.bodies import ATTENTION_HEADS, DROPOUT, PLACES, Body, Shape

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


class Trunk(nn.Module):
    """Embeddings and layers; heads are added by those who derive from it. `read` gives the last layer's outputs."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        body, width = shape.body, shape.body.width
        self.word, self.place, self.trait = nn.Embedding(len(vocabulary()), width), nn.Embedding(PLACES, width), nn.Embedding(TRAITS, width)
        nn.init.zeros_(self.trait.weight)
        self.distance = nn.Embedding(body.buckets, ATTENTION_HEADS) if body.buckets else None
        self.norm, self.drop = nn.LayerNorm(width, body.epsilon), Locked()
        self.layers = nn.ModuleList(Layer(body, shape.inner or body.inner) for _ in range(shape.layers))
        self.frozen = shape.frozen
        self.word.weight.requires_grad = self.place.weight.requires_grad = False
        for module in (self.distance, self.norm, *self.layers[: shape.frozen]) if shape.frozen else ():
            for parameter in module.parameters() if module else ():
                parameter.requires_grad = False

    def quantise(self) -> None:
        """Learn under the rounding of the export from now on."""
        for module in self.modules():
            if isinstance(module, Rounded):
                module.quantised = True

    def read(self, ids: Tensor, added: Tensor, mask: Tensor) -> Tensor:
        """Pieces of shape (windows, pieces), what is added to them of shape (windows, pieces, width) → (windows, pieces, width)."""
        if self.frozen:
            return self.above(self.below(ids, mask), added, mask)
        x = self.word(ids) + self.place.weight[: ids.shape[1]]
        return self._through(self.drop(self.norm(x + added)), mask, 0, len(self.layers))

    def below(self, ids: Tensor, mask: Tensor) -> Tensor:
        """What the frozen layers make of the pieces: the same as long as the network lives."""
        x = self.word(ids) + self.place.weight[: ids.shape[1]]
        return self._through(self.drop(self.norm(x)), mask, 0, self.frozen)

    def above(self, x: Tensor, added: Tensor, mask: Tensor) -> Tensor:
        """The other layers, upon what comes from below and what is added to it."""
        return self._through(x + added, mask, self.frozen, len(self.layers))

    def _through(self, x: Tensor, mask: Tensor, first: int, last: int) -> Tensor:
        seen = self._seen(mask)
        for layer in self.layers[first:last]:
            x = layer(x, seen)
        return x

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
