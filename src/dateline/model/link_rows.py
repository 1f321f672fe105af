"""Rows of the table of links: how one statement stands to another, in a dispute or beside it."""

from typing import TYPE_CHECKING

from dateline.model.cells import Row, origin_cells, said_words, source_cells, statement_cells, where_words
from dateline.model.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.dispute import StatementLink
    from dateline.model.reading import Reading
    from dateline.model.record import Record
    from dateline.model.statement import Statement

    Told = tuple[Reading, Statement]

_OTHER = ("report_id", "outlet", "published", "speaker", "speaker_kind", "stance", "content")


def link_rows(record: "Record") -> list[Row]:
    """One row a link, by the two statements and the kind."""
    found = {s.id: (r, s) for r in record.readings for s in r.statements}
    links = sorted(_links(record), key=lambda each: (each[0].source, each[0].target, each[0].kind, each[1] or ""))
    return [_row(n, dispute, found[n.source], found[n.target]) for n, dispute in links if n.source in found and n.target in found]


def _links(record: "Record") -> "Iterator[tuple[StatementLink, str | None]]":
    yield from ((link, None) for link in record.links)
    yield from ((link, dispute.id) for dispute in record.disputes for link in dispute.links)


def _row(link: "StatementLink", dispute: str | None, one: "Told", other: "Told") -> Row:
    reading = one[0]
    beside = {**origin_cells(other[0]), **statement_cells(*other), "content": said_words(*other) or None}
    return {
        "kind": link.kind,
        "statement_id": link.source,
        **origin_cells(reading),
        **statement_cells(*one),
        "content": said_words(*one) or None,
        "words": one_line(reading, link.source_words),
        **where_words(link.source_words),
        "other_id": link.target,
        **{f"other_{name}": beside[name] for name in _OTHER},
        "other_words": one_line(other[0], link.target_words),
        **{f"other_{name}": at for name, at in where_words(link.target_words).items()},
        "reason": link.reason,
        "dispute_id": dispute,
        **source_cells(reading, link.source),
    }
