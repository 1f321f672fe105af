"""Whether people are taken, held, dragged off or brought to safety, by who does it and where to."""

from dateline.coding.grammar import base, is_passive, prepositional, subjects
from dateline.coding.toll_words import reading_words, toll_words
from dateline.model import Document, Token
from dateline.model.tally import TallyCategory

_VEHICLES = frozenset({"board", "plane", "flight", "bus", "stretcher", "train"})
_HOMES = frozenset({"home", "bed", "house", "apartment", "cell", "bedroom"})


def is_taking(document: Document, verb: Token) -> bool:
    """Whether "take" or "seize" means abduct: by gunmen, or nothing is said but that they were taken."""
    if base(verb) not in ("take", "seize") or any(True for _ in document.kids(verb.i, "oprd", "acomp", "prt", "xcomp")):
        return False
    if any(k.lower in toll_words().places for k in document.kids(verb.i, "dobj")):
        return False
    if any(k.lower in reading_words().taken_elsewhere for k in document.kids(verb.i, "prep", "dative")):
        return False
    if any(p == "on" and base(x) in _VEHICLES for p, x in prepositional(document, verb.i)):
        return False
    passive = is_passive(document, verb.i)
    if any(p == "from" and base(x) in _HOMES for p, x in prepositional(document, verb.i)):
        return True
    doers = [x for p, x in prepositional(document, verb.i) if p == "by"] if passive else subjects(document, verb.i)
    if doers or not passive:
        return any(toll_words().scopes.get(base(d)) == "fighters" for d in doers)
    return base(verb) == "take" and not any(True for _ in document.kids(verb.i, "dobj"))


def holding(document: Document, verb: Token) -> TallyCategory | None:
    """What "hold" does to people, by who holds them: the state keeps them under arrest, gunmen keep them hostage; others hold nobody."""
    passive = is_passive(document, verb.i)
    doers = [x for p, x in prepositional(document, verb.i) if p == "by"] if passive else subjects(document, verb.i)
    if any(toll_words().scopes.get(base(d)) == "fighters" for d in doers):
        return "hostages"
    return "arrested" if (passive and not doers) or any(base(d) in reading_words().holders for d in doers) else None


def dragged_off(document: Document, verb: Token) -> TallyCategory | None:
    """As in "dragged away seven students", "seized nine men": police arrest, others abduct. Only police and gunmen pick people *up* so."""
    particles = {k.lower for k in document.kids(verb.i, "prt", "advmod")}
    off = base(verb) == "seize" or (base(verb) in reading_words().dragging and bool(particles & {"away", "off"}))
    if not off and not (base(verb) == "pick" and "up" in particles):
        return None
    passive = is_passive(document, verb.i)
    doers = [x for p, x in prepositional(document, verb.i) if p == "by"] if passive else subjects(document, verb.i)
    if any(base(d) in reading_words().holders for d in doers):
        return "arrested"
    return "abducted" if off or any(toll_words().scopes.get(base(d)) == "fighters" for d in doers) else None


def is_saved(document: Document, verb: Token) -> bool:
    """As in "pulled 48 people alive from the ruins"."""
    return base(verb) in reading_words().saving and any(
        k.lower == "alive" for k in document.kids(verb.i, "oprd", "acomp", "advmod", "xcomp")
    )


def is_hit(document: Document, verb: Token) -> bool:
    """As in "was hit by shrapnel", "opened fire, hitting nine people"; a storm, a tax and a strike hit people otherwise."""
    if base(verb) not in ("hit", "strike"):
        return False
    if is_passive(document, verb.i):
        return any(p == "by" and base(x) in reading_words().missiles for p, x in prepositional(document, verb.i))
    above = document.tokens[verb.head]
    shot = verb.dep == "advcl" and base(above) in ("fire", "open", "shoot", "explode", "land", "detonate")
    return shot or any(base(s) in reading_words().missiles for s in subjects(document, verb.i))


def is_unhoused(document: Document, verb: Token) -> bool:
    """As in "left 5,000 families without a roof over their heads", "threw a million people out of their homes"."""
    if base(verb) in reading_words().expelling:
        return any(
            p in ("from", "out") and base(x) in ("home", "house", "village", "apartment", "land")
            for p, x in prepositional(document, verb.i)
        )
    return base(verb) == "leave" and any(
        p == "without" and base(x) in ("home", "roof", "shelter", "house") for p, x in prepositional(document, verb.i)
    )
