"""Clear cues that the tagger's training texts seldom show: rules for them, by the lexicon and the parse."""

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from dateline.attribute.absence import absence_frame, absence_words
from dateline.attribute.asides import as_frame, as_words, earned_frame, earning_words, per_frames, possessed_frame, possessed_words
from dateline.attribute.carriers import hedging, held_back
from dateline.attribute.estimates import counted_frame, counting_words
from dateline.attribute.frame import Frame
from dateline.attribute.idioms import forms, idioms_from
from dateline.attribute.impersonal import impersonal_frame, impersonal_words, word_frame, word_nouns
from dateline.attribute.kinds import can_speak, kinds_of, may_mind
from dateline.attribute.lexicon import Lexicon, base_form
from dateline.attribute.nouns import noun_frame
from dateline.attribute.senses import objects
from dateline.attribute.sources import name_stretch, subject
from dateline.attribute.tree import Stretch, Tree, joined, without
from dateline.attribute.verbs import verb_frame
from dateline.model import Token
from dateline.model.statement import CueClass
from dateline.resources import load_toml

_Rule = Callable[[Tree, Token, Lexicon], Frame | None]
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_AMID = frozenset({"amid", "despite", "amidst", "following", "after"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CLAUSAL = frozenset({"that", "clause", "obj-to", "to", "wh", "quote"})
_AT_SOMETHING: frozenset[CueClass] = frozenset({"accuses", "denies", "condemns", "praises"})
_ON_WORDS: frozenset[CueClass | None] = frozenset({"denies", "condemns", "opposes"})
_SAID: frozenset[CueClass | None] = frozenset({"claims", "accuses", "denies"})


def unlearned_frames(tree: Tree, lexicon: Lexicon, taken: AbstractSet[int]) -> Iterator[Frame]:
    """Idioms, plain verbs of clear classes, nouns and adjectives as cues, adverbs that lay a claim on nobody; none at a word that is taken.

    `taken` may grow while the frames are asked for.
    """
    yield from per_frames(tree)
    words = _Words.of(lexicon)
    rules: tuple[tuple[_Rule, Iterable[int]], ...] = (
        (_idiom_frame, _idiom_verbs(tree, words.idioms)),
        (possessed_frame, tree.having(possessed_words())),
        (as_frame, tree.having(as_words())),
        (earned_frame, tree.having(earning_words())),
        (counted_frame, tree.having(counting_words())),
        (impersonal_frame, tree.having(impersonal_words())),
        (word_frame, tree.having(word_nouns())),
        (absence_frame, tree.having(absence_words())),
        (_refusal_frame, tree.having(hedging("unwilling"))),
        (_plain_frame, tree.lemmas.of(words.plain)),
        (_noun_frame, tree.having(words.nouns)),
        (_adverb_frame, tree.words.of(words.adverbs)),
        (_inability_frame, tree.having(hedging("unwilling"))),
        (_adjective_frame, tree.having(words.adjectives)),
    )
    for i, n in sorted((i, n) for n, (_, places) in enumerate(rules) for i in places):
        frame = rules[n][0](tree, tree.tokens[i], lexicon) if i not in taken else None
        if frame is not None:
            yield frame


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """Words of the lexicon that a rule is tried at."""

    idioms: frozenset[str]
    plain: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    adverbs: frozenset[str]

    @staticmethod
    @cache
    def of(lexicon: Lexicon) -> "_Words":
        clear = (verb.partition("_")[0] for verb, cue_class in lexicon.verbs.items() if cue_class in _words("classes"))
        return _Words(
            idioms=frozenset(lexicon.idioms),
            plain=frozenset(clear) | _words("also") | _words("passive"),
            nouns=frozenset(lexicon.nouns),
            adjectives=frozenset(lexicon.adjectives),
            adverbs=frozenset(lexicon.adverbs),
        )


def _idiom_verbs(tree: Tree, firsts: frozenset[str]) -> set[int]:
    """Verbs that begin an idiom, or whose "not" does."""
    begun = (tree.tokens[i] for i in tree.having(firsts))
    return {t.head if t.dep == "neg" else t.i for t in begun if t.dep == "neg" or t.pos in ("VERB", "AUX")}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_toml("cues.toml")["unlearned"][name])


def _is_speaker(tree: Tree, token: Token) -> bool:
    """Whether the word names somebody or something that can speak."""
    if token.pos not in ("NOUN", "PROPN"):
        return False
    if not _words("speakers").isdisjoint(forms(token)):
        return True
    return bool(kinds_of(token)) or can_speak(tree, token)


def _made(tree: Tree, word: Token, speaker: Token, cue: Stretch, content: Stretch) -> Frame | None:
    source = name_stretch(tree, speaker.i, barred=(cue,))
    if source is None:
        return None
    pieces = [p for part in without(content, [cue, source]) if (p := tree.trimmed(part)) is not None]
    if not pieces:
        return None
    return Frame(
        head=word.i,
        lemma=forms(word)[0],
        construction="tagged",
        source=(source,),
        speaker=speaker.i,
        cue=(cue,),
        content=tuple(joined(pieces)),
    )


def _plain_frame(tree: Tree, verb: Token, lexicon: Lexicon) -> Frame | None:
    """A verb that can hardly mean a deed, said of somebody who can speak."""
    if verb.pos != "VERB":
        return None
    lemma = base_form(verb.lemma)
    particle = next((f"{lemma}_{k.lower}" for k in tree.kids(verb.i, "prt", "prep") if f"{lemma}_{k.lower}" in lexicon.verbs), None)
    cue_class = lexicon.verbs.get(particle or lemma)
    passive = lemma in _words("passive")
    clear = cue_class in _words("classes") or lemma in _words("also")
    barred = bool({lemma, particle} & _words("not"))
    if not passive and not clear:
        return None
    frame = verb_frame(tree, verb) if _is_asserted(tree, verb) else None
    if frame is None:
        return None
    deed = lemma in lexicon.deeds and particle is None and frame.construction not in ("that", "obj-to")
    if (deed or (barred and not passive)) and not _is_about_words(tree, frame, cue_class, lexicon):
        return None
    if frame.speaker is None:
        return frame if frame.construction in ("pass-obj", "pass-to", "pass-of", "pass-about") and passive else None
    if not clear:
        return None
    who = tree.tokens[frame.speaker]
    minded = lemma in lexicon.minded and (frame.construction in _CLAUSAL or cue_class in _AT_SOMETHING)
    return frame if _is_speaker(tree, who) or (minded and may_mind(who, lexicon)) else None


def _is_about_words(tree: Tree, frame: Frame, cue_class: CueClass | None, lexicon: Lexicon) -> bool:
    """Whether a verb of denial or blame, a deed elsewhere, is done to something said: "scotched rumours", "challenged the claim"."""
    if cue_class not in _ON_WORDS or frame.construction not in ("obj", "that"):
        return False
    if frame.construction == "that":  # "contests that the gates were locked"
        return True
    return any(lexicon.nouns.get(f) in _SAID for thing in objects(tree, frame, frame.head) for f in forms(thing))


def _refusal_frame(tree: Tree, verb: Token, lexicon: Lexicon) -> Frame | None:
    """What a speaker keeps back: "refused to confirm that …", "stopped short of accusing …"."""
    held = held_back(tree, verb.i, lexicon) if verb.pos == "VERB" else None
    who = subject(tree, verb.i) if held is not None else None
    if held is None or held < verb.i or who is None or not _is_asserted(tree, verb) or not _is_speaker(tree, who):
        return None
    end = tree.right[held]
    cue = Stretch(verb.i, held)
    return _made(tree, verb, who, cue, Stretch(held + 1, end)) if end > held else None


def _inability_frame(tree: Tree, word: Token, lexicon: Lexicon) -> Frame | None:
    """What a speaker is not able or not willing to say: "was unable to verify the deaths"."""
    being = tree.tokens[word.head]
    held = held_back(tree, word.i, lexicon) if word.pos == "ADJ" and word.dep in ("acomp", "oprd") else None
    who = subject(tree, being.i) if held is not None else None
    if held is None or who is None or not being.i < word.i < held < tree.right[held] or not _is_speaker(tree, who):
        return None
    return _made(tree, word, who, Stretch(being.i, held), Stretch(held + 1, tree.right[held]))


def _is_asserted(tree: Tree, verb: Token) -> bool:
    """Whether the verb is finite, by itself or by an auxiliary; "to condemn" tells of no statement."""
    if verb.tag in _FINITE:
        return True
    return any(k.tag in (*_FINITE, "MD") for k in tree.kids(verb.i, "aux", "auxpass"))


def _idiom_frame(tree: Tree, token: Token, lexicon: Lexicon) -> Frame | None:
    """What follows an idiom, and what stands between its words: "held the government responsible for the fire"."""
    if token.pos not in ("VERB", "AUX") or (token.pos == "VERB" and not _is_asserted(tree, token)):
        return None
    starts = [token.i, *[k.i for k in tree.kids(token.i, "neg") if k.i < token.i]]  # "would not be drawn"
    match = max([m for i in starts for m in idioms_from(tree, i, lexicon)], key=lambda m: m.idiom.size, default=None)
    if match is None or match.tokens[-1] < token.i:
        return None
    passive = tree.kid(token.i, "nsubjpass") if any(tree.tokens[i].dep == "auxpass" for i in match.tokens) else None
    speaker = passive if passive is not None else subject(tree, token.i)
    if speaker is None or not _is_speaker(tree, speaker):
        return None
    last = match.tokens[-1]
    if last < len(tree.tokens) - 1 and tree.tokens[last + 1].pos == "ADP" and tree.right[last + 1] > last + 1:
        last += 1
    end = max(tree.right[token.i], tree.right[last])
    if any(tree.tokens[i].lower in (",", ";", ":") for i in range(last + 1, end)) and tree.tokens[last].pos != "ADP":
        return None
    first = token.i
    while first > 0 and tree.tokens[first - 1].head == token.i and tree.tokens[first - 1].dep in ("aux", "auxpass", "neg"):
        first -= 1
    return _made(tree, token, speaker, Stretch(first, last), Stretch(last + 1, end)) if end > last else None


def _noun_frame(tree: Tree, noun: Token, lexicon: Lexicon) -> Frame | None:
    """A noun that stands for a statement: "Fears of a landslide held them back", "Amid worries about bread"."""
    cue_class = next((lexicon.nouns[f] for f in forms(noun) if f in lexicon.nouns), None)
    if cue_class is None or noun.pos != "NOUN":
        return None
    over = tree.tokens[noun.head]
    stands = noun.dep in _SUBJECTS or (noun.dep == "pobj" and over.lower in _AMID) or (over.dep in _SUBJECTS and noun.dep == "conj")
    stands = stands or (
        noun.dep in ("dobj", "attr") and (base_form(over.lemma) in lexicon.light or over.lower in ("was", "were", "are", "is"))
    )
    if not stands:
        return None
    frame = noun_frame(tree, noun, lexicon.light)
    if frame is None:
        return None
    tie = frame.construction.partition("-")[2]
    return frame if tie in _ties(cue_class) and base_form(noun.lemma) not in _words("not_nouns") else None


@cache
def _ties(cue_class: CueClass) -> frozenset[str]:
    table: dict[str, list[str]] = load_toml("cues.toml")["unlearned"]["ties"]
    return frozenset(table.get(cue_class, ()))


def _adverb_frame(tree: Tree, adverb: Token, _: Lexicon) -> Frame | None:
    """In "The ship was supposedly carrying arms": the clause the adverb stands in."""
    verb = tree.tokens[adverb.head]
    if adverb.pos != "ADV" or verb.i == adverb.i or verb.pos not in ("VERB", "AUX", "ADJ", "NOUN"):
        return None
    scope = tree.sentence(adverb.i) if verb.head == verb.i else tree.below(verb.i)
    cue = Stretch(adverb.i, adverb.i)
    pieces = [p for part in without(scope, [cue]) if (p := tree.trimmed(part)) is not None]
    if not pieces:
        return None
    return Frame(head=adverb.i, lemma=adverb.lower, construction="tagged", source=(), speaker=None, cue=(cue,), content=tuple(pieces))


def _adjective_frame(tree: Tree, word: Token, lexicon: Lexicon) -> Frame | None:
    """In "is adamant that", "was alarmed by", "are opposed to": what somebody is so about."""
    if word.pos not in ("ADJ", "VERB") or word.lower in _words("not_adjectives"):
        return None
    if not any(form in lexicon.adjectives for form in (word.lower, *forms(word))):
        return None
    being = tree.tokens[word.head] if word.dep in ("acomp", "oprd") else None
    copula = being if being is not None else tree.kid(word.i, "auxpass", "aux", "cop")
    who = tree.kid(being.i, "nsubj") if being is not None else tree.kid(word.i, "nsubjpass", "nsubj")
    if copula is None or who is None or not _is_speaker(tree, who):
        return None
    for kid in tree.kids(word.i, "ccomp", "xcomp", "prep", "agent", "advcl"):
        if kid.i < word.i or tree.right[kid.i] <= kid.i or kid.dep == "advcl":
            continue
        particle = kid.i if kid.dep in ("prep", "agent") else word.i
        content = Stretch(kid.i + 1, tree.right[kid.i]) if kid.dep in ("prep", "agent") else Stretch(word.i + 1, tree.right[kid.i])
        cue = Stretch(min(copula.i, word.i), particle if particle == word.i + 1 else word.i)
        return _made(tree, word, who, cue, content)
    return None
