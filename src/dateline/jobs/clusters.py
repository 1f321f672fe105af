"""The same text in several outlets: one source, the oldest first, with the reason."""

from collections import defaultdict
from dataclasses import dataclass

from dateline.fuse.copies import find_copies
from dateline.model import Reading, Record
from dateline.publish import heads
from dateline.query.runs import runs, told_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A report that carries another's text: `share` of its runs of five words stand there (1 = the same words)."""

    reading: Reading
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Reports of one text.

    Attributes:
        original: the one the others go back to.
        copies: the others, by day of publication.
    """

    original: Reading
    copies: tuple[Copied, ...]

    @property
    def readings(self) -> tuple[Reading, ...]:
        """All of them, the original first."""
        return (self.original, *(c.reading for c in self.copies))

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that carry it, each once."""
        return tuple(dict.fromkeys(heads.outlet(r) for r in self.readings))

    @property
    def title(self) -> str:
        """How much there is of it, in words."""
        n = len(self.outlets)
        return f"The same text in {n} outlets" if n > 1 else f"The same text in {len(self.readings)} reports"


def why(cluster: Cluster, copied: Copied) -> str:
    """Why a report counts as a copy, in a sentence."""
    first = heads.outlet(cluster.original)
    credit = copied.reading.credit
    named = f"; it names {credit} itself" if credit else ""
    words = "Its words are all there" if copied.share >= 1 else f"{round(100 * copied.share)} % of its runs of five words stand there"
    return f"{words}, in the report of {first}{named}."


def clusters(record: Record) -> tuple[Cluster, ...]:
    """The texts that several reports of a record carry, the one in most outlets first."""
    by_id = {r.report.id: r for r in record.readings}
    members: dict[str, list[str]] = defaultdict(list)
    for copy, original in find_copies(record.readings).items():
        members[original].append(copy)
    found = [_cluster(by_id[original], [by_id[i] for i in ids]) for original, ids in members.items()]
    return tuple(sorted(found, key=lambda c: (-len(c.outlets), -len(c.copies), c.original.report.id)))


def _cluster(original: Reading, others: list[Reading]) -> Cluster:
    own = runs(told_words(original))
    copies = tuple(Copied(reading=r, share=_share(runs(told_words(r)), own)) for r in sorted(others, key=_day))
    return Cluster(original=original, copies=copies)


def _share(copy: frozenset[int], own: frozenset[int]) -> float:
    return len(copy & own) / len(copy) if copy else 1.0


def _day(reading: Reading) -> tuple[str, str]:
    return str(reading.report.published or ""), reading.report.id
