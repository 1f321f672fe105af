"""Network → quantised ONNX, written operator by operator in the runtime's own fused ones: the same file from the same weights, always."""

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from tools.encoder.network import WEIGHT_TOP, Network
from tools.encoder.settings import ATTENTION_HEADS, LABELS, LINK, LINKS, MINILM

_FUSED = "com.microsoft"
_WINDOW = 256
_EMBEDDING_TOP = 127


def export(network: Network, path: Path) -> str:
    """Write the network and give the file's SHA-256."""
    weights = {name: tensor.detach().float().numpy() for name, tensor in network.state_dict().items()}
    model = _Graph(weights, len(network.layers)).model()
    path.write_bytes(model.SerializeToString(deterministic=True))
    return hashlib.sha256(path.read_bytes()).hexdigest()


class _Graph:
    """Collects constants and operators."""

    def __init__(self, weights: dict[str, NDArray[Any]], layers: int) -> None:
        self._weights, self._layers = weights, layers
        self._constants: list[Any] = []
        self._nodes: list[Any] = []

    def model(self) -> Any:
        """Inputs `ids`, `traits`, `places` of shape (1, n); output `heads` of shape (1, n, columns)."""
        x = self._embedded()
        for n in range(self._layers):
            x = self._layer(x, n)
        columns = self._heads(x)
        graph = helper.make_graph(
            self._nodes,
            "encoder",
            [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "n"]) for name in ("ids", "traits", "places")],
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

    def _embedded(self) -> str:
        words = self._weights["word.weight"]
        scale = np.abs(words).max(1, keepdims=True) / _EMBEDDING_TOP
        self._constant("word", np.round(words / scale).astype(np.int8))
        self._constant("word.scale", scale.astype(np.float32))
        self._constant("place", self._weights["place.weight"][:_WINDOW].astype(np.float16))
        self._constant("trait", self._weights["trait.weight"].astype(np.float32))
        self._node("Cast", [self._node("Gather", ["word", "ids"], "word.rounded")], "word.steps", to=TensorProto.FLOAT)
        self._node("Gather", ["word.scale", "ids"], "word.step")
        word = self._node("Mul", ["word.steps", "word.step"], "word.found")
        place = self._node("Cast", [self._node("Gather", ["place", "places"], "place.half")], "place.found", to=TensorProto.FLOAT)
        trait = self._node("Gather", ["trait", "traits"], "trait.found")
        return self._normal(self._node("Add", [word, trait], "embedded.words"), place, "norm", "embedded")

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

    def _heads(self, x: str) -> dict[str, tuple[int, int]]:
        """All heads as one matrix, and the columns of each."""
        sizes = {"tags": LABELS, **dict.fromkeys(LINKS, LINK), "nobody": 1}
        names = {name: f"links.{name}" if name in LINKS else name for name in sizes}
        weights = np.concatenate([self._weights[f"{names[name]}.weight"] for name in sizes])
        bias = np.concatenate([self._weights[f"{names[name]}.bias"] for name in sizes])
        product = self._node("MatMul", [x, self._constant("heads.weight", weights.T)], "heads.product")
        self._node("Add", [product, self._constant("heads.bias", bias)], "heads")
        last = np.cumsum(list(sizes.values())).tolist()
        return {f"attribution.{name}": (end - size, end) for (name, size), end in zip(sizes.items(), last, strict=True)}
