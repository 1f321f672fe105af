"""How a speaker stands to what is said: affirms, denies, doubts, wants or fears it."""

from dateline.attribute.absence import is_absence
from dateline.attribute.carriers import carrier, stance_words
from dateline.attribute.contents import content_denies
from dateline.attribute.frame import Frame
from dateline.attribute.hedges import is_withheld
from dateline.attribute.idioms import forms, idiom_at
from dateline.attribute.lexicon import load_lexicon
from dateline.attribute.senses import tie_of
from dateline.attribute.tree import Tree
from dateline.model.statement import CueClass, Stance

_QUESTIONS = frozenset({"wh", "quote", "clause", "prep:about"})
_ASSERTING: frozenset[CueClass] = frozenset({"states", "claims", "confirms", "reports", "believes", "shows", "denies"})


def stance_of(tree: Tree, frame: Frame, cue_class: CueClass, lemma: str) -> Stance:
    """The stance a frame expresses."""
    lexicon = load_lexicon()
    match = idiom_at(tree, frame, lexicon)
    withheld = is_withheld(tree, frame, lexicon) and (match is None or not _in_idiom(match.idiom.words))
    if match is not None and match.idiom.stance is not None:
        return "doubts" if withheld and match.idiom.stance == "affirms" else match.idiom.stance
    word = carrier(tree, frame, lexicon)
    absent = is_absence(tree, frame)
    if withheld or absent:
        return "denies" if absent else "doubts"
    if cue_class == "denies":
        return "denies"
    if set(forms(tree.tokens[word])) & stance_words("hedged", "words") and cue_class in ("believes", "asks", "claims"):
        return "doubts"
    if cue_class == "asks" and tie_of(tree, frame, word) in _QUESTIONS:
        return "doubts"
    if cue_class in stance_words("classes", "wants") or _requests(frame, lemma):
        return "wants"
    if cue_class in stance_words("classes", "fears"):
        return "fears"
    return "denies" if cue_class in _ASSERTING and content_denies(tree, frame.content) else "affirms"


def _in_idiom(words: tuple[frozenset[str], ...]) -> bool:
    """Whether the idiom has its own negation ("make no secret")."""
    return any(place & {"no", "not", "nothing", "none", "without", "little", "lose"} for place in words)


def _requests(frame: Frame, lemma: str) -> bool:
    return frame.construction == "obj-to" and lemma in ("tell", "call", "call on", "want", "get")
