"""Who runs this Dateline and under which address people reach it: what letters, feeds and forms need to know."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One installation, as its readers see it.

    Attributes:
        base_url: address of its pages without a slash at the end; links in letters and feeds begin with it.
        name: its name in letters, feeds and page titles.
        sender: mail address letters come from; None = letters cannot be sent.
        contact: who answers for it (a mail address), told in the terms and in letters; None = not told.
    """

    base_url: str = "http://127.0.0.1:8765"
    name: str = "Dateline"
    sender: str | None = None
    contact: str | None = None
