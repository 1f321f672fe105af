"""The cue as a dictionary would list it, and its class: by idiom, by sense, by word."""

from dateline.attribute.carriers import carrier, class_of_word
from dateline.attribute.falsehoods import calls_false
from dateline.attribute.frame import Frame
from dateline.attribute.idioms import forms, idiom_at
from dateline.attribute.lexicon import Lexicon, load_lexicon
from dateline.attribute.senses import objects, sense_of, tie_of
from dateline.attribute.tree import Tree
from dateline.model import Token
from dateline.model.statement import CueClass

_BY_TIE: dict[str, CueClass] = {"to": "hopes", "obj-to": "demands"}
_REFUSABLE: frozenset[CueClass] = frozenset({"demands", "promises", "hopes", "asks", "supports", "opposes", "threatens", "praises"})


def cue_lemma(tree: Tree, frame: Frame) -> str:
    """The base form of the cue with its particle ("call on", "rule out"), or the words of its idiom ("lay blame")."""
    if frame.construction == "phrase":
        return frame.lemma
    lexicon = load_lexicon()
    match = idiom_at(tree, frame, lexicon)
    if match is not None:
        return " ".join(_listed(tree, i, place) for i, place in zip(match.tokens, match.idiom.words, strict=True))
    word = carrier(tree, frame, lexicon)
    if word != frame.head:
        return _longer(tree, frame, word)
    return frame.lemma if tree.tokens[frame.head].pos != "VERB" or is_noun(frame) else _longer(tree, frame, frame.head)


def _listed(tree: Tree, i: int, place: frozenset[str]) -> str:
    return next((f for f in forms(tree.tokens[i]) if f in place), tree.tokens[i].lower)


def _longer(tree: Tree, frame: Frame, word: int) -> str:
    lemma = frame.lemma if word == frame.head else forms(tree.tokens[word])[0]
    particle = tree.kid(word, "prt")
    tie = frame.construction.removeprefix("pass-") if word == frame.head else ""
    _, _, preposition = tie.partition(":")
    if particle is None and not preposition and tie in ("obj-to", "tagged"):
        after = tree.tokens[word + 1] if word + 1 < len(tree.tokens) else None
        follows = ("on", "for", "upon") if tie == "obj-to" else ("on", "for", "upon", "with", "to", "against", "of", "at")
        preposition = after.lower if after is not None and after.lower in follows and after.pos == "ADP" else ""
    if particle is None and (behind := _behind_object(tree, word, lemma)):
        return f"{lemma} {behind}"
    if particle is None and not preposition and word + 1 < len(tree.tokens):
        after = tree.tokens[word + 1]
        preposition = after.lower if after.pos in ("ADP", "ADV", "PART") and f"{lemma}_{after.lower}" in load_lexicon().verbs else ""
    tail = particle.lower if particle is not None else preposition
    return f"{lemma} {tail}".strip()


def _behind_object(tree: Tree, verb: int, lemma: str) -> str:
    """The preposition that makes another verb of it behind its object: "pinned the leak on a clerk", "put the fire down to a spark"."""
    thing = tree.kid(verb, "dobj")
    if thing is None or thing.i < verb:
        return ""
    preps = [p.lower for owner in (verb, thing.i) for p in tree.kids(owner, "prep") if p.i > thing.i]
    return next((p for p in preps if f"{lemma}_{p}" in load_lexicon().split), "")


def is_noun(frame: Frame) -> bool:
    """Whether the cue is a noun (by its construction: taggers take "show" for one)."""
    return frame.construction.startswith(("noun-", "light-"))


def known_class(tree: Tree, frame: Frame, lexicon: Lexicon) -> CueClass | None:
    """The class the lexicon gives the cue, its particle or preposition taken into account; None if it is not listed."""
    table = lexicon.nouns if is_noun(frame) else lexicon.verbs
    longer = _longer(tree, frame, frame.head).replace(" ", "_")
    return table.get(longer) or table.get(frame.lemma)


def class_of(tree: Tree, frame: Frame, lexicon: Lexicon) -> CueClass:
    """The class of the cue; what is not listed gets the class its construction suggests."""
    if frame.construction == "estimate" or _is_estimate(tree, frame, lexicon):
        return "claims"
    if frame.construction == "phrase" and (phrase := next((p for p in lexicon.phrases if " ".join(p.words) == frame.lemma), None)):
        return phrase.cue_class
    if (match := idiom_at(tree, frame, lexicon)) is not None:
        return match.idiom.cue_class
    word = _voiced(tree, frame, carrier(tree, frame, lexicon), lexicon)
    if not is_noun(frame) and (by_object := _rejects(tree, frame, word, lexicon)) is not None:
        return by_object
    if (sense := sense_of(tree, frame, word, lexicon)) is not None:
        return sense
    longer = _longer(tree, frame, word).replace(" ", "_")
    own = known_class(tree, frame, lexicon) if word == frame.head else None
    if is_noun(frame) and own is not None:  # "scorn" opposes as a verb and condemns as a noun
        return own
    return lexicon.verbs.get(longer) or own or class_of_word(tree, word, lexicon) or _BY_TIE.get(tie_of(tree, frame, word), "states")


def _voiced(tree: Tree, frame: Frame, word: int, lexicon: Lexicon) -> int:
    """Of "Fears that … were voiced by" the noun, else the word itself: the verb only lends itself."""
    if is_noun(frame) or not set(forms(tree.tokens[word])) & lexicon.light:
        return word
    noun = tree.kid(word, "nsubjpass")
    return noun.i if noun is not None and noun.pos == "NOUN" and any(f in lexicon.nouns for f in forms(noun)) else word


def _is_estimate(tree: Tree, frame: Frame, lexicon: Lexicon) -> bool:
    """Whether a number is put at something: "put the toll at 21"."""
    if frame.lemma not in lexicon.estimating or is_noun(frame):
        return False
    counted = any(set(forms(t)) & lexicon.estimated for t in tree.kids(frame.head, "dobj", "nsubjpass"))
    return counted and any(
        t.lower == "at" for owner in (frame.head, *(k.i for k in tree.kids(frame.head, "dobj"))) for t in tree.kids(owner, "prep")
    )


def _first_noun(tree: Tree, frame: Frame) -> list[Token]:
    """The first noun of a content with a "that" right behind it, which the parse may tie elsewhere ("rejected the Tajik claim that …")."""
    first = frame.content[0].first if frame.content else 0
    last = frame.content[0].last if frame.content else -1
    noun = next((t for t in tree.tokens[first : last + 1] if t.pos == "NOUN"), None)
    return [noun] if noun is not None and noun.i < last and tree.tokens[noun.i + 1].lower == "that" else []


def _rejects(tree: Tree, frame: Frame, word: int, lexicon: Lexicon) -> CueClass | None:
    """To reject a claim is to deny it; to reject an election is to oppose it; to dismiss anything as nonsense, or call a claim so, is to deny it."""
    if calls_false(tree, frame, word, lexicon):
        return "denies"
    lemma = next((f for f in forms(tree.tokens[word]) if f in lexicon.rejecting), None)
    if lemma is None:
        return None
    if lemma in lexicon.belittling and any(k.lower == "as" for k in tree.kids(word, "prep", "advcl")):
        return "denies"
    if not tie_of(tree, frame, word).startswith(("obj", "as", "prep")) and not frame.construction.startswith("pass-"):
        return "denies"
    for thing in (*_first_noun(tree, frame), *objects(tree, frame, word)):
        for form in forms(thing):
            if form in lexicon.sayable:
                return "denies"
            if form in lexicon.nouns:
                return "opposes" if lexicon.nouns[form] in _REFUSABLE else "denies"
    return "opposes"
