"""Doubts and gaps: what the machine could not settle."""

from dataclasses import dataclass

from dateline.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A doubt about a report.

    Attributes:
        code: stable short name of the kind of doubt.
        message: a sentence a person understands.
        span: the words it is about; None = the report as a whole.
    """

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Why a value is missing.

    Attributes:
        field: name of the field that is empty.
        reason: reason code (`not-stated`, `ambiguous`, `no-publication-date`, …).
    """

    field: str
    reason: str
