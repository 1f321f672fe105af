"""From a counted noun to what happened to it, by the way it hangs in the sentence."""

from collections.abc import Iterator

from dateline.coding.beside import Found, after_number, is_deadly, is_taking, of_toll
from dateline.coding.counted import Counted, is_noun, is_person
from dateline.coding.grammar import VERBS, antecedent, base, governor, is_passive, prepositional
from dateline.coding.lexemes import Lexeme
from dateline.coding.numbers import Quantity
from dateline.coding.toll_words import TollWords, reading_words, toll_words
from dateline.model import Document, Token

_SUBJECTS = ("nsubj", "nsubjpass")
_SHARED = 4


def find_category(document: Document, words: list[Lexeme], q: Quantity, what: Counted) -> Found | None:
    """What happened to those counted; None where the words do not say it, or count no people."""
    lexicon = toll_words()
    found = after_number(words, q, lexicon) if what.noun is None else None
    found = found or of_toll(document, what, lexicon)
    if found is not None:
        return found
    if what.noun is not None and not is_person(what.noun) and what.site is what.noun:
        noun = lexicon.nouns.get(base(what.noun)) or lexicon.adjectives.get(what.noun.lower)
        return Found(noun, what.noun) if noun else _claimed_lives(document, what, lexicon) or _unlisted(document, what, lexicon)
    for candidate in _by_place(document, what, lexicon):
        if _allowed(candidate, what, lexicon):
            return candidate
    noun = lexicon.nouns.get(base(what.noun)) if what.noun is not None else None
    return Found(noun, what.noun) if noun and what.noun is not None else None


def _allowed(found: Found, what: Counted, lexicon: TollWords) -> bool:
    only = lexicon.only.get(found.category)
    if found.category == "crowd":
        return what.noun is None or base(what.noun) not in lexicon.only["troops"]
    return only is None or (what.noun is not None and base(what.noun) in only)


def _unlisted(document: Document, what: Counted, lexicon: TollWords) -> Found | None:
    """Whoever suffers what only people suffer is a person, though the noun is not listed: "two stevedores were killed"."""
    noun, known = what.noun, reading_words()
    if noun is None or noun.pos != "NOUN" or base(noun) in known.beasts:
        return None
    return next((f for f in _by_place(document, what, lexicon) if base(f.word) in known.personal and f.word.pos == "VERB"), None)


def _claimed_lives(document: Document, what: Counted, lexicon: TollWords) -> Found | None:
    """As in "claimed 12 lives": a verb that needs just this object."""
    above = governor(document, what.site.i)
    if what.noun is None or above is None or what.site.dep != "dobj" or base(what.noun) not in lexicon.object_nouns.get(base(above), ()):
        return None
    return Found(lexicon.object[base(above)], above)


def _by_place(document: Document, what: Counted, lexicon: TollWords) -> Iterator[Found]:
    """Every category the place of the counted noun gives, the strongest first.

    What befalls people goes before what their epithet says they were: "released 40 *detained* dockers" are released.
    """
    outer = list(_around(document, what, lexicon))
    yield from (f for f in outer if f.category not in ("crowd", "troops"))
    yield from _inside_phrase(document, what, lexicon)
    yield from outer


def _around(document: Document, what: Counted, lexicon: TollWords) -> Iterator[Found]:
    """Categories the verb or noun above gives."""
    site = what.site
    while site.dep in ("conj", "appos") and is_noun(document.tokens[site.head]):
        site = document.tokens[site.head]
    above = governor(document, what.bound.i if what.bound is not None else site.i)
    if above is None:
        return
    if above.pos in VERBS:
        yield from _under_verb(document, _role(site, above, what), above, what, lexicon)
    elif above.lower in ("of", "against") and above.dep == "prep":
        outer = governor(document, above.i)
        category = lexicon.nouns.get(base(outer)) if outer is not None else None
        if category is not None and outer is not None:
            yield Found(category, outer)


def _inside_phrase(document: Document, what: Counted, lexicon: TollWords) -> Iterator[Found]:
    """As in "20 people arrested on Sunday", "12 wounded soldiers", "five people who were killed"."""
    noun = what.noun or what.site
    for k in document.kids(noun.i, "acl", "amod", "relcl", "acomp"):
        if k.dep in ("acl", "amod") and (k.tag in ("VBN", "JJ", "VBD")):
            category = lexicon.passive.get(base(k)) if k.tag != "JJ" else None
            category = category or lexicon.adjectives.get(k.lower)
            if category is not None:
                yield Found(category, k)
        elif k.dep == "relcl" and any(antecedent(document, s).i == noun.i for s in document.kids(k.i, *_SUBJECTS)):
            yield from _of_subject(document, k, lexicon, _SHARED)


def _role(site: Token, verb: Token, what: Counted) -> str:
    """How the counted noun hangs from the verb, the word that only bounds its number taken away."""
    if what.bound is None:
        return site.dep
    return "nsubj" if site.i < verb.i else "dobj"


def _under_verb(document: Document, role: str, verb: Token, what: Counted, lexicon: TollWords) -> Iterator[Found]:
    if role in _SUBJECTS:
        yield from _of_subject(document, verb, lexicon, _SHARED)
    elif role in ("dobj", "dative", "attr", "oprd"):
        if is_deadly(document, verb) or is_taking(document, verb):
            yield Found("killed" if is_deadly(document, verb) else "abducted", verb)
        needed = lexicon.object_nouns.get(base(verb))
        category = lexicon.object.get(base(verb))
        if category is not None and (needed is None or (what.noun is not None and base(what.noun) in needed)):
            yield Found(category, verb)
        yield from _predicates(document, verb, lexicon)
        yield from (
            Found(lexicon.object[base(k)], k)
            for k in document.kids(verb.i, "conj")
            if base(k) in lexicon.object and not list(document.kids(k.i, "dobj"))
        )


def _of_subject(document: Document, verb: Token, lexicon: TollWords, further: int) -> Iterator[Found]:
    """Categories of a verb's subject, by the verb itself and by up to `further` verbs that share the subject."""
    passive = is_passive(document, verb.i) or (verb.tag == "VBN" and not any(True for _ in document.kids(verb.i, "dobj", "aux")))
    needed = lexicon.active_objects.get(base(verb))
    if passive and (is_deadly(document, verb) or is_taking(document, verb)):
        yield Found("killed" if is_deadly(document, verb) else "abducted", verb)
    if passive and base(verb) in lexicon.passive:
        yield Found(lexicon.passive[base(verb)], verb)
    elif not passive and (needed is None or any(base(o) in needed for o in document.kids(verb.i, "dobj"))):
        yield from (Found(category, verb) for category in lexicon.active.get(base(verb), ()))
    yield from _in_places(document, verb, lexicon)
    if verb.lower in lexicon.adjectives:
        yield Found(lexicon.adjectives[verb.lower], verb)
    if base(verb) in lexicon.links or passive:
        yield from _predicates(document, verb, lexicon)
    for k in document.kids(verb.i, "conj", "xcomp"):
        if further and k.pos == "VERB" and not any(True for _ in document.kids(k.i, *_SUBJECTS)):
            yield from _of_subject(document, k, lexicon, further - 1)


def _predicates(document: Document, verb: Token, lexicon: TollWords) -> Iterator[Found]:
    """As in "are missing", "were found dead", "left 20 injured"."""
    for k in document.kids(verb.i, "acomp", "attr", "oprd", "xcomp", "advcl", "ccomp", "dobj", "advmod", "conj"):
        category = lexicon.adjectives.get(k.lower)
        if category is None and k.tag == "VBN":
            category = lexicon.passive.get(base(k))
        if category is None and k.dep in ("dobj", "oprd", "attr"):
            category = lexicon.places.get(base(k))
        if category is not None:
            yield Found(category, k)


def _in_places(document: Document, verb: Token, lexicon: TollWords) -> Iterator[Found]:
    """As in "remain in detention", "were taken into custody"."""
    for prep, inner in prepositional(document, verb.i):
        if prep in ("in", "into", "under", "behind", "to") and base(inner) in lexicon.places:
            yield Found(lexicon.places[base(inner)], verb)
        elif prep == "among":
            yield from _inside_phrase(document, Counted(inner, inner), lexicon)
