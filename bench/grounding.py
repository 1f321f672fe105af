"""How many articles a CPU-second days and places alone take, on texts that are parsed already."""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from bench.reading import WARM_UP, texts
from dateline.ground import find_places, find_times
from dateline.model import Document, make_report
from dateline.reader import read

WANTED = 200
"""Articles per CPU-second for each."""
PARTS: Mapping[str, Callable[[Document], Any]] = {"dates": find_times, "places": find_places}


def compare(limit: int, rounds: int) -> str:
    """The table on `limit` texts, `rounds` rounds; what is loaded once is loaded before the clock starts."""
    documents = [read(make_report(text, published=date(2016, 11, 1))) for text in texts(limit)]
    return table({name: [measure(find, documents) for _ in range(rounds)] for name, find in PARTS.items()}, len(documents))


def measure(find: Callable[[Document], Any], documents: Sequence[Document]) -> float:
    """Documents per CPU-second."""
    for document in documents[:WARM_UP]:
        find(document)
    start = time.process_time()
    for document in documents:
        find(document)
    return len(documents) / max(time.process_time() - start, 1e-9)


def table(found: Mapping[str, Sequence[float]], n_documents: int) -> str:
    """Medians over the rounds, with the slowest and the fastest."""
    lines = [f"{n_documents} texts, parsed before; articles per CPU-second (wanted: {WANTED} or more)"]
    for name, speeds in found.items():
        lines.append(f"{name:10}{statistics.median(speeds):8,.0f} ({min(speeds):,.0f} to {max(speeds):,.0f})")
    return "\n".join(lines)
