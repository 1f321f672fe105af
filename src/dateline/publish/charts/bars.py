"""Bars of the timeline: what is said to have happened is filled; what is not is an outline with a sign of its own."""

from collections.abc import Sequence

from markupsafe import Markup

from dateline.publish import phrases
from dateline.publish.charts import svg

BAR = 10.0  # the least width; also the height
LINE = 21.0
SOFT = 0.3  # the part of a bar that fades at each end where the day is not exact


def fades(id_: str) -> Markup:
    """Gradients for bars with soft ends: one for filled bars, one for faint ones."""
    return svg.tag("defs", _fade(f"{id_}-soft", "solid"), _fade(f"{id_}-past", "past"))


def _fade(id_: str, class_: str) -> Markup:
    stops = ((0, "clear"), (SOFT, class_), (1 - SOFT, class_), (1, "clear"))
    return svg.tag(
        "linearGradient",
        *(
            svg.tag("stop", offset=f"{offset:g}", class_=f"stop-{class_}" + (" stop-clear" if kind == "clear" else ""))
            for offset, kind in stops
        ),
        id=id_,
    )


def bar(kind: str, x: float, y: float, width: float, *, soft: bool, id_: str) -> Markup:
    """A bar; a soft one fades at its ends (filled) or is left open there (outline)."""
    if kind in ("asserted", "historical"):
        fill = f"url(#{id_}-{'soft' if kind == 'asserted' else 'past'})" if soft else None
        return svg.tag("rect", x=x, y=y, width=width, height=BAR, rx=2, class_=f"bar {kind}{' soft' if soft else ''}", fill=fill)
    if not soft:
        outline = svg.tag("rect", x=x + 1, y=y + 1, width=width - 2, height=BAR - 2, rx=2, class_=f"bar {kind}", fill="none")
    else:
        lines = f"M{svg.short(x)} {svg.short(y + 1)}h{svg.short(width)}M{svg.short(x)} {svg.short(y + BAR - 1)}h{svg.short(width)}"
        outline = svg.tag("path", d=lines, class_=f"bar {kind}", fill="none")
    return outline + (
        svg.tag("line", x1=x, x2=x + width, y1=y + BAR / 2, y2=y + BAR / 2, class_="struck") if kind == "negated" else Markup()
    )


def label(words: str, x: float, y: float, width: float, size: svg.Size) -> Markup:
    """Words beside a bar: after it, else before it, else over it."""
    at, anchor, class_ = _place(svg.length(words, size.text - 1), x, width, size)
    return svg.text(at, y + BAR - 0.5, words, class_, anchor=anchor, size=size.text - 1)


def span(words: str, x: float, width: float, size: svg.Size) -> tuple[float, float]:
    """From where to where a bar and its words reach."""
    long = svg.length(words, size.text - 1)
    at, anchor, _ = _place(long, x, width, size)
    return (min(x, at - long), x + width) if anchor == "end" else (min(x, at), max(x + width, at + long))


def _place(long: float, x: float, width: float, size: svg.Size) -> tuple[float, str | None, str]:
    if x + width + 4 + long <= size.width:
        return x + width + 4, None, "bar-label"
    if x - 4 - long >= 0:
        return x - 4, "end", "bar-label"
    return max(2.0, min(x + 4, size.width - long)), None, "bar-label over"


def legend(kinds: Sequence[str], size: svg.Size, top: float, id_: str) -> tuple[Markup, float]:
    """What the bars mean, and the height that takes."""
    lines = [(bar(kind, 0, -BAR / 2, 22, soft=False, id_=id_), _meaning(kind)) for kind in kinds]
    lines.append((bar("asserted", 0, -BAR / 2, 22, soft=True, id_=id_), "soft or open ends: the day is not exact"))
    columns = 3 if size is svg.WIDE else 1
    rows = -(-len(lines) // columns)
    parts = []
    for n, (sign, words) in enumerate(lines):
        x, y = 8 + (n // rows) * (size.width / columns), top + (n % rows) * LINE + LINE / 2
        place = f"translate({svg.short(x)} {svg.short(y)})"
        parts.append(svg.tag("g", sign, svg.text(30, size.text * 0.35, words, "key"), transform=place))
    return svg.tag("g", *parts, class_="legend"), rows * LINE + 6


def _meaning(kind: str) -> str:
    badge = phrases.AUXILIARIES[kind]  # type: ignore[index]
    return badge.text if kind == "asserted" else f"{badge.sign} {badge.text}"
