"""Runs of words that reports share: by these fusing and the store tell alike which report is a copy of another.

Containment of w-shingles (Broder 1997) over a fixed part of the shingles, the same part in every text (mod p sketches, ibid.):
unlike MinHash signatures it sees a cut or a text inside a longer one. Measured in decision 29.
"""

from collections.abc import Sequence
from zlib import crc32

from dateline.model import Reading
from dateline.query.folding import folded

WORDS = 5
KEPT = 4  # one run in so many
COPIED_SHARE = 0.5
FEWEST = 3  # with fewer runs only an equal text is a copy
FEWEST_WORDS = 12  # a shorter text says nothing of who copied whom
READ = ("body", "heading")

Rank = tuple[bool, str, int, str]


def told_words(reading: Reading) -> tuple[str, ...]:
    """The words of the report proper, folded: no furniture, bylines or captions."""
    return folded(" ".join(p.span.words(reading.report.text) for p in reading.passages if p.kind in READ))


def runs(words: Sequence[str]) -> frozenset[int]:
    """Hashes (32 bits) of the runs of words that are kept."""
    hashes = (crc32(" ".join(words[i : i + WORDS]).encode()) for i in range(len(words) - WORDS + 1))
    return frozenset(h for h in hashes if h % KEPT == 0)


def copied(shared: int, whole: int) -> bool:
    """Whether a text of which `whole` runs are kept says what another said, with which it shares so many."""
    return whole >= FEWEST and shared >= COPIED_SHARE * whole


def rank(*, credited: bool, published: str, n_runs: int, report_id: str) -> Rank:
    """What orders reports of one text, the original first.

    The one that credits nobody else in its dateline, then by day (unknown = '' first), then the longer one, then by id.
    """
    return credited, published, -n_runs, report_id
