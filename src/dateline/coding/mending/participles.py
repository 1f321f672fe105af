"""Participles taken for past forms, adjectives or nouns: "Two *jailed*", "the *kidnapped* engineers", "the point of *striking*"."""

from dateline.coding.grammar import base
from dateline.coding.mending.draft import Draft
from dateline.coding.mending.forms import form_of, listed
from dateline.coding.ontology import rules
from dateline.model import Sentence


def headline_passives(draft: Draft, sentence: Sentence) -> None:
    """As in "Coup *feared*", "Two *jailed*": headlines tell what was done in the present, so a past form without an object is passive."""
    last = sentence.last - 1
    while last > sentence.first and draft[last].text in ("’", "'", "”", '"', "''"):
        last -= 1
    if draft[last].pos == "PUNCT":
        return
    for i in range(sentence.first + 1, sentence.last):
        verb = draft[i]
        if verb.tag not in ("VBD", "VBN") or verb.dep != "ROOT" or base(verb) in listed("words", "intransitive"):
            continue
        below = list(draft.kids(i))
        if form_of(verb.lower) is None or any(k.dep in ("dobj", "ccomp", "aux", "acomp", "attr", "prt", "dative") for k in below):
            continue
        for kid in [k.i for k in below if k.dep == "nsubj"]:
            draft.hang(kid, i, "nsubjpass")
            draft.call(i, "VERB", "VBN", base(verb))


def small_clauses(draft: Draft, sentence: Sentence) -> None:
    """As in "want their sons *freed*"."""
    for i in range(sentence.first + 1, sentence.last):
        verb = draft[i]
        above = draft[verb.head]
        if verb.tag != "VBD" or verb.dep != "ccomp" or base(above) not in listed("words", "wanting") or above.i > i:
            continue
        below = list(draft.kids(i))
        if any(k.dep in ("aux", "mark", "dobj", "auxpass") for k in below):
            continue
        for kid in [k.i for k in below if k.dep == "nsubj"]:
            draft.hang(kid, i, "nsubjpass")
            draft.call(i, "VERB", "VBN", base(verb))


def gerund_subjects(draft: Draft, sentence: Sentence) -> None:
    """As in "*Jailing* poets has never stopped a poem": the verb does not agree with the noun, or takes an object."""
    word = draft[sentence.first]
    noun = draft[word.head]
    if word.tag != "VBG" or word.dep != "amod" or noun.dep != "nsubj" or noun.i != word.i + 1:
        return
    form, verb = form_of(word.lower), draft[noun.head]
    if form is None or form.base not in rules("verb"):
        return
    helpers = [verb, *(k for k in draft.kids(verb.i) if k.dep in ("aux", "auxpass"))]
    differs = noun.tag == "NNS" and any(k.tag == "VBZ" or k.lower == "was" for k in helpers)
    if differs or base(word) not in listed("words", "intransitive"):
        draft.hang(word.i, verb.i, "csubj")
        draft.hang(noun.i, word.i, "dobj")


def perfects(draft: Draft, sentence: Sentence) -> None:
    """As in "denies having *tortured* recruits"."""
    for i in range(sentence.first + 1, sentence.last):
        word, helper = draft[i], draft[i - 1]
        noun = draft[word.head]
        if helper.lower != "having" or word.tag != "VBN" or word.dep != "amod" or noun.head != helper.i:
            continue
        draft.hang(i, helper.head, helper.dep)
        draft.hang(noun.i, i, "dobj")
        for kid in [k.i for k in draft.kids(helper.i) if k.i != i]:
            draft.hang(kid, i, draft[kid].dep)
        draft.hang(helper.i, i, "aux")


def deeds_beside(draft: Draft, sentence: Sentence) -> None:
    """As in "roamed the suburbs, *looting* shops"."""
    for i in range(sentence.first + 2, sentence.last - 1):
        word = draft[i]
        noun = draft[word.head]
        if word.tag != "VBG" or word.dep != "amod" or noun.i != i + 1 or noun.dep not in ("appos", "conj") or draft[i - 1].text != ",":
            continue
        form, verb = form_of(word.lower), draft[noun.head]
        while verb.pos != "VERB" and verb.head != verb.i:
            verb = draft[verb.head]
        if form is not None and form.base in rules("verb") and verb.pos == "VERB" and form.base not in listed("words", "intransitive"):
            draft.hang(i, verb.i, "advcl")
            draft.hang(noun.i, i, "dobj")


def participles(draft: Draft, sentence: Sentence) -> None:
    """As in "the *kidnapped* engineers", which may be taken for an adjective."""
    for i in range(sentence.first, sentence.last - 1):
        word = draft[i]
        if word.tag == "JJ" and word.dep == "amod" and word.head > i and draft[word.head].pos in ("NOUN", "PROPN"):
            form = form_of(word.lower)
            if form is not None and form.ending == "past" and form.base in rules("verb"):
                draft.call(i, "VERB", "VBN", form.base)


def gerunds(draft: Draft, sentence: Sentence) -> None:
    """As in "the point of *striking*", "warned them against *marching*": no noun of the lexicon, and nothing describes it."""
    for i in range(sentence.first + 1, sentence.last):
        word = draft[i]
        if word.tag != "NN" or word.dep != "pobj" or word.lower in rules("noun") or word.lower in listed("words", "nouns_in_ing"):
            continue
        form = form_of(word.lower)
        described = any(k.i < i for k in draft.kids(i))
        if form is not None and form.ending == "ing" and form.base in rules("verb") and draft[word.head].i == i - 1 and not described:
            draft.call(i, "VERB", "VBG", form.base)
            draft.hang(i, word.head, "pcomp")
