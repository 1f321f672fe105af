"""Whether an event is said to have happened: PLOVER's auxiliary modes, read from the words above it."""

from dataclasses import dataclass
from functools import cache

from dateline.coding.grammar import base, governor, is_passive
from dateline.coding.history import is_historical
from dateline.coding.ontology import Words, light_verbs
from dateline.coding.triggers import Trigger
from dateline.model import Document, Token
from dateline.model.event import Auxiliary
from dateline.resources import load_toml

_STEPS = 25
_ORDER: tuple[Auxiliary, ...] = ("requested", "hypothetical", "planned", "negated")
_VERBS = ("VERB", "AUX")
_NEGATIVES = frozenset({"no", "neither", "nor", "never", "without"})


@dataclass(frozen=True, slots=True)
class _Lexicon:
    verbs: dict[str, Auxiliary]
    nouns: dict[str, Auxiliary]
    adjectives: dict[str, Auxiliary]
    modals: dict[str, Auxiliary]
    presupposing: Words
    implicative: Words
    conditions: Words


@cache
def _lexicon() -> _Lexicon:
    data = load_toml("coding_auxiliary.toml")

    def table(part: str) -> dict[str, Auxiliary]:
        return {word: mode for mode in reversed(_ORDER) for word in data[mode][part]}

    return _Lexicon(
        verbs=table("verbs"),
        nouns=table("nouns"),
        adjectives=table("adjectives"),
        modals={w: m for m in _ORDER for w in data["modal"].get(m, ())},
        presupposing=frozenset(data["presupposing"]["verbs"]),
        implicative=frozenset(data["implicative"]["verbs"]),
        conditions=frozenset(data["condition"]["marks"]),
    )


def auxiliary(document: Document, trigger: Trigger) -> Auxiliary:
    """The auxiliary mode of an event."""
    return status(document, trigger.i, trigger.host)


def status(document: Document, i: int, host: int) -> Auxiliary:
    """The auxiliary mode of what token `i` names, where `host` is the verb that carries its tense and mood."""
    if is_historical(document, i):
        return "historical"
    own = _of_noun_itself(document, i) or _of_verb(document, host)
    if own not in (None, "planned"):
        return own
    above = _from_above(document, host)
    return above if above is not None else own or "asserted"


def governed_by(document: Document, predicate: Token) -> Auxiliary | None:
    """The mode a verb gives to the adjective or participle that is said of its subject: "are feared dead"."""
    above = governor(document, predicate.i)
    if above is None or predicate.dep not in ("oprd", "acomp", "xcomp", "advcl", "ccomp", "advmod") or above.pos not in _VERBS:
        return None
    mode = _lexicon().verbs.get(base(above))
    return mode if mode == "hypothetical" else None


def _of_noun_itself(document: Document, i: int) -> Auxiliary | None:
    if document.tokens[i].pos in _VERBS:
        return None
    for kid in document.kids(i, "det", "amod", "compound", "neg"):
        if kid.lower in _NEGATIVES:
            return "negated"
        mode = _lexicon().adjectives.get(base(kid)) or (_lexicon().adjectives.get(kid.lower) if kid.dep == "amod" else None)
        if mode:
            return mode
    return None


def _of_verb(document: Document, i: int) -> Auxiliary | None:
    """From the verb's own negation, modal and conjunction, or those of the verb it shares them with."""
    for _ in range(_STEPS):
        token = document.tokens[i]
        kids = list(document.kids(i))
        mode = _own_mode(document, token, kids)
        shares = token.dep == "conj" and not any(k.dep in ("nsubj", "nsubjpass") for k in kids)
        if mode is not None or not shares or document.tokens[token.head].pos not in _VERBS:
            return mode
        i = token.head
    return None


def _own_mode(document: Document, token: Token, kids: list[Token]) -> Auxiliary | None:
    if token.pos not in _VERBS:
        return None
    if any(k.dep == "neg" or (k.dep == "advmod" and k.lower in _NEGATIVES) for k in kids) or _none_of(document, kids):
        return "negated"
    if any(k.dep in ("mark", "advmod") and k.lower in _lexicon().conditions - {"until"} for k in kids):
        return "hypothetical"
    for k in kids:
        if k.dep == "aux" and k.tag == "MD" and k.lower in _lexicon().modals:
            return "hypothetical" if _on_condition(document, kids) else _lexicon().modals[k.lower]
    return None


def _on_condition(document: Document, kids: list[Token]) -> bool:
    """As in "if the army comes, they will flee"."""
    clauses = (k for k in kids if k.dep == "advcl")
    return any(m.lower in ("if", "unless") for c in clauses for m in document.kids(c.i, "mark"))


def _none_of(document: Document, kids: list[Token]) -> bool:
    """As in "no soldier was hurt", "nobody was hurt"."""
    subjects = [k for k in kids if k.dep in ("nsubj", "nsubjpass", "dobj")]
    return any(s.lower in ("nobody", "none") or any(d.lower in _NEGATIVES for d in document.kids(s.i, "det", "neg")) for s in subjects)


def _from_above(document: Document, i: int) -> Auxiliary | None:
    """From what governs it, up to the clause that stands on its own feet."""
    at = document.tokens[i]
    as_noun = at.pos not in _VERBS
    for _ in range(_STEPS):
        above = governor(document, at.i)
        if above is None or at.dep in ("relcl", "parataxis", "appos"):
            return None
        mode, on = _step(document, at, above, as_noun=as_noun)
        if mode is not None or not on:
            return mode
        if above.pos != "ADP":
            as_noun = above.pos not in _VERBS
        at = above
    return None


def _step(document: Document, at: Token, above: Token, *, as_noun: bool) -> tuple[Auxiliary | None, bool]:
    """What the word above says of the word below, and whether to look further up."""
    if at.dep == "conj":
        return (_of_verb(document, above.i) if above.pos in _VERBS and not _has_subject(document, at.i) else None), True
    if above.pos in _VERBS:
        return _under_verb(document, at, above, as_noun=as_noun)
    if above.pos == "ADP" or above.dep == "prep":
        return ("negated", False) if above.lower == "without" else (None, True)
    if above.pos == "ADJ":
        return _lexicon().adjectives.get(base(above)), True
    return _under_noun(document, at, above)


def _under_noun(document: Document, at: Token, above: Token) -> tuple[Auxiliary | None, bool]:
    """Infinitives, clauses and prepositional phrases of a noun: "the threat of war", "a plan to leave"."""
    if at.dep == "acl" and not _is_infinitive(document, at.i):
        return None, False
    mode = _lexicon().nouns.get(base(above)) if at.dep in ("prep", "acl", "ccomp", "relcl") else None
    if mode == "negated" or mode is None or at.dep != "prep" or at.lower in ("for", "of", "to", "about", "against"):
        return mode, at.dep == "prep" and mode is None and above.lower not in ("people", "man", "woman")
    return None, False


def _under_verb(document: Document, at: Token, above: Token, *, as_noun: bool) -> tuple[Auxiliary | None, bool]:
    lemma = base(above)
    if at.dep in ("nsubj", "csubj", "nsubjpass"):
        return _of_subject(document, at, above)
    if at.dep == "advcl":
        return _of_adverbial(document, at, above)
    if at.dep in ("prep", "agent") and not _complement_preposition(at, lemma):
        return None, False
    if lemma in _lexicon().implicative and not as_noun:
        asked = _lexicon().verbs.get(lemma) if not is_passive(document, above.i) else None
        return (asked, False) if asked else (_of_verb(document, above.i), True)
    mode = _lexicon().verbs.get(lemma)
    if mode is not None and not (as_noun and lemma in _lexicon().presupposing) and not _plain_clause(document, at, mode):
        return mode, False
    return _passed_on(document, at, above, as_noun=as_noun)


def _passed_on(document: Document, at: Token, above: Token, *, as_noun: bool) -> tuple[Auxiliary | None, bool]:
    """A verb without a mode of its own passes on what holds of itself; a noun under it is taken for granted."""
    light = base(above) in light_verbs("verbs")
    if as_noun and not light:
        return None, False
    if at.dep == "xcomp" or as_noun:
        aimed = at.dep == "xcomp" and base(above) == "be" and _is_infinitive(document, at.i)
        return _of_verb(document, above.i) or ("planned" if aimed else None), True
    return None, True


def _plain_clause(document: Document, at: Token, mode: Auxiliary) -> bool:
    """A finite clause tells what is so, even under a verb of planning or asking ("insisted that troops had left")."""
    if at.dep != "ccomp" or mode in ("hypothetical", "negated") or _is_infinitive(document, at.i):
        return False
    return mode == "planned" or at.tag not in ("VB", "VBP") or any(k.dep == "aux" for k in document.kids(at.i))


def _of_subject(document: Document, at: Token, above: Token) -> tuple[Auxiliary | None, bool]:
    """A subject is taken for granted, unless the verb says that just this is feared, planned, asked for or denied."""
    if at.dep == "nsubjpass":
        mode = _lexicon().verbs.get(base(above))
        return (None if base(above) in _lexicon().presupposing else mode), False
    happens = base(above) in light_verbs("occurring") and base(above) not in ("kill", "injure", "wound", "hit", "strike")
    return (_of_verb(document, above.i), True) if happens else (None, False)


def _of_adverbial(document: Document, at: Token, above: Token) -> tuple[Auxiliary | None, bool]:
    """A purpose is planned; a participle shares the fate of its verb; other clauses stand on their own."""
    if _is_infinitive(document, at.i):
        return ("planned", False) if not _lexicon().verbs.get(base(above)) else (_lexicon().verbs[base(above)], False)
    if at.tag == "VBG" and not any(True for _ in document.kids(at.i, "mark")):
        return _of_verb(document, above.i), True
    return None, False


def _complement_preposition(prep: Token, lemma: str) -> bool:
    if prep.lower in ("for", "of", "to", "from", "about", "with", "against", "on", "out", "in"):
        return lemma in _lexicon().verbs and prep.lower not in ("with", "in")
    return False


def _is_infinitive(document: Document, i: int) -> bool:
    return any(k.tag == "TO" for k in document.kids(i, "aux"))


def _has_subject(document: Document, i: int) -> bool:
    return any(True for _ in document.kids(i, "nsubj", "nsubjpass"))
