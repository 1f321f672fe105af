"""Public encoders as packages on the package index carry them: where they lie, and how their weights become a network's."""

import importlib.util
import io
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load as load_safetensors

from dateline.encoder.pieces import vocabulary
from tools.trunk.bodies import MINILM, MPNET, PLACES, Body
from tools.trunk.network import Trunk

_OPENING = 2  # MPNet's places begin behind two that it keeps for padding
_ATTENTION = {  # query, key, value, what goes out, and the normalisation behind it
    MINILM: (*(f"attention.self.{name}" for name in ("query", "key", "value")), "attention.output.dense", "attention.output.LayerNorm"),
    MPNET: (*(f"attention.attn.{name}" for name in "qkvo"), "attention.LayerNorm"),
}
_MPNET_PIECES = {"[SEP]": "</s>", "[PAD]": "<pad>"}


@cache
def files(body: Body) -> Mapping[str, bytes]:
    """`model.safetensors` and `vocab.txt` of a public encoder.

    Raises:
        SystemExit: its package is not installed.
    """
    folders = [_folder(package) for package in body.packages]
    if len(folders) == 1:
        return {name: (folders[0] / "model" / name).read_bytes() for name in ("model.safetensors", "vocab.txt")}
    whole = b"".join(next(folder.glob("input/*.zip.0*")).read_bytes() for folder in folders)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        names = {Path(name).name: name for name in archive.namelist()}
        return {name: archive.read(names[name]) for name in ("model.safetensors", "vocab.txt")}


def _folder(package: str) -> Path:
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise SystemExit(
            "The public weights are not installed. Run `make train-attribution` or `make train-coding`, which set up what training needs."
        )
    return Path(found.origin).parent


def load_public(network: Trunk, body: Body) -> None:
    """Start from public weights (MiniLM and MPNet: Apache-2.0): the rows of our vocabulary, the first layers."""
    parts = files(body)
    given: dict[str, Any] = {
        k.removeprefix("bert.").removeprefix("mpnet."): v.float() for k, v in load_safetensors(parts["model.safetensors"]).items()
    }
    rows = {piece: n for n, piece in enumerate(parts["vocab.txt"].decode("utf-8").split("\n"))}
    own = {piece: _MPNET_PIECES.get(piece, piece) if body is MPNET else piece for piece in vocabulary()}
    with torch.no_grad():
        network.word.weight.copy_(given["embeddings.word_embeddings.weight"][[rows[own[piece]] for piece in vocabulary()]])
        places = given["embeddings.position_embeddings.weight"]
        if network.distance is None:
            network.place.weight.copy_(places + given["embeddings.token_type_embeddings.weight"][0])
        else:
            network.place.weight.copy_(places[_OPENING : _OPENING + PLACES])
            network.distance.weight.copy_(given["encoder.relative_attention_bias.weight"])
        _copy(network.norm, given, "embeddings.LayerNorm")
        *seen, out, norm = _ATTENTION[body]
        for n, layer in enumerate(network.layers):
            at = f"encoder.layer.{n}"
            for part in ("weight", "bias"):
                getattr(layer.qkv, part).copy_(torch.cat([given[f"{at}.{name}.{part}"] for name in seen]))
            _copy(layer.o, given, f"{at}.{out}")
            _copy(layer.n1, given, f"{at}.{norm}")
            _copy(layer.f1, given, f"{at}.intermediate.dense")
            _copy(layer.f2, given, f"{at}.output.dense")
            _copy(layer.n2, given, f"{at}.output.LayerNorm")


def _copy(module: Any, given: Mapping[str, Any], name: str) -> None:
    module.weight.copy_(given[f"{name}.weight"])
    module.bias.copy_(given[f"{name}.bias"])
