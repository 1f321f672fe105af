"""Which reports are copies of another: the same wire text in seven outlets is one source."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from dateline.model import Reading
from dateline.query.runs import FEWEST_WORDS, Rank, copied, rank, runs, told_words

COMMON = 60

Copies = Mapping[str, str]


def find_copies(readings: Sequence[Reading]) -> Copies:
    """Report id → id of the report it copies (the first of its group, see `query.runs.rank`). Originals are not in it.

    Reports are taken in the order of their rank, each compared with the originals before it, found by the runs they share.
    Runs in more than `COMMON` originals are an outlet's furniture and tell nothing.
    """
    words = {r.report.id: told_words(r) for r in readings}
    kept = {id_: runs(told) for id_, told in words.items()}
    ranks = {r.report.id: _rank(r, len(kept[r.report.id])) for r in readings}
    holders: dict[int, list[str]] = defaultdict(list)
    equal: dict[tuple[str, ...], str] = {}
    parent: dict[str, str] = {}
    for id_ in sorted(kept, key=ranks.__getitem__):
        original = equal.get(words[id_]) or _original(kept[id_], holders, ranks)
        if original is not None:
            parent[id_] = original
            continue
        for run in kept[id_]:
            holders[run].append(id_)
        if len(words[id_]) >= FEWEST_WORDS:
            equal[words[id_]] = id_
    return parent


def origin(copies: Copies, report: str) -> str:
    """The report a report goes back to: itself, if it is no copy."""
    return copies.get(report, report)


def _rank(reading: Reading, n_runs: int) -> Rank:
    report = reading.report
    return rank(credited=reading.credit is not None, published=str(report.published or ""), n_runs=n_runs, report_id=report.id)


def _original(own: frozenset[int], holders: Mapping[int, Sequence[str]], ranks: Mapping[str, Rank]) -> str | None:
    """Of the originals that hold enough of these runs the one that holds most, of several the first."""
    shared: Counter[str] = Counter()
    for run in own:
        if len(holders.get(run, ())) <= COMMON:
            shared.update(holders.get(run, ()))
    found = [other for other, n in shared.items() if copied(n, len(own))]
    return min(found, key=lambda other: (-shared[other], ranks[other]), default=None)
