"""Headlines and other sentences whose verb is taken for a noun: "Police *raid* newspaper offices"."""

from dateline.coding.conditions import is_somebody
from dateline.coding.mending.clause import AFTER, FINITE, LIKE_OBJECT, NOUNS, TAKEN, WRONG, Phrase, make_verb, phrase_after, phrase_before
from dateline.coding.mending.draft import Draft
from dateline.coding.mending.forms import TAGS, Form, form_of, is_only_verb, listed
from dateline.coding.ontology import rules
from dateline.model import Sentence


def main_verbs(draft: Draft, sentence: Sentence) -> None:
    """In a sentence without any finite verb, as headlines are to parsers: "Police *raid* newspaper offices"."""
    words = range(sentence.first, sentence.last)
    if any(draft[i].tag in FINITE and draft[i].pos in ("VERB", "AUX") for i in words):
        return
    for i in words[1:]:
        word = draft[i]
        form = form_of(word.lower, plain=True)
        if form is None or form.ending not in ("base", "s") or word.tag not in TAKEN:
            continue
        subject = phrase_before(draft, i, sentence.first)
        if subject is None or not _opens(draft, subject, sentence) or not _carries(draft, i, form, subject, sentence):
            continue
        if form.ending == "s" and _is_subject_of_next(draft, i, sentence):
            continue
        make_verb(draft, i, form, TAGS[form.ending], subject, phrase_after(draft, i, sentence.last))
        return


def _is_subject_of_next(draft: Draft, i: int, sentence: Sentence) -> bool:
    """As in "Border *guards* fire on picnickers"."""
    following = form_of(draft[i + 1].lower) if i + 1 < sentence.last else None
    if following is None or following.ending != "base":
        return False
    return _carries(draft, i + 1, following, Phrase(i, i, i), sentence)


def _opens(draft: Draft, subject: Phrase, sentence: Sentence) -> bool:
    """Whether nothing stands before the subject but marks, or nouns that it belongs to ("the lack of an *evacuation*")."""
    at = subject.first - 1
    while at > sentence.first and (draft[at].tag in NOUNS | {"IN", "DT", "JJ", "CD"}):
        at -= 1
    return at < sentence.first or draft[at].pos == "PUNCT" or draft[at].tag in NOUNS | {"DT", "JJ", "CD"}


def _carries(draft: Draft, i: int, form: Form, subject: Phrase, sentence: Sentence) -> bool:
    """Whether the word agrees with the noun before it, and what stands behind it may follow a verb."""
    noun = draft[subject.head]
    after = draft[i + 1].tag if i + 1 < sentence.last else "."
    many = noun.tag in ("NNS", "NNPS") or noun.lower in listed("words", "plural") or noun.lower in ("we", "they", "you", "i")
    if form.base in listed("words", "plain") and form_of(form.base) is None and (form.ending == "base" or not many):
        return after in LIKE_OBJECT or after == "IN"
    if many != (form.ending == "base"):
        return False
    if is_only_verb(form):
        return True
    if form.ending == "s" and not (is_somebody(noun) and after in LIKE_OBJECT):
        return False
    return after in LIKE_OBJECT or (is_somebody(noun) and after in AFTER)


def misplaced(draft: Draft, sentence: Sentence) -> None:
    """As in "Wardens *torture* drummer, sister says", where the parser knows a verb and takes it for part of a noun all the same."""
    for i in range(sentence.first + 1, sentence.last):
        word = draft[i]
        if word.tag not in ("VBP", "VBZ", "VB") or word.dep not in WRONG or word.head < i:
            continue
        form, subject = form_of(word.lower), phrase_before(draft, i, sentence.first)
        if form is None or subject is None or subject.first != sentence.first or not _carries(draft, i, form, subject, sentence):
            continue
        make_verb(draft, i, form, TAGS[form.ending], subject, phrase_after(draft, i, sentence.last))
        return


def announced(draft: Draft, sentence: Sentence) -> None:
    """As in "Salt talks *to resume*": what a headline says is to happen."""
    root = next((draft[i] for i in range(sentence.first, sentence.last) if draft[i].head == i), None)
    if root is None or root.pos not in ("NOUN", "PROPN") or draft[sentence.last - 1].pos == "PUNCT":
        return
    if root.i + 2 >= sentence.last:
        return
    to = draft[root.i + 1]
    verb = draft[to.head]
    if to.tag == "TO" and verb.head == root.i and verb.tag in ("VB", "VBN"):
        passive = any(k.dep == "auxpass" for k in draft.kids(verb.i))
        draft.hang(verb.i, verb.i, "ROOT")
        draft.hang(root.i, verb.i, "nsubjpass" if passive else "nsubj")


def demands(draft: Draft, sentence: Sentence) -> None:
    """As in "Opposition *demands* probe", where one noun does not agree with the verb that the next was taken for."""
    for i in range(sentence.first + 1, sentence.last - 1):
        word, after = draft[i], draft[i + 1]
        if word.tag != "NNS" or word.dep == "nsubj" or after.tag != "VBP" or after.lower not in rules("noun"):
            continue
        form, subject = form_of(word.lower), phrase_before(draft, i, sentence.first)
        if (
            form is None
            or form.ending != "s"
            or subject is None
            or draft[subject.head].tag in ("NNS", "NNPS")
            or subject.first != sentence.first
        ):
            continue
        draft.call(after.i, "NOUN", "NN", after.lower)
        draft.hang(i, after.head if after.head != after.i else i, after.dep)
        draft.call(i, "VERB", "VBZ", form.base)
        for kid in [k.i for k in draft.kids(after.i) if k.i < i or k.dep == "punct"]:
            draft.hang(kid, i, draft[kid].dep)
        draft.hang(after.i, i, "dobj")
        draft.hang(subject.head, i, "nsubj")
