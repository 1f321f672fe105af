"""From a counted noun to what happened to it, by the way it hangs in the sentence."""

from dateline.coding.beside import after_number, amounting, behind_deed, behind_label, of_toll
from dateline.coding.brought import brought_to
from dateline.coding.counted import Counted, is_person
from dateline.coding.found import Found
from dateline.coding.grammar import VERBS, base, governor, prepositional
from dateline.coding.inside import own_category
from dateline.coding.lexemes import Lexeme
from dateline.coding.numbers import Quantity
from dateline.coding.roles import SUBJECTS
from dateline.coding.standing import beside_name, by_place
from dateline.coding.toll_words import TollWords, reading_words, toll_words
from dateline.model import Document, Token
from dateline.resources import load_toml

_MANY = 100
_LEAD = 300


def find_category(document: Document, words: list[Lexeme], q: Quantity, what: Counted) -> Found | None:
    """What happened to those counted; None where the words do not say it, or count no people."""
    lexicon = toll_words()
    found = after_number(words, q, lexicon) or amounting(document, words, q, lexicon) if what.noun is None else None
    found = found or of_toll(document, what, lexicon) or (brought_to(document, words, q, lexicon) if what.noun is None else None)
    found = found or behind_label(words, q, lexicon)
    found = found or (behind_deed(words, q, lexicon) if what.noun is None else None)
    if found is not None:
        return found
    if what.noun is not None and not is_person(what.noun):
        noun = lexicon.nouns.get(base(what.noun)) or lexicon.adjectives.get(what.noun.lower)
        found = Found(noun, what.noun) if noun else (_misjoined(words, q, what.noun, lexicon) or _cases(document, what.noun, lexicon))
        return found or _claimed_lives(document, what, lexicon) or _unlisted(document, what, lexicon)
    told = [f for f in by_place(document, what, lexicon) if _allowed(document, q, f, what, lexicon)]
    told = told or [f for f in beside_name(document, words, q, what, lexicon) if _allowed(document, q, f, what, lexicon)]
    if told:
        return _kept(document, _one_of(document, told))
    if base(what.site) == "crowd" and what.noun is not what.site and _allowed(document, q, Found("crowd", what.site), what, lexicon):
        return Found("crowd", what.site)  # "a crowd of nearly 1,000 peasants"
    if what.noun is None and (fronted := _of_fronted(document, words, q, lexicon)) is not None:
        return fronted
    some = (
        what.noun is not None and not _is_moved(document, what) and (q.kind != "none" or what.site is what.noun)
    )  # "none of the detainees was hurt" tells of no arrest
    category = own_category(document, what.noun, lexicon) if some and what.noun is not None else None
    return Found(category, what.noun) if category and what.noun is not None else None


def _of_fronted(document: Document, words: list[Lexeme], q: Quantity, lexicon: TollWords) -> Found | None:
    """As in "Of the dead, 61 have been identified"."""
    if words[0].text != "of" or not q.start or words[q.start - 1].text != ",":
        return None
    noun = next(document.kids(words[0].token.i, "pobj"), None)
    category = own_category(document, noun, lexicon) if noun is not None and noun.i < words[q.start].token.i else None
    return Found(category, noun) if category is not None and noun is not None else None


def _one_of(document: Document, told: list[Found]) -> Found:
    """The first told; but dead and wounded in one number are both, a blow that killed was a killing, and "affected" says the least."""
    first = next((f for f in told if f.category in ("killed", "injured")), told[0]) if told[0].category == "affected" else told[0]
    killed = next((f for f in told if f.category == "killed"), None)
    injured = next((f for f in told if f.category == "injured"), None)
    if killed is None or injured is None or first not in (killed, injured):
        return first
    one, other = killed.word, injured.word
    if not joins(document, one, other):
        return first
    return Found("affected", one) if base(other) in reading_words().wounds else killed


def joins(document: Document, one: Token, other: Token) -> bool:
    """Whether two words are joined and each has no number of its own ("killed scores and wounded hundreds")."""
    near, far = sorted((one.i, other.i))
    if one.head != other.i and other.head != one.i:
        return False
    last = document.tokens[far]
    numbers = any(t.tag == "CD" for t in document.tokens[near + 1 : far])
    return not numbers and not (
        last.pos in VERBS and (any(True for _ in document.kids(far, *SUBJECTS)) or _both_have_objects(document, near, far))
    )


def _both_have_objects(document: Document, near: int, far: int) -> bool:
    return all(any(True for _ in document.kids(i, "dobj")) for i in (near, far))


def _kept(document: Document, found: Found) -> Found:
    """Who is not released is held."""
    negated = found.category == "released" and any(True for _ in document.kids(found.word.i, "neg"))
    return Found("arrested", found.word) if negated else found


def _is_exodus(document: Document, q: Quantity, verb: Token) -> bool:
    """Whether so many leave a place that they flee it; a few who leave a town have only gone."""
    from_abode = any(base(o) in reading_words().abodes for o in document.kids(verb.i, "dobj"))
    return not from_abode or (q.low or q.high or 0) >= _MANY


def _allowed(document: Document, q: Quantity, found: Found, what: Counted, lexicon: TollWords) -> bool:
    if found.category == "displaced" and base(found.word) == "leave" and not _is_exodus(document, q, found.word):
        return False
    if found.category == "arrested" and what.noun is not None and base(found.word) in reading_words().putting and _is_force(what.noun):
        return False  # "soldiers were sent to the prison"
    if found.category == "arrested" and _is_moved(document, what):
        return False
    only = lexicon.only.get(found.category)
    if found.category == "crowd":
        return what.noun is None or base(what.noun) not in lexicon.only["troops"]
    return only is None or (what.noun is not None and base(what.noun) in only)


def _is_moved(document: Document, what: Counted) -> bool:
    """Whether those who are held are only moved: "30 inmates were *transferred*"."""
    verb = governor(document, what.site.i) if what.site.dep in ("nsubjpass", "dobj", "nsubj") else None
    return verb is not None and base(verb) in ("transfer", "move", "relocate")


def _is_force(noun: Token) -> bool:
    return toll_words().scopes.get(base(noun)) in ("soldiers", "police")


def _unlisted(document: Document, what: Counted, lexicon: TollWords) -> Found | None:
    """Whoever suffers what only people suffer is a person, though the noun is not listed: "two stevedores were killed"."""
    noun, known = what.noun, reading_words()
    if noun is None or noun.pos != "NOUN" or noun.dep == "npadvmod" or base(noun) in known.beasts:
        return None
    near = {noun.head, what.site.head, *(k.i for k in document.kids(noun.i))}
    told = (f for f in by_place(document, what, lexicon) if base(f.word) in known.personal and f.word.pos == "VERB")
    return next((f for f in told if f.word.i in near), None)


def _cases(document: Document, noun: Token, lexicon: TollWords) -> Found | None:
    """As in "nine cases of torture", "214 cases of cholera and 9 deaths"."""
    if base(noun) not in ("case", "instance"):
        return None
    if base(noun) == "case" and _is_of_disease(document, noun, lexicon):
        return Found("affected", noun)
    deeds = (x for p, x in prepositional(document, noun.i) if p == "of")
    told = ((lexicon.nouns.get(base(x)) or lexicon.deeds.get(base(x)), x) for x in deeds)
    return next((Found(category, noun) for category, _ in told if category is not None), None)


def _is_of_disease(document: Document, noun: Token, lexicon: TollWords) -> bool:
    """Whether cases are people who have a disease: it is named beside them, or they are told together with deaths, or the report begins with it."""
    diseases = frozenset(load_toml("quantities.toml")["category"]["affected"]["diseases"])
    beside = [*document.kids(noun.i, "compound", "amod", "nmod", "conj"), *(x for p, x in prepositional(document, noun.i) if p == "of")]
    if noun.dep == "conj":
        beside.append(document.tokens[noun.head])
    if any(base(k) in diseases or lexicon.nouns.get(base(k)) == "killed" for k in beside):
        return True
    lead = document.text[:_LEAD].lower()
    return any(f" {d} " in f" {lead} " for d in diseases) and not any(True for _ in document.kids(noun.i, "relcl"))


def _misjoined(words: list[Lexeme], q: Quantity, noun: Token, lexicon: TollWords) -> Found | None:
    """As in "17 more suffered burns", where the parser counts the burns."""
    k = q.end + 1 + (q.end + 1 < len(words) and words[q.end + 1].text in ("more", "others"))
    verb = words[k].token if k < len(words) else None
    if verb is None or verb.head != noun.i or verb.tag not in ("VBD", "VBN"):
        return None
    needed = ((c, lexicon.active_objects.get((c, base(verb)))) for c in lexicon.active.get(base(verb), ()))
    return next((Found(c, verb) for c, nouns in needed if nouns is not None and base(noun) in nouns), None)


def _claimed_lives(document: Document, what: Counted, lexicon: TollWords) -> Found | None:
    """As in "claimed 12 lives": a verb that needs just this object."""
    above = governor(document, what.site.i)
    if what.noun is None or above is None or what.site.dep != "dobj" or base(what.noun) not in lexicon.object_nouns.get(base(above), ()):
        return None
    return Found(lexicon.object[base(above)], above)
