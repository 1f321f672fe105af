"""The sense of a cue word by what stands around it: what follows, what it is done to, who speaks."""

from collections.abc import Iterator

from dateline.attribute.frame import Frame
from dateline.attribute.idioms import forms
from dateline.attribute.lexicon import Lexicon, Sense
from dateline.attribute.speakers import load_kinds
from dateline.attribute.tree import QUOTE_MARKS, Tree
from dateline.model import Token
from dateline.model.statement import CueClass

_WH = frozenset({"whether", "if", "why", "how", "what", "who", "whom", "whose", "where", "when", "which"})
_FUTURE = frozenset({"will", "would", "shall", "’ll", "'ll", "’d", "'d", "wo"})
_OBLIGING = frozenset({"should", "must"})
_REST = frozenset({"that", "clause", "quote"})


def sense_of(tree: Tree, frame: Frame, word: int, lexicon: Lexicon) -> CueClass | None:
    """The class of the first sense of token `word` whose conditions all hold; None if it has no such sense."""
    for form in forms(tree.tokens[word]):
        for sense in lexicon.senses.get(form, ()):
            if _holds(tree, frame, word, sense):
                return sense.cue_class
    return None


def _holds(tree: Tree, frame: Frame, word: int, sense: Sense) -> bool:
    if sense.passive is not None and sense.passive is not is_passive(tree, word):
        return False
    if sense.follows and tie_of(tree, frame, word) not in sense.follows:
        return False
    if sense.objects and not any(sense.objects & set(forms(t)) for t in objects(tree, frame, word)):
        return False
    if not _is_speaker_of(tree, frame, sense):
        return False
    verb = _own_verb(tree, frame, word) if sense.future is not None or sense.subjunctive is not None else None
    if sense.future is not None and sense.future is not (verb is not None and _has_modal(tree, verb, _FUTURE)):
        return False
    return sense.subjunctive is None or sense.subjunctive is (verb is not None and _is_subjunctive(tree, verb))


def _is_speaker_of(tree: Tree, frame: Frame, sense: Sense) -> bool:
    """Whether the one who speaks is of the kind and the word that the sense asks for."""
    if sense.heads and (frame.speaker is None or not sense.heads & set(forms(tree.tokens[frame.speaker]))):
        return False
    return not sense.speakers or bool(sense.speakers & speaking_kinds(tree, frame))


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether the verb is a passive one ("was alarmed by", "villagers alarmed by")."""
    token = tree.tokens[verb]
    if token.tag not in ("VBN", "JJ"):
        return False
    return tree.kid(verb, "auxpass", "nsubjpass") is not None or token.dep in ("acl", "acomp", "advcl", "oprd")


def tie_of(tree: Tree, frame: Frame, word: int) -> str:
    """How the content is tied to the cue: `that`, `clause`, `quote`, `wh`, `to`, `obj-to`, `ing`, `obj`, `as`, `prep:…`, or `none`."""
    tie = frame.construction.removeprefix("pass-").removeprefix("noun-").removeprefix("light-")
    if tie == "speech":
        return "quote"
    if tie in ("about", "with", "of", "for", "against", "on") and frame.construction.startswith("pass-"):
        return f"prep:{tie}"
    if tie == "obj" and frame.speaker is not None and tree.tokens[frame.speaker].dep == "dobj" and tree.tokens[frame.speaker].head == word:
        return _tie_by_words(tree, frame, word)  # "…?” asked the governor", where the parse takes the governor for the one asked
    if tie not in ("tagged", "phrase", "estimate", "raise", "acl"):
        return tie
    return _tie_by_words(tree, frame, word)


def _tie_by_words(tree: Tree, frame: Frame, word: int) -> str:
    if not frame.content:
        return "none"
    first = frame.content[0].first
    if first < word:
        return "quote" if tree.tokens[first].text in QUOTE_MARKS else "clause"
    for i in range(word + 1, min(first + 1, word + 5)):
        if tie := _tied_by(tree, tree.tokens[i], word):
            return tie
    if tree.kid(word, "ccomp") is not None:
        return "clause"
    return "obj-to" if tree.kid(word, "dobj") is not None and tree.kid(word, "xcomp") is not None else "obj"


def _tied_by(tree: Tree, token: Token, word: int) -> str:
    """The tie a word between cue and content makes, empty if none."""
    ties = (
        ("that", token.lower == "that"),
        ("wh", token.lower in _WH),
        ("quote", token.text in QUOTE_MARKS),
        ("to", token.tag == "TO"),
        (
            f"prep:{token.lower}",
            (token.pos == "ADP" and token.head in (word, tree.tokens[word].head)) or (token.lower == "for" and token.i == word + 1),
        ),
        ("ing", token.tag == "VBG"),
    )
    return next((name for name, holds in ties if holds), "")


def objects(tree: Tree, frame: Frame, word: int) -> Iterator[Token]:
    """What a cue is done to: its object or passive subject, or the first noun of the content; of a "number of claims" the claims too."""
    found = list(tree.kids(word, "dobj", "nsubjpass", "oprd", "acomp", "pobj"))
    for prep in tree.kids(word, "prep"):
        found += tree.kids(prep.i, "pobj")
    if not found and tree.tokens[word].dep in ("acl", "relcl"):
        found = [tree.tokens[tree.tokens[word].head]]
    if not found and frame.content:
        first = frame.content[0]
        found = [t for t in tree.tokens[first.first : first.last + 1] if t.pos == "NOUN" and t.dep != "compound"][:1]
    for noun in found:
        yield noun
        yield from tree.kids(noun.i, "conj")
        for of in tree.kids(noun.i, "prep"):
            if of.lower == "of":
                yield from tree.kids(of.i, "pobj")


def speaking_kinds(tree: Tree, frame: Frame) -> frozenset[str]:
    """The kinds that the speaker's head noun may be of."""
    if frame.speaker is None:
        return frozenset()
    token = tree.tokens[frame.speaker]
    beside = [token, *tree.kids(frame.speaker, "compound")]
    words = load_kinds().words
    return frozenset(kind for t in beside for form in forms(t) for kind in words.get(form, ()))


def _own_verb(tree: Tree, frame: Frame, word: int) -> int | None:
    """The verb of the content's main clause."""
    clause = tree.kid(word, "ccomp", "acl", "relcl")
    if clause is not None:
        return clause.i
    if tie_of(tree, frame, word) not in _REST:
        return None
    for piece in frame.content:
        for i in range(piece.first, piece.last + 1):
            token = tree.tokens[i]
            if token.pos in ("VERB", "AUX") and not piece.holds(token.head):
                return i
    return None


def _has_modal(tree: Tree, verb: int, modals: frozenset[str]) -> bool:
    return any(k.lower in modals for k in tree.kids(verb, "aux"))


def _is_subjunctive(tree: Tree, verb: int) -> bool:
    """Whether something ought to be done: "that the search be resumed", "that he leave", "that it should stop"."""
    if _has_modal(tree, verb, _OBLIGING):
        return True
    aux = [k for k in tree.kids(verb, "aux", "auxpass") if k.lower != "to"]
    if aux:
        return aux[0].lower == "be" and aux[0].i == min(k.i for k in aux)
    token = tree.tokens[verb]
    who = tree.kid(verb, "nsubj")
    if token.lower == "be":
        return True
    return token.tag in ("VB", "VBP") and who is not None and who.tag in ("NN", "NNP") and token.lower == token.lemma.lower()
