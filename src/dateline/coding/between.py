"""The type of what one marked actor does to another, in one sentence: what `dateline predict plover-type` asks for."""

from dateline.coding.auxiliary import auxiliary
from dateline.coding.grammar import base, governor, subjects
from dateline.coding.participants import Roles, roles
from dateline.coding.phrases import Names
from dateline.coding.triggers import Trigger, find_triggers
from dateline.model import Document, Participant, Span, Token
from dateline.model.event import Auxiliary, EventType

COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_IN_WORDS = frozenset({"AGREE", "REJECT", "THREATEN"})
_HARMFUL = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})
_WORDS_OF_ACTOR, _WORDS_OF_RECIPIENT, _ON_PATH, _BETWEEN, _VERB = 4, 3, 3, 1, 1
_DEPTH_COST = 0.5
MUST = frozenset({"must", "should"})


def type_between(document: Document, actor: Span | None, recipient: Span | None) -> EventType | None:
    """The PLOVER type that best joins the two; None where no word of the sentence names an event.

    What is said to be going to happen counts as the act in words that it is: help announced is AGREE, harm announced
    THREATEN, help refused REJECT, what somebody "must" do REQUEST. Either of the two may be unnamed (None).
    """
    return type_joined(document, joining(document, actor, recipient), actor, recipient)


def type_joined(document: Document, joined: Trigger | None, actor: Span | None, recipient: Span | None) -> EventType | None:
    """`type_between` where the words that join the two are known (`joining`)."""
    if actor is not None and recipient is not None and _obliged(document, actor, recipient):
        return "REQUEST"
    return None if joined is None else act_in_words(document, joined, actor)


def joining(document: Document, actor: Span | None, recipient: Span | None) -> Trigger | None:
    """The words that best join the two; None where no word of the sentence names an event."""
    names = Names(document)
    path = _path(document, actor, recipient)
    triggers = find_triggers(document)
    if not triggers:
        return None
    best = max(triggers, key=lambda t: (_score(document, t, roles(document, t, names), actor, recipient, path), -t.i))
    return _outer(document, best, triggers)


def _outer(document: Document, trigger: Trigger, triggers: list[Trigger]) -> Trigger:
    """The act in words whose complement the event is: of "refused to send", the refusal."""
    by_host = {t.i: t for t in triggers if t.rule.type in _IN_WORDS}
    at = document.tokens[trigger.host]
    while at.dep == "xcomp" and at.head != at.i:
        at = document.tokens[at.head]
        if at.i in by_host:
            return by_host[at.i]
    return trigger


def _obliged(document: Document, actor: Span, recipient: Span) -> bool:
    """Whether the actor says what the recipient must do."""
    for token in document.tokens_in(recipient):
        verb = document.tokens[token.head]
        if token.dep in ("nsubj", "nsubjpass") and verb.dep == "ccomp" and any(k.lower in MUST for k in document.kids(verb.i, "aux")):
            return _says(document, document.tokens[verb.head], actor)
    return False


def _says(document: Document, verb: Token, actor: Span) -> bool:
    return any(actor.overlaps(s.span) for s in subjects(document, verb.i))


def act_in_words(document: Document, trigger: Trigger, actor: Span | None = None) -> EventType:
    """The type of an event, or where it is only announced, refused or asked for by its actor, of that act."""
    kind = trigger.rule.type
    mode = auxiliary(document, trigger)
    if mode == "requested" and _obliges(document, trigger) and (actor is None or not _is_subject(document, trigger, actor)):
        return "REQUEST"
    if not _will(document, trigger):
        return kind
    return _announced(kind, mode)


def _announced(kind: EventType, mode: Auxiliary) -> EventType:
    if mode == "negated":
        return "REJECT" if kind in COOPERATIVE else kind
    if kind in COOPERATIVE - {"AGREE"}:
        return "AGREE"
    return "THREATEN" if kind in _HARMFUL else kind


def _will(document: Document, trigger: Trigger) -> bool:
    """Whether the event lies ahead by its own auxiliary or by a verb of planning."""
    host = document.tokens[trigger.host]
    if any(k.lower in ("will", "would", "shall", "wo") for k in document.kids(host.i, "aux")):
        return True
    above = governor(document, host.i)
    return host.dep == "xcomp" and above is not None and base(above) in ("plan", "intend", "prepare", "go", "aim", "seek")


def _obliges(document: Document, trigger: Trigger) -> bool:
    return any(k.lower in MUST for k in document.kids(trigger.host, "aux"))


def _is_subject(document: Document, trigger: Trigger, actor: Span) -> bool:
    return any(actor.overlaps(k.span) for k in document.kids(trigger.host, "nsubj"))


def _score(document: Document, trigger: Trigger, found: Roles, actor: Span | None, recipient: Span | None, path: frozenset[int]) -> float:
    """How well an event joins the two: by its roles, by the path between them, by the words between them, and by rank."""
    score = 0.0
    score += _WORDS_OF_ACTOR * _named(found.actors, actor) + _WORDS_OF_RECIPIENT * _named(found.recipients, recipient)
    score += _ON_PATH * (trigger.i in path or trigger.host in path)
    if actor is not None and recipient is not None:
        low, high = sorted((actor, recipient))
        score += _BETWEEN * (low.end <= trigger.span.start and trigger.span.end <= high.start)
    score += _VERB * (trigger.rule.word_class == "verb")
    return score - _DEPTH_COST * _depth(document, document.tokens[trigger.host])


def _named(participants: tuple[Participant, ...], span: Span | None) -> bool:
    return span is not None and any(p.span.overlaps(span) for p in participants)


def _depth(document: Document, token: Token) -> int:
    depth = 0
    while token.head != token.i:
        token = document.tokens[token.head]
        depth += 1
    return depth


def _path(document: Document, one: Span | None, other: Span | None) -> frozenset[int]:
    """Tokens on the way through the parse from one span to the other; empty where one is missing."""
    if one is None or other is None:
        return frozenset()
    up, down = _way_up(document, one), _way_up(document, other)
    shared = set(up) & set(down)
    top = next((i for i in up if i in shared), None)
    return frozenset(i for i in (*up, *down) if i not in shared or i == top)


def _way_up(document: Document, span: Span) -> list[int]:
    inside = document.tokens_in(span)
    head = next((t for t in inside if t.head == t.i or not span.overlaps(document.tokens[t.head].span)), None)
    out: list[int] = []
    while head is not None:
        out.append(head.i)
        head = governor(document, head.i)
    return out
