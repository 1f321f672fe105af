"""The encoder as a PyTorch module: BERT's layers, with traits of the pieces added to their embeddings, and the heads of attribution."""

from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from dateline.encoder.pieces import TRAITS, vocabulary
from tools.encoder.settings import ATTENTION_HEADS, DROPOUT, INNER, LABELS, LINK, LINKS, PLACES, WIDTH

WEIGHT_TOP, ACTIVATION_STEPS = 63, 255  # 7 bits: processors without VNNI would overflow on 8
_EPSILON = 1e-12


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

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.o = Rounded(WIDTH, 3 * WIDTH), Rounded(WIDTH, WIDTH)
        self.f1, self.f2 = Rounded(WIDTH, INNER), Rounded(INNER, WIDTH)
        self.n1, self.n2 = nn.LayerNorm(WIDTH, _EPSILON), nn.LayerNorm(WIDTH, _EPSILON)
        self.drop = Locked()

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """(windows, pieces, WIDTH) → the same; `mask` says which pieces are real."""
        windows, pieces, width = x.shape
        q, k, v = self.qkv(x).view(windows, pieces, 3, ATTENTION_HEADS, width // ATTENTION_HEADS).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(windows, pieces, width)
        x = self.n1(x + self.drop(self.o(seen)))
        out: Tensor = self.n2(x + self.drop(self.f2(F.gelu(self.f1(x)))))
        return out


class Network(nn.Module):
    """Encoder and heads. `forward` gives scores of labels, the products of the links, and the scores of nobody as a source."""

    def __init__(self, layers: int, early: int) -> None:
        super().__init__()
        self.word, self.place, self.trait = nn.Embedding(len(vocabulary()), WIDTH), nn.Embedding(PLACES, WIDTH), nn.Embedding(TRAITS, WIDTH)
        nn.init.zeros_(self.trait.weight)
        self.norm, self.drop = nn.LayerNorm(WIDTH, _EPSILON), Locked()
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.tags, self.nobody = nn.Linear(WIDTH, LABELS), nn.Linear(WIDTH, 1)
        self.links = nn.ModuleDict({name: nn.Linear(WIDTH, LINK) for name in LINKS})
        self.early = early
        if early:
            self.early_tags = nn.Linear(WIDTH, LABELS)

    def quantise(self) -> None:
        """Learn under the rounding of the export from now on."""
        for module in self.modules():
            if isinstance(module, Rounded):
                module.quantised = True

    def forward(self, ids: Tensor, traits: Tensor, mask: Tensor, *, with_links: bool = False) -> "Outputs":
        """Pieces of shape (windows, pieces); `with_links` keeps the queries and keys."""
        x = self.drop(self.norm(self.word(ids) + self.place.weight[: ids.shape[1]] + self.trait(traits)))
        early = None
        for n, layer in enumerate(self.layers, start=1):
            x = layer(x, mask[:, None, None, :])
            early = self.early_tags(x) if n == self.early else early
        ties = {name: self.links[name](x) for name in LINKS}
        return Outputs(
            tags=self.tags(x),
            cues=ties["content_cue"] @ ties["cue_content"].transpose(1, 2) / LINK**0.5,
            sources=ties["cue_source"] @ ties["source_cue"].transpose(1, 2) / LINK**0.5,
            nobody=self.nobody(x)[..., 0],
            early=early,
            links=ties if with_links else {},
        )


class Outputs:
    """What the heads say of a batch of windows."""

    def __init__(
        self, *, tags: Tensor, cues: Tensor, sources: Tensor, nobody: Tensor, early: Tensor | None, links: dict[str, Tensor]
    ) -> None:
        self.tags, self.cues, self.nobody, self.early, self.links = tags.float(), cues.float(), nobody.float(), early, links
        self.sources = torch.cat([sources.float(), self.nobody[..., None]], -1)
        """Products of each piece with each piece as its source, and in the last column with nobody."""


def load_public(network: Network, folder: Path) -> None:
    """Start from MiniLM's public weights (Apache-2.0), as packaged: the rows of our vocabulary, the first layers."""
    from safetensors.torch import load_file

    given: dict[str, Any] = {k.removeprefix("bert."): v.float() for k, v in load_file(folder / "model.safetensors").items()}
    rows = {piece.rstrip("\n"): n for n, piece in enumerate((folder / "vocab.txt").open(encoding="utf-8"))}
    with torch.no_grad():
        network.word.weight.copy_(given["embeddings.word_embeddings.weight"][[rows[piece] for piece in vocabulary()]])
        network.place.weight.copy_(given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0])
        _copy(network.norm, given, "embeddings.LayerNorm")
        for n, layer in enumerate(network.layers):
            at = f"encoder.layer.{n}"
            for part in ("weight", "bias"):
                whole = torch.cat([given[f"{at}.attention.self.{name}.{part}"] for name in ("query", "key", "value")])
                getattr(layer.qkv, part).copy_(whole)
            _copy(layer.o, given, f"{at}.attention.output.dense")
            _copy(layer.n1, given, f"{at}.attention.output.LayerNorm")
            _copy(layer.f1, given, f"{at}.intermediate.dense")
            _copy(layer.f2, given, f"{at}.output.dense")
            _copy(layer.n2, given, f"{at}.output.LayerNorm")


def _copy(module: Any, given: dict[str, Any], name: str) -> None:
    module.weight.copy_(given[f"{name}.weight"])
    module.bias.copy_(given[f"{name}.bias"])
