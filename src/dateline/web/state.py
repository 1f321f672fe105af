"""What a desk knows: which store it shows, who runs it, whether it may be edited, and what it has worked out already."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from starlette.requests import Request

from dateline.model import Site
from dateline.web.changes import store_stamp
from dateline.web.shelf import Shelf
from dateline.web.tries import Tries

if TYPE_CHECKING:
    from dateline.store import Store
    from dateline.store.search import Search
    from dateline.store.stories import Stories

MOST_NOTES = 1000


@dataclass(slots=True, kw_only=True)
class Desk:
    """One desk. Pages reach it by `desk_of(request)`; an application mounted inside is given it when it is made.

    Attributes:
        address: path or database address of its store.
        site: who runs it and under which address.
        edit: whether stories may be saved and values corrected from its pages.
        only_here: whether it may be edited only because nobody but its own machine reaches it: what a web server passes on may not then.
        key: what an editor must know; None = nothing: whoever reaches a desk that may be edited may edit it.
        tries: wrong keys that came lately.
        shelf: records, and what was worked out from them, each a few megabytes.
        notes: counts, digests and other small things found out from the store.
    """

    address: str
    site: Site = field(default_factory=Site)
    edit: bool = False
    only_here: bool = False
    key: str | None = None
    shelf: Shelf = field(default_factory=Shelf)
    notes: Shelf = field(default_factory=lambda: Shelf(most=MOST_NOTES))
    tries: Tries = field(default_factory=Tries)
    _store: "Store | None" = None
    _written: int = 0
    _lock: Lock = field(default_factory=Lock)

    def store(self) -> "Store":
        """The store, opened once. It holds no connection between calls, so it is shared by all threads.

        Raises:
            NotFound: there is no store.
            StoreProblem: it cannot be opened.
        """
        from dateline.store import Store

        with self._lock:
            if self._store is None or self._gone():
                self._store = Store.open(self.address, create=False)
            return self._store

    def search(self) -> "Search":
        """The search over its store."""
        from dateline.store.search import Search

        return Search(self.store())

    def stories(self) -> "Stories":
        """The stories of its store."""
        from dateline.store.stories import Stories

        return Stories(self.store())

    def stamp(self) -> Hashable:
        """A value that changes when the store does; cheap."""
        return store_stamp(self.address), self._written

    def wrote(self) -> None:
        """Say that this desk changed its store: a database on a server gives no sign of it, and the clock of a file may be too coarse."""
        with self._lock:
            self._written += 1

    def _gone(self) -> bool:
        """Whether the file was taken away: SQLite would make an empty one in its place."""
        if "://" in self.address and not self.address.startswith("sqlite:///"):
            return False
        return not Path(self.address.removeprefix("sqlite:///")).exists()


def desk_of(request: Request) -> Desk:
    """The desk that a request is made to."""
    desk: Desk = request.app.state.desk
    return desk
