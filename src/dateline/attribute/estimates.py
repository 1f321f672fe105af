"""Claims of a number: "the ministry put the death toll at 21", "which puts the crowd at 3,000", "raised the number of dead to 73"."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache

from dateline.attribute.frame import Frame
from dateline.attribute.idioms import forms
from dateline.attribute.kinds import kinds_of
from dateline.attribute.lexicon import Lexicon, base_form
from dateline.attribute.sources import name_stretch, subject
from dateline.attribute.tree import Stretch, Tree
from dateline.attribute.verbs import verb_frame
from dateline.model import Token
from dateline.resources import load_toml

_AT = frozenset({"at", "below", "above", "near", "around", "between"})
_COUNTED = frozenset({"number", "toll", "count", "total", "figure"})
_ABOUT = frozenset(
    {
        "at",
        "about",
        "around",
        "least",
        "most",
        "nearly",
        "almost",
        "some",
        "over",
        "under",
        "more",
        "fewer",
        "less",
        "than",
        "only",
        "just",
        "up",
        "to",
    }
)
_PRONOUNS = frozenset({"it", "them", "that"})


def estimate_frames(tree: Tree, lexicon: Lexicon) -> Iterator[Frame]:
    """Frames of a verb, something counted, and "at" a number (the content is all but the verb)."""
    for verb in (tree.tokens[i] for i in tree.lemmas.of(lexicon.estimating)):
        lemma = base_form(verb.lemma)
        if verb.pos != "VERB":
            continue
        counted, number = tree.kid(verb.i, "dobj"), _number(tree, verb)
        if counted is None or number is None or not verb.i < counted.i < number.i or not _is_counted(counted, lexicon):
            continue
        who = subject(tree, verb.i)
        cue = Stretch(verb.i, verb.i)
        content = Stretch(verb.i + 1, max(tree.right[number.i], tree.right[number.i + 1]))
        source = name_stretch(tree, who.i, barred=(cue, content)) if who is not None else None
        if who is not None and source is not None:
            yield Frame(head=verb.i, lemma=lemma, construction="estimate", source=(source,), speaker=who.i, cue=(cue,), content=(content,))


@cache
def _revising_words() -> frozenset[str]:
    """Verbs by which somebody gives another number than before."""
    return frozenset(load_toml("cues.toml")["estimates"]["revising"])


def revised_frames(tree: Tree, lexicon: Lexicon) -> Iterator[Frame]:
    """Frames of "raised the toll to 73" and "lowered to nine the number of dead", said of somebody who counts; the content is all but the verb."""
    for verb in (tree.tokens[i] for i in tree.lemmas.of(_revising_words())):
        counted, who = tree.kid(verb.i, "dobj"), tree.kid(verb.i, "nsubj")
        if verb.pos != "VERB" or counted is None or who is None or not _is_counted(counted, lexicon) or not _counts(tree, who):
            continue
        number = _number(tree, verb, frozenset({"to"}))
        cue, content = Stretch(verb.i, verb.i), Stretch(verb.i + 1, tree.right[verb.i])
        source = name_stretch(tree, who.i, barred=(cue, content))
        whole = tree.trimmed(content)
        if number is not None and source is not None and whole is not None:
            lemma = base_form(verb.lemma)
            yield Frame(head=verb.i, lemma=lemma, construction="estimate", source=(source,), speaker=who.i, cue=(cue,), content=(whole,))


def _counts(tree: Tree, who: Token) -> bool:
    """Whether somebody gives numbers: a body or an official, no blast and no name of a place."""
    kinds = {k for t in (who, *tree.kids(who.i, "compound", "amod")) for k in kinds_of(t)}
    return bool(kinds & set(load_toml("cues.toml")["counting"]["kinds"]))


@cache
def counting_words() -> frozenset[str]:
    """Verbs of counting."""
    return frozenset(load_toml("cues.toml")["counting"]["verbs"])


def counted_frame(tree: Tree, verb: Token, _: Lexicon) -> Frame | None:
    """What somebody counted: "The monitoring group tallied 61 pushbacks"."""
    if verb.pos != "VERB" or base_form(verb.lemma) not in counting_words():
        return None
    thing, who = tree.kid(verb.i, "dobj"), tree.kid(verb.i, "nsubj")
    if thing is None or who is None or thing.i < verb.i or (thing.tag != "CD" and tree.kid(thing.i, "nummod") is None):
        return None
    if not set(load_toml("cues.toml")["counting"]["kinds"]) & {k for t in (who, *tree.kids(who.i, "compound")) for k in kinds_of(t)}:
        return None
    frame = verb_frame(tree, verb)
    return frame if frame is not None and frame.construction == "obj" and frame.speaker is not None else None


def _is_counted(noun: Token, lexicon: Lexicon) -> bool:
    return base_form(noun.lemma) in lexicon.estimated or (noun.lower in _PRONOUNS and noun.pos == "PRON")


def _number(tree: Tree, verb: Token, before: AbstractSet[str] = _AT) -> Token | None:
    """The "at" whose object is a number."""
    for at in (p for owner in (verb, *tree.kids(verb.i, "dobj")) for p in tree.kids(owner.i, "prep")):
        noun = tree.kid(at.i, "pobj", "pcomp") if at.lower in before or at.lower == "from" else None
        if noun is not None and at.lower == "from" and not any(k.lower in before for k in tree.kids(noun.i, "quantmod", "prep")):
            continue  # but "from 12 to nine", which the parse takes for one number
        if noun is not None and (noun.tag == "CD" or tree.kid(noun.i, "nummod") is not None):
            return at
    return _behind(tree, verb, before)


def _behind(tree: Tree, verb: Token, before: AbstractSet[str]) -> Token | None:
    """The last such word of the sentence with a number right behind it, where the parse ties it to something else."""
    thing = tree.kid(verb.i, "dobj")
    if thing is None or not set(forms(thing)) & _COUNTED:
        return None
    last = tree.sentence(verb.i).last
    found = (t for t in reversed(tree.tokens[thing.i + 1 : last]) if t.lower in before and _is_number(tree, t.i + 1, last))
    return next(found, None)


def _is_number(tree: Tree, i: int, last: int) -> bool:
    while i < last and tree.tokens[i].lower in _ABOUT:
        i += 1
    return tree.tokens[i].tag == "CD"
