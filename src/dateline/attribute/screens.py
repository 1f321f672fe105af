"""Frames that look like statements and are none: nobody speaks, nothing is said, a person is sent away or somebody is struck."""

from functools import cache

from dateline.attribute.cuewords import known_class
from dateline.attribute.frame import Frame
from dateline.attribute.idioms import forms
from dateline.attribute.kinds import kinds_of
from dateline.attribute.lexicon import Lexicon, base_form
from dateline.attribute.senses import objects
from dateline.attribute.speakers import load_kinds
from dateline.attribute.tree import QUOTE_MARKS, Tree
from dateline.model import Token
from dateline.model.statement import SpeakerKind
from dateline.resources import load_toml

_NOBODY = frozenset({"no", "nobody", "none", "neither"})
_EMPTY = frozenset({"it", "this", "that", "so", "to", "do", "them"})
_EMPTY_WORDS = 3
_NAMED = ("named", "identified", "name", "quoted")
_NAME_WORDS = 8
_POSTING = frozenset({"post", "share", "circulate", "publish", "upload", "film", "take", "release", "broadcast", "air", "shoot", "obtain"})
_TELLING = frozenset({"denies", "confirms"})  # "denied it" tells what somebody holds of the matter before
_PAPER: frozenset[SpeakerKind] = frozenset({"document", "evidence"})
_PEOPLE = frozenset({"person", "witness", "victim", "expert", "military", "police", "official"})


def is_no_statement(tree: Tree, frame: Frame, lexicon: Lexicon) -> bool:
    """Whether one of the reasons applies."""
    return (
        _by_nobody(tree, frame)
        or _says_nothing(tree, frame, lexicon)
        or is_personnel(tree, frame, lexicon)
        or _asks_for_no_name(tree, frame)
        or _only_posts(tree, frame)
        or _is_blow(tree, frame, lexicon)
        or _only_names(tree, frame)
    )


def _only_names(tree: Tree, frame: Frame) -> bool:
    """In "gangs known locally as bandits" something has a name, and nobody holds anything of it."""
    if frame.source or frame.lemma != "know":
        return False
    behind = [c.first for c in frame.content] + [c.last for c in frame.cue] + [k.i for k in tree.kids(frame.head, "prep")]
    return any(tree.tokens[i].lower == "as" for i in behind)


def _is_blow(tree: Tree, frame: Frame, lexicon: Lexicon) -> bool:
    """Whether somebody is struck and not blamed: "fighters attacked a convoy", but not "attacked the ruling party in a statement"."""
    if frame.lemma not in _blows("verbs") or frame.construction not in ("obj", "pass-obj", "tagged"):
        return False
    struck = [t for t in objects(tree, frame, frame.head) if t.head == frame.head][:1]
    if not struck or any(t.text in QUOTE_MARKS for c in frame.content for t in tree.tokens[c.first : c.last + 1]):
        return False
    if not _blows("things").isdisjoint(forms(struck[0])) or _with_arms(tree, frame.head):
        return True
    return _is_armed(tree, frame) and _can_be_struck(struck[0]) and not _in_words(tree, frame.head, lexicon)


def _with_arms(tree: Tree, verb: int) -> bool:
    """Whether something is struck with what hurts: "with iron bars"."""
    tools = (t for prep in tree.kids(verb, "prep") if prep.lower == "with" for t in tree.kids(prep.i, "pobj"))
    return any(not _blows("arms").isdisjoint(forms(t)) for t in tools)


def _is_armed(tree: Tree, frame: Frame) -> bool:
    if frame.speaker is None:
        return False
    who = tree.tokens[frame.speaker]
    return "military" in kinds_of(who) or not _blows("armed").isdisjoint(forms(who))


def _can_be_struck(noun: Token) -> bool:
    if noun.pos == "PROPN" or not _blows("places").isdisjoint(forms(noun)):
        return True
    return not _PAPER.issuperset(kinds_of(noun))


def _in_words(tree: Tree, verb: int, lexicon: Lexicon) -> bool:
    """As in "attacked the ministry in a statement", "attacked the court for its silence", "attacked him as a traitor"."""
    for prep in tree.kids(verb, "prep"):
        if prep.lower in ("for", "as", "over"):
            return True
        if any(not lexicon.nouns.keys().isdisjoint(forms(t)) for t in tree.kids(prep.i, "pobj")):
            return True
    return False


@cache
def _blows(name: str) -> frozenset[str]:
    return frozenset(load_toml("cues.toml")["blows"][name])


def _only_posts(tree: Tree, frame: Frame) -> bool:
    """In "photos posted online" the photos say nothing by being posted."""
    if frame.speaker is None or frame.lemma not in _POSTING:
        return False
    return "evidence" in load_kinds().words.get(base_form(tree.tokens[frame.speaker].lemma), ())


def _asks_for_no_name(tree: Tree, frame: Frame) -> bool:
    """In "asked not to be named", "would not be identified" a source says how it wants to be called, and nothing else."""
    if not frame.content or frame.content[0].last - frame.content[0].first > _NAME_WORDS:
        return False
    first, last = frame.cue[0].first, max(c.last for c in (*frame.cue, *frame.content))
    words = " ".join([t.lower for t in tree.tokens[first : last + 1]])
    return any(ending in words for ending in _NAMED) and any(p in words for p in _unnamed())


@cache
def _unnamed() -> tuple[str, ...]:
    return tuple(p for p in load_kinds().anonymity_phrases if p.endswith(_NAMED))


def _by_nobody(tree: Tree, frame: Frame) -> bool:
    """In "No group has claimed responsibility", "Nobody said" there is no speaker."""
    return bool(frame.source) and tree.tokens[frame.source[0].first].lower in _NOBODY


def _says_nothing(tree: Tree, frame: Frame, lexicon: Lexicon) -> bool:
    """Whether the content is "it" or "to do so" and the cue tells no more than that something was said or done."""
    words: list[str] = []
    for token in (t for c in frame.content for t in tree.tokens[c.first : c.last + 1] if t.text[0].isalnum()):
        words.append(token.lower)
        if token.lower not in _EMPTY or len(words) > _EMPTY_WORDS:
            return False
    if not words:
        return False
    return len(words) > 1 or known_class(tree, frame, lexicon) not in _TELLING


def is_personnel(tree: Tree, frame: Frame, lexicon: Lexicon) -> bool:
    """Whether somebody is dismissed, fired or rejected as a person: "dismissed 60 workers", but not "dismissed her as a liar"."""
    if frame.lemma not in lexicon.personnel or any(k.lower == "as" for k in tree.kids(frame.head, "prep", "advcl")):
        return False
    return any(_is_person(tree, t) for t in tree.kids(frame.head, "dobj", "nsubjpass"))


def _is_person(tree: Tree, noun: Token) -> bool:
    if noun.pos == "PROPN":
        return any(m.head == noun.i and m.label == "PERSON" for m in tree.document.mentions)
    if noun.pos != "NOUN":
        return False
    kinds = load_kinds().words.get(base_form(noun.lemma), ())
    return bool(_PEOPLE & set(kinds)) or (
        tree.kid(noun.i, "nummod") is not None and noun.tag == "NNS" and base_form(noun.lemma).endswith(("er", "or", "ist"))
    )
