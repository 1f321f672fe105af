"""Conditions, questions and doubts of a clause: "if", "in case", "whether", "perhaps", "Did they …?"."""

from dateline.coding.factuality.modality import lexicon
from dateline.coding.grammar import VERBS, base, governor
from dateline.model import Document, Token

_SHARED = 8
_ASKS = ("WRB", "WP", "WDT", "WP$")
_ASKING = ("nsubj", "nsubjpass", "dobj", "prep", "npadvmod", "advmod", "aux", "auxpass", "attr")


def marks(document: Document, verb: Token, kids: list[Token]) -> tuple[str, ...]:
    """What the clause is under: a condition, a question, a doubt, or a condition of another clause."""
    if _is_supposed(document, verb, kids) or _is_yes_no(document, verb, kids):
        return ("maybe",)
    if any(k.dep == "mark" and k.lower == "before" for k in kids) and any(k.lower == "could" for k in kids):
        return ("never",)
    if any(k.dep == "advmod" and k.lower in lexicon().words["perhaps"] for k in kids):
        return ("possible",)
    clause = next(
        (k for k in (*kids, *_in_front(document, verb)) if k.dep in ("advcl", "prep", "ccomp") and _sets_condition(document, k)), None
    )
    if clause is None:
        return (
            ("unless",)
            if not _is_past(verb, kids) and any(_is_anybody(document, k) for k in (*kids, *_subject_before(document, verb, kids)))
            else ()
        )
    return ("evenif",) if _concedes(document, clause) else ("unless",)


def _is_past(verb: Token, kids: list[Token]) -> bool:
    """Whether the clause tells what was: "anyone" in it leaves nothing open ("denied that *anyone* had been hurt")."""
    return verb.tag == "VBD" or any(k.dep in ("aux", "auxpass") and (k.tag == "VBD" or base(k) == "have") for k in kids)


def _in_front(document: Document, verb: Token) -> list[Token]:
    """What stands before the first of joined verbs holds for the others too ("*if they come*, we will leave and they will starve")."""
    if verb.dep != "conj":
        return []
    joined = document.tokens[verb.head]
    return [k for k in document.kids(joined.i, "advcl", "prep") if k.i < joined.i]


def _subject_before(document: Document, verb: Token, kids: list[Token]) -> list[Token]:
    """In "anyone *found* there will be arrested" parsers may give the subject to the participle."""
    if verb.dep != "ccomp" or any(k.dep in ("nsubj", "nsubjpass") for k in kids) or verb.head > verb.i:
        return []
    return list(document.kids(verb.head, "nsubj", "nsubjpass"))


def _is_anybody(document: Document, subject: Token) -> bool:
    """Who does a thing, whoever that be, does it under a condition: "*anyone* who crosses", "*any* ship that docks"."""
    if subject.dep not in ("nsubj", "nsubjpass"):
        return False
    words = lexicon().words["anybody"]
    return subject.lower in words or any(k.lower in words or k.lower == "any" for k in document.kids(subject.i, "det"))


def _is_supposed(document: Document, verb: Token, kids: list[Token]) -> bool:
    """Whether the verb stands in a clause of condition, itself or with the verb it is joined to."""
    for _ in range(_SHARED):
        if _has_condition(document, verb, kids):
            return True
        if verb.dep != "conj" or document.tokens[verb.head].pos not in VERBS:
            return False
        verb = document.tokens[verb.head]
        kids = list(document.kids(verb.i))
    return False


def _has_condition(document: Document, verb: Token, kids: list[Token]) -> bool:
    words = lexicon().words
    marks = [k for k in kids if k.dep in ("mark", "advmod", "preconj", "nsubj", "nsubjpass") and k.i < verb.i]
    if any(k.lower in words["conditions"] and not _is_though(document, k) for k in marks):
        return True
    if any(_is_in_case(document, k) for k in marks):
        return True
    if any(but_for(document, p) and _joins(document, p, verb) for p in document.kids(verb.head, "prep")):
        return True
    beside = verb.dep == "advcl" or (verb.dep == "ccomp" and verb.i < verb.head)
    return is_inverted(document, verb) and (beside or any(k.dep == "ccomp" and k.i < verb.i for k in kids))


def is_inverted(document: Document, verb: Token) -> bool:
    """As in "*should they* cross", where no question is asked."""
    kids = list(document.kids(verb.i))
    subject = next((k for k in kids if k.dep in ("nsubj", "nsubjpass")), None)
    turned = next((k for k in kids if k.dep in ("aux", "auxpass") and k.lower in ("should", "had", "were")), None)
    return subject is not None and turned is not None and turned.i < subject.i and not is_asked(document, verb)


def _joins(document: Document, prep: Token, verb: Token) -> bool:
    """As in "*in the event that* they attack"."""
    return verb.dep == "advcl" and any(x.lower == "that" for k in document.kids(prep.i, "pobj") for x in document.kids(k.i))


def _is_though(document: Document, mark: Token) -> bool:
    """As in "as if" and "if not" set no condition."""
    before = document.tokens[mark.i - 1].lower if mark.i else ""
    return mark.lower == "if" and before == "as"


def _is_in_case(document: Document, mark: Token) -> bool:
    before = document.tokens[mark.i - 1].lower if mark.i else ""
    return (before, mark.lower) in (
        ("in", "case"),
        ("on", "condition"),
        ("condition", "that"),
        ("as", "long"),
        ("provided", "that"),
        ("event", "that"),
    )


def _sets_condition(document: Document, clause: Token) -> bool:
    if clause.dep == "prep":
        return but_for(document, clause) or clause.lower in lexicon().words["conditions"] or _is_lacking(document, clause)
    if clause.dep == "advcl" and clause.lower in ("provided", "providing", "supposing", "assuming"):
        return True
    return clause.pos in VERBS and _has_condition(document, clause, list(document.kids(clause.i)))


def _is_lacking(document: Document, prep: Token) -> bool:
    """As in "*without* a ceasefire the harvest will rot"."""
    verb = document.tokens[prep.head]
    named = any(k.pos == "NOUN" for k in document.kids(prep.i, "pobj"))
    return prep.lower == "without" and named and prep.i < verb.i and any(k.tag == "MD" for k in document.kids(verb.i, "aux"))


def but_for(document: Document, prep: Token) -> bool:
    """Whether a preposition sets a condition: "but for", "in the event of", "in case of"."""
    before = document.tokens[prep.i - 1].lower if prep.i else ""
    inner = next((k for k in document.kids(prep.i, "pobj") if prep.lower == "in" and k.lower in ("event", "case")), None)
    return f"{before} {prep.lower}" in lexicon().words["but_for"] or inner is not None


def _concedes(document: Document, clause: Token) -> bool:
    words = lexicon().words["concessions"]
    return any(
        k.lower in words or any(x.lower in words for x in document.kids(k.i)) for k in document.kids(clause.i, "advmod", "mark")
    ) or any(
        k.lower == "or" and document.tokens[min(k.i + 1, len(document.tokens) - 1)].lower == "not" for k in document.kids(clause.i, "cc")
    )


def _is_yes_no(document: Document, verb: Token, kids: list[Token]) -> bool:
    """A question that can be answered by yes or no takes nothing for granted."""
    if not is_asked(document, verb) or asks_you(document, verb, kids) or any(k.tag in _ASKS or _asks_what(document, k) for k in kids):
        return False
    subject = next((k for k in kids if k.dep in ("nsubj", "nsubjpass", "expl")), None)
    turned = next((k for k in kids if k.dep in ("aux", "auxpass")), None)
    if base(verb) == "be" and subject is not None and verb.i < subject.i:
        return True
    return subject is None or (turned is not None and turned.i < subject.i) or document.sentences[verb.sentence].first == subject.i


def is_turned(document: Document, verb: Token, subject: Token) -> bool:
    """Whether "be" stands before its subject in a question ("*Were* any hostages killed?")."""
    return base(verb) == "be" and verb.i < subject.i and subject.dep in ("nsubj", "attr") and is_asked(document, verb)


def _asks_what(document: Document, kid: Token) -> bool:
    if kid.dep not in _ASKING:
        return False
    below = list(document.kids(kid.i))
    deeper = (x for k in below if kid.dep == "prep" for x in document.kids(k.i, "det"))
    return any(k.tag in _ASKS for k in (*below, *deeper))


def asks_you(document: Document, verb: Token, kids: list[Token]) -> bool:
    """As in "Could you send us medicine?", "Why don't you resign?"."""
    you = next((k for k in kids if k.dep == "nsubj" and k.lower == "you"), None)
    helper = next((k for k in kids if k.dep == "aux" and (k.tag == "MD" or k.lower == "do")), None)
    if you is None or helper is None or helper.i > you.i or not is_asked(document, verb):
        return False
    return helper.tag == "MD" or any(k.lower == "why" for k in kids)


def is_asked(document: Document, verb: Token) -> bool:
    """Whether a question mark belongs to the clause."""
    if any(k.text == "?" for k in document.kids(verb.i, "punct")):
        return True
    above = governor(document, verb.i)
    if above is None:
        return False
    return verb.dep in ("ccomp", "parataxis", "conj") and any(k.text == "?" and verb.i < k.i for k in document.kids(above.i, "punct"))
