"""Pages, saved as files or sent by a server → reports: what the page says of itself, and its article."""

import hashlib
from dataclasses import replace

from dateline.acquire.addresses import Unsafe, canonical
from dateline.acquire.answer import HTML, Response
from dateline.acquire.days import is_future
from dateline.acquire.decode import decode
from dateline.acquire.html import Page
from dateline.acquire.page import NOTHING, Description, described
from dateline.acquire.worker import Worker
from dateline.model import Report
from dateline.model.errors import NotText


def report_from_html(
    raw: bytes, *, worker: Worker, first: Description = NOTHING, last: Description = NOTHING, encoding: str | None = None
) -> Report:
    """The report in a saved page.

    Args:
        raw: the whole file.
        worker: takes the page apart.
        first: what goes before what the page says of itself.
        last: what fills the gaps it leaves.
        encoding: of the bytes, where it is known.

    Raises:
        DatelineError: there is no report in it; the message says why.
    """
    page = worker.page(raw, charset=encoding)
    return described(page.text, first.over(_stated(page)).over(last), sha256=hashlib.sha256(raw).hexdigest())


def report_from_response(response: Response, *, worker: Worker, first: Description = NOTHING, last: Description = NOTHING) -> Report:
    """The report in a page that a server sent, now or once: its address and the time it was fetched are the response's.

    A day of publication the page gives that was still to come when it was fetched is not taken.

    Args:
        response: the page.
        worker: takes it apart.
        first: what goes before what the page says of itself, and before its address.
        last: what fills the gaps.

    Raises:
        DatelineError: there is no report in it; the message says why.
    """
    page = _page(response, worker)
    stated = replace(_stated(page), url=_written(response.url))
    if page.published and response.fetched and is_future(page.published, response.fetched):
        stated = replace(stated, published=None)
    known = first.over(stated).over(last)
    return described(page.text, known, retrieved=response.fetched, sha256=hashlib.sha256(response.body).hexdigest())


def _page(response: Response, worker: Worker) -> Page:
    name = response.media_type
    if name in HTML or (not name and response.body.lstrip()[:1] == b"<"):
        return worker.page(response.body, charset=response.charset)
    if name in ("", "text/plain"):
        return Page(text=decode(response.body, encoding=response.charset).replace("\r\n", "\n"))
    raise NotText(f"The address gives {name}, not a page of text. Give the address of the article.")


def _stated(page: Page) -> Description:
    return Description(outlet=page.site, published=page.published, url=page.url, title=page.title, byline=page.byline)


def _written(url: str) -> str:
    try:
        return canonical(url)
    except Unsafe:
        return url  # nothing is fetched; it only says where the page was
