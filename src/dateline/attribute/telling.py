"""Clauses of saying that a parse lost: "told the local paper L'Écho that …", "…, said the ministry", "…, the governor said on Sunday"."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.attribute.frame import Frame, Relay
from dateline.attribute.lexicon import Lexicon, base_form
from dateline.attribute.outlets import Outlets, noun_phrase
from dateline.attribute.sources import TIME_NOUNS, agent, name_stretch, subject
from dateline.attribute.speakers import SpeakerKinds
from dateline.attribute.tree import QUOTE_MARKS, Stretch, Tree
from dateline.attribute.verbs import cue_stretch, verb_frame
from dateline.model import Token
from dateline.model.statement import SpeakerKind

TELLING = frozenset({"tell", "inform"})
_PLACED = frozenset({"prep:on", "prep:in", "prep:at", "prep:to", "prep:through", "prep:via", "prep:from", "prep:with", "prep:by"})
_OFFICES: frozenset[SpeakerKind] = frozenset({"official", "state", "military", "police", "organisation", "ngo", "party"})
_ROOMS = frozenset({"headquarters", "office", "hospital", "bureau"})
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


def told_frames(tree: Tree, block: Stretch, frames: Sequence[Frame], kinds: SpeakerKinds, outlets: Outlets) -> list[Frame]:
    """The frames with those of outlets that were told something: "…, Tass was told by doctors", "As Unian was informed at the ministry, …"."""
    out = list(frames)
    for token in (tree.tokens[i] for i in tree.lemmas.of(TELLING, block)):
        whom = tree.kid(token.i, "nsubjpass") if _is_done(tree, token.i) else None
        named = name_stretch(tree, whom.i, barred=(Stretch(token.i, token.i),)) if whom is not None else None
        if whom is None or named is None or not outlets.is_one(named, whom.i):
            continue
        who = agent(tree, token.i) or _office(tree, token, kinds)
        name = name_stretch(tree, who.i, barred=(Stretch(token.i, token.i), named)) if who is not None else None
        content = _learned(tree, token, named, name) if name is not None else None
        if who is None or name is None or content is None:
            continue
        found = _frame(tree, token.i, name, who.i, content)
        if found is not None:
            relay = Relay(name=named, cue=Stretch(token.i, token.i), head=whom.i)
            out = [f for f in out if f.head != token.i and not any(c.holds(token.i) for c in f.cue)]
            out.append(replace(found, relays=(relay,)))
    return out


def _office(tree: Tree, verb: Token, kinds: SpeakerKinds) -> Token | None:
    """The office where something was learned: "was told at the headquarters of the operation"."""
    for prep in tree.kids(verb.i, "prep"):
        noun = tree.kid(prep.i, "pobj") if prep.lower in ("at", "in") and prep.i > verb.i else None
        if noun is None or noun.lower in TIME_NOUNS:
            continue
        if noun.lower in _ROOMS or kinds.of(tree.below(noun.i), noun.i) in _OFFICES:
            return noun
    return None


def _learned(tree: Tree, verb: Token, whom: Stretch, who: Stretch) -> Stretch | None:
    """What an outlet was told: the clause behind, the main clause beside an "as", or what stands before."""
    sentence = tree.sentence(verb.i)
    if verb.dep == "advcl" and tree.tokens[tree.left[verb.i]].lower == "as":
        end = max(tree.right[verb.i], who.last)
        return tree.trimmed(Stretch(end + 1, sentence.last)) if end < sentence.last else None
    behind = next((k for k in tree.kids(verb.i, "ccomp") if k.i > verb.i), None)
    if behind is not None:
        return tree.trimmed(Stretch(max(tree.left[behind.i], verb.i + 1), tree.right[behind.i]))
    return tree.trimmed(Stretch(sentence.first, whom.first - 1)) if whom.first > sentence.first else None


def handed_on(tree: Tree, frames: Sequence[Frame], outlets: Outlets) -> list[Frame]:
    """In "The boy told his aunt, who told the Nation, that …" the boy speaks, through his aunt, whichever verb the frame stands on."""
    out: list[Frame] = []
    seen = set()
    for frame in frames:
        found = _handed(tree, frame, outlets) or frame
        if (found.source, found.content, found.relays) not in seen:
            out.append(found)
            seen.add((found.source, found.content, found.relays[-2:]))
    return out


def _handed(tree: Tree, frame: Frame, outlets: Outlets) -> Frame | None:
    first, then = _tellings(tree, frame)
    whom = tree.tokens[then.head] if then is not None else None
    who = subject(tree, first.i) if first is not None else None
    which = tree.kid(then.i, "nsubj") if then is not None else None
    if first is None or then is None or whom is None or who is None or which is None or not who.i < first.i < whom.i < which.i:
        return None
    name = name_stretch(tree, who.i, barred=(Stretch(first.i, first.i),))
    mouth = tree.trimmed(Stretch(first.i + 1, which.i - 1))
    if name is None or mouth is None or frame.content[0].first < then.i:
        return None
    heard = noun_phrase(tree, then.i + 1, frame.content[0].first - 1)
    relays = [Relay(name=mouth, cue=Stretch(first.i, first.i), head=whom.i)]
    if heard is not None and outlets.is_told(*heard):
        employer = outlets.employer(heard[1])
        whole = Stretch(heard[0].first, employer.last) if employer is not None else heard[0]
        relays.append(Relay(name=whole, cue=Stretch(then.i, then.i), head=heard[1]))
    return replace(frame, source=(name,), speaker=who.i, relays=tuple(relays))


def _tellings(tree: Tree, frame: Frame) -> tuple[Token | None, Token | None]:
    """The telling that a frame stands on and the one before it, or the one that hangs on whoever was told."""
    token = tree.tokens[frame.head]
    whom = tree.tokens[token.head] if token.dep == "relcl" else tree.kid(token.i, "dobj", "dative")
    if base_form(token.lemma) not in TELLING or whom is None or whom.dep not in ("dobj", "dative"):
        return None, None
    then = token if token.dep == "relcl" else next((k for k in tree.kids(whom.i, "relcl") if base_form(k.lemma) in TELLING), None)
    which = tree.kid(then.i, "nsubj") if then is not None else None
    first = tree.tokens[whom.head]
    if then is None or which is None or which.lower not in ("who", "which") or base_form(first.lemma) not in TELLING:
        return None, None
    return (first, then) if not any(k.i < then.i for k in tree.kids(first.i, "ccomp", "xcomp")) else (None, None)
