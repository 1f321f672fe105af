"""What is trained, from what, and how: the only numbers to change."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold"
WORK = ROOT / "build" / "encoder"
RESOURCES = ROOT / "src" / "dateline" / "resources"

SEED = 1
KEPT_BACK = 10  # every tenth article chooses and calibrates, and is never learned from
KEPT_BACK_AT = 5
WIDTH, ATTENTION_HEADS, INNER, PLACES = 384, 12, 1536, 512
LINK = 64
ROLES = ("source", "cue", "content")
LABELS = 1 + 2 * len(ROLES)
LINKS = ("content_cue", "cue_content", "cue_source", "source_cue")
WINDOW = 192  # pieces read together while learning; at run time fewer do as well and cost less (decision 14)
BATCH = 8
RATE, HEAD_RATE = 2e-4, 1e-3
WARM_UP = 0.06
DROPOUT = 0.1
LINK_WEIGHT = 0.3
EARLY_WEIGHT = 0.3
SHOUTED = 0.04  # share of windows shown as if they were printed in capitals, and as many in lower case

# Other news, read without its annotation: the student is told what the teacher sees there.
UNLABELLED = (
    "places/trnews_dev.jsonl", "places/lgl_dev.jsonl", "places/geowebnews_dev.jsonl", "times/timebank.jsonl", "times/aquaint_dev.jsonl",
    "fusion/ecbplus_train.jsonl", "events/ipe_docs_dev.jsonl",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One network to train.

    Attributes:
        layers: layers of the encoder.
        epochs: times the annotated articles are gone through.
        teacher: plan whose network starts this one and tells it what it sees; None = starts from the public weights.
        early: layer after which a second loss is taken, so that the first layers can stand alone; 0 = none.
        quantised: learn under the rounding of the export (weights of 7 bits, activations of 8).
        others: times the texts without annotation are gone through.
    """

    layers: int
    epochs: float
    teacher: str | None = None
    early: int = 0
    quantised: bool = False
    others: float = 0.0


STUDENT = "student"  # what the program uses
PLANS = {
    "teacher": Plan(layers=6, epochs=6, early=3),
    STUDENT: Plan(layers=4, epochs=3.25, teacher="teacher", early=2, quantised=True, others=0.5),
}
