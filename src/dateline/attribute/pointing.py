"""What points back at the sentence before it: "This was announced by the minister", "the mayor reported this on Telegram", "said so"."""

from collections.abc import Sequence

from dateline.attribute.frame import Frame
from dateline.attribute.lexicon import Lexicon, base_form
from dateline.attribute.sources import agent, name_stretch
from dateline.attribute.tree import QUOTE_MARKS, Stretch, Tree
from dateline.model import Token

_THIS = frozenset({"this", "that"})
_SPOKEN = frozenset({"phrase", "speech"})
_LEADS = frozenset({"about", "of"})
_ADVERBS = frozenset({"earlier", "later", "also", "previously"})
_SAYING = frozenset({"announce", "report", "state", "say", "tell", "write", "confirm", "inform", "declare", "disclose", "reveal", "speak"})


def pointing_frames(tree: Tree, frames: Sequence[Frame], lexicon: Lexicon) -> list[Frame]:
    """The frames with those of sentences that say of the sentence before them who said it."""
    out = list(frames)
    spoken = {tree.tokens[f.head].sentence for f in frames if f.source and (f.lemma in lexicon.verbs or f.construction in _SPOKEN)}
    for n in range(1, len(tree.document.sentences)):
        first = tree.document.sentences[n].first
        if n - 1 in spoken or tree.passage(first) != tree.passage(first - 1):
            continue
        found = _pointing(tree, tree.sentence(first), tree.sentence(first - 1), lexicon)
        if found is not None:
            out = [f for f in out if not (f.head == found.head or any(c.holds(found.head) for c in (*f.content, *f.cue)))]
            out.append(found)
            spoken.add(n)
    return sorted(out, key=lambda f: (f.cue[0].first, f.head))


def _pointing(tree: Tree, sentence: Stretch, before: Stretch, lexicon: Lexicon) -> Frame | None:
    for token in (tree.tokens[i] for i in tree.lemmas.of(_SAYING, sentence)):
        lemma = base_form(token.lemma)
        if token.pos != "VERB" or lemma not in lexicon.speech or tree.kid(token.i, "ccomp", "xcomp") is not None:
            continue
        who = _speaker(tree, token, sentence)
        name = name_stretch(tree, who.i, barred=(Stretch(token.i, token.i),)) if who is not None else None
        content = tree.trimmed(before)
        if who is None or name is None or content is None or _is_clipped(tree, before):
            continue
        return Frame(
            head=token.i,
            lemma=lemma,
            construction="clause",
            source=(name,),
            speaker=who.i,
            cue=(Stretch(token.i, token.i),),
            content=(content,),
        )
    return None


def _speaker(tree: Tree, verb: Token, sentence: Stretch) -> Token | None:
    """Who said it, where the verb's subject, object or "about" is "this"."""
    passive = tree.kid(verb.i, "nsubjpass")
    if passive is not None:
        first = sentence.first + (tree.tokens[sentence.first].lower in _ADVERBS)
        return agent(tree, verb.i) if _is_this(tree, passive) and passive.i == first else None
    who = tree.kid(verb.i, "nsubj")
    if who is None or verb.dep != "ROOT" or verb.tag not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    things = [*tree.kids(verb.i, "dobj"), *(n for p in tree.kids(verb.i, "prep") if p.lower in _LEADS for n in tree.kids(p.i, "pobj"))]
    so = any(k.lower == "so" and k.i == verb.i + 1 for k in tree.kids(verb.i, "advmod", "dobj"))
    return who if so or any(_is_this(tree, t) and t.i > verb.i for t in things) else None


def _is_this(tree: Tree, token: Token) -> bool:
    return token.lower in _THIS and token.pos == "PRON" and tree.kid(token.i) is None


def _is_clipped(tree: Tree, sentence: Stretch) -> bool:
    """Whether the sentence is no statement by itself: a question, a quotation, or no clause."""
    tokens = tree.tokens[sentence.first : sentence.last + 1]
    return tokens[-1].text == "?" or any(t.text in QUOTE_MARKS for t in tokens) or not any(t.pos in ("VERB", "AUX") for t in tokens)
