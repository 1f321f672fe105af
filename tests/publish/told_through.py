"""A reading made by hand with a chain, a statement inside another, one without a source, and one that is unsure."""

from dataclasses import replace

from dateline.attribute.doubts import unsure
from dateline.model import Intermediary, Reading
from tests.fuse.builder import Builder

TEXT = (
    "The bridge was said to be safe. “The mayor told us that the port would reopen in May,” harbour master Juta Kask added, "
    "according to the harbour board, Radio Curonia reported. The union denied that anybody was hurt."
)


def kask() -> Reading:
    """Statement 1 has no source, 2 is told through two others and holds 3, which is unsure, 4 is sure."""
    b = Builder(TEXT, outlet="Amber Wire")
    b.say("The bridge", "was said", "to be safe")
    b.say("harbour master Juta Kask", "added", "The mayor told us that the port would reopen in May")
    b.say("The mayor", "told us", "that the port would reopen in May")
    b.say("The union", "denied", "anybody was hurt", "denies")
    first, second, third, fourth = b.statements
    board = Intermediary(span=b.span("the harbour board"), cue=b.span("according to"), kind="organisation")
    radio = Intermediary(span=b.span("Radio Curonia"), cue=b.span("reported"), kind="outlet")
    b.statements = [
        replace(first, source=(), speaker=None),
        replace(second, quoted="direct", chain=(board, radio), confidence=0.93),
        replace(third, within=second.id, confidence=0.31),
        replace(fourth, confidence=0.9),
    ]
    made = b.reading()
    return replace(made, issues=unsure(made.statements))
