"""What one version of an article claims otherwise than the one before it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dateline.model.span import Span

ChangedPart = Literal[
    "headline", "count", "denial", "attribution", "speaker", "source", "statement", "quotation", "cue",
    "factuality", "event", "actor", "recipient", "place", "day", "wording",
]  # fmt: skip
ChangedHow = Literal["added", "removed", "changed", "extended", "shortened"]

CHANGE_WORDS: Mapping[tuple[ChangedPart, ChangedHow], str] = {
    ("headline", "added"): "headline added",
    ("headline", "removed"): "headline removed",
    ("headline", "changed"): "headline changed",
    ("count", "added"): "count added",
    ("count", "removed"): "count removed",
    ("count", "changed"): "count changed",
    ("denial", "added"): "denial added",
    ("denial", "removed"): "denial removed",
    ("attribution", "added"): "now says who",
    ("attribution", "removed"): "no longer says who",
    ("attribution", "changed"): "somebody else says it",
    ("speaker", "added"): "speaker added",
    ("speaker", "removed"): "speaker removed",
    ("source", "added"): "source added",
    ("source", "removed"): "source dropped",
    ("source", "changed"): "source changed",
    ("statement", "added"): "statement added",
    ("statement", "removed"): "statement withdrawn",
    ("statement", "changed"): "says something else",
    ("statement", "extended"): "says more",
    ("statement", "shortened"): "says less",
    ("quotation", "changed"): "quotation altered",
    ("cue", "changed"): "said in another way",
    ("factuality", "changed"): "no longer told alike",
    ("event", "added"): "event added",
    ("event", "removed"): "event removed",
    ("event", "changed"): "told as another kind of event",
    ("actor", "added"): "now says who did it",
    ("actor", "removed"): "no longer says who did it",
    ("actor", "changed"): "somebody else did it",
    ("recipient", "added"): "now says to whom",
    ("recipient", "removed"): "no longer says to whom",
    ("recipient", "changed"): "done to somebody else",
    ("place", "added"): "place added",
    ("place", "removed"): "place removed",
    ("place", "changed"): "place moved",
    ("day", "added"): "day added",
    ("day", "removed"): "day removed",
    ("day", "changed"): "day moved",
    ("wording", "changed"): "reworded",
}
"""Every kind of change, in the words a person reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change from a version of an article to the next.

    Attributes:
        part, how: what changed and how (`CHANGE_WORDS` has all pairs). `wording` alone is no claim: the same is said in other words.
        about: what it is about in a few words: "killed", "children injured", the words that name an event; None where `part` tells it.
        who: who says so, by name; None = the report's own voice, or no stated source.
        before, after: the value in the old and in the new version ("5", "at least 6", a name, a place, the words of a statement);
            None where that version has none.
        old_report, new_report: ids of the two reports.
        old_ids, new_ids: ids of the statements, events or tallies it was told by.
        old_words, new_words: the words, as spans of the old and of the new text; empty where that version has none, and for a
            headline that is not part of the text.
    """

    part: ChangedPart
    how: ChangedHow
    about: str | None = None
    who: str | None = None
    before: str | None = None
    after: str | None = None
    old_report: str
    new_report: str
    old_ids: tuple[str, ...] = ()
    new_ids: tuple[str, ...] = ()
    old_words: tuple[Span, ...] = ()
    new_words: tuple[Span, ...] = ()

    @property
    def is_claim(self) -> bool:
        """Whether what is claimed has changed, and not only the words for it."""
        return self.part != "wording"

    @property
    def kind(self) -> str:
        """What kind of change it is, in words: "count changed", "no longer says who"."""
        return CHANGE_WORDS[self.part, self.how]

    @property
    def what(self) -> str:
        """What became of what, in a line: "killed: 5 → 6", "Harbour Daily"."""
        return ": ".join(filter(None, (self.about, self._values)))

    @property
    def short(self) -> str:
        """The same with the words of a whole statement left out: "Radio Curonia → Amber Wire"."""
        return self._values if self.part == "attribution" or not self.about else f"{self.about}: {self._values}"

    @property
    def _values(self) -> str:
        return " → ".join(v for v in (self.before, self.after) if v is not None)
