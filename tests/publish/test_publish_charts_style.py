"""Charts in a real browser and their colours."""

import re
from collections.abc import Iterator
from importlib.resources import files

import pytest
from selenium import webdriver

from dateline.publish.charts import place_map, timeline_chart, toll_chart
from dateline.publish.page import stylesheet
from tests.publish.test_publish_charts import killed, link, many, samples
from tests.publish.test_publish_style import ENOUGH, _luminance
from tests.web.chromium import scheme, start, violations, width

LARGE = 3.0  # WCAG 2.2, contrast of what is no text
CSS = files("dateline.publish").joinpath("static", "charts.css").read_text(encoding="utf-8")
POLICY = "default-src 'none'; style-src 'self' file:"
TEXT = [("ink", "land"), ("soft", "land"), ("soft", "water"), ("ink", "band"), ("dot-ink", "dot"), ("ink", "water"), ("soft", "paper")]
SHAPES = [
    ("dot", "paper"), ("dot", "band"), ("dot", "land"), ("faint", "paper"), ("faint", "band"), ("hatch", "land"), ("border", "land"),
    ("no", "paper"), ("no", "band"), ("yes", "paper"), ("maybe", "paper"), ("accent", "paper"),
]  # fmt: skip


@pytest.mark.parametrize("number", [0, 1])
def test_colours_of_charts_meet_wcag_aa_in_light_and_dark(number: int) -> None:
    found = [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))
        for css in _schemes(stylesheet())[number : number + 1] + _schemes(CSS)[number : number + 1]
    ]
    colours = found[0] | found[1]
    for pairs, least in ((TEXT, ENOUGH), (SHAPES, LARGE)):
        for mark, ground in pairs:
            low, high = sorted((_luminance(colours[mark]), _luminance(colours[ground])))
            assert (high + 0.05) / (low + 0.05) >= least, (mark, ground)


def _schemes(css: str) -> list[str]:
    return re.findall(r":root \{(.*?)\}", css, flags=re.DOTALL)


def test_every_class_of_a_drawing_has_its_colours_from_the_style_sheet() -> None:
    drawn = "".join(
        c.svg for c in (toll_chart(killed(), samples(), link=link), timeline_chart(samples(), link=link), place_map(samples(), link=link))
    )
    used = {name for classes in re.findall(r' class="([^"]+)"', drawn) for name in classes.split()}
    unstyled = {"axes", "reach", "open", "legend", "lane-group", "letter", "over", "drawings", "bar-label"}
    assert {name for name in used if f".{name}" not in CSS} <= unstyled


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("charts")
    (folder / "all.css").write_text(stylesheet() + CSS, encoding="utf-8")
    shown = [toll_chart(killed(), samples(), link=link), timeline_chart(samples(), link=link), place_map(samples(), link=link)]
    parts = [f"<h2>{n}</h2>{chart.svg}" for n, chart in enumerate([*shown, timeline_chart(many(40), link=link, name="many")], start=1)]
    rows = [row.anchor for row in (*place_map(samples(), link=link).points, *place_map(samples(), link=link).areas)]
    listed = "".join(f'<li id="{anchor}">place</li>' for anchor in rows)
    (folder / "page.html").write_text(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>Charts</title><link rel="stylesheet" href="all.css"></head>'
        f"<body><main><h1>Charts</h1>{''.join(parts)}<ol>{listed}</ol></main></body></html>",
        encoding="utf-8",
    )
    return (folder / "page.html").as_uri()


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    made = start(tmp_path_factory.mktemp("profile"))
    yield made
    made.quit()


@pytest.mark.browser
@pytest.mark.parametrize("pixels", [390, 1280])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_charts_are_accessible_and_fit_phone_and_desktop(driver: webdriver.Chrome, page: str, pixels: int, colours: str) -> None:
    width(driver, pixels)
    scheme(driver, colours)
    driver.get(page)
    assert violations(driver) == []
    assert driver.execute_script("return document.documentElement.scrollWidth") <= pixels
    shown = driver.execute_script(
        "return [...document.querySelectorAll('svg[role]')].filter(s => s.getBoundingClientRect().width).map(s => s.getAttribute('class'))"
    )
    assert set(shown) == {"drawing drawing-narrow" if pixels == 390 else "drawing drawing-wide"}
    refused = [line for line in driver.get_log("browser") if "Content Security Policy" in line["message"]]  # type: ignore[no-untyped-call] # selenium has no types here
    assert refused == []


@pytest.mark.browser
@pytest.mark.parametrize("pixels", [390, 1280])
def test_words_of_charts_are_large_enough_and_stay_inside(driver: webdriver.Chrome, page: str, pixels: int) -> None:
    width(driver, pixels)
    driver.get(page)
    small = driver.execute_script(
        "return [...document.querySelectorAll('svg[role] text')].filter(t => t.getBoundingClientRect().width)"
        ".map(t => [t.textContent, parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a]).filter(([, size]) => size < 9.5)"
    )
    assert small == []
    outside = driver.execute_script(
        "return [...document.querySelectorAll('svg[role]')].filter(s => s.getBoundingClientRect().width).flatMap(s => {"
        "const frame = s.getBoundingClientRect(); return [...s.querySelectorAll('text')].filter(t => {"
        "const r = t.getBoundingClientRect(); return r.left < frame.left - 2 || r.right > frame.right + 2 || r.bottom > frame.bottom + 2}).map(t => t.textContent)})"
    )
    assert outside == []
