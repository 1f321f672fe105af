"""Which event of a sentence is its main one, and who of those it names does it to whom: weighed features.

The weights are those of two conditional logistic regressions (McFadden 1974), one over the events of a sentence and one over
its candidates for each role, learned by `python -m tools.main_event` and kept in resources/coding_main_event.toml.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from dateline.coding.grammar import above
from dateline.coding.triggers import Trigger
from dateline.model import Document, Event
from dateline.model.event import EventType
from dateline.resources import load_toml

Choice = Literal["event", "actor", "recipient"]
_LABELS = 4
_MANY = 6
_DEEP = 40
_SOME = 4


def scores(choice: Choice, described: Sequence[Iterable[str]]) -> list[float]:
    """The sum of the weights of each one's features."""
    weights: Mapping[str, float] = load_toml("coding_main_event.toml")[choice]
    return [sum(weights.get(f, 0.0) for f in features) for features in described]


def event_features(
    document: Document, coded: Sequence[tuple[Trigger, Event]], kinds: Sequence[EventType], *, obliged: Sequence[bool]
) -> list[list[str]]:
    """What speaks for each event of a sentence as its main one; `kinds` are the types as acts in words."""
    ways = [_labels(document, trigger.host) for trigger, _ in coded]
    holders = {i: trigger.rule.type for trigger, _ in coded for i in (trigger.i, trigger.host)}
    out = []
    below = _types_below(document, coded, holders)
    for n, (trigger, event) in enumerate(coded):
        labels = ways[n]
        top, rule, told = labels[0] if labels else "ROOT", trigger.rule, event.auxiliary
        over = [holders[t.i] for t in above(document, trigger.host, _DEEP) if t.i in holders]
        pair = f"{over[0]} {rule.type} {top}" if over else "none"
        out.append([
            f"depth {min(len(labels), _MANY)}", f"class {rule.word_class}", f"way {'/'.join(labels[:_LABELS])}", f"top {top}",
            f"kind {kinds[n]}", f"type {rule.type}", f"mode {told}", f"actors {min(2, len(event.actors))}",
            f"recipients {min(2, len(event.recipients))}", f"both {bool(event.actors)} {bool(event.recipients)} {rule.word_class}",
            f"type+mode {rule.type} {told}", f"light {trigger.host != trigger.i}", f"under {min(len(over), 3)}", f"pair {pair}", *(f"over {rule.type} {b}" for b in below.get(trigger.host, ())),
            f"order {min(n, _SOME)} {rule.word_class}", f"top+type {top} {rule.type}", "told" if event.statements else "own voice",
            f"weight {min(rule.weight, 3)}", f"obliged {obliged[n]}",
        ])  # fmt: skip
    return out


def _types_below(document: Document, coded: Sequence[tuple[Trigger, Event]], holders: Mapping[int, str]) -> dict[int, list[str]]:
    """For each event's verb the types of the events that hang from it first of all."""
    found: dict[int, list[str]] = {}
    for trigger, _ in coded:
        nearest = next((t.i for t in above(document, trigger.host, _DEEP) if t.i in holders), None)
        if nearest is not None:
            found.setdefault(nearest, []).append(f"{trigger.rule.type} {document.tokens[trigger.host].dep}")
    return found


def _labels(document: Document, i: int) -> list[str]:
    """The labels on the way up, without the root's own."""
    way = [document.tokens[i], *above(document, i, _DEEP)]
    return [token.dep for token in way[:-1]]
