"""Manners towards hosts: one request at a time, a pause between two, robots.txt, and leaving alone who asks for it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event, Lock
from typing import TYPE_CHECKING
from urllib.parse import SplitResult

from dateline.acquire.addresses import Unsafe, netloc
from dateline.acquire.answer import Answer, Disallowed, Postponed, Stopped, retry_after
from dateline.model.errors import FetchFailed

if TYPE_CHECKING:
    from protego import Protego

ROBOT = "Dateline"
FIRST_BACK_OFF = timedelta(minutes=1)
LONGEST_BACK_OFF = timedelta(hours=24)
ROBOTS_BYTES = 512 * 1024
ROBOTS_AGE = timedelta(hours=24)
LONGEST_DELAY = 300.0
BUSY = (429, 503)
Get = Callable[[str], Answer]


def back_off(failures: int) -> timedelta:
    """How long to wait after so many failures in a row: doubled each time, a day at most."""
    doubled: timedelta = FIRST_BACK_OFF * 2 ** min(max(failures - 1, 0), 20)
    return min(doubled, LONGEST_BACK_OFF)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """Until when a host is left alone (UTC without a zone; None = it may be asked), and after how many failures in a row."""

    host: str
    not_before: datetime | None
    failures: int


@dataclass(slots=True)
class _Robots:
    rules: "Protego | None"  # None = everything is allowed
    until: datetime


@dataclass(slots=True)
class _Host:
    lock: Lock = field(default_factory=Lock)  # held while one request is under way
    robots_lock: Lock = field(default_factory=Lock)  # held while its robots.txt is fetched; never taken inside the other
    next_at: float = 0
    not_before: datetime | None = None
    failures: int = 0
    robots: dict[str, _Robots] = field(default_factory=dict)


class Hosts:
    """What is known of every host; safe for several threads."""

    def __init__(self, *, delay: float, now: Callable[[], datetime], stop: Event) -> None:
        self._delay = delay
        self._now = now
        self._stop = stop
        self._hosts: dict[str, _Host] = {}
        self._changed: set[str] = set()
        self._lock = Lock()

    def restore(self, rest: Rest) -> None:
        """What was known in an earlier run."""
        host = self._host(rest.host)
        host.not_before, host.failures = rest.not_before, rest.failures

    def changes(self) -> tuple[Rest, ...]:
        """Hosts whose rest changed since this was last asked."""
        with self._lock:
            names, self._changed = sorted(self._changed), set()
        return tuple(Rest(host=n, not_before=self._hosts[n].not_before, failures=self._hosts[n].failures) for n in names)

    @contextmanager
    def turn(self, parts: SplitResult, robots: Get | None) -> Iterator[None]:
        """Wait for a turn at the host of an address, and hold it.

        Args:
            parts: the address to be asked.
            robots: fetches the site's robots.txt (which waits for turns of its own); None = the address needs no leave.

        Raises:
            Postponed: the host wants to be left alone.
            Disallowed: robots.txt does not allow the address.
            Stopped: the program is ending.
        """
        host = self._host(netloc(parts))
        self._check_rest(host, netloc(parts))
        delay = self._delay if robots is None else self._leave(host, parts, robots)
        with host.lock:
            self._check_rest(host, netloc(parts))  # it may have asked for rest while this waited
            self._pause(host)
            try:
                yield
            finally:
                host.next_at = time.monotonic() + delay

    def met(self, parts: SplitResult, status: int, wait: str | None) -> None:
        """Learn from an answer: 429 and 503 mean that the host is left alone for a while; anything else that it is well."""
        name = netloc(parts)
        if status in BUSY:
            self._rest(name, retry_after(wait, self._now()))
        else:
            host = self._host(name)
            if host.failures or host.not_before:
                host.failures, host.not_before = 0, None
                self._note(name)

    def _host(self, name: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(name, _Host())

    def _note(self, name: str) -> None:
        with self._lock:
            self._changed.add(name)

    def _rest(self, name: str, until: datetime | None) -> datetime:
        host = self._host(name)
        host.failures += 1
        host.not_before = max(until or self._now() + back_off(host.failures), self._now() + timedelta(seconds=1))
        self._note(name)
        return host.not_before

    def _check_rest(self, host: _Host, name: str) -> None:
        if host.not_before is not None and host.not_before > self._now():
            raise Postponed(
                f"{name} asked to be left alone; it is asked again after {host.not_before:%Y-%m-%d %H:%M} UTC.", host.not_before
            )

    def _pause(self, host: _Host) -> None:
        if self._stop.wait(max(0, host.next_at - time.monotonic())):
            raise Stopped("The watching was ended.")

    def _leave(self, host: _Host, parts: SplitResult, get: Get) -> float:
        """The pause robots.txt asks for, at least the usual one, if it allows the address."""
        rules = self._rules(host, parts, get)
        if rules is None:
            return self._delay
        if not rules.can_fetch(parts.geturl(), ROBOT):
            raise Disallowed(
                f"The robots.txt of {netloc(parts)} does not allow {ROBOT} to fetch this address. "
                "Ask the outlet, save the page yourself, or take the text its feed gives (`pages = false` in the list of sources)."
            )
        return max(self._delay, min(rules.crawl_delay(ROBOT) or 0, LONGEST_DELAY))

    def _rules(self, host: _Host, parts: SplitResult, get: Get) -> "Protego | None":
        site = f"{parts.scheme}://{netloc(parts)}"
        with host.robots_lock:
            known = host.robots.get(site)
            if known is None or known.until <= self._now():
                known = _Robots(rules=self._asked(host, f"{site}/robots.txt", netloc(parts), get), until=self._now() + ROBOTS_AGE)
                host.robots[site] = known
            return known.rules

    def _asked(self, host: _Host, url: str, name: str, get: Get) -> "Protego | None":
        from protego import Protego

        try:
            answer = get(url)
        except (Stopped, Postponed, Unsafe):
            raise
        except FetchFailed as error:
            until = self._rest(name, None)
            raise Postponed(
                f"The robots.txt of {name} could not be fetched, so nothing may be asked of it: {error.message}", until
            ) from error
        if answer.status >= 500 or answer.status in BUSY:  # noqa: PLR2004 - RFC 9309, 2.3.1.4
            resting = host.not_before if answer.status in BUSY else None  # such an answer has set it already
            until = resting or self._rest(name, None)
            raise Postponed(
                f"The robots.txt of {name} is not available (status {answer.status}), so nothing may be asked of it yet.", until
            )
        if answer.status != 200:  # noqa: PLR2004 - RFC 9309, 2.3.1.3: no rules, no limits
            return None
        return Protego.parse(answer.body[:ROBOTS_BYTES].decode("utf-8-sig", "replace"))
