"""Running the weights: quantised ONNX by onnxruntime, one window at a time, without padding."""

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np

from dateline.encoder.asread import as_read
from dateline.encoder.encoding import Encoding, Window
from dateline.encoder.pieces import windows
from dateline.model import Document, Span
from dateline.model.document import READ
from dateline.resources import open_bytes

WEIGHTS = "encoder.onnx"
_settings = {"threads": 1}


def set_threads(threads: int) -> None:
    """How many threads of this process one window may use from now on (at first one: processes share the cores)."""
    _settings["threads"] = threads


def encode(text: str, spans: Iterable[Span]) -> Encoding:
    """Read the spans of a text. Equal texts give equal outputs on equal processors; windows hold whole spans where they fit."""
    session, heads = opened(WEIGHTS)
    out = []
    for pile in windows(text, spans):
        given = {
            "ids": np.array([pile.ids], dtype=np.int64),
            "traits": np.array([pile.traits], dtype=np.int64),
            "places": np.arange(len(pile), dtype=np.int64)[None],
        }
        (outputs,) = session.run(["heads"], given)
        out.append(Window(starts=np.array(pile.starts), ends=np.array(pile.ends), outputs=outputs[0]))
    return Encoding(text=text, windows=tuple(out), heads=heads)


def encoded(document: Document) -> Encoding:
    """Read the passages of a document that are read."""
    return encode(as_read(document), [p.span for p in document.passages if p.kind in READ])


def opened(weights: str) -> tuple[Any, dict[str, slice]]:
    """The session of a file of weights, and the columns of its heads; loaded when first asked for."""
    return _session(weights, _settings["threads"])


@cache
def _session(weights: str, threads: int) -> tuple[Any, dict[str, slice]]:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The graph is written with fused operators; the optimiser would only fuse additions into a slower normalisation.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(open_bytes(weights), options, providers=["CPUExecutionProvider"])
    columns = json.loads(session.get_modelmeta().custom_metadata_map["heads"])
    return session, {name: slice(first, last) for name, (first, last) in columns.items()}
