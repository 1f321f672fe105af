"""What a number counts."""

from dataclasses import dataclass, replace

from dateline.coding.grammar import base, governor, prepositional
from dateline.coding.lexemes import Lexeme, text_at
from dateline.coding.numbers import Quantity
from dateline.coding.persons import means_people
from dateline.model import Document, Token

_OUTER = frozenset({"number", "total", "group", "estimate", "minimum", "maximum", "majority", "crowd", "body", "handful", "couple", "pair"})
# Groups named beside their number: "a team of nine climbers", "a family of six".
_GROUPS = frozenset(
    {"team", "crew", "squad", "party", "gang", "band", "family", "contingent", "unit", "batch", "column", "delegation", "cell", "convoy"}
)
_BOUNDING = frozenset({"between", "over", "under", "above", "below", "around", "about", "from", "to", "like", "than"})
_CLOSING = frozenset({"]", ")"})
_REACH, _NAME, _COMPOUND, _LIST, _PARTS = 3, 12, 4, 40, 3
_OF_TIMES = frozenset({"last", "this", "next", "each", "every", "that"})
_IN_PHRASE = frozenset({"nummod", "quantmod", "amod", "det", "compound", "predet", "nmod", "advmod"})
_THEMSELVES = frozenset({"them", "whom", "those", "us", "which", "these"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts.

    Attributes:
        noun: the noun that says who is counted; None in an ellipsis ("600 tortured").
        site: the word whose place in the sentence decides what happened to them.
        bound: the preposition above it that only bounds the number ("killed *between* 10 and 15 fighters").
    """

    noun: Token | None
    site: Token
    bound: Token | None = None


def counted(document: Document, words: list[Lexeme], q: Quantity) -> Counted:
    """The noun a number counts, and where it hangs."""
    what = _counted(document, words, q)
    above = governor(document, what.site.i)
    inside = {w.token.i for w in words[q.start : q.end + 1]} | ({words[q.start - 1].token.i} if q.start else set())
    if what.site.dep == "pobj" and above is not None and above.lower in _BOUNDING and above.i in inside:
        return replace(what, bound=above)
    return what


def _counted(document: Document, words: list[Lexeme], q: Quantity) -> Counted:
    token = _number_head(document, words, q)
    if token.dep == "nummod" and text_at(words, q.end + 1) in _OF_TIMES:  # "killed 230 last week"
        return Counted(None, document.tokens[token.head])
    noun = _following(words, q.end + 1) if token.head < token.i and token.dep == "nummod" else None
    if noun is not None and noun.i == words[q.end].token.i + 1:  # "on Monday 20 people", where the parser counts Mondays
        return Counted(noun, noun)
    head = document.tokens[token.head]
    if head.pos == "PROPN" and head.i < token.i and q.end + 1 < len(words) and words[q.end + 1].token.dep in ("aux", "auxpass"):
        return Counted(None, token)  # "in Orsk 12 were killed"
    if token.dep in _IN_PHRASE and (is_noun(head) or (token.dep == "nummod" and is_person(head))):
        what = _through_of(document, _plural(document, words, q, head))
        return replace(what, noun=_whole_word(document, what.noun)) if what.noun is not None else what
    inside = {w.token.i for w in words[q.first : q.last + 1]}
    of = next((x for prep, x in prepositional(document, token.i) if prep == "of" and x.i not in inside), None)
    if of is not None and of.lower not in _THEMSELVES:
        return Counted(_whole_word(document, _owned(document, of)), token)
    noun = _following(words, q.end + 1) if of is None else None
    if noun is not None:
        return Counted(noun, noun)
    group = _group_of(document, token)
    if group is not None:
        return Counted(group, group)
    return Counted(token if token.pos == "NOUN" and is_person(token) else None, token)


def _whole_word(document: Document, noun: Token) -> Token:
    """The last part of a noun that the parser cut at its hyphens: "15 co-*defendants*"."""
    parts = document.tokens[noun.i : noun.i + _PARTS]
    if len(parts) < _PARTS or parts[1].text != "-" or parts[2].tag not in ("NNS", "NNPS"):
        return noun
    return parts[2] if parts[0].end == parts[1].start and parts[1].end == parts[2].start else noun


def _owned(document: Document, noun: Token) -> Token:
    """In "seven of the town's 44 delegates" the delegates, where the parser hangs the town from "of"."""
    mark = next((k for k in document.kids(noun.i, "case") if k.tag == "POS"), None)
    behind = document.tokens[mark.i + 1 : mark.i + 1 + _COMPOUND] if mark is not None else ()
    return next((t for t in behind if t.tag in ("NNS", "NNPS")), noun)


def _group_of(document: Document, number: Token) -> Token | None:
    """The family in "a family of six"."""
    prep = governor(document, number.i)
    outer = governor(document, prep.i) if prep is not None and number.dep == "pobj" and prep.lower == "of" else None
    return outer if outer is not None and base(outer) in _GROUPS and outer.i == number.i - 2 else None


def _is_corpses(noun: Token) -> bool:
    """Whether "bodies" are dead and no body of people: "the *bodies* of 12 migrants"."""
    return base(noun) == "body" and noun.tag == "NNS"


def _plural(document: Document, words: list[Lexeme], q: Quantity, noun: Token) -> Token:
    """In "800 army and police members" the members, for the parser's army; in "40 Free Orsk Front (FOF) fighters" the fighters."""
    above = document.tokens[noun.head]
    glued = text_at(words, q.end + 1) == "-"
    if noun.tag == "NN" and noun.dep in ("compound", "nmod") and q.low != 1 and not glued:
        return above if above.tag in ("NNS", "NNPS") and 0 < above.i - noun.i <= _COMPOUND else noun
    if noun.tag == "NNP" and q.low != 1:
        last = _after_name(words, q.end + 1)
        return last if last is not None and last.i > noun.i else noun
    last = next((k for k in document.kids(noun.i, "conj") if k.tag in ("NNS", "NNPS")), None) if noun.tag in ("NN", "NNP") else None
    return last if last is not None and last.i - noun.i <= _REACH and not any(k.tag == "CD" for k in document.kids(last.i)) else noun


def _after_name(words: list[Lexeme], k: int) -> Token | None:
    """The plural noun behind a name and what stands in brackets after it."""
    for word in words[k : k + _NAME]:
        if word.token.tag == "NNS":
            return word.token
        if word.token.tag not in ("NNP", "JJ", "NN", "-LRB-", "-RRB-", "NNPS", "HYPH", "XX", "POS") and word.text not in (
            "(",
            ")",
            "[",
            "]",
        ):
            return None
    return None


def _following(words: list[Lexeme], k: int) -> Token | None:
    """The plural noun that follows a number the parser cut off from it: "[9] persons", "271 pledged delegates"."""
    if k < len(words) and words[k].text in _CLOSING:
        k += 1
    for word in words[k : k + _REACH]:
        if word.token.tag in ("NNS", "NNPS"):
            return word.token
        if word.token.tag not in ("JJ", "VBN", "NN", "NNP", "HYPH", "VBD") or word.token.pos == "AUX":
            return None
    return None


def _number_head(document: Document, words: list[Lexeme], q: Quantity) -> Token:
    """The token of the number that all its other words hang from."""
    inside = {w.token.i for w in words[q.first : q.end + 1]}
    token = words[q.last].token
    while token.head in inside and token.head != token.i:
        token = document.tokens[token.head]
    return token


def head_of_list(document: Document, token: Token, *labels: str) -> Token:
    """The noun a list of nouns begins with, which decides for all of them: in "nurses, cooks and *drivers*" the nurses."""
    for _ in range(_LIST):
        if token.dep not in labels or not (is_noun(document.tokens[token.head]) or document.tokens[token.head].tag == "CD"):
            break
        token = document.tokens[token.head]
    return token


def is_noun(token: Token) -> bool:
    """Whether the word can be what is counted."""
    return token.pos in ("NOUN", "PROPN", "PRON")


def is_person(token: Token) -> bool:
    """Whether the word is a noun for people."""
    return means_people(token)


def of_people(words: list[Lexeme], q: Quantity) -> bool | None:
    """Whether "many of them" are people: of whom, or people named before in the sentence; None where nothing says it."""
    if words[min(q.end + 2, len(words) - 1)].text == "whom":
        return True
    return True if any(w.token.tag in ("NNS", "NNPS") and means_people(w.token) for w in words[: q.start]) else None


def is_partial(words: list[Lexeme], q: Quantity) -> bool:
    """Whether a number counts some of what was named before: "12 of them"."""
    after = words[q.end + 1 : q.end + 3]
    if [w.text for w in after[:1]] != ["of"] or not after[1:]:
        return False
    return after[1].text in _THEMSELVES and after[1].token.dep != "det"


def _through_of(document: Document, noun: Token) -> Counted:
    """For example, "a group of 20 men" hangs where "group" hangs; "20 members of the army" are members."""
    above = governor(document, noun.i)
    if noun.dep == "pobj" and above is not None and above.lower == "of":
        outer = governor(document, above.i)
        if outer is not None and (base(outer) in _OUTER or (base(outer) in _GROUPS and is_person(noun))) and not _is_corpses(outer):
            return Counted(noun, outer)
    return Counted(noun, noun)
