"""What a verb makes of the event that is its subject: "a strike looms", "talks are to resume", "the march was planned and called off"."""

from dateline.coding.factuality.links import Link, kind_of, taken_for_granted
from dateline.coding.factuality.predicates import asked_for, predicate
from dateline.coding.factuality.verbs import factor_of
from dateline.coding.grammar import base, is_infinitive, is_passive
from dateline.coding.ontology import light_verbs
from dateline.model import Document, Token

_NOT_HAPPENING = frozenset({"kill", "injure", "wound", "hit", "strike", "follow", "fail", "collapse", "end", "target"})


def of_subject(document: Document, at: Token, above: Token, *, first: bool) -> Link | None:
    """What a verb makes of its subject."""
    really = raised(document, above)
    if really is not None:
        return really
    said = predicate(document, above, but=at) or asked_for(document, above)
    if said:
        return Link(said, above)
    if at.dep == "csubj":
        return _of_clause_as_subject(document, at, above)
    tried = kind_of(at, first=first) == "act" or any(k.lower == "attempted" for k in document.kids(at.i, "amod"))
    operator = factor_of(document, above, "subject" if tried else "happens")
    operator = operator or _of_shared_subject(document, above)
    if operator is not None:
        return Link(operator, above)
    if happens(document, above):
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


def happens(document: Document, verb: Token) -> bool:
    """Whether the verb only says that its subject comes about ("take place", "begin", "go ahead")."""
    return (base(verb) in light_verbs("occurring") and base(verb) not in _NOT_HAPPENING) or factor_of(document, verb, "happens") == "pass"


def raised(document: Document, verb: Token) -> Link | None:
    """The verb further in whose subject it really is: "talks *are expected to be* held", "the truce *failed to* come about"."""
    words = (verb, *document.kids(verb.i, "acomp", "oprd"))
    inner = next((k for w in words for k in document.kids(w.i, "xcomp") if is_infinitive(document, k.i)), None)
    if inner is None:
        return None
    if is_passive(document, inner.i):
        operator = factor_of(document, inner, "noun") or ("pass" if base(inner) in light_verbs("verbs") else None)
        return None if operator is None else Link(operator, inner)
    follows = base(inner) == "follow" and not any(True for _ in document.kids(inner.i, "dobj"))
    return Link("pass", inner) if (follows or happens(document, inner)) and base(inner) != "be" else None
