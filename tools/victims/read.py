"""The reports as the program reads them, kept on disk: reading them takes ten minutes, learning from them two."""

import pickle
from dataclasses import dataclass

from dateline.coding.tallies import find_tallies
from dateline.model import Document, Tally, make_report
from dateline.model.errors import DatelineError
from dateline.predict.harmed import Harmed, harmed, surroundings
from dateline.predict.harmsigns import Signs
from dateline.reader import read
from tools.victims.examples import label_of, labels, reports
from tools.victims.settings import READ


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A report with its runs, their signs and labels.

    Attributes:
        number: its place among the reports.
        document, tallies: as the program reads it.
        runs, signs, labels: of each run; labels are 1, 0 or -1 (unknown) for killed and injured.
    """

    number: int
    document: Document
    tallies: tuple[Tally, ...]
    runs: list[Harmed]
    signs: list[list[str]]
    labels: list[tuple[int, ...]]


def readings() -> list[Reading]:
    """All reports that can be read, from the disk where they lie there."""
    if READ.exists():
        with READ.open("rb") as kept:
            found: list[Reading] = pickle.load(kept)  # noqa: S301 (our own file)
            return found
    out = []
    for number, report in enumerate(reports()):
        try:
            document = read(make_report(report["text"]))
        except DatelineError:
            continue
        tallies, _ = find_tallies(document, ())
        signs = Signs(document, tallies)
        runs = harmed(document, surroundings(document))
        by_character = labels(report)
        spans = [(document.tokens[r.first].start, document.tokens[r.last].end) for r in runs]
        out.append(
            Reading(
                number=number,
                document=document,
                tallies=tallies,
                runs=runs,
                signs=[signs.of(r) for r in runs],
                labels=[label_of(by_character[start:end]) for start, end in spans],
            )
        )
        if number % 100 == 0:
            print(f"read {number} reports", flush=True)
    READ.parent.mkdir(parents=True, exist_ok=True)
    with READ.open("wb") as kept:
        pickle.dump(out, kept)
    return out
