"""The attribution network as the program's weights."""

from pathlib import Path

from tools.encoder.network import Network
from tools.encoder.settings import LINKS
from tools.trunk import graph

_LAYERS = {"tags": "tags", **{name: f"links.{name}" for name in LINKS}, "nobody": "nobody"}


def export(network: Network, path: Path) -> str:
    """Write the network and give the file's SHA-256."""
    return graph.export(network, path, {f"attribution.{name}": layer for name, layer in _LAYERS.items()}, {"traits": "trait"})
