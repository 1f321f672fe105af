"""What somebody says inside what another one reports; the tagger sees one level of it, a chain needs them all."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from dateline.attribute.frame import Frame
from dateline.attribute.lexicon import Lexicon, base_form
from dateline.attribute.outlets import Outlets
from dateline.attribute.screens import is_no_statement
from dateline.attribute.telling import closing_frame, said_frame
from dateline.attribute.tree import QUOTE_MARKS, Stretch, Tree
from dateline.model.statement import CueClass, SpeakerKind

_FINITE = frozenset({"that", "clause", "quote", "wh", "ing", "prep:of", "prep:about"})
_OTHER = frozenset({"to", "obj-to", "prep:against", "prep:for", "prep:to"})
_SPEAKING = frozenset({"speak", "tell", "warn", "complain", "talk", "report"})
_MINDS: frozenset[CueClass] = frozenset({"believes", "reports", "shows", "states"})
_SEEING = frozenset({"see", "hear", "know", "assume", "find", "think", "feel", "learn", "mean", "imagine", "recall", "remember"})
_MONITORS: tuple[SpeakerKind, ...] = ("ngo",)
_HELPING = 3  # words from an auxiliary to its verb; one further off was hung there by mistake
_LEARNING = frozenset({"learn", "hear", "know"})
_OWNERS = {"he": "his", "she": "her", "they": "their"}
_OBJECTS = frozenset({"him", "her", "me"})
_STEPS = 5
_VERBS = frozenset({"VERB", "AUX"})
_FRONT = 3  # tokens that may stand before a phrase in front of a content
_ASKING = frozenset({
    "promise", "vow", "pledge", "threaten", "refuse", "urge", "ask", "tell", "warn", "demand", "call", "appeal", "confess", "admit",
    "claim", "swear",
})  # fmt: skip
_SAYING: frozenset[CueClass] = frozenset(
    {"states", "claims", "accuses", "denies", "demands", "promises", "threatens", "warns", "confirms", "condemns", "reports"}
)
_HELD: frozenset[CueClass] = frozenset({"accuses", "denies", "condemns", "confirms", "believes", "fears", "warns"})
_PASSING = frozenset({"phrase"})


def inner_frames(
    tree: Tree, frames: Sequence[Frame], lexicon: Lexicon, outlets: Outlets, phrases: Sequence[Frame], barred: AbstractSet[int]
) -> list[Frame]:
    """Frames that stand in the contents of others and that nobody has found yet, outermost first."""
    out: list[Frame] = []
    known = list(frames)
    queue = list(frames)
    while queue:
        outer = queue.pop(0)
        for inner in (*_phrases(tree, outer, phrases), *_verbs(tree, outer, lexicon, outlets)):
            if inner.head not in barred and not _is_known(inner, known) and not is_no_statement(tree, inner, lexicon):
                known.append(inner)
                out.append(inner)
                queue.append(inner)
    return out


def _is_known(inner: Frame, known: Iterable[Frame]) -> bool:
    words = {i for c in inner.cue for i in range(c.first, c.last + 1)}
    return any(f.head == inner.head or any(c.holds(i) for c in f.cue for i in words) for f in known)


def _phrases(tree: Tree, outer: Frame, phrases: Iterable[Frame]) -> Iterator[Frame]:
    """In "reported that, according to two diplomats, …": the phrase speaks of the rest of the content."""
    for phrase in phrases:
        whole = Stretch(outer.content[0].first, outer.content[-1].last)
        if phrase.head == outer.head or not outer.source or not whole.holds(phrase.head) or phrase.head - whole.first > _FRONT:
            continue
        end = max(s.last for s in (*phrase.cue, *phrase.source))
        rest = tree.trimmed(Stretch(end + 1, whole.last)) if end < whole.last else None
        if rest is not None and phrase.source:
            yield replace(phrase, content=(rest,))


def _verbs(tree: Tree, outer: Frame, lexicon: Lexicon, outlets: Outlets) -> Iterator[Frame]:
    """The main clause of the content, where its own subject says something."""
    if not outer.source or outer.speaker is None:
        return
    if lexicon.verbs.get(outer.lemma) in ("demands", "asks"):  # "asked that the court condemn …" condemns nothing yet
        return
    whole = Stretch(outer.content[0].first, outer.content[-1].last)
    if tree.tokens[whole.first].text in QUOTE_MARKS and outer.construction not in _PASSING and tree.tokens[whole.last].text in QUOTE_MARKS:
        return
    for i in tree.parts.of(_VERBS, whole):
        closing = _is_closing(tree, i, whole, lexicon)
        if not (closing or _is_main(tree, i, whole)):
            continue
        inner = closing_frame(tree, i, whole) if closing else said_frame(tree, i, whole, lexicon)
        if inner is None or inner.speaker is None or not inner.source:
            continue
        inner = _behind_source(tree, inner)
        reported = outlets.is_reporter(outer.source[0], outer.speaker, *_MONITORS)
        if not _is_heard(tree, inner, outer) and not _fits(tree, inner, lexicon, reported=reported):
            continue
        clipped = _clipped(tree, inner, whole)
        if clipped is not None and tree.tokens[clipped.speaker or 0].lower not in ("it", "there", "who", "which", "that"):
            yield clipped


def _is_closing(tree: Tree, i: int, whole: Stretch, lexicon: Lexicon) -> bool:
    """Whether a verb the parse took for a participle closes what is reported: "…, the head of state | assured |, Agerpres reports"."""
    token = tree.tokens[i]
    if token.dep != "acl" or token.tag not in ("VBN", "VBD") or i != whole.last or base_form(token.lemma) not in lexicon.speech:
        return False
    return tree.tokens[token.head].dep == "nsubj" and whole.first < tree.left[token.head] and tree.kid(i, "aux", "auxpass") is None


def _behind_source(tree: Tree, inner: Frame) -> Frame:
    """What was learned from somebody is what follows the name, also where the parse hung it on that: "learned from a clerk | that …"."""
    first = inner.content[0]
    if inner.lemma not in _LEARNING or inner.construction != "prep:from":
        return inner
    that = next((i for i in range(first.first, first.last) if tree.tokens[i].lower == "that" and tree.tokens[i].dep != "nsubj"), None)
    return replace(inner, construction="that", content=(Stretch(that, first.last),)) if that is not None else inner


def _is_heard(tree: Tree, inner: Frame, outer: Frame) -> bool:
    """Whether the words beside the inner verb tell that it came from somebody else."""
    finite = inner.construction == "that" and _is_finite(tree, inner.head)
    return finite and (_is_learned(tree, inner) or _is_told_to(tree, inner, outer))


def _fits(tree: Tree, inner: Frame, lexicon: Lexicon, *, reported: bool) -> bool:
    """Whether the inner verb says something, and of somebody else: what "he said he thinks" is one statement."""
    known = lexicon.verbs.get(inner.lemma)
    pronoun = inner.speaker is not None and tree.tokens[inner.speaker].pos == "PRON"
    if (pronoun and not (reported and inner.lemma in lexicon.speech)) or not _is_finite(tree, inner.head):
        return False
    if inner.construction in ("prep:of", "prep:about") and inner.lemma not in _SPEAKING:
        return False
    if inner.lemma == "go" or (not reported and known in ("hopes", "believes", "supports", "opposes")):
        return False
    if known in _MINDS and inner.lemma in _SEEING:
        return False
    if not reported and inner.lemma not in lexicon.speech and known not in _SAYING:
        return False
    if inner.construction in _FINITE:
        return known is not None or (reported and inner.construction == "that")
    if inner.construction == "obj":
        return known in _HELD
    return inner.construction in _OTHER and known is not None and (inner.lemma in _ASKING or inner.lemma in lexicon.speech)


def _is_learned(tree: Tree, inner: Frame) -> bool:
    """Whether somebody is named from whom it was learned: "the family learned from a neighbour that …"."""
    return inner.lemma in _LEARNING and any(p.lower == "from" and p.i > inner.head for p in tree.kids(inner.head, "prep"))


def _is_told_to(tree: Tree, inner: Frame, outer: Frame) -> bool:
    """Whether one pronoun tells another: "Her lawyer said | she had told him | that …", "He said she had told him that …"."""
    if inner.speaker is None or outer.speaker is None or inner.lemma != "tell":
        return False
    who, whom = tree.tokens[inner.speaker].lower, tree.kid(inner.head, "dobj", "dative")
    if whom is None or whom.lower not in _OBJECTS or who not in _OWNERS:
        return False
    teller = tree.tokens[outer.speaker]
    owner = next(iter(tree.kids(outer.speaker, "poss")), None)
    if teller.pos == "PRON":
        return teller.lower in _OWNERS and teller.lower != who
    return owner is not None and owner.lower == _OWNERS[who]


def _is_finite(tree: Tree, verb: int) -> bool:
    """Whether something was said, and not only may, will or shall be."""
    token = tree.tokens[verb]
    aux = list(tree.kids(verb, "aux"))
    helped = any(verb - a.i <= _HELPING for a in aux)
    return not any(a.tag in ("MD", "TO") for a in aux) and (token.tag in ("VBD", "VBZ", "VBP", "VBN") or helped)


def _is_main(tree: Tree, i: int, whole: Stretch) -> bool:
    """Whether the verb heads the content's own clause, or one beside that."""
    for _ in range(_STEPS):
        token = tree.tokens[i]
        if token.head == i or not whole.holds(token.head):
            return token.dep in ("ROOT", "ccomp", "parataxis", "conj", "advcl", "dep", "pcomp", "xcomp")
        if token.dep not in ("conj", "parataxis"):
            return False
        i = token.head
    return False


def _clipped(tree: Tree, inner: Frame, whole: Stretch) -> Frame | None:
    """The frame without what lies outside the content it was found in."""
    if not all(whole.contains(s) for s in (*inner.source, *inner.cue)):
        return None
    reach = tree.right[inner.head] if inner.construction.startswith("prep") else -1  # "spoke of “ruin” in two streets"
    pieces = [Stretch(max(c.first, whole.first), min(max(c.last, reach), whole.last)) for c in inner.content if whole.meets(c)]
    content = tuple(p for p in (tree.trimmed(c) for c in pieces) if p is not None)
    return replace(inner, content=content) if content else None
