"""The file that lists the sources to watch: TOML → what to fetch and how, or an error that says which line is wrong and what to write."""

import re
import tomllib
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any, NoReturn

from dateline.acquire.addresses import Unsafe, canonical, check_url
from dateline.acquire.files import problem
from dateline.model.errors import BadSources

DEFAULT_INTERVAL = 1800.0
LEAST_INTERVAL = 30.0
DEFAULT_DELAY = 1.0
KINDS = ("feed", "rss", "atom", "json", "page")
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*([smhd])")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_EXAMPLE = '[[source]]\noutlet = "Amber Wire"\nurl = "https://amber-wire.example/feed.xml"'

Network = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source.

    Attributes:
        outlet: who publishes it; its reports carry this name.
        url: address of its feed, or of the page itself for kind `page`.
        kind: `feed` (RSS, Atom and JSON Feed are told apart by themselves), or `page`.
        interval: seconds between two readings.
        language: what the outlet is asked for (`Accept-Language`); None = nothing is asked.
        pages: whether the pages its entries link to are fetched; else the feed's own text is the report.
    """

    outlet: str
    url: str
    kind: str = "feed"
    interval: float = DEFAULT_INTERVAL
    language: str | None = None
    pages: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """How everything is fetched.

    Attributes:
        contact: a mail or web address told to the sites; None = none is told.
        allow: networks that are open although they are not public.
        delay: seconds between two requests to one host, at least.
        ca_file: certificates trusted instead of the system's.
    """

    contact: str | None = None
    allow: tuple[Network, ...] = ()
    delay: float = DEFAULT_DELAY
    ca_file: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList:
    """All sources, in the order of the file."""

    sources: tuple[Source, ...]
    fetch: FetchSettings = field(default_factory=FetchSettings)


def load_sources(path: Path) -> SourceList:
    """The sources in a TOML file.

    Raises:
        BadSources: the file is not what the format asks for; the message names the entry and key, and what to write.
        DatelineError: the file cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise problem(error, path) from error
    except UnicodeDecodeError as error:
        raise BadSources(f"{path} is not UTF-8 text (byte {error.start:,}). Save it as UTF-8.") from error
    return parse_sources(text, name=str(path))


def parse_sources(text: str, *, name: str = "sources.toml") -> SourceList:
    """The sources in the text of a TOML file.

    Raises:
        BadSources: as for `load_sources`.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadSources(
            f"{name} is not TOML: {error}. Text stands in quotation marks, and each source begins with a line [[source]]."
        ) from error
    return _Reader(name, text).read(data)


class _Reader:
    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._lines = [n for n, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*source\s*\]\]", line)]

    def read(self, data: dict[str, Any]) -> SourceList:
        if isinstance(data.get("source"), dict):
            self._wrong("[source]", "is one table. Write [[source]], with two brackets, above every source.")
        self._known("the file", data, ("fetch", "source"))
        entries = data.get("source", [])
        if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
            self._wrong("source", f"is no list of tables. Write each source as\n{_EXAMPLE}")
        if not entries:
            raise BadSources(f"{self._name} lists no source. Write at least one:\n{_EXAMPLE}")
        fetch = self._fetch(data.get("fetch", {}))
        sources = tuple(self._source(n, entry) for n, entry in enumerate(entries, 1))
        self._distinct(sources)
        return SourceList(sources=sources, fetch=fetch)

    def _source(self, number: int, entry: dict[str, Any]) -> Source:
        where = self._entry(number, entry)
        self._known(where, entry, ("outlet", "url", "kind", "interval", "language", "pages"))
        kind = self._string(where, entry, "kind") or "feed"
        if kind not in KINDS:
            self._wrong(where, f"has kind = {kind!r}. It may be {', '.join(KINDS)}, or be left out.")
        language = self._string(where, entry, "language")
        if language is not None and not _LANGUAGE.fullmatch(language):
            self._wrong(where, f'has language = {language!r}. Write a code such as "en" or "en-GB".')
        interval = self._length(where, "interval", entry["interval"], least=LEAST_INTERVAL) if "interval" in entry else DEFAULT_INTERVAL
        pages = self._flag(where, entry, "pages")
        return Source(
            outlet=self._needed(where, entry, "outlet", '"Amber Wire"'),
            url=self._url(where, self._needed(where, entry, "url", '"https://amber-wire.example/feed.xml"')),
            kind="page" if kind == "page" else "feed",
            interval=interval,
            language=language,
            pages=pages,
        )

    def _fetch(self, table: Any) -> FetchSettings:
        where = "[fetch]"
        if not isinstance(table, dict):
            self._wrong(
                "fetch", 'is no table. Write [fetch] on a line of its own, and its settings beneath, e.g. contact = "desk@example.org".'
            )
        self._known(where, table, ("contact", "allow", "delay", "ca_file"))
        contact = self._string(where, table, "contact")
        if contact is not None and not re.fullmatch(r"[\x21-\x7e]+", contact):
            self._wrong(where, f"has contact = {contact!r}. Write one mail or web address, without spaces.")
        delay = self._length(where, "delay", table["delay"], least=0) if "delay" in table else DEFAULT_DELAY
        return FetchSettings(
            contact=contact, allow=self._networks(where, table), delay=delay, ca_file=self._string(where, table, "ca_file")
        )

    def _networks(self, where: str, table: dict[str, Any]) -> tuple[Network, ...]:
        listed = table.get("allow", [])
        if not isinstance(listed, list) or not all(isinstance(a, str) for a in listed):
            self._wrong(where, 'has an allow that is no list of networks. Write for example allow = ["127.0.0.1/32"].')
        try:
            return tuple(ip_network(a) for a in listed)
        except ValueError as error:
            self._wrong(where, f'allows something that is no network: {error}. Write for example allow = ["127.0.0.1/32", "10.1.0.0/16"].')

    def _entry(self, number: int, entry: dict[str, Any]) -> str:
        line = f", line {self._lines[number - 1]}" if len(self._lines) >= number else ""
        named = f" ({entry['outlet']})" if isinstance(entry.get("outlet"), str) else ""
        return f"source {number}{named}{line}"

    def _known(self, where: str, table: dict[str, Any], keys: tuple[str, ...]) -> None:
        for key in table:
            if key not in keys:
                self._wrong(where, f"has a key {key!r}, which is not known. Keys may be {', '.join(keys)}.")

    def _string(self, where: str, table: dict[str, Any], key: str) -> str | None:
        value = table.get(key)
        if value is not None and (not isinstance(value, str) or not value.strip()):
            self._wrong(where, f"has {key} = {value!r}, which is no text. Write it in quotation marks, or leave it out.")
        return value.strip() if isinstance(value, str) else None

    def _needed(self, where: str, table: dict[str, Any], key: str, example: str) -> str:
        value = self._string(where, table, key)
        if value is None:
            self._wrong(where, f"has no {key}. Write for example {key} = {example}.")
        return value

    def _flag(self, where: str, table: dict[str, Any], key: str) -> bool:
        value = table.get(key, True)
        if not isinstance(value, bool):
            self._wrong(where, f"has {key} = {value!r}. Write true or false, without quotation marks.")
        return value

    def _length(self, where: str, key: str, value: Any, *, least: float) -> float:
        match = _LENGTH.fullmatch(value.strip()) if isinstance(value, str) else None
        if match is None:
            self._wrong(where, f'has {key} = {value!r}. Write a number with its unit: "30s", "15m", "6h" or "1d".')
        seconds = float(match[1]) * _UNITS[match[2]]
        if seconds < least:
            self._wrong(where, f"has {key} = {value!r}, which is too often. The least is {least:g} seconds.")
        return seconds

    def _url(self, where: str, url: str) -> str:
        try:
            check_url(url)
        except Unsafe as error:
            self._wrong(where, f"has a url that cannot be fetched: {error.message}")
        return url

    def _distinct(self, sources: tuple[Source, ...]) -> None:
        seen: dict[tuple[str, str], int] = {}
        for number, source in enumerate(sources, 1):
            first = seen.setdefault((source.outlet, canonical(source.url)), number)
            if first != number:
                self._wrong(f"source {number} ({source.outlet})", f"is the same as source {first}. Leave one of them out.")

    def _wrong(self, where: str, message: str) -> NoReturn:
        raise BadSources(f"{self._name}: {where} {message}")
