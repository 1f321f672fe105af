"""Several fetches at a time, their results in the order in which they were asked for."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from itertools import islice
from threading import Event
from typing import TypeVar
from urllib.parse import urlsplit

from dateline.acquire.answer import Answer, Stopped
from dateline.acquire.fetch import Fetcher
from dateline.model.errors import FetchFailed

THREADS = 8
AHEAD = 12
POLL_SECONDS = 0.2
T = TypeVar("T")


def in_order(jobs: Iterable[T], get: Callable[[T], Answer], *, fetcher: Fetcher, stop: Event) -> Iterator[tuple[T, Answer | FetchFailed]]:
    """Fetch for every job, several at a time, at most `AHEAD` ahead of what was taken.

    Gives, in the order of the jobs, each with its answer or why there is none. Once `stop` is set no job begins, and
    those under way are cut off.
    """
    source = iter(jobs)
    with ThreadPoolExecutor(THREADS, thread_name_prefix="dateline-fetch") as pool:
        waiting: deque[tuple[T, Future[Answer]]] = deque((job, pool.submit(get, job)) for job in islice(source, AHEAD))
        try:
            while waiting and not stop.is_set():
                job, future = waiting.popleft()
                found = _result(future, fetcher, stop)
                waiting.extend((job, pool.submit(get, job)) for job in islice(source, 1))
                yield job, found
        finally:
            for _, future in waiting:
                future.cancel()
            if stop.is_set():
                fetcher.close()


def _result(future: "Future[Answer]", fetcher: Fetcher, stop: Event) -> Answer | FetchFailed:
    while True:
        try:
            return future.result(timeout=POLL_SECONDS)
        except NotYet:
            if future.done():
                return Stopped("The fetch ended without an answer.")
            if stop.is_set():
                fetcher.close()  # whoever waits on a connection gets an error now
        except FetchFailed as error:
            return error
        except Exception as error:  # noqa: BLE001 - a defect that one address shows is said of it; the others go on
            return FetchFailed(
                f"Dateline failed on this address: {type(error).__name__}: {error}. Please send us the address and this line."
            )


def by_turns(jobs: Iterable[T], address: Callable[[T], str]) -> list[T]:
    """The same jobs, hosts taking turns, so that a slow host does not hold up the others; each host's stay in their order."""
    queues: dict[str, deque[T]] = {}
    for job in jobs:
        queues.setdefault(urlsplit(address(job)).netloc, deque()).append(job)
    out: list[T] = []
    while queues:
        for host in list(queues):
            out.append(queues[host].popleft())
            if not queues[host]:
                del queues[host]
    return out
