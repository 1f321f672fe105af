"""Whoever a sentence names, as candidates for actor or recipient of one of its events, each with what speaks for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dateline.coding.grammar import above, base
from dateline.coding.participants import Roles
from dateline.coding.phrases import Names, is_actor, participants
from dateline.coding.triggers import Trigger
from dateline.model import Document, Participant, Token
from dateline.model.event import EventType
from dateline.resources import load_toml

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_HEADS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "attr", "poss", "appos", "oprd", "npadvmod", "ROOT", "dep", "nmod"})
# A passive is read as what it says: its subject as the object, its agent as the subject.
_ACTIVE = {"nsubjpass": "dobj", "agent": "nsubj"}
_LONGEST = 4
_FEW = 4
_NEAR = 80  # words on either side: beyond them nobody is looked for
_DEEP = 30


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or something the sentence names.

    Attributes:
        head: the head of its words.
        kind: what it is: the kind of its name, or actor, place, thing, time, PRON, NUM, it.
        ups: steps up from the event's verb to the word it hangs from; 0 = it stands below the event.
        last: the label or preposition it hangs by.
        features: what a ranking weighs.
    """

    head: Token
    kind: str
    ups: int
    last: str
    features: tuple[str, ...]


def candidates(document: Document, trigger: Trigger, names: Names, found: Roles, kind: EventType) -> list[Candidate]:
    """Everybody and everything the sentence names near the trigger, in text order; of a row only its first."""
    sentence = document.sentences[document.tokens[trigger.i].sentence]
    first, last = max(sentence.first, trigger.i - _NEAR), min(sentence.last, trigger.i + _NEAR)
    heads = [t for t in document.tokens[first:last] if _is_candidate(t, names)]
    ups = {trigger.host: 0, **{t.i: n for n, t in enumerate(above(document, trigger.host, _DEEP - 1), 1)}}
    describe = _Describer(document, trigger, names, found, kind, ups)
    out, later, earlier = [], 0, 0
    for head in heads:
        acts = is_actor(head, names) and not names.is_time(head.i)
        order = f"after {min(later, _FEW)}" if head.i > trigger.i else f"before {min(earlier, _FEW)}"
        out.append(describe.candidate(head, order))
        if acts:
            later, earlier = later + (head.i > trigger.i), earlier + (head.i < trigger.i)
    return out


def words_for(document: Document, chosen: Candidate, names: Names) -> Iterable[Participant]:
    """The participants a candidate stands for: of a row all, of a name before a noun ("*Norland* homes") the name."""
    name = names.at(chosen.head.i)
    if name is not None and chosen.head.dep in ("amod", "compound", "nmod"):
        return [Participant(span=name.span, head=name.span)]
    return participants(document, chosen.head, names)


def _is_candidate(token: Token, names: Names) -> bool:
    if token.pos in _NOMINAL and token.dep in _HEADS:
        return True
    name = names.at(token.i)
    return name is not None and token.dep != "conj" and name.head == token.i


@dataclass(frozen=True, slots=True)
class _Describer:
    document: Document
    trigger: Trigger
    names: Names
    found: Roles
    act: EventType
    above: dict[int, int]

    def candidate(self, head: Token, order: str) -> Candidate:
        """With what can be said of it: its way from the event, what it is, and what the grammar made of it."""
        ups, path = self._path(head)
        kind, role, last = self._kind(head), self._role(head), path[-1] if path else "self"
        way = f"{ups}/{'/'.join(path)}" if len(path) <= _LONGEST else f"{ups}/long"
        word_class, quad = self.trigger.rule.word_class, _quads()[self.act]
        features = (
            f"way {word_class} {way}", f"last {last}", f"ups {ups}", f"depth {min(len(path), 6)}", f"kind {kind}", f"role {role}",
            f"kind+last {kind} {last}", f"quad+last {quad} {last}", f"role+kind {role} {kind}", f"order {order}",
            f"type+last {self.act} {last}", f"type+way {self.act} {way}", f"role+quad {role} {quad}", f"kind+order {kind} {order}",
            f"kind+ups {kind} {ups}",
        )  # fmt: skip
        return Candidate(head=head, kind=kind, ups=ups, last=last, features=features)

    def _path(self, head: Token) -> tuple[int, list[str]]:
        """How far up from the event's verb, and the labels from there down to the candidate; prepositions by their word."""
        labels: list[str] = []
        at = head
        for _ in range(_DEEP):
            if at.i in self.above or at.head == at.i:
                break
            if at.dep == "prep":
                labels.append(at.lower)
            elif at.dep not in ("pobj", "conj", "pcomp"):
                labels.append("object" if at.i == self.trigger.object else _ACTIVE.get(at.dep, at.dep))
            at = self.document.tokens[at.head]
        return min(self.above.get(at.i, 3), 3), labels[::-1]

    def _kind(self, head: Token) -> str:
        if self.names.is_time(head.i):
            return "time"
        name = self.names.at(head.i)
        if name is not None:
            return name.kind if name.head == head.i or head.dep != "amod" else "part"
        if head.pos in ("PRON", "NUM"):
            return head.pos if head.lower not in ("it", "which", "that", "this", "what") else "it"
        return "actor" if is_actor(head, self.names) else "place" if base(head) in _places() else "thing"

    def _role(self, head: Token) -> str:
        if any(_holds(p, head) for p in self.found.recipients):
            return "recipient"
        return "actor" if any(_holds(p, head) for p in self.found.actors) else "none"


def _holds(participant: Participant, head: Token) -> bool:
    return participant.head.overlaps(head.span) or (participant.span.end == head.end)


@cache
def _places() -> frozenset[str]:
    classes = load_toml("coding_triggers.toml")["classes"]
    return frozenset(classes["ground"]) | frozenset(classes["place"])


@cache
def _quads() -> dict[str, str]:
    return {name: row["quad"] for name, row in load_toml("plover.toml")["type"].items()}
