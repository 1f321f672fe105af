"""What the encoder knows of a text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Window:
    """Word pieces of neighbouring paragraphs that were read together.

    Attributes:
        starts, ends: offsets of each piece into the stored text, shape (n,); equal where the piece stands for a paragraph's end.
        outputs: what the heads say of each piece, shape (n, columns).
    """

    starts: NDArray[Any]
    ends: NDArray[Any]
    outputs: NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Encoding:
    """All windows of a text, in text order.

    Attributes:
        text: the stored text all offsets point into.
        windows: the windows.
        heads: columns of each head in `Window.outputs`, by the head's name.
    """

    text: str
    windows: tuple[Window, ...]
    heads: Mapping[str, slice]

    def outputs(self, window: Window, head: str) -> NDArray[Any]:
        """What one head says of each piece of a window, shape (n, width of the head).

        Raises:
            KeyError: the weights have no such head.
        """
        return window.outputs[:, self.heads[head]]
