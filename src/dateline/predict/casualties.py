"""Task `casualties`: which of a report's counts are those of incidents as MUC-4 means them, learned from its reports.

What counts as an incident there (acts of terror and of states against people, not fights between armies and guerrillas) is a convention of the set.
It is kept here and in `casualties.toml` and `victims.tsv.xz`, and touches no record. Method and levels: docs/model-cards/victims.md.
"""

import math
from collections.abc import Mapping, Sequence

from dateline.attribute import attribute
from dateline.coding.tallies import find_tallies
from dateline.model import Document
from dateline.predict.case import Case, Plain
from dateline.predict.confidence import confidence
from dateline.predict.harmed import KINDS, harmed, surroundings
from dateline.predict.harmsigns import Signs, chances
from dateline.predict.victimsets import Candidate, Named, candidates
from dateline.resources import load_toml


def casualties(case: Case) -> Plain:
    """One incident a count: those that most likely are an incident's, each once; and how the report says who did it."""
    document = case.document()
    found = counts(document)
    kept = chosen(found, [weighed(c.traits) for c in found])
    more = {"confidence": confidence(document, attribute(document))} if kept else {}
    return {"incidents": [{KINDS[c.kind]: {"lo": c.count, "hi": None if c.open else c.count}} | more for c in kept]}


def counts(document: Document) -> list[Candidate]:
    """All counts of killed and injured that the report may tell of an incident."""
    tallies, _ = find_tallies(document, ())
    signs = Signs(document, tallies)
    named = [Named(run, chances(signs.of(run))) for run in harmed(document, surroundings(document))]
    return candidates(document, named, tallies)


def weighed(traits: Mapping[str, float]) -> float:
    """The chance that a count is an incident's, by its traits."""
    return weighed_by(load_toml("casualties.toml")["weights"], traits)


def weighed_by(weights: Mapping[str, float], traits: Mapping[str, float]) -> float:
    """The chance that weights give."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(weights.get(name, 0.0) * value for name, value in traits.items())))))


def chosen(found: Sequence[Candidate], likely: Sequence[float]) -> list[Candidate]:
    """The counts that are likely enough, the likeliest first; more is asked of one that shares people with another already chosen."""
    limits = load_toml("casualties.toml")["limits"]
    out: list[Candidate] = []
    for candidate, chance in sorted(zip(found, likely, strict=True), key=lambda pair: -pair[1]):
        shared = any(c.kind == candidate.kind and c.parties & candidate.parties for c in out)
        if chance > limits["shared" if shared else "alone"]:
            out.append(candidate)
    return out
