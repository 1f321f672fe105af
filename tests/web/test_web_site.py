"""The static copy: every link holds from a disk and from a sub-folder, nothing stands outside, an interrupted run changes nothing."""

import hashlib
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import feedparser  # type: ignore[import-untyped]  # it ships no types
import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from dateline.model import Record, Site
from dateline.model.errors import BadQuery, NotFound, UsageError
from dateline.publish.links import link_rules
from dateline.web.site import copy_desk
from dateline.web.site.extent import Extent
from dateline.web.site.folder import MARKER, replacing
from dateline.web.site.names import file_name, normal, relative
from dateline.web.site.rewriting import addresses, rewritten
from tests.web.chromium import running
from tests.web.conftest import STORY
from tests.web.links import Links
from tests.web.payloads import payloads
from tests.web.watching import harm, watched

SITE = Site(name="The Watch", contact="desk@watch.example")


@pytest.fixture(scope="module")
def copied(stored: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copies") / "desk"
    done = copy_desk(stored, folder, site=SITE)
    assert done.missing == ()
    assert done.pages == len(list(folder.rglob("*.html")))
    return folder


def _pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def _hashes(folder: Path) -> dict[str, str]:
    return {str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest() for f in folder.rglob("*") if f.is_file()}


def test_every_link_leads_to_a_file_and_a_place_in_it(copied: Path) -> None:
    ids: dict[Path, set[str]] = {}
    for page in _pages(copied):
        for link in Links(page.read_text(encoding="utf-8")).links:
            assert not link.startswith("/"), (page, link)
            if re.match(r"[a-z]+:", link):
                continue
            path, _, name = link.partition("#")
            target = (page.parent / unquote(path)).resolve() if path else page
            assert target.is_file(), (page, link)
            assert target.is_relative_to(copied.resolve()), (page, link)
            if name and target.suffix == ".html":
                if target not in ids:
                    ids[target] = set(Links(target.read_text(encoding="utf-8")).ids)
                assert name in ids[target], (page, link)


def test_every_report_story_list_view_and_file_is_there(copied: Path, sample: Record) -> None:
    names = {str(page.relative_to(copied)) for page in copied.rglob("*") if page.is_file()}
    assert {f"reports/{r.report.id}.html" for r in sample.readings} <= names
    assert {f"stories/{STORY.slug}{tab}.html" for tab in ("", "/timeline", "/map", "/claims", "/tolls", "/sources")} <= names
    assert {
        "index.html",
        "reports.html",
        "statements.html",
        "claims.html",
        "tolls.html",
        "timeline.html",
        "map.html",
        "method.html",
    } <= names
    assert {
        "feed.atom",
        "download/statements.csv",
        "download/statements.csv.json",
        "static/desk.css",
        f"stories/{STORY.slug}/feed.atom",
    } <= names


def test_no_page_has_a_form_a_script_or_a_way_to_a_server(copied: Path) -> None:
    for page in _pages(copied):
        text = page.read_text(encoding="utf-8")
        assert not {"form", "script", "input", "button"} & Links(text).tags, page
        assert "desk.invalid" not in text
        assert text.index('http-equiv="Content-Security-Policy"') < text.index("<title>")
        assert "frame-ancestors" not in text


def test_files_are_the_bytes_their_description_names(copied: Path) -> None:
    found = sorted((copied / "download").glob("*.json"))
    assert found
    for beside in found:
        told = json.loads(beside.read_text(encoding="utf-8"))["resources"][0]
        file = beside.parent / told["path"]
        assert f"{file.name}.json" == beside.name
        assert told["hash"] == f"sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}"


def test_feeds_lead_to_pages_of_the_copy_or_to_where_it_is_published(copied: Path, stored: str, tmp_path: Path) -> None:
    feed = feedparser.parse((copied / "stories" / STORY.slug / "feed.atom").read_bytes())
    for entry in feed.entries:
        assert (copied / "stories" / STORY.slug / entry.link.partition("#")[0]).resolve().is_file()
    copy_desk(stored, tmp_path / "copy", site=SITE, published_at="https://watch.example/copy/", stories=[STORY.slug])
    feed = feedparser.parse((tmp_path / "copy" / "stories" / STORY.slug / "feed.atom").read_bytes())
    for entry in feed.entries:
        assert entry.link.startswith("https://watch.example/copy/reports/")
        assert (tmp_path / "copy" / entry.link.partition("#")[0].removeprefix("https://watch.example/copy/")).is_file()


def test_the_same_store_gives_the_same_bytes(copied: Path, stored: str) -> None:
    before = _hashes(copied)
    copy_desk(stored, copied, site=SITE)
    assert _hashes(copied) == before


def test_a_copy_of_a_story_holds_no_other_report_and_says_where_the_desk_is(stored: str, tmp_path: Path, sample: Record) -> None:
    copy_desk(stored, tmp_path / "copy", site=SITE, live="https://desk.example/", stories=[STORY.slug])
    there = {page.stem for page in (tmp_path / "copy" / "reports").glob("*.html")}
    assert there == {r.report.id for r in sample.readings[:2]}
    first = (tmp_path / "copy" / "index.html").read_text(encoding="utf-8")
    assert 'href="https://desk.example/search"' in first
    assert html.escape(STORY.title) in first
    other = sample.readings[2].report
    for page in _pages(tmp_path / "copy"):
        text = page.read_text(encoding="utf-8")
        assert f"reports/{other.id}.html" not in text


def test_a_copy_of_a_query_has_its_views(stored: str, tmp_path: Path) -> None:
    copy_desk(stored, tmp_path / "copy", site=SITE, queries=["stance:denies"])
    names = {page.name for page in _pages(tmp_path / "copy")}
    for view in ("reports", "statements", "claims", "tolls", "timeline", "map", "changes"):
        assert file_name(f"/{view}?q=stance%3Adenies") in names


@pytest.mark.browser
def test_the_copy_opens_from_a_disk_and_every_click_holds(copied: Path, tmp_path: Path, sample: Record) -> None:
    with watched(tmp_path / "profile") as browser:
        _walk(browser, (copied / "index.html").as_uri(), sample)


@pytest.mark.browser
def test_the_copy_opens_from_any_folder_of_a_web_server(copied: Path, tmp_path: Path, sample: Record) -> None:
    app = Starlette(routes=[Mount("/some/where", StaticFiles(directory=copied))])
    with running(app) as address, watched(tmp_path / "profile") as browser:
        _walk(browser, f"{address}/some/where/index.html", sample)


def _walk(browser: webdriver.Chrome, start: str, sample: Record) -> None:
    found, text = harm(browser, start)
    assert found == []
    assert STORY.title in text
    body = browser.find_element(By.TAG_NAME, "body")
    assert body.value_of_css_property("background-color") != "rgba(0, 0, 0, 0)"
    browser.find_element(By.LINK_TEXT, STORY.title).click()
    browser.find_element(By.LINK_TEXT, "Claims").click()
    assert harm(browser, browser.current_url)[0] == []
    browser.find_element(By.CSS_SELECTOR, ".brand").click()
    browser.find_element(By.LINK_TEXT, "Harbour strike spreads to the fish market").click()
    assert browser.current_url.endswith(f"reports/{sample.readings[0].report.id}.html")
    browser.find_element(By.CSS_SELECTOR, ".text a[href='#s3']").click()
    lit = browser.find_element(By.CSS_SELECTOR, ".text .m-s3").value_of_css_property("background-color")
    assert lit == "rgba(255, 213, 74, 1)"
    for page in ("tolls.html", "timeline.html", "map.html", "help/columns.html"):
        assert harm(browser, start.replace("index.html", page))[0] == [], page


def test_a_folder_with_something_else_is_left_alone(stored: str, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine")
    with pytest.raises(UsageError, match="--force"):
        copy_desk(stored, tmp_path / "mine", site=SITE, stories=[STORY.slug])
    assert [f.name for f in (tmp_path / "mine").iterdir()] == ["letter.txt"]
    with pytest.raises(UsageError, match="is a file"):
        copy_desk(stored, tmp_path / "mine" / "letter.txt", site=SITE)
    copy_desk(stored, tmp_path / "mine", site=SITE, stories=[STORY.slug], force=True)
    assert not (tmp_path / "mine" / "letter.txt").exists()
    assert (tmp_path / "mine" / "index.html").is_file()


def test_home_here_and_the_store_are_never_replaced(stored: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a" / "b")
    for folder in (tmp_path / "a" / "b", tmp_path / "a", Path.home(), Path("/"), Path(stored).parent):
        with pytest.raises(UsageError, match="of its own"):
            copy_desk(stored, folder, site=SITE, force=True)
    assert Path(stored).is_file()


def test_a_run_that_fails_leaves_the_old_copy_and_no_rest(copied: Path, stored: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _hashes(copied)
    count = iter(range(100))

    def fail(*values: object) -> str:
        if next(count) == 2:
            raise KeyboardInterrupt
        return link_rules(*values)  # type: ignore[arg-type]

    monkeypatch.setattr("dateline.web.pages.report.link_rules", fail)
    with pytest.raises(KeyboardInterrupt):
        copy_desk(stored, copied, site=SITE)
    assert _hashes(copied) == before
    assert [f.name for f in copied.parent.iterdir()] == [copied.name]


def test_a_run_killed_between_taking_away_and_putting_there_is_mended_by_the_next(tmp_path: Path) -> None:
    with replacing(tmp_path / "copy", force=False) as made:
        (made / MARKER).write_text("{}")
        (made / "index.html").write_text("old")
    (tmp_path / "copy").rename(tmp_path / ".copy.dateline-old")
    with pytest.raises(RuntimeError), replacing(tmp_path / "copy", force=False):
        raise RuntimeError
    assert (tmp_path / "copy" / "index.html").read_text() == "old"


def test_what_cannot_be_copied_is_said_before_anything_is_written(stored: str, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        copy_desk(stored, tmp_path / "copy", site=SITE, stories=["nowhere"])
    with pytest.raises(BadQuery):
        copy_desk(stored, tmp_path / "copy", site=SITE, queries=["("])
    with pytest.raises(NotFound):
        copy_desk(str(tmp_path / "none.sqlite"), tmp_path / "copy", site=SITE)
    assert list(tmp_path.iterdir()) == []


def _hostile_addresses() -> Iterator[str]:
    yield from (
        "/../../etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/%2e%2e/%2e%2e/x",
        "/a/../../x",
        "//etc/passwd",
        "/con",
        "/nul.css",
        "/a/./b",
        "/.git/config",
    )
    yield from (f"/stories/{text}" for text in payloads())
    yield from (f"/claims?q={text}" for text in payloads())


def test_no_address_becomes_a_file_outside_or_one_no_system_takes(tmp_path: Path) -> None:
    for address in _hostile_addresses():
        name = file_name(address)
        assert (tmp_path / name).resolve().is_relative_to(tmp_path.resolve()), address
        assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*", name), (address, name)
        assert max(map(len, name.split("/"))) <= 140


def test_two_addresses_never_share_a_file() -> None:
    texts = [f"/{kind}{text}" for kind in ("stories/", "claims?q=") for text in ("a", "A b", "a--b", "a.b", "ä", "a/b", "", "q-a", "%61")]
    names = {normal(address): file_name(address) for address in texts}
    by_meaning = {address.replace("%61", "a"): name for address, name in names.items()}
    assert len(set(by_meaning.values())) == len(by_meaning)


def test_links_are_rewritten_and_the_rest_of_a_page_stays_as_it_is() -> None:
    page = '<head><meta charset="utf-8"></head><p title="a &lt;a href=&quot;/x&quot;&gt;">1 &lt; 2</p><a class="b" href="/x?q=a&amp;b=1#c">w</a><a href="https://x.example">e</a>'
    assert addresses(page) == ["/x?q=a&b=1"]
    made = rewritten(page, lambda address: f"<{address}>", "")
    assert 'href="&lt;/x?q=a&amp;b=1#c&gt;"' in made
    assert '<p title="a &lt;a href=&quot;/x&quot;&gt;">1 &lt; 2</p>' in made
    assert 'href="https://x.example"' in made
    assert '<a class="b">w</a>' in rewritten(page, lambda _: None, "")
    assert rewritten('<p>a<form action="/s"><a href="/y">y</a></form>b</p>', lambda a: a, "<i>n</i>") == "<p>a<i>n</i>b</p>"


def test_a_file_leads_to_another_by_the_shortest_way() -> None:
    assert relative("index.html", "index.html") == "index.html"
    assert relative("static/desk.css", "stories/a/map.html") == "../../static/desk.css"


def test_a_copy_of_what_finds_nothing_is_refused(stored: str, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="atlantis"):
        copy_desk(stored, tmp_path / "copy", site=SITE, queries=["atlantis"])
    assert not (tmp_path / "copy").exists()


def test_the_log_of_corrections_belongs_to_a_copy_of_the_whole_alone_and_forms_to_none() -> None:
    part = Extent(whole=False, stories=(STORY,), queries=(), reports=frozenset({"ab"}))
    whole = Extent(whole=True, stories=(STORY,), queries=(), reports=None)
    matter = f"/incidents/i-0123456789ab?story={STORY.slug}"
    assert [part.holds(a) for a in ("/corrections", "/corrections/c-1", "/incidents/i-0123456789ab", matter)] == [False, False, False, True]
    assert all(whole.holds(a) for a in ("/corrections", "/corrections?show=conflicts", "/incidents/i-0123456789ab", matter))
    for page in ("/correct/ab:s1", "/review", "/review/next?at=1", "/sign-in"):
        assert not whole.holds(page), page
