"""Rounds over the sources and pages that are due."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from threading import Event

from dateline.acquire.answer import Answer, Conditions, Stopped
from dateline.acquire.hosts import Rest
from dateline.acquire.sources import Source
from dateline.jobs.watching.crew import by_turns, in_order
from dateline.jobs.watching.feed_answers import FeedAnswers
from dateline.jobs.watching.page_answers import Content, PageAnswers
from dateline.jobs.watching.tools import Tools
from dateline.model.errors import FetchFailed, StoreProblem
from dateline.store.captures import Capture
from dateline.store.pages import PageState
from dateline.store.sources import SourceState

BATCH = 48
Wanted = Callable[[SourceState, datetime], bool]
LEAST_PAUSE, LONGEST_PAUSE = 0.2, 600.0


class Rounds:
    """Fetches what is due and hands the answers on, in one order whatever comes back first."""

    def __init__(self, tools: Tools, stop: Event) -> None:
        self._tools = tools
        self._stop = stop
        self._pages = PageAnswers(tools)
        self._feeds = FeedAnswers(tools, self._pages)

    def begin(self) -> None:
        """Take up what an earlier run left: hosts that rest, and captures that were not read yet."""
        tools = self._tools
        tools.sources.enlist(list(tools.listed))
        for name, not_before, failures in tools.sources.rests():
            tools.fetcher.hosts.restore(Rest(host=name, not_before=not_before, failures=failures))
        for capture in tools.captures.undone():
            self._take_up(capture)

    def once(self, *, rested: bool = False) -> None:
        """Every source once, and all pages that are due. Those that failed and rest are named and left alone, unless `rested` is set."""
        if not rested:
            self._name_resting()
        self._sources(lambda state, now: rested or not _rests(state, now))
        while not self._stop.is_set() and self._some_pages():
            pass

    def always(self) -> None:
        """What is due, when it is due, until `stop` is set."""
        while not self._stop.is_set():
            self._sources(_is_due)
            if not self._some_pages():
                self._stop.wait(self._pause())

    def _states(self) -> list[SourceState]:
        return [s for s in self._tools.sources.all() if (s.outlet, s.url) in self._tools.listed]

    def _sources(self, wanted: Wanted) -> None:
        now = self._tools.now()
        ready = [s for s in self._states() if wanted(s, now)]
        for state, answer in self._fetched(by_turns(ready, lambda s: s.url)):
            source = self._tools.listed[state.outlet, state.url]
            if source.kind == "page":
                self._feeds.take_page(source, state, answer)
            else:
                self._feeds.take(source, state, answer)

    def _name_resting(self) -> None:
        tools = self._tools
        now = tools.now()
        for state in self._states():
            if _rests(state, now):
                tools.sums["postponed"] += 1
                tools.talk.done("rests", f"{state.url}: left alone until {state.next_due:%H:%M} UTC; the last time: {state.message}")

    def _fetched(self, states: list[SourceState]) -> Iterator[tuple[SourceState, Answer | FetchFailed]]:
        return in_order(states, self._get_source, fetcher=self._tools.fetcher, stop=self._stop)

    def _some_pages(self) -> bool:
        """Fetch a batch of the pages that are due; whether there were any."""
        due = self._tools.pages.due(self._tools.now(), most=BATCH)
        for page, answer in in_order(by_turns(due, lambda p: p.url), self._get_page, fetcher=self._tools.fetcher, stop=self._stop):
            self._pages.take(page, answer)
        return bool(due)

    def _get_source(self, state: SourceState) -> Answer:
        source = self._tools.listed[state.outlet, state.url]
        conditions = Conditions(etag=state.etag, last_modified=state.last_modified)
        return self._get(source.url, conditions, source)

    def _get_page(self, page: PageState) -> Answer:
        conditions = Conditions(etag=page.etag, last_modified=page.last_modified)
        return self._get(page.url, conditions, self._tools.listed.get((page.outlet, page.source_url)))

    def _get(self, url: str, conditions: Conditions, source: Source | None) -> Answer:
        if self._stop.is_set():
            raise Stopped("The watching was ended.")
        return self._tools.fetcher.get(url, conditions=conditions, language=source.language if source else None)

    def _pause(self) -> float:
        now = self._tools.now()
        moments = [s.next_due for s in self._states()] + [self._tools.pages.next_due() or now + timedelta(seconds=LONGEST_PAUSE)]
        seconds = min((m - now).total_seconds() for m in moments if m is not None)
        return min(max(seconds, LEAST_PAUSE), LONGEST_PAUSE)

    def _take_up(self, capture: Capture) -> None:
        tools = self._tools
        source = tools.listed.get((capture.outlet, capture.url))
        state = next((s for s in self._states() if (s.outlet, s.url) == (capture.outlet, capture.url)), None)
        page = tools.pages.get(capture.outlet, capture.url)
        try:
            kept = tools.read_back(capture)
        except StoreProblem as error:
            tools.talk.trouble(capture.url, error.message)
            tools.captures.done(capture)
            return
        content = Content(headers=kept.headers, body=kept.body)
        if capture.kind == "page" and page is not None:
            self._pages.read(page, capture, content)
        elif capture.kind == "feed" and source is not None and state is not None:
            self._feeds.read(source, state, capture, content)
        else:
            tools.captures.done(capture)  # its source is watched no more


def _rests(state: SourceState, now: datetime) -> bool:
    """Whether a source failed and is left alone for a while."""
    return state.failures > 0 and not _is_due(state, now)


def _is_due(state: SourceState, now: datetime) -> bool:
    return state.next_due is None or state.next_due <= now
