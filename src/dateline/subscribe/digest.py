"""What a letter says, as data: every line has its speaker, the way it came, outlet, day, grade and a link to the words."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.model.incident import Grade
from dateline.model.statement import CueClass

Verb = Literal[CueClass, "doubts", "wants", "tells", "counts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place in a report.

    Attributes:
        report: id of the report.
        outlet: who published it; None = unknown.
        day: day of publication; None = unknown.
        link: address of the words on our site.
    """

    report: str
    outlet: str | None
    day: date | None
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Something said.

    Attributes:
        grade: how well it stands.
        speaker: who says it; None = the report names nobody.
        own_voice: the outlet itself says it.
        through: who passed it on, nearest to the speaker first.
        verb: how the speaker says it and stands to it; `tells` = the outlet in its own voice, `counts` = a number is given.
        words: the report's own words.
        where: where it stands; also: where else the same words of the same speaker stand.
    """

    grade: Grade
    speaker: str | None
    own_voice: bool
    through: tuple[str, ...]
    verb: Verb
    words: str
    where: Where
    also: tuple[Where, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number somebody gives. `line.words` are the words of the number.

    Attributes:
        matter: what is counted, where, since when.
        number: the number with its bounds.
        before: what the same voice said last before; None where it said nothing before.
        line: who says it and where.
    """

    matter: str
    number: str
    before: str | None
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a dispute; `more` further statements of it are not shown."""

    letter: str
    lines: tuple[Line, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """What cannot all be right, with its sides."""

    matter: str
    reason: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A report an earlier letter told of, which its outlet has changed since.

    Attributes:
        where: the report as it is now; version: its number.
        before: the version that was told of.
        gone: what it said then and says no more.
        new: what it says now and did not say then.
    """

    where: Where
    version: int
    before: Where
    gone: tuple[Line, ...]
    new: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One report behind the letter."""

    where: Where
    title: str
    copy_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """A letter without the lines at its foot, which differ from reader to reader.

    Attributes:
        story: title of the story; slug: its name in addresses; site: name of the site.
        link: address of the story's page.
        subject: the line of the mail.
        period: the days or moments it is about, in words.
        corrections, counts, contests, lines, sources: what it says, in the order it says it.
        more_counts, more, more_sources: further counts, statements, reports that are not shown.
        notes: what was left out and why, one sentence each.
    """

    story: str
    slug: str
    site: str
    link: str
    subject: str
    period: str
    corrections: tuple[Correction, ...] = ()
    counts: tuple[Count, ...] = ()
    contests: tuple[Contest, ...] = ()
    lines: tuple[Line, ...] = ()
    sources: tuple[Source, ...] = ()
    more_counts: int = 0
    more: int = 0
    more_sources: int = 0
    notes: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing new to tell."""
        return not (self.corrections or self.counts or self.contests or self.lines or self.sources)
