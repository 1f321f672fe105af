"""What the words around a noun say of whether its event happened: "no attack", "a feared attack", "a strike planned for May"."""

from dateline.coding.factuality.modality import lexicon
from dateline.coding.factuality.verbs import factor_of
from dateline.coding.grammar import VERBS, base, is_infinitive, is_passive
from dateline.model import Document, Token

_SHARED = 8
_GAP = ("dobj", "pobj", "nsubjpass")


def of_noun(document: Document, i: int) -> tuple[str, ...]:
    """Operators of the noun's own words, the innermost first."""
    noun = document.tokens[i]
    if noun.pos in VERBS:
        return ()
    return (*_attributes(document, noun), *_clauses(document, noun), *said_after(document, noun), *_determiner(document, noun))


def said_after(document: Document, noun: Token) -> tuple[str, ...]:
    """In headlines: "Attack on dam *possible*", "Strike *likely*"."""
    words = [noun, *(x for p in document.kids(noun.i, "prep") for x in document.kids(p.i, "pobj"))]
    for word in words:
        for kid in document.kids(word.i, "amod", "acomp", "advmod"):
            if kid.i > word.i and kid.pos == "ADJ" and kid.lower in lexicon().said:
                return (lexicon().said[kid.lower],)
    return ()


def _determiner(document: Document, noun: Token) -> tuple[str, ...]:
    """As in "no attack" and "no attack or *arrest*"."""
    if noun.lower in lexicon().words["nobody"]:
        return ("not",)
    for _ in range(_SHARED):
        words = [k.lower for k in document.kids(noun.i, "det", "neg", "predet", "preconj")]
        if any(w in ("no", "neither", "not", "nary") for w in words):
            return ("not",)
        if noun.dep != "conj" or any(w != "either" for w in words) or _contrasted(document, noun):
            break
        noun = document.tokens[noun.head]
    return ()


def _contrasted(document: Document, noun: Token) -> bool:
    return any(k.lower == "but" for k in document.kids(noun.head, "cc"))


def _attributes(document: Document, noun: Token) -> tuple[str, ...]:
    before = lexicon().before
    for kid in document.kids(noun.i, "amod", "compound", "nmod"):
        if kid.i < noun.i:
            operator = before.get(kid.lower) or before.get(base(kid)) or _verb_before(document, kid, noun)
            if operator:
                return (operator,)
    return ()


def _verb_before(document: Document, kid: Token, noun: Token) -> str | None:
    """In "Judge *orders* release" and "*Fearing* arrest" parsers take the verb for a part of the noun."""
    if kid.i != noun.i - 1 or kid.dep == "amod" or kid.tag not in ("NNS", "VBG", "VBZ"):
        return None
    operator = factor_of(document, kid, "noun")
    return None if operator in ("pass", "grant") else operator


def _clauses(document: Document, noun: Token) -> tuple[str, ...]:
    """From "a strike *planned* for May" and "the sanctions that they *called for*", where the noun is what is planned or called for."""
    for verb in document.kids(noun.i, "acl", "relcl", *(("advcl",) if noun.dep == "ROOT" else ())):
        if verb.pos not in VERBS:
            continue
        if is_infinitive(document, verb.i):
            if factor_of(document, verb, "happens") == "pass":
                return ("plan",)
            continue
        via = _gap(document, verb)
        if via is None:
            continue
        operator = factor_of(document, verb, "noun", via)
        if operator is not None:
            return (operator,)
    return ()


def _gap(document: Document, verb: Token) -> tuple[str, ...] | None:
    """The prepositions by which the noun before a relative clause or participle hangs from its verb; None where it is its subject."""
    if verb.dep == "acl":
        return () if verb.tag == "VBN" and is_passive(document, verb.i) else None
    for kid in document.kids(verb.i, *_GAP, "prep"):
        if kid.dep == "prep":
            inner = list(document.kids(kid.i, "pobj"))
            if not inner or any(k.tag in ("WDT", "WP") or k.lower == "that" for k in inner):
                return (kid.lower,)
        elif kid.tag in ("WDT", "WP") or kid.lower == "that":
            return ()
    own = list(document.kids(verb.i, "nsubj"))
    has_object = any(True for _ in document.kids(verb.i, "dobj", "ccomp", "xcomp"))
    return () if own and not has_object and own[0].tag not in ("WDT", "WP") and own[0].lower != "that" else None
