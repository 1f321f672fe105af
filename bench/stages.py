"""What each stage costs.

Sentences per CPU-second of reading, attribution, coding, grounding and fusing; what coding adds to reading and attribution in the
same run; and whether its cost per word stays the same from short texts to long ones.

The clock stands around the very calls that `dateline.pipeline` makes, so whatever a stage comes to do is counted. Every round is a
process of its own that does nothing else. Loading and the first texts are not counted.
"""

import inspect
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from bench.reading import ROOT, WARM_UP, texts

LENGTHS = (100, 300, 1_000, 3_000, 10_000, 20_000)
LEAST_WORDS = 20_000
"""So many words are read at each length, whatever the length: of short texts many, of long ones few."""
TARGET = 0.40
OF_PACKAGE = {
    "reader": "reading", "encoder": "attribution", "attribute": "attribution", "coding": "coding", "ground": "grounding", "fuse": "fusing",
}  # fmt: skip
STAGES = tuple(dict.fromkeys(OF_PACKAGE.values()))
Spent = dict[str, float]


class Clock:
    """CPU-seconds by stage, of the calls from one module; a call inside another counts for the outer one."""

    def __init__(self) -> None:
        self.spent: Spent = dict.fromkeys(STAGES, 0.0)
        self.sentences = 0
        self._inside = False

    def around(self, stage: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """The call, timed."""

        def timed(*args: Any, **kwargs: Any) -> Any:
            if self._inside:
                return call(*args, **kwargs)
            self._inside, start = True, time.process_time()
            try:
                result = call(*args, **kwargs)
            finally:
                self.spent[stage] += time.process_time() - start
                self._inside = False
            self.sentences += len(result.sentences) if stage == "reading" and hasattr(result, "sentences") else 0
            return result

        return timed


@contextmanager
def clocked(module: Any) -> Iterator[Clock]:
    """A clock around every call that the module makes into one of the stages, for as long as the block runs."""
    clock = Clock()
    before = dict(vars(module))
    for name, value in before.items():
        package = getattr(value, "__module__", "").split(".")[1:2]
        stage = OF_PACKAGE.get(package[0]) if package else None
        if stage and callable(value) and not inspect.isclass(value):
            setattr(module, name, clock.around(stage, value))
    try:
        yield clock
    finally:
        vars(module).update(before)


def measure(articles: Sequence[str], lengths: Sequence[int] = LENGTHS, least_words: int = LEAST_WORDS) -> dict[str, Any]:
    """What this process spends on the articles, and on the same words in texts of each length (words, CPU-seconds by stage)."""
    run(articles[:WARM_UP])
    whole = run(articles)
    by_length = {}
    for length in lengths:
        made = list(of_length(articles, length, least_words))
        by_length[length] = {"words": sum(len(t.split()) for t in made), **run(made).spent}
    return {"sentences": whole.sentences, "spent": whole.spent, "lengths": by_length}


def run(articles: Sequence[str]) -> Clock:
    """Read the articles and fuse their record, by the clock."""
    from dateline import pipeline
    from dateline.model import make_report

    with clocked(pipeline) as clock:
        readings = [pipeline.read_report(make_report(text)) for text in articles]
        vars(pipeline)["fuse"](readings)
    return clock


def of_length(articles: Sequence[str], length: int, least_words: int) -> Iterator[str]:
    """Texts of about `length` words, `least_words` in all, made of whole paragraphs of the articles one after the other, over again if need be."""
    text: list[str] = []
    words = done = 0
    for paragraph in _paragraphs(articles):
        text.append(paragraph)
        words += len(paragraph.split())
        if words >= length:
            yield "\n\n".join(text)
            done, text, words = done + words, [], 0
            if done >= least_words:
                return


def _paragraphs(articles: Sequence[str]) -> Iterator[str]:
    listed = [line for article in articles for line in article.splitlines() if line.strip()]
    while listed:
        yield from listed


def compare(limit: int, rounds: int) -> str:
    """The tables on `limit` texts, `rounds` rounds."""
    return table([_in_child(limit) for _ in range(rounds)])


def _in_child(limit: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.stages", str(limit)]
    done = subprocess.run(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def table(found: Sequence[Mapping[str, Any]]) -> str:
    """Medians over the rounds."""
    lines = [f"{found[0]['sentences']} sentences, {len(found)} rounds", f"{'':14}{'sentences per CPU-second':>26}{'share':>8}"]
    for stage in STAGES:
        speed = statistics.median(f["sentences"] / max(f["spent"][stage], 1e-9) for f in found)
        share = statistics.median(f["spent"][stage] / sum(f["spent"].values()) for f in found)
        lines.append(f"{stage:14}{speed:26,.0f}{share:8.1%}")
    lines.append(f"{'all of it':14}{statistics.median(f['sentences'] / sum(f['spent'].values()) for f in found):26,.0f}{1:8.1%}")
    added = [_added(f["spent"]) for f in found]
    spread = f"{min(added):.1%} to {max(added):.1%}"
    lines.append(f"coding adds {statistics.median(added):.1%} to reading and attribution ({spread}); wanted: at most {TARGET:.0%}")
    return "\n".join([*lines, "", *_by_length(found)])


def _added(spent: Mapping[str, float]) -> float:
    before: float = spent["reading"] + spent["attribution"]
    return spent["coding"] / before


def _by_length(found: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield f"{'words a text':>14}{'coding, µs a word':>20}{'of the least':>14}{'reading and attribution, µs a word':>37}"
    lengths = list(found[0]["lengths"])
    coding = {n: _a_word(found, n, ("coding",)) for n in lengths}
    for n in lengths:
        rest = _a_word(found, n, ("reading", "attribution"))
        yield f"{int(n):14,}{coding[n]:20.0f}{coding[n] / max(min(coding.values()), 1e-9):13.2f}x{rest:37.0f}"


def _a_word(found: Sequence[Mapping[str, Any]], length: Any, stages: Sequence[str]) -> float:
    median: float = statistics.median(1e6 * sum(f["lengths"][length][s] for s in stages) / f["lengths"][length]["words"] for f in found)
    return median


if __name__ == "__main__":
    print(json.dumps(measure(texts(int(sys.argv[1])))))
