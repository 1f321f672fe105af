"""What is trained, from what, and how: the only numbers to change."""

from dataclasses import dataclass

from tools.trunk.bodies import GOLD, MINILM, MPNET, RESOURCES, ROOT, Body, Shape

__all__ = ["GOLD", "MINILM", "RESOURCES"]  # beside the names below

WORK = ROOT / "build" / "encoder"

SEED = 1
KEPT_BACK = 10  # every tenth article chooses and calibrates, and is never learned from
KEPT_BACK_AT = 5
LINK = 64
ROLES = ("source", "cue", "content")
LABELS = 1 + 2 * len(ROLES)
LINKS = ("content_cue", "cue_content", "cue_source", "source_cue")
WINDOW = 192  # pieces read together while learning; at run time fewer do as well and cost less (decision 14)
BATCH = 8
HEAD_RATE = 1e-3
WARM_UP = 0.06
LINK_WEIGHT = 0.3
TAUGHT_WEIGHT = 0.5  # of what the teacher says, in a window that is annotated too
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
        body: the public encoder it is made like.
        layers: layers of the encoder.
        epochs: times the annotated articles are gone through.
        rate: learning rate of the layers at its highest.
        frozen: first layers that stay as they were published; traits of the pieces come in behind them.
        start: plan whose network's first layers start this one; None = the public weights.
        inner: columns between the two halves of a layer, those that matter most of the ones there were; None = all.
        teacher: plan whose network tells this one what it sees; None = nobody.
        quantised: learn under the rounding of the export (weights of 7 bits, activations of 8).
        others: times the texts without annotation are gone through.
    """

    body: Body
    layers: int
    epochs: float
    rate: float = 2e-4
    frozen: int = 0
    start: str | None = None
    inner: int | None = None
    teacher: str | None = None
    quantised: bool = False
    others: float = 0.0

    @property
    def shape(self) -> Shape:
        """How its trunk is cut."""
        return Shape(body=self.body, layers=self.layers, inner=self.inner, frozen=self.frozen)


STUDENT = "student"  # what the program uses
PLANS = {
    "teacher": Plan(body=MPNET, layers=12, epochs=2.5, rate=8e-5, frozen=4),
    "middle": Plan(body=MINILM, layers=6, epochs=6),
    STUDENT: Plan(body=MINILM, layers=4, epochs=4, start="middle", inner=1024, teacher="teacher", quantised=True, others=0.5),
}
