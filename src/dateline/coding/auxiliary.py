"""Whether an event is said to have happened: PLOVER's auxiliary modes, read from the words above it."""

from dateline.coding.grammar import SUBJECTS, VERBS, base, governor, has_subject, is_infinitive, is_participle, is_passive, is_that_clause
from dateline.coding.history import is_historical
from dateline.coding.mood import moods, of_noun_itself, of_verb
from dateline.coding.ontology import light_verbs
from dateline.coding.triggers import Trigger
from dateline.model import Document, Token
from dateline.model.event import Auxiliary

_STEPS = 25


def auxiliary(document: Document, trigger: Trigger) -> Auxiliary:
    """The auxiliary mode of an event, as the sentence gives it."""
    return status(document, trigger.i, trigger.host)


def status(document: Document, i: int, host: int) -> Auxiliary:
    """The auxiliary mode of what token `i` names, where `host` is the verb that carries its tense and mood."""
    if is_historical(document, i):
        return "historical"
    own = of_noun_itself(document, i) or of_verb(document, host)
    if own not in (None, "planned"):
        return own
    above = _from_above(document, host)
    return above if above is not None else own or "asserted"


def governed_by(document: Document, predicate: Token) -> Auxiliary | None:
    """The mode a verb gives to the adjective or participle that is said of its subject: "are feared dead"."""
    above = governor(document, predicate.i)
    if above is None or predicate.dep not in ("oprd", "acomp", "xcomp", "advcl", "ccomp", "advmod") or above.pos not in VERBS:
        return None
    mode = moods().verbs.get(base(above))
    return mode if mode == "hypothetical" else None


def _from_above(document: Document, i: int) -> Auxiliary | None:
    """From what governs it, up to the clause that stands on its own feet."""
    at = document.tokens[i]
    as_noun, carried = at.pos not in VERBS, False
    for _ in range(_STEPS):
        above = governor(document, at.i)
        if above is None or at.dep in ("parataxis", "appos") or (at.dep == "relcl" and not _carries(document, at, above)):
            return None
        mode, on = _step(document, at, above, as_noun=as_noun)
        if mode is not None or not on:
            return None if carried and mode != "negated" else mode
        carried = carried or _carries(document, at, above)
        if above.pos != "ADP":
            as_noun = above.pos not in VERBS and not carried
        at = above
    return None


def _step(document: Document, at: Token, above: Token, *, as_noun: bool) -> tuple[Auxiliary | None, bool]:
    """What the word above says of the word below, and whether to look further up."""
    if at.dep == "conj":
        return (of_verb(document, above.i) if above.pos in VERBS and not has_subject(document, at.i) else None), True
    if above.pos in VERBS:
        return _under_verb(document, at, above, as_noun=as_noun)
    if above.pos == "ADP" or above.dep == "prep":
        return ("negated", False) if above.lower == "without" else (None, True)
    if above.pos == "ADJ":
        return moods().adjectives.get(base(above)) or _untruth(document, above), True
    return _under_noun(document, at, above)


def _under_noun(document: Document, at: Token, above: Token) -> tuple[Auxiliary | None, bool]:
    """Infinitives, clauses and prepositional phrases of a noun: "the threat of war", "a plan to leave"."""
    if _carries(document, at, above):
        mode = of_noun_itself(document, above.i)
        return (mode if mode == "negated" else None), True
    told = is_that_clause(document, at)
    if base(above) in moods().links or (at.dep == "acl" and not told and not is_infinitive(document, at.i)):
        return None, False
    mode = moods().nouns.get(base(above)) if at.dep in ("prep", "acl", "ccomp", "relcl") else None
    if mode == "negated" or mode is None or at.dep != "prep" or at.lower in ("for", "of", "to", "about", "against"):
        return mode, at.dep == "prep" and mode is None and above.lower not in ("people", "man", "woman")
    return None, False


def _carries(document: Document, at: Token, above: Token) -> bool:
    """Whether the noun above only says that somebody tells the event: "reports that …", "claims of …"."""
    if base(above) not in moods().carriers or above.pos != "NOUN":
        return False
    return at.dep == "prep" or any(k.lower == "that" and k.dep not in SUBJECTS for k in document.kids(at.i))


def _untruth(document: Document, predicate: Token) -> Auxiliary | None:
    """Whether a predicate calls its subject false: "are a lie", "is not true"."""
    if base(predicate) in moods().falsehoods:
        return "negated"
    verb = governor(document, predicate.i)
    denied = base(predicate) in moods().truths and verb is not None and of_verb(document, verb.i) == "negated"
    return "negated" if denied else None


def _called_false(document: Document, at: Token, verb: Token) -> bool:
    """As in "reports that … were false", "it is not true that …"."""
    told = at.dep in ("csubj", "ccomp") or (at.dep == "nsubj" and base(at) in moods().carriers)
    predicates = document.kids(verb.i, "acomp", "attr") if told and base(verb) == "be" else ()
    return any(_untruth(document, k) for k in predicates)


def _under_verb(document: Document, at: Token, above: Token, *, as_noun: bool) -> tuple[Auxiliary | None, bool]:
    lemma = base(above)
    if _called_false(document, at, above):
        return "negated", False
    if at.dep in ("nsubj", "csubj", "nsubjpass"):
        return _of_subject(document, at, above, as_noun=as_noun)
    if at.dep == "advcl":
        return _of_adverbial(document, at, above)
    if at.dep in ("prep", "agent") and not _complement_preposition(at, lemma):
        return None, False
    if lemma in moods().implicative and not as_noun:
        asked = moods().verbs.get(lemma) if not is_passive(document, above.i) else None
        return (asked, False) if asked else (of_verb(document, above.i), True)
    mode = moods().verbs.get(lemma)
    if mode is not None and not (as_noun and lemma in moods().presupposing) and not _plain_clause(document, at, mode):
        return mode, False
    return _passed_on(document, at, above, as_noun=as_noun)


def _passed_on(document: Document, at: Token, above: Token, *, as_noun: bool) -> tuple[Auxiliary | None, bool]:
    """A verb without a mode of its own passes on what holds of itself; a noun under it is taken for granted."""
    light = base(above) in light_verbs("verbs") or any(True for _ in document.kids(above.i, "expl"))
    if as_noun and not light:
        return None, False
    if at.dep == "xcomp" or as_noun:
        aimed = at.dep == "xcomp" and base(above) == "be" and is_infinitive(document, at.i)
        return of_verb(document, above.i) or ("planned" if aimed else None), True
    return None, True


def _plain_clause(document: Document, at: Token, mode: Auxiliary) -> bool:
    """A finite clause tells what is so, even under a verb of planning or asking ("insisted that troops had left")."""
    if at.dep != "ccomp" or mode in ("hypothetical", "negated") or is_infinitive(document, at.i):
        return False
    return mode == "planned" or at.tag not in ("VB", "VBP") or any(k.dep == "aux" for k in document.kids(at.i))


def _of_subject(document: Document, at: Token, above: Token, *, as_noun: bool) -> tuple[Auxiliary | None, bool]:
    """A subject is taken for granted, unless the verb says that just this is feared, planned, asked for or denied."""
    if at.dep == "nsubjpass":
        mode = moods().verbs.get(base(above))
        return (None if as_noun and base(above) in moods().presupposing else mode), False
    happens = base(above) in light_verbs("occurring") and base(above) not in ("kill", "injure", "wound", "hit", "strike")
    return (of_verb(document, above.i), True) if happens else (None, False)


def _of_adverbial(document: Document, at: Token, above: Token) -> tuple[Auxiliary | None, bool]:
    """A purpose is planned; a participle shares the fate of its verb; other clauses stand on their own."""
    if is_infinitive(document, at.i):
        return ("planned", False) if not moods().verbs.get(base(above)) else (moods().verbs[base(above)], False)
    if is_participle(document, at):
        return of_verb(document, above.i), True
    return None, False


def _complement_preposition(prep: Token, lemma: str) -> bool:
    if prep.lower in ("for", "of", "to", "from", "about", "with", "against", "on", "out", "in"):
        return lemma in moods().verbs and prep.lower not in ("with", "in")
    return False
