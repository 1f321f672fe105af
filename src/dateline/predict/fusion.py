"""Task `fusion`: which given event mentions are one event, over all lines, by the same weights and grouping as incidents (fuse/same)."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from dateline.fuse.same import Page, Pair, Roles, Setting, Telling, agreed, grouped, near_pages, page_of, setting, telling_of, weighed
from dateline.fuse.same.traits import akin
from dateline.model import Document, Span
from dateline.model.document import READ, Token
from dateline.model.errors import BadRecord
from dateline.predict.case import Case, Plain
from dateline.predict.participants import head_of, roles_of

Told = tuple[Page, list[Telling]]


def clusters(cases: Sequence[Case], told: Sequence[Told], *, careful: bool = False) -> list[Plain]:
    """The given mentions of every line, each with its cluster; `told` is what `tellings` made of each line."""
    sure = setting("careful" if careful else "even")
    groups = grouped((m.id for _, mentions in told for m in mentions), pair_odds(told, sure), sure)
    name = {id_: members[0] for members in groups.members for id_ in members}
    return [
        {"mentions": [{"start": s.start, "end": s.end, "cluster": name[m.id]} for s, m in zip(_spans(case), mentions, strict=True)]}
        for case, (_, mentions) in zip(cases, told, strict=True)
    ]


def tellings(case: Case, number: int, document: Document | None = None) -> Told:
    """What a line tells of each of its mentions; `number` is the line's own, `document` its text where that has been read.

    Raises:
        BadRecord: the line has no mentions, or one lies outside its text.
        DatelineError: it cannot be read.
    """
    spans = _spans(case)
    document = document or case.document()
    page = page_of(f"{number:06}", case.text, [p.span for p in document.passages if p.kind in READ])
    return page, [_telling(document, page, _id(number, m), span) for m, span in enumerate(spans)]


def pair_odds(told: Sequence[Told], sure: Setting) -> dict[Pair, float]:
    """Log odds of the pairs of mentions that are looked at, the lesser id first, as third mentions move them."""
    mentions = [m for _, found in told for m in found]
    place = {m.id: n for n, m in enumerate(mentions)}
    pairs = [(place[a.id], place[b.id]) for a, b in candidates(told)]
    i, j = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    weights: list[float] = agreed(i, j, weighed(mentions, i, j), sure.agreement).tolist()
    return {(mentions[n].id, mentions[m].id): weight for (n, m), weight in zip(pairs, weights, strict=True)}


def candidates(told: Sequence[Told]) -> Iterator[tuple[Telling, Telling]]:
    """Mentions of reports that are alike whose words allow that they are one, the lesser id first."""
    for n, m in near_pages([page for page, _ in told], {}):
        for a in told[n][1]:
            for b in told[m][1]:
                if a.id < b.id and akin(a, b):
                    yield a, b


def _id(number: int, mention: int) -> str:
    return f"{number:06}:{mention:04}"


def _spans(case: Case) -> list[Span]:
    mentions = case.needed("mentions")
    if not isinstance(mentions, list):
        raise BadRecord("`mentions` is no list.")
    return [_span(m, len(case.text)) for m in mentions]


def _span(mention: Any, length: int) -> Span:
    start, end = (mention.get("start"), mention.get("end")) if isinstance(mention, dict) else (None, None)
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= length:
        raise BadRecord(f"A mention needs `start` and `end` inside the text, not {mention!r}.")
    return Span(start, end)


def _telling(document: Document, page: Page, id_: str, span: Span) -> Telling:
    head: Token | None = head_of(document, span)
    if head is None:
        return telling_of(id_, page, span, Roles())
    return telling_of(id_, page, span, roles_of(document, head), head.span)
