"""What befell those counted, by where they stand in the sentence: under which verb, behind which noun, beside which name."""

from collections.abc import Iterator

from dateline.coding.counted import Counted, head_of_list, is_noun, is_person
from dateline.coding.found import Found
from dateline.coding.grammar import VERBS, base, governor, is_passive, prepositional
from dateline.coding.inside import after_noun, inside_phrase, relative_clauses
from dateline.coding.lexemes import Lexeme
from dateline.coding.numbers import Quantity
from dateline.coding.roles import OBJECTS, SUBJECTS, under_verb
from dateline.coding.toll_words import TollWords, toll_words
from dateline.model import Document, Token

_LIFE_TAKING = frozenset({"claim", "cost", "take", "end", "sacrifice", "lose"})
_FAR = 120  # lexemes of a list that are gone back over
_ASIDE = 15  # tokens between commas that are looked over


def by_place(document: Document, what: Counted, lexicon: TollWords) -> Iterator[Found]:
    """Every category the place of the counted noun gives, the strongest first.

    What befalls people goes before what their epithet says they were: "released 40 *detained* dockers" are released.
    """
    site = what.noun if what.noun is not None and what.site.dep not in SUBJECTS else None
    said = after_noun(document, site, lexicon) if site is not None else None
    if said is not None:
        yield said
    outer = list(_around(document, what, lexicon)) or list(_orphaned(document, what, lexicon))
    if what.site.dep not in ("conj", "appos"):
        yield from (f for f in outer if f.category not in ("crowd", "troops"))
    for noun in _named(document, what):
        for verb, role in relative_clauses(document, noun):
            yield from under_verb(document, role, verb, noun, lexicon)
        yield from inside_phrase(document, noun, lexicon)
    yield from outer


def _named(document: Document, what: Counted) -> Iterator[Token]:
    """The words whose phrase says something of those counted; also those of whom they are a part ("two of *those* arrested")."""
    yield what.noun or what.site
    if what.noun is not None and what.site is not what.noun and what.site.pos != "VERB":
        yield what.site
    if what.noun is None:
        yield from (inner for prep, inner in prepositional(document, what.site.i) if prep == "of")


def _around(document: Document, what: Counted, lexicon: TollWords) -> Iterator[Found]:
    """Categories the verb or noun above gives."""
    site = head_of_list(document, what.site, "conj", "appos")
    above = governor(document, what.bound.i if what.bound is not None else site.i)
    if above is None:
        return
    if above.pos in VERBS:
        yield from under_verb(document, _role(document, site, above, what), above, what.noun, lexicon)
    elif site.dep == "poss":
        yield from _of_their_deed(above, lexicon)
    elif above.dep == "agent":
        if "crowd" in lexicon.active.get(base(document.tokens[above.head]), ()):  # "attended by 900 people"
            yield Found("crowd", document.tokens[above.head])
    elif above.dep == "prep":
        verb = document.tokens[above.head]
        if base(verb) in lexicon.particles and above.i == verb.i + 1 and above.lower in lexicon.particles[base(verb)]:
            yield from under_verb(document, OBJECTS[0], verb, what.noun, lexicon)  # "rounded [up 40 activists]"
        yield from _of_deed(document, above, lexicon)
    elif site.dep in SUBJECTS and above.lower in lexicon.adjectives:
        yield Found(lexicon.adjectives[above.lower], above)
    elif site.dep in ("compound", "nmod") and above.lower in lexicon.places and above.tag == "NN":
        yield Found(lexicon.places[above.lower], above)


def beside_name(document: Document, words: list[Lexeme], q: Quantity, what: Counted, lexicon: TollWords) -> Iterator[Found]:
    """As in "the murderers of the monks, five brothers and a novice", where the parser hangs the five from something farther off."""
    site = head_of_list(document, what.site, "conj")
    first, far = _first(document, site), max(0, q.start - _FAR)
    k = next((k for k in range(q.start, far, -1) if words[k].token.i < first), -1) if site is not what.site else q.start - 1
    if site.dep in (*SUBJECTS, "dobj", "pobj") or k < 1 or words[k].text not in (",", "-", "–", "—", ":"):
        return
    named = words[k - 1].token
    if is_noun(named) and (is_person(named) or named.pos == "PROPN"):
        yield from _around(document, Counted(named, named), lexicon)


def _first(document: Document, noun: Token) -> int:
    """Position of the first word of the phrase of `noun` before it."""
    return min([noun.i, *(k.i for k in document.kids(noun.i) if k.i < noun.i)])


def _orphaned(document: Document, what: Counted, lexicon: TollWords) -> Iterator[Found]:
    """The verb right behind a noun that the parser hangs elsewhere, where the verb has no subject: "in ten years of war 900 people were killed"."""
    noun = what.noun or what.site
    following = _behind(document, noun)
    verb = document.tokens[following.head] if following.dep in ("aux", "auxpass") else following
    finite = following.tag in ("VBD", "VBP", "VBZ", "MD")
    if finite and verb.i > noun.i and verb.dep != "relcl" and not any(True for _ in document.kids(verb.i, *SUBJECTS)):
        yield from under_verb(document, SUBJECTS[0], verb, what.noun, lexicon)


def _behind(document: Document, noun: Token) -> Token:
    """The word right behind a noun, or behind what stands in commas after it ("nine people, including two nurses, *were* hurt")."""
    tokens = document.tokens
    k = noun.i + 1
    if k < len(tokens) and tokens[k].text == ",":
        k = next((n + 1 for n in range(k + 1, min(len(tokens), k + _ASIDE)) if tokens[n].text == ","), k)
    return tokens[k] if k < len(tokens) and tokens[k].sentence == noun.sentence else noun


def _of_deed(document: Document, prep: Token, lexicon: TollWords) -> Iterator[Found]:
    """As in "the murder of six priests", "the shooting of two officers", "injuries to nine dockers", "the killers of a nurse"."""
    outer = _deed_before(document, prep) or governor(document, prep.i)
    if outer is not None and prep.lower == "with" and outer.lower in ("along", "together"):
        verb = governor(document, outer.i)
        if verb is not None and verb.pos in VERBS:
            yield from under_verb(document, "nsubjpass" if is_passive(document, verb.i) else "dobj", verb, None, lexicon)
    if outer is not None and prep.lower == "with" and outer.pos in VERBS:
        together = document.tokens[prep.i - 1].lower in ("along", "together")
        if is_passive(document, outer.i):
            yield from under_verb(document, "nsubjpass", outer, None, lexicon)  # "was arrested with three accomplices"
        elif together and any(True for _ in document.kids(outer.i, "dobj")):
            yield from under_verb(document, OBJECTS[0], outer, None, lexicon)  # "arrested him together with three accomplices"
    if outer is None or prep.lower not in ("of", "against", "to"):
        return
    verb = governor(document, outer.i)
    if base(outer) == "loss" and any(base(x) in ("life", "crew") for x in document.kids(prep.i, "pobj")):
        yield Found("killed", outer)  # "with the loss of at least 47 lives"
    if base(outer) == "life" and verb is not None and base(verb) in _LIFE_TAKING:
        yield Found("killed", verb)
    category = lexicon.deeds.get(base(outer)) or (lexicon.nouns.get(base(outer)) if prep.lower != "to" or base(outer) == "injury" else None)
    if category is not None:
        yield Found(category, outer)


def _deed_before(document: Document, prep: Token) -> Token | None:
    """In "the murder *last week* of four candidates", "the arrest *on Friday* of nine priests" the deed, where the parser takes another word."""
    last = document.tokens[prep.i - 1] if prep.i else prep
    if prep.lower != "of" or last.dep not in ("npadvmod", "pobj") or (last.dep == "pobj" and last.pos != "PROPN"):
        return None
    first = min([last.i, *(k.i for k in document.kids(last.i) if k.i < last.i)]) - (last.dep == "pobj")
    noun = document.tokens[max(first - 1, 0)]
    return noun if noun.pos == "NOUN" and (base(noun) in toll_words().deeds or base(noun) in toll_words().nouns) else None


def _of_their_deed(deed: Token, lexicon: TollWords) -> Iterator[Found]:
    """As in "one man's *death*", "two reporters' *arrest*"; not "the rebels' *victims*"."""
    category = lexicon.nouns.get(base(deed)) or lexicon.deeds.get(base(deed))
    if category is not None and not is_person(deed) and base(deed) not in ("toll", "shooting", "killing", "beating", "stabbing"):
        yield Found(category, deed)


def _role(document: Document, site: Token, verb: Token, what: Counted) -> str:
    """How the counted noun hangs from the verb, the word that only bounds its number taken away."""
    if site.dep == "conj" and base(verb) != "leave" and any(k.i < site.i for k in document.kids(verb.i, "dobj")):
        return OBJECTS[0]  # "killed him and two of his guards", where the parser joins the two to the verb
    if what.bound is None:
        return site.dep
    return "nsubj" if site.i < verb.i else OBJECTS[0]
