"""How likely each PLOVER type is for an event between given actors: a small network's answer, and how it is weighed against the rules'."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.encoder.asread import as_read
from dateline.encoder.coder import TYPES, type_scores
from dateline.model import Document, Span
from dateline.model.event import EventType

_FOLDED: Mapping[str, str] = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_UNFOLDED: Mapping[str, EventType] = {"YIELD": "CONCEDE"}
_LEAST = 1e-9
RULE_WEIGHT = 2.0  # added to the logarithm of the chance of the type that rules give (decision 16)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An event whose type is asked for: where its actors, recipients and words stand; any of them may be missing.

    Without the words network and rules err apart, and together they are better; with them it knows which of several events is meant.
    """

    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    trigger: Span | None = None


def type_chances(document: Document, events: Sequence[Asked]) -> list[dict[str, float]]:
    """For each event the chance of each type. Types are the fifteen that people tell apart: CONCEDE and RETREAT are one, YIELD.

    What is read is the sentence of the trigger, or where there is none of the first actor, or recipient, with a neighbour in which one of
    them stands; marks farther off are not seen. About two milliseconds an event on one core; the weights are loaded at the first call.
    """
    text = as_read(document)
    return [_chances(document, text, asked) for asked in events]


def folded(kind: EventType) -> str:
    """The type under which `type_chances` tells of it."""
    return _FOLDED.get(kind, kind)


def chosen(chances: Mapping[str, float], rule: EventType | None, weight: float = RULE_WEIGHT) -> EventType:
    """The type that network and rules together give; within a fold what the rule says, CONCEDE where it says neither."""
    best = max(chances, key=lambda kind: math.log(max(chances[kind], _LEAST)) + weight * (rule is not None and kind == folded(rule)))
    if rule is not None and best == folded(rule):
        return rule
    return _UNFOLDED.get(best, best)  # type: ignore[arg-type]  # every type that is not folded is one


def _chances(document: Document, text: str, asked: Asked) -> dict[str, float]:
    marks: Mapping[str, Iterable[Span]] = {
        "actor": asked.actors,
        "recipient": asked.recipients,
        "trigger": () if asked.trigger is None else (asked.trigger,),
    }
    scores = type_scores(text, _read_for(document, asked), marks)
    return {kind: math.exp(score) for kind, score in zip(TYPES, scores.tolist(), strict=True)}


def _read_for(document: Document, asked: Asked) -> Span:
    """The sentence of the event, with a neighbour in which one of the marks stands."""
    spans = [s for s in (asked.trigger, *asked.actors, *asked.recipients) if s is not None]
    places = [inside[0].sentence for s in spans if (inside := document.tokens_in(s))]
    if not places:
        return Span(0, len(document.text))
    near = [n for n in places if abs(n - places[0]) <= 1]
    return Span(document.sentences[min(near)].span.start, document.sentences[max(near)].span.end)
