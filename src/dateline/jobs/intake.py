"""One item of the intake after the other: read it, keep it, or set it aside."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dateline.acquire import Accepted, PassedOver
from dateline.acquire.files import Item
from dateline.model import DatelineError, Reading, Report
from dateline.model.errors import Crashed
from dateline.store import Store

if TYPE_CHECKING:
    from dateline.pipeline import Own

SHOWN_NAMES = 3


class Talk(Protocol):
    """Who is told of every report as it is done with."""

    def done(self, what: str, where: str) -> None:
        """One report went well."""

    def trouble(self, where: str, reason: str) -> None:
        """One report was set aside."""


class Intake:
    """What happens to each item, and the sums at the end."""

    def __init__(self, store: Store, talk: Talk, *, again: bool, own: "Own | None" = None) -> None:
        from dateline.pipeline import NOTHING_OWN

        self._own = own or NOTHING_OWN
        self._store = store
        self._talk = talk
        self._again = again
        self._once_aside = {entry.where for entry in store.aside()}
        self._counts = {"added": 0, "changed": 0, "same": 0}
        self._set_aside = 0
        self._passed: list[str] = []
        self.first_error: DatelineError | None = None

    @property
    def kept(self) -> int:
        """How many items are in the store now."""
        return sum(self._counts.values())

    def take(self, item: Item) -> None:
        """Keep what can be read; set aside, with its reason, what cannot."""
        if isinstance(item, PassedOver):
            self._passed.append(Path(item.where).name)
            self._talk.done("passed by", item.where)
        elif isinstance(item, Accepted):
            try:
                self._keep(item)
            except _Unreadable as failed:
                self._reject(item.where, failed.error)
        else:
            self._reject(item.where, item.error)

    def _keep(self, item: Accepted) -> None:
        report = self._store.completed(item.report)
        skip = not self._again and self._store.up_to_date(report, self._own.codebook, self._own.lists)
        outcome = "same" if skip else self._store.add(_read(report, self._own))
        followed(self._store, report)
        if item.report.retrieved is not None:
            self._store.saw(report.id, item.report.retrieved)
        if item.where in self._once_aside:
            self._store.readmit(item.where)
        self._counts[outcome] += 1
        self._talk.done({"added": "added", "changed": "changed", "same": "there"}[outcome], f"{report.id} {item.where}")

    def _reject(self, where: str, error: DatelineError) -> None:
        self._store.set_aside(where, error)
        self._set_aside += 1
        self.first_error = self.first_error or error
        self._talk.trouble(where, error.message)

    def summary(self, store: str) -> str:
        """The sums, in one or two lines."""
        counts = self._counts
        said = f"{counts['added']} added, {counts['changed']} read anew, {counts['same']} already there, {self._set_aside} set aside. Store: {store}"
        if not self._passed:
            return said
        more = " …" if len(self._passed) > SHOWN_NAMES else ""
        return f"{said}\nPassed by, being of no kind that is read: {len(self._passed)} ({', '.join(self._passed[:SHOWN_NAMES])}{more})"


def followed(store: Store, report: Report) -> None:
    """What persons said of a page's words goes with them where the page has them under another headline."""
    if report.url is not None and len(store.versions(report.url)) > 1:
        from dateline.jobs.correcting.following import follow

        follow(store, report)


class _Unreadable(Exception):  # noqa: N818 - carries an error of the report apart from errors of the store
    def __init__(self, error: DatelineError) -> None:
        super().__init__(error.message)
        self.error = error


def read_safely(report: Report, own: "Own | None" = None) -> Reading | DatelineError:
    """The reading of a report, or why there is none; a defect that one report shows is such a reason too."""
    from dateline.pipeline import NOTHING_OWN, read_report

    try:
        return read_report(report, own or NOTHING_OWN)
    except DatelineError as error:
        return error
    except Exception as error:  # noqa: BLE001 - recorded with the report; the others go on
        where = _innermost(error)
        return Crashed(
            f"Dateline failed on this report: {type(error).__name__}: {error} ({where}). Please send us the report and this line."
        )


def _read(report: Report, own: "Own") -> Reading:
    found = read_safely(report, own)
    if isinstance(found, DatelineError):
        raise _Unreadable(found)
    return found


def _innermost(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "no place known"
