"""Whether a word satisfies a rule of the lexicon: the conditions a row may set (see coding_triggers.toml)."""

from collections.abc import Iterable

from dateline.coding.grammar import (
    CIRCUMSTANCES,
    VERBS,
    base,
    governor,
    is_infinitive,
    is_misread,
    is_passive,
    objects,
    prepositional,
    shared_objects,
    subjects,
)
from dateline.coding.menace import is_menace
from dateline.coding.ontology import ANY, Rule, Words, noun_class, rules
from dateline.coding.persons import is_person_noun
from dateline.model import Document, Token

_NEXT = 2
_THINGS = frozenset({"it", "this", "that", "which", "what", "these", "those", "there", "whatever", "everything", "something", "nothing"})
_ACTORS = ("actor", "wielder", "person", "captive", "post", "militia", "troops", "police")
_PREPOSITIONS = ("prep", "agent", "dative")
_SHALL = frozenset({"must", "should", "shall", "to", "be"})
_CLAUSES = ("xcomp", "ccomp", "advcl", "acl")
# Particles that may stand behind a whole object ("drove the guards out").
_FAR = frozenset({"out", "off", "away", "back"})


def satisfied(document: Document, token: Token, rule: Rule) -> Token | None:
    """The object that the rule asked for, or the token itself where it asked for none; None = not satisfied."""
    if not (_words_fit(document, token, rule) and _kids_fit(document, token, rule) and _said_as_asked(document, token, rule)):
        return None
    if rule.subjects and not any(_is(t, rule.subjects) for t in subjects(document, token.i)):
        return None
    if rule.governors and not _governed(document, token, rule.governors):
        return None
    return token if not rule.objects else _object(document, token, rule)


def _words_fit(document: Document, token: Token, rule: Rule) -> bool:
    """Whether the other words of the entry stand where they must."""
    if rule.before and not _stands_before(document, token, rule.before):
        return False
    return not rule.particles or _has_particles(document, token, rule.particles)


def _kids_fit(document: Document, token: Token, rule: Rule) -> bool:
    """Whether what hangs from the word is as the rule asks."""
    if rule.preps and not any(k.lower in rule.preps and not _tells_time(document, k) for k in _prepositions(document, token)):
        return False
    if rule.clauses and not any(_is(k, rule.clauses) and _completes(document, k, rule) for k in document.kids(token.i, *_CLAUSES)):
        return False
    if rule.without and any(_is(k, rule.without) for k in _companions(document, token)):
        return False
    return not rule.modifiers or any(_is(k, rule.modifiers) for k in document.kids(token.i, "amod", "compound", "nmod", "poss"))


def _said_as_asked(document: Document, token: Token, rule: Rule) -> bool:
    """Whether it is said in the way the rule asks for."""
    if rule.subjunctive and not _wants(document, token):
        return False
    if rule.menace and not is_menace(document, token):
        return False
    if rule.active and not _is_plain(document, token):
        return False
    if rule.animate and not _is_done_by_somebody(document, token):
        return False
    return not (rule.alone and (any(True for _ in document.kids(token.i, "ccomp")) or objects(document, token.i)))


def _prepositions(document: Document, token: Token) -> Iterable[Token]:
    """Those of the word and, as parsers often hang them there, of a verb's object ("used batons *against* the crowd"); "for" with a clause."""
    yield from document.kids(token.i, *_PREPOSITIONS)
    if token.pos in VERBS:
        yield from (k for held in document.kids(token.i, "dobj") for k in document.kids(held.i, "prep") if k.lower != "of")
        yield from (m for k in document.kids(token.i, "xcomp", "ccomp", "advcl") for m in document.kids(k.i, "mark") if m.lower == "for")


def _is_plain(document: Document, token: Token) -> bool:
    """Whether a verb is neither passive nor calls its object something ("a book *called* Norland")."""
    return not is_passive(document, token.i) and not any(True for _ in document.kids(token.i, "oprd"))


def _is_done_by_somebody(document: Document, token: Token) -> bool:
    """Whether whoever does it can act; a rise of prices that hurts the poor cannot. Without a subject nothing speaks against it."""
    doers = [] if is_passive(document, token.i) else subjects(document, token.i)
    return not doers or any(is_somebody(t) for t in doers)


def is_somebody(token: Token) -> bool:
    """Whether the word names somebody who can act."""
    if token.pos in ("PROPN", "NUM"):
        return True
    if token.pos == "PRON":
        return token.lower not in _THINGS
    return is_person_noun(base(token)) or any(base(token) in noun_class(name) for name in _ACTORS)


def _completes(document: Document, clause: Token, rule: Rule) -> bool:
    """Where any clause will do, it must be what is asked, promised or the like, and no clause of time or reason."""
    return ANY not in rule.clauses or clause.dep != "advcl" or is_infinitive(document, clause.i)


def _companions(document: Document, token: Token) -> Iterable[Token]:
    """A verb's objects, clauses and prepositions with what they join to it; the words before a noun and behind it."""
    if token.pos in VERBS:
        held = objects(document, token.i)
        yield from held
        yield from (x for o in held for p, x in prepositional(document, o.i) if p == "of")
        yield from document.kids(token.i, "xcomp", "ccomp")
    else:
        yield from document.kids(token.i, "amod", "compound", "nmod")
    yield from (x for p, x in prepositional(document, token.i) if p != "without")
    yield from (k for k in document.kids(token.i, "prep", "prt") if not _tells_time(document, k))


def _tells_time(document: Document, prep: Token) -> bool:
    return any(base(k) in noun_class("time") or k.lower in noun_class("time") for k in document.kids(prep.i, "pobj"))


def _wants(document: Document, token: Token) -> bool:
    """Whether a verb with two meanings asks here: it has no clause, or one that tells what shall be."""
    clauses = list(document.kids(token.i, "ccomp"))
    return all(is_misread(document, k) or _tells_duty(document, k) for k in clauses)


def _tells_duty(document: Document, clause: Token) -> bool:
    return clause.tag in ("VB", "VBP") and all(a.lower in _SHALL for a in document.kids(clause.i, "aux"))


def _is(token: Token, words: Words) -> bool:
    if ANY in words or base(token) in words or token.lower in words or token.pos in words:
        return True
    return "PEOPLE" in words and is_somebody(token)


def _stands_before(document: Document, token: Token, words: tuple[str, ...]) -> bool:
    at = token.i - 1
    for word in reversed(words):
        if at >= 0 and document.tokens[at].text == "-":
            at -= 1
        if at < 0 or word not in (base(document.tokens[at]), document.tokens[at].lower):
            return False
        at -= 1
    return True


def _has_particles(document: Document, token: Token, particles: tuple[str, ...]) -> bool:
    near = (k for k in document.kids(token.i) if k.dep == "prt" or 0 < k.i - token.i <= _NEXT or (k.lower in _FAR and k.i > token.i))
    words = {x for k in near if not _tells_time(document, k) for x in (k.lower, base(k))}
    return all(p in words for p in particles) and not any(k.lower in particles for k in document.kids(token.i, "aux"))


def _governed(document: Document, token: Token, verbs: Words) -> bool:
    above = governor(document, token.i)
    if above is not None and above.dep == "prep":
        above = governor(document, above.i)
    if above is None or above.pos not in VERBS:
        return False
    lemma, prep = base(above), document.tokens[document.tokens[token.i].head].lower
    return lemma in verbs or f"* {prep}" in verbs or any(f"{lemma} {k.lower}" in verbs for k in document.kids(above.i, "prt", "prep"))


def _object(document: Document, token: Token, rule: Rule) -> Token | None:
    if rule.word_class == "noun":
        return next((t for p, t in prepositional(document, token.i) if p not in CIRCUMSTANCES and _is(t, rule.objects)), None)
    candidates = objects(document, token.i) or shared_objects(document, token)
    if not rule.direct:
        candidates += [k for k in document.kids(token.i, "acomp", "attr", "oprd", "xcomp", "ccomp") if k.pos != "VERB"]
        candidates += [t for p, t in prepositional(document, token.i) if p not in CIRCUMSTANCES and not (p == "by" and token.tag == "VBN")]
    for candidate in candidates:
        for k in (candidate, *document.kids(candidate.i, "conj")):
            if _is(k, rule.objects):
                return k
        if _is_of(document, candidate, rule.objects):
            return candidate
    return None


def _is_of(document: Document, noun: Token, wanted: Words) -> bool:
    """As in "a package *of aid*", "a *ceasefire* agreement"; but "a suspension of aid" is an event of its own."""
    if any(not rule.before for rule in rules("noun").get(base(noun), ())):
        return False
    inner = [t for p, t in prepositional(document, noun.i) if p == "of"]
    return any(_is(t, wanted) for t in (*inner, *document.kids(noun.i, "compound")) if t.pos != "PROPN")
