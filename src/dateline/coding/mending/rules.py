"""Where a word must be a verb whatever the parser made of it."""

from dateline.coding.conditions import is_somebody
from dateline.coding.grammar import base
from dateline.coding.mending.clause import NOUNS, Phrase, adverbs_before, make_verb, phrase_after, phrase_before
from dateline.coding.mending.draft import Draft
from dateline.coding.mending.forms import TAGS, Form, form_of, is_only_verb, listed
from dateline.coding.ontology import noun_class, rules
from dateline.model import Sentence, Token

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_LIKE_OBJECT = NOUNS | {"DT", "PDT", "PRP$", "PRP", "JJ", "CD"}
_AFTER = _LIKE_OBJECT | {"IN", "TO", "RB", ".", ":", "RP"}
_POINTERS = frozenset({"DT", "PRP$", "PRP", "PDT"})
_TAKEN = NOUNS | {"JJ", "VB", "VBP", "VBN", "FW", "UH"}
_WRONG = frozenset({"compound", "amod", "nmod"})
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


def questions(draft: Draft, sentence: Sentence) -> None:
    """As in "Will the general *resign*?"."""
    last = draft[sentence.last - 1]
    first = next((i for i in range(sentence.first, sentence.last) if draft[i].pos != "PUNCT"), sentence.last)
    if last.text != "?" or first + 2 >= sentence.last or not _asks(draft[first]):
        return
    _mend_name_of_subject(draft, first, sentence)
    for i in range(first + 2, sentence.last):
        word = draft[i]
        form = form_of(word.lower)
        if form is None or form.ending != "base" or word.tag not in _TAKEN or (word.pos == "VERB" and word.dep == "ROOT"):
            continue
        subject = phrase_before(draft, i, first + 1)
        if subject is None or subject.first != first + 1 or not _may_follow(draft, i, sentence):
            continue
        if word.pos == "VERB" and word.dep not in _WRONG and any(k.dep == "nsubj" and k.i == subject.head for k in draft.kids(i)):
            return
        make_verb(draft, i, form, "VB", subject, phrase_after(draft, i, sentence.last))
        draft.hang(first, i, "aux")
        return


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


def _asks(token: Token) -> bool:
    return token.tag == "MD" or token.lower in listed("words", "asking")


def _may_follow(draft: Draft, i: int, sentence: Sentence) -> bool:
    return i + 1 >= sentence.last or draft[i + 1].tag in _AFTER


def main_verbs(draft: Draft, sentence: Sentence) -> None:
    """In a sentence without any finite verb, as headlines are to parsers: "Police *raid* newspaper offices"."""
    words = range(sentence.first, sentence.last)
    if any(draft[i].tag in _FINITE and draft[i].pos in ("VERB", "AUX") for i in words):
        return
    for i in words[1:]:
        word = draft[i]
        form = form_of(word.lower, plain=True)
        if form is None or form.ending not in ("base", "s") or word.tag not in _TAKEN:
            continue
        subject = phrase_before(draft, i, sentence.first)
        if subject is None or not _opens(draft, subject, sentence) or not _carries(draft, i, form, subject, sentence):
            continue
        make_verb(draft, i, form, TAGS[form.ending], subject, phrase_after(draft, i, sentence.last))
        return


def _opens(draft: Draft, subject: Phrase, sentence: Sentence) -> bool:
    """Whether nothing stands before the subject but marks, or nouns that it belongs to ("the lack of an *evacuation*")."""
    at = subject.first - 1
    while at > sentence.first and (draft[at].lower == "of" or draft[at].tag in NOUNS | {"DT", "JJ", "CD"}):
        at -= 1
    return at < sentence.first or draft[at].pos == "PUNCT" or draft[at].tag in NOUNS | {"DT", "JJ", "CD"}


def _carries(draft: Draft, i: int, form: Form, subject: Phrase, sentence: Sentence) -> bool:
    """Whether the word agrees with the noun before it, and what stands behind it may follow a verb."""
    noun = draft[subject.head]
    after = draft[i + 1].tag if i + 1 < sentence.last else "."
    many = noun.tag in ("NNS", "NNPS") or noun.lower in listed("words", "plural") or noun.lower in ("we", "they", "you", "i")
    if form.base in listed("words", "plain") and form.ending == "base" and form_of(form.base) is None:
        return after in _LIKE_OBJECT or after == "IN"
    if many != (form.ending == "base"):
        return False
    if is_only_verb(form):
        return True
    if form.ending == "s" and not (is_somebody(noun) and after in _LIKE_OBJECT):
        return False
    return after in _LIKE_OBJECT or (is_somebody(noun) and after in _AFTER)


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
    if any(draft[i].tag in _FINITE for i in range(first, sentence.last)):
        return
    pointed = first + 1 < sentence.last and draft[first + 1].tag in _POINTERS
    if form is not None and form.ending == "base" and word.pos != "VERB" and pointed:
        make_verb(draft, first, form, "VB", None, phrase_after(draft, first, sentence.last))
    else:
        _addressed(draft, sentence)


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
        if held is None or form is None or form.ending != "base" or first.dep not in _WRONG or first.head != held.head:
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


def headline_passives(draft: Draft, sentence: Sentence) -> None:
    """As in "Coup *feared*", "Two *jailed*": headlines tell what was done in the present, so a past form without an object is passive."""
    last = sentence.last - 1
    while last > sentence.first and draft[last].text in ("’", "'", "”", '"', "''"):
        last -= 1
    if draft[last].pos == "PUNCT":
        return
    for i in range(sentence.first + 1, sentence.last):
        verb = draft[i]
        if verb.tag != "VBD" or verb.dep != "ROOT" or base(verb) in listed("words", "intransitive"):
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


def demands(draft: Draft, sentence: Sentence) -> None:
    """As in "Opposition *demands* probe", where one noun does not agree with the verb that the next was taken for."""
    for i in range(sentence.first + 1, sentence.last - 1):
        word, after = draft[i], draft[i + 1]
        if word.tag != "NNS" or after.tag != "VBP" or after.lower not in rules("noun"):
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


def before_times(draft: Draft, sentence: Sentence) -> None:
    """The noun of an event that is taken for part of a time: "imposed *sanctions* years ago"."""
    for i in range(sentence.first + 1, sentence.last):
        word, time = draft[i], draft[draft[i].head]
        if word.dep != "compound" or (word.lower not in rules("noun") and base(word) not in rules("noun")) or time.i != i + 1:
            continue
        top = draft[time.head] if time.dep == "npadvmod" and draft[time.head].pos == "ADV" else time
        verb = draft[top.head]
        if base(time) in noun_class("time") and verb.pos == "VERB" and verb.i < i and not any(k.dep == "dobj" for k in draft.kids(verb.i)):
            draft.hang(i, verb.i, "dobj")


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


def participles(draft: Draft, sentence: Sentence) -> None:
    """As in "the *kidnapped* engineers", which may be taken for an adjective."""
    for i in range(sentence.first, sentence.last - 1):
        word = draft[i]
        if word.tag == "JJ" and word.dep == "amod" and word.head > i and draft[word.head].pos in ("NOUN", "PROPN"):
            form = form_of(word.lower)
            if form is not None and form.ending == "past" and form.base in rules("verb"):
                draft.call(i, "VERB", "VBN", form.base)


def held_nouns(draft: Draft, sentence: Sentence) -> None:
    """The noun of an event that is taken for a base form, though it has no clause of its own: "vow *strike* over wages"."""
    for i in range(sentence.first + 1, sentence.last):
        word = draft[i]
        if word.tag not in ("VB", "VBP") or word.dep not in ("dobj", "pobj") or word.lower not in rules("noun"):
            continue
        if not any(k.dep in ("aux", "nsubj", "dobj", "xcomp", "mark", "neg") for k in draft.kids(i)):
            draft.call(i, "NOUN", "NN", word.lower)


def marches(draft: Draft, sentence: Sentence) -> None:
    """The noun of an event that is taken for a day or a measure: "scrapped the *march*"."""
    for i in range(sentence.first + 1, sentence.last):
        word = draft[i]
        above = draft[word.head]
        if word.dep != "npadvmod" or word.lower not in rules("noun") or not word.text.islower() or above.pos != "VERB" or above.i > i:
            continue
        between = adverbs_before(draft, min([i, *(k.i for k in draft.kids(i) if k.i < i)]), sentence.first)
        if between == above.i and not any(k.dep in ("dobj", "ccomp") for k in draft.kids(above.i)):
            draft.hang(i, above.i, "dobj")


def first_words(draft: Draft, sentence: Sentence) -> None:
    """The noun of an event that begins a sentence, or stands in a headline of capitals, and so is taken for a name: "*Massacre* remembered"."""
    everywhere = _is_title(draft, sentence)
    for i in range(sentence.first, sentence.last if everywhere else min(sentence.first + 2, sentence.last)):
        word = draft[i]
        if word.tag not in ("NNP", "NNPS") or i in draft.in_names or not (everywhere or i == sentence.first or draft[i - 1].pos == "PUNCT"):
            continue
        beside = i + 1 < sentence.last and draft[i + 1].tag in ("NNP", "NNPS")
        if beside and not everywhere:
            continue
        lemma = next((w for w in (word.lower, word.lower.removesuffix("s"), word.lower.removesuffix("es")) if w in rules("noun")), None)
        if lemma is not None:
            draft.call(i, "NOUN", "NNS" if word.lower.endswith("s") and lemma != word.lower else "NN", lemma)


def _is_title(draft: Draft, sentence: Sentence) -> bool:
    """Whether every longer word begins with a capital."""
    words = [draft[i].text for i in range(sentence.first, sentence.last) if len(draft[i].text) > 3 and draft[i].text.isalpha()]  # noqa: PLR2004
    return len(words) > 2 and all(w[0].isupper() for w in words)  # noqa: PLR2004
