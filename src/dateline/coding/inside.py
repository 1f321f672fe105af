"""What a noun phrase itself says befell the people it names: "20 people arrested on Sunday", "the dead", "12 wounded soldiers"."""

from collections.abc import Iterator

from dateline.coding.found import Found
from dateline.coding.grammar import antecedent, base, is_passive, prepositional
from dateline.coding.toll_words import TollWords, reading_words
from dateline.model import Document, Token
from dateline.model.tally import TallyCategory

_GRAVE = frozenset({"critical", "serious", "grave", "stable"})
_REACH = 2
_SUBJECTS = ("nsubj", "nsubjpass")


def inside_phrase(document: Document, noun: Token, lexicon: TollWords) -> Iterator[Found]:
    """Categories that participles, adjectives, relative clauses and places in the phrase of `noun` give."""
    for k in document.kids(noun.i, "acl", "amod", "acomp", "advcl"):
        if k.tag not in ("VBN", "JJ", "VBD") and not _being(document, k) and not (k.dep == "amod" and k.lower in lexicon.adjectives):
            continue
        held = next((lexicon.places[x.lower] for x in document.kids(k.i, "oprd", "dobj", "npadvmod") if x.lower in lexicon.places), None)
        category = held or (lexicon.passive.get(base(k)) if k.tag != "JJ" else None) or lexicon.adjectives.get(k.lower)
        if category is not None:
            yield Found(category, k)
    for prep, inner in prepositional(document, noun.i):
        category = category_of_place(document, prep, inner, lexicon)
        if category is not None and prep != "to":
            yield Found(category, inner)


def category_of_place(document: Document, prep: str, noun: Token, lexicon: TollWords) -> TallyCategory | None:
    """What is said of people by where they are: "in detention", "behind bars", "in a critical condition"."""
    if prep == "behind" and noun.lower == "bars":
        return "arrested"
    if prep == "in" and base(noun) == "condition":
        return "injured" if any(k.lower in _GRAVE for k in document.kids(noun.i, "amod")) else None
    if prep == "in" and noun.lower == "hospital" and not any(True for _ in document.kids(noun.i)):
        return "injured"
    return lexicon.places.get(base(noun)) if prep in ("in", "into", "under", "behind", "to") else None


def _being(document: Document, verb: Token) -> bool:
    """As in "those *being held*"."""
    return verb.tag == "VBN" or any(True for _ in document.kids(verb.i, "auxpass"))


def after_noun(document: Document, noun: Token, lexicon: TollWords) -> Found | None:
    """What is said of people right after their noun: "left seven people *dead* and 30 injured"."""
    for token in document.tokens[noun.i + 1 : noun.i + 1 + _REACH]:
        if token.lower in lexicon.adjectives:
            return Found(lexicon.adjectives[token.lower], token)
        if token.tag == "NN" and lexicon.places.get(token.lower) == "hostages":
            return Found("hostages", token)
        if token.tag != "RB":
            return None
    return None


def relative_clauses(document: Document, noun: Token) -> Iterator[tuple[Token, str]]:
    """Each relative clause of `noun` with the part that it has there: "who *were killed*", "that we *lost*"."""
    for k in document.kids(noun.i, "relcl"):
        own = list(document.kids(k.i, *_SUBJECTS))
        if any(_counts_some(document, s) for s in own):
            continue
        if any(antecedent(document, s).i == noun.i for s in own):
            yield k, next(s.dep for s in own)
        elif own and not is_passive(document, k.i):
            yield k, "dobj"


def _counts_some(document: Document, noun: Token) -> bool:
    """As in "20 gunmen, *four of whom* died"."""
    if noun.tag in ("WP", "WDT") and noun.i and document.tokens[noun.i - 1].lower == "of":
        return True
    return any(p == "of" and x.tag in ("WP", "WDT") for p, x in prepositional(document, noun.i))


def own_category(document: Document, noun: Token, lexicon: TollWords) -> TallyCategory | None:
    """What people are called for what befell them: "the dead", "victims", "those arrested"."""
    if base(noun) == "victim" and any(k.lower in ("fatal", "dead") for k in document.kids(noun.i, "amod")):
        return "killed"
    if noun.lower in ("dead", "killed") and any(k.lower in reading_words().wounds for k in document.kids(noun.i, "conj")):
        return "affected"
    named = lexicon.nouns.get(base(noun)) or lexicon.adjectives.get(noun.lower) or lexicon.nouns.get(noun.lower.removesuffix("s"))
    if named is not None:
        return named
    return next((f.category for f in inside_phrase(document, noun, lexicon)), None)
