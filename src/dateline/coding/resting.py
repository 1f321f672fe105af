"""Which statements a word rests on."""

from bisect import bisect_right

from dateline.model import Span, Statement


def resting_on(statements: tuple[Statement, ...], span: Span) -> tuple[str, ...]:
    """Ids of the statements whose content contains `span`, the outermost first. A statement's own cue does not rest on it."""
    inside = [s for s in statements if any(c.contains(span) for c in s.content) and not any(c.overlaps(span) for c in s.cue)]
    return tuple(s.id for s in sorted(inside, key=lambda s: (-_extent(s), s.id)))


def _extent(statement: Statement) -> int:
    return sum(c.end - c.start for c in statement.content)


class Resting:
    """The statements of a document, found by place without walking through all of them each time."""

    def __init__(self, statements: tuple[Statement, ...]) -> None:
        self._statements = sorted(statements, key=lambda s: s.span.start)
        self._sourced = {s.id for s in statements if s.source}
        self._reach: list[int] = []
        furthest = 0
        for s in self._statements:
            furthest = max(furthest, s.span.end)
            self._reach.append(furthest)

    def of(self, span: Span) -> tuple[str, ...]:
        """See `resting_on`."""
        return resting_on(self._near(span), span)

    def told_by(self, rests: tuple[str, ...]) -> str | None:
        """The innermost of these statements that names who speaks, else the innermost: "“40 are confirmed dead,” the mayor said" is the mayor's."""
        named = [id_ for id_ in rests if id_ in self._sourced]
        return (named or rests)[-1] if rests else None

    def source_of(self, span: Span) -> Span | None:
        """The words for a speaker in which `span` stands, if it does: they say who speaks, not what happened."""
        return next((x for s in self._near(span) for x in s.source if x.contains(span)), None)

    def _near(self, span: Span) -> tuple[Statement, ...]:
        last = bisect_right(self._statements, span.start, key=lambda s: s.span.start)
        near = []
        for k in range(last - 1, -1, -1):
            if self._reach[k] < span.end:
                break
            near.append(self._statements[k])
        return tuple(near)
