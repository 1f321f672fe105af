"""Clauses of saying that a parse lost: "told the local paper L'Écho that …", "…, said the ministry", "…, the governor said on Sunday"."""

from dateline.attribute.frame import Frame
from dateline.attribute.lexicon import Lexicon, base_form
from dateline.attribute.outlets import noun_phrase
from dateline.attribute.sources import TIME_NOUNS, name_stretch, subject
from dateline.attribute.tree import QUOTE_MARKS, Stretch, Tree
from dateline.attribute.verbs import cue_stretch, verb_frame

TELLING = frozenset({"tell", "inform"})
_PLACED = frozenset({"prep:on", "prep:in", "prep:at", "prep:to", "prep:through", "prep:via", "prep:from", "prep:with", "prep:by"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_NAMES = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "X", "PART", "PRON", "ADP"})


def said_frame(tree: Tree, verb: int, whole: Stretch, lexicon: Lexicon) -> Frame | None:
    """The frame of a verb of saying: by the parse, else by the order of the words."""
    token = tree.tokens[verb]
    frame = verb_frame(tree, token) if token.pos in ("VERB", "AUX") else None
    lemma = base_form(token.lemma)
    if lemma in TELLING and (frame is None or frame.construction in ("obj", "obj-to")) and (told := _told(tree, verb, whole)) is not None:
        return told
    if frame is not None and frame.speaker is not None and (lemma not in lexicon.speech or frame.construction not in _PLACED):
        return frame
    return closing_frame(tree, verb, whole) if lemma in lexicon.speech and token.tag in _FINITE else frame


def _told(tree: Tree, verb: int, whole: Stretch) -> Frame | None:
    """Whoever is told is no content: what follows is, or what went before."""
    sentence = tree.sentence(verb)
    named = noun_phrase(tree, verb + 1, min(whole.last, sentence.last))
    if named is None or _is_done(tree, verb):
        return None
    start = named[0].last + 1
    rest = tree.trimmed(Stretch(start, whole.last)) if start <= whole.last else None
    if rest is None or not any(t.pos in ("VERB", "AUX") for t in tree.tokens[rest.first : rest.last + 1]):
        return closing_frame(tree, verb, whole)
    if tree.tokens[rest.first].lower == "to" or (tree.tokens[rest.first].lower == "not" and tree.tokens[rest.first + 1].lower == "to"):
        return None
    who = subject(tree, verb)
    source = name_stretch(tree, who.i, barred=(Stretch(verb, verb),)) if who is not None and who.i < verb else None
    if who is None or source is None:
        return None
    return _frame(tree, verb, source, who.i, rest)


def _is_done(tree: Tree, verb: int) -> bool:
    return tree.kid(verb, "auxpass") is not None


def closing_frame(tree: Tree, verb: int, whole: Stretch) -> Frame | None:
    """The saying behind what is said: nothing but whom, when and where may follow."""
    if any(t.pos in ("VERB", "AUX", "SCONJ") for t in tree.tokens[verb + 1 : whole.last + 1] if t.tag not in ("VBN", "VBG")):
        return None
    before = tree.tokens[verb - 1] if verb > whole.first else None
    if before is None:
        return None
    if before.text == "," or before.text in QUOTE_MARKS:
        named = noun_phrase(tree, verb + 1, whole.last)
        if named is not None and verb - 2 >= whole.first:
            return _frame(tree, verb, _with_tail(tree, named[0], whole), named[1], _before(tree, verb, whole))
    source = _closing_source(tree, verb, whole)
    return _frame_of(tree, verb, source, whole) if source is not None else None


def _closing_source(tree: Tree, verb: int, whole: Stretch) -> Stretch | None:
    """The words between the last comma or mark and the verb, with one remark between commas behind the name."""
    last = verb - 1
    while last > whole.first and tree.tokens[last].pos in ("AUX", "ADV"):
        last -= 1
    commas = 1 if tree.tokens[last].text == "," else 0
    last -= commas
    start = last
    while start > whole.first and tree.tokens[start - 1].text not in QUOTE_MARKS:
        if tree.tokens[start - 1].text == ",":
            if not commas:
                break
            commas -= 1
        start -= 1
    return tree.trimmed(Stretch(start, last)) if whole.first < start <= last else None


def _frame_of(tree: Tree, verb: int, source: Stretch, whole: Stretch) -> Frame | None:
    """The frame of a source in front of its verb, unless a clause of its own stands in it."""
    nouns = [i for i in range(source.first, source.last + 1) if tree.tokens[i].pos in ("NOUN", "PROPN", "PRON", "NUM")]
    if not nouns or any(
        tree.tokens[i].pos == "AUX" for i in range(source.first, source.last + 1) if not _in_relative(tree, source.first, i)
    ):
        return None
    inside = [i for i in nouns if not source.holds(tree.tokens[i].head)]
    return _frame(tree, verb, source, next(iter(inside), nouns[0]), _before(tree, source.first, whole))


def _in_relative(tree: Tree, first: int, i: int) -> bool:
    return any(t.lower in ("who", "which", "that") for t in tree.tokens[first:i])


def _with_tail(tree: Tree, name: Stretch, whole: Stretch) -> Stretch:
    """The name with the prepositional phrase that belongs to it."""
    last = name.last
    while last < whole.last and tree.tokens[last + 1].pos in _NAMES and tree.tokens[last + 1].lower not in (*TIME_NOUNS, "on", "to", "via"):
        last += 1
    return Stretch(name.first, last if tree.tokens[last].pos != "ADP" else last - 1)


def _before(tree: Tree, end: int, whole: Stretch) -> Stretch | None:
    return tree.trimmed(Stretch(whole.first, end - 1)) if end > whole.first else None


def _frame(tree: Tree, verb: int, source: Stretch, speaker: int, content: Stretch | None) -> Frame | None:
    if content is None:
        return None
    token = tree.tokens[verb]
    return Frame(
        head=verb,
        lemma=base_form(token.lemma),
        construction="clause",
        source=(source,),
        speaker=speaker,
        cue=(cue_stretch(tree, token, "clause"),),
        content=(content,),
    )
