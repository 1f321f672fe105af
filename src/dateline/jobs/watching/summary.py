"""The sums of watching."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchSummary:
    """What came of watching. An entry taken from the feed's own text counts as a page.

    Attributes:
        feeds_read, feeds_unchanged, feeds_failed: feeds with something new to say; as they were; without a good answer.
        pages_fetched: pages that answered with their content.
        new: reports of pages not known before.
        new_versions: reports of pages whose text changed.
        gone_back: pages that carry the text of an earlier version again.
        unchanged: pages that are as they were.
        copies: of the new reports, those whose text another outlet published too.
        gone: pages that are there no more.
        set_aside: pages that gave no report, with their reason in the store.
        pages_failed: pages that could not be fetched this time and will be tried again.
        postponed: feeds and pages not asked for because their host wants to be left alone.
    """

    feeds_read: int = 0
    feeds_unchanged: int = 0
    feeds_failed: int = 0
    pages_fetched: int = 0
    new: int = 0
    new_versions: int = 0
    gone_back: int = 0
    unchanged: int = 0
    copies: int = 0
    gone: int = 0
    set_aside: int = 0
    pages_failed: int = 0
    postponed: int = 0

    def __str__(self) -> str:
        copies = f" ({self.copies} of them copies of another outlet's text)" if self.copies else ""
        said = (
            f"Feeds: {self.feeds_read} read, {self.feeds_unchanged} unchanged, {self.feeds_failed} failed. "
            f"Pages: {self.pages_fetched} fetched; {self.new} new, {self.new_versions} new versions{copies}, "
            f"{self.unchanged} unchanged, {self.set_aside} set aside."
        )
        rest = (
            (self.gone_back, "back at an earlier text"),
            (self.gone, "gone"),
            (self.pages_failed, "to be tried again"),
            (self.postponed, "waiting for their host"),
        )
        return said + "".join(f" {n} {what}." for n, what in rest if n)
