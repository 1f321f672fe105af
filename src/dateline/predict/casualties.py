"""Task `casualties`: which of a report's counts are those of incidents as MUC-4 means them, learned from its reports.

What counts as an incident there (acts of terror and of states against people, not fights between armies and guerrillas) is a convention of the set.
It is kept here and in `casualties.toml` and `victims.tsv.xz`, and touches no record. Method and levels: docs/model-cards/victims.md.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.attribute import attribute
from dateline.coding.tallies import find_tallies
from dateline.model import Document
from dateline.predict.case import Case, Plain
from dateline.predict.confidence import confidence
from dateline.predict.harmed import KINDS, harmed, surroundings
from dateline.predict.harmsigns import Signs, chances
from dateline.predict.incidents import Scenes, filed
from dateline.predict.victimsets import Candidate, Named, candidates
from dateline.resources import load_toml


def casualties(case: Case) -> Plain:
    """Incidents by the counts that most likely are theirs, with type, place, day, and how the report says who did it.

    The day of the line goes before the day in the report's own dateline; relative days are counted from it.
    """
    document = replace(case, day=case.day or filed(case.text)).document()
    found = counts(document)
    kept = chosen(found, [weighed(c.traits) for c in found])
    if not kept:
        return {"incidents": []}
    statements = attribute(document)
    scenes = Scenes(document, statements, (run for c in kept for run in c.runs))
    level = confidence(document, statements)
    more: Plain = {"confidence": level} if level is not None else {}
    return {"incidents": [_incident(some, scenes) | more for some in together(kept)]}


def _incident(some: Sequence[Candidate], scenes: Scenes) -> Plain:
    harm: Plain = {KINDS[c.kind]: {"lo": c.count, "hi": None if c.open else c.count} for c in some}
    return harm | scenes.told([run for c in some for run in c.runs])


def together(kept: Sequence[Candidate]) -> list[list[Candidate]]:
    """The killed and the injured of one sentence are one incident's."""
    out: list[list[Candidate]] = []
    for one in kept:
        sentences = {r.sentence for r in one.runs}
        beside = (s for s in out if len(s) == 1 and s[0].kind != one.kind and sentences & {r.sentence for r in s[0].runs})
        mate = next(beside, None)
        if mate is None:
            out.append([one])
        else:
            mate.append(one)
    return out


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
