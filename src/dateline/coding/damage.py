"""Whether the things a number counts are said to be destroyed or damaged."""

from functools import cache

from dateline.coding.counted import Counted, head_of_list
from dateline.coding.grammar import antecedent, base, governor, is_passive, prepositional
from dateline.coding.ontology import Words
from dateline.model import Document, Token
from dateline.resources import load_toml


@cache
def _words(part: str) -> Words:
    return frozenset(load_toml("quantities.toml")["damage"][part])


def is_damaged(document: Document, what: Counted) -> bool:
    """As in "destroyed 12 houses", "two bridges were blown up", "nine burnt-out cars", "the destruction of 40 homes"."""
    noun = what.noun or what.site
    if any(base(k) in _words("verbs") and k.tag == "VBN" for k in document.kids(noun.i, "acl", "amod")):
        return True
    if any(
        _harms(document, k) and any(antecedent(document, s).i == noun.i for s in document.kids(k.i, "nsubjpass"))
        for k in document.kids(noun.i, "relcl")
    ):
        return True
    site = head_of_list(document, what.site, "conj", "appos")
    above = governor(document, site.i)
    if above is None:
        return False
    if above.dep == "prep" and above.lower in ("of", "to"):
        outer = governor(document, above.i)
        return outer is not None and base(outer) in _words("nouns")
    passive = is_passive(document, above.i)
    return (site.dep == "nsubjpass" or (site.dep in ("dobj", "nsubj") and passive == (site.dep == "nsubj"))) and _harms(document, above)


def _harms(document: Document, verb: Token) -> bool:
    """Whether a verb destroys; some do with a particle alone ("blow *up*", "shoot *down*")."""
    if base(verb) in _words("verbs"):
        return True
    particles = {k.lower for k in document.kids(verb.i, "prt", "advmod")} | {p for p, _ in prepositional(document, verb.i)}
    return any(f"{base(verb)} {p}" in _words("verbs") for p in particles)
