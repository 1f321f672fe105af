"""How a time or place hangs in the parse: the words above it, and whether it stands where something happens."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import Document, Span, Token

LOCATIVE = frozenset({
    "in", "at", "near", "outside", "inside", "across", "into", "to", "around", "throughout", "over", "on", "within", "toward", "towards", "through",
    "along", "off", "between", "against", "amid",
})  # fmt: skip
_NOUN_LOCATIVE = LOCATIVE - {"to", "against", "amid", "on"}
_ENTERED = frozenset(
    {
        "enter",
        "reach",
        "invade",
        "leave",
        "storm",
        "shell",
        "bomb",
        "occupy",
        "besiege",
        "capture",
        "strike",
        "hit",
        "attack",
        "annex",
        "seize",
    }
)
_LEFT = frozenset({
    "evacuate", "withdraw", "retreat", "pull", "flee", "expel", "evict", "rescue", "remove", "drive", "escape", "abduct", "kidnap", "seize", "steal", "airlift",
})  # fmt: skip
_PLACE_NOUNS = frozenset(
    {"region", "country", "area", "city", "town", "village", "capital", "nation", "state", "province", "district", "place"}
)
_PART_NOUNS = frozenset({
    "sector", "part", "suburb", "outskirt", "outskirts", "centre", "center", "neighbourhood", "neighborhood", "quarter", "street", "port", "heart", "edge",
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "municipality", "island", "peninsula", "county", "governorate",
    "oblast", "prefecture", "settlement", "hamlet", "camp", "valley", "coast", "gulf", "bay", "republic", "territory", "enclave", "borough", "commune", "waters", "water", "shore",
    "airspace", "countryside", "soil",
})  # fmt: skip
_DEEPEST = 200
VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "amod", "compound", "poss", "nmod"})


@dataclass(frozen=True, slots=True)
class Chain:
    """A token and the tokens that govern it, nearest first, up to the root."""

    tokens: tuple[Token, ...]

    @property
    def verb(self) -> Token | None:
        """The nearest verb, the token itself included."""
        return next((t for t in self.tokens if heads_clause(t)), None)


def heads_clause(token: Token) -> bool:
    """Whether a token is a verb with a clause of its own, none that stands for a noun: "the wounded"."""
    return token.pos in VERBAL and token.dep not in _NOMINAL


def chain(document: Document, start: Token) -> Chain:
    """The way from a token to the root of its sentence."""
    out = [start]
    while out[-1].head != out[-1].i and len(out) < _DEEPEST:
        out.append(document.tokens[out[-1].head])
    return Chain(tuple(out))


def top_of(document: Document, span: Span) -> Token | None:
    """The token of a span that governs the others."""
    tokens = document.tokens_in(span)
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head not in inside or t.head == t.i), None)


def points_back(document: Document, token: Token) -> bool:
    """Whether a word has a place of its own that is no name: "in the region", "in the country", "there"."""
    return any(
        kid.lower == "there"
        or (kid.lower in LOCATIVE and any(t.lemma in _PLACE_NOUNS and not _is_named(document, t) for t in document.kids(kid.i, "pobj")))
        for kid in document.kids(token.i, "prep", "advmod")
    )


def _is_named(document: Document, noun: Token) -> bool:
    """Whether a noun for a place has its name beside it: "the city of Kirkuk", "the town in Soroti", "the Kirkuk region"."""
    behind = (x for k in document.kids(noun.i, "prep") if k.lower in ("of", "in", "near") for x in document.kids(k.i, "pobj"))
    return any(x.pos == "PROPN" for x in (*behind, *document.kids(noun.i, "compound", "appos", "nmod")))


def _is_named_behind(document: Document, noun: Token) -> bool:
    return any(x.pos == "PROPN" for k in document.kids(noun.i, "prep") if k.lower == "of" for x in document.kids(k.i, "pobj"))


def is_location(document: Document, item: Chain) -> bool:
    """Whether a place name stands where something happens: after a locative preposition, or as what is entered or hit."""
    token = item.tokens[0]
    for above in item.tokens[1:]:
        if above.i == token.i:
            continue
        if above.lower == "of" and token.dep == "pobj":
            outer = document.tokens[above.head]
            if outer.pos == "ADP":  # "outside of Basra"
                return outer.lower in LOCATIVE
            if outer.lemma in _PLACE_NOUNS | _PART_NOUNS:  # "in the city of Kirkuk", "in a suburb of Beirut"
                token = outer
                continue
        if _stands_for(document, token, above):
            token = above
            continue
        if token.dep in {"pobj", "pcomp"}:
            return _is_locative(document, above)
        return token.dep in {"dobj", "nsubjpass"} and above.lemma in _ENTERED
    return token.dep in {"npadvmod", "ROOT"}


def _stands_for(document: Document, token: Token, above: Token) -> bool:
    """Whether a name is where the noun above it is: "off Somalia's coast", "in Basra, a port", "in the Lombardy hills"."""
    is_place_noun = above.lemma in _PLACE_NOUNS | _PART_NOUNS
    if token.dep == "poss":
        return is_place_noun
    if token.dep == "compound":  # but not "in the Lombardy town of Monza"
        return above.dep == "pobj" and not (is_place_noun and _is_named_behind(document, above))
    return token.dep in {"appos", "conj", "npadvmod"} and token.pos in {"PROPN", "NOUN"}


def _is_locative(document: Document, preposition: Token) -> bool:
    """Whether what is behind a preposition is where something happens, which is where people leave, too: "were evacuated from Gdansk"."""
    governor = document.tokens[preposition.head]
    if preposition.lower == "from":
        return (document.tokens[governor.head] if governor.dep == "dobj" else governor).lemma in _LEFT
    return preposition.lower in (LOCATIVE if governor.pos in VERBAL else _NOUN_LOCATIVE)


def antecedent(document: Document, trigger: Chain) -> Token | None:
    """What the relative clause around the trigger hangs on: the name right before its pronoun, else the noun above the clause."""
    for below, above in zip(trigger.tokens, trigger.tokens[1:], strict=False):
        if below.dep == "relcl":
            pronoun = next((t for t in _subtree(document, below) if t.tag in {"WDT", "WP", "WRB", "WP$"}), None)
            before = _word_before(document, pronoun) if pronoun is not None else None
            return before if before is not None and before.pos == "PROPN" else above
    return None


def _subtree(document: Document, token: Token) -> Sequence[Token]:
    return [document.tokens[i] for i in document.subtree(token.i)]


def _word_before(document: Document, token: Token) -> Token | None:
    i = token.i - 1
    while i >= 0 and document.tokens[i].pos in {"PUNCT", "ADP"} and document.tokens[i].sentence == token.sentence:
        i -= 1
    return document.tokens[i] if i >= 0 and document.tokens[i].sentence == token.sentence else None
