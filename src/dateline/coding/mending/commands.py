"""Commands whose verb or addressee is taken for something else: "*Free* the editor", "Voters, *boycott* this sham"."""

from dateline.coding.mending.clause import FINITE, NOUNS, make_verb, phrase_after, phrase_before
from dateline.coding.mending.draft import Draft
from dateline.coding.mending.forms import Form, form_of, is_only_verb, listed
from dateline.model import Sentence, Token

_POINTERS = frozenset({"DT", "PRP$", "PRP", "PDT"})


def commands(draft: Draft, sentence: Sentence) -> None:
    """As in "*Free* the editor", "Prime minister, *resign*"."""
    first = sentence.first
    while first < sentence.last - 1 and draft[first].lower in listed("words", "polite"):
        first += 1
    word = draft[first]
    form = form_of(word.lower)
    if _is_warning(draft, word, form, sentence):
        draft.call(first, "VERB", "VB", word.lower)
        draft.hang(first, draft[first].head, "advcl")
        return
    _address(draft, sentence)
    if form is not None and form.ending == "base" and word.pos in ("NOUN", "PROPN") and _is_quoted(draft, first, sentence):
        make_verb(draft, first, form, "VB", None, phrase_after(draft, first, sentence.last))
        return
    if any(draft[i].tag in FINITE for i in range(first, sentence.last)):
        return
    pointed = first + 1 < sentence.last and draft[first + 1].tag in _POINTERS
    if form is not None and form.ending == "base" and word.pos != "VERB" and (pointed or is_only_verb(form)):
        make_verb(draft, first, form, "VB", None, phrase_after(draft, first, sentence.last))
    else:
        _addressed(draft, sentence)


def _is_quoted(draft: Draft, first: int, sentence: Sentence) -> bool:
    """As in "*Lift* curfew, traders beg mayor": a headline that goes on, behind a comma, with who asks for it."""
    if draft[sentence.last - 1].pos == "PUNCT" or draft[first + 1].tag not in NOUNS | {"JJ"}:
        return False
    comma = next((i for i in range(first + 2, sentence.last) if draft[i].text == ","), sentence.last)
    forms = (form_of(draft[i].lower) for i in range(comma + 1, sentence.last))
    return any(f is not None and f.base in listed("words", "asking") for f in forms)


def _is_warning(draft: Draft, word: Token, form: Form | None, sentence: Sentence) -> bool:
    """As in "*Negotiate* or we all lose"."""
    if form is None or form.ending != "base" or not is_only_verb(form) or word.pos == "VERB" or word.i + 1 >= sentence.last:
        return False
    return draft[word.i + 1].lower in ("or", "and", "with", "now", "to")


def _address(draft: Draft, sentence: Sentence) -> None:
    """As in "Voters, *boycott* this sham": whoever is addressed stands before the comma."""
    root = next((draft[i] for i in range(sentence.first, sentence.last) if draft[i].head == i), None)
    if root is None or root.tag not in ("VB", "VBP") or root.i < sentence.first + 2 or draft[root.i - 1].text != ",":
        return
    phrase = phrase_before(draft, root.i - 1, sentence.first)
    if phrase is not None and phrase.first == sentence.first and draft[phrase.head].head == root.i and draft[phrase.head].dep == "nsubj":
        draft.call(root.i, "VERB", "VB", root.lower)
        draft.hang(phrase.head, root.i, "npadvmod")


def _addressed(draft: Draft, sentence: Sentence) -> None:
    """A word that can only be a verb, behind the comma that ends an address."""
    for i in range(sentence.first + 1, sentence.last):
        word = draft[i]
        form = form_of(word.lower)
        if word.tag not in NOUNS or form is None or form.ending != "base" or not is_only_verb(form) or draft[i - 1].text != ",":
            continue
        root = next(k for k in range(sentence.first, sentence.last) if draft[k].head == k)
        make_verb(draft, i, form, "VB", None, phrase_after(draft, i, sentence.last))
        draft.hang(i, i, "ROOT")
        draft.hang(root, i, "npadvmod")
        return
