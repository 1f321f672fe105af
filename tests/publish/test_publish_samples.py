"""The page of reports that went the whole way, not of a record made by hand."""

import re
from pathlib import Path

import pytest

import dateline
from dateline.publish import reader_page

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared" / "seed" / "report.txt"


def _check(text: str) -> None:
    html = reader_page(dateline.read(text, published="2020-09-05", outlet="The Courier"))
    ids = re.findall(r' id="([^"]+)"', html)
    links = set(re.findall(r' href="#([^"]+)"', html))
    assert len(ids) == len(set(ids))
    assert links <= set(ids)
    assert {i for i in ids if i.startswith("w-")} <= links


@pytest.mark.parametrize("path", sorted((ROOT / "samples").glob("*.txt"))[::4], ids=lambda p: p.stem)
def test_a_page_of_a_sample_is_linked_both_ways(path: Path) -> None:
    _check(path.read_text(encoding="utf-8"))


def test_a_page_of_the_first_real_report_is_linked_both_ways() -> None:
    if not SEED.exists():
        pytest.skip("the first real report does not stand beside the checkout")
    _check(SEED.read_text(encoding="utf-8"))
