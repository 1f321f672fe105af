"""`make demo`: the whole way, from feeds to a letter and files, by itself and offline."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dateline.store import Store
from demo.forms import first_form, heading_of
from demo.news import CORRECTION
from demo.run import READER
from tests.servers.mailbox import parsed, text_of

ROOT = Path(__file__).resolve().parents[2]
FORM = """<h1>Sign <b>up</b></h1><form action="/search"><input name="q"></form><form action="/subscribe" method="post">
<input name="address" value=""><select name="story"><option value="">Choose</option><option value="gate-4" selected>Gate 4</option></select>
<input type="radio" name="often" value="daily" checked><input type="radio" name="often" value="weekly">
<input type="checkbox" name="agreed" value="yes"></form>"""


@pytest.fixture(scope="module")
def went(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of a run, and what it printed."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    done = subprocess.run(
        [sys.executable, "-m", "demo.run", "--out", str(folder)], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr
    return folder, done.stdout


@pytest.fixture(scope="module")
def out(went: tuple[Path, str]) -> Path:
    return went[0]


def test_what_is_printed_tells_the_story_in_order(went: tuple[Path, str]) -> None:
    """Events with grades and counts, disputes with the words of each side, tolls, one text in two outlets, then what an outlet changed."""
    printed = " ".join(went[1].split())
    told = (
        "11 reports · 4 outlets · 1 of them a copy",
        "why contested: ",
        "why one event: ",
        "CONTESTED",
        "TOLLS",
        "The same text in 2 outlets",
        "independent Speakers whose word does not come from one and the same text",
        "affirms in Amber Wire, 7 March 2026 “that at least seven people had died in Klaipeda”",
        "cannot both be right.",
        "REVISED",
        "corrected: after 5",
        "CLAIMED OTHERWISE 3 changes",
        "count changed workers killed: 4 → 5 Amber Coast Hospital",
        "denial removed Quay Guard was “that there had been no torture”",
        "CORRECTIONS TO EARLIER LETTERS",
    )
    places = [printed.find(words) for words in told]
    assert -1 not in places, told[places.index(-1)]
    assert places == sorted(places)


def test_a_denial_an_admission_and_a_correction_can_be_seen(went: tuple[Path, str]) -> None:
    printed = " ".join(went[1].split())
    assert "denied what" in printed
    assert "Juris Veltman admits" in printed
    assert "why confirmed: Juris Veltman, held responsible, says so itself" in printed
    assert "corrected from 5" in printed


def test_the_feeds_of_four_outlets_are_watched_and_a_changed_page_is_a_second_version(out: Path) -> None:
    with Store.open(out / "desk.sqlite", create=False) as store:
        reports = [r.report for r in store.readings()]
    assert len(reports) == 12
    assert len({r.outlet for r in reports}) == 4
    assert {r.version for r in reports if (r.url or "").endswith("/release")} == {1, 2}
    assert not any("Sign up" in r.text and "Weather" in r.text for r in reports)
    assert list((out / "desk.sqlite.evidence").glob("*.warc.gz"))


def test_the_reader_gets_a_confirmation_a_letter_and_a_letter_about_the_correction(out: Path) -> None:
    letters = [parsed(p.read_bytes()) for p in sorted((out / "mail").glob("*.eml"))]
    assert [m["To"] for m in letters] == [READER] * 3
    assert [m["List-Unsubscribe-Post"] for m in letters[1:]] == ["List-Unsubscribe=One-Click"] * 2
    last = text_of(letters[-1])
    assert "CORRECTIONS" in last
    assert all(words in " ".join(last.split()) for words in CORRECTION)


def test_every_file_is_opened_by_its_own_reader(out: Path) -> None:
    exports = out / "exports"
    with (exports / "statements.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[1][0].startswith("#")
    assert len(rows) > 30
    assert pq.read_table(exports / "tallies.parquet").num_rows > 10
    assert json.loads((exports / "events.geojson").read_text(encoding="utf-8"))["type"] == "FeatureCollection"
    assert all(json.loads(line) for line in (exports / "reports.jsonl").read_text(encoding="utf-8").splitlines())


def test_the_copy_of_the_desk_has_its_story(out: Path) -> None:
    assert "Shooting at Gate 4" in (out / "site" / "index.html").read_text(encoding="utf-8")


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("mine", encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "demo.run", "--out", str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Name another folder" in done.stderr
    assert (tmp_path / "diary.txt").exists()


def test_forms_are_filled_in_as_they_stand() -> None:
    form = first_form(FORM)
    assert form.action == "/subscribe"
    assert form.fields == {"address": "", "story": "gate-4", "often": "daily"}
    assert form.boxes == {"often": "weekly", "agreed": "yes"}
    assert heading_of(FORM) == "Sign up"
