"""One step up from an event: what the word that governs it makes of it."""

from dataclasses import replace

from dateline.coding.factuality.complements import adverbial, clause
from dateline.coding.factuality.failing import before_it_began
from dateline.coding.factuality.links import Link, is_indefinite, kind_of, taken_for_granted
from dateline.coding.factuality.modality import Kind, lexicon
from dateline.coding.factuality.nominal import under_adjective, under_noun
from dateline.coding.factuality.prepositional import by_preposition
from dateline.coding.factuality.subjects import of_subject, raised
from dateline.coding.factuality.verbs import factor_of
from dateline.coding.grammar import VERBS, base, stands_apart
from dateline.coding.ontology import light_verbs, noun_class, rules
from dateline.model import Document, Token

# Who turns down a truce, talks or sanctions of no particular day has none.
_SPURNED = frozenset({"spurn", "reject", "rebuff", "refuse", "shun", "decline"})
# Who escapes "the" attack escapes one that took place.
_FLED = frozenset({"escape", "evade", "dodge", "elude"})


def link(document: Document, at: Token, *, first: bool) -> Link | None:
    """The step up from `at`, which names the event itself if `first`; None at a clause that stands on its own feet."""
    if stands_apart(document, at):
        outer = document.tokens[at.head]
        if outer.dep != "ccomp" or at.i > outer.i:
            return None
        at = replace(at, head=outer.head, dep=outer.dep)  # "says homes burned; the junta disputes it"
    above = None if at.head == at.i else document.tokens[at.head]
    if above is not None and at.dep == "amod" and at.tag == "VBG" and above.dep == "dobj":
        return _gerund(document, at, document.tokens[above.head])
    if above is None or at.dep in ("parataxis", "appos", "compound", "nmod", "poss", "npadvmod", "meta"):
        return None
    if above.dep == "prep" or above.pos == "ADP" or at.dep in ("pobj", "pcomp"):
        return by_preposition(document, at, first=first)
    if above.pos in VERBS:
        return _under_verb(document, at, above, first=first)
    if above.pos in ("ADJ", "ADV"):
        return under_adjective(document, at, above, ())
    return under_noun(document, at, above, ())


def _gerund(document: Document, at: Token, verb: Token) -> Link | None:
    """In "Police deny *beating* students" parsers take the gerund for an adjective of its object."""
    operator = factor_of(document, verb, "clause") if verb.i == at.i - 1 and verb.pos in VERBS else None
    return None if operator is None else Link(operator, verb)


def _under_verb(document: Document, at: Token, above: Token, *, first: bool) -> Link | None:
    if at.dep in ("nsubj", "csubj"):
        return of_subject(document, at, above, first=first)
    if at.dep in ("advcl", "prep", "advmod"):
        return adverbial(document, at, above)
    if at.dep in ("xcomp", "ccomp", "csubjpass"):
        return clause(document, at, above)
    if at.dep in ("dobj", "dative", "nsubjpass", "oprd", "attr", "acomp", "dep", "nmod"):
        return _of_object(document, at, above, first=first)
    return None


def _of_object(document: Document, at: Token, above: Token, *, first: bool) -> Link | None:
    kind = kind_of(at, first=first)
    if at.pos in ("ADJ", "ADV") or at.dep in ("attr", "acomp") or (at.dep == "nsubjpass" and at.pos in VERBS):
        return _said_of_subject(document, at, above)
    if before_it_began(document, above):
        return Link("never")
    really = raised(document, above) if at.dep == "nsubjpass" else None
    if really is not None:
        return really
    return _as_listed(document, at, above, kind)


def _as_listed(document: Document, at: Token, above: Token, kind: Kind) -> Link:
    if base(above) in _SPURNED and is_indefinite(document, at) and kind == "noun":
        return Link("refrain", above)
    ahead = _still_ahead(document, at, above)
    if ahead is not None:
        return Link(ahead, above)
    operator = factor_of(document, above, kind) or (factor_of(document, above, "happens") if at.dep == "nsubjpass" else None)
    if operator == "prevent" and base(above) in _FLED and not is_indefinite(document, at):
        return Link("grant")
    if operator is not None:
        if base(above) in ("discuss", "debate", "call") and not _is_open(document, at, above):
            return Link("grant")
        return Link(operator, above)
    if base(above) in light_verbs("verbs") or any(True for _ in document.kids(above.i, "expl")):
        return Link("pass", above)
    return taken_for_granted(document, at, above)


def _still_ahead(document: Document, at: Token, above: Token) -> str | None:
    """As in "faces *expulsion*", "announced a *strike* for Saturday"."""
    if base(above) == "announce" and _is_dated(document, above):
        return "plan"
    bare = at.tag == "NN" and not any(True for _ in document.kids(at.i, "det", "poss", "nummod"))
    return "possible" if base(above) == "face" and bare and _is_punishment(at) else None


def _is_punishment(noun: Token) -> bool:
    """Whether who faces it may yet suffer it: arrest, expulsion, a sentence."""
    return any(rule.type in ("SANCTION", "COERCE") for rule in rules("noun").get(base(noun), ()))


def _is_dated(document: Document, verb: Token) -> bool:
    """Whether what is announced is announced "for Saturday"."""
    days = (x for p in document.kids(verb.i, "prep") if p.lower == "for" for x in document.kids(p.i, "pobj"))
    return any(x.lower in noun_class("time") for x in days)


def _is_open(document: Document, noun: Token, verb: Token) -> bool:
    """Whether what is discussed or called is yet to come: no definite event, and none that is given a name."""
    if any(True for _ in document.kids(verb.i, "prt")):
        return True
    return is_indefinite(document, noun) and not any(True for _ in document.kids(verb.i, "oprd"))


def _said_of_subject(document: Document, at: Token, above: Token) -> Link:
    """As in "their demand is the *release*", "what they want is the *release*"; else as real as the verb."""
    if at.pos == "NOUN":
        for subject in document.kids(above.i, "nsubj", "csubj"):
            if subject.pos in VERBS:
                asked = factor_of(document, subject, "noun", tuple(k.lower for k in document.kids(subject.i, "prep"))[:1])
            else:
                asked = lexicon().nouns.get(base(subject), {}).get("noun")
            if asked not in (None, "pass", "report", "grant"):
                return Link(asked, subject)
    return Link("pass", above)
