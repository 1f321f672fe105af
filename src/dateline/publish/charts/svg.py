"""Elements of SVG as markup: everything given is escaped, numbers are short, nothing carries a style."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

Child = Markup | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How a drawing is laid out: `name` is the class that shows it on wide or narrow screens, lengths are in CSS pixels."""

    name: str
    width: float
    text: float


WIDE = Size(name="wide", width=760, text=13)
NARROW = Size(name="narrow", width=344, text=12)
_WIDTHS = (("mwMW@%—", 0.92), ("fijlrtI.,:;'|!() ", 0.4), ("ABCDEGHKNOPQRSUVXYZ", 0.7))
_OTHERS = 0.62  # lower-case letters and digits of the widest of our typefaces; scripts of the East take a full square
_SQUARE = "\u2e80"


def tag(name: str, *children: Child, **attributes: str | float | None) -> Markup:
    """An element. Underscores in names of attributes become hyphens, one at the end goes; None = no such attribute."""
    shown = Markup("").join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), short(value)) for key, value in attributes.items() if value is not None
    )
    inside = Markup("").join(children)
    return Markup("<{}{}>{}</{}>").format(name, shown, inside, name) if inside else Markup("<{}{}/>").format(name, shown)


def short(value: str | float) -> str:
    """A length with one decimal at most; text as it is."""
    return value if isinstance(value, str) else f"{round(value, 1):g}"


def text(x: float, y: float, words: str, class_: str, *, anchor: str | None = None, size: float | None = None) -> Markup:
    """A line of text."""
    return tag("text", words, x=x, y=y, class_=class_, text_anchor=anchor, font_size=size)


def link(href: str, label: str, *children: Markup, class_: str | None = None) -> Markup:
    """Marks that lead to words. They are no stops of the tab key: the rows beneath the chart lead to the same places."""
    return tag("a", tag("title", label), *children, href=href, tabindex="-1", aria_label=label, class_=class_)


def length(words: str, size: float) -> float:
    """How long words are at most in type of a size; the server has no fonts to measure with."""
    return size * sum(_width(letter) for letter in words)


def _width(letter: str) -> float:
    return next((width for letters, width in _WIDTHS if letter in letters), 1.0 if letter >= _SQUARE else _OTHERS)


def cut(words: str, room: float, size: float) -> str:
    """Words that fit into a room, with an ellipsis where some are left out."""
    words = " ".join(words.split())
    if length(words, size) <= room:
        return words
    while words and length(words, size) + size > room:
        words = words[:-1]
    return words.rstrip() + "…"


def drawing(name: str, size: Size, height: float, title: str, description: str, *children: Markup) -> Markup:
    """One drawing with its name and description.

    A drawing with links is a group and no image: what stands inside an image is hidden from screen readers.
    """
    id_ = f"{name}-{size.name}"
    return tag(
        "svg",
        tag("title", title, id=f"{id_}-title"),
        tag("desc", description, id=f"{id_}-desc"),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"drawing drawing-{size.name}",
        viewBox=f"0 0 {short(size.width)} {short(height)}",
        width=size.width,
        height=height,
        font_size=size.text,
        role="group",
        aria_labelledby=f"{id_}-title {id_}-desc",
    )


def path(points: Iterable[tuple[float, float]], *, closed: bool = False) -> str:
    """A line through points, as path data."""
    steps = " ".join(f"{'L' if n else 'M'}{short(x)} {short(y)}" for n, (x, y) in enumerate(points))
    return f"{steps}Z" if closed else steps


def shown(*drawings: Markup) -> Markup:
    """The drawings of a chart together."""
    return tag("div", *drawings, class_="drawings")
