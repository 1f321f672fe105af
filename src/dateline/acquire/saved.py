"""Pages saved as files → reports: what the page says of itself, and its article."""

import hashlib

from dateline.acquire.addresses import Unsafe, canonical
from dateline.acquire.decode import decode
from dateline.acquire.html import Page
from dateline.acquire.page import Description
from dateline.acquire.text import checked_report
from dateline.acquire.warc import Response
from dateline.acquire.worker import Worker
from dateline.model import Report


def report_from_html(raw: bytes, *, given: Description, worker: Worker, encoding: str | None = None) -> Report:
    """The report in a saved page.

    Args:
        raw: the whole file.
        given: what is known of it, where the page does not say it.
        worker: takes the page apart.
        encoding: of the bytes, where it is known.

    Raises:
        DatelineError: there is no report in it; the message says why.
    """
    page = worker.page(raw, charset=encoding)
    known = _stated(page).over(given)
    return checked_report(
        page.text,
        published=known.published,
        outlet=known.outlet,
        url=known.url,
        title=known.title,
        byline=known.byline,
        sha256=hashlib.sha256(raw).hexdigest(),
    )


def report_from_response(response: Response, *, given: Description, worker: Worker) -> Report:
    """The report in a response of a WARC file: its address and the time it was fetched are the record's.

    Raises:
        DatelineError: there is no report in it; the message says why.
    """
    if response.media_type == "text/plain":
        page = Page(text=decode(response.body, encoding=response.charset).replace("\r\n", "\n"))
    else:
        page = worker.page(response.body, charset=response.charset)
    known = _stated(page).over(given)
    return checked_report(
        page.text,
        published=known.published,
        outlet=known.outlet,
        url=_written(response.url),
        title=known.title,
        byline=known.byline,
        retrieved=response.fetched,
        sha256=hashlib.sha256(response.body).hexdigest(),
    )


def _stated(page: Page) -> Description:
    return Description(outlet=page.site, published=page.published, url=page.url, title=page.title, byline=page.byline)


def _written(url: str) -> str:
    try:
        return canonical(url)
    except Unsafe:
        return url  # nothing is fetched; it only says where the page was
