"""Addresses of stores on each engine, for tests that hold on all of them."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from psycopg import OperationalError
from sqlalchemy import text

from dateline.store.connect import writing
from dateline.store.engines import make
from tests.servers.postgres import Postgres, database_of

ENGINES = ("sqlite", "postgresql")


class Stores:
    """Names → addresses; the same name gives the same store, which is empty at first.

    Attributes:
        engine: the engine they are on.
        folder: of the test.
    """

    def __init__(self, engine: str, folder: Path, postgres: Postgres | None) -> None:
        self.engine = engine
        self.folder = folder
        self._postgres = postgres
        self._known: dict[str, str] = {}

    def __call__(self, name: str = "store") -> str:
        """The address of an empty store, which may be there already."""
        return self._address(name, bare=False)

    def bare(self, name: str = "store") -> str:
        """The address of a place where there is nothing yet: no file, or a database without tables."""
        return self._address(name, bare=True)

    def copied(self, address: str, name: str) -> str:
        """The address of a store that was the same as another when it was first asked for; nobody may use that one meanwhile."""
        if name not in self._known and self._postgres is None:
            shutil.copy(address, self._address(name, bare=True))
        elif name not in self._known and self._postgres is not None:
            self._known[name] = self._postgres.fresh(like=database_of(address))
        return self._known[name]

    def _address(self, name: str, *, bare: bool) -> str:
        if name not in self._known:
            self._known[name] = self._made(bare=bare) if self._postgres else str(self.folder / f"{name}.sqlite")
        return self._known[name]

    def _made(self, *, bare: bool) -> str:
        assert self._postgres is not None
        return self._postgres.fresh() if bare else self._postgres.fresh_store()

    def forget(self) -> None:
        """Take the databases away; files go with their folder."""
        while self._known:
            address = self._known.popitem()[1]
            if self._postgres is not None:
                with suppress(OperationalError):  # its server may be gone
                    self._postgres.drop(address)


def stores_for(request: pytest.FixtureRequest, folder: Path) -> Iterator[Stores]:
    """Stores on the engine a fixture was given as its parameter."""
    postgres: Postgres | None = request.getfixturevalue("postgres") if request.param == "postgresql" else None
    stores = Stores(request.param, folder, postgres)
    yield stores
    stores.forget()


def told(address: str, command: str, **values: object) -> list[tuple[object, ...]]:
    """What a database answers to a command of a stranger's."""
    engine = make(address if "://" in address else f"sqlite:///{address}", busy_seconds=10)
    try:
        with writing(engine).begin() as connection:
            found = connection.execute(text(command), values)
            return [tuple(row) for row in found] if found.returns_rows else []
    finally:
        engine.dispose()
