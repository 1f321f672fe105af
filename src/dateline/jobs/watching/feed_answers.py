"""What becomes of a feed that was fetched: the pages it names are noted to be fetched, or its own texts become reports."""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

from dateline.acquire.addresses import Unsafe, canonical
from dateline.acquire.answer import Answer, Postponed, Stopped, Unanswered, first_header
from dateline.acquire.days import is_future
from dateline.acquire.feeds import Entry, Feed
from dateline.acquire.hosts import back_off
from dateline.acquire.sources import Source
from dateline.acquire.text import checked_report
from dateline.jobs.watching.page_answers import Content, PageAnswers
from dateline.jobs.watching.tools import Tools
from dateline.model import DatelineError
from dateline.model.errors import EmptyReport, FetchFailed
from dateline.store.captures import Capture
from dateline.store.pages import PageState
from dateline.store.sources import SourceState


class FeedAnswers:
    """Deals with sources, one after the other."""

    def __init__(self, tools: Tools, pages: PageAnswers) -> None:
        self._tools = tools
        self._pages = pages

    def take(self, source: Source, state: SourceState, answer: Answer | FetchFailed) -> None:
        """Deal with the answer of a feed."""
        if isinstance(answer, Stopped):
            return
        tools = self._tools
        tools.remember_rests()
        if isinstance(answer, Postponed):
            tools.sums["postponed"] += 1
            tools.talk.done("waits", f"{source.url}: {answer.message}")
            tools.sources.put(replace(state, message=answer.message, next_due=answer.until))
        elif isinstance(answer, FetchFailed):
            again = " It will be tried again." if isinstance(answer, Unanswered) else ""
            self._failed(state, answer.message + again, tools.now(), status=None)
        elif answer.status == 304:  # noqa: PLR2004 - HTTP
            self._unchanged(source, state, answer)
        elif answer.status == 200:  # noqa: PLR2004 - HTTP
            self._content(source, state, answer)
        else:
            gone = " It is gone: take it out of the sources." if answer.status == 410 else ""  # noqa: PLR2004 - HTTP
            self._failed(
                state,
                f"The feed answered with status {answer.status} {answer.reason}".strip() + "." + gone,
                answer.fetched,
                status=answer.status,
            )

    def take_page(self, source: Source, state: SourceState, answer: Answer | FetchFailed) -> None:
        """Deal with the answer of a source that is itself one page, watched for changes."""
        tools = self._tools
        url = canonical(source.url)
        known = tools.pages.get(source.outlet, url)
        page = known or PageState(outlet=source.outlet, url=url, source_url=source.url, first_seen=tools.now())
        taken = self._pages.take(page, answer)
        if taken is None:
            return
        tools.pages.put(replace(taken, next_due=None))  # the source says when it is fetched
        failed = isinstance(answer, FetchFailed) or taken.failures > 0
        at = taken.last_fetched or tools.now()
        if failed:
            due = answer.until if isinstance(answer, Postponed) else at + back_off(state.failures + 1)
            state = replace(state, failures=state.failures + (not isinstance(answer, Postponed)), next_due=due, last_fetched=at)
        else:
            state = _well(source, state, at)
        said = replace(state, kind="page", title=taken.title, status=taken.status, message=taken.message)
        tools.sources.put(replace(said, etag=taken.etag, last_modified=taken.last_modified))

    def read(self, source: Source, state: SourceState, capture: Capture, content: Content) -> None:
        """Read what a capture of a feed holds; the feed is acknowledged when all that is kept."""
        tools = self._tools
        try:
            kind = first_header(content.headers, "content-type") or ""
            feed = tools.worker.feed(content.body, content_type=kind, url=capture.final_url)
        except DatelineError as error:
            self._failed(state, error.message, capture.fetched, status=capture.status, capture=capture)
            return
        notes: list[str] = []
        pages = self._entries(source, feed, capture, notes)
        if feed.left_out:
            notes.append(f"{feed.left_out:,} entries beyond the first {len(feed.entries):,} were left out.")
        if capture.final_url != source.url:
            notes.append(f"The feed has moved to {capture.final_url}; write that address into the sources.")
        tools.sums["feeds_read"] += 1
        tools.talk.done("read", f"{source.url} ({len(feed.entries)} entries)")
        well = replace(
            _well(source, state, capture.fetched), status=capture.status, kind=feed.kind, title=feed.title, message=" ".join(notes) or None
        )
        well = replace(well, etag=first_header(content.headers, "etag"), last_modified=first_header(content.headers, "last-modified"))
        tools.pages.acknowledge(well, pages, capture=capture.id)

    def _content(self, source: Source, state: SourceState, answer: Answer) -> None:
        capture = self._tools.keep(answer, source, home=answer.home)
        if capture.revisit and state.last_ok is not None and not state.failures:
            self._unchanged(source, state, answer, capture)
        else:
            self.read(source, state, capture, Content(headers=answer.headers, body=answer.body))

    def _unchanged(self, source: Source, state: SourceState, answer: Answer, capture: Capture | None = None) -> None:
        tools = self._tools
        tools.sums["feeds_unchanged"] += 1
        tools.talk.done("unchanged", source.url)
        well = replace(_well(source, state, answer.fetched), status=answer.status, message=state.message if not state.failures else None)
        tools.pages.acknowledge(well, (), capture=capture.id if capture else None)

    def _failed(self, state: SourceState, message: str, at: datetime, *, status: int | None, capture: Capture | None = None) -> None:
        tools = self._tools
        tools.sums["feeds_failed"] += 1
        tools.talk.trouble(state.url, message)
        failures = state.failures + 1
        failed = replace(state, last_fetched=at, status=status, message=message, failures=failures, next_due=at + back_off(failures))
        tools.pages.acknowledge(failed, (), capture=capture.id if capture else None)

    def _entries(self, source: Source, feed: Feed, capture: Capture, notes: list[str]) -> list[PageState]:
        """The pages the entries name that are new or said to have changed; entries that are reports themselves are kept here."""
        pages: dict[str, PageState] = {}
        nameless = 0
        for entry in feed.entries:
            try:
                url = canonical(entry.link or "")
            except Unsafe:
                nameless += 1
                continue
            if url in pages:
                continue
            page = self._noted(source, entry, url, capture.fetched)
            if page is not None:
                pages[url] = page if source.pages else self._from_feed(page, entry, capture)
        if nameless:
            notes.append(f"{nameless} entries have no address that can be fetched, and were left out.")
        return list(pages.values())

    def _noted(self, source: Source, entry: Entry, url: str, at: datetime) -> PageState | None:
        """What an entry says of a page, if that is new."""
        known = self._tools.pages.get(source.outlet, url)
        mark = hashlib.sha256(
            "\x1f".join((entry.title or "", entry.text or "", str(entry.updated or ""))).encode("utf-8", "replace")
        ).hexdigest()
        if known is not None and known.mark == mark:
            return None
        page = known or PageState(outlet=source.outlet, url=url, source_url=source.url, first_seen=at)
        published = None if entry.published and is_future(entry.published, at) else entry.published
        return replace(
            page,
            title=entry.title or page.title,
            byline=entry.byline or page.byline,
            published=page.published or published,
            updated=entry.updated or page.updated,
            mark=mark,
            next_due=at if source.pages else None,
            message=None
            if published == entry.published
            else f"The feed dates it {entry.published}, which is to come; its day is not taken from there.",
        )

    def _from_feed(self, page: PageState, entry: Entry, capture: Capture) -> PageState:
        """The page of an entry whose text in the feed is the report."""
        try:
            if not entry.text:
                raise EmptyReport("The feed gives no text for this entry. Fetch its page: pages = true.")
            day = next((d for d in (page.published, page.updated) if d and not is_future(d, capture.fetched)), None)
            made = checked_report(
                entry.text, outlet=page.outlet, url=page.url, title=page.title, byline=page.byline, published=day, sha256=capture.sha256
            )
        except DatelineError as error:
            return self._pages.set_aside(page, error)
        return self._pages.keep_report(page, replace(made, retrieved=capture.fetched))


def _well(source: Source, state: SourceState, at: datetime) -> SourceState:
    return replace(state, last_fetched=at, last_ok=at, failures=0, next_due=at + timedelta(seconds=source.interval))
