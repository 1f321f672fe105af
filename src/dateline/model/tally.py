"""A count of people as somebody gave it."""

from dataclasses import dataclass
from typing import Literal

from dateline.model.event import Auxiliary
from dateline.model.issue import Gap
from dateline.model.place import Place
from dateline.model.span import Span
from dateline.model.when import When

TallyCategory = Literal[
    "killed", "injured", "arrested", "tortured", "missing", "abducted", "displaced", "deported",
    "troops", "crowd", "hostages", "released", "affected",
]  # fmt: skip
Qualifier = Literal["exactly", "at least", "more than", "about", "up to", "fewer than", "between", "vague", "none"]
TallyBasis = Literal["increment", "cumulative", "stock", "unknown"]
TallyRevision = Literal["late", "reclassified", "corrected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A count of people, as said.

    Attributes:
        id: `<report id>:t<n>`, numbered in text order.
        category: what happened to them.
        low, best, high: bounds, inclusive; None = open or not said. "At least 10" is 10, None, None;
            "more than 13,000" is 13001, None, None; "no casualties" is 0, 0, 0; a vague word ("dozens")
            has the interval of the rule in the quantity lexicon and no best.
        qualifier: how the number was bounded; `none` = a bare number.
        span: the words of the count (number, qualifier and counted noun or category word).
        number: the words of the number alone.
        scope: whom it counts, as a plain noun (`people`, `children`, `students`, `police`); None = not said.
        basis: a further number (`increment`), a total so far (`cumulative`), a state at a day (`stock`).
        revision: what the words say of earlier counting: `late` = harm of earlier days that is only now counted ("includes 298 earlier
            deaths"), `reclassified` = some were put into another class, `corrected` = whoever gave it takes back another number.
        period: the days on which what is counted happened: a day, a month, a year, a stretch; `2014/..` where it is open to the day of
            the count ("since 2014").
        as_of: day it was valid.
        auxiliary: whether the matter counted is said to have happened (see `Event`).
        place: where, set by grounding.
        statement: id of the statement it rests on; None = the report's own voice.
        part_of: id of the tally of which it counts a part ("among them three children").
        gaps: values that are missing, each with its reason.
    """

    id: str
    category: TallyCategory
    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier
    span: Span
    number: Span
    scope: str | None = None
    basis: TallyBasis = "unknown"
    revision: TallyRevision | None = None
    period: When | None = None
    as_of: When | None = None
    auxiliary: Auxiliary = "asserted"
    place: Place | None = None
    statement: str | None = None
    part_of: str | None = None
    gaps: tuple[Gap, ...] = ()

    @property
    def report_id(self) -> str:
        """Id of the report it stands in."""
        return self.id.partition(":")[0]
