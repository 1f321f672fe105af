"""The page's colours, light and dark."""

import re

import pytest

from dateline.publish.page import stylesheet

TEXT_ON_GROUND = [
    ("ink", "paper"),
    ("ink", "sheet"),
    ("soft", "paper"),
    ("soft", "sheet"),
    ("accent", "paper"),
    ("accent", "sheet"),
    ("ink", "content"),
    ("ink", "deep"),
    ("ink", "source"),
    ("cue", "sheet"),
    ("accent", "content"),
    ("accent", "deep"),
    ("ink", "tally"),
    ("no", "sheet"),
    ("no", "paper"),
    ("maybe", "sheet"),
    ("maybe", "paper"),
    ("yes", "sheet"),
    ("past", "sheet"),
    ("lit-ink", "lit"),
]
ENOUGH = 4.5  # WCAG 2.2, contrast (minimum), level AA


def _schemes() -> list[dict[str, str]]:
    blocks = re.findall(r":root \{(.*?)\}", stylesheet(), flags=re.DOTALL)
    return [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in blocks]


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1])
def test_text_meets_wcag_aa_on_its_ground(scheme: int) -> None:
    colours = _schemes()[scheme]
    for text, ground in TEXT_ON_GROUND:
        low, high = sorted((_luminance(colours[text]), _luminance(colours[ground])))
        assert (high + 0.05) / (low + 0.05) >= ENOUGH, (text, ground)


def test_what_an_event_is_shows_in_line_style_as_well_as_in_colour() -> None:
    css = stylesheet()
    for kind, line in (("negated", "double"), ("hypothetical", "dashed"), ("requested", "dotted"), ("planned", "dotted")):
        rules = re.findall(rf"[^{{}}]*aux-{kind}[^{{}}]*\{{([^}}]*)\}}", css)
        assert any(line in rule for rule in rules), kind
