"""What a clause says itself of whether its event happened: negation, modal, condition, question, command, future."""

from dateline.coding.factuality.ahead import is_ahead
from dateline.coding.factuality.conditions import asks_you, marks
from dateline.coding.factuality.modality import combine, lexicon
from dateline.coding.factuality.negation import denies, negation
from dateline.coding.grammar import VERBS, base, governor, is_infinitive, is_that_clause
from dateline.model import Document, Token
from dateline.model.event import Auxiliary

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_SHARED = 8
_QUOTES = frozenset({"“", "”", '"', "''", "``"})


def of_clause(document: Document, i: int, below: int | None = None) -> tuple[str, ...]:
    """Operators of the verb's own clause, the innermost first.

    `below` is the word one came from, which has said itself that there was "no" such thing; None where the verb names the event.
    """
    verb = document.tokens[i]
    if verb.pos not in VERBS:
        return ()
    kids = list(document.kids(i))
    first = _lender(document, verb, kids)
    lent = [] if first is None else list(document.kids(first.i))
    own_form = any(k.dep in ("aux", "auxpass") for k in kids) or verb.tag in ("VBZ", "VBP")
    helpers = kids if own_form or first is None or not _lacks_form(verb, lent) else [*lent, *kids]
    if asks_you(document, verb, kids):
        return ("request",)
    return (
        *marks(document, verb, kids),
        *negation(document, verb, [k for k in kids if k.i != below], helpers, lent, event=below is None),
        *_modal(document, verb, kids, helpers),
    )


def of_verb(document: Document, i: int) -> Auxiliary | None:
    """The mode that the verb's own clause gives, whatever it hangs from; None where the clause says nothing of it."""
    operators = of_clause(document, i)
    return combine(operators) if operators else None


def _lender(document: Document, verb: Token, kids: list[Token]) -> Token | None:
    """The first of coordinated verbs, whose subject and perhaps auxiliaries this one shares."""
    if verb.dep != "conj" or any(k.dep in _SUBJECTS for k in kids):
        return None
    first = verb
    for _ in range(_SHARED):
        if first.dep != "conj" or any(k.dep in _SUBJECTS for k in document.kids(first.i)):
            break
        first = document.tokens[first.head]
    joined = {k.lower for k in document.kids(document.tokens[verb.head].i, "cc")}
    return first if first.pos in VERBS and "but" not in joined else None


def _lacks_form(verb: Token, lent: list[Token]) -> bool:
    """Whether the verb needs the other's auxiliary: a base form or participle; "neither … nor" leaves both without."""
    if any(k.dep == "preconj" or k.lower == "nor" for k in lent):
        return True
    return verb.tag in ("VB", "VBN", "VBG") or (verb.tag == "VBD" and any(base(k) in ("be", "have") for k in lent if "aux" in k.dep))


def _modal(document: Document, verb: Token, kids: list[Token], helpers: list[Token]) -> tuple[str, ...]:
    words = lexicon().words
    modal = next((k for k in helpers if k.dep == "aux" and k.tag == "MD"), None)
    if modal is None:
        return _without_modal(document, verb, kids)
    perfect = any(k.dep == "aux" and base(k) == "have" for k in helpers)
    denied = any(denies(document, verb, k) for k in helpers)
    if perfect and modal.lower in ("should", "ought"):
        return ("not",) if denied else ("maybe",)
    if modal.lower == "would" and not perfect and (_is_told(document, verb) or _by_plan(document, kids)):
        return ("plan",)
    if denied and (modal.lower in ("could", "can", "ca") or (modal.lower == "would" and not perfect)):
        return ()
    if modal.lower == "shall" and _is_command(document, verb):
        return ("request",)
    return next(((op,) for op in ("plan", "possible", "request") if modal.lower in words[op]), ())


def _is_command(document: Document, verb: Token) -> bool:
    """Whether "shall" lays down a duty where nobody speaks of himself."""
    return not any(k.lower in ("i", "we") for k in document.kids(verb.i, "nsubj", "nsubjpass"))


def _is_told(document: Document, verb: Token) -> bool:
    """Whether "would" is the "will" of somebody's words ("said that troops *would* leave"), and no mere opinion."""
    while verb.dep == "conj" and document.tokens[verb.head].pos in VERBS:
        verb = document.tokens[verb.head]
    above = governor(document, verb.i)
    if above is not None and verb.i < above.i and any(k.text in _QUOTES for k in document.kids(above.i, "punct")):
        return False  # in the speaker's own words "would" supposes
    told = above is not None and (verb.dep in ("ccomp", "acl") or (verb.dep == "relcl" and is_that_clause(document, verb)))
    return told and above is not None and above.pos in ("VERB", "NOUN", "ADJ") and base(above) not in lexicon().words["opinions"]


def _by_plan(document: Document, kids: list[Token]) -> bool:
    """As in "*under the accord* both armies would leave", "a plan *under which* they would leave"."""
    nouns = (x for k in kids if k.dep == "prep" and k.lower in ("under", "by") for x in document.kids(k.i, "pobj"))
    return any(x.lower == "which" or "plan" in lexicon().nouns.get(base(x), {}).values() for x in nouns)


def _without_modal(document: Document, verb: Token, kids: list[Token]) -> tuple[str, ...]:
    if is_infinitive(document, verb.i):
        return ("plan",) if verb.dep == "ROOT" else ()
    if _is_imperative(document, verb, kids):
        return ("request",)
    return ("plan",) if is_ahead(document, verb, kids) else ()


def _is_imperative(document: Document, verb: Token, kids: list[Token]) -> bool:
    """As in "Free the editor", "Please send us doctors", "If you have any honour left, resign"."""
    if verb.tag not in ("VB", "VBP") or verb.dep not in ("ROOT", "ccomp", "advcl", "parataxis", "conj"):
        return False
    if any(k.dep in ("nsubj", "nsubjpass", "mark", "expl") or (k.dep == "aux" and base(k) != "do") for k in kids):
        return False
    if verb.dep == "conj":
        return _is_imperative(document, document.tokens[verb.head], list(document.kids(verb.head)))
    at = verb.i
    while at > 0 and (
        document.tokens[at - 1].lower in ("please", "just", "do", "not", "n't", "n’t", "never", "again", "ever", "now", "then")
    ):
        at -= 1
    first = document.sentences[verb.sentence].first
    return at == first or document.tokens[at - 1].pos == "PUNCT"
