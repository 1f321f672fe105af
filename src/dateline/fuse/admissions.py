"""Whether the party that others hold responsible admits it: of itself, of those it calls its own, of a force it answers for."""

from dataclasses import replace

from dateline.fuse.again import POORER
from dateline.fuse.denials import FEWEST
from dateline.fuse.likeness import apart, plain
from dateline.fuse.matter import Claim, once, stems_of
from dateline.fuse.parties import accused, doers, kind_of_force, kinds_by_stem
from dateline.fuse.words import Word, doer, is_passive, is_verb, stem_of, stems, words
from dateline.model import Event
from dateline.model.tables import one_line
from dateline.resources.countries import country_name

ADMITTED = 0.5
ACCUSED = 0.5  # part of the words for a doer that the words for a speaker have
_HARM = frozenset({"ASSAULT", "COERCE"})
_STATE = frozenset({"troops", "police", "state"})  # kinds of force that somebody in office answers for


def admitted(a: Claim, accusation: Claim) -> float:
    """How well what a speaker says fits what others say that speaker did; 0 = no admission.

    The speaker is who the accusation holds responsible, says so of itself, and either uses a word of owning up or speaks of harm done.
    """
    if not a.said or not accusation.said or a.future:
        return 0
    accuses = accusation.statement.cue_class == "accuses"
    harm = bool(_HARM & a.asserted) and (accuses or bool(_HARM & accusation.asserted))
    if not (accuses or harm or _owns_up(a) or _before_court(a)):
        return 0
    found = a.said & (accusation.said | (a.names & accusation.near))
    if len(found) < FEWEST or not plain(found, a, accusation) or apart(a, accusation) or _is_of_others(a):
        return 0
    taken = _takes_responsibility(a) and (len(found) >= POORER * len(a.said) or _is_held(a, accusation))
    if not (taken or _one_deed_of_own(a, accusation)):
        return 0
    share = len(found) / min(len(a.said), len(accusation.said))
    return len(found) * share if share >= ADMITTED else 0


@once
def _is_of_others(a: Claim) -> bool:
    """Whether the words of a source name others by whom it belongs to ("the lawyers of the students", "the Nichols lawyer"), who do not speak."""
    span = next(iter(a.statement.source), None)
    told = one_line(a.reading, span).lower().split() if span else []
    if any(w.strip(",") in words("relations") for w in told):
        return True
    return "of" in told and any(w in words("anybody") for w in told[: told.index("of")])


@once
def _owns_up(a: Claim) -> bool:
    """Whether its cue is one of owning up ("admitted", "took responsibility for")."""
    return any(part in words("owning_up") for part in a.statement.cue_lemma.split())


@once
def _before_court(a: Claim) -> bool:
    """Whether it is said to those who judge ("told the court that he drove into the crowd")."""
    cue = a.statement.cue
    between = a.reading.report.text[cue[-1].end : a.matter.start] if cue and cue[-1].end < a.matter.start else ""
    return any(w.strip(",.").lower() in words("judges") for w in between.split())


def _one_deed_of_own(a: Claim, accusation: Claim) -> bool:
    """Whether a speaker says of itself, or of those it calls its own, the very deed that the accusation says of them: one verb or one kind of event."""
    own, men = a.source | a.speaker, _own_men(a)
    own_verbs = _own_verbs(a)
    if not own_verbs:
        return False
    if _names(accused(accusation), own) or _answers_for(a, accused(accusation)):
        return True
    ids = {p.actor for e in accusation.events if e.auxiliary == "asserted" for p in e.actors if p.actor}
    for stem, phrase in doers(accusation).items():
        told = {w.stem for w in phrase if w.stem}
        if stem in own_verbs and (_names(phrase, own) or told & men or a.statement.speaker in ids or _answers_for(a, phrase)):
            return True
    return any(_heads(accusation, e) & (own | men) for e in accusation.events if _kind_of(e) in {_kind_of(f) for f in a.events} - {None})


def _is_held(a: Claim, accusation: Claim) -> bool:
    """Whether others say of the speaker that it did something."""
    own = a.source | a.speaker
    if any(_names(phrase, own) for phrase in (accused(accusation), *doers(accusation).values())):
        return True
    return any(_heads(accusation, e) & own for e in accusation.events if e.type in _HARM)


@once
def _own_verbs(a: Claim) -> frozenset[str]:
    """Stems of the verbs of what the speaker, or whom it calls its own, says it does."""
    own = a.source | a.speaker | _own_men(a)
    return frozenset(w.stem for n, w in enumerate(a.words) if w.stem in a.said and is_verb(a.words, n) and _of_itself(a, n, own))


def _kind_of(event: Event) -> tuple[str, str] | None:
    """Type and mode of harm that is said to have been done."""
    return (event.type, event.mode) if event.type in _HARM and event.mode and event.auxiliary == "asserted" else None


def _heads(claim: Claim, event: Event) -> frozenset[str]:
    return frozenset(stem for p in event.actors for stem in stems_of("x " + one_line(claim.reading, p.head))[0])


@once
def _own_men(a: Claim) -> frozenset[str]:
    """Stems of whom the speaker calls its own ("its rangers", "our men")."""
    found = (v.stem for n, w in enumerate(a.words) if w.text in words("owning") for v in a.words[n + 1 : n + 3])
    return frozenset(found) - {""}


def _takes_responsibility(a: Claim) -> bool:
    if a.statement.stance != "affirms" or a.statement.cue_class == "accuses":
        return False
    return "responsibility" in a.statement.cue_lemma or any(w.text == "responsibility" for w in a.words[:2])


def _names(phrase: tuple[Word, ...], own: frozenset[str]) -> bool:
    """Whether a phrase names the speaker: half of its words are the speaker's, all its names among them, or it has all the speaker's words.

    "North Korea" is not the army of the South; "the Kurdish militia YPG" is the YPG.
    """
    told, names = {w.stem for w in phrase if w.stem}, {w.stem for w in phrase if w.name}
    if (names and names <= own) or (own <= told and own & names):
        return True
    return bool(told) and len(told & own) >= ACCUSED * len(told) and names <= own


def _force_of(word: Word) -> str | None:
    """What kind of force a noun names, or one of its men ("a policeman"), or what it strikes with."""
    if word.text in words("means"):
        return "troops"
    several = (word.text, word.text + "s", word.text.removesuffix("man") + "men")
    return next((kind for text in several for kind in [kind_of_force(replace(word, text=text))] if kind), None)


@once
def _home(a: Claim) -> frozenset[str]:
    """Stems of the name of the speaker's country, where it is known."""
    code = next((actor.country for actor in a.reading.actors if actor.id == a.statement.speaker), None)
    short = {"USA": "America", "GBR": "Britain"}.get(code or "", country_name(code) or "")
    return frozenset(stem_of(word) for word in short.lower().split())


def _answers_for(a: Claim, phrase: tuple[Word, ...]) -> bool:
    """Whether somebody who owns up speaks for a force of the state, and a phrase names men of such a force, by no name that is not the speaker's.

    Heads of a force answer for its men ("the police chief admitted that officers …"), ministers and heads of state for all.
    """
    own = a.source | a.speaker | _home(a)
    kinds = {k for k in map(_force_of, phrase) if k}
    if not _owns_up(a) or not kinds or not kinds <= _STATE or not own.issuperset(w.stem for w in phrase if w.name):
        return False
    office = frozenset(k for stem in a.source for k in [kinds_by_stem().get(stem)] if k)
    return bool(kinds & office) or (a.statement.speaker_kind in ("state", "official") and bool(a.source & stems("ruling")))


def _of_itself(a: Claim, verb: int, own: frozenset[str]) -> bool:
    """Whether the speaker, a pronoun for it, or whom it calls its own does what a verb says."""
    if is_passive(a.words, verb):
        behind = doer(a.words, verb)
        near = [w.text for w in a.words[verb : verb + 4]]
        owned = bool(words("owning").intersection(near)) and "own" not in near  # "sunk by its own crew": the boat's
        return owned or bool(words("itself").intersection(near)) or _answers_for(a, behind)
    before = [w for w in a.words[:verb] if w.clause == a.words[verb].clause]
    if any(w.text in words("itself") or w.text in words("owning") for w in before):
        return True
    who = doer(a.words, verb)
    if _owns_up(a) and not who and (a.words[0].text == "having" or a.words[verb].text.endswith("ing")):
        return True  # "confessed to having poisoned the soup"
    return _names(who, own) or _answers_for(a, who)
