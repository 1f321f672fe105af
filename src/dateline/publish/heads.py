"""What stands over a report: its headline, its day, how much was read from it."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from dateline.model import Reading
from dateline.publish import phrases

HEADLINE_WORDS = 14
_MISLEADING = re.compile(r"""[\s<>"`\\]""")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?|[0-9a-f:.]+")


def counts(reading: Reading) -> Iterator[str]:
    """How much was read from a report, in words."""
    for number, one, many in (
        (len(reading.statements), "statement", "statements"),
        (len(reading.events), "event", "events"),
        (len(reading.tallies), "count", "counts"),
        (len(reading.issues), "doubt", "doubts"),
    ):
        yield f"{number} {one if number == 1 else many}"


def headline(reading: Reading) -> str:
    """The headline of a report, else its first words that are read."""
    if reading.report.title:
        return reading.report.title
    read = (p.span for p in reading.passages if p.kind in ("heading", "body"))
    words = next((span.words(reading.report.text) for span in read), reading.report.text).split()
    return " ".join(words[:HEADLINE_WORDS]) + (" …" if len(words) > HEADLINE_WORDS else "")


def dated(reading: Reading) -> str:
    """The day of publication in words."""
    published = reading.report.published
    return phrases.day(published) if published else "day of publication not known"


def outlet(reading: Reading) -> str:
    """Who published the report."""
    return reading.report.outlet or "outlet not known"


def web_address(reading: Reading) -> str | None:
    """The address of the report if a browser may be sent there: http or https, a plain host, nothing that could mislead."""
    url = reading.report.url or ""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    plain = url.isprintable() and not _MISLEADING.search(url) and parts.username is None and port != 0
    return url if plain and parts.scheme in ("http", "https") and _HOST.fullmatch(parts.hostname or "") else None
