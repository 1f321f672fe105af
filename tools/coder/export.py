"""The coder as the program's weights."""

from pathlib import Path

from tools.coder.network import POOLS, Coder
from tools.trunk import graph


def export(network: Coder, path: Path) -> str:
    """Write the network and give the file's SHA-256."""
    heads = {f"types.{pool}": f"types.{pool}" for pool in POOLS} | {"police.score": "police", "police.gate": "gate"}
    return graph.export(network, path, heads, {"traits": "trait", "roles": "role"})
