"""A real PostgreSQL server of the tests' own: in a temporary folder, reached by a socket there, gone at the end."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest

from dateline.store import Store

OWNER = "dateline"
GUEST, GUEST_WORD = "guest", "open/sesame"
SETTINGS = (
    "listen_addresses=''",
    "fsync=off",  # the machine does not lose power; what is committed outlives the server all the same
    "full_page_writes=off",
    "shared_buffers=32MB",
    "max_connections=40",
    "autovacuum=off",
    "log_min_messages=fatal",
)


class Postgres:
    """A server, and databases in it."""

    def __init__(self, folder: Path, programs: Path, account: str | None) -> None:
        self.folder = folder
        self._programs = programs
        self._account = account
        self._numbers = count(1)
        self._prepared = ""

    def start(self, *settings: str, largest: int | None = None) -> None:
        """Start the server; `largest` = how many bytes its files may have, as on a disk that is full beyond."""
        given = " ".join(f"-c {setting}" for setting in (*SETTINGS, *settings, f"unix_socket_directories={self.folder}"))
        limit = () if largest is None else ("sh", "-c", f'ulimit -f {largest // 512}; exec "$@"', "sh")
        self._do("pg_ctl", "start", "-w", "-s", "-D", self.folder / "data", "-l", self.folder / "log", "-o", given, before=limit)

    def stop(self, how: str = "fast") -> None:
        """Stop the server: `fast`, or `immediate`, as a crash would."""
        self._do("pg_ctl", "stop", "-w", "-s", "-D", self.folder / "data", "-m", how)

    def make(self, *options: str) -> None:
        """Make its files."""
        data = self.folder / "data"
        self._do("initdb", "-D", data, "-U", OWNER, "-A", "trust", "-E", "UTF8", "--wal-segsize=1", "--no-sync", *options)
        rules = f"local all {OWNER} trust\nlocal all all scram-sha-256\n"
        (data / "pg_hba.conf").write_text(rules, encoding="utf-8")

    def address(self, database: str, *, user: str = OWNER) -> str:
        """The address of a database as a person writes it."""
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def fresh(self, *, like: str = "template1") -> str:
        """The address of a new database, empty or like another one."""
        name = f"store{next(self._numbers)}"
        self.tell(f'CREATE DATABASE {name} TEMPLATE "{like}"')
        return self.address(name)

    def fresh_store(self) -> str:
        """The address of a new, empty store."""
        if not self._prepared:
            self._prepared = self.fresh()
            Store.open(self._prepared).close()
        return self.fresh(like=database_of(self._prepared))

    def drop(self, address: str) -> None:
        """Take a database away, whoever uses it."""
        self.tell(f"DROP DATABASE {database_of(address)} WITH (FORCE)")

    def tell(self, *commands: str, database: str = "postgres") -> None:
        """Commands to the server, each a transaction of its own."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            for command in commands:
                connection.execute(command.encode())

    def _do(self, program: str, *arguments: object, before: Sequence[str] = ()) -> None:
        command = [*before, str(self._programs / program), *map(str, arguments)]
        ended = subprocess.run(  # the server that is left running keeps no pipe of ours
            command, user=self._account, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False
        )
        if ended.returncode:
            log = self.folder / "log"
            pytest.fail(f"{program} ended with {ended.returncode}. {log.read_text(encoding='utf-8') if log.exists() else ''}")


def database_of(address: str) -> str:
    """The name of the database at an address."""
    return address.partition("?")[0].rpartition("/")[2]


@contextmanager
def postgres_server(*settings: str) -> Iterator[Postgres]:
    """A running server; skips the test, or fails it where every test must run, if PostgreSQL is not installed.

    Its databases compare text by the rules of English, as most databases do: what must not depend on that shows here.
    """
    programs = _programs()
    account = _account()
    with tempfile.TemporaryDirectory(prefix="dateline-pg-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        if account:
            shutil.chown(folder, account)
        folder.chmod(0o755)
        server = Postgres(folder, programs, account)
        server.make("--locale=C.UTF-8", *_by_the_rules_of_english(programs))
        server.start(*settings)
        server.tell(f"CREATE USER {GUEST} PASSWORD '{GUEST_WORD}'")
        try:
            yield server
        finally:
            server.stop("immediate")


def _programs() -> Path:
    found = shutil.which("postgres")
    folders = [*([Path(found).resolve().parent] if found else []), *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    for folder in folders:
        if all((folder / name).exists() for name in ("postgres", "initdb", "pg_ctl")):
            return folder
    message = "PostgreSQL is not installed (Debian: apt install postgresql)."
    if os.environ.get("DATELINE_REQUIRE_ALL") == "1":
        pytest.fail(message)
    pytest.skip(message)


def _account() -> str | None:
    """Whom the server runs as; None = as us. It refuses to run as root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _by_the_rules_of_english(programs: Path) -> tuple[str, ...]:
    told = subprocess.run([programs / "initdb", "--help"], capture_output=True, text=True, check=False).stdout
    return ("--locale-provider=icu", "--icu-locale=en-US") if "--icu-locale" in told else ()
