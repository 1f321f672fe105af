"""Triggers with their roles, modes and auxiliary become events."""

from collections.abc import Iterable

from dateline.coding.auxiliary import auxiliary
from dateline.coding.contexts import clause_of, contexts
from dateline.coding.grammar import is_passive, is_that_clause, prepositional
from dateline.coding.hazards import is_about_hazard, is_harm_by_nobody
from dateline.coding.likely import likely_recipients
from dateline.coding.ontology import complement_mode, modes
from dateline.coding.participants import Roles, roles
from dateline.coding.phrases import Names
from dateline.coding.resting import Resting
from dateline.coding.triggers import Trigger, find_triggers
from dateline.coding.unnamed import is_about_source
from dateline.coding.wordy import Wordy
from dateline.model import Document, Event, Gap, Issue, Participant, Span, Statement
from dateline.model.event import Auxiliary, EventType

_IN_WORDS = frozenset({"REQUEST", "REJECT", "THREATEN"})
_NEEDS_RECIPIENT = frozenset({"COOPERATE", "AID", "SANCTION"})
_COMPLEMENT = frozenset({"xcomp", "ccomp", "dobj", "prep", "pobj", "pcomp", "acl", "dative"})
_NEAR = 8
# Talk, accord, criticism and the like, named in passing without anybody, are no events worth a record.
_NOBODYS = frozenset({"AGREE", "CONSULT", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "COOPERATE", "CONCEDE"})
_TALKS = frozenset({"talk", "talks", "negotiation", "summit"})
# What may have befallen whoever speaks ("a nurse *wounded* in the raid said").
_BEFALLS = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT"})
_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION"})


def find_events(document: Document, statements: tuple[Statement, ...]) -> tuple[tuple[Event, ...], tuple[Issue, ...]]:
    """All events of a document, mended, in text order, and doubts about them."""
    maker, triggers = _started(document, statements)
    events: list[Event] = []
    issues: list[Issue] = []
    for trigger in triggers:
        event = maker.event(trigger, len(events) + 1)
        issues.extend(maker.doubts(trigger, event))
        if event is not None:
            events.append(event)
    return tuple(events), tuple(issues)


def events_by_trigger(document: Document, statements: tuple[Statement, ...]) -> list[tuple[Trigger, Event]]:
    """The events of `find_events`, each with what named it, and with those roles only that its own words give."""
    maker, triggers = _started(document, statements)
    maker.completes = False
    found: list[tuple[Trigger, Event]] = []
    for trigger in triggers:
        event = maker.event(trigger, len(found) + 1)
        if event is not None:
            found.append((trigger, event))
    return found


def _started(document: Document, statements: tuple[Statement, ...]) -> "tuple[_Maker, list[Trigger]]":
    triggers = sorted(find_triggers(document), key=lambda t: (t.span.start, t.i))
    return _Maker(document, statements, triggers), triggers


class _Maker:
    def __init__(self, document: Document, statements: tuple[Statement, ...], triggers: Iterable[Trigger]) -> None:
        self.document = document
        self.names = Names(document)
        self.wordy = Wordy(document, self.names)
        self.resting = Resting(statements)
        self.by_id = {s.id: s for s in statements}
        self.about = _about(document, triggers)
        self.completes = True
        self.denied: dict[str, frozenset[int]] = {}  # by statement: the verbs it denies

    def event(self, trigger: Trigger, number: int) -> Event | None:
        """The event a trigger names; None for an allegation nobody makes."""
        if self._names_speaker(trigger) or is_harm_by_nobody(self.document, trigger) or is_about_source(self.document, trigger):
            return None
        rests = self.resting.of(trigger.span)
        sources = tuple(x for r in rests for x in self.by_id[r].source)
        found = roles(self.document, trigger, self.names, aside=sources)
        if not found.actors and not found.recipients and self._in_passing(trigger):
            return None
        meant = self.wordy.verdict(trigger)
        if meant == "none":
            return None
        kind = self._type(trigger) if meant == "force" else "ACCUSE"
        if kind == "THREATEN" and is_about_hazard(self.document, trigger):
            return None
        if trigger.rule.claim:
            who = self._claimants(rests)
            if not who:
                return None
            found = Roles(who, found.actors)
        elif self.completes:
            likely = likely_recipients(self.document, trigger, self.names, found)
            found = Roles(found.actors, tuple(p for p in likely if p in found.recipients or not any(s.contains(p.head) for s in sources)))
        told = "asserted" if trigger.rule.claim else self._auxiliary(trigger, rests)
        if trigger.rule.asked and told != "requested":
            return None
        return Event(
            id=f"{self.document.report.id}:e{number}",
            type=kind,
            mode=self._mode(trigger, kind) if meant == "force" else "disapprove",
            contexts=contexts(self.document, clause_of(self.document, trigger.host)),
            auxiliary=told,
            trigger=trigger.span,
            actors=found.actors,
            recipients=found.recipients,
            statements=rests,
            gaps=_gaps(kind, found),
        )

    def _in_passing(self, trigger: Trigger) -> bool:
        """A noun for accord, criticism or the like without anybody; talks are told all the same ("talks resume", "in the absence of talks")."""
        rule = trigger.rule
        looks_into = any(p == "into" for p, _ in prepositional(self.document, trigger.i))
        there = any(True for _ in self.document.kids(self.document.tokens[trigger.i].head, "expl"))
        if rule.mode == "investigate" and (looks_into or rule.governors or there):
            return False
        return rule.word_class == "noun" and rule.type in _NOBODYS and rule.head not in _TALKS

    def _names_speaker(self, trigger: Trigger) -> bool:
        """Words inside a speaker's description are no events of their own ("a witness who asked not to be named"), save what befell the speaker."""
        source = self.resting.source_of(trigger.span)
        if trigger.rule.type in _BEFALLS and trigger.rule.word_class == "verb" and is_passive(self.document, trigger.i):
            return False
        return source is not None and self._head(source) != self.document.tokens[trigger.i].span

    def _auxiliary(self, trigger: Trigger, rests: tuple[str, ...]) -> Auxiliary:
        """As the sentence gives it; what somebody fears of the future is not planned."""
        mode = auxiliary(self.document, trigger)
        if mode == "asserted" and any(self._denies(self.by_id[r], trigger) for r in rests):
            return "negated"
        feared = any(self.by_id[r].stance == "fears" for r in rests)
        return "hypothetical" if mode == "planned" and feared else mode

    def _denies(self, statement: Statement, trigger: Trigger) -> bool:
        """Whether the verb tells what a denying speaker denies: the content itself, or the clause of its first noun."""
        if statement.stance != "denies" or statement.cue_class != "denies" or trigger.rule.word_class != "verb":
            return False
        if statement.id not in self.denied:
            self.denied[statement.id] = self._told(statement)
        return trigger.host in self.denied[statement.id]

    def _told(self, statement: Statement) -> frozenset[int]:
        heads = {self._head(c) for c in statement.content}
        tokens = [t for c in statement.content for t in self.document.tokens_in(c) if t.span in heads]
        told = [k for t in tokens for k in self.document.kids(t.i) if is_that_clause(self.document, k)]
        return frozenset(t.i for t in (*tokens, *told))

    def _type(self, trigger: Trigger) -> EventType:
        """The rule's type; a promise to do harm is a threat, unless a user's own rule says what it is."""
        about = self.about.get(trigger.i)
        harm = about is not None and about.rule.type in _HOSTILE
        return "THREATEN" if trigger.rule.type == "AGREE" and harm and not trigger.rule.own else trigger.rule.type

    def _mode(self, trigger: Trigger, kind: EventType) -> str | None:
        mode = trigger.rule.mode
        if mode is None and kind in _IN_WORDS:
            about = self.about.get(trigger.i)
            mode = complement_mode(kind, about.rule.type if about else None, about.rule.mode if about else None)
        return mode if mode in modes(kind) else None

    def _claimants(self, rests: tuple[str, ...]) -> tuple[Participant, ...]:
        source = self.by_id[rests[-1]].source if rests else ()
        return tuple(Participant(span=s, head=self._head(s)) for s in source)

    def _head(self, span: Span) -> Span:
        inner = self.document.tokens_in(span)
        root = next((t for t in inner if not span.contains(self.document.tokens[t.head].span) or t.head == t.i), None)
        return root.span if root is not None else span

    def doubts(self, trigger: Trigger, event: Event | None) -> list[Issue]:
        """What a person should look at."""
        if event is None and trigger.rule.claim:
            message = "An allegation stands in the report without anybody who makes it; it is not coded as an event."
            return [Issue(code="allegation-without-source", message=message, span=trigger.span)]
        return []


def _gaps(kind: EventType, found: Roles) -> tuple[Gap, ...]:
    gaps = [] if found.actors else [Gap(field="actors", reason="not-stated")]
    if not found.recipients and kind in _NEEDS_RECIPIENT:
        gaps.append(Gap(field="recipients", reason="not-stated"))
    return tuple(gaps)


def _about(document: Document, triggers: Iterable[Trigger]) -> dict[int, Trigger]:
    """For each word that governs an event as its complement, the nearest such event."""
    found: dict[int, Trigger] = {}
    for trigger in triggers:
        at = document.tokens[trigger.host]
        for _ in range(_NEAR):
            if at.head == at.i or at.dep not in _COMPLEMENT:
                break
            at = document.tokens[at.head]
            found.setdefault(at.i, trigger)
    return found
