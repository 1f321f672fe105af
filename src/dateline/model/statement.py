"""The atom of the record: something said, by somebody, through somebody."""

from dataclasses import dataclass
from typing import Literal

from dateline.model.issue import Gap
from dateline.model.span import Span, cover
from dateline.model.when import When

CueClass = Literal[
    "states", "claims", "accuses", "denies", "demands", "warns", "threatens", "promises", "fears", "hopes", "asks",
    "praises", "condemns", "confirms", "reports", "believes", "shows", "supports", "opposes",
]  # fmt: skip
Stance = Literal["affirms", "denies", "doubts", "wants", "fears"]
Quoted = Literal["direct", "mixed", "indirect"]
SpeakerKind = Literal[
    "person", "official", "state", "military", "police", "party", "opposition", "witness", "victim", "ngo", "expert",
    "organisation", "outlet", "agency", "document", "evidence", "anonymous", "unknown",
]  # fmt: skip

UNSURE_BELOW = 0.5  # more likely wrong somewhere than right as a whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Intermediary:
    """One link of a chain of attribution: who passed the statement on.

    Attributes:
        span: the words that name the intermediary.
        cue: the words that say it passes on (`according to`, `told`, `reported`); None where there are none.
        actor: id of the actor, set by grounding.
        kind: what it is.
    """

    span: Span
    cue: Span | None = None
    actor: str | None = None
    kind: SpeakerKind = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Something said to be so.

    Attributes:
        id: `<report id>:s<n>`, numbered in text order.
        source: words that name the speaker; empty where no source is stated.
        cue: words that say that something is said.
        content: words of what is said; several spans where it is interrupted.
        cue_lemma: head of the cue in its base form (`say`, `according to`).
        cue_class: what kind of saying it is.
        quoted: in quotation marks (`direct`, at least 80 % of its words), partly (`mixed`) or not at all.
        stance: how the speaker stands to the content: `affirms`, `denies` it, `doubts` it, `wants` it, `fears` it.
        antecedent: the words that name the speaker, where the source is a pronoun or another short form.
        candidates: words of those the source may mean, likeliest first, where it could not be settled which of them; empty where it is settled.
        speaker: id of the actor who speaks, set by grounding; None where not known.
        speaker_kind: what the speaker is.
        chain: intermediaries, nearest to the speaker first.
        said: when it was said, where the words tell.
        within: id of the statement in whose content this one stands.
        gaps: values that are missing, each with its reason.
        confidence: calibrated chance, 0 to 1, that the statement is right as a whole; None where a rule without one found it.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    cue_lemma: str
    cue_class: CueClass
    quoted: Quoted
    stance: Stance = "affirms"
    antecedent: Span | None = None
    candidates: tuple[Span, ...] = ()
    speaker: str | None = None
    speaker_kind: SpeakerKind = "unknown"
    chain: tuple[Intermediary, ...] = ()
    said: When | None = None
    within: str | None = None
    gaps: tuple[Gap, ...] = ()
    confidence: float | None = None

    @property
    def unsure(self) -> bool:
        """Whether it is more likely wrong somewhere than right as a whole, as far as is known."""
        return self.confidence is not None and self.confidence < UNSURE_BELOW

    @property
    def report_id(self) -> str:
        """Id of the report it stands in."""
        return self.id.partition(":")[0]

    @property
    def span(self) -> Span:
        """The smallest span over source, cue and content."""
        return cover(self.source + self.cue + self.content)
