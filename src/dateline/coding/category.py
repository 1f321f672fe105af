"""From a counted noun to what happened to it, by the way it hangs in the sentence."""

from collections.abc import Iterator

from dateline.coding.beside import after_number, amounting, of_toll
from dateline.coding.counted import Counted, is_noun, is_person
from dateline.coding.found import Found
from dateline.coding.grammar import VERBS, base, governor, is_passive, prepositional
from dateline.coding.inside import after_noun, inside_phrase, own_category, relative_clauses
from dateline.coding.lexemes import Lexeme
from dateline.coding.numbers import Quantity
from dateline.coding.roles import OBJECTS, SUBJECTS, under_verb
from dateline.coding.toll_words import TollWords, reading_words, toll_words
from dateline.model import Document, Token


def find_category(document: Document, words: list[Lexeme], q: Quantity, what: Counted) -> Found | None:
    """What happened to those counted; None where the words do not say it, or count no people."""
    lexicon = toll_words()
    found = after_number(words, q, lexicon) or amounting(document, words, q, lexicon) if what.noun is None else None
    found = found or of_toll(document, what, lexicon)
    if found is not None:
        return found
    if what.noun is not None and not is_person(what.noun):
        noun = lexicon.nouns.get(base(what.noun)) or lexicon.adjectives.get(what.noun.lower)
        found = Found(noun, what.noun) if noun else _misjoined(words, q, what.noun, lexicon)
        return found or _claimed_lives(document, what, lexicon) or _unlisted(document, what, lexicon)
    told = [f for f in _by_place(document, what, lexicon) if _allowed(f, what, lexicon)]
    told = told or [f for f in _beside_name(document, words, q, what, lexicon) if _allowed(f, what, lexicon)]
    if told:
        return _kept(document, _one_of(document, told))
    some = what.noun is not None and (q.kind != "none" or what.site is what.noun)  # "none of the detainees was hurt" tells of no arrest
    category = own_category(document, what.noun, lexicon) if some and what.noun is not None else None
    return Found(category, what.noun) if category and what.noun is not None else None


def _one_of(document: Document, told: list[Found]) -> Found:
    """The first told; but dead and wounded in one number are both, and a blow that killed was a killing."""
    first = told[0]
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
    near = {noun.head, what.site.head, *(k.i for k in document.kids(noun.i))}
    told = (f for f in _by_place(document, what, lexicon) if base(f.word) in known.personal and f.word.pos == "VERB")
    return next((f for f in told if f.word.i in near), None)


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


def _by_place(document: Document, what: Counted, lexicon: TollWords) -> Iterator[Found]:
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
    site = what.site
    while site.dep in ("conj", "appos") and is_noun(document.tokens[site.head]):
        site = document.tokens[site.head]
    above = governor(document, what.bound.i if what.bound is not None else site.i)
    if above is None:
        return
    if above.pos in VERBS:
        yield from under_verb(document, _role(site, above, what), above, what.noun, lexicon)
    elif above.dep == "prep":
        verb = document.tokens[above.head]
        if base(verb) in lexicon.particles and above.i == verb.i + 1 and above.lower in lexicon.particles[base(verb)]:
            yield from under_verb(document, OBJECTS[0], verb, what.noun, lexicon)  # "rounded [up 40 activists]"
        yield from _of_deed(document, above, lexicon)
    elif site.dep in SUBJECTS and above.lower in lexicon.adjectives:
        yield Found(lexicon.adjectives[above.lower], above)
    elif site.dep in ("compound", "nmod") and above.lower in lexicon.places and above.tag == "NN":
        yield Found(lexicon.places[above.lower], above)


def _beside_name(document: Document, words: list[Lexeme], q: Quantity, what: Counted, lexicon: TollWords) -> Iterator[Found]:
    """As in "the murderers of the monks, five brothers and a novice", where the parser hangs the five from something farther off."""
    site = what.site
    while site.dep == "conj" and is_noun(document.tokens[site.head]):
        site = document.tokens[site.head]
    k = next((k for k in range(q.start, -1, -1) if words[k].token.i < _first(document, site)), -1) if site is not what.site else q.start - 1
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
    following = document.tokens[noun.i + 1] if noun.i + 1 < len(document.tokens) else noun
    verb = document.tokens[following.head] if following.dep in ("aux", "auxpass") else following
    finite = following.tag in ("VBD", "VBP", "VBZ", "MD")
    if finite and verb.i > noun.i and verb.dep != "relcl" and not any(True for _ in document.kids(verb.i, *SUBJECTS)):
        yield from under_verb(document, SUBJECTS[0], verb, what.noun, lexicon)


def _of_deed(document: Document, prep: Token, lexicon: TollWords) -> Iterator[Found]:
    """As in "the murder of six priests", "the shooting of two officers", "injuries to nine dockers", "the killers of a nurse"."""
    outer = governor(document, prep.i)
    if outer is not None and prep.lower == "with" and outer.lower in ("along", "together"):
        verb = governor(document, outer.i)
        if verb is not None and verb.pos in VERBS:
            yield from under_verb(document, "nsubjpass" if is_passive(document, verb.i) else "dobj", verb, None, lexicon)
    if outer is not None and prep.lower == "with" and outer.pos in VERBS and is_passive(document, outer.i):
        yield from under_verb(document, "nsubjpass", outer, None, lexicon)  # "was arrested with three accomplices"
    if outer is None or prep.lower not in ("of", "against", "to"):
        return
    verb = governor(document, outer.i)
    if base(outer) == "life" and verb is not None and base(verb) in ("claim", "cost", "take", "end"):
        yield Found("killed", verb)
    category = lexicon.deeds.get(base(outer)) or (lexicon.nouns.get(base(outer)) if prep.lower != "to" or base(outer) == "injury" else None)
    if category is not None:
        yield Found(category, outer)


def _role(site: Token, verb: Token, what: Counted) -> str:
    """How the counted noun hangs from the verb, the word that only bounds its number taken away."""
    if what.bound is None:
        return site.dep
    return "nsubj" if site.i < verb.i else OBJECTS[0]
