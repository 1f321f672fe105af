"""The one event a coder would write down for a sentence: its type as an act in words, who does it, and to whom.

Coders of PLOVER write down the main event of a sentence and code what is announced, refused or demanded as that act: "will give aid" is
AGREE, "says that X must leave" a REQUEST to X. As the other party they take whom the sentence gives, be it only the place. The record keeps
all events as they are told; this is for comparison with data coded in that way.
"""

from dataclasses import dataclass
from itertools import groupby

from dateline.coding.between import COOPERATIVE, MUST, act_in_words
from dateline.coding.candidates import Candidate, candidates, words_for
from dateline.coding.events import events_by_trigger
from dateline.coding.factuality.modality import makes_no_fact
from dateline.coding.grammar import coordinated, governor, subjects
from dateline.coding.mending import mended
from dateline.coding.participants import Roles
from dateline.coding.phrases import Names
from dateline.coding.ranking import event_features, scores
from dateline.coding.triggers import Trigger
from dateline.model import Document, Event, Participant, Statement, Token
from dateline.model.event import EventType

Coded = tuple[Trigger, Event]
_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
_ONE_SIDED = ("visit", "third-party")


@dataclass(frozen=True, slots=True, kw_only=True)
class MainEvent:
    """The main event of a sentence.

    Attributes:
        event: it, as the record has it.
        type: its type as an act in words.
        actors, recipients: who does it to whom; both sides of a talk or accord act.
    """

    event: Event
    type: EventType
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]


def main_events(document: Document, statements: tuple[Statement, ...]) -> list[MainEvent]:
    """The main event of each sentence that tells one, in text order."""
    document = mended(document)
    names = Names(document)
    by_sentence = groupby(events_by_trigger(document, statements), key=lambda c: document.tokens[c[0].i].sentence)
    return [_main(document, list(coded), names) for _, coded in by_sentence]


def _main(document: Document, coded: list[Coded], names: Names) -> MainEvent:
    kinds, features = described(document, coded)
    best = _best(scores("event", features))
    (trigger, event), kind = coded[best], kinds[best]
    named = candidates(document, trigger, names, Roles(event.actors, event.recipients), kind)
    actor, recipient = _pair(named)
    made, whom = _parts(document, actor, names), _parts(document, recipient, names)
    others = () if _is_shared(document, trigger, kind, actor) else whom
    if kind == "CONSULT" and trigger.rule.mode not in _ONE_SIDED:
        made, others = made + others, ()
    return MainEvent(event=event, type=kind, actors=made, recipients=others)


def described(document: Document, coded: list[Coded]) -> tuple[list[EventType], list[list[str]]]:
    """The events of a sentence: their types as acts in words, and their features."""
    obliged = [is_obliged(document, trigger) for trigger, _ in coded]
    kinds = [_kind(document, c, due=due) for c, due in zip(coded, obliged, strict=True)]
    return kinds, event_features(document, coded, kinds, obliged=obliged)


def _kind(document: Document, coded: Coded, *, due: bool) -> EventType:
    """The type as an act in words; help or talks that are not given are refused."""
    trigger, event = coded
    if due:
        return "REQUEST"
    kind = event.type if (event.type, trigger.rule.type) == ("ACCUSE", "ASSAULT") else act_in_words(document, trigger)
    return "REJECT" if event.auxiliary == "negated" and kind in COOPERATIVE else kind


def is_obliged(document: Document, trigger: Trigger) -> bool:
    """Whether somebody says that another must do it ("says that troops must leave")."""
    host = document.tokens[trigger.host]
    above = governor(document, host.i) if host.dep == "ccomp" else None
    if above is None or not any(k.lower in MUST for k in document.kids(host.i, "aux")):
        return False
    return any(True for _ in subjects(document, above.i)) and _only_tells(above)


def _only_tells(verb: Token) -> bool:
    """Whether the verb only tells what its clause says."""
    return verb.pos == "VERB" and not makes_no_fact(verb.lemma.lower())


def _best(values: list[float]) -> int:
    return max(range(len(values)), key=values.__getitem__)


def _pair(named: list[Candidate]) -> tuple[Candidate | None, Candidate | None]:
    """The likeliest actor, and of the others the likeliest recipient."""
    if not named:
        return None, None
    actor = named[_best(scores("actor", [c.features for c in named]))]
    others = [c for c in named if c is not actor]
    return actor, others[_best(scores("recipient", [c.features for c in others]))] if others else None


def _parts(document: Document, chosen: Candidate | None, names: Names) -> tuple[Participant, ...]:
    return tuple(words_for(document, chosen, names)) if chosen is not None else ()


def _is_shared(document: Document, trigger: Trigger, kind: EventType, actor: Candidate | None) -> bool:
    """Whether the actors do it with one another ("Norland and Valen agreed to a truce")."""
    mutual = kind in _MUTUAL or (kind == "REJECT" and trigger.rule.clauses)
    return bool(mutual) and actor is not None and len(coordinated(document, actor.head.i)) > 1
