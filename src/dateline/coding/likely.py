"""Whom an event is done to where the grammar of its own words names nobody: the likeliest of those below them in the parse.

Of "is willing to give credit to the farmers of Valen" the farmers stand three words below "willing". The likeliest is whom the weights
of `ranking` prefer; he is taken only where they are fairly sure, and a place only where something goes to or comes from it.
"""

from math import exp

from dateline.coding.candidates import Candidate, candidates, words_for
from dateline.coding.participants import Roles, unique
from dateline.coding.phrases import Names, is_actor
from dateline.coding.ranking import scores
from dateline.coding.triggers import Trigger
from dateline.model import Document, Participant

_SURE = 0.3
_NAMED_IN = frozenset({"poss", "amod", "compound", "nmod"})
_TIES = _NAMED_IN | {
    "dobj", "object", "to", "for", "against", "on", "upon", "with", "from", "of", "into", "between", "among", "toward", "towards", "dative",
}  # fmt: skip
_TIES_OF_PLACES = _TIES - {"for", "with", "between", "among"}
_ALONE = frozenset({"resign", "hunger", "demo", "strike", "riot"})


def likely_recipients(document: Document, trigger: Trigger, names: Names, found: Roles) -> tuple[Participant, ...]:
    """The recipients found; where none of them can act, whoever is likely instead."""
    if found.recipients or trigger.rule.mode in _ALONE or (trigger.rule.word_class == "noun" and trigger.host == trigger.i):
        return found.recipients
    taken = {p.head for p in found.actors}
    named = [c for c in candidates(document, trigger, names, found, trigger.rule.type) if c.head.span not in taken]
    best = _likeliest(named)
    if best is None or not _may_suffer(best, names):
        return found.recipients
    return tuple(p for p in unique(words_for(document, best, names)) if p.head not in taken)


def _likeliest(named: list[Candidate]) -> Candidate | None:
    """The candidate that has most of the weight, if one has."""
    if not named:
        return None
    values = scores("recipient", [c.features for c in named])
    top = max(values)
    sure = 1 / sum(exp(v - top) for v in values)
    return named[values.index(top)] if sure >= _SURE else None


def _may_suffer(chosen: Candidate, names: Names) -> bool:
    """Whether it is somebody who can act, tied to the event by an object, a preposition of direction or as a name inside one ("*Valen* homes")."""
    if chosen.ups or chosen.kind in ("time", "it", "NUM") or not is_actor(chosen.head, names):
        return False
    return chosen.last in (_TIES_OF_PLACES if chosen.kind == "place" else _TIES)
