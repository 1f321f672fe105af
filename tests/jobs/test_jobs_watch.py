"""Watching real servers into a real store."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path
from threading import Event, Timer

import pytest

from dateline.acquire.answer import Limits
from dateline.acquire.sources import FetchSettings, Source, SourceList
from dateline.acquire.worker import Bounds, Worker
from dateline.jobs.correcting import By, Correcting
from dateline.jobs.proof import evidence_of
from dateline.jobs.versions import revision
from dateline.jobs.watch import WatchSummary, evidence_folder, watch
from dateline.model import make_report
from dateline.model.errors import NotFound, StoreProblem
from dateline.pipeline import read_report
from dateline.query import parse
from dateline.store import Store
from dateline.store.captures import Captures
from dateline.store.corrections import Corrections
from dateline.store.pages import Pages, PageState
from dateline.store.search import Search
from dateline.store.sources import Sources, SourceState
from dateline.store.versions import Versions
from tests.model.correcting import made
from tests.servers import news
from tests.servers.news import Item, News, Reply, article

FIRST = "Dockers walked out at the grain terminal in Klaipeda on Monday, the Dockers' Union of the Amber Coast said."
SECOND = "The company accused the union of blocking the road to the port and said that it would go to court on Friday."
THIRD = "Two dockers were killed at the gate on Tuesday, the hospital said. The police said that three were arrested."
FOURTH = "The ministry denied on Thursday that soldiers had been sent to the harbour, the radio of the coast reported."
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
BRISK = Limits(bytes=100_000, read_seconds=0.4, total_seconds=1.0)


class Told:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, str]] = []

    def done(self, what: str, where: str) -> None:
        self.lines.append((what, where))

    def trouble(self, where: str, reason: str) -> None:
        self.lines.append(("trouble", f"{where}: {reason}"))


class Desk:
    """A store, a clock, and sources on one server."""

    def __init__(self, folder: Path, site: News, worker: Worker) -> None:
        self.worker = worker
        self.path = folder / "store.sqlite"
        self.store = Store.open(self.path)
        self.site = site
        self.now = NOON
        self.told = Told()
        self.sources: list[Source] = []

    def feed(self, outlet: str, path: str, **given: object) -> None:
        self.sources.append(Source(outlet=outlet, url=self.site.base + path, **given))  # type: ignore[arg-type]  # settings of a test

    def watch(self, **given: object) -> WatchSummary:
        fetch = FetchSettings(allow=(ip_network("127.0.0.1/32"),), delay=0)
        listed = SourceList(sources=tuple(self.sources), fetch=fetch)
        options = {"once": True, "talk": self.told, "now": lambda: self.now, "limits": BRISK, "worker": self.worker, **given}
        return watch(self.store, listed, **options)  # type: ignore[arg-type]  # options of a test

    def later(self, **much: float) -> WatchSummary:
        self.now += timedelta(**much)
        return self.watch()

    def texts(self) -> dict[str, str]:
        return {f"{r.report.outlet} {self.path_of(r.report.url)} {r.report.version}": r.report.text for r in self.store.readings()}

    def path_of(self, url: str | None) -> str:
        return (url or "").removeprefix(self.site.base)

    def page(self, outlet: str, path: str) -> PageState:
        found = Pages(self.store).get(outlet, self.site.base + path)
        assert found is not None
        return found

    def state(self, number: int = 0) -> SourceState:
        return Sources(self.store).all()[number]


@pytest.fixture
def site() -> Iterator[News]:
    with News() as running:
        yield running


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """One for all: its start is the longest part of a short watch."""
    with Worker() as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path, site: News, worker: Worker) -> Iterator[Desk]:
    made = Desk(tmp_path, site, worker)
    yield made
    made.store.close()


def test_the_pages_of_a_feed_become_reports_with_what_the_feed_says_of_them(desk: Desk, site: News) -> None:
    site.put("/1", article(FIRST, SECOND, title="The page's own headline"))
    site.put_feed(
        "/feed", [Item("/1?utm_source=feed#top", "What the feed calls it", "Mon, 02 Mar 2026 01:00:00 +0200", "A teaser.", "Daina Ozola")]
    )
    desk.feed("Amber Wire", "/feed", language="en")
    summary = desk.watch()
    assert (summary.feeds_read, summary.pages_fetched, summary.new, summary.set_aside) == (1, 1, 1, 0)
    (reading,) = desk.store.readings()
    report = reading.report
    assert report.text == f"{FIRST}\n\n{SECOND}"
    assert (report.outlet, report.url, report.byline) == ("Amber Wire", f"{site.base}/1", "Daina Ozola")
    assert report.title == "The page's own headline"
    assert (report.published, report.version) == (date(2026, 3, 2), 1)
    assert report.retrieved == NOON.replace(tzinfo=None)
    assert report.sha256 == hashlib.sha256(article(FIRST, SECOND, title="The page's own headline").encode()).hexdigest()
    assert reading.statements
    assert site.paths() == ["/feed", "/1"]
    assert {a.headers["accept-language"] for a in site.asked if a.path != "/robots.txt"} == {"en"}
    state = desk.state()
    assert (state.kind, state.title, state.status, state.failures, state.n_reports) == ("rss20", "Amber Wire", 200, 0, 1)
    assert state.next_due == (NOON + timedelta(minutes=30)).replace(tzinfo=None)


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_the_feeds_own_text_is_the_report_where_pages_are_not_wanted(desk: Desk, site: News, form: str) -> None:
    day = "Mon, 02 Mar 2026 18:00:00 +0200" if form == "rss" else "2026-03-02T18:00:00+02:00"
    items = [Item("/1", published=day, text=f"<p>{FIRST}</p><p>{SECOND}</p>"), Item("/2", published=day)]
    site.put_feed("/feed", items, form=form)
    desk.feed("Amber Wire", "/feed", pages=False)
    summary = desk.watch()
    assert (summary.new, summary.pages_fetched, summary.set_aside) == (1, 0, 1)
    assert desk.texts() == {"Amber Wire /1 1": f"{FIRST}\n\n{SECOND}"}
    assert site.paths() == ["/feed"]
    assert [a.where for a in desk.store.aside()] == [f"{site.base}/2"]
    site.put_feed("/feed", [Item("/1", published=day, text=f"<p>{FIRST}</p><p>{THIRD}</p>"), items[1]], form=form)
    again = desk.later(hours=1)
    assert (again.new_versions, again.set_aside) == (1, 0)
    assert desk.texts()["Amber Wire /1 2"] == f"{FIRST}\n\n{THIRD}"


def test_what_is_as_it_was_changes_nothing(desk: Desk, site: News) -> None:
    site.put_versioned("/1", article(FIRST, SECOND))
    site.put("/2", article(SECOND, THIRD))
    site.put_feed("/feed", [Item("/1"), Item("/2")])
    desk.feed("Amber Wire", "/feed")
    desk.watch()
    before = desk.texts()
    again = desk.later(hours=2)
    assert (again.feeds_unchanged, again.feeds_read, again.new, again.new_versions, again.unchanged) == (1, 0, 0, 0, 2)
    assert desk.texts() == before
    revisits = [c for c in Captures(desk.store).all() if c.revisit]
    assert [desk.path_of(c.url) for c in revisits] == ["/2"], "a 304 sends nothing; a page sent again is kept as a revisit"


def test_a_page_whose_text_changed_is_a_new_version_and_pages_are_looked_at_again_on_a_schedule(desk: Desk, site: News) -> None:
    site.put("/1", article(FIRST, SECOND))
    site.put_feed("/feed", [Item("/1")])
    desk.feed("Amber Wire", "/feed")
    desk.watch()
    site.put("/1", article(FIRST, SECOND, THIRD))
    assert desk.later(minutes=50).pages_fetched == 0
    assert desk.later(minutes=20).new_versions == 1
    site.put("/1", article(FIRST, SECOND, THIRD, head="<meta name='x' content='y'>"))
    assert desk.later(hours=6).unchanged == 1, "another page with the same text is no version"
    assert desk.texts() == {"Amber Wire /1 1": f"{FIRST}\n\n{SECOND}", "Amber Wire /1 2": f"{FIRST}\n\n{SECOND}\n\n{THIRD}"}
    fetched = [desk.later(days=days).pages_fetched for days in (1, 5, 1, 30)]
    assert fetched == [1, 0, 1, 0]
    assert desk.page("Amber Wire", "/1").next_due is None


def current(desk: Desk) -> list[str]:
    return [desk.store.reading(id_).report.text for id_ in Search(desk.store).report_ids(parse(""))]


def test_the_version_a_page_carries_is_the_current_one_also_when_it_goes_back_to_an_earlier_text(desk: Desk, site: News) -> None:
    first, second = f"{FIRST}\n\n{SECOND}", f"{FIRST}\n\n{THIRD}"
    site.put("/1", article(FIRST, SECOND))
    site.put_feed("/feed", [Item("/1")])
    desk.feed("Amber Wire", "/feed")
    desk.watch()
    site.put("/1", article(FIRST, THIRD))
    assert (desk.later(hours=1).new_versions, current(desk)) == (1, [second])
    site.put("/1", article(FIRST, SECOND))
    again = desk.later(hours=6)
    assert (again.gone_back, again.new_versions, again.unchanged) == (1, 0, 0)
    assert "1 back at an earlier text" in str(again)
    assert current(desk) == [first]
    assert desk.later(days=1).unchanged == 1
    assert desk.texts() == {"Amber Wire /1 1": first, "Amber Wire /1 2": second}
    own = Search(desk.store).report_ids(parse(""))[0]
    assert [(kin.number, kin.current) for kin in Versions(desk.store).of(own)] == [(2, False), (1, True)]
    site.put("/1", article(FIRST, THIRD))
    assert (desk.later(days=7).gone_back, current(desk)) == (1, [second])


def test_a_page_that_is_as_it_was_outlives_a_text_it_carried_in_between(desk: Desk, site: News) -> None:
    site.put_versioned("/1", article(FIRST, SECOND))
    site.put_feed("/feed", [Item("/1")])
    desk.feed("Amber Wire", "/feed")
    desk.watch()
    (reading,) = desk.store.readings()
    between = (NOON + timedelta(minutes=30)).replace(tzinfo=None)
    other = replace(make_report(f"{FIRST}\n\n{THIRD}", outlet="Amber Wire", url=reading.report.url), retrieved=between)
    desk.store.add(read_report(other))
    assert current(desk) == [other.text], "a crawler saw it after the first look"
    assert desk.later(hours=2).unchanged == 1
    assert current(desk) == [reading.report.text]


def test_a_feed_that_says_something_new_of_a_page_has_it_fetched_at_once(desk: Desk, site: News) -> None:
    site.put("/1", article(FIRST, SECOND))
    site.put_feed("/feed", [Item("/1", text="Teaser.")])
    desk.feed("Amber Wire", "/feed")
    desk.watch()
    site.put("/1", article(FIRST, THIRD))
    site.put_feed("/feed", [Item("/1", text="Another teaser.")])
    assert desk.later(minutes=5).new_versions == 1


def test_another_headline_over_the_same_text_is_a_version_and_what_persons_said_goes_with_the_text(desk: Desk, site: News) -> None:
    site.put("/1", article(FIRST, SECOND))
    site.put_feed("/feed", [Item("/1")])
    desk.feed("Amber Wire", "/feed")
    desk.watch()
    (old,) = desk.store.readings()
    Correcting(desk.store, By(author="Ana", reason="as heard")).reject([old.statements[0].id])
    site.put("/1", article(FIRST, SECOND, title="Dockers back at work"))
    assert desk.later(hours=2).new_versions == 1
    first, second = desk.store.versions(old.report.url or "")
    assert (first.title, second.title, second.version) == ("Dockers walk out", "Dockers back at work", 2)
    assert first.text == second.text
    assert Search(desk.store).report_ids(parse("")) == [second.id]
    (change,) = revision(desk.store, second.id).changes
    assert (change.part, change.before, change.after) == ("headline", "Dockers walk out", "Dockers back at work")
    (mark,) = desk.store.reading(second.id).marks
    assert (mark.target, mark.rejected, mark.touches[0].author) == (f"{second.id}:s1", True, "Ana")
    log = Corrections(desk.store)
    log.append([made("undo", of=mark.touches[0].correction)])
    site.put("/1", article(FIRST, SECOND, title="Dockers back at work", head="<!-- another day -->"))
    assert desk.later(days=1).unchanged == 1
    assert not desk.store.reading(second.id).marks, "what was taken back is not said again"


def test_the_same_text_from_another_outlet_is_kept_and_counted_as_a_copy(desk: Desk, site: News) -> None:
    site.put("/wire/1", article(FIRST, SECOND))
    site.put("/post/9", article(FIRST, SECOND, title="From the wire"))
    site.put_feed("/wire", [Item("/wire/1")])
    site.put_feed("/post", [Item("/post/9")])
    desk.feed("Amber Wire", "/wire")
    desk.feed("The Amber Post", "/post")
    summary = desk.watch()
    assert (summary.new, summary.copies) == (2, 1)
    assert "1 of them copies" in str(summary)
    assert sorted(desk.texts()) == ["Amber Wire /wire/1 1", "The Amber Post /post/9 1"]


def test_the_day_is_the_feeds_else_the_pages_own_and_never_one_to_come(desk: Desk, site: News) -> None:
    dated = '<meta property="article:published_time" content="2026-03-01T10:00:00Z">'
    future = '<meta property="article:published_time" content="2031-03-01">'
    for name, head in (("/feeds", future), ("/pages", dated), ("/future", dated), ("/never", future), ("/none", "")):
        site.put(name, article(FIRST, f"{SECOND} {name}", head=head))
    days = {
        "/feeds": "Sun, 01 Mar 2026 10:00:00 GMT",
        "/pages": "",
        "/future": "Sat, 01 Mar 2031 10:00:00 GMT",
        "/never": "nonsense",
        "/none": "",
    }
    site.put_feed("/feed", [Item(link, published=day) for link, day in days.items()])
    desk.feed("Amber Wire", "/feed")
    desk.watch()
    found = {desk.path_of(r.report.url): r.report.published for r in desk.store.readings()}
    day = date(2026, 3, 1)
    assert found == {"/feeds": day, "/pages": day, "/future": day, "/never": None, "/none": None}


def test_a_page_that_is_gone_stays_in_the_record(desk: Desk, site: News) -> None:
    site.put("/1", article(FIRST, SECOND))
    site.put_feed("/feed", [Item("/1"), Item("/2")])
    desk.feed("Amber Wire", "/feed")
    first = desk.watch()
    assert (first.new, first.gone, first.set_aside) == (1, 0, 1)
    assert [a.where for a in desk.store.aside()] == [f"{site.base}/2"]
    site.routes["/1"] = Reply(status=410)
    second = desk.later(hours=2)
    assert (second.gone, second.set_aside, second.pages_failed) == (1, 0, 0)
    page = desk.page("Amber Wire", "/1")
    assert (page.state, page.status, page.gone) == ("gone", 410, desk.now.replace(tzinfo=None))
    assert len(desk.texts()) == 1
    site.put("/1", article(FIRST, SECOND))
    desk.later(hours=6)
    assert (desk.page("Amber Wire", "/1").state, desk.page("Amber Wire", "/1").gone) == ("kept", None)


def test_pages_that_give_no_report_are_set_aside_until_they_do(desk: Desk, site: News) -> None:
    site.put("/picture", b"\x89PNG\r\n\x1a\n", "image/png")
    site.put("/empty", "<html><body></body></html>")
    site.put("/russian", article("Докеры вышли из зерного терминала в Клайпеде в понедельник, сообщил профсоюз докеров Янтарного берега."))
    site.put("/text", f"{FIRST}\r\n\r\n{SECOND}", "text/plain")
    site.put_feed("/feed", [Item(f"/{n}") for n in ("picture", "empty", "russian", "text")])
    desk.feed("Amber Wire", "/feed")
    summary = desk.watch()
    assert (summary.pages_fetched, summary.new, summary.set_aside) == (4, 1, 3)
    assert {desk.path_of(a.where): a.code for a in desk.store.aside()} == {
        "/picture": "not-text",
        "/empty": "empty",
        "/russian": "language",
    }
    assert desk.texts() == {"Amber Wire /text 1": f"{FIRST}\n\n{SECOND}"}
    site.put("/empty", article(SECOND, THIRD))
    desk.later(hours=2)
    assert "/empty" not in {desk.path_of(a.where) for a in desk.store.aside()}


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Reply(status=500), "status 500"),
        (Reply(status=404), "status 404"),
        (Reply(status=410), "take it out of the sources"),
        (Reply(b"<html><body>An article</body></html>", headers={"Content-Type": "text/html"}), "no feed"),
        (news.short, "did not answer"),
        (news.endless, "larger than"),
        (news.bomb(5), "larger than"),
        (news.silent(2), "sent nothing"),
        (news.to("/feed"), "more than 5 times"),
        (news.to("http://10.0.0.1/feed"), "no public address"),
    ],
)
def test_one_bad_source_does_not_stop_the_others(desk: Desk, site: News, answer: news.Handler, said: str) -> None:
    site.routes["/feed"] = answer
    site.put("/1", article(FIRST, SECOND))
    site.put_feed("/good", [Item("/1")])
    desk.feed("Bad", "/feed")
    desk.feed("Amber Wire", "/good")
    summary = desk.watch()
    assert (summary.feeds_failed, summary.feeds_read, summary.new) == (1, 1, 1)
    state = desk.state()
    assert state.failures == 1
    assert said in (state.message or "")
    assert state.next_due == (NOON + timedelta(minutes=1)).replace(tzinfo=None)
    asked = len(site.paths())
    assert desk.watch().feeds_failed == 0, "what failed is left alone until it is due again"
    assert len(site.paths()) == asked + 1
    assert desk.later(minutes=1).feeds_failed == 1
    assert desk.state().next_due == (desk.now + timedelta(minutes=2)).replace(tzinfo=None)
    site.put_feed("/feed", [])
    assert desk.later(minutes=3).feeds_failed == 0
    assert (desk.state().failures, desk.state().message) == (0, None)


def test_a_host_that_wants_rest_gets_it_over_restarts(desk: Desk, site: News) -> None:
    site.routes["/1"] = Reply(status=429, headers={"Retry-After": "600"})
    site.put("/2", article(SECOND, THIRD))
    site.put_feed("/feed", [Item("/1"), Item("/2")])
    desk.feed("Amber Wire", "/feed")
    first = desk.watch()
    assert (first.pages_failed, first.postponed, first.new) == (1, 1, 0)
    assert desk.later(minutes=5).postponed >= 1
    assert site.paths() == ["/feed", "/1"]
    site.put("/1", article(FIRST, SECOND))
    assert desk.later(minutes=6).new == 2
    assert desk.store.aside() == ()


def test_a_page_that_robots_txt_closes_is_set_aside_with_the_reason(desk: Desk, site: News) -> None:
    site.put("/robots.txt", "User-agent: Dateline\nDisallow: /closed", "text/plain")
    site.put_feed("/feed", [Item("/closed/1")])
    desk.feed("Amber Wire", "/feed")
    assert desk.watch().set_aside == 1
    (aside,) = desk.store.aside()
    assert "robots.txt" in aside.reason
    assert site.paths() == ["/feed"]


def test_a_page_that_cannot_be_fetched_is_tried_again_and_given_up_in_the_end(desk: Desk, site: News) -> None:
    site.routes["/1"] = Reply(status=500)
    site.put_feed("/feed", [Item("/1")])
    desk.feed("Amber Wire", "/feed")
    assert desk.watch().pages_failed == 1
    sums = [desk.later(days=1) for _ in range(8)]
    assert [s.pages_failed for s in sums] == [1] * 6 + [0] * 2
    assert [s.set_aside for s in sums] == [0] * 6 + [1, 0]
    page = desk.page("Amber Wire", "/1")
    assert (page.state, page.next_due) == ("failed", None)


def test_a_page_can_be_watched_by_itself(desk: Desk, site: News) -> None:
    site.put("/live", article(FIRST, SECOND))
    desk.feed("Harbour Daily", "/live", kind="page", interval=60)
    assert desk.watch().new == 1
    site.put("/live", article(FIRST, THIRD))
    assert desk.later(minutes=1).new_versions == 1
    assert (desk.state().kind, desk.state().n_reports) == ("page", 1)
    site.routes["/live"] = Reply(status=503, headers={"Retry-After": "60"})
    desk.later(minutes=1)
    assert desk.state().failures == 1


def test_pages_moved_for_good_carry_their_new_address(desk: Desk, site: News) -> None:
    site.routes["/old"] = news.to("/new", 301)
    site.routes["/now"] = news.to("/other", 302)
    site.put("/new", article(FIRST, SECOND))
    site.put("/other", article(SECOND, THIRD))
    site.put_feed("/feed", [Item("/old"), Item("/now")])
    desk.feed("Amber Wire", "/feed")
    desk.watch()
    assert sorted(desk.texts()) == ["Amber Wire /new 1", "Amber Wire /now 1"]


def test_links_that_cannot_be_fetched_and_entries_twice_are_passed(desk: Desk, site: News) -> None:
    site.put("/1", article(FIRST, SECOND))
    site.put_feed("/feed", [Item("javascript:alert(1)"), Item("/1"), Item("/1#again"), Item("http://a:b@127.0.0.1/")])
    desk.feed("Amber Wire", "/feed")
    assert desk.watch().new == 1
    assert "2 entries have no address" in (desk.state().message or "")


def test_a_source_taken_out_of_the_list_is_left_alone_and_shown_as_such(desk: Desk, site: News) -> None:
    site.put("/1", article(FIRST, SECOND))
    site.put_feed("/a", [Item("/1")])
    site.put_feed("/b", [Item("/2")])
    desk.feed("Amber Wire", "/a")
    desk.feed("Harbour Daily", "/b")
    desk.watch()
    desk.sources = desk.sources[1:]
    asked = len(site.paths())
    desk.later(hours=2)
    assert [p for p in site.paths()[asked:] if p in ("/a", "/1")] == []
    assert [(s.outlet, s.listed) for s in Sources(desk.store).all()] == [("Harbour Daily", True), ("Amber Wire", False)]


# Evidence and what happens when the program ends.


def test_everything_fetched_is_kept_as_evidence(desk: Desk, site: News) -> None:
    site.put("/1", article(FIRST, SECOND))
    site.put_feed("/feed", [Item("/1")])
    desk.feed("Amber Wire", "/feed")
    desk.watch()
    captures = Captures(desk.store)
    folder = evidence_folder(str(desk.path))
    assert folder == desk.path.with_name("store.sqlite.evidence")
    assert [(c.kind, c.done) for c in captures.all()] == [("feed", True), ("page", True)]
    (reading,) = desk.store.readings()
    assert evidence_of(desk.store, reading.report).body == article(FIRST, SECOND).encode()
    with pytest.raises(NotFound, match="not fetched by `dateline watch`"):
        evidence_of(desk.store, make_report("Another text."))
    with pytest.raises(StoreProblem, match="Restore the folder"):
        evidence_of(desk.store, reading.report, folder=desk.path.parent)


class Killed(BaseException):
    """The program ends here, as if by kill -9: nothing after it runs."""


@pytest.mark.parametrize("method", ["add", "put", "acknowledge", "keep", "readmit"])
@pytest.mark.parametrize("moment", [1, 2, 3])
def test_a_program_ended_at_any_step_goes_on_and_doubles_nothing(
    desk: Desk, site: News, monkeypatch: pytest.MonkeyPatch, method: str, moment: int
) -> None:
    from dateline.jobs.watching import tools

    owners: dict[str, type] = {"add": Store, "put": Pages, "acknowledge": Pages, "keep": tools.Tools, "readmit": Store}
    for n, pair in enumerate(((FIRST, SECOND), (SECOND, THIRD), (THIRD, FOURTH))):
        site.put(f"/{n}", article(*pair))
    site.put_feed("/feed", [Item(f"/{n}") for n in range(3)])
    desk.feed("Amber Wire", "/feed")
    with monkeypatch.context() as patch:
        _end_after(patch, owners[method], method, moment)
        try:
            desk.watch()
            assert (method, moment) in {("acknowledge", 2), ("acknowledge", 3)}, "there is one feed, so this is not reached"
        except Killed:
            pass
    desk.watch()
    assert sorted(desk.texts()) == [f"Amber Wire /{n} 1" for n in range(3)]
    assert all(c.done for c in Captures(desk.store).all())
    assert desk.state().n_reports == 3
    quiet = desk.watch()
    assert (quiet.new, quiet.new_versions, quiet.pages_fetched) == (0, 0, 0)
    assert len({c.sha256 for c in Captures(desk.store).all()}) == 4
    assert site.paths().count("/feed") <= 3


def _end_after(monkeypatch: pytest.MonkeyPatch, owner: type, method: str, moment: int) -> None:
    """End the program just after a method ran for the `moment`th time."""
    kept: Callable[..., object] = getattr(owner, method)
    calls = 0

    def ended(*arguments: object, **options: object) -> object:
        nonlocal calls
        calls += 1
        out = kept(*arguments, **options)
        if calls == moment:
            raise Killed
        return out

    monkeypatch.setattr(owner, method, ended)


def test_evidence_that_is_gone_is_said_and_the_page_fetched_again(desk: Desk, site: News, monkeypatch: pytest.MonkeyPatch) -> None:
    site.put("/1", article(FIRST, SECOND))
    site.put_feed("/feed", [Item("/1")])
    desk.feed("Amber Wire", "/feed")
    with monkeypatch.context() as patch:
        _end_after(patch, Captures, "add", 2)
        with pytest.raises(Killed):
            desk.watch()
    for path in evidence_folder(str(desk.path)).glob("*.warc.gz"):
        path.unlink()
    desk.watch()
    assert any(what == "trouble" and "cannot be read" in where for what, where in desk.told.lines)
    assert len(desk.texts()) == 1


def test_two_programs_do_not_watch_into_one_store(desk: Desk, site: News) -> None:
    site.put_feed("/feed", [])
    desk.feed("Amber Wire", "/feed")
    from dateline.acquire.evidence import Evidence

    with Evidence(evidence_folder(str(desk.path)), program="x"), pytest.raises(StoreProblem, match="Another"):
        desk.watch()


def test_watching_goes_on_until_it_is_told_to_end(desk: Desk, site: News) -> None:
    site.put("/1", article(FIRST, SECOND))
    site.put_feed("/feed", [Item("/1")])
    desk.feed("Amber Wire", "/feed", interval=0.5)
    stop = Event()

    def tick() -> datetime:
        if site.paths().count("/feed") >= 3:
            stop.set()
        return datetime.now(UTC)

    summary = desk.watch(once=False, stop=stop, now=tick)
    assert summary.new == 1
    assert site.paths().count("/1") == 1


def test_an_end_does_not_wait_for_a_slow_server(desk: Desk, site: News) -> None:
    site.routes["/feed"] = news.silent(20)
    desk.feed("Amber Wire", "/feed")
    stop = Event()
    Timer(0.3, stop.set).start()
    assert desk.watch(stop=stop, limits=Limits()) == WatchSummary()
    assert desk.state().failures == 0


def test_a_feed_that_takes_too_long_to_take_apart_is_a_failure_of_that_feed(desk: Desk, site: News) -> None:
    site.put("/feed", b"<rss><channel>" + b"<item><title>x</title>" * 300_000, "text/xml")
    site.put_feed("/good", [])
    desk.feed("Hostile", "/feed")
    desk.feed("Amber Wire", "/good")
    with Worker(Bounds(seconds=1)) as hurried:
        summary = desk.watch(worker=hurried, limits=Limits())
    assert (summary.feeds_failed, summary.feeds_read) == (1, 1)
    assert "within 1 seconds" in (desk.state().message or "")
