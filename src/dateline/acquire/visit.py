"""One address → one report: fetched once, as `watch` fetches, and taken apart as everything foreign is."""

from dateline.acquire.addresses import canonical
from dateline.acquire.answer import Answer, Postponed, Response, Unanswered
from dateline.acquire.page import NOTHING, Description
from dateline.acquire.saved import report_from_response
from dateline.acquire.sources import FetchSettings
from dateline.acquire.worker import Worker, check_installed
from dateline.model import Report
from dateline.model.errors import FetchFailed


def report_at(
    url: str, *, worker: Worker, settings: FetchSettings | None = None, first: Description = NOTHING, encoding: str | None = None
) -> Report:
    """The report on a page of the web, by what the page says of itself.

    Args:
        url: its address.
        worker: takes the page apart.
        settings: how it is fetched; None = only from public addresses, with the usual pause between requests.
        first: what goes before what the page says of itself.
        encoding: of the page, before what its server says.

    Raises:
        NotInstalled: the extra `watch` is missing.
        FetchFailed: the page may not be fetched, or cannot be; the message says what to do.
        DatelineError: there is no report on it; the message says why.
    """
    check_installed()
    worker.start()  # it gets ready while the page is fetched
    answer = _answer(url, settings or FetchSettings())
    response = Response(
        url=answer.home,
        fetched=answer.fetched,
        media_type=answer.media_type,
        charset=encoding or answer.charset,
        body=answer.body,
    )
    return report_from_response(response, worker=worker, first=first)


def _answer(url: str, settings: FetchSettings) -> Answer:
    from dateline.acquire.fetch import Fetcher

    try:
        answer = Fetcher(settings).get(canonical(url))
    except (Unanswered, Postponed) as error:
        raise FetchFailed(f"{error.message} Check the address, or try again later.") from error
    if answer.status != 200:  # noqa: PLR2004 - HTTP
        raise FetchFailed(f"The page answered with status {answer.status} {answer.reason}".strip() + ". Check the address.")
    return answer
