"""Words hung one step off."""

from dateline.coding.grammar import base
from dateline.coding.mending.clause import WRONG, make_verb, phrase_after, phrase_before
from dateline.coding.mending.draft import Draft
from dateline.coding.mending.forms import TAGS, form_of, listed
from dateline.model import Sentence, Token


def strayed(draft: Draft, sentence: Sentence) -> None:
    """Words the parser hangs one step off: a subject from its auxiliary, an object from a particle, a subject as part of its verb."""
    for i in range(sentence.first, sentence.last):
        word = draft[i]
        above = draft[word.head]
        if word.dep in ("nsubj", "nsubjpass", "mark") and above.dep in ("aux", "auxpass") and above.head > above.i:
            if not any(k.dep == word.dep for k in draft.kids(above.head)):
                draft.hang(i, above.head, word.dep)
        elif word.dep in ("neg", "advmod") and above.lower in ("again", "ever") and above.dep == "advmod":
            draft.hang(i, above.head, word.dep)
        elif word.dep == "pobj" and above.dep == "prt":
            draft.hang(i, above.head, "dobj")
        elif _is_its_subject(draft, word, above):
            draft.hang(i, above.i, "nsubj")


def _is_its_subject(draft: Draft, word: Token, verb: Token) -> bool:
    """As in "*Blast* tears through depot"."""
    beside = word.dep in WRONG and word.pos in ("NOUN", "PROPN") and verb.tag in ("VBZ", "VBP") and verb.i == word.i + 1
    return beside and not any(k.dep == "nsubj" for k in draft.kids(verb.i))


def nouns_with_clauses(draft: Draft, sentence: Sentence) -> None:
    """Nouns that have what only verbs have: a subject, "if" before them, a place behind their subject."""
    for i in range(sentence.first, sentence.last):
        word = draft[i]
        above = draft[word.head]
        if word.dep == "nsubj" and above.tag in ("NN", "NNS") and above.i > i:
            _mend_predicate(draft, word, above)
        elif word.tag == "NN" and word.dep == "acl" and above.i == i - 1:
            _mend_participle(draft, word)
        elif word.tag in ("NN", "NNS") and word.dep == "advcl" and any(k.dep == "mark" for k in draft.kids(i)):
            _mend_clause(draft, word, sentence)


def _mend_participle(draft: Draft, word: Token) -> None:
    """As in "the miners *shot* in 1911"."""
    form = form_of(word.lower)
    if form is not None and form.ending == "past":
        draft.call(word.i, "VERB", "VBN", form.base)


def _mend_clause(draft: Draft, word: Token, sentence: Sentence) -> None:
    """As in "if one more pilot *strikes*"."""
    form, subject = form_of(word.lower), phrase_before(draft, word.i, sentence.first)
    if form is not None and form.ending in ("base", "s") and subject is not None:
        make_verb(draft, word.i, form, TAGS[form.ending], subject, phrase_after(draft, word.i, sentence.last))


def caused(draft: Draft, sentence: Sentence) -> None:
    """As in "caused forty flights to be *cancelled*", where the infinitive is no part of what the flights are."""
    for i in range(sentence.first, sentence.last):
        word = draft[i]
        noun = draft[word.head]
        verb = draft[noun.head]
        if word.dep not in ("relcl", "acl") or noun.dep != "dobj" or base(verb) not in listed("words", "causing"):
            continue
        below = list(draft.kids(i))
        if any(k.tag == "TO" for k in below):
            passive = any(k.dep == "auxpass" for k in below)
            draft.hang(i, verb.i, "ccomp" if passive else "xcomp")
            if passive:
                draft.hang(noun.i, i, "nsubjpass")


def _mend_predicate(draft: Draft, subject: Token, noun: Token) -> None:
    """As in "whoever *shoots* first": a noun with a subject and nothing that joins the two is its verb."""
    form = form_of(noun.lower)
    if form is not None and form.ending == "past" and noun.dep == "nsubj" and noun.head != noun.i:
        draft.hang(subject.i, noun.head, "nsubj")
        draft.hang(noun.i, subject.i, "acl")
        draft.call(noun.i, "VERB", "VBN", form.base)
        return
    if form is None or form.ending not in ("base", "s") or any(k.pos == "AUX" or k.tag in ("DT", "PRP$") for k in draft.kids(noun.i)):
        return
    many = subject.tag in ("NNS", "NNPS") or subject.lower in ("we", "they", "you", "i")
    if many == (form.ending == "base"):
        draft.call(noun.i, "VERB", TAGS[form.ending], form.base)
