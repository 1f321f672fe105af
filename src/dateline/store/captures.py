"""Where the evidence of everything fetched stands."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Select, insert, select, update

from dateline.model import Report
from dateline.store.connect import explained, writing
from dateline.store.store import Store
from dateline.store.tables import sources as schema

_CAPTURE = schema.capture


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One response that was kept.

    Attributes:
        id: its number; None = not stored yet.
        outlet, url: the source or page it is of; a page's address is written canonically.
        kind: whether it is a feed or a page.
        final_url: where it lives: what answered, if every redirect on the way was a permanent one, else what was asked.
        fetched: when (UTC without a zone).
        status: HTTP status.
        sha256: of the body, its compression undone.
        file, offset, length: where its record stands in the folder of evidence.
        revisit: whether the record only says that the bytes were those of an earlier one.
        done: whether what it held was read into the record.
    """

    id: int | None = None
    outlet: str
    url: str
    kind: Literal["feed", "page"]
    final_url: str
    fetched: datetime
    status: int
    sha256: str
    file: str
    offset: int
    length: int
    revisit: bool = False
    done: bool = False


_NAMES = tuple(f.name for f in fields(Capture))


class Captures:
    """The captures of a store."""

    def __init__(self, store: Store) -> None:
        self._engine = store.engine
        self._address = store.address

    def add(self, capture: Capture) -> int:
        """Keep where a response stands, whose bytes are on the disk; gives its number."""
        values = {n: getattr(capture, n) for n in _NAMES if n != "id"}
        with explained(self._address), writing(self._engine).begin() as connection:
            made = connection.execute(insert(_CAPTURE).values(values)).inserted_primary_key
        return int(made[0]) if made else 0

    def done(self, capture: Capture) -> None:
        """Note that there is nothing to read from a capture any more."""
        with explained(self._address), writing(self._engine).begin() as connection:
            done_with(connection, capture.id)

    def undone(self) -> tuple[Capture, ...]:
        """Captures whose content was not read into the record yet, oldest first: an earlier run ended before it could."""
        return self._found(select(_CAPTURE).where(_CAPTURE.c.done.is_(False)).order_by(_CAPTURE.c.id))

    def all(self) -> tuple[Capture, ...]:
        """All captures, oldest first."""
        return self._found(select(_CAPTURE).order_by(_CAPTURE.c.id))

    def first_of(self, outlet: str, url: str, sha256: str) -> Capture | None:
        """The capture of a page or feed that holds these bytes."""
        c = _CAPTURE.c
        same = select(_CAPTURE).where(c.sha256 == sha256, c.outlet == outlet, c.url == url, c.revisit.is_(False))
        return next(iter(self._found(same.order_by(c.id).limit(1))), None)

    def of(self, report: Report) -> Capture | None:
        """The capture a report was read from; None if it was not fetched by `watch`."""
        if report.sha256 is None:
            return None
        c = _CAPTURE.c
        same = self._found(select(_CAPTURE).where(c.sha256 == report.sha256, c.revisit.is_(False)).order_by(c.id))
        return next((found for found in same if found.url == report.url), next(iter(same), None))

    def _found(self, query: Select[Any]) -> tuple[Capture, ...]:
        with explained(self._address), self._engine.connect() as connection:
            return tuple(Capture(**{n: row[n] for n in _NAMES}) for row in connection.execute(query).mappings())


def done_with(connection: Connection, capture: int | None) -> None:
    """Note, inside a transaction, that what a capture held was read into the record."""
    if capture is not None:
        connection.execute(update(_CAPTURE).where(_CAPTURE.c.id == capture).values(done=True))
