"""Which of the times and places of a report belong to an event, a tally or an act of saying."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.ground.attach import Chain, antecedent, chain, is_location, points_back, reach, top_of
from dateline.ground.places import Located, only_place
from dateline.model import Document, Place, Span, Statement, When

_SAID_GAP = 60
_STOPS = frozenset({"VERB", "AUX"})


class Settler:
    """Answers where and when for words of one report."""

    def __init__(self, document: Document, times: Sequence[When], intervals: Sequence[When], located: tuple[Located, ...]) -> None:
        self._document = document
        self._only = only_place(located)
        self._times = [(w, c) for w in self._usable(times, intervals) if (c := self._chain(w.span))]
        self._atoms = [(w, c) for w in times if (c := self._chain(w.span))]
        standing = [(f.place, c) for f in located if f.role == "place" and (c := self._chain(f.place.span))]
        self._named = standing
        self._places = [(p, c) for p, c in standing if is_location(document, c)]
        self._passages: dict[int, list[Place]] = {}
        for place, way in self._places:
            if all(t.dep not in {"relcl", "acl"} for t in way.tokens):
                self._passages.setdefault(self._passage(way), []).append(place)

    @staticmethod
    def _usable(times: Sequence[When], intervals: Sequence[When]) -> list[When]:
        """Intervals in place of the dates they are made of; no lengths, sets or vague references."""
        points = [w for w in times if w.kind in {"DATE", "TIME"} and (w.earliest is not None or w.precision == "unknown-year")]
        loose = [w for w in points if not any(i.span.overlaps(w.span) for i in intervals)]
        known = [i for i in intervals if i.earliest or i.latest or "XXXX-" in i.value]
        return sorted([*loose, *known], key=lambda w: w.span)

    def _chain(self, span: Span) -> Chain | None:
        top = top_of(self._document, span)
        return chain(self._document, top) if top is not None else None

    def _passage(self, way: Chain) -> int:
        return self._document.sentences[way.tokens[0].sentence].passage

    def place(self, span: Span, avoid: Sequence[Span] = (), *, anywhere: bool = True) -> Place | None:
        """The place of the words at `span`: own clause, the noun a relative clause hangs on, sentence, passage.

        Last, unless not `anywhere`, the one place or country the whole report is about.
        """
        trigger = self._chain(span)
        if trigger is None or points_back(self._document, trigger.tokens[0]):
            return None
        free = [(p, c) for p, c in self._places if not any(a.contains(p.span) for a in avoid)]
        known = [(p, c) for p, c in free if p.lat is not None]
        return self._found(span, trigger, known) or self._found(span, trigger, free) or (self._only if anywhere else None)

    def _found(self, span: Span, trigger: Chain, free: list[tuple[Place, Chain]]) -> Place | None:
        near = [(p, r) for p, c in free if c.tokens[0].sentence == trigger.tokens[0].sentence and (r := reach(c, trigger))]
        own = [p for p, r in near if r == "clause"] or self._before_noun(trigger)
        if own:
            return replace(_nearest(own, span), basis="clause")
        if (held := self._held(trigger)) is not None:
            return replace(held, basis="clause")
        if trigger.verb is not None and points_back(self._document, trigger.verb):
            return None
        above = [p for p, r in near if r == "sentence"]
        if above:
            return replace(_nearest(above, span), basis="sentence")
        offered = {p.span for p, _ in free}
        earlier = [
            p for p in self._passages.get(self._passage(trigger), ()) if p.span.end <= self._sentence_start(trigger) and p.span in offered
        ]
        return replace(earlier[-1], basis="passage") if earlier else None

    def _sentence_start(self, way: Chain) -> int:
        return self._document.sentences[way.tokens[0].sentence].span.start

    def _before_noun(self, trigger: Chain) -> list[Place]:
        """A town before the noun: "the Minsk protests"."""
        top = trigger.tokens[0]
        return [
            p
            for p, c in self._named
            if c.tokens[0].dep in {"compound", "poss", "nmod"} and c.tokens[0].head == top.i and p.precision != "country"
        ]

    def _held(self, trigger: Chain) -> Place | None:
        noun = antecedent(self._document, trigger)
        if noun is None:
            return None
        for place, _ in self._named:
            if place.span.start <= noun.start < place.span.end:
                return place
        below = [p for p, c in self._places if any(t.i == noun.i for t in c.tokens)]
        below = [p for p in below if p.span.end <= trigger.tokens[0].start]
        return below[-1] if below else None

    def when(self, span: Span, avoid: Sequence[Span] = (), *, carry: bool = True) -> When | None:
        """The time of the words at `span`: own clause, a clause above, then, if `carry`, the only day named before in the passage."""
        trigger = self._chain(span)
        if trigger is None:
            return None
        free = [(w, c) for w, c in self._times if not any(a.overlaps(w.span) for a in avoid)]
        near = [(w, r) for w, c in free if c.tokens[0].sentence == trigger.tokens[0].sentence and (r := reach(c, trigger))]
        for wanted in ("clause", "sentence"):
            found = [w for w, r in near if r == wanted]
            if found:
                return min(found, key=lambda w: (abs(w.span.start - span.start), w.span))
        if not carry:
            return None
        passage, start = self._passage(trigger), self._sentence_start(trigger)
        before = {w.value: w for w, c in free if self._passage(c) == passage and w.span.end <= start and w.precision == "day"}
        return next(iter(before.values())) if len(before) == 1 else None

    def since(self, span: Span) -> When | None:
        """The start of the period a count covers: "since 2014" in its clause or in a clause above."""
        trigger = self._chain(span)
        if trigger is None:
            return None
        for when, way in self._atoms:
            before = self._document.text[max(0, when.span.start - 12) : when.span.start].lower().split()
            if (
                before[-1:] == ["since"]
                and when.kind == "DATE"
                and way.tokens[0].sentence == trigger.tokens[0].sentence
                and reach(way, trigger)
            ):
                return when
        return None

    def said(self, statement: Statement) -> When | None:
        """When something was said: a time that hangs from the cue, or stands right beside it, outside of what was said."""
        cues = [t for c in statement.cue for t in self._document.tokens_in(c)]
        if not cues:
            return None
        numbers = {t.i for t in cues}
        outside = [(w, c) for w, c in self._times if w.precision != "interval" and not any(s.contains(w.span) for s in statement.content)]
        outside = [(w, c) for w, c in outside if c.tokens[0].sentence == cues[0].sentence]
        for when, way in outside:
            above = next((t for t in way.tokens[1:] if t.i in numbers or t.pos in _STOPS), None)
            if above is not None and above.i in numbers:
                return when
        end = max(s.end for s in (*statement.source, *statement.cue))
        beside = [w for w, _ in outside if 0 <= w.span.start - end <= _SAID_GAP and self._no_verb_between(end, w.span.start)]
        return beside[0] if beside else None

    def _no_verb_between(self, start: int, end: int) -> bool:
        return start >= end or not any(t.pos in _STOPS for t in self._document.tokens_in(Span(start, end)) if t.start >= start)


def _nearest(places: list[Place], span: Span) -> Place:
    return min(places, key=lambda p: (abs(p.span.start - span.start), p.span))
