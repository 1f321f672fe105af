"""Who acts, suffers or speaks."""

from dataclasses import dataclass
from typing import Literal

from dateline.model.span import Span

ActorKind = Literal["person", "organisation", "state", "force", "outlet", "group", "evidence", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One actor of a report and every place that names it.

    Attributes:
        id: stable across reports: kind and a normal form of the name (`state:USA`, `force:USA`, `person:alexander-lukashenko-blr`).
        name: name to show.
        kind: what it is.
        country: ISO 3166-1 alpha-3 code, where the words or our lists say it.
        sector: PLOVER sector (GOV, MIL, COP, OPP, CVL, JRN, EDU …), where the words say it.
        mentions: spans that name it, in text order.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    mentions: tuple[Span, ...] = ()
