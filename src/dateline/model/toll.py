"""A ledger of counts as said."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.model.incident import RULE, Grade
from dateline.model.tally import Qualifier, TallyBasis, TallyCategory

EARLIER = "earlier"
TollChange = Literal[
    "first", "rise", "fall", "same", "refined", "vaguer", "revision", "retroactive", "further", "restart", "other",
]  # fmt: skip
TollStanding = Literal["stands", "overtaken", "earlier"]
DoubtCode = Literal["fell", "digits-swapped", "digit-more", "late-batch", "rounded", "part-exceeds-whole"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TollEntry:
    """One line of a ledger: a tally as one report gave it.

    Attributes:
        tally: id of the tally; report: id of the report.
        speaker: id of the actor who gave it; None = not resolved, or the report's own voice.
        voice: whose number it is, for counting independent sources: the speaker's id; else the outlet, where it speaks itself; else the
            name of a body; else the words that name somebody in this report (a copy has the voice of the report it goes back to).
        low, best, high, qualifier, basis: as in `Tally`, as reported.
        number: the words of the number alone ("dozens", "4,327").
        first, last: the days on which what is counted happened; None = not known, `last` None also where open.
        day: the day it was valid as far as known: as-of day, else day said, else day of publication.
        reported: day of publication of its report.
        change: against the speaker's entry before it: `first`; `rise`, `fall`, `same`; `refined` and `vaguer` (within what the
            words left open before, or the other way round); `revision` (the words say that an earlier number is corrected);
            `retroactive` (counted late); `further` (an increment); `restart` (counted anew from a later day); `other` (not comparable).
        reason: the change in a sentence.
        rebased_low, rebased_best, rebased_high: for a series that was begun anew, the bounds counted from the beginning of the first;
            None = open, or nothing to rebase.
        rebased_from: the first day counted then.
        copy_of: id of the entry this one repeats because its report is a copy of another; it counts once.
    """

    tally: str
    report: str
    speaker: str | None
    voice: str
    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier
    basis: TallyBasis
    number: str = ""
    first: date | None = None
    last: date | None = None
    day: date | None
    reported: date | None = None
    change: TollChange
    reason: str = ""
    rebased_low: int | None = None
    rebased_best: int | None = None
    rebased_high: int | None = None
    rebased_from: date | None = None
    copy_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TollSum:
    """Further numbers of one speaker about days that do not overlap, added up.

    Attributes:
        low, best, high: the sums; None where one of them is open.
        number: how many were added.
        first, last: the days they cover.
    """

    low: int | None
    best: int | None
    high: int | None
    number: int
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TollVoice:
    """What one speaker says in a ledger in the end.

    Attributes:
        voice, speaker: as in `TollEntry`.
        entry: id of the tally of its latest total; None = it gave further numbers only.
        low, best, high, qualifier, number, day: of that entry.
        standing: `stands`; `overtaken` by a higher count of another speaker on a later day; `earlier` = a state of an earlier day.
        entries: how many numbers it gave, copies not counted.
        added: its further numbers, where they can be added up.
    """

    voice: str
    speaker: str | None
    entry: str | None
    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier
    number: str
    day: date | None
    standing: TollStanding
    entries: int
    added: TollSum | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TollDoubt:
    """A check that asks a person to look.

    Attributes:
        code: stable short name of the check.
        message: a sentence a person understands.
        tallies: ids of the entries it is about, the later one last.
    """

    code: DoubtCode
    message: str
    tallies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """An append-only ledger: one category, matter, place, period and scope; entries in order of day, report and text.

    Attributes:
        id: `l-` and a hash of what tells it from other ledgers.
        category: what happened to the people counted.
        country: ISO 3166-1 alpha-3 code; None = the words give no place.
        place: the town or division counted; None = the country as a whole, or not known.
        scope: whom it counts: a group kept apart, or the part of a whole ("teachers", "some of them"); None = people in general.
        period: the days counted, as a TIMEX3 value (`2031-04-14`, `2017`, `2014/..` where open), or the words where they begin with a
            happening (`since the truce ended/..`); `earlier` for counts recalled from the past; None = not stated.
        first, last: the same as days; None = not known or open.
        cause: the kind of what befell them ("quake", "violence"), where the words name it.
        incident: id of the incident it belongs to, where it is one.
        entries: the counts, each as one report gave it.
        voices: what each speaker says in the end, those that stand first.
        low, high: over the totals that stand of every independent speaker; low None = there is none, high None = one is open.
        best: the number that all of them give; None = they differ, or give none.
        doubts: what a person should look at.
        grade: as of an incident: `weak` (one independent speaker), `fair` (two or more agree), `contested` (they cannot all be right, or
            a person says so), `confirmed` (the party held responsible gives the number itself), `discounted` (a person says so).
        grade_reason: the counts the grade follows from, in a sentence.
        graded_by: `machine`, or the name of the person whose word the grade is.
    """

    id: str
    category: TallyCategory
    country: str | None
    place: str | None = None
    scope: str | None
    period: str | None
    first: date | None = None
    last: date | None = None
    cause: str | None = None
    incident: str | None = None
    entries: tuple[TollEntry, ...]
    voices: tuple[TollVoice, ...] = ()
    low: int | None
    best: int | None = None
    high: int | None
    doubts: tuple[TollDoubt, ...] = ()
    grade: Grade
    grade_reason: str = ""
    graded_by: str = RULE
