"""What becomes of a page that was fetched: a new report, a new version, nothing new, a page that is gone, or a reason."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dateline.acquire.addresses import Unsafe, canonical
from dateline.acquire.answer import Answer, Disallowed, Postponed, Response, Stopped, Unanswered, charset, first_header, media_type
from dateline.acquire.days import is_future
from dateline.acquire.hosts import back_off
from dateline.acquire.page import Description
from dateline.acquire.saved import report_from_response
from dateline.jobs.intake import followed, read_safely
from dateline.jobs.watching.tools import Tools
from dateline.model import DatelineError, Report
from dateline.model.errors import FetchFailed
from dateline.store.captures import Capture
from dateline.store.pages import PageState
from dateline.store.versions import Versions

CHECKS = (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24), timedelta(days=7))
MOST_FAILURES = 8
GONE = (404, 410)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a page sent, whether it comes from the net or from the evidence."""

    headers: tuple[tuple[str, str], ...]
    body: bytes


class PageAnswers:
    """Deals with pages, one after the other."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    def take(self, page: PageState, answer: Answer | FetchFailed) -> PageState | None:
        """Deal with the answer of a page; gives how it stands with it now, None if there was no time to ask."""
        if isinstance(answer, Stopped):
            return None
        self._tools.remember_rests()
        if isinstance(answer, FetchFailed):
            return self._not_answered(page, answer)
        page = replace(page, last_fetched=answer.fetched, status=answer.status)
        if answer.status == 200:  # noqa: PLR2004 - HTTP
            return self._content(page, answer)
        if answer.status == 304:  # noqa: PLR2004 - HTTP
            return self._keep(self._unchanged(page, answer.fetched))
        if answer.status in GONE:
            return self._gone(page, answer)
        return self._failed(
            page, FetchFailed(f"The page answered with status {answer.status} {answer.reason}".strip() + "."), answer.fetched
        )

    def read(self, page: PageState, capture: Capture, content: Content) -> PageState:
        """Read what a capture of a page holds into the record; the page is acknowledged when that is kept."""
        page = replace(page, last_fetched=capture.fetched, status=capture.status, etag=first_header(content.headers, "etag"))
        page = self._well(
            replace(page, last_modified=first_header(content.headers, "last-modified"), checks=page.checks + 1), capture.fetched
        )
        try:
            page = self.keep_report(page, self._report(page, capture, content))
        except DatelineError as error:
            page = self.set_aside(page, error)
        return self._keep(replace(page, sha256=capture.sha256), capture)

    def keep_report(self, page: PageState, report: Report) -> PageState:
        """Keep the report of a page, unless it is kept already. The page itself is not acknowledged yet."""
        tools = self._tools
        report = tools.store.as_kept(report)
        if tools.store.has(report.id):
            back = page.report_id not in (None, report.id)
            tools.sums["gone_back" if back else "unchanged"] += 1
            tools.talk.done("back" if back else "unchanged", f"{report.id} {page.url}")
        else:
            reading = read_safely(report, tools.own)
            if isinstance(reading, DatelineError):
                return self.set_aside(page, reading)
            tools.store.add(reading)
            self._count(page, report)
        followed(tools.store, report)
        if report.retrieved is not None:
            tools.store.saw(report.id, report.retrieved)
        tools.store.readmit(page.url)
        return replace(page, report_id=report.id, state="kept", gone=None)

    def set_aside(self, page: PageState, error: DatelineError) -> PageState:
        """Set a page aside with its reason. The page itself is not acknowledged yet."""
        tools = self._tools
        tools.sums["set_aside"] += 1
        tools.store.set_aside(page.url, error)
        tools.talk.trouble(page.url, error.message)
        return replace(page, state="aside", message=error.message)

    def _content(self, page: PageState, answer: Answer) -> PageState:
        tools = self._tools
        tools.sums["pages_fetched"] += 1
        capture = tools.keep(answer, page, home=canonical(answer.home))
        if page.sha256 == capture.sha256 and capture.revisit:
            headers = answer.headers
            page = replace(page, etag=first_header(headers, "etag"), last_modified=first_header(headers, "last-modified"))
            return self._keep(self._unchanged(page, answer.fetched), capture)
        return self.read(page, capture, Content(headers=answer.headers, body=answer.body))

    def _report(self, page: PageState, capture: Capture, content: Content) -> Report:
        kind = first_header(content.headers, "content-type")
        response = Response(
            url=capture.final_url, fetched=capture.fetched, media_type=media_type(kind), charset=charset(kind), body=content.body
        )
        updated = page.updated if page.updated and not is_future(page.updated, capture.fetched) else None
        said = Description(outlet=page.outlet, byline=page.byline, published=page.published)
        last = Description(published=updated, title=page.title)  # the page's own headline is the one that is seen to change
        return report_from_response(response, worker=self._tools.worker, first=said, last=last)

    def _count(self, page: PageState, report: Report) -> None:
        tools = self._tools
        number = next((r.version for r in tools.store.versions(report.url or "") if r.id == report.id), 1)
        copied = any(kin.outlet != report.outlet for kin in Versions(tools.store).copies(report.id))
        tools.sums["new" if number == 1 else "new_versions"] += 1
        tools.sums["copies"] += copied
        said = "added" if number == 1 else f"version {number}"
        tools.talk.done("copy" if copied and number == 1 else said, f"{report.id} {page.url}")

    def _gone(self, page: PageState, answer: Answer) -> PageState:
        tools = self._tools
        if page.state == "gone":
            tools.sums["unchanged"] += 1
            return self._keep(self._well(page, answer.fetched))
        message = f"The page is gone (status {answer.status})."
        page = replace(self._well(page, answer.fetched), state="gone", gone=answer.fetched, message=message)
        if page.report_id is None:
            return self._keep(replace(self.set_aside(page, FetchFailed(f"{message} It gave no report before.")), state="gone"))
        tools.sums["gone"] += 1
        tools.talk.done("gone", page.url)
        return self._keep(page)

    def _not_answered(self, page: PageState, error: FetchFailed) -> PageState:
        tools = self._tools
        if isinstance(error, Postponed):
            tools.sums["postponed"] += 1
            tools.talk.done("waits", f"{page.url}: {error.message}")
            return self._keep(replace(page, message=error.message, next_due=error.until))
        return self._failed(page, error, tools.now())

    def _failed(self, page: PageState, error: FetchFailed, at: datetime) -> PageState:
        tools = self._tools
        failures = page.failures + 1
        final = isinstance(error, Unsafe) or failures >= MOST_FAILURES
        due = _next_check(page, at) if isinstance(error, Disallowed) else at + back_off(failures)
        again = " It will be tried again." if isinstance(error, Unanswered) and not final else ""
        page = replace(page, failures=failures, message=error.message + again, last_fetched=at, next_due=None if final else due)
        tools.talk.trouble(page.url, error.message + again)
        if page.report_id is not None:  # what was read before stays
            tools.sums["pages_failed"] += 1
            return self._keep(page)
        lasting = final or isinstance(error, Disallowed)
        tools.sums["set_aside" if lasting else "pages_failed"] += 1
        tools.store.set_aside(page.url, error)
        return self._keep(replace(page, state="failed" if lasting else page.state))

    def _unchanged(self, page: PageState, at: datetime) -> PageState:
        self._tools.sums["unchanged"] += 1
        self._tools.talk.done("unchanged", page.url)
        state = page.state if page.state != "gone" else "kept" if page.report_id else "aside"
        if state == "kept" and page.report_id is not None:
            self._tools.store.saw(page.report_id, at)
        return self._well(replace(page, checks=page.checks + 1, state=state, gone=None), at)

    def _well(self, page: PageState, at: datetime) -> PageState:
        return replace(page, failures=0, message=None, next_due=_next_check(page, at))

    def _keep(self, page: PageState, capture: Capture | None = None) -> PageState:
        self._tools.pages.put(page, capture=capture.id if capture else None)
        return page


def _next_check(page: PageState, at: datetime) -> datetime | None:
    return next((page.first_seen + after for after in CHECKS if page.first_seen + after > at), None)
