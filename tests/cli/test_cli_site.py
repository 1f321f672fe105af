"""`dateline site` on the command line."""

from collections.abc import Callable
from pathlib import Path

from dateline.web.site.folder import MARKER
from tests.cli.conftest import Outcome


def test_a_copy_is_written_and_written_again(run: Callable[..., Outcome], folder: Path, tmp_path: Path) -> None:
    assert run("add", folder).status == 0
    assert run("story", "add", "harbour", "--title", "The harbour", "--query", "harbour").status == 0
    for _ in range(2):
        done = run("site", tmp_path / "copy", "--site-name", "The Watch")
        assert (done.status, done.err) == (0, "")
        assert f"Open {tmp_path / 'copy' / 'index.html'}" in done.out
    assert "The Watch" in (tmp_path / "copy" / "index.html").read_text()
    assert (tmp_path / "copy" / "stories" / "harbour.html").is_file()
    assert (tmp_path / "copy" / MARKER).is_file()


def test_a_copy_of_one_story_leads_to_the_desk_that_runs(run: Callable[..., Outcome], folder: Path, tmp_path: Path) -> None:
    assert run("add", folder).status == 0
    assert run("story", "add", "harbour", "--title", "The harbour", "--query", "outlet:wire").status == 0
    done = run("site", tmp_path / "copy", "--story", "harbour", "--base-url", "https://watch.example", "--desk", "https://desk.example")
    assert done.status == 0
    assert len(list((tmp_path / "copy" / "reports").glob("*.html"))) == 1
    assert "https://desk.example/search" in (tmp_path / "copy" / "index.html").read_text()


def test_mistakes_are_said_in_words(run: Callable[..., Outcome], folder: Path, tmp_path: Path) -> None:
    missing = run("site", tmp_path / "copy")
    assert missing.status == 17
    assert "dateline add" in missing.err
    assert run("add", folder).status == 0
    assert "no story" in run("site", tmp_path / "copy", "--story", "nowhere").err
    assert "https://" in run("site", tmp_path / "copy", "--base-url", "javascript:alert(1)").err
    refused = run("site", folder)
    assert refused.status == 2
    assert "--force" in refused.err
    assert (folder / "bare.txt").is_file()
    assert not (tmp_path / "copy").exists()
