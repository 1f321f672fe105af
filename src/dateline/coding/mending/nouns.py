"""Nouns of events taken for names, times or verbs: "*Massacre* remembered", "scrapped the *march*", "vow *strike*"."""

from dateline.coding.grammar import base
from dateline.coding.mending.clause import adverbs_before
from dateline.coding.mending.draft import Draft
from dateline.coding.mending.forms import form_of
from dateline.coding.ontology import noun_class, rules
from dateline.model import Sentence


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


def held_nouns(draft: Draft, sentence: Sentence) -> None:
    """The noun of an event that is taken for a base form, though it has no clause of its own: "vow *strike* over wages"."""
    for i in range(sentence.first + 1, sentence.last):
        word = draft[i]
        if word.tag not in ("VB", "VBP") or word.dep not in ("dobj", "pobj") or word.lower not in rules("noun"):
            continue
        helped = base(draft[word.head]) == "do"
        if not helped and not any(k.dep in ("aux", "nsubj", "dobj", "xcomp", "mark", "neg") for k in draft.kids(i)):
            draft.call(i, "NOUN", "NN", word.lower)


def verbal_nouns(draft: Draft, sentence: Sentence) -> None:
    """As in "since the *uprising*", which may be taken for a participle or an adjective."""
    for i in range(sentence.first, sentence.last):
        word = draft[i]
        if word.tag == "VB" and word.dep == "ROOT" and word.lower in rules("noun") and form_of(word.lower) is None:
            draft.call(i, "NOUN", "NN", word.lower)  # "*Truce* to be signed"
        if word.tag not in ("VBG", "JJ") or word.lower not in rules("noun") or word.dep not in ("pobj", "dobj", "nsubj", "nsubjpass"):
            continue
        if word.tag == "JJ" or (
            word.dep in ("pobj", "dobj") and not any(k.dep in ("dobj", "aux", "nsubj", "xcomp", "ccomp") for k in draft.kids(i))
        ):
            draft.call(i, "NOUN", "NN", word.lower)


def names(draft: Draft, sentence: Sentence) -> None:
    """The name of somebody that is taken for a common noun: "*Norland* arms the hill clans"."""
    for i in range(sentence.first, sentence.last):
        word = draft[i]
        if (
            word.tag == "NN"
            and i in draft.named
            and word.text[0].isupper()
            and word.lower not in rules("noun")
            and form_of(word.lower) is None
        ):
            draft.call(i, "PROPN", "NNP", word.text)


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
