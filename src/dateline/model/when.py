"""A time as said, and what it can mean."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.model.span import Span

WhenKind = Literal["DATE", "TIME", "DURATION", "SET"]
WhenPrecision = Literal["day", "week", "month", "quarter", "season", "year", "decade", "century", "interval", "unknown-year", "unknown"]
WhenBasis = Literal["stated", "published", "anchored", "unresolved", "person"]
WhenTaken = Literal["stated", "clause", "sentence", "passage"]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time expression.

    Attributes:
        span: the words.
        kind: TIMEX3 type (ISO-TimeML).
        value: TIMEX3 value, e.g. `2020-09-02`, `XXXX-09-02`, `P26Y`, `2014`.
        earliest, latest: the days it can mean, both inclusive; None where open or not known. Nothing is filled in.
        precision: how fine the words are.
        basis: `stated` in full; resolved from the day of publication (`published`); from another date in the
            text, the full date of its dateline among them (`anchored`); `unresolved`; or set by a `person`, who need not have it from the words.
        taken_from: `stated` for a time itself; `clause`, `sentence`, `passage` where an event takes it from its surroundings.
    """

    span: Span
    kind: WhenKind
    value: str
    earliest: date | None = None
    latest: date | None = None
    precision: WhenPrecision = "unknown"
    basis: WhenBasis = "unresolved"
    taken_from: WhenTaken = "stated"
