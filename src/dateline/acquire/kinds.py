"""One file → one report, whatever kind it is of: a text, a page, a mail message. Its name says the kind, or its first bytes do."""

import codecs
import re

from dateline.acquire.mail import report_from_mail
from dateline.acquire.page import NOTHING, Description, report_from
from dateline.acquire.saved import report_from_html
from dateline.acquire.worker import Worker
from dateline.model import Report

LINES = (".jsonl", ".ndjson")
TEXTS = (".txt",)
PAGES = (".html", ".htm", ".xhtml")
ARCHIVES = (".warc", ".warc.gz")
MAILS = (".eml",)
TAKEN = TEXTS + LINES + PAGES + ARCHIVES + MAILS

_BEGINNING = 1024
_HTML = re.compile(r"\s*(?:<\?xml\b[^>]*>\s*)?(?:<!doctype\s+html|<html)[\s>]", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def report_in(
    raw: bytes, name: str, *, worker: Worker, first: Description = NOTHING, last: Description = NOTHING, encoding: str | None = None
) -> Report:
    """The report in the bytes of one file.

    Args:
        raw: the whole file.
        name: its name; `.html`, `.htm` and `.xhtml` are pages, `.eml` is mail, anything else is a page if it plainly begins
            like one, and else a text.
        worker: takes pages apart; texts do without it.
        first: what goes before what the file says of itself.
        last: what fills the gaps it leaves.
        encoding: of the bytes, where it is not Unicode.

    Raises:
        DatelineError: there is no report in it; the message says why.
    """
    if has_ending(name, MAILS):
        return report_from_mail(raw, worker=worker, first=first, last=last)
    if has_ending(name, PAGES) or is_page(raw):
        return report_from_html(raw, worker=worker, first=first, last=last, encoding=encoding)
    return report_from(raw, first=first, last=last, encoding=encoding)


def has_ending(name: str, endings: tuple[str, ...]) -> bool:
    """Whether the name of a file has one of these endings, in whatever case."""
    return name.lower().endswith(endings)


def is_page(raw: bytes) -> bool:
    """Whether bytes plainly begin as a page does: with its doctype or `<html`."""
    head = raw[:_BEGINNING]
    mark, name = next(((mark, name) for mark, name in _MARKS if head.startswith(mark)), (b"", "latin-1"))
    return _HTML.match(head[len(mark) :].decode(name, "replace")) is not None
