"""Infinitives taken for nouns: "ordered his men to *fire*", "Union May *Sue*"."""

from dateline.coding.grammar import base
from dateline.coding.mending.clause import NOUNS, WRONG, Phrase, make_verb, phrase_after, phrase_before
from dateline.coding.mending.draft import Draft
from dateline.coding.mending.forms import Form, form_of, is_only_verb
from dateline.model import Sentence, Token

_TAKE_INFINITIVES = frozenset({
    "order", "threaten", "refuse", "hesitate", "instruct", "command", "force", "decide", "prepare", "plan", "vow", "urge", "tell", "ready",
    "refusal", "decision", "threat", "willing", "determined", "allow", "permit", "encourage", "authorise", "authorize", "want", "try",
    "attempt", "decline", "intend", "pledge", "ask", "fail", "hope", "beg",
})  # fmt: skip


def after_to(draft: Draft, sentence: Sentence) -> None:
    """Infinitives: "ordered his men to *fire*", "threatened to *jail* strikers", "To *Withdraw* Troops"."""
    for i in range(sentence.first, sentence.last - 1):
        to = draft[i]
        if to.lower == "to" and _opens_infinitive(draft, to):
            _infinitive(draft, i, sentence)
        for kid in [k.i for k in draft.kids(i) if k.dep == "neg" and draft[i].dep == "aux"]:
            draft.hang(kid, draft[i].head, "neg")


def _opens_infinitive(draft: Draft, to: Token) -> bool:
    return to.tag == "TO" or (to.dep == "prep" and base(draft[to.head]) in _TAKE_INFINITIVES)


def _infinitive(draft: Draft, i: int, sentence: Sentence) -> None:
    word = draft[i + 1]
    form = form_of(word.lower)
    if form is None or form.ending != "base" or word.tag not in NOUNS | {"JJ"}:
        return
    held = phrase_after(draft, word.i, sentence.last)
    was_prep = draft[i].tag != "TO"
    if was_prep and any(k.i < word.i for k in draft.kids(word.i)):
        return
    above = draft[i].head
    subject = phrase_before(draft, i, sentence.first) if draft[word.i].dep == "ROOT" else None
    make_verb(draft, word.i, form, "VB", subject, held)
    if was_prep:
        draft.hang(word.i, above, "xcomp")
    elif draft[word.i].dep not in ("ROOT", "xcomp", "acl", "relcl", "advcl", "ccomp", "conj"):
        draft.hang(word.i, draft[word.i].head, "xcomp" if draft[draft[word.i].head].pos == "VERB" else "acl")
    draft.call(i, "PART", "TO", "to")
    draft.hang(i, word.i, "aux")


def after_modal(draft: Draft, sentence: Sentence) -> None:
    """As in "Union May *Sue*"."""
    for i in range(sentence.first + 1, sentence.last - 1):
        word = draft[i + 1]
        if draft[i].tag != "MD" or word.tag not in NOUNS | {"JJ"}:
            continue
        form = form_of(word.lower)
        subject = phrase_before(draft, i, sentence.first)
        if form is not None and form.ending == "base" and subject is not None:
            make_verb(draft, word.i, form, "VB", subject, phrase_after(draft, word.i, sentence.last))
            draft.hang(i, word.i, "aux")


def joined(draft: Draft, sentence: Sentence) -> None:
    """As in "to halt the shelling and *exchange* prisoners", where the verb is taken for a noun joined to the object."""
    for i in range(sentence.first + 2, sentence.last - 1):
        word = draft[i]
        if word.tag != "NN" or word.dep != "conj" or draft[i - 1].tag != "CC":
            continue
        first, held = draft[word.head], phrase_after(draft, i, sentence.last)
        form = form_of(word.lower)
        if form is not None and form.ending == "base" and _goes_on(draft, word, first, form, sentence):
            _join(draft, word, draft[first.head], form, held)
            continue
        if held is None or form is None or form.ending != "base" or first.dep not in WRONG or first.head != held.head:
            continue
        verb = draft[draft[held.head].head]
        if verb.tag not in ("VB", "VBP") or draft[held.head].dep != "dobj" or verb.i > first.i:
            continue
        draft.hang(first.i, verb.i, "dobj")
        for kid in [k.i for k in draft.kids(held.head) if k.i < first.i]:
            draft.hang(kid, first.i, draft[kid].dep)
        _join(draft, word, verb, form, held)


def _goes_on(draft: Draft, word: Token, first: Token, form: Form, sentence: Sentence) -> bool:
    """As in "to retract the story and *apologise*", "drop your rifles and *surrender*": the object before has an article, the word has none."""
    verb = draft[first.head]
    if first.dep != "dobj" or verb.tag not in ("VB", "VBP") or any(k.i < word.i for k in draft.kids(word.i)):
        return False
    articled = any(k.tag in ("DT", "PRP$") for k in draft.kids(first.i))
    return articled and (is_only_verb(form) or verb.i == sentence.first)


def _join(draft: Draft, word: Token, verb: Token, form: Form, held: Phrase | None) -> None:
    draft.hang(word.i - 1, verb.i, "cc")
    draft.hang(word.i, verb.i, "conj")
    draft.call(word.i, "VERB", verb.tag, form.base)
    if held is not None:
        draft.hang(held.head, word.i, "dobj")
