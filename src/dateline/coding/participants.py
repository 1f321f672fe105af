"""Who does it, and to whom."""

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.coding.grammar import (
    CIRCUMSTANCES,
    VERBS,
    base,
    governor,
    is_finite,
    is_passive,
    joins_outer,
    objects,
    prepositional,
    shared_objects,
    subjects,
)
from dateline.coding.ontology import EVENT_TYPES, light_verbs, noun_class, rules
from dateline.coding.phrases import Names, is_actor, participants
from dateline.coding.triggers import Trigger, is_thing
from dateline.model import Document, Participant, Span, Token

_RECIPIENT_PREPS = ("against", "on", "upon", "with", "to", "toward", "towards", "at", "from", "into", "for", "between", "of", "in", "over")
_VERBAL = frozenset(EVENT_TYPES) & {"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE", "SUPPORT", "ACCUSE"}
_AGAINST = ("against", "on", "upon", "at")
_BESIDE = 3  # words from a speaker to one joined to him
_FORCE = frozenset({"ASSAULT", "COERCE"})
_WAYS = ("from", "to", "into", "against")
_PLACED = ("in", "at", "over")


@dataclass(frozen=True, slots=True)
class Roles:
    """Actors and recipients of an event, in text order and without repetition."""

    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]


def roles(document: Document, trigger: Trigger, names: Names, aside: tuple[Span, ...] = ()) -> Roles:
    """Actors and recipients of an event as its words give them.

    Whoever stands in `aside`, the words for the speakers who tell it, acts in it only through an infinitive ("promised to
    leave"), a noun of action ("announced a withdrawal") or a pronoun ("said it had left").
    """
    aside = (*aside, *_joined(document, aside))
    finder = _Finder(document, trigger, names)
    actors, recipients = finder.of_verb() if trigger.rule.word_class == "verb" else finder.of_noun()
    if trigger.rule.word_class == "verb" and is_finite(document, trigger.i) and not joins_outer(document, trigger.i):
        actors = [t for t in actors if not _stands_in(t.span, aside)]
        recipients = [t for t in recipients if not _stands_in(t.span, aside)]
    made = unique(p for t in actors for p in _parts(document, t, names, aside))
    others = unique(p for t in recipients for p in _parts(document, t, names, aside))
    taken = {p.head for p in made}
    return Roles(made, tuple(p for p in others if p.head not in taken))


def _parts(document: Document, token: Token, names: Names, aside: tuple[Span, ...]) -> Iterable[Participant]:
    """Those the phrase of `token` names, without times and without a speaker that the parser joins to them ("took 30 girls, *police* said")."""
    timeless = (p for p in participants(document, token, names) if not names.tells_time(p.head))
    return (p for p in timeless if p.head.start < token.end or not _stands_in(p.head, aside))


def _joined(document: Document, aside: tuple[Span, ...]) -> list[Span]:
    """Further speakers beside those marked: "police and *a cook* said"."""
    rows = (document.tokens_in(span) for span in aside)
    heads = ((row[-1].i, t) for row in rows if row for t in row if t.pos in ("NOUN", "PROPN"))
    return [k.span for last, t in heads for k in document.kids(t.i, "conj") if k.pos in ("NOUN", "PROPN") and 0 < k.i - last <= _BESIDE]


def _stands_in(span: Span, aside: tuple[Span, ...]) -> bool:
    return any(s.contains(span) for s in aside)


def unique(found: Iterable[Participant]) -> tuple[Participant, ...]:
    """In text order, each once."""
    by_head: dict[Span, Participant] = {}
    for p in found:
        by_head.setdefault(p.head, p)
    return tuple(sorted(by_head.values(), key=lambda p: p.span))


Pair = tuple[list[Token], list[Token]]


class _Finder:
    def __init__(self, document: Document, trigger: Trigger, names: Names) -> None:
        self.document = document
        self.trigger = trigger
        self.names = names

    def of_verb(self) -> Pair:
        d, t = self.document, self.trigger
        who = subjects(d, t.i)
        if is_passive(d, t.i):
            suffer = [s for s in who if s.i != t.object]
            struck = suffer if any(is_actor(s, self.names) for s in suffer) and not self._moves() else []
            return self._agents(t.i), struck or self._acted_on(t.i) or suffer
        return [a for s in who if s.i != t.object for a in self._who_did(s)] or self._sides(), self._acted_on(t.i)

    def _who_did(self, subject: Token) -> list[Token]:
        """Of "an attack *by rebels* killed two" the rebels; any subject that names no deed is the doer itself."""
        d = self.document
        if subject.pos != "NOUN" or base(subject) not in rules("noun") or is_actor(subject, self.names):
            return [subject]
        doers = self._agents(subject.i) or [k for k in d.kids(subject.i, "poss") if is_actor(k, self.names)]
        before = (k for k in d.kids(subject.i, "compound", "amod", "nmod") if is_actor(k, self.names))
        return doers or list(before) or [subject]

    def _agents(self, i: int) -> list[Token]:
        return [x for p, x in prepositional(self.document, i) if p == "by" and x.pos != "VERB" and x.dep == "pobj"]

    def _acted_on(self, i: int) -> list[Token]:
        """The verb's own objects; beyond an object that is part of the event's name, those of its prepositions."""
        d, held = self.document, self.trigger.object
        direct = [o for o in objects(d, i) if o.i != held and (o.pos != "PRON" or is_actor(o, self.names)) and not self._is_afterthought(o)]
        if held is not None and (is_thing(d.tokens[held]) or self._named(held)) and not self._goes_to(i):
            direct.append(d.tokens[held])
        direct = direct or self._shared_object(i)
        named = [o for o in direct if is_actor(o, self.names)]
        around = [i, *(o.i for o in direct), *([held] if held is not None else [])]
        if self._moves():
            reached = self._reached([i], _WAYS)
            if reached:
                return reached
        if named or (direct and held is None and self.trigger.rule.type not in _VERBAL):
            return named or direct
        reached = self._reached(around)
        if reached or self.trigger.rule.type not in _VERBAL:
            return reached or direct
        return self._of_clause(i) or direct or self._threatened(i)

    def _is_afterthought(self, noun: Token) -> bool:
        """Whether a deed behind a comma and another object says of the whole clause what it was ("raided a school, *the second such raid*")."""
        d = self.document
        first = min([noun.i, *(k.i for k in d.kids(noun.i) if k.i < noun.i)])
        after = any(k.i < first for k in d.kids(noun.head, "dobj")) and d.tokens[first - 1].text == ","
        return after and noun.dep == "dobj" and base(noun) in rules("noun") and not is_actor(noun, self.names)

    def _threatened(self, i: int) -> list[Token]:
        """Of "threatened to shell the camp" the camp."""
        d = self.document
        if self.trigger.rule.type != "THREATEN":
            return []
        return [o for clause in d.kids(i, "xcomp") for o in d.kids(clause.i, "dobj") if o.pos == "NOUN"]

    def _shared_object(self, i: int) -> list[Token]:
        """Of "beat and arrested ten students" the students for both verbs."""
        if self.trigger.rule.type not in _FORCE or self.trigger.object is not None:
            return []
        return shared_objects(self.document, self.document.tokens[i])

    def _named(self, i: int) -> bool:
        return self.names.at(i) is not None

    def _goes_to(self, i: int) -> bool:
        """Whether what is moved goes to or from somebody ("sent troops to"), who then is the recipient."""
        rule = self.trigger.rule
        moved = rule.type not in (*_FORCE, "CONSULT") and rule.mode != "expel"
        return moved and any(p in ("to", "from", "against", "into") for p, _ in prepositional(self.document, i))

    def _moves(self) -> bool:
        rule = self.trigger.rule
        return rule.type == "MOBILIZE" or (rule.type == "RETREAT" and rule.mode in ("withdraw", "return"))

    def _reached(self, around: list[int], preps: tuple[str, ...] = _RECIPIENT_PREPS) -> list[Token]:
        """Somebody behind a preposition of the event's words, by the order of the prepositions; else a possessor."""
        found = [(p, x) for i in around for p, x in prepositional(self.document, i) if p not in CIRCUMSTANCES]
        for wanted in preps:
            who = [x for p, x in found if p == wanted and is_actor(x, self.names) and not self._is_time(x) and not self._is_bare(x)]
            if who and (wanted not in _PLACED or not self._only_place(who)):
                return who
        if preps != _RECIPIENT_PREPS:
            return []
        struck = [x for p, x in found if p in _AGAINST and x.dep == "pobj" and x.pos in ("NOUN", "PROPN") and not self._is_time(x)]
        if struck and self.trigger.rule.type in _FORCE:
            return struck[:1]
        deeper = [
            x for _, y in found for p, x in prepositional(self.document, y.i) if p in ("of", "by", "against") and is_actor(x, self.names)
        ]
        owners = [k for i in around if i != self.trigger.i for k in self.document.kids(i, "poss") if is_actor(k, self.names)]
        return owners or deeper[:1]

    def _is_time(self, token: Token) -> bool:
        return token.pos == "NUM" or self.names.is_time(token.i)

    def _is_bare(self, token: Token) -> bool:
        """Whether a singular noun stands alone, as words for states do that may mean people too ("asked, from *exile*, that …")."""
        return token.tag == "NN" and not self._named(token.i) and not self.document.children[token.i]

    def _only_place(self, who: list[Token]) -> bool:
        names = [self.names.at(x.i) for x in who]
        return all(n.kind == "place" if n else base(x) in noun_class("place") for n, x in zip(names, who, strict=True))

    def _of_clause(self, i: int) -> list[Token]:
        """Of "asked that X act", X; of "agreed to send aid to X", X."""
        d = self.document
        holders = (i, *([self.trigger.object] if self.trigger.object is not None else []))
        for clause in (k for h in holders for k in d.kids(h, "ccomp", "xcomp")):
            own = [s for s in subjects(d, clause.i, 0) if is_actor(s, self.names)]
            if own and self.trigger.rule.type in ("REQUEST", "CONCEDE", "COERCE", "THREATEN"):
                return own
            direct = objects(d, clause.i) if not is_passive(d, clause.i) else []
            named = [o for o in direct if is_actor(o, self.names)]
            found = self._reached([clause.i], _WAYS) or named or self._reached([clause.i, *(o.i for o in direct)])
            if found:
                return found
        return []

    def of_noun(self) -> Pair:
        d, t = self.document, self.trigger
        actors = self._agents(t.i) + self._sides()
        recipients: list[Token] = []
        for x in (w for w in self._of_phrase() if not self._is_time(w)):
            (actors if self._acts_after_of(x) and not actors else recipients).append(x)
        for x in self._possessors():
            (recipients if t.rule.possessor_suffers and not recipients else actors).append(x)
        if not actors:
            actors = [k for k in d.kids(t.i, "compound", "amod", "nmod") if self._may_do(k) and not t.rule.possessor_suffers]
        if t.host != t.i:
            self._with_host(actors, recipients)
        return actors, recipients or self._reached([t.i]) or (self._reached([t.host]) if t.host != t.i else [])

    def _may_do(self, word: Token) -> bool:
        """Whether a word before a noun says whose deed it is: a name, or a body of people ("an *army* attack")."""
        return self._named(word.i) or (word.dep != "amod" and base(word) in noun_class("wielder"))

    def _sides(self) -> list[Token]:
        """Both sides of talks or a fight "between" them; a mediator between two stands beside them."""
        if self.trigger.rule.mode == "third-party":
            return []
        return [x for p, x in prepositional(self.document, self.trigger.i) if p == "between"]

    def _possessors(self) -> list[Token]:
        """Whose the noun is; of "repeated *its* demand" whoever repeats it."""
        d, t = self.document, self.trigger
        owners = list(d.kids(t.i, "poss"))
        above = governor(d, t.i)
        if above is None or above.pos not in VERBS or d.tokens[t.i].dep not in ("dobj", "nsubjpass"):
            return owners
        return [s for o in owners for s in (subjects(d, above.i) if o.tag == "PRP$" else [o])]

    def _of_phrase(self) -> list[Token]:
        """What "of" joins to the noun; a noun in a row shares the phrase at its end ("the arrests and abuses of the police")."""
        d = self.document
        noun = d.tokens[self.trigger.i]
        shared = [noun.head] if noun.dep == "conj" else []
        for i in (noun.i, *(k.i for k in d.kids(noun.i, "conj")), *shared):
            found = [x for p, x in prepositional(d, i) if p == "of" and x.dep == "pobj" and x.i > noun.i]
            if found:
                return found
        return []

    def _acts_after_of(self, token: Token) -> bool:
        wields = base(token) in noun_class("wielder")
        return self.trigger.rule.of_acts or (self.trigger.rule.type in _FORCE and wields)

    def _with_host(self, actors: list[Token], recipients: list[Token]) -> None:
        d, t = self.document, self.trigger
        host = d.tokens[t.host]
        who = [s for s in subjects(d, host.i) if s.i != t.i and not any(k.i == t.i for k in d.kids(s.i, "conj"))]
        above = governor(d, t.i)
        if above is not None and above.lower == "under":
            held = [o for o in objects(d, host.i) if o.i != t.i]
            recipients.extend(held or who)
            actors.extend(who if held and not is_passive(d, host.i) else self._agents(host.i))
        elif above is not None and t.i in (s.i for s in subjects(d, host.i)):
            actors.extend(self._agents(host.i))
            if base(host) in light_verbs("occurring") and not recipients:
                recipients.extend(o for o in d.kids(host.i, "dobj") if is_actor(o, self.names))
        elif base(host) in light_verbs("suffered") - light_verbs("verbs") and d.tokens[t.i].dep != "pobj":
            recipients.extend(who)
        elif base(host) in light_verbs("causing"):
            return
        elif is_passive(d, host.i):
            actors.extend(self._agents(host.i))
        else:
            actors[:] = who or actors
