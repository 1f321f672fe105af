"""`dateline watch` and adding pages, as a person runs them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.servers import news
from tests.servers.news import Item, News, Reply, article

Run = Callable[..., Any]
FIRST = "Dockers walked out at the grain terminal in Klaipeda on Monday, the Dockers' Union of the Amber Coast said."
SECOND = "The company accused the union of blocking the road to the port and said that it would go to court on Friday."
ALLOWED = '[fetch]\nallow = ["127.0.0.1/32"]\ndelay = "0s"\n'


@pytest.fixture
def site() -> Iterator[News]:
    with News() as running:
        running.put("/1", article(FIRST, SECOND))
        running.put_feed("/feed", [Item("/1")])
        yield running


@pytest.fixture
def listed(tmp_path: Path, site: News) -> Path:
    path = tmp_path / "sources.toml"
    path.write_text(f'{ALLOWED}[[source]]\noutlet = "Amber Wire"\nurl = "{site.base}/feed"\n')
    return path


def test_a_feed_is_watched_once_and_its_reports_are_there(run: Run, listed: Path, tmp_path: Path) -> None:
    outcome = run("watch", "--once", "--sources", listed)
    assert outcome.status == 0
    assert outcome.out.startswith("Feeds: 1 read, 0 unchanged, 0 failed. Pages: 1 fetched; 1 new,")
    assert "added" in outcome.err
    assert "Dockers walk out" in run("list").out
    assert list((tmp_path / "store.sqlite.evidence").glob("dateline-*.warc.gz"))
    assert run("watch", "--once", "--sources", listed).out.startswith("Feeds: 0 read, 1 unchanged")


def test_evidence_can_be_kept_elsewhere_and_added_again_elsewhere(run: Run, listed: Path, tmp_path: Path) -> None:
    assert run("watch", "--once", "--sources", listed, "--evidence", tmp_path / "kept").status == 0
    outcome = run("add", tmp_path / "kept", "--outlet", "Amber Wire", "--store", tmp_path / "other.sqlite")
    assert outcome.out.startswith("1 added, 0 read anew, 0 already there, 0 set aside.")
    ours, theirs = (run("list", *where).out.split("\n")[1].split("\t")[0] for where in ((), ("--store", tmp_path / "other.sqlite")))
    assert ours == theirs, "the same outlet, address and text are the same report"


@pytest.mark.parametrize(
    ("answer", "status"), [(None, 0), (Reply(status=500), 26), (Reply(b"no feed"), 26), (news.rss([Item("/nothing")], "x"), 3)]
)
def test_the_exit_status_says_how_it_went(run: Run, site: News, listed: Path, answer: Any, status: int) -> None:
    if isinstance(answer, str):
        site.put("/feed", answer, "application/rss+xml")
    elif answer is not None:
        site.routes["/feed"] = answer
    assert run("watch", "--once", "--sources", listed).status == status


@pytest.mark.parametrize(
    ("text", "said"), [("", "lists no source"), ("[[source]]\n", "source 1, line 1 has no outlet"), ("x", "is not TOML")]
)
def test_a_list_with_a_mistake_ends_before_anything_is_fetched(run: Run, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "bad.toml").write_text(text)
    outcome = run("watch", "--once", "--sources", tmp_path / "bad.toml")
    assert outcome.status == 27
    assert said in outcome.err
    assert not (tmp_path / "store.sqlite").exists()


def test_a_list_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    assert run("watch", "--once", "--sources", tmp_path / "none.toml").status == 17


def test_loopback_is_refused_unless_the_list_opens_it(run: Run, site: News, listed: Path) -> None:
    listed.write_text(listed.read_text().replace(ALLOWED, ""))
    outcome = run("watch", "--once", "--sources", listed)
    assert outcome.status == 26
    assert "no public address" in outcome.err
    assert site.asked == []
    listed.write_text(ALLOWED + listed.read_text())
    resting = run("watch", "--once", "--sources", listed)
    assert resting.status == 26
    assert "left alone until" in resting.err
    assert site.asked == []
    assert run("watch", "--once", "--again", "--sources", listed).out.startswith("Feeds: 1 read")


def test_pages_that_are_not_wanted_are_not_fetched_when_everything_is_looked_at_again(run: Run, site: News, listed: Path) -> None:
    site.put_feed("/feed", [Item("/none", text=f"<p>{FIRST}</p><p>{SECOND}</p>")])
    listed.write_text(listed.read_text() + "pages = false\n")
    assert "1 new" in run("watch", "--once", "--sources", listed).out
    again = run("watch", "--once", "--again", "--sources", listed)
    assert again.status == 0
    assert "gone" not in again.out
    assert "/none" not in site.paths()


def test_without_the_extra_it_is_said_what_to_install(run: Run, listed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline.acquire import worker

    monkeypatch.setattr(worker, "find_spec", lambda _name: None)
    outcome = run("watch", "--once", "--sources", listed)
    assert outcome.status == 25
    assert "pip install 'dateline[watch]'" in outcome.err


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_watching_goes_on_until_a_signal_ends_it_cleanly(site: News, listed: Path, tmp_path: Path, number: signal.Signals) -> None:
    command = [sys.executable, "-W", "error", "-m", "dateline", "watch", "--sources", str(listed), "--store", str(tmp_path / "s.sqlite")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stderr is not None
        for line in child.stderr:
            if line.startswith(b"added"):
                break
        time.sleep(0.2)
        child.send_signal(number)
        out, rest = child.communicate()
    assert child.returncode == 0
    assert out.startswith(b"Feeds: 1 read")
    assert b"Traceback" not in rest
    assert site.paths() == ["/feed", "/1"]


def test_a_program_killed_while_it_watches_goes_on_where_it_was(run: Run, site: News, listed: Path, tmp_path: Path) -> None:
    for n in range(4):
        site.put(f"/{n}", article(FIRST, f"{SECOND} Day {n}."))
    site.put_feed("/feed", [Item(f"/{n}") for n in range(4)])
    command = [sys.executable, "-m", "dateline", "watch", "--once", "--sources", str(listed), "--store", str(tmp_path / "killed.sqlite")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, env=os.environ) as child:
        assert child.stderr is not None
        for line in child.stderr:
            if line.startswith(b"added"):
                child.send_signal(signal.SIGKILL)
                break
    rerun = run("watch", "--once", "--sources", listed, "--store", tmp_path / "killed.sqlite")
    assert rerun.status == 0
    assert len(run("list", "--store", tmp_path / "killed.sqlite").out.splitlines()) == 5


def test_saved_pages_and_mail_are_added(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "a.html").write_text(article(FIRST, SECOND))
    (folder / "b.eml").write_text(f"From: Harbour Daily <x@harbour-daily.example>\nSubject: Strike\n\n{SECOND}\n")
    (folder / "c.warc").write_bytes(b"WARC/1.1\r\nbroken")
    outcome = run("add", folder)
    assert outcome.status == 3
    assert outcome.out.startswith("2 added, 0 read anew, 0 already there, 1 set aside.")
    assert "A record is damaged" in outcome.err
