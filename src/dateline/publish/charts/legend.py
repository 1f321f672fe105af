"""What the marks of a toll chart mean: a line a speaker, then a line a sign that occurs."""

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from dateline.publish import phrases
from dateline.publish.charts import svg
from dateline.publish.charts.marks import COPY_RADIUS, RADIUS, arrow_head, lettered, mark
from dateline.publish.charts.toll_rows import Point

LINE = 21.0
MOST_SPEAKERS = 8


def legend(drawn: Sequence[Point], size: svg.Size, top: float) -> tuple[Markup, float]:
    """The legend and its height; two columns where there is room."""
    columns = 2 if size is svg.WIDE else 1
    width = (size.width - 4) / columns
    lines = [*_speakers(drawn), *_signs(drawn)]
    rows = -(-len(lines) // columns)
    parts = []
    for n, (sign, words) in enumerate(lines):
        x, y = 4 + (n // rows) * width, top + (n % rows) * LINE + LINE / 2
        parts.append(
            svg.tag(
                "g",
                sign,
                svg.text(26, size.text * 0.35, svg.cut(words, width - 30, size.text), "key"),
                transform=f"translate({svg.short(x)} {svg.short(y)})",
            )
        )
    return svg.tag("g", *parts, class_="legend"), rows * LINE + 8


def _speakers(drawn: Sequence[Point]) -> Iterator[tuple[Markup, str]]:
    """A line a name, with all that reports say it is. Speakers of one name that are not known to be the same have a letter each."""
    named: dict[str, dict[str, Point]] = {}
    kinds: dict[str, dict[str, None]] = {}
    for p in drawn:
        named.setdefault(p.row.speaker, {}).setdefault(p.entry.voice, p)
        kinds.setdefault(p.row.speaker, {})[p.row.kind] = None
    for speaker, voices in list(named.items())[:MOST_SPEAKERS]:
        first, *others = voices.values()
        letters = "".join(f", {p.letter}" for p in others)
        told = _kinds(speaker, kinds[speaker])
        words = f"{speaker} ({told})" if told else speaker
        yield lettered(first.shape, 12, 0, first.letter, "dot"), f"{words}; also {letters[2:]}" if others else words
    if len(named) > MOST_SPEAKERS:
        yield Markup(), f"and {len(named) - MOST_SPEAKERS} more speakers, named in the table"


def _kinds(speaker: str, kinds: Iterable[str]) -> str:
    """What a speaker is said to be, by every report that says it; what its name says already, or no report knows, is left out."""
    found = list(kinds)
    known = [kind for kind in found if kind != phrases.speaker_kind("unknown")]
    return ", ".join(kind for kind in known or found if kind not in speaker)


def _signs(drawn: Sequence[Point]) -> Iterator[tuple[Markup, str]]:
    found = {sign for p in drawn for sign in p.row.marks}
    if "vague" in found:
        yield mark("circle", 12, 0, RADIUS - 1, "dot hollow"), "hollow: about, or a vague word"
    if "open" in found:
        yield (
            svg.tag("line", x1=12, x2=12, y1=9, y2=-3, class_="range") + arrow_head(12, -9, -1, "range-head"),
            "at least: open above, as is a band that fades",
        )
    if "fall" in found:
        yield (
            svg.tag("line", x1=12, x2=12, y1=-9, y2=3, class_="fall") + arrow_head(12, 9, 1, "fall-head"),
            "a speaker's number falls and no reason is given",
        )
    if "revision" in found:
        yield (
            svg.tag("line", x1=12, x2=12, y1=-9, y2=3, class_="revised") + arrow_head(12, 9, 1, "revised-head"),
            "a speaker corrects a number",
        )
    if "late" in found:
        yield svg.tag("line", x1=12, x2=12, y1=-9, y2=9, class_="late"), "dotted rise: counted late, no toll of that day"
    if "soft" in found:
        yield svg.tag("line", x1=12, x2=12, y1=-9, y2=9, class_="range soft-ends"), "dashed: what “about” leaves open"
    if "copy" in found:
        yield mark("circle", 12, 0, COPY_RADIUS, "dot copy"), "small: the same text in another outlet"
