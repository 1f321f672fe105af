"""Weights of both passes and of the choice, learned from reports."""

import math
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from dateline.ground.placechoice import ROUNDS, chances, choose, context_of, score, traits_alone, traits_together
from dateline.ground.placechoice import Weights as ChoiceWeights
from dateline.ground.placegroups import FLOOR, Choice, grouped
from dateline.ground.placejudge import again, chances_of, in_report
from tools.places.examples import Example, right_entry
from tools.places.fit import Weights, logistic, softmax
from tools.places.settings import INNER, SEED

_PASSES = 3
_HALF = 0.5  # a run whose region stands behind it says less of how the others are chosen
Asked = Callable[[Choice, int], list[dict[str, float]]]


@dataclass(frozen=True, slots=True)
class Learned:
    """Weights of the runs alone, of the runs with the report, and of the choice alone and together."""

    run: Weights
    report: Weights
    alone: Weights
    together: Weights


def learned(known: Sequence[Example]) -> Learned:
    """Learn from reports; each is judged by weights that did not see it where a later step learns from the judgement."""
    marked = [example.marked for example in known]
    run = _runs(known, "own")
    _judge_apart(known, "own")
    alone, together = _choice(known)
    for example in known:
        _resolve(example, alone, together, rounds=1)
        example.both = in_report(example.document, example.runs, example.own, example.sure, _chosen(example))
    first = [example.sure for example in known]
    for example in known:  # what has next to no chance at first is not judged again
        example.marked = [y if p >= FLOOR else None for p, y in zip(example.sure, example.marked, strict=True)]
    report = _runs(known, "both")
    _judge_apart(known, "both")
    for example, sure in zip(known, first, strict=True):
        example.sure = again(sure, example.sure)
    for example, all_marks in zip(known, marked, strict=True):
        example.marked = all_marks
    return Learned(run, report, *_choice(known))


def judge(known: Sequence[Example], weights: Learned) -> None:
    """Both passes over reports not learned from."""
    for example in known:
        example.sure = chances_of(example.runs, example.own, weights.run)
        _resolve(example, weights.alone, weights.together, rounds=1)
        example.both = in_report(example.document, example.runs, example.own, example.sure, _chosen(example))
        example.sure = again(example.sure, chances_of(example.runs, example.both, weights.report))
        _resolve(example, weights.alone, weights.together)


def _chosen(example: Example) -> Choice:
    if example.choice is None:
        raise ValueError(f"{example.id} has not been judged yet.")
    return example.choice


def _resolve(example: Example, alone: Weights, together: Weights, rounds: int = ROUNDS) -> None:
    found = grouped(example.document, example.runs, example.sure)
    example.choice = choose(found, ChoiceWeights.of(alone), ChoiceWeights.of(together), rounds)


def _runs(known: Sequence[Example], traits: str) -> Weights:
    pairs = [(x, y) for e in known for x, y in zip(attrgetter(traits)(e), e.marked, strict=True) if y is not None]
    return logistic([x for x, _ in pairs], [y for _, y in pairs])


def _judge_apart(known: Sequence[Example], traits: str) -> None:
    order = list(range(len(known)))
    random.Random(SEED).shuffle(order)  # noqa: S311  # folds, no secrets
    for fold in range(INNER):
        held = {n for place, n in enumerate(order) if place % INNER == fold}
        weights = _runs([known[n] for n in order if n not in held], traits)
        for n in sorted(held):
            known[n].sure = chances_of(known[n].runs, attrgetter(traits)(known[n]), weights)


def _choice(known: Sequence[Example]) -> tuple[Weights, Weights]:
    for example in known:
        example.choice = grouped(example.document, example.runs, example.sure)
    alone = softmax(list(_questions(known, lambda choice, g: traits_alone(choice.groups[g]))))
    together: Weights = {}
    for n in range(_PASSES + 1):
        for example in known:
            choice = _chosen(example)
            for g, group in enumerate(choice.groups):
                if n == 0:
                    group.chances = chances([score(traits, alone) for traits in traits_alone(group)])
                elif not group.demonym:
                    group.chances = chances([score(traits, together) for traits in traits_together(choice, g)])
        for example in known:
            _chosen(example).context = context_of(_chosen(example))
        together = softmax(list(_questions(known, traits_together))) if n < _PASSES else together
    return alone, together


def _questions(known: Sequence[Example], asked: Asked) -> Iterator[tuple[list[dict[str, float]], int, float]]:
    for example in known:
        choice, wanted = _chosen(example), example.wanted()
        for g, group in enumerate(choice.groups):
            right: Counter[int] = Counter()
            for n in group.runs if len(group.entries) > 1 and not group.demonym else ():
                toponym = wanted.get((example.runs[n].span.start, example.runs[n].span.end))
                entry = right_entry(group.entries, toponym) if toponym else None
                if entry is not None:
                    right[entry] += 1 if n not in choice.fixed else _HALF  # type: ignore[assignment]  # shares
            total = sum(right.values())
            for entry, count in right.items():
                yield asked(choice, g), entry, math.sqrt(total) * count / total
