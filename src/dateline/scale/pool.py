"""A process pool that gives results in the order of the reports and survives the death of a worker."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice

from dateline.model import DatelineError, Reading, Report
from dateline.model.errors import Crashed
from dateline.pipeline import read_report

Reader = Callable[[Report], Reading]
AHEAD = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A report that could not be read, and why."""

    report: Report
    error: DatelineError


Outcome = Reading | SetAside


def read_many(reports: Iterable[Report], *, workers: int, reader: Reader = read_report) -> Iterator[Outcome]:
    """Read reports in `workers` processes; one bad report never stops the others.

    Args:
        reports: any number; only `workers` times `AHEAD` of them are held at a time.
        workers: processes to start; 1 = read in this process.
        reader: reads one report; must be a module-level function or a `partial` of one, because new processes import it.

    Returns:
        For every report, in the order given, its `Reading` or the reason why there is none.
    """
    if workers <= 1:
        return (_outcome(reader, report) for report in reports)
    return _in_processes(reports, workers, reader)


def _outcome(reader: Reader, report: Report) -> Outcome:
    try:
        return reader(report)
    except DatelineError as error:
        return SetAside(report=report, error=error)
    except Exception as error:  # noqa: BLE001 - a defect shown by one report is recorded with it; the night's other reports go on
        return SetAside(report=report, error=_crash(f"{type(error).__name__}: {error}"))


def _crash(what: str) -> Crashed:
    return Crashed(f"Reading this report failed ({what}). This is a defect of Dateline: please report it with the text.")


def _in_processes(reports: Iterable[Report], workers: int, reader: Reader) -> Iterator[Outcome]:
    source = iter(reports)
    waiting: deque[Report] = deque()
    while True:
        waiting.extend(islice(source, max(0, workers * AHEAD - len(waiting))))
        if not waiting:
            return
        try:
            yield from _drain(waiting, source, workers, reader)
        except BrokenProcessPool:
            yield _alone(waiting.popleft(), reader)


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def _drain(waiting: deque[Report], source: Iterator[Report], workers: int, reader: Reader) -> Iterator[Outcome]:
    """Results of `waiting` and of all that follows; a report leaves `waiting` when its result is known."""
    with _pool(workers) as pool:
        futures: deque[Future[Outcome]] = deque(pool.submit(_outcome, reader, report) for report in waiting)
        try:
            while futures:
                result = futures[0].result()
                futures.popleft()
                waiting.popleft()
                for report in islice(source, 1):
                    waiting.append(report)
                    futures.append(pool.submit(_outcome, reader, report))
                yield result
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _alone(report: Report, reader: Reader) -> Outcome:
    """The first report without a result when a worker died, in a process of its own: it may be innocent."""
    with _pool(1) as pool:
        try:
            return pool.submit(_outcome, reader, report).result()
        except BrokenProcessPool:
            return SetAside(report=report, error=_crash("its process ended"))
