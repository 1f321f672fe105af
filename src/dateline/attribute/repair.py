"""Frames that a tagger cut a little wrong, put right: sources, links and contents, where the words around them leave no doubt."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.attribute.carrying import AIRING
from dateline.attribute.frame import Frame
from dateline.attribute.lexicon import Lexicon, base_form
from dateline.attribute.links import has_verb, relinked
from dateline.attribute.outlets import Outlets, noun_phrase
from dateline.attribute.sources import name_stretch, naming
from dateline.attribute.sourcing import phrased, placed, timeless, widened
from dateline.attribute.tree import QUOTE_MARKS, Stretch, Tree
from dateline.attribute.verbs import verb_frame

_LEADING = frozenset({"on", "to", "with", "via", "through"})
_OPENERS = frozenset({"that", "how", "why", "what", "where", "when", "who", "whether", "if", "for", "to", "about", "of", "against"})
_HEARD = frozenset({"quote", "cite", "interview", "speak", "talk", "write", "appear", "contact", "reach"})
_BEHIND = QUOTE_MARKS | {",", "-", "–", "—", "--"}
_REACH = 14
_GAP = 4
_ACTIVE = frozenset({"that", "clause", "quote", "obj", "obj-to", "to", "wh", "ing", "speech", "tagged", "prep:of", "prep:about"})
_ASKED = frozenset({"asked", "pressed", "questioned", "quizzed"})


def repaired(tree: Tree, frames: Sequence[Frame], lexicon: Lexicon, outlets: Outlets, phrases: Mapping[int, Frame]) -> list[Frame]:
    """The frames with better edges, and those of clauses that were cut off a content."""
    out: list[Frame] = []
    heads = {f.head for f in frames}
    full = [placed(tree, _unplaced(tree, _unparted(tree, f)), outlets) for f in frames]
    for linked in relinked(tree, [_whole(tree, widened(tree, f)) for f in full], lexicon):
        frame = timeless(tree, phrased(linked, phrases.get(linked.head)))
        new = _completed(tree, _unswallowed(tree, _unpublished(tree, _unhung(tree, _extended(tree, frame))), outlets), outlets)
        rest = _beside(tree, new, lexicon)
        if rest is not None and rest[1].head not in heads:
            out += rest
        else:
            out.append(new)
    return out


def _extended(tree: Tree, frame: Frame) -> Frame:
    """A content that stops just before its phrase or source takes in the verb between them: "…, the fire service | said, | according to"."""
    last = frame.content[-1]
    end = min([s.first for s in (*frame.cue, *frame.source) if s.first > last.last], default=last.last)
    gap = range(last.last + 1, end)
    if not 0 < len(gap) <= 2 * _GAP or not any(tree.tokens[i].pos == "VERB" for i in gap) or not _is_comma_parted(tree, end):
        return frame
    longer = tree.trimmed(Stretch(last.first, end - 1))
    return replace(frame, content=(*frame.content[:-1], longer)) if longer is not None else frame


def _is_comma_parted(tree: Tree, end: int) -> bool:
    """Whether a comma stands before the words that close the sentence: "… said, the Times reported"."""
    return tree.tokens[end - 1].text == ","


def _unhung(tree: Tree, frame: Frame) -> Frame:
    """The content without a noun that hangs on a preposition in front of the source: "Asked about | the boats |, the admiral said | …"."""
    if not frame.content[1:] or not frame.source or frame.construction == "phrase":
        return frame
    first, *rest = frame.content
    subjects = [first.holds(k.i) for k in tree.kids(frame.head, "nsubj")]
    if (
        first.last < frame.cue[0].first
        and (any(subjects) or first.first == first.last)
        and not has_verb(tree, first)
        and has_verb(tree, rest[0])
    ):
        return replace(frame, content=tuple(rest))
    if first.last < frame.source[0].first and any(t.lower in _ASKED for t in tree.tokens[max(0, first.first - _REACH) : first.first]):
        return replace(frame, content=tuple(rest)) if frame.source[0].last < rest[0].first else frame
    hung = first.first > 0 and tree.tokens[first.first - 1].pos == "ADP" and first.last < frame.source[0].first < rest[0].first
    return replace(frame, content=tuple(rest)) if hung and not has_verb(tree, first) and has_verb(tree, rest[0]) else frame


def _unpublished(tree: Tree, frame: Frame) -> Frame:
    """A content does not begin with the clause that tells where a letter was published: "that was published in Die Zeit | that she …"."""
    first = frame.content[0]
    if tree.tokens[first.first].lower not in ("that", "which") or first.last - first.first < _GAP:
        return frame
    if tree.tokens[first.first + 1].lower not in ("was", "were", "is", "has") or (
        tree.tokens[first.first - 1].pos != "NOUN" and first.first
    ):
        return frame
    for i in range(first.first + 3, min(first.last, first.first + _REACH)):
        if tree.tokens[i].lower == "that" and tree.tokens[i].pos == "SCONJ":
            return replace(frame, content=(Stretch(i, first.last), *frame.content[1:]))
    return frame


def _unparted(tree: Tree, frame: Frame) -> Frame:
    """A content does not begin with where its speaker was quoted: "According to the mayor, | quoted in the daily Vecer, | nobody was hurt"."""
    first = frame.content[0]
    token = tree.tokens[first.first]
    if token.tag not in ("VBN", "VBG") or base_form(token.lemma) not in _HEARD or tree.tokens[first.first - 1].text != ",":
        return frame
    if not any(s.last == first.first - 2 for s in frame.source):
        return frame
    comma = next((i for i in range(first.first + 1, first.last) if tree.tokens[i].text == ","), None)
    return replace(frame, content=(Stretch(comma + 1, first.last), *frame.content[1:])) if comma is not None else frame


def _unplaced(tree: Tree, frame: Frame) -> Frame:
    """Whoever speaks on a station is not the station: "“…” – the consul, speaking on | TVN24"."""
    verb = tree.tokens[frame.head]
    if verb.tag != "VBG" or base_form(verb.lemma) not in _HEARD or not frame.source or tree.tokens[frame.head - 1].text != ",":
        return frame
    prep = tree.tokens[frame.source[0].first - 1]
    if prep.head != frame.head or prep.lower not in _LEADING | {"in", "at"}:
        return frame
    first = next((i for i in range(frame.head - 2, tree.sentence(frame.head).first, -1) if tree.tokens[i].text in _BEHIND), None)
    name = tree.trimmed(Stretch(first + 1, frame.head - 2)) if first is not None and first < frame.head - 2 else None
    if name is None or has_verb(tree, name) or any(name.meets(c) for c in frame.content):
        return frame
    return replace(frame, source=(name,), speaker=naming(tree, name))


def _unswallowed(tree: Tree, frame: Frame, outlets: Outlets) -> Frame:
    """A content does not begin with the outlet the cue leads to: "recounted to | Radio Dabanga | how …", "called on | TikTok | for …"."""
    first = frame.content[0]
    before = tree.tokens[first.first - 1] if first.first else None
    if before is None or frame.construction == "phrase" or not frame.source:
        return frame
    told = before.i == frame.head and frame.lemma in ("tell", "inform")
    if before.lower not in _LEADING and not told:
        return frame
    named = noun_phrase(tree, first.first, first.last)
    if named is None or named[0].last >= first.last or not outlets.is_one(*named):
        return frame
    after = tree.tokens[named[0].last + 1]
    if after.lower not in _OPENERS and after.text not in QUOTE_MARKS and not told:
        return frame
    return replace(frame, content=(Stretch(after.i, first.last), *frame.content[1:]))


def _completed(tree: Tree, frame: Frame, outlets: Outlets) -> Frame:
    """A verb that says something somewhere has its subject for a source, also where the tagger named none or no noun of it."""
    nouns = [i for s in frame.source for i in range(s.first, s.last + 1) if tree.tokens[i].pos not in ("DET", "ADP", "PUNCT", "AUX")]
    head = tree.tokens[frame.head]
    if nouns or head.pos != "VERB" or frame.construction.startswith(("pass", "raise", "noun", "light")):
        return frame
    seen = _turned(tree, frame) or verb_frame(tree, head)
    if seen is None or seen.speaker is None or seen.construction.startswith(("pass", "raise")):
        return frame
    if tree.tokens[seen.speaker].lower in ("it", "there", "which", "that"):
        return frame
    cut = seen.construction in ("clause", "that", "quote") and any(s.contains(c) and s != c for c in frame.content for s in seen.content)
    within = seen.construction == "clause" and any(c.contains(s) and c.last < frame.head for c in frame.content for s in seen.source)
    if not frame.source and (cut or within) and seen.construction == "clause":
        return replace(frame, source=seen.source, speaker=seen.speaker, content=seen.content)
    swallowed = any(s.contains(c) for s in seen.source for c in frame.content)
    if not frame.source and not swallowed and not _is_placed(tree, frame, outlets):
        return frame
    content = [c for c in frame.content if not any(s.meets(c) for s in seen.source)]
    tiny = sum(c.last - c.first + 1 for c in content) < _GAP - 1
    return replace(frame, source=seen.source, speaker=seen.speaker, content=seen.content if tiny else tuple(content))


def _turned(tree: Tree, frame: Frame) -> Frame | None:
    """The frame of "…, warned | the head of the office |": what stands behind its verb speaks, though parsers take it for an object."""
    said, who = tree.kid(frame.head, "ccomp"), tree.kid(frame.head, "dobj")
    if said is None or who is None or tree.kid(frame.head, "nsubj") is not None or not said.i < frame.head < who.i:
        return None
    name = name_stretch(tree, who.i, barred=frame.cue) if tree.left[who.i] == frame.head + 1 else None
    content = tree.trimmed(tree.below(said.i))
    if name is None or content is None or content.last >= frame.head or not any(name.contains(c) for c in frame.content):
        return None
    return replace(frame, construction="quote", source=(name,), speaker=who.i, content=(content,))


def _whole(tree: Tree, frame: Frame) -> Frame:
    """A source or content that stops inside its noun phrase, or names what belongs to the subject, goes on to its end: "Al | Jazeera", "heavy | shelling"."""
    source = tuple(_to_noun(tree, s, frame) for s in frame.source)
    content = tuple(_to_noun(tree, c, frame) for c in frame.content)
    if source != frame.source or content != frame.content:
        frame = replace(frame, source=source, content=content, speaker=naming(tree, source[0]) if source else None)
    head = tree.tokens[frame.head]
    seen = verb_frame(tree, head) if head.pos == "VERB" and len(frame.source) == 1 and frame.construction in _ACTIVE else None
    if seen is None or seen.speaker is None or not seen.source or seen.construction not in _ACTIVE:
        return frame
    inside = seen.source[0].contains(frame.source[0]) and not frame.source[0].holds(seen.speaker)
    free = not any(seen.source[0].meets(o) for o in (*frame.cue, *frame.content))
    return replace(frame, source=seen.source, speaker=seen.speaker) if inside and free else frame


def _to_noun(tree: Tree, stretch: Stretch, frame: Frame) -> Stretch:
    """The stretch up to the noun its last word only describes."""
    last = tree.tokens[stretch.last]
    noun = tree.tokens[last.head]
    if (
        last.dep not in ("compound", "amod", "nummod", "det", "poss")
        or noun.i <= last.i
        or noun.pos not in ("NOUN", "PROPN")
        or base_form(noun.lemma) in AIRING
    ):
        return stretch
    longer = Stretch(stretch.first, max(noun.i, tree.right[noun.i]) if stretch in frame.content else noun.i)
    others = [o for o in (*frame.cue, *frame.source, *frame.content) if o != stretch]
    return stretch if any(longer.meets(o) for o in others) else longer


def _is_placed(tree: Tree, frame: Frame, outlets: Outlets) -> bool:
    """Whether an outlet or platform stands in the frame's sentence outside its content."""
    sentence = tree.sentence(frame.head)
    for i in range(sentence.first, sentence.last):
        if tree.tokens[i].pos != "ADP" or any(c.holds(i) for c in frame.content):
            continue
        named = noun_phrase(tree, i + 1, sentence.last)
        if named is not None and outlets.is_one(*named):
            return True
    return False


def _beside(tree: Tree, frame: Frame, lexicon: Lexicon) -> tuple[Frame, Frame] | None:
    """A content that runs on into the next main clause is cut there: "…, but the ministry | declined to confirm this"."""
    for n, content in enumerate(frame.content):
        for cc, verb in _coordinated(tree, frame, content):
            other = verb_frame(tree, tree.tokens[verb])
            if (
                other is None
                or other.speaker is None
                or not other.source
                or other.source[0].first <= cc
                or other.lemma not in lexicon.verbs
            ):
                continue
            short = tree.trimmed(Stretch(content.first, cc - 1))
            if short is not None:
                return replace(frame, content=(*frame.content[:n], short)), other
    return None


def _coordinated(tree: Tree, frame: Frame, content: Stretch) -> Iterator[tuple[int, int]]:
    """The conjunctions in a content that tie a clause with a subject of its own to the cue, with the verbs of those clauses."""
    for cc in tree.kids(frame.head, "cc"):
        if not content.holds(cc.i) or cc.i < frame.head:
            continue
        for verb in tree.kids(frame.head, "conj"):
            own = tree.kid(verb.i, "nsubj")
            if verb.i > cc.i and own is not None and tree.left[own.i] == cc.i + 1 and base_form(verb.lemma) != "be":
                yield cc.i, verb.i
