"""The cue as a dictionary would list it, and the class the lexicon gives it."""

from dateline.attribute.frame import Frame
from dateline.attribute.lexicon import Lexicon, base_form
from dateline.attribute.tree import Tree
from dateline.model.statement import CueClass

_BY_TIE: dict[str, CueClass] = {"to": "hopes", "obj-to": "demands"}


def cue_lemma(tree: Tree, frame: Frame) -> str:
    """The base form of the cue with its particle ("call on", "rule out")."""
    if frame.construction == "phrase" or tree.tokens[frame.head].pos != "VERB":
        return frame.lemma
    particle = tree.kid(frame.head, "prt")
    _, _, preposition = frame.construction.partition(":")
    if particle is None and not preposition and frame.construction == "obj-to":
        after = tree.tokens[frame.head + 1] if frame.head + 1 < len(tree.tokens) else None
        preposition = after.lower if after is not None and after.lower in ("on", "for") else ""
    tail = particle.lower if particle is not None else preposition
    return f"{frame.lemma} {tail}".strip()


def is_noun(frame: Frame) -> bool:
    """Whether the cue is a noun (by its construction: taggers take "show" for one)."""
    return frame.construction.startswith(("noun-", "light-"))


def known_class(tree: Tree, frame: Frame, lexicon: Lexicon) -> CueClass | None:
    """The class the lexicon gives the cue, its particle or preposition taken into account; None if it is not listed."""
    table = lexicon.nouns if is_noun(frame) else lexicon.verbs
    longer = cue_lemma(tree, frame).replace(" ", "_")
    return table.get(longer) or table.get(frame.lemma)


def is_particle_cue(tree: Tree, frame: Frame, lexicon: Lexicon) -> bool:
    """Whether the lexicon lists the verb together with its particle or preposition ("rule out")."""
    longer = cue_lemma(tree, frame).replace(" ", "_")
    return "_" in longer and longer in lexicon.verbs


def class_of(tree: Tree, frame: Frame, lexicon: Lexicon) -> CueClass:
    """The class of the cue; what is not listed gets the class its construction suggests."""
    if frame.construction == "estimate":
        return "claims"
    if frame.construction == "phrase":
        return next(p.cue_class for p in lexicon.phrases if " ".join(p.words) == frame.lemma)
    if not is_noun(frame) and frame.lemma in lexicon.rejecting and not _rejects_words(tree, frame, lexicon):
        return "opposes"
    return known_class(tree, frame, lexicon) or _BY_TIE.get(frame.construction, "states")


def _rejects_words(tree: Tree, frame: Frame, lexicon: Lexicon) -> bool:
    """To reject a claim is to deny it; to reject an election is to oppose it; to dismiss anything as nonsense is to deny it."""
    if frame.lemma in lexicon.belittling and any(k.lower == "as" for k in tree.kids(frame.head, "prep", "advcl")):
        return True
    if not frame.construction.startswith(("obj", "pass-")):
        return True
    return any(base_form(t.lemma) in lexicon.nouns for t in tree.kids(frame.head, "dobj", "nsubjpass"))
