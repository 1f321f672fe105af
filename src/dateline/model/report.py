"""One version of one article by one outlet, as it was stored."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One version of one article. All offsets of a record point into `text`, which is never changed.

    Attributes:
        id: first 16 hex digits of the SHA-256 of outlet, url, title where it has an url, and text (see `report_id`).
        text: the stored text, exactly as it was decoded.
        outlet: who published it, as given by the caller; None = unknown.
        url: where it was published; None = unknown.
        title: headline, if it is not part of the text; under the same url another one makes another version.
        byline: author line, if it is not part of the text.
        published: day of publication; where nobody gives it, a reading takes the full date of the dateline. None = unknown, and then nothing
            relative is resolved.
        retrieved: when the bytes were taken in.
        version: 1 for the first text and title seen under this url.
        sha256: hash of the raw bytes the text was decoded from.
    """

    id: str
    text: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    published: date | None = None
    retrieved: datetime | None = None
    version: int = 1
    sha256: str | None = None


def report_id(text: str, outlet: str | None, url: str | None, title: str | None = None) -> str:
    """The id of a report: the same outlet, url, headline and text give the same id everywhere.

    Without an url there are no versions that a headline could tell apart, so it plays no part; nor does how much white space is in it.
    """
    headline = " ".join((title or "").split()) if url else ""
    key = "\x1e".join((outlet or "", url or "", headline, text)) if headline else "\x1f".join((outlet or "", url or "", text))
    return hashlib.sha256(key.encode("utf-8")).hexdigest()[:16]


def make_report(
    text: str,
    *,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    published: date | None = None,
    retrieved: datetime | None = None,
    sha256: str | None = None,
) -> Report:
    """A `Report` with its id and, where the raw bytes are not known, the hash of its UTF-8 text."""
    return Report(
        id=report_id(text, outlet, url, title),
        text=text,
        outlet=outlet,
        url=url,
        title=title,
        byline=byline,
        published=published,
        retrieved=retrieved,
        sha256=sha256 or hashlib.sha256(text.encode("utf-8")).hexdigest(),
    )
