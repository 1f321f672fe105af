"""Asides that name whoever speaks: "by the union's account", "as the mayor put it", "per a memo"; and praise that is "won from" somebody."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.attribute.frame import Frame
from dateline.attribute.idioms import forms
from dateline.attribute.kinds import can_speak, kinds_of
from dateline.attribute.lexicon import Lexicon, Phrase, base_form
from dateline.attribute.phrases import phrase_frames
from dateline.attribute.sources import name_stretch
from dateline.attribute.tree import QUOTE_MARKS, Stretch, Tree, joined, without
from dateline.model import Token
from dateline.model.statement import SpeakerKind
from dateline.resources import load_toml

_NAMING = frozenset({"NOUN", "PROPN", "PRON"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_LONG = 14  # tokens of an aside
_PER = Phrase(words=("per",), cue_class="states", nouns=frozenset())
_TOLD: frozenset[SpeakerKind] = frozenset({"document", "official", "police", "military", "agency", "outlet", "expert", "ngo", "anonymous"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Words beside a sentence that name whoever says it: their cue, its head, the source, and the whole of them."""

    head: Token
    construction: str
    source: Stretch
    speaker: Token
    cue: tuple[Stretch, ...]
    whole: Stretch


@cache
def _words(section: str, name: str) -> frozenset[str]:
    return frozenset(load_toml("cues.toml")[section].get(name, ()))


@cache
def possessed_words() -> frozenset[str]:
    """Nouns for what somebody says, thinks or reckons, whichever preposition they stand with."""
    return frozenset(noun for nouns in load_toml("cues.toml")["possessed"].values() for noun in nouns)


@cache
def as_words() -> frozenset[str]:
    """Verbs of "as the mayor put it" and "as Kyodo reported"."""
    return _words("as", "it") | _words("as", "bare")


@cache
def earning_words() -> frozenset[str]:
    """Verbs of getting: "won", "was met with"."""
    return _words("earning", "verbs")


def possessed_frame(tree: Tree, noun: Token, _: Lexicon) -> Frame | None:
    """What is so "by the union's account", "in the governor's view", "on his own telling": the rest of the sentence."""
    prep = tree.tokens[noun.head]
    if noun.dep != "pobj" or prep.i > noun.i or _words("possessed", prep.lower).isdisjoint(forms(noun)):
        return None
    owner = tree.kid(noun.i, "poss") or _of(tree, noun)
    if owner is None or owner.pos not in _NAMING:
        return None
    whole = _aside(tree, Stretch(prep.i, max(noun.i, tree.right[noun.i])))
    cue = (Stretch(prep.i, prep.i), Stretch(noun.i, noun.i))
    source = name_stretch(tree, owner.i, barred=cue) if whole is not None else None
    if whole is None or source is None:
        return None
    return _about(tree, Aside(head=noun, construction="noun-own", source=source, speaker=owner, cue=cue, whole=whole))


def _of(tree: Tree, noun: Token) -> Token | None:
    """The owner of "by the account of the union"."""
    of = next((p for p in tree.kids(noun.i, "prep") if p.lower == "of"), None)
    owner = tree.kid(of.i, "pobj") if of is not None else None
    return owner if owner is not None and (kinds_of(owner) or can_speak(tree, owner)) else None


def as_frame(tree: Tree, verb: Token, _: Lexicon) -> Frame | None:
    """What stands beside "as the mayor put it" or "as Kyodo reported"."""
    mark = next((k for k in tree.kids(verb.i, "mark", "advmod") if k.lower == "as"), None)
    who = tree.kid(verb.i, "nsubj")
    if (
        verb.pos != "VERB"
        or mark is None
        or who is None
        or who.pos not in _NAMING
        or who.lower in ("it", "there")
        or not mark.i < who.i < verb.i
    ):
        return None
    if verb.tag not in _FINITE or tree.kid(verb.i, "aux", "auxpass") is not None:
        return None
    last = _as_it(tree, verb) or _bare(tree, verb)
    whole = _aside(tree, Stretch(mark.i, max(last, tree.right[verb.i]))) if last else None
    cue = Stretch(verb.i, last)
    source = name_stretch(tree, who.i, barred=(cue,)) if whole is not None else None
    if whole is None or source is None:
        return None
    return _about(tree, Aside(head=verb, construction="clause", source=source, speaker=who, cue=(cue,), whole=whole))


def _as_it(tree: Tree, verb: Token) -> int:
    """The last token of "put it"; 0 where it is something else."""
    after = tree.tokens[verb.i + 1] if verb.i + 1 < len(tree.tokens) else None
    return verb.i + 1 if after is not None and after.lower == "it" and set(forms(verb)) & _words("as", "it") else 0


def _bare(tree: Tree, verb: Token) -> int:
    """The last token of a verb of speech with nothing said behind it, its particle with it; 0 where it is another verb."""
    if not set(forms(verb)) & _words("as", "bare") or tree.kid(verb.i, "dobj", "ccomp", "xcomp", "acomp", "attr") is not None:
        return 0
    particle = tree.kid(verb.i, "prt")
    if base_form(verb.lemma) == "point" and (particle is None or particle.lower != "out"):
        return 0
    return particle.i if particle is not None and particle.i == verb.i + 1 else verb.i


def _aside(tree: Tree, stretch: Stretch) -> Stretch | None:
    """The stretch up to its own comma, if it opens or closes its sentence or stands between commas."""
    sentence = tree.sentence(stretch.first)
    words = range(stretch.first, min(stretch.last, sentence.last) + 1)
    last = next((i - 1 for i in words if tree.tokens[i].text == ","), words[-1])
    before = tree.tokens[stretch.first - 1].text if stretch.first > sentence.first else ""
    after = tree.tokens[last + 1].text if last < sentence.last else "."
    opens = stretch.first == sentence.first or (before in QUOTE_MARKS and stretch.first == sentence.first + 1)
    closed = after == "," or not any(t.text[0].isalnum() for t in tree.tokens[last + 1 : sentence.last + 1])
    fits = closed and (before == "," or (opens and after == ","))
    return Stretch(stretch.first, last) if fits and last - stretch.first < _LONG else None


def _about(tree: Tree, aside: Aside) -> Frame | None:
    """The frame of an aside: the rest of its sentence is said."""
    pieces = [p for part in without(tree.sentence(aside.head.i), [aside.whole]) if (p := tree.trimmed(part)) is not None]
    pieces = [p for p in pieces if any(t.text[0].isalnum() for t in tree.tokens[p.first : p.last + 1])]
    if not pieces or not any(tree.tokens[i].pos in ("VERB", "AUX") for p in pieces for i in range(p.first, p.last + 1)):
        return None
    return Frame(
        head=aside.head.i,
        lemma=forms(aside.head)[0],
        construction=aside.construction,
        source=(aside.source,),
        speaker=aside.speaker.i,
        cue=aside.cue,
        content=tuple(joined(pieces)),
    )


def per_frames(tree: Tree) -> Iterator[Frame]:
    """In "per a memo", "per the ministry", "per Kyodo": not in "per head", "per household"."""
    for frame in phrase_frames(tree, (_PER,)):
        noun = tree.tokens[frame.speaker if frame.speaker is not None else frame.head]
        single = noun.pos != "PROPN" and noun.tag not in ("NNS", "NNPS") and tree.kid(noun.i, "det", "poss") is None
        if not single and (set(kinds_of(noun)) & _TOLD or (noun.pos == "PROPN" and can_speak(tree, noun))):
            yield frame


def earned_frame(tree: Tree, verb: Token, lexicon: Lexicon) -> Frame | None:
    """In "won praise from the union", "was met with scorn by the pilots" what the subject is gets praised or scorned by whoever gives it."""
    if verb.pos != "VERB" or earning_words().isdisjoint(forms(verb)):
        return None
    finite = verb.tag in _FINITE or any(k.tag in (*_FINITE, "MD") for k in tree.kids(verb.i, "aux", "auxpass"))
    thing = tree.kid(verb.i, "nsubj", "nsubjpass")
    noun = tree.kid(verb.i, "dobj") or next(
        (n for p in tree.kids(verb.i, "prep") if p.lower == "with" for n in tree.kids(p.i, "pobj")), None
    )
    if not finite or thing is None or noun is None or noun.i < verb.i:
        return None
    if not any(lexicon.nouns.get(f) in _words("earning", "classes") for f in forms(noun)):
        return None
    givers = [
        p for owner in (noun.i, verb.i) for p in tree.kids(owner, "prep", "agent") if p.lower in ("from", "by", "among") and p.i > noun.i
    ]
    giver = tree.kid(givers[0].i, "pobj") if givers else None
    if giver is None or not (kinds_of(giver) or can_speak(tree, giver)):
        return None
    cue, content = Stretch(verb.i, noun.i), tree.trimmed(tree.below(thing.i))
    source = name_stretch(tree, giver.i, barred=(cue,))
    if source is None or content is None or content.meets(cue) or content.meets(source):
        return None
    return Frame(
        head=noun.i,
        lemma=forms(noun)[0],
        construction="light-obj",
        source=(source,),
        speaker=giver.i,
        cue=(cue,),
        content=(content,),
    )
