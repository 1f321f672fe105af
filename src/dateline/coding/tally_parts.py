"""How a number stands to those counted before it: some of them, more than there are, or others told in fewer words."""

from dateline.coding.counted import Counted, is_partial
from dateline.coding.found import Found
from dateline.coding.grammar import VERBS, base, governor, prepositional
from dateline.coding.lexemes import Lexeme, text_at
from dateline.coding.numbers import Quantity
from dateline.coding.toll_words import reading_words
from dateline.model import Document, Tally, Token

_CLAUSE, _NEAR = 7, 3
_WHERE = ("in", "at", "near")


def exceeds(q: Quantity, whole: Tally) -> bool:
    """Whether there are more of them than of those they would be a part of."""
    return q.low is not None and whole.high is not None and q.low > whole.high


def is_spared(words: list[Lexeme], q: Quantity) -> bool:
    """Whether a part was not harmed: "nine skiers, two of whom were found *alive*"."""
    return any(w.text in reading_words().spared for w in words[q.end + 1 : q.end + 1 + _CLAUSE])


def is_deadly_for(words: list[Lexeme], q: Quantity) -> bool:
    """Whether a part died of what hurt the others: "injured four, one of them *fatally*"."""
    return any(w.text in reading_words().deadly for w in words[q.end + 1 : q.end + 1 + _NEAR])


def is_among_them(document: Document, words: list[Lexeme], q: Quantity, what: Counted) -> bool:
    """Whether those counted are said to be some of those of the sentence before: "*Four of them* were nurses", "*two nurses* are among them"."""
    if is_partial(words, q):
        return True
    verb = governor(document, what.site.i) if what.site.dep in ("nsubj", "attr") else None
    return verb is not None and base(verb) == "be" and any(p == "among" and x.lower == "them" for p, x in prepositional(document, verb.i))


def is_worse(words: list[Lexeme], q: Quantity, what: Counted) -> bool:
    """As in "six were hurt, *one seriously*"."""
    return what.noun is None and text_at(words, q.start - 1) == "," and text_at(words, q.end + 1) in reading_words().severity


def gaps(words: list[Lexeme], q: Quantity, what: Counted) -> bool:
    """Whether a number stands for a whole clause, its verb left out: "six died at once and *four later*"."""
    before = words[q.start - 1].text if q.start else ""
    following = words[q.end + 1].token if q.end + 1 < len(words) else None
    return (
        what.noun is None
        and q.kind != "none"
        and before in ("and", ",")
        and following is not None
        and (
            following.tag in ("RB", "RBR")
            or (following.tag == "IN" and ((before == "and" and following.lower != "of") or _is_at_name(words, q.end + 1)))
        )
    )


def _is_at_name(words: list[Lexeme], k: int) -> bool:
    """As in "12 died in Gulu, eight *in Lira* and five in Arua"."""
    return words[k].text in _WHERE and k + 1 < len(words) and words[k + 1].token.pos == "PROPN"


def is_told_again(document: Document, last: Found, q: Quantity, what: Counted) -> bool:
    """As in "142 murders were reported in May, while *126 were reported* in June"."""
    if (
        what.noun is not None
        or q.kind == "none"
        or what.site.dep not in ("nsubj", "nsubjpass")
        or last.word.dep not in ("nsubj", "nsubjpass")
    ):
        return False
    verb, before = governor(document, what.site.i), governor(document, last.word.i)
    return verb is not None and before is not None and base(verb) == base(before) and base(verb) != "be"


def told_with(document: Document, word: Token) -> Token:
    """In an ellipsis the verb whose tense and mood it shares: "four may have been *killed* and seven wounded"."""
    while word.dep == "conj" and word.tag in ("VBN", "VBD") and not any(True for _ in document.kids(word.i, "aux", "auxpass")):
        above = document.tokens[word.head]
        if above.tag != "VBN":
            break
        word = above
    return word


def befalls_some(words: list[Lexeme], q: Quantity, found: Found | None, whole: Tally) -> bool:
    """As in "detained 46, 40 of whom were released": something else befell these."""
    following = words[q.end + 1].text if q.end + 1 < len(words) else ""
    return found is not None and following == "of" and found.category != whole.category and found.word.pos in VERBS
