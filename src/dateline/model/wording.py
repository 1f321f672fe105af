"""The words of a reading to show: a speaker, the intermediaries, what was said."""

from typing import TYPE_CHECKING

from dateline.model.span import Span, cover

if TYPE_CHECKING:
    from dateline.model.reading import Reading
    from dateline.model.statement import Statement


def one_line(reading: "Reading", span: Span) -> str:
    """The words of a span with white space folded."""
    return " ".join(span.words(reading.report.text).split())


def speaker_name(reading: "Reading", statement: "Statement") -> str | None:
    """The speaker to show: the actor's name, else the words of the source; None where no source is stated."""
    for actor in reading.actors:
        if actor.id == statement.speaker:
            return actor.name
    if statement.antecedent is not None:
        return one_line(reading, statement.antecedent)
    return one_line(reading, cover(statement.source)) if statement.source else None


def through_names(reading: "Reading", statement: "Statement") -> list[str]:
    """Names of the intermediaries, nearest to the speaker first."""
    names = {a.id: a.name for a in reading.actors}
    return [names.get(link.actor or "") or one_line(reading, link.span) for link in statement.chain]


def content_words(reading: "Reading", statement: "Statement") -> str:
    """The words said, interruptions shown as an ellipsis."""
    return " … ".join(one_line(reading, span) for span in statement.content)
