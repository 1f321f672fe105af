"""Which reports are copies of another: the same wire text in seven outlets is one source.

A report is a copy when most of its runs of five words stand in another report (containment of w-shingles, Broder 1997).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from zlib import crc32

from dateline.model import Reading

SHINGLE_WORDS = 5
COPIED_SHARE = 0.7
MIN_SHINGLES = 12
COMMON = 60
_WORD = re.compile(r"\w+")

Copies = Mapping[str, str]


def find_copies(readings: Sequence[Reading]) -> Copies:
    """Report id → id of the report it copies (the earliest of its group). Originals are not in it.

    `readings` are in order of publication. Of two equal texts the one whose dateline credits somebody else is the copy, else
    the later one; of one day the longer text is the original where one holds the other. Shingles in more than `COMMON` reports tell nothing.
    """
    shingles = {r.report.id: _shingles(r) for r in readings}
    holders: dict[int, list[str]] = defaultdict(list)
    for id_, found in shingles.items():
        for shingle in found:
            holders[shingle].append(id_)
    rank = {r.report.id: (r.credit is not None, str(r.report.published or ""), -len(shingles[r.report.id]), r.report.id) for r in readings}
    parent: dict[str, str] = {}
    for id_ in sorted(shingles, key=rank.__getitem__):
        original = _original(id_, shingles, holders, rank)
        if original is not None:
            parent[id_] = parent.get(original, original)
    return parent


def origin(copies: Copies, report: str) -> str:
    """The report a report goes back to: itself, if it is no copy."""
    return copies.get(report, report)


def _shingles(reading: Reading) -> frozenset[int]:
    text = reading.report.text
    body = " ".join(p.span.words(text) for p in reading.passages if p.kind in ("body", "heading"))
    words = _WORD.findall(body.lower())
    return frozenset(crc32(" ".join(words[i : i + SHINGLE_WORDS]).encode()) for i in range(len(words) - SHINGLE_WORDS + 1))


def _original(
    id_: str, shingles: Mapping[str, frozenset[int]], holders: Mapping[int, list[str]], rank: Mapping[str, tuple[bool, str, int, str]]
) -> str | None:
    """The earliest report that holds most of this one's shingles."""
    own = shingles[id_]
    if len(own) < MIN_SHINGLES:
        return None
    shared: Counter[str] = Counter()
    for shingle in own:
        if len(holders[shingle]) <= COMMON:
            shared.update(holders[shingle])
    found = [other for other, n in shared.items() if n >= COPIED_SHARE * len(own) and rank[other] < rank[id_]]
    return min(found, key=rank.__getitem__, default=None)
