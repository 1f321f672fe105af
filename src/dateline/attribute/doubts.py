"""Statements → doubts about those that are more likely wrong somewhere than right."""

from collections.abc import Iterable

from dateline.model import Issue, Statement


def unsure(statements: Iterable[Statement]) -> tuple[Issue, ...]:
    """One `unsure-statement` a statement whose confidence is low, at its cue; statements without a confidence raise none."""
    return tuple(_doubt(s) for s in statements if s.unsure)


def _doubt(statement: Statement) -> Issue:
    at = (*statement.cue, *statement.content, *statement.source)
    message = f"Who says this, and where it begins and ends, is unsure: {round(100 * (statement.confidence or 0))} % likely to be right."
    return Issue(code="unsure-statement", message=message, span=at[0] if at else None)
