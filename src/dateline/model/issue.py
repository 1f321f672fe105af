"""Doubts and gaps: what the machine could not settle."""

from dataclasses import dataclass

from dateline.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A doubt about a report: a stable code, a sentence a person understands, and the words it is about."""

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Why a value is missing: the field's name and a reason code (`not-stated`, `ambiguous`, `no-publication-date`, …)."""

    field: str
    reason: str
