"""What is trained, from what, and how: the only numbers to change."""

from dataclasses import dataclass

from dateline.encoder.coder import POLICE, TYPES
from tools.trunk.bodies import GOLD, MINILM, RESOURCES, ROOT, Shape

__all__ = ["GOLD", "POLICE", "RESOURCES", "TYPES"]  # beside the names below

WORK = ROOT / "build" / "coder"
PAIRS = GOLD / "events" / "plover_plv_train.jsonl"
SENTENCES = GOLD / "events" / "ipe_sents_dev.jsonl"

SEED = 1
FOLDS = 5
POLICE_FOLDS = (0, 1)  # as the set deals its documents out
BATCH = 16
POLICE_BATCH = 12
POLICE_WINDOW = 128
HEAD_RATE = 1e-3
WARM_UP = 0.1
UNROUNDED = 0.7  # share of the steps before the rounding of the export is learned under (weights of 7 bits, activations of 8)
SMOOTHING = 0.05
UNNAMED = 0.1  # share of pairs shown without their actor, and as many without their recipient
UNMARKED = 0.3  # share of pairs shown without the words of the event
SHOUTED = 0.04  # share of pairs shown as if they were printed in capitals, and as many in lower case
SEEN_LEAST = 3  # sentences that have a sign, for it to be weighed
WORD_SIZE, OTHER_SIZE = 3.0, 2.0  # how large a word, and any other sign, is given to the regression: the ridge holds small ones down more
SHRINK = 1.0  # ridge on the weights of signs
EVEN_SHARE = 0.65  # what the network's log-odds and those of the words weigh before anything is seen
HOLDING = 100.0  # how hard they are held to it
QUIET = 0.2  # share of the documents without police at work that are learned from


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One network to train.

    Attributes:
        shape: its trunk.
        epochs: times the pairs are gone through.
        police: times the sentences about police are gone through; 0 = it has no such head.
        rate: learning rate of the layers at its highest.
    """

    shape: Shape
    epochs: float
    police: float = 0.0
    rate: float = 1.5e-4


PLAN = Plan(shape=Shape(body=MINILM, layers=6, frozen=2), epochs=6, police=2.5, rate=2e-4)
