"""What befell people by the part they have in what a verb tells: its subject, its object, what is predicated of them."""

from collections.abc import Iterator

from dateline.coding.beside import is_deadly
from dateline.coding.found import Found
from dateline.coding.grammar import base, coordinated, is_passive, prepositional
from dateline.coding.inside import category_of_place, inside_phrase, own_category, relative_clauses
from dateline.coding.persons import is_nation, means_people
from dateline.coding.taking import dragged_off, holding, is_hit, is_saved, is_taking, is_unhoused
from dateline.coding.toll_words import TollWords, reading_words, toll_words
from dateline.model import Document, Token

SUBJECTS = ("nsubj", "nsubjpass")
OBJECTS = ("dobj", "dative", "attr", "oprd", "npadvmod")
_SHARED = 4
_NEAR = 3
_OWN_REACH = 4
_CLAUSES = frozenset({"advcl", "ccomp", "xcomp"})
_NOMINAL = frozenset({"DET", "NUM", "PROPN", "NOUN", "PRON", "ADJ"})
_MOURNED = frozenset({"people", "civilians", "children", "women", "men", "soldiers", "police", "fighters"})


def under_verb(document: Document, role: str, verb: Token, noun: Token | None, lexicon: TollWords) -> Iterator[Found]:
    """Categories of what has the part `role` in what `verb` tells; `noun` says who is counted, None = nobody says it."""
    if role in SUBJECTS:
        if base(verb) == "lose" and noun is not None and is_passive(document, verb.i) and _lost_to_death(noun, lexicon):
            yield Found("killed", verb)
        yield from of_subject(document, verb, lexicon, _SHARED)
    elif role in OBJECTS:
        yield from _of_object(document, verb, noun, lexicon)


def _of_object(document: Document, verb: Token, noun: Token | None, lexicon: TollWords) -> Iterator[Found]:
    yield from _handled(document, verb)
    yield from _equated(document, verb, lexicon)
    yield from _predicates(document, verb, lexicon, held=True)
    yield from (Found(lexicon.places[base(x)], verb) for p, x in prepositional(document, verb.i) if p == "as" and base(x) in lexicon.places)
    held = holding(document, verb) if base(verb) == "hold" and (noun is None or means_people(noun)) else None
    if held is not None and (noun is None or lexicon.nouns.get(base(noun)) != "displaced"):
        yield Found("hostages" if noun is not None and base(noun) in lexicon.places else held, verb)
    if _has_particle(document, verb, lexicon):
        yield from _by_object_verb(document, verb, noun, lexicon)
    yield from _put_in_places(document, verb, lexicon)
    if base(verb) in reading_words().causing:
        for k in document.kids(verb.i, "xcomp", "ccomp"):
            if k.pos == "VERB" and not any(True for _ in document.kids(k.i, *SUBJECTS)):
                yield from of_subject(document, k, lexicon, 0)
    yield from _predicates(document, verb, lexicon)
    yield from _left_with_others(document, verb, lexicon)
    later = [k for k in document.kids(verb.i, "conj") if not has_own(document, k) or _goes_on_with_them(document, k)]
    first = document.tokens[verb.head] if verb.dep == "conj" else verb
    near = first is not verb and verb.i - first.i <= _NEAR and not any(True for _ in document.kids(first.i, "dobj"))
    for k in (*later, *([first] if near else [])):  # "killed or wounded 40"
        yield from _by_object_verb(document, k, noun, lexicon)


def _left_with_others(document: Document, verb: Token, lexicon: TollWords) -> Iterator[Found]:
    """As in "left a guard and two nurses *wounded*", where the parser makes a clause of the nurses."""
    if base(verb) != "leave":
        return
    for k in document.kids(verb.i, "conj"):
        own = next(document.kids(k.i, *SUBJECTS), None)
        between = document.tokens[own.i + 1 : k.i] if own is not None else ()
        if own is None or k.tag not in ("VBN", "VBD", "JJ") or any(t.pos in ("AUX", "VERB", "PUNCT") for t in between):
            continue
        category = lexicon.adjectives.get(k.lower) or lexicon.passive.get(base(k))
        if category is not None and not any(True for _ in document.kids(k.i, "dobj", "aux", "auxpass")):
            yield Found(category, k)


def _goes_on_with_them(document: Document, verb: Token) -> bool:
    """Whether a verb's object are those of the verb before: "lined up 21 men and shot *them*"."""
    return any(k.lower == "them" and k.i == verb.i + 1 for k in document.kids(verb.i, "dobj"))


def has_own(document: Document, verb: Token) -> bool:
    """Whether a verb joined to another has a subject, an object or a number of its own ("killed 40 and *wounded at least 9*")."""
    if any(True for _ in document.kids(verb.i, "dobj", *SUBJECTS)):
        return True
    return any(t.tag == "CD" or t.lower in reading_words().vague for t in document.tokens[verb.i + 1 : verb.i + 1 + _OWN_REACH])


def _handled(document: Document, verb: Token) -> Iterator[Found]:
    """What a verb does to people by the way it is done: "shot dead", "taken from their beds", "dragged away", "pulled out alive"."""
    if is_deadly(document, verb):
        yield Found("killed", verb)
    elif is_taking(document, verb):
        yield Found("abducted", verb)
    elif (dragged := dragged_off(document, verb)) is not None:
        yield Found(dragged, verb)
    elif is_saved(document, verb):
        yield Found("released", verb)
    elif is_unhoused(document, verb):
        yield Found("displaced", verb)
    elif is_hit(document, verb):
        yield Found("injured", verb)


def _by_object_verb(document: Document, verb: Token, noun: Token | None, lexicon: TollWords) -> Iterator[Found]:
    category = lexicon.object.get(base(verb)) if not _is_aircraft(document, verb, noun) else None
    needed = lexicon.object_nouns.get(base(verb))
    if category is not None and (needed is None or (noun is not None and base(noun) in needed)):
        yield Found(category, verb)
    elif base(verb) == "lose" and noun is not None and _lost_to_death(noun, lexicon):
        yield Found("killed", verb)


def _is_aircraft(document: Document, verb: Token, noun: Token | None) -> bool:
    """As in "shot *down* a bomber"."""
    named = noun is not None and base(noun) in ("bomber", "fighter", "interceptor")
    return named and base(verb) == "shoot" and any(k.lower == "down" for k in document.kids(verb.i, "prt", "advmod"))


def _lost_to_death(noun: Token, lexicon: TollWords) -> bool:
    """Whether losing these people means their death; voters, members and customers are lost alive."""
    return (lexicon.scopes.get(base(noun)) in _MOURNED and base(noun) not in reading_words().lost_alive) or is_nation(noun)


def _equated(document: Document, verb: Token, lexicon: TollWords) -> Iterator[Found]:
    """As in "the dead included three children", "among those arrested were four nurses"."""
    if base(verb) not in lexicon.equating:
        return
    for s in document.kids(verb.i, "nsubj"):
        category = own_category(document, s, lexicon)
        if category is not None:
            yield Found(category, s)
    yield from _among(document, verb, lexicon)


def of_subject(document: Document, verb: Token, lexicon: TollWords, further: int, *, passive: bool | None = None) -> Iterator[Found]:
    """Categories of a verb's subject, by the verb itself and by up to `further` verbs that share the subject."""
    passive = _suffers(document, verb) if passive is None else passive
    if passive:
        yield from _handled(document, verb)
        yield from _predicates(document, verb, lexicon, held=True)
    if passive and base(verb) == "hold":
        yield Found(holding(document, verb) or "arrested", verb)
    elif passive and base(verb) in lexicon.passive and _has_particle(document, verb, lexicon):
        yield Found(lexicon.passive[base(verb)], verb)
    elif not passive:
        yield from _of_doer(document, verb, lexicon)
    yield from _in_places(document, verb, lexicon)
    bare = verb.tag in ("VBG", "VBD") and not any(True for _ in document.kids(verb.i, "dobj"))
    if verb.lower in lexicon.adjectives and (passive or verb.pos == "ADJ" or bare):
        yield Found(lexicon.adjectives[verb.lower], verb)
    if base(verb) in lexicon.links or passive:
        yield from _predicates(document, verb, lexicon)
    for k in document.kids(verb.i, "conj", "xcomp"):
        if further and k.pos == "VERB" and not any(True for _ in document.kids(k.i, *SUBJECTS)) and not _is_shunned(document, verb, k):
            shared = k.dep == "conj" and not passive and not any(True for _ in document.kids(k.i, "auxpass"))
            yield from of_subject(document, k, lexicon, further - 1, passive=False if shared else None)


def _is_shunned(document: Document, verb: Token, other: Token) -> bool:
    """As in "fled rather than be *captured*"."""
    return any(t.lower == "rather" for t in document.tokens[verb.i + 1 : other.i])


def _has_particle(document: Document, verb: Token, lexicon: TollWords) -> bool:
    """Some verbs befall people only with a certain word ("rounded *up*", "locked *up*")."""
    needed = lexicon.particles.get(base(verb))
    if needed is None or any(k.lower in needed for k in document.kids(verb.i, "prt", "advmod", "prep", "acomp", "oprd")):
        return True
    return any(k.lower in needed for o in document.kids(verb.i, "dobj") for k in document.kids(o.i, "prep"))


def _of_doer(document: Document, verb: Token, lexicon: TollWords) -> Iterator[Found]:
    """What one suffers though the verb is active: "died", "froze to death", "suffered burns", "lost their homes"."""
    if is_deadly(document, verb) and not any(True for _ in document.kids(verb.i, "dobj")):
        yield Found("killed", verb)
    objects = {base(o) for o in document.kids(verb.i, "dobj", "prt", "advmod")} | {base(x) for _, x in prepositional(document, verb.i)}
    for category in lexicon.active.get(base(verb), ()):
        needed = lexicon.active_objects.get((category, base(verb)))
        if needed is None or objects & needed:
            yield Found(category, verb)


def _suffers(document: Document, verb: Token) -> bool:
    """Whether the verb's subject suffers it. A participle alone does where nothing follows that could be its object."""
    if any(True for _ in document.kids(verb.i, "auxpass", "nsubjpass")):
        return True
    if verb.tag not in ("VBN", "VBD"):
        return is_passive(document, verb.i)
    if _shares_passive(document, verb):
        return True
    following = document.tokens[verb.i + 1] if verb.i + 1 < len(document.tokens) else None
    timed = following is not None and "npadvmod" in (following.dep, document.tokens[following.head].dep)  # "killed two months ago"
    if (
        following is not None
        and following.pos in _NOMINAL
        and not timed
        and following.lower not in reading_words().days
        and following.head >= verb.i
    ):
        return False
    bare = verb.tag == "VBN" or (verb.dep != "conj" and base(verb) in toll_words().object and base(verb) in reading_words().personal)
    return is_passive(document, verb.i) or (bare and not any(True for _ in document.kids(verb.i, "dobj", "aux", "ccomp", "neg")))


def _shares_passive(document: Document, verb: Token) -> bool:
    """As in "four were killed and nine people *wounded*"."""
    if verb.dep != "conj" or base(verb) not in toll_words().passive or any(True for _ in document.kids(verb.i, "dobj", "aux")):
        return False
    return any(True for _ in document.kids(verb.head, "auxpass"))


def _predicates(document: Document, verb: Token, lexicon: TollWords, *, held: bool = False) -> Iterator[Found]:
    """As in "are missing", "were found dead", "left 20 injured"; with `held` only "were held hostage"."""
    for k in document.kids(verb.i, "acomp", "attr", "oprd", "xcomp", "advcl", "ccomp", "dobj", "advmod", "conj", "npadvmod"):
        if k.dep in _CLAUSES and (any(True for _ in document.kids(k.i, *SUBJECTS)) or _has_number(document, k)):
            continue
        if k.dep == "conj" and k.pos == "VERB" and has_own(document, k):
            continue
        if k.dep == "attr" and base(verb) == "become" and lexicon.nouns.get(base(k)) and means_people(k):
            yield Found(lexicon.nouns[base(k)], k)  # "have become refugees"
        category = lexicon.places.get(k.lower) if k.dep in ("dobj", "oprd", "attr", "npadvmod") or k.pos == "NOUN" else None
        if category is None and not held:
            category = lexicon.adjectives.get(k.lower)
            if category is None and k.tag == "VBN":
                category = "killed" if is_deadly(document, k) else lexicon.passive.get(base(k))
        if category is not None:
            yield Found(category, k)


def _has_number(document: Document, predicate: Token) -> bool:
    """Whether it is said of others ("five soldiers killed, *several* wounded")."""
    return any(k.tag == "CD" or k.lower in reading_words().vague for k in document.kids(predicate.i, "amod", "nummod"))


def _put_in_places(document: Document, verb: Token, lexicon: TollWords) -> Iterator[Found]:
    """As in "took 15 suspects into custody"; where the parser hangs the place from the people, their phrase tells."""
    for prep, inner in prepositional(document, verb.i):
        if prep in ("into", "in", "to", "under") and base(inner) in lexicon.places:
            yield Found(lexicon.places[base(inner)], verb)
    if base(verb) in reading_words().putting:
        ends = (document.tokens[i] for o in document.kids(verb.i, "dobj") for i in coordinated(document, o.i))
        behind = ((prep, inner) for end in ends for prep, inner in prepositional(document, end.i))  # "sent 13 men and a woman to prison"
        yield from (Found(lexicon.places[base(x)], verb) for p, x in behind if p in ("into", "to") and base(x) in lexicon.places)


def _in_places(document: Document, verb: Token, lexicon: TollWords) -> Iterator[Found]:
    """As in "remain in detention", "were taken into custody"."""
    for prep, inner in prepositional(document, verb.i):
        category = category_of_place(document, prep, inner, lexicon)
        if category is not None:
            yield Found(category, verb)
    yield from _among(document, verb, lexicon)


def _among(document: Document, verb: Token, lexicon: TollWords) -> Iterator[Found]:
    for prep, inner in prepositional(document, verb.i):
        if prep in ("among", "amongst"):
            yield from inside_phrase(document, inner, lexicon)
            for clause, role in relative_clauses(document, inner):
                if role in SUBJECTS:
                    yield from of_subject(document, clause, lexicon, 0)
            category = own_category(document, inner, lexicon)
            if category is not None:
                yield Found(category, inner)
