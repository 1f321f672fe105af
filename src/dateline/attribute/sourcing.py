"""Sources that a tagger cut a little wrong, put right: places and days that are none, ends of noun phrases, what a set phrase leads to."""

from dataclasses import replace

from dateline.attribute.frame import Frame, Relay
from dateline.attribute.lexicon import Lexicon, base_form
from dateline.attribute.outlets import Outlets, noun_phrase
from dateline.attribute.sources import TIME_NOUNS, name_stretch, naming
from dateline.attribute.telling import closing_frame
from dateline.attribute.tree import Stretch, Tree

_MOUTHS = frozenset({"through", "via"})
_ARTICLE = 1  # tokens that a source may lack in front


def placed(tree: Tree, frame: Frame, outlets: Outlets) -> Frame:
    """Where something was said is not who said it: "It was claimed on | state television |"."""
    if not frame.source or frame.speaker is None or frame.construction == "phrase":
        return frame
    last = tree.tokens[frame.cue[0].last]
    at = frame.source[0]
    if last.lower not in ("on", "via") or at.first != last.i + 1 or not outlets.is_one(at, frame.speaker):
        return frame
    return replace(frame, source=(), speaker=None)


def timeless(tree: Tree, frame: Frame) -> Frame:
    """A day says nothing: "the governor said on | Sunday |"."""
    if not frame.source or frame.speaker is None or tree.tokens[frame.speaker].lower not in TIME_NOUNS or frame.construction == "phrase":
        return frame
    seen = closing_frame(tree, frame.head, Stretch(tree.sentence(frame.head).first, frame.head + 2))
    return replace(frame, source=seen.source, speaker=seen.speaker) if seen is not None else frame


def phrased(frame: Frame, seen: Frame | None) -> Frame:
    """A set phrase is followed by its source: "according to | doctors"."""
    if frame.construction != "phrase" or frame.lemma in ("citing", "quoting") or seen is None or not frame.source or not seen.source:
        return frame
    if seen.source[0].first == frame.source[0].first or (
        seen.source[0].contains(frame.source[0]) and frame.source[0].first - seen.source[0].first <= _ARTICLE
    ):
        return frame
    return replace(seen, confidence=frame.confidence)


def widened(tree: Tree, frame: Frame) -> Frame:
    """A source that is cut inside its noun phrase: "the | detained blogger", "A video published by | the newspaper", "emails obtained by | X"."""
    if not frame.source:
        return frame
    source = frame.source[0]
    verb = tree.tokens[source.last]
    if (
        verb.pos == "VERB"
        and verb.tag in ("VBZ", "VBD", "VBP")
        and verb.dep not in ("relcl", "acl", "ccomp", "advcl", "csubj")
        and source.last > source.first
    ):
        source = Stretch(source.first, source.last - 1)
    source = _closed(tree, source)
    end = tree.tokens[source.last]
    named = (
        noun_phrase(tree, source.last + 1, frame.cue[0].first - 1)
        if end.pos in ("ADP", "DET") and source.last < frame.cue[0].first - 1
        else None
    )
    if named is not None:
        source = Stretch(source.first, named[0].last)
    elif end.pos == "ADP" and source.last > source.first:
        source = Stretch(source.first, source.last - 1)
    first = source.first
    while first > 0 and tree.tokens[first - 1].pos == "DET":
        first -= 1
    by, participle = tree.tokens[first - 1], tree.tokens[first - 2]
    if (
        first - 2 > 0
        and by.lower in ("by", "on", "with")
        and participle.tag == "VBN"
        and tree.tokens[participle.head].pos in ("NOUN", "PROPN")
        and participle.dep == "acl"
    ):
        source = Stretch(min(tree.left[participle.head], participle.head), source.last)
    if source == frame.source[0] or any(source.meets(s) for s in (*frame.cue, *frame.content)):
        return frame
    return replace(frame, source=(source, *frame.source[1:]), speaker=naming(tree, source))


def _closed(tree: Tree, source: Stretch) -> Stretch:
    """The source without a clause that has only begun: "The junta's order, | broadcast"."""
    begun = tree.tokens[source.last].dep == "acl" and tree.tokens[source.last - 1].text == "," and source.last - source.first > 1
    return Stretch(source.first, source.last - 2) if begun else source


def settled(tree: Tree, frame: Frame, lexicon: Lexicon, outlets: Outlets) -> Frame:
    """The frame with the source its sentence gives it: without whoever it spoke through, without a verb of its own, with what was sent."""
    return _sent(tree, _parted(tree, _alone(tree, frame, outlets), lexicon), lexicon)


def _alone(tree: Tree, frame: Frame, outlets: Outlets) -> Frame:
    """The speaker without mouth, place and credit: "The treasurer, | through his solicitor, | said", "said the minister | on Radio Birinchi |"."""
    if not frame.source or frame.speaker is None:
        return frame
    source = frame.source[0]
    at = next((i for i in range(source.first + 1, source.last) if tree.tokens[i].lower in _MOUTHS and tree.tokens[i - 1].text == ","), None)
    if at is None and frame.head < source.first:
        at = next((i for i in range(frame.speaker + 1, source.last) if _leaves(tree, i, source, outlets)), None)
    name = tree.trimmed(Stretch(source.first, at - 1)) if at is not None and frame.speaker < at else None
    return replace(frame, source=(name, *frame.source[1:])) if name is not None else frame


def _leaves(tree: Tree, i: int, source: Stretch, outlets: Outlets) -> bool:
    """Whether a source that stands behind its cue runs on here into where it spoke, or into brackets with a credit."""
    token = tree.tokens[i]
    if token.text == "(":
        return tree.tokens[i + 1].lower in ("source", "sources", "via")
    named = noun_phrase(tree, i + 1, source.last) if token.lower in ("on", "via") else None
    return named is not None and named[0].last == source.last and outlets.is_one(*named)


def _parted(tree: Tree, frame: Frame, lexicon: Lexicon) -> Frame:
    """Whoever tells it between commas passes it on: "A guard, | she recalled, | told them that …"."""
    own = tree.kid(frame.head, "nsubj")
    verb = next((k for k in tree.kids(frame.head, "parataxis") if k.i < frame.head and base_form(k.lemma) in lexicon.speech), None)
    who = tree.kid(verb.i, "nsubj") if verb is not None else None
    if own is None or verb is None or who is None or not own.i < who.i < verb.i or tree.tokens[verb.i + 1].text != ",":
        return frame
    told = name_stretch(tree, who.i, barred=(Stretch(verb.i, verb.i),))
    name = name_stretch(tree, own.i, barred=(Stretch(tree.left[who.i], verb.i),))
    if told is None or name is None or not any(s.meets(told) or s.meets(name) for s in frame.source):
        return frame
    content = tuple(c for c in frame.content if not c.meets(name))
    relay = Relay(name=told, cue=Stretch(verb.i, verb.i), head=who.i)
    cue = tuple(c for c in frame.cue if not c.meets(told)) or (Stretch(frame.head, frame.head),)
    return replace(frame, source=(name,), speaker=own.i, cue=cue, content=content or frame.content, relays=(*frame.relays, relay))


def _sent(tree: Tree, frame: Frame, lexicon: Lexicon) -> Frame:
    """What was sent, leaked or shown says it, not its sending: "A cable | leaked to The Intercept | shows that …"."""
    token = tree.tokens[frame.head]
    thing = tree.tokens[token.head]
    verb = tree.tokens[thing.head]
    if frame.source or token.tag != "VBN" or token.dep != "acl" or thing.dep != "nsubj" or not frame.head < verb.i < frame.content[0].first:
        return frame
    name = tree.trimmed(Stretch(tree.left[thing.i], verb.i - 1))
    if name is None or base_form(verb.lemma) not in lexicon.verbs:
        return frame
    lemma = base_form(verb.lemma)
    return replace(frame, head=verb.i, lemma=lemma, construction="that", source=(name,), speaker=thing.i, cue=(Stretch(verb.i, verb.i),))
