"""The speed bench: `make bench`.

reading: cost of a report against spaCy alone in the same run. stages: sentences per CPU-second of each stage, what coding adds to reading and
attribution, and its cost per word by the length of the text. grounding: articles per CPU-second whose days and places are found. attribution:
speed of the tagger alone against spaCy, two threads against one, and its peak memory. watching: reports per second from a feed into the store,
and the peak memory of that. storing: reports per CPU-second into the store and out of it, and the time to make one record of them, for
numbers of reports up to --reports. desk: how long pages take with many reports in the store. The exit status is 0 whatever the figures are.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence

from bench import attributing, desk, grounding, reading, stages, storing, watching

PARTS: Mapping[str, Callable[[argparse.Namespace], str]] = {
    "reading": lambda o: reading.compare(o.texts, o.rounds),
    "stages": lambda o: stages.compare(o.texts, o.rounds),
    "grounding": lambda o: grounding.compare(o.texts, o.rounds),
    "attribution": lambda o: attributing.compare(o.texts, o.rounds),
    "watching": lambda o: watching.measure(o.texts),
    "storing": lambda o: storing.measure(storing.sizes(o.reports)),
    "desk": lambda o: desk.measure(o.reports, o.requests),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table for every part."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=[*PARTS], action="append", help="measure this part alone; may be given twice")
    parser.add_argument("--texts", type=int, default=84, help="all but storing and desk: how many texts at most")
    parser.add_argument("--rounds", type=int, default=3, help="reading, stages, grounding, attribution: how often each system runs")
    parser.add_argument("--reports", type=int, default=10_000, help="storing, desk: how many reports are in the store")
    parser.add_argument("--requests", type=int, default=20, help="desk: how often each kind of page is asked for")
    options = parser.parse_args(arguments)
    for name in options.only or PARTS:
        print(f"{name}\n{PARTS[name](options)}\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
