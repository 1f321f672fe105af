"""One step up from an event: what the word that governs it makes of it."""

from dateline.coding.factuality.complements import adverbial, clause
from dateline.coding.factuality.failing import before_it_began
from dateline.coding.factuality.links import Link, is_indefinite, kind_of, taken_for_granted
from dateline.coding.factuality.modality import lexicon
from dateline.coding.factuality.nominal import under_adjective, under_noun
from dateline.coding.factuality.predicates import asked_for, predicate
from dateline.coding.factuality.prepositional import by_preposition
from dateline.coding.factuality.verbs import factor_of
from dateline.coding.grammar import VERBS, base, governor, is_infinitive
from dateline.coding.ontology import light_verbs
from dateline.model import Document, Token

_NOT_HAPPENING = frozenset({"kill", "injure", "wound", "hit", "strike", "follow", "fail", "collapse", "end", "target"})


def link(document: Document, at: Token, *, first: bool) -> Link | None:
    """The step up from `at`, which names the event itself if `first`; None at a clause that stands on its own feet."""
    above = governor(document, at.i)
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
        return _of_subject(document, at, above, first=first)
    if at.dep in ("advcl", "prep", "advmod"):
        return adverbial(document, at, above)
    if at.dep in ("xcomp", "ccomp", "csubjpass"):
        return clause(document, at, above)
    if at.dep in ("dobj", "dative", "nsubjpass", "oprd", "attr", "acomp", "dep", "nmod"):
        return _of_object(document, at, above, first=first)
    return None


def _of_object(document: Document, at: Token, above: Token, *, first: bool) -> Link | None:
    kind = kind_of(at, first=first)
    if at.pos in ("ADJ", "ADV") or at.dep == "attr" or (at.dep == "nsubjpass" and at.pos in VERBS):
        subject = next((k for k in document.kids(above.i, "nsubj") if k.pos == "NOUN"), None)
        equal = lexicon().nouns.get(base(subject), {}).get("noun") if subject is not None and at.pos == "NOUN" else None
        if equal is not None and equal not in ("pass", "report") and subject is not None:
            return Link(equal, subject)
        return Link("pass", above)
    operator = factor_of(document, above, kind)
    if before_it_began(document, above):
        return Link("never")
    if operator is not None:
        if base(above) in ("discuss", "debate") and not is_indefinite(document, at):
            return Link("grant")
        return Link(operator, above)
    if base(above) in light_verbs("verbs") or any(True for _ in document.kids(above.i, "expl")):
        return Link("pass", above)
    return taken_for_granted(document, at, above)


def _of_subject(document: Document, at: Token, above: Token, *, first: bool) -> Link | None:
    said = predicate(document, above, but=at) or asked_for(document, above)
    if said:
        return Link(said, above)
    if at.dep == "csubj":
        return _of_clause_as_subject(document, at, above)
    operator = factor_of(document, above, "subject" if kind_of(at, first=first) == "act" else "happens")
    operator = operator or _of_shared_subject(document, above)
    if operator is not None:
        return Link(operator, above)
    if base(above) in light_verbs("occurring") and base(above) not in _NOT_HAPPENING:
        return Link("pass", above)
    return taken_for_granted(document, at, above)


def _of_clause_as_subject(document: Document, at: Token, above: Token) -> Link:
    """As in "whoever did it knew", "killing him would be madness"."""
    if any(k.lower == "whoever" for k in document.kids(at.i, "nsubj")):
        return Link("maybe" if any(k.tag == "MD" for k in document.kids(above.i, "aux")) else "grant")
    return Link("maybe") if is_infinitive(document, at.i) else Link("suppose", above)


def _of_shared_subject(document: Document, verb: Token) -> str | None:
    return next((op for k in document.kids(verb.i, "conj") if (op := _of_passive(document, k))), None)


def _of_passive(document: Document, verb: Token) -> str | None:
    """What a verb further on makes of the subject it shares: "was planned for May and *was cancelled*"."""
    if any(True for _ in document.kids(verb.i, "nsubj", "nsubjpass")) or not any(True for _ in document.kids(verb.i, "auxpass")):
        return None
    operator = factor_of(document, verb, "noun")
    return operator if operator in ("calloff", "later", "prevent") else None
