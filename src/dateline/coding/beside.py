"""What befell people counted by a number alone, by a toll, or by the way a deed is done."""

from collections.abc import Iterator

from dateline.coding.counted import Counted
from dateline.coding.found import Found
from dateline.coding.grammar import VERBS, base, governor, prepositional
from dateline.coding.inside import category_of_place, own_category
from dateline.coding.lexemes import Lexeme
from dateline.coding.numbers import Quantity
from dateline.coding.persons import means_people
from dateline.coding.toll_words import TollWords, reading_words, toll_words
from dateline.model import Document, Token
from dateline.model.tally import TallyCategory

_MARKS = frozenset({"-", "–", "—", "("})
_TIMES = frozenset({"twice", "double", "half", "triple", "times", "thrice"})
_LABEL = 4
_TOLLS = frozenset({"toll", "count", "tally", "number", "total", "figure", "estimate"})
_CROWD = frozenset({"crowd", "turnout"})
_REACH = 4
_AMOUNTING, _FAR = 3, 10
_CHANGE_REACH = 7
_CLAIMS = frozenset({"claim", "claims", "rumour", "rumours", "rumor", "rumors", "report", "reports"})
_EARLIER = frozenset({"earlier", "previously", "initially", "originally"})
_OTHERS = frozenset(
    {"correcting", "contradicting", "disputing", "rejecting", "denying", "challenging", "doubting", "replacing", "disputed", "contradicted"}
)


def after_number(words: list[Lexeme], q: Quantity, lexicon: TollWords) -> Found | None:
    """Ellipsis: "600 tortured", "12 more wounded", "104 dead", "nine are still missing"."""
    for k, word in enumerate(words[q.end + 1 : q.end + 1 + _REACH], q.end + 1):
        token = word.token
        if token.tag in ("VBN", "VBD", "JJ", "NN", "NNS", "VBZ", "VBG") or token.pos == "ADJ":
            category = lexicon.adjectives.get(word.text) or _suffered(words, k, lexicon)
            if category is not None:
                return Found("affected" if _and_wounded(words, k, category) else category, token)
        if word.text not in lexicon.between:
            return None
    return None


def behind_deed(words: list[Lexeme], q: Quantity, lexicon: TollWords) -> Found | None:
    """A number alone behind a dash or bracket that says how many the deeds before it were: "arrests -- *more than 400* in a month"."""
    k = q.start - 1
    while k > 0 and words[k].text in _MARKS:
        k -= 1
    if k < 0 or k == q.start - 1 or words[k].token.tag != "NNS":
        return None
    category = lexicon.nouns.get(base(words[k].token))
    return Found(category, words[k].token) if category is not None else None


def _suffered(words: list[Lexeme], k: int, lexicon: TollWords) -> TallyCategory | None:
    """What a participle says befell those counted; some need a certain word after them ("rounded *up*")."""
    token = words[k].token
    needed = lexicon.particles.get(base(token))
    if token.tag not in ("VBN", "VBD") or (needed is not None and not any(w.text in needed for w in words[k + 1 : k + 1 + _REACH])):
        return None
    return lexicon.passive.get(base(token))


def _and_wounded(words: list[Lexeme], k: int, category: TallyCategory) -> bool:
    """Dead and wounded in one number: "6,000 dead and wounded"."""
    after = [w.text for w in words[k + 1 : k + 3]]
    return category == "killed" and after[:1] in (["and"], ["or"], ["/"]) and after[1:] != [] and after[1] in reading_words().wounds


def amounting(document: Document, words: list[Lexeme], q: Quantity, lexicon: TollWords) -> Found | None:
    """As in "fatal victims amount to 900", where the parser takes the verb for a noun."""
    if q.start < _AMOUNTING or words[q.start - 1].text not in ("to", "at") or base(words[q.start - 2].token) not in lexicon.numbering:
        return None
    for word in reversed(words[max(0, q.start - _FAR) : q.start - 2]):
        category = own_category(document, word.token, lexicon) if word.token.pos in ("NOUN", "PROPN") else None
        if category is not None:
            return Found(category, word.token)
    return None


def of_toll(document: Document, what: Counted, lexicon: TollWords) -> Found | None:
    """As in "the death toll rose to 31", "a toll of 12", "put the number of dead at 40"."""
    if what.noun is not None and base(what.noun) not in ("people", "person", "mark"):
        return None
    at = what.site
    above = governor(document, at.i)
    if at.dep in ("attr", "dobj", "npadvmod") and above is not None and above.pos in VERBS:
        return next(
            (
                f
                for s in document.kids(above.i, "nsubj")
                if (f := _toll_of(document, s, lexicon) or _numbered(document, s, above, what, lexicon))
            ),
            None,
        )
    if at.dep not in ("pobj", "npadvmod") or above is None:
        return None
    outer = governor(document, above.i) if at.dep == "pobj" else above
    while outer is not None and (outer.dep == "prep" or (outer.dep == "advmod" and outer.lower in ("up", "down"))):
        outer = governor(document, outer.i)
    if outer is None:
        return None
    near = [outer, *document.kids(outer.i, "nsubj", "nsubjpass", "dobj")]
    while outer is not None and outer.dep in ("pcomp", "acl", "prep", "relcl"):
        outer = governor(document, outer.i)
        near += [outer] if outer is not None else []
    return next((f for s in near if (f := _toll_of(document, s, lexicon) or _numbered(document, s, near[0], what, lexicon))), None)


def _numbered(document: Document, noun: Token, verb: Token, what: Counted, lexicon: TollWords) -> Found | None:
    """As in "arrests rose to 40", "the dead numbered 12", "fatal victims amount to 900"."""
    if what.noun is not None or base(verb) not in lexicon.numbering or noun.i == verb.i:
        return None
    category = own_category(document, noun, lexicon)
    return Found(category, noun) if category is not None else None


def number_of(document: Document, site: Token) -> Token | None:
    """What a bare number is said to be the number of: "the number of *helicopters* rose to five"."""
    verb = governor(document, site.i)
    while verb is not None and verb.pos not in VERBS:
        verb = governor(document, verb.i)
    nouns = document.kids(verb.i, "nsubj", "nsubjpass", "dobj") if verb is not None else iter(())
    return next((x for n in nouns if base(n) in _TOLLS for p, x in prepositional(document, n.i) if p == "of"), None)


def _toll_of(document: Document, noun: Token, lexicon: TollWords) -> Found | None:
    if base(noun) in _CROWD:
        return Found("crowd", noun)
    if base(noun) not in _TOLLS:
        return None
    inner = list(document.kids(noun.i, "compound", "amod", "nmod", "acl"))
    for _, of in prepositional(document, noun.i):
        inner += [of, *document.kids(of.i, "amod", "acl", "relcl")]
    for k in inner:
        category = (
            lexicon.nouns.get(base(k))
            or lexicon.adjectives.get(base(k))
            or lexicon.adjectives.get(k.lower)
            or (lexicon.passive.get(base(k)) if k.pos not in ("NOUN", "PROPN") else None)  # "the attack toll" tells of the dead
        )
        if category is not None:
            return Found(category, noun)
    held = next(
        (c for p, x in _placed(document, noun) if p != "to" and (c := category_of_place(document, p, x, lexicon)) is not None), None
    )
    if held is not None:  # "the number of journalists behind bars"
        return Found(held, noun)
    return Found("killed", noun) if base(noun) == "toll" else None


def _placed(document: Document, noun: Token) -> Iterator[tuple[str, Token]]:
    """What a number, or those it is the number of, are said to be in or behind."""
    for p, x in prepositional(document, noun.i):
        yield p, x
        if p == "of":
            yield from prepositional(document, x.i)


def is_deadly(document: Document, verb: Token) -> bool:
    """Whether a blow is said to kill: "fatally shot", "shot dead", "beaten to death"."""
    following = document.tokens[verb.i + 1].lower if verb.i + 1 < len(document.tokens) else ""
    if following == "alive" and base(verb) in ("burn", "bury"):
        return True
    if (following == "dead" and base(verb) in toll_words().passive) or any(
        k.lower in reading_words().deadly for k in document.kids(verb.i, "advmod")
    ):
        return True
    if base(verb) in ("sentence", "condemn"):  # "sentenced to death"
        return False
    return any(p == "to" and base(x) == "death" for p, x in prepositional(document, verb.i))


def is_former(words: list[Lexeme], q: Quantity) -> bool:
    """Whether the number is only what another replaces, or a difference: "to 27 *from 31*", "four, *not five*", "*12* more than last year"."""
    known = reading_words()
    after = [w.text for w in words[q.end + 1 : q.end + 3]]
    if after[1:] == ["than"] and after[0] in ("more", "fewer", "less", "higher", "lower"):
        return True
    before = [w.text for w in words[max(0, q.start - 2) : q.start]]
    if before[-1:] == ["of"] and before[:1] != ["of"] and (_was_given(words, q) or _is_called_false(words, q)):
        return True
    if before[-1:] == ["not"] or " ".join(before) in known.instead:
        return True
    if words[q.start].text != "from" and before[-1:] != ["from"]:
        return False
    near = words[max(0, q.start - _CHANGE_REACH) : q.end + _CHANGE_REACH]
    return any(base(w.token) in known.changes or w.text in known.changes for w in near)


def _was_given(words: list[Lexeme], q: Quantity) -> bool:
    """As in "who had *earlier given a figure of* 15", "*twice the figure of* 31", "*correcting the figure of* 52": not what is said now."""
    near = words[max(0, q.start - _CHANGE_REACH) : q.start]
    other = any(w.text in _EARLIER or w.text in _TIMES or w.text in _OTHERS for w in near)
    return other and any(w.text in _TOLLS for w in near[-_AMOUNTING:])


def _is_called_false(words: list[Lexeme], q: Quantity) -> bool:
    """As in "*the figure of* 14 *is false*"."""
    after = [w.text for w in words[q.end + 1 : q.end + 2 + _REACH]]
    copula = q.end + 1 < len(words) and words[q.end + 1].token.lemma == "be"
    return copula and any(w in reading_words().false for w in after) and words[q.start - 2].text in _TOLLS | _CLAIMS


def is_label_of_things(words: list[Lexeme], q: Quantity, lexicon: TollWords) -> bool:
    """Whether a label before a number names what is no people: "Districts affected: 5"."""
    k = q.start - 1
    if not 0 < k <= _LABEL or words[k].text != ":" or any(w.token.pos == "AUX" for w in words[:k]):
        return False
    names = (w.token for w in words[:k] if w.token.pos in ("NOUN", "PROPN"))
    return any(
        not means_people(t) and base(t) not in lexicon.nouns and base(t) not in _TOLLS and t.lower not in lexicon.adjectives for t in names
    )


def behind_label(words: list[Lexeme], q: Quantity, lexicon: TollWords) -> Found | None:
    """A number behind a label, as in the key figures of a bulletin: "Deaths: 44", "People injured: 20"."""
    k = q.start - 1
    if not 0 < k <= _LABEL or words[k].text != ":" or any(w.token.pos == "AUX" for w in words[:k]) or is_label_of_things(words, q, lexicon):
        return None
    label = [w.token for w in words[:k]]
    told = ((lexicon.nouns.get(base(t)) or lexicon.adjectives.get(t.lower) or lexicon.passive.get(base(t)), t) for t in reversed(label))
    return next((Found(category, t) for category, t in told if category is not None), None)
