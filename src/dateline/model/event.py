"""What is said to have happened, be happening, be feared, asked for or denied."""

from dataclasses import dataclass
from typing import Literal

from dateline.model.issue import Gap
from dateline.model.place import Place
from dateline.model.span import Span
from dateline.model.when import When

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Auxiliary = Literal["asserted", "negated", "hypothetical", "planned", "requested", "historical"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An actor or recipient of an event.

    Attributes:
        span: the words (the whole noun phrase, without relative clauses).
        head: the head word or the name inside it.
        actor: id of the actor, set by grounding; None where the words name nobody in particular.
        country: ISO 3166-1 alpha-3 code; sector: PLOVER sector; both only where the words or our lists say so.
    """

    span: Span
    head: Span
    actor: str | None = None
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event in the PLOVER ontology (OEDA, manual of 2024).

    Attributes:
        id: `<report id>:e<n>`, numbered in text order.
        type: PLOVER type.
        mode: PLOVER mode of that type (`troops`, `arrest`, `demo` …); None where the words give none.
        contexts: PLOVER contexts.
        auxiliary: whether it is said to have happened. Only `asserted` events are said to have happened.
        trigger: the words that name the event.
        actors, recipients: who does it, to whom; coordination is split.
        when, place: day and place its words give it, set by grounding; None where they give none.
        statements: ids of the statements it rests on; empty = the report's own voice.
        gaps: values that are missing, each with its reason.
    """

    id: str
    type: EventType
    auxiliary: Auxiliary
    trigger: Span
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    when: When | None = None
    place: Place | None = None
    statements: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()

    @property
    def report_id(self) -> str:
        """Id of the report it stands in."""
        return self.id.partition(":")[0]
