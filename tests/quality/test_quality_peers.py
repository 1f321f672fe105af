from pathlib import Path

import pytest

from quality import peers
from quality.peer_run import Folded
from quality.peers import Result, main, table, written

ROOT = Path(__file__).parents[2]
SCORES = {
    "attr": {"all": {"f": 0.7, "triple": {"f": 0.65}}, "indirect": {"f": 0.6}, "quoted": {"f": 0.8}},
    "span_exact": {"source": {"f": 0.71}, "cue": {"f": 0.68}, "content": {"f": 0.59}},
}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("''No,'' she said.", '"No," she said.'),
        ("One. \n\n  Two.", "One.\nTwo."),
        ("``A''\n\nb", '"A"\nb'),
        ("", ""),
    ],
)
def test_a_text_is_folded_for_those_who_know_one_mark_and_one_line_end(text: str, folded: str) -> None:
    assert Folded(text).text == folded


def test_a_stretch_of_the_folded_text_is_found_in_the_text_as_it_was() -> None:
    text = "He left.\n\n''No,'' she said."
    folded = Folded(text)
    for words in ("He left.", "she said"):
        at = folded.text.index(words)
        start, end = folded.pair(at, at + len(words))
        assert text[start:end] == words
    start, end = folded.pair(folded.text.index('"'), folded.text.index(" she"))
    assert text[start:end] == "''No,''"


def test_the_table_has_a_row_for_each_system() -> None:
    shown = table([Result(system="textacy", version="0.13", scores=SCORES, per_second=4.04)])
    assert shown.splitlines()[-1] == "| textacy 0.13, `direct_quotations` | 70.0 | 65.0 | 60.0 | 80.0 | 71/68/59 | 4.0 |"


def test_the_page_keeps_a_place_for_the_table() -> None:
    page = peers.PAGE.read_text(encoding="utf-8")
    once = written(page, "| a |\n")
    assert "\n| a |\n" in once
    assert written(once, "| a |\n") == once
    with pytest.raises(ValueError, match="lost the lines"):
        written("no place", "| a |\n")


def test_without_the_test_material_nothing_is_measured_and_that_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--gold", str(tmp_path)]) == 0
    assert "SKIPPED" in capsys.readouterr().out


def test_what_the_others_need_is_pinned_with_hashes_and_names_no_index() -> None:
    pinned = (ROOT / "requirements" / "peers.txt").read_text(encoding="utf-8")
    for system in peers.SYSTEMS.keys() - {"dateline"}:
        assert f"\n{system}==" in pinned
    assert "--hash=sha256:" in pinned
    assert "://" not in pinned
    assert "--index" not in pinned
