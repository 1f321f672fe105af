"""A change, made of what each version tells."""

from typing import NamedTuple

from dateline.fuse.changes.version import Version
from dateline.model import Change, Span
from dateline.model.change import ChangedHow, ChangedPart


class Told(NamedTuple):
    """What one version tells: the value to show, the ids of what tells it, its words."""

    value: str | None
    ids: tuple[str, ...] = ()
    words: tuple[Span, ...] = ()


NOT_TOLD = Told(None)


class Beside(NamedTuple):
    """Two versions side by side."""

    old: Version
    new: Version

    def change(
        self, part: ChangedPart, was: Told, now: Told, *, how: ChangedHow | None = None, about: str | None = None, who: str | None = None
    ) -> Change:
        """A change; how it changed follows from which version tells a value, where `how` does not say it."""
        return Change(
            part=part,
            how=how or ("removed" if now.value is None else "added" if was.value is None else "changed"),
            about=about,
            who=who,
            before=was.value,
            after=now.value,
            old_report=self.old.reading.report.id,
            new_report=self.new.reading.report.id,
            old_ids=was.ids,
            new_ids=now.ids,
            old_words=was.words,
            new_words=now.words,
        )

    def lone(self, part: ChangedPart, told: Told, *, gone: bool, about: str | None = None, who: str | None = None) -> Change:
        """A change of what only one version tells: the old one, if it is `gone`."""
        return self.change(part, *((told, NOT_TOLD) if gone else (NOT_TOLD, told)), about=about, who=who)

    def here(self, *, gone: bool) -> Version:
        """The version that alone tells something: the old one, if it is `gone`."""
        return self.old if gone else self.new
