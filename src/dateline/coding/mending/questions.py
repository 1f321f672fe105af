"""Questions whose verb is taken for a noun: "Will the general *resign*?"."""

from dateline.coding.grammar import base
from dateline.coding.mending.clause import LIKE_OBJECT, NOUNS, TAKEN, WRONG, make_verb, may_follow, phrase_after, phrase_before
from dateline.coding.mending.draft import Draft
from dateline.coding.mending.forms import form_of
from dateline.model import Sentence


def questions(draft: Draft, sentence: Sentence) -> None:
    """As in "Will the general *resign*?"."""
    last = draft[sentence.last - 1]
    _bare_question(draft, sentence)
    _turned_passive(draft, sentence)
    first = next((i for i in range(sentence.first, sentence.last) if draft[i].pos != "PUNCT"), sentence.last)
    if last.text != "?" or first + 2 >= sentence.last or not (draft[first].tag == "MD" or base(draft[first]) == "do"):
        return
    _mend_name_of_subject(draft, first, sentence)
    for i in range(first + 2, sentence.last):
        word = draft[i]
        form = form_of(word.lower)
        if form is None or form.ending != "base" or word.tag not in TAKEN or (word.pos == "VERB" and word.dep == "ROOT"):
            continue
        subject = phrase_before(draft, i, first + 1)
        if subject is None or subject.first != first + 1 or not may_follow(draft, i, sentence.last):
            continue
        if word.pos == "VERB" and word.dep not in WRONG and any(k.dep == "nsubj" and k.i == subject.head for k in draft.kids(i)):
            return
        make_verb(draft, i, form, "VB", subject, phrase_after(draft, i, sentence.last))
        draft.hang(first, i, "aux")
        return


def _bare_question(draft: Draft, sentence: Sentence) -> None:
    """As in "Why *jail* a harmless fiddler?"."""
    i = sentence.first + 1
    if i + 1 >= sentence.last or draft[sentence.first].lower != "why" or draft[i].tag not in NOUNS | {"JJ"}:
        return
    form = form_of(draft[i].lower)
    if form is not None and form.ending == "base" and draft[i + 1].tag in LIKE_OBJECT:
        make_verb(draft, i, form, "VB", None, phrase_after(draft, i, sentence.last))


def _turned_passive(draft: Draft, sentence: Sentence) -> None:
    """As in "Why wasn't the town *evacuated*?", whose verb may hang from "was"."""
    root = next((draft[i] for i in range(sentence.first, sentence.last) if draft[i].head == i), None)
    if root is None or base(root) != "be" or draft[sentence.last - 1].text != "?":
        return
    verb = next((k for k in draft.kids(root.i) if k.dep == "ccomp" and k.tag == "VBN" and k.i > root.i), None)
    if verb is None:
        return
    draft.hang(verb.i, verb.i, "ROOT")
    for kid in [k.i for k in draft.kids(root.i) if k.i != verb.i]:
        draft.hang(kid, verb.i, draft[kid].dep)
    draft.hang(root.i, verb.i, "auxpass")
    for kid in [k.i for k in draft.kids(verb.i) if k.dep == "nsubj"]:
        draft.hang(kid, verb.i, "nsubjpass")


def _mend_name_of_subject(draft: Draft, first: int, sentence: Sentence) -> None:
    """In "Can *railway* workers strike?" the first noun may be taken for the verb."""
    wrong = draft[first + 1]
    if first + 3 >= sentence.last or wrong.tag != "VB" or wrong.dep != "ROOT" or draft[first + 2].tag not in NOUNS:
        return
    verb = next((k for k in draft.kids(wrong.i) if k.dep == "ccomp" and k.i > first + 2), None)
    if verb is None or form_of(wrong.lower) is not None:
        return
    draft.call(wrong.i, "NOUN", "NN", wrong.lower)
    draft.hang(verb.i, verb.i, "ROOT")
    draft.call(verb.i, "VERB", "VB", base(verb))
    for kid in list(draft.kids(wrong.i)):
        draft.hang(kid.i, verb.i, kid.dep)
    draft.hang(wrong.i, first + 2, "compound")
