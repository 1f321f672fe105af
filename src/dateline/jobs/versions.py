"""Versions of a page: two of them side by side, and what the pages that a query finds have changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from dateline.fuse.changes import changes_between
from dateline.fuse.changes.wording import Paragraph, differences
from dateline.model import Change, Reading
from dateline.model.errors import NotFound, UsageError
from dateline.query import Query, both, parse
from dateline.store.search import Search
from dateline.store.store import Store
from dateline.store.versions import Kin, Versions, numbered

SHORTEST_ID = 4
_CHANGED = "version:2.."


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Two versions of one article.

    Attributes:
        old, new: their readings.
        old_number, new_number: their numbers among the versions of their page; None where they come from no store.
        changes: what the newer one claims otherwise.
    """

    old: Reading
    new: Reading
    old_number: int | None = None
    new_number: int | None = None
    changes: tuple[Change, ...]

    @property
    def claims(self) -> tuple[Change, ...]:
        """The changes of what is claimed."""
        return tuple(c for c in self.changes if c.is_claim)

    @property
    def words(self) -> tuple[Paragraph, ...]:
        """The newer text with what came in and went out, word by word."""
        return differences(self.old.report.text, self.new.report.text)

    @property
    def noticed(self) -> datetime | None:
        """When the newer version was taken in, UTC; None = not recorded."""
        return self.new.report.retrieved


def compared(old: Reading, new: Reading) -> Revision:
    """Two readings, of whatever origin, as versions of one article."""
    return Revision(old=old, new=new, changes=changes_between(old, new))


def revision(store: Store, wanted: str, *, old: str | None = None, new: str | None = None) -> Revision:
    """Two versions of a page that is kept.

    Args:
        store: where to look.
        wanted: the beginning of the id of a report, or the address of its page.
        old: number or id of the older version; None = the one before `new`.
        new: number or id of the newer one; None = the version `wanted` names by its id if it has one before it, else the newest.

    Raises:
        NotFound: there is no such page or version, or only one version is kept.
        UsageError: both are one version.
    """
    own = _report_id(store, wanted)
    listed = numbered(Versions(store).of(own))
    if len(listed) == 1:
        raise NotFound(
            f"Only one version of {wanted} is kept, so there is nothing to lay beside it. `dateline watch` notices changed pages."
        )
    newer = _version(listed, new) if new else _newest(listed, own, by_address="://" in wanted)
    older = _version(listed, old) if old else _before(listed, newer)
    if older.id == newer.id:
        raise UsageError("Both are one version. Name two with --from and --to.")
    first, second = store.readings_of([older.id, newer.id])
    return Revision(old=first, new=second, old_number=older.number, new_number=newer.number, changes=changes_between(first, second))


def _report_id(store: Store, wanted: str) -> str:
    if "://" not in wanted:
        return store.reading(wanted).report.id
    found = store.versions(wanted)
    if not found:
        raise NotFound(f"No page of the address {wanted} is kept. `dateline list` shows what is.")
    return found[-1].id


def _newest(versions: tuple[Kin, ...], own: str, *, by_address: bool) -> Kin:
    """The version that was named, where it is named by its own id and is not the first; else the one its page carries now."""
    named = next(v for v in versions if v.id == own)
    return versions[-1] if by_address or named is versions[0] else named


def _before(versions: tuple[Kin, ...], newer: Kin) -> Kin:
    at = versions.index(newer)
    if not at:
        raise NotFound(f"Version {newer.number} is the first that is kept. Name a later one with --to, or an other one with --from.")
    return versions[at - 1]


def _version(versions: tuple[Kin, ...], wanted: str) -> Kin:
    for v in versions:
        if (wanted.isdigit() and v.number == int(wanted)) or (len(wanted) >= SHORTEST_ID and v.id.startswith(wanted.lower())):
            return v
    raise NotFound(f"There is no version {wanted} of it: choose from {', '.join(str(v.number) for v in versions)}.")


def revisions(store: Store, query: Query, *, most: int | None = None) -> Iterator[Revision]:
    """Every change from one version to the next of the pages that a query finds, the page changed last first.

    Args:
        store: where to look.
        query: finds reports; of their pages all versions are looked at.
        most: so many pages at most, those with the newest reports; None = all.
    """
    ids = Search(store).report_ids(both(query, parse(_CHANGED)), limit=most)
    seen: set[str] = set()
    found: list[Revision] = []
    for id_ in ids:
        if id_ not in seen:
            listed = numbered(Versions(store).of(id_))
            seen |= {v.id for v in listed}
            found.extend(_of_page(store, listed))
    yield from sorted(found, key=lambda r: (str(r.noticed or ""), r.new.report.id), reverse=True)


def _of_page(store: Store, listed: tuple[Kin, ...]) -> Iterator[Revision]:
    readings = list(store.readings_of([v.id for v in listed]))
    by_id = {r.report.id: r for r in readings}
    for a, b in pairwise(listed):
        if a.id in by_id and b.id in by_id:
            old, new = by_id[a.id], by_id[b.id]
            yield Revision(old=old, new=new, old_number=a.number, new_number=b.number, changes=changes_between(old, new))
