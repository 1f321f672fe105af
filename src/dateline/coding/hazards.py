"""Harm that nobody does: floods, crashes, sickness. It is no event of the ontology; its dead are counted all the same."""

from dataclasses import dataclass
from functools import cache

from dateline.coding.grammar import VERBS, base, governor, is_passive, prepositional, subjects
from dateline.coding.ontology import Words, noun_class, people
from dateline.coding.persons import is_person_noun
from dateline.coding.triggers import Trigger
from dateline.model import Document, Token
from dateline.resources import load_toml

_ACTS_OF = ("from", "by", "of")
# Where an attack comes from harms nobody itself.
_WHENCE = frozenset({("from", "sea"), ("from", "river")})
_CLAUSES = ("ccomp", "xcomp", "acl", "relcl")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    nouns: Words
    verbs: Words
    causes: Words
    ambiguous: Words


@cache
def _lexicon() -> _Lexicon:
    data = load_toml("coding_hazards.toml")
    return _Lexicon(**{name: frozenset(words) for name, words in data.items()})


def is_hazard(document: Document, token: Token) -> bool:
    """Whether the word names a hazard or an accident; "fire from the guards" and "a wave of attacks" name none."""
    if token.pos == "NOUN" and base(token) not in _lexicon().nouns | people() | noun_class("actor") | noun_class("person"):
        return any(base(k) in _lexicon().nouns - _lexicon().ambiguous for k in document.kids(token.i, "compound"))
    if base(token) not in _lexicon().nouns or token.pos != "NOUN":
        return token.lower in _lexicon().nouns and token.pos == "PROPN" and token.lower not in _lexicon().ambiguous
    return base(token) not in _lexicon().ambiguous or not any(p in _ACTS_OF for p, _ in prepositional(document, token.i))


def is_harm_by_nobody(document: Document, trigger: Trigger) -> bool:
    """Whether a hazard is said to do it, or to be how it came about."""
    verb = trigger.host
    doers = [s for s in subjects(document, verb) if s.i != trigger.i]
    if not is_passive(document, verb) and any(is_hazard(document, s) for s in doers):
        return True
    if trigger.rule.type != "ASSAULT":
        return False
    caused = any(
        p in _lexicon().causes and is_hazard(document, x) and (p, base(x)) not in _WHENCE
        for i in {verb, trigger.i}
        for p, x in prepositional(document, i)
    )
    alone = is_passive(document, verb) or trigger.rule.word_class == "noun"
    return (alone and (caused or any(_is_mishap(k) for k in document.kids(verb, "advcl")))) or _follows_mishap(document, verb)


def _is_mishap(verb: Token) -> bool:
    return verb.pos in VERBS and base(verb) in _lexicon().verbs


def _follows_mishap(document: Document, verb: int) -> bool:
    """As in "the bus overturned, killing nine", "the roof collapsed and killed two"."""
    token, above = document.tokens[verb], governor(document, verb)
    joined = token.dep in ("advcl", "conj") and not any(True for _ in document.kids(verb, "nsubj", "nsubjpass", "mark"))
    if not joined or above is None or not _is_mishap(above):
        return False
    return not any(is_person_noun(base(s)) for s in subjects(document, above.i))  # who sinks a ship does harm


def is_about_hazard(document: Document, trigger: Trigger) -> bool:
    """Whether what is warned of is a hazard: "warned of floods", "a warning that cholera could spread"."""
    for i in (trigger.i, *([trigger.object] if trigger.object is not None else [])):
        told = [s for k in document.kids(i, *_CLAUSES) for s in (*subjects(document, k.i), *document.kids(k.i, "dobj"))]
        if any(is_hazard(document, x) for x in (*told, *(x for _, x in prepositional(document, i)))):
            return True
    return False
