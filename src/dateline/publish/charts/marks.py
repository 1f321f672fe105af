"""Marks: a shape for each kind of speaker, so that nothing is told by colour alone."""

from collections.abc import Mapping

from markupsafe import Markup

from dateline.model.statement import SpeakerKind
from dateline.publish.charts import svg

RADIUS = 8.0
COPY_RADIUS = 4.5
SHAPES: Mapping[str, tuple[str, tuple[SpeakerKind, ...]]] = {
    "square": ("authorities", ("official", "state", "military", "police")),
    "diamond": ("organisations", ("organisation", "ngo", "party", "opposition")),
    "circle": ("people", ("person", "witness", "victim", "expert")),
    "triangle": ("media and documents", ("outlet", "agency", "document", "evidence")),
    "cross": ("not known", ("anonymous", "unknown")),
}


def shape_of(kind: str) -> str:
    """The shape of a kind of speaker."""
    return next((shape for shape, (_, kinds) in SHAPES.items() if kind in kinds), "cross")


def mark(shape: str, x: float, y: float, radius: float, class_: str) -> Markup:
    """A mark with its middle at a point."""
    if shape == "circle":
        return svg.tag("circle", cx=x, cy=y, r=radius, class_=class_)
    outline = [(x + dx * radius, y + dy * radius) for dx, dy in _OUTLINES[shape]]
    return svg.tag("path", d=svg.path(outline, closed=True), class_=class_)


def lettered(shape: str, x: float, y: float, letter: str, class_: str) -> Markup:
    """A mark with a letter in it."""
    lower = y + (5.6 if shape == "triangle" else 3.6)
    return mark(shape, x, y, RADIUS, class_) + svg.text(x, lower, letter, f"letter {class_}", anchor="middle", size=10)


def arrow_head(x: float, y: float, down: int, class_: str) -> Markup:
    """The head of an arrow with its point at (x, y); `down` is 1 for one that points down, -1 for up."""
    return svg.tag("path", d=svg.path([(x, y), (x - 4, y - 7 * down), (x + 4, y - 7 * down)], closed=True), class_=class_)


_ARM = 0.42
_OUTLINES: Mapping[str, tuple[tuple[float, float], ...]] = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "triangle": ((0, -1.25), (1.3, 1), (-1.3, 1)),
    "cross": (
        (-_ARM * 1.4, -1.1), (_ARM * 1.4, -1.1), (_ARM * 1.4, -_ARM * 1.4), (1.1, -_ARM * 1.4), (1.1, _ARM * 1.4), (_ARM * 1.4, _ARM * 1.4),
        (_ARM * 1.4, 1.1), (-_ARM * 1.4, 1.1), (-_ARM * 1.4, _ARM * 1.4), (-1.1, _ARM * 1.4), (-1.1, -_ARM * 1.4), (-_ARM * 1.4, -_ARM * 1.4),
    ),
}  # fmt: skip
