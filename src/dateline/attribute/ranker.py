"""Which of several names a short form means: a weighted choice among them and nobody.

Every name, and nobody, has a score: the sum of the weights of its traits. The chance of each is its share of the exponentials of the scores
(a conditional logit, McFadden 1974). Weights and the least chance that settles a choice are learned by tools/antecedents.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from typing import Literal

from dateline.resources import load_toml

Form = Literal["pronoun", "role"]
Traits = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Weights:
    """What is learned of one form of short mention."""

    sure: float
    of: Mapping[str, float]

    def score(self, traits: Traits) -> float:
        """The sum of the weights of the traits; traits without a weight count for nothing."""
        return sum(self.of.get(name, 0.0) * value for name, value in traits.items())


@cache
def weights(form: Form) -> Weights:
    """The weights of the program."""
    table = load_toml("attribute_antecedents.toml")[form]
    return Weights(sure=table["sure"], of=table["weights"])


def forget() -> None:
    """Read the weights anew when next asked: they have been learned again."""
    weights.cache_clear()
    load_toml.cache_clear()


def chances(form: Form, options: Sequence[Traits], nobody: Traits) -> list[float]:
    """The chance of each option, in their order; what is missing to 1 is nobody's."""
    known = weights(form)
    scores = [known.score(traits) for traits in (*options, nobody)]
    top = max(scores)
    shares = [exp(s - top) for s in scores]
    return [s / sum(shares) for s in shares[:-1]]
