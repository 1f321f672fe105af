"""Walking the desk from link to link and writing what is found."""

import asyncio
import json
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import Markup
from starlette.types import ASGIApp

from dateline.model import Site
from dateline.model.errors import DatelineError
from dateline.web.desk import desk
from dateline.web.site.extent import Extent, extent
from dateline.web.site.first import first_page
from dateline.web.site.folder import MARKER, replacing
from dateline.web.site.inside import Got, ask
from dateline.web.site.names import FILES, file_name, normal, relative
from dateline.web.site.rewriting import addresses, rewritten
from dateline.web.site.texts import PLACEHOLDER, moved
from dateline.web.state import Desk

PAGE = "text/html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What was copied.

    Attributes:
        folder: where it is.
        pages, files: how many pages, and how many files besides.
        missing: addresses that gave no page, with their status; links to them lead nowhere.
    """

    folder: Path
    pages: int
    files: int
    missing: tuple[tuple[str, int], ...]


def copy_desk(
    store: str,
    folder: Path,
    *,
    site: Site,
    published_at: str | None = None,
    live: str | None = None,
    stories: Iterable[str] = (),
    queries: Iterable[str] = (),
    force: bool = False,
) -> Copied:
    """Write a static copy of the desk over a store; the same store gives the same bytes.

    Args:
        store: path or address of the store.
        folder: where the copy shall be; one that was made so before is replaced as a whole, when the new one is ready.
        site: whose name and contact the pages bear.
        published_at: address the folder will have on the web; None = not known: links in feeds are relative then.
        live: address of a desk that runs; None = there is none: what needs one is left out.
        stories: slugs of the stories to copy; with `queries` the copy holds these only, without either the whole desk.
        queries: queries to copy the views of.
        force: whether a folder that holds something else may be replaced.

    Raises:
        UsageError: the folder must not be replaced.
        NotFound: there is no such story, or no store.
        BadQuery: a query cannot be read.
        StoreProblem: the store cannot be read.
    """
    shown = Site(base_url=(published_at or PLACEHOLDER).rstrip("/"), name=site.name, sender=None, contact=site.contact)
    app = desk(store, site=shown)
    state: Desk = app.state.desk
    what = extent(state.store(), stories, queries)
    with replacing(folder, force=force, keep=_file_of(store)) as made:
        copier = _Copier(app, what, made, published_at, live)
        asyncio.run(copier.walk(state))
        (made / MARKER).write_text(json.dumps({"made_by": f"dateline {version('dateline')}"}) + "\n", encoding="utf-8")
    return Copied(folder=folder, pages=copier.pages, files=copier.files, missing=tuple(copier.missing.items()))


class _Copier:
    """One walk over the desk."""

    def __init__(self, app: ASGIApp, what: Extent, folder: Path, published_at: str | None, live: str | None) -> None:
        self._app = app
        self._what = what
        self._folder = folder
        self._published_at = published_at.rstrip("/") if published_at else None
        self._live = live.rstrip("/") if live else None
        self._ahead: deque[str] = deque()
        self._known: dict[str, bool] = {}
        self.missing: dict[str, int] = {}
        self.pages = 0
        self.files = 0

    async def walk(self, state: Desk) -> None:
        """Copy everything that can be reached."""
        self._known["/"] = True
        if self._what.whole:
            self._ahead.append("/")
        else:
            await self._page("/", first_page(state, self._what))
        for start in self._what.starts:
            self._meet(normal(start))
        while self._ahead:
            address = self._ahead.popleft()
            got = await ask(self._app, address)
            if got.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                raise DatelineError(f"The desk could not make {address} (status {got.status}). The folder stays as it was.")
            if got.status != HTTPStatus.OK:
                self.missing[address] = got.status
            await self._page(address, got.body.decode())

    async def _page(self, address: str, html: str) -> None:
        """Write a page, its files first: a link is kept only to what is there."""
        for found in addresses(html):
            await self._reach(self._own(found))
        name = file_name(address)
        page = rewritten(html, lambda target: self._lead(target, name), self._note())
        self._write(name, page.encode())
        self.pages += 1

    async def _reach(self, address: str) -> None:
        """Note a page for later; fetch a file now."""
        if address in self._known or not self._what.holds(address):
            return
        if not _is_file(address):
            self._meet(address)
            return
        got = await ask(self._app, address)
        self._known[address] = got.status == HTTPStatus.OK
        if got.status != HTTPStatus.OK:
            self.missing[address] = got.status
            return
        await self._file(address, got)

    async def _file(self, address: str, got: Got) -> None:
        name = file_name(address)
        self._write(name, moved(got, name, self._published_at or PLACEHOLDER, self._where))
        self.files += 1
        parts = urlsplit(address)
        if parts.path.startswith("/download/") and not parts.path.endswith((".json", "/columns.csv", "/columns.md")):
            await self._reach(normal(f"{parts.path}.json?{parts.query}"))

    def _meet(self, address: str) -> None:
        if address not in self._known:
            self._known[address] = True
            self._ahead.append(address)

    def _own(self, address: str) -> str:
        """An address as it is kept: where only some stories are copied, their list is the first page."""
        found = normal(address)
        return "/" if found == "/stories" and not self._what.whole else found

    def _lead(self, address: str, page: str) -> str | None:
        """What a link says in a page: the way to a file, the live desk, or nothing."""
        plain, mark, fragment = address.partition("#")
        own = self._own(plain)
        if self._known.get(own):
            return f"{relative(file_name(own), page)}{mark}{fragment}"
        return f"{self._live}{address}" if self._live else None

    def _where(self, address: str, page: str) -> str:
        """What an address in a feed or description becomes."""
        plain, mark, fragment = address.partition("#")
        name = file_name(self._own(plain))
        return f"{self._published_at}/{name}{mark}{fragment}" if self._published_at else f"{relative(name, page)}{mark}{fragment}"

    def _note(self) -> str:
        if not self._live:
            return ""
        return Markup('<p class="small"><a href="{}/search">Search, and sign up, at the desk itself</a></p>').format(self._live)

    def _write(self, name: str, data: bytes) -> None:
        path = (self._folder / name).resolve()
        if not path.is_relative_to(self._folder.resolve()):
            raise DatelineError(f"{name} would stand outside the folder. Please send us the address it was made of.")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _file_of(store: str) -> Path | None:
    """The file of a store; None where it is a database on a server."""
    path = store.removeprefix("sqlite:///")
    return None if "://" in path else Path(path)


def _is_file(address: str) -> bool:
    return urlsplit(address).path.rpartition(".")[2] in FILES
