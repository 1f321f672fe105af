"""Network → quantised ONNX, written operator by operator in the runtime's own fused ones: the same file from the same weights, always."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from tools.trunk.bodies import ATTENTION_HEADS, MINILM
from tools.trunk.network import WEIGHT_TOP, Trunk

_FUSED = "com.microsoft"
_WINDOW = 256
_EMBEDDING_TOP = 127


def export(network: Trunk, path: Path, heads: Mapping[str, str], added: Mapping[str, str]) -> str:
    """Write the network and give the file's SHA-256.

    What is added to the pieces comes in behind the layers that stayed as they were published, as in `Trunk.read`.

    Args:
        network: the trunk with its heads.
        path: where to.
        heads: linear layer of each head, by the name the program asks for it by.
        added: table of what is added to the embeddings, by the name of the input that picks its rows.
    """
    weights = {name: tensor.detach().float().numpy() for name, tensor in network.state_dict().items()}
    model = _Graph(weights, len(network.layers), network.frozen).model(heads, added)
    path.write_bytes(model.SerializeToString(deterministic=True))
    return hashlib.sha256(path.read_bytes()).hexdigest()


class _Graph:
    """Collects constants and operators."""

    def __init__(self, weights: dict[str, NDArray[Any]], layers: int, frozen: int) -> None:
        self._weights, self._layers, self._frozen = weights, layers, frozen
        self._constants: list[Any] = []
        self._nodes: list[Any] = []

    def model(self, heads: Mapping[str, str], added: Mapping[str, str]) -> Any:
        """Inputs `ids`, what is added, `places`, of shape (1, n); output `heads` of shape (1, n, columns)."""
        x = self._embedded({} if self._frozen else added)
        for n in range(self._layers):
            if n and n == self._frozen:
                x = self._added(x, added)
            x = self._layer(x, n)
        columns = self._heads(x, heads)
        graph = helper.make_graph(
            self._nodes,
            "encoder",
            [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "n"]) for name in ("ids", *added, "places")],
            [helper.make_tensor_value_info("heads", TensorProto.FLOAT, [1, "n", max(last for _, last in columns.values())])],
            initializer=self._constants,
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(_FUSED, 1)], ir_version=8)
        helper.set_model_props(model, {"heads": json.dumps(columns)})
        onnx.checker.check_model(onnx.load_from_string(model.SerializeToString()), check_custom_domain=False)
        return model

    def _constant(self, name: str, values: NDArray[Any]) -> str:
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def _node(self, operator: str, inputs: list[str], output: str, *, fused: bool = False, **attributes: Any) -> str:
        self._nodes.append(helper.make_node(operator, inputs, [output], domain=_FUSED if fused else "", name=output, **attributes))
        return output

    def _embedded(self, added: Mapping[str, str]) -> str:
        words = self._weights["word.weight"]
        scale = np.abs(words).max(1, keepdims=True) / _EMBEDDING_TOP
        self._constant("word", np.round(words / scale).astype(np.int8))
        self._constant("word.scale", scale.astype(np.float32))
        self._constant("place", self._weights["place.weight"][:_WINDOW].astype(np.float16))
        self._node("Cast", [self._node("Gather", ["word", "ids"], "word.rounded")], "word.steps", to=TensorProto.FLOAT)
        self._node("Gather", ["word.scale", "ids"], "word.step")
        x = self._node("Mul", ["word.steps", "word.step"], "word.found")
        place = self._node("Cast", [self._node("Gather", ["place", "places"], "place.half")], "place.found", to=TensorProto.FLOAT)
        x = self._added(x, added)
        return self._normal(x, place, "norm", "embedded")

    def _added(self, x: str, added: Mapping[str, str]) -> str:
        for rows, table in added.items():
            self._constant(table, self._weights[f"{table}.weight"].astype(np.float32))
            found = self._node("Gather", [table, rows], f"{table}.found")
            x = self._node("Add", [x, found], "embedded.words" if x == "word.found" else f"embedded.{table}")
        return x

    def _layer(self, x: str, n: int) -> str:
        own = f"layers.{n}"
        both = self._linear(x, f"{own}.qkv")
        parts = [f"{own}.{name}" for name in ("query", "key", "value")]
        self._nodes.append(helper.make_node("Split", [both, self._constant(f"{own}.sizes", np.array([MINILM.width] * 3))], parts, axis=2))
        seen = self._node("MultiHeadAttention", parts, f"{own}.seen", fused=True, num_heads=ATTENTION_HEADS)
        x = self._normal(self._linear(seen, f"{own}.o"), x, f"{own}.n1", f"{own}.between")
        inner = self._node("Gelu", [self._linear(x, f"{own}.f1")], f"{own}.inner", fused=True)
        return self._normal(self._linear(inner, f"{own}.f2"), x, f"{own}.n2", f"{own}.out")

    def _linear(self, x: str, name: str) -> str:
        """Inputs rounded to 8 bits on the way, weights kept in 7, one scale for each output."""
        weights = self._weights[f"{name}.weight"].T
        scale = np.maximum(np.abs(weights).max(0), 1e-8) / WEIGHT_TOP
        inputs = [
            x,
            self._constant(f"{name}.rounded", np.round(weights / scale).astype(np.int8)),
            self._constant(f"{name}.scale", scale.astype(np.float32)),
            self._constant(f"{name}.zero", np.zeros(scale.shape, dtype=np.int8)),
            self._constant(f"{name}.bias", self._weights[f"{name}.bias"]),
        ]
        return self._node("DynamicQuantizeMatMul", inputs, name, fused=True)

    def _normal(self, x: str, other: str, name: str, output: str) -> str:
        """Sum and normalisation apart: the runtime's fused operator for both takes several times as long."""
        total = self._node("Add", [x, other], f"{output}.sum")
        ends = [self._constant(f"{name}.{part}", self._weights[f"{name}.{part}"]) for part in ("weight", "bias")]
        return self._node("LayerNormalization", [total, *ends], output, axis=-1, epsilon=MINILM.epsilon)

    def _heads(self, x: str, heads: Mapping[str, str]) -> dict[str, tuple[int, int]]:
        """All heads as one matrix, and the columns of each."""
        weights = [self._weights[f"{layer}.weight"] for layer in heads.values()]
        bias = np.concatenate([self._weights[f"{layer}.bias"] for layer in heads.values()])
        product = self._node("MatMul", [x, self._constant("heads.weight", np.concatenate(weights).T)], "heads.product")
        self._node("Add", [product, self._constant("heads.bias", bias)], "heads")
        last = np.cumsum([len(w) for w in weights]).tolist()
        return {name: (end - len(w), end) for name, w, end in zip(heads, weights, last, strict=True)}
