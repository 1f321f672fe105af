"""The same commands over a store in a file and one on a server say the same and give the same bytes."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.model.columns import TABLES
from dateline.model.errors import NotFound, StoreProblem
from tests.servers.mailbox import Mailbox
from tests.servers.news import Item, News, article
from tests.servers.postgres import GUEST, GUEST_WORD, Postgres, database_of

Run = Callable[..., Any]
WHO = ("--base-url", "https://desk.example.org", "--sender", "letters@desk.example.org")
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?Z?")
PARAGRAPHS = (
    "Police beat dockers in Narvik on Tuesday, the Harbour Circle said. At least 40 people were injured at the quay.",
    "The Harbour Board denied on Monday that anybody was hurt in Narvik. The port was open all day, the board said.",
)


@pytest.fixture
def news() -> Iterator[News]:
    with News() as site:
        for number, paragraph in enumerate(PARAGRAPHS):
            site.put_versioned(f"/{number}", article(paragraph, title=f"Report {number}"))
        site.put_feed("/feed", [Item(f"{site.base}/{n}", title=f"Report {n}") for n in range(len(PARAGRAPHS))])
        yield site


def commands(folder: Path, sources: Path, evidence: Path, mailbox: Mailbox) -> list[tuple[object, ...]]:
    """One of everything that keeps or asks."""
    return [
        ("add", folder),
        ("add", folder, folder / "0.txt"),
        ("watch", "--once", "--sources", sources, "--evidence", evidence),
        ("watch", "--once", "--again", "--sources", sources, "--evidence", evidence),
        ("list",),
        ("list", "--table", "statements", "dockers speaker:any -port"),
        ("list", "--table", "set-aside"),
        ("show", "--all", "--json"),
        ("show", "--query", '"opened the gate" or injured:>=40'),
        ("export", "--format", "jsonl"),
        ("export", "--format", "jsonl", "published:2026 version:any"),
        *(("export", "--format", "csv", "--table", table, "version:any") for table in TABLES),
        ("story", "add", "gates", "--title", "The gates", "--query", "gate or place:Narvik"),
        ("story", "list"),
        ("story", "gates"),
        ("export", "--format", "csv", "--story", "gates"),
        ("brief", "--story", "gates"),
        ("subscribers", "suppress", "ana@example.org"),
        ("subscribers", "list"),
        ("subscribers", "verify"),
        ("send", "--now", "--smtp", mailbox.url, *WHO),
        ("outbox",),
        ("story", "remove", "gates"),
        ("story", "gates"),
        ("show", "zzz"),
    ]


@pytest.fixture
def sources(news: News, tmp_path: Path) -> Path:
    made = tmp_path / "sources.toml"
    made.write_text(f'[fetch]\nallow = ["127.0.0.1/32"]\ndelay = "0s"\n[[source]]\noutlet = "Wire"\nurl = "{news.base}/feed"\n')
    return made


def test_every_command_says_the_same_on_both_engines(
    run: Run, folder: Path, sources: Path, mailbox: Mailbox, postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "empty.txt").write_text("")
    tmp_path = folder.parent
    said: dict[str, list[tuple[Any, ...]]] = {}
    for address in (str(tmp_path / "s.sqlite"), postgres.fresh()):
        monkeypatch.setenv("DATELINE_STORE", address)
        evidence = tmp_path / f"evidence{len(said)}"
        said[address] = []
        for command in commands(folder, sources, evidence, mailbox):
            ended = run(*command)
            told = (MOMENT.sub("…", text.replace(address, "STORE").replace(str(evidence), "EVIDENCE")) for text in (ended.out, ended.err))
            said[address].append((tuple(command[:3]), ended.status, *told))
    for one, other in zip(*said.values(), strict=True):
        assert one == other
    failed = {(command[0], status): told for command, status, *told in next(iter(said.values())) if status not in (0, 3)}
    assert set(failed) == {("story", NotFound.exit_code), ("show", NotFound.exit_code)}, failed


def test_no_command_prints_the_password_of_a_store(run: Run, folder: Path, postgres: Postgres) -> None:
    address = postgres.fresh()
    postgres.tell(f"ALTER DATABASE {database_of(address)} OWNER TO {GUEST}")
    word = GUEST_WORD.replace("/", "%2F")
    store = postgres.address(database_of(address), user=f"{GUEST}:{word}")
    for arguments in (("show", "--all"), ("add", folder / "0.txt"), ("show", "--query", "zebra"), ("list",), ("show", "zzz")):
        ended = run(*arguments, "--store", store)
        assert word not in ended.out + ended.err
        assert GUEST_WORD not in ended.out + ended.err
    wrong = run("add", folder / "0.txt", "--store", store.replace(word, "wr0ng"))
    assert wrong.status == StoreProblem.exit_code
    assert "does not let this user in" in wrong.err
    assert "wr0ng" not in wrong.err
