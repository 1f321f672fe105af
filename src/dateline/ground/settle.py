"""Which of the times and places of a report belong to an event, a tally or an act of saying."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import groupby, pairwise

from dateline.ground.attach import VERBAL, Chain, antecedent, chain, is_location, points_back, top_of
from dateline.ground.countdays import CountDays
from dateline.ground.places import Located, only_place
from dateline.ground.reach import Reach, is_of_saying, reach, speaks
from dateline.ground.shelf import Hung, Shelf, T
from dateline.model import Document, Place, Span, Statement, Token, When

_SAID_GAP = 60
_BEYOND = 12  # letters
_AND = re.compile(r"(?:\band|\bwhile|\bbut|;)\s")
_BEHIND = re.compile(r"\s+(?:in|at|near)\s+(?:the\s+)?")
_PAUSE = re.compile(r"[,;:.]|\b(?:and|while|but|after|before|following)\b")
_OF_AGENCY = re.compile(r"\s*\([^()\n]{2,40}\)\s*[-–—]")
_WIDE = frozenset({"country", "admin1", "region", "unknown"})
_SHORT = timedelta(days=14)
_HALF_YEAR = timedelta(days=183)
_PAST = timedelta(days=31)  # a day so long before the report is of another matter than today's
_NEAREST: tuple[Reach, ...] = ("clause", "sentence")


class Settler:
    """Answers where and when for words of one report."""

    def __init__(
        self,
        document: Document,
        times: Sequence[When],
        intervals: Sequence[When],
        located: tuple[Located, ...],
        happenings: Iterable[Span] = (),
    ) -> None:
        self._document = document
        heads = (top_of(document, span) for span in happenings)
        self._happenings = frozenset(head.i for head in heads if head is not None)
        named = list(self._hung(f.place for f in located if f.role == "place"))
        in_passing = [h for h in named if not self._may_carry(h.way)]  # "a charity based in Lisbon", "told us in Lisbon"
        self._only = only_place(located) if len(in_passing) < sum(f.role == "place" for f in located) else None
        self._named = Shelf(document, named)
        self._places = Shelf(document, (h for h in named if is_location(document, h.way)))
        times = [t for t in times if not _is_of_wire(document, t)]
        self._times = Shelf(document, self._hung(_usable(times, intervals)))
        atoms = Shelf(document, self._hung(times))
        self._counts = CountDays(document=document, times=self._times, atoms=atoms, reach=self._reach, sinces=_sinces(document))

    def _hung(self, items: Iterable[T]) -> Iterator[Hung[T]]:
        for item in items:
            if (way := self._chain(item.span)) is not None:
                yield Hung(item, way)

    def _chain(self, span: Span) -> Chain | None:
        top = top_of(self._document, span)
        return chain(self._document, top) if top is not None else None

    def _reach(self, way: Chain, trigger: Chain, *, same_day: bool = False) -> Reach | None:
        return reach(self._document, way, trigger, same_day=same_day, happenings=self._happenings)

    def place(self, span: Span, avoid: Sequence[Span] = (), *, anywhere: bool = True) -> Place | None:
        """The place of the words at `span`: own clause, the noun a relative clause hangs on, sentence, passage.

        Last comes the one place or country the whole report is about. What is not of the report's own days (`anywhere` is false) has the place its
        own sentence gives, or none. Equally near places with coordinates go before others.
        """
        trigger = self._chain(span)
        if trigger is None or points_back(self._document, trigger.tokens[0]):
            return None
        near = [(h, self._reach(h.way, trigger)) for h in self._places.beside(trigger) if not _within(h.item.span, avoid)]
        own = [h.item for h, r in near if r == "clause"] or self._before_noun(trigger)
        if own:
            return replace(_nearest(own, span, self._document.text), basis="clause")
        if (held := self._held(trigger)) is not None:
            return replace(held, basis="clause")
        if trigger.verb is not None and points_back(self._document, trigger.verb):
            return None
        beside = [h.item for h, r in near if r == "sentence"]
        if beside:
            return replace(_nearest(beside, span, self._document.text), basis="sentence")
        return (self._place_before(trigger, avoid) or self._last_resort(trigger)) if anywhere else None

    def _place_before(self, trigger: Chain, avoid: Sequence[Span]) -> Place | None:
        """The place of the last sentence before in the passage that has one, in its main clause if it can be; what is said has none but its own."""
        if speaks(trigger.tokens[0]):
            return None
        earlier = (h for h in self._places.before(trigger) if not _within(h.item.span, avoid) and self._may_carry(h.way))
        last = next(groupby(earlier, key=lambda h: h.way.tokens[0].sentence), None)
        if last is None:
            return None
        of_sentence = list(last[1])
        main = [h.item for h in of_sentence if all(t.dep != "advcl" for t in h.way.tokens)]
        return replace(_nearest(main or [h.item for h in of_sentence], trigger.tokens[0].span, self._document.text), basis="passage")

    def _last_resort(self, trigger: Chain) -> Place | None:
        """The one place the whole report is about, unless the sentence itself names it for something else."""
        if self._only is None or self._only.precision == "country":
            return self._only
        return None if self._named.beside(trigger) else self._only

    def _may_carry(self, way: Chain) -> bool:
        """Whether a time or place tells of what follows, too: it stands in no clause by the way, and is not that of saying something."""
        return _is_main(way) and not is_of_saying(self._document, way)

    def _before_noun(self, trigger: Chain) -> list[Place]:
        """A town before the noun: "the Minsk protests"."""
        top = trigger.tokens[0]
        modifying = [h for h in self._named.beside(trigger) if h.way.tokens[0].dep in {"compound", "poss", "nmod"}]
        return [h.item for h in modifying if h.way.tokens[0].head == top.i and h.item.precision != "country"]

    def _held(self, trigger: Chain) -> Place | None:
        noun = antecedent(self._document, trigger)
        if noun is None:
            return None
        for hung in self._named.beside(trigger):
            if hung.item.span.start <= noun.start < hung.item.span.end:
                return hung.item
        below = [h.item for h in self._places.beside(trigger) if any(t.i == noun.i for t in h.way.tokens)]
        below = [p for p in below if p.span.end <= trigger.tokens[0].start]
        return below[-1] if below else None

    def when(self, span: Span, avoid: Sequence[Span] = (), *, carry: bool = True) -> When | None:
        """The time of the words at `span`: own clause, a clause above, then, if `carry`, the only day named before in the passage."""
        trigger = self._chain(span)
        if trigger is None:
            return None
        listed = [h for h in self._times.beside(trigger) if not any(a.overlaps(h.item.span) for a in avoid)]
        listed = [h for h in listed if not self._counts.is_as_of(h.item)]
        near = [(h, self._reach(h.way, trigger, same_day=True)) for h in listed]
        for wanted in _NEAREST:
            found = _closest([h for h, r in near if r == wanted], trigger)
            if found:
                return replace(min(found, key=lambda w: (self._distance(w.span, span), w.span)), taken_from=wanted)
        return self._only_day_before(trigger, avoid) if carry else None

    def _distance(self, time: Span, words: Span) -> int:
        """Letters between, none where nothing but a place stands between; a time beyond an "and" is farther off: "18 died in Dhendro on Wednesday *and nine* in Lodda the next day"."""
        first, last = sorted((time, words))
        if (
            words.end <= time.start
            and not _PAUSE.search(self._document.text, words.end, time.start)
            and self._no_verb_between(words.end, time.start)
        ):
            return 0  # "nine in Lodda *on Tuesday*"
        return abs(time.start - words.start) + _BEYOND * bool(_AND.search(self._document.text, first.end, max(first.end, last.start)))

    def _only_day_before(self, trigger: Chain, avoid: Sequence[Span]) -> When | None:
        if speaks(trigger.tokens[0]):
            return None
        days: dict[str, When] = {}
        for hung in self._times.before(trigger):
            if (
                hung.item.precision == "day"
                and self._may_carry(hung.way)
                and not self._counts.is_apart(hung)
                and not any(a.overlaps(hung.item.span) for a in avoid)
            ):
                days.setdefault(hung.item.value, hung.item)
            if len(days) > 1:
                return None
        only = next(iter(days.values()), None)
        return replace(only, taken_from="passage") if only is not None else None

    def happening_place(self, span: Span) -> Place | None:
        """The one place by which a happening is called that a count is of: "the toll of the *Malatya* earthquake"."""
        trigger = self._chain(span)
        listed = self._named.beside(trigger) if trigger is not None else ()
        found = {h.item.name: h.item for h in listed if trigger and self._counts.names_happening(h.way, trigger)}
        return replace(next(iter(found.values())), basis="clause") if len(found) == 1 else None

    def period(self, span: Span, avoid: Sequence[Span] = (), *, carry: bool = True, total: bool = False) -> When | None:
        """The days a count is about: an open stretch ("since 2014") of its clause, its own time as for an event, an open stretch further off.

        A total so far has the day by which a happening is called ("Tuesday's quake"), not that of its verb. A day after that of the report is none
        on which anybody was counted.
        """
        trigger = self._chain(span)
        if trigger is None or _is_fronted(trigger):
            return None
        if (then := self._counts.told_of(trigger)) is not None:
            return then
        since = {reach: when for when, reach in reversed(list(self._counts.open(trigger, tuple(avoid))))}
        if "clause" in since:
            return since["clause"]
        beside = self._times.beside(trigger)
        counting = [*avoid, *(h.item.span for h in beside if self._counts.is_of_count(h, total=total))]
        own = self._counts.hours(trigger) or self.when(span, counting, carry=False)
        own = own or next((h.item for h in beside if self._counts.tells_of_happening(h.way, trigger)), None)
        own = own or (self.when(span, counting, carry=True) if carry else None)
        if "sentence" in since and (own is None or own.taken_from != "clause"):
            return since["sentence"]
        published = self._document.report.published
        return None if own and own.earliest and published and own.earliest > published else own

    def counted_on(self, span: Span) -> When | None:
        """The day a count was valid, where its words give one."""
        trigger = self._chain(span)
        return self._counts.counted_on(trigger) if trigger is not None else None

    def is_apart(self, when: When) -> bool:
        """Whether a time tells something from what is of the report's own days: longer than a fortnight, or long past."""
        published = self._document.report.published
        if when.earliest is None and when.latest is None:
            return False
        if when.earliest is None or when.latest is None or when.latest - when.earliest > _SHORT:
            return True
        return published is not None and when.latest < published - _PAST

    def is_recent(self, when: When) -> bool:
        """Whether a stretch reaches up to the report and began in the half year before it: of a siege, where the report is of it too."""
        published = self._document.report.published
        recent = when.earliest is not None and published is not None and published - when.earliest <= _HALF_YEAR
        return recent and when.latest is None

    def said(self, statement: Statement) -> When | None:
        """When something was said: a time that hangs from the cue, or stands right beside it, outside of what was said."""
        cues = [t for c in statement.cue for t in self._document.tokens_in(c)]
        if not cues:
            return None
        numbers = {t.i for t in cues}
        listed = [h for h in self._times.beside(chain(self._document, cues[0])) if h.item.precision != "interval"]
        outside = [h for h in listed if not any(s.contains(h.item.span) for s in statement.content)]
        for hung in outside:
            above = next((t for t in hung.way.tokens[1:] if t.i in numbers or t.pos in VERBAL), None)
            if above is not None and above.i in numbers:
                return hung.item
        end = max(s.end for s in (*statement.source, *statement.cue))
        near = [h.item for h in outside if 0 <= h.item.span.start - end <= _SAID_GAP]
        return next((w for w in near if self._no_verb_between(end, w.span.start)), None)

    def _no_verb_between(self, start: int, end: int) -> bool:
        return start >= end or not any(t.pos in VERBAL for t in self._document.tokens_in(Span(start, end)) if t.start >= start)


def _is_of_wire(document: Document, when: When) -> bool:
    """Whether a day is that of a wire story, told before its text: "Aug 11 (Reuters) - "."""
    return not document.text[: when.span.start].strip() and _OF_AGENCY.match(document.text, when.span.end) is not None


def _is_fronted(trigger: Chain) -> bool:
    """Whether words only recall of whom something is told next: "*Of the three men arrested*, two were released on Friday"."""
    return any(t.lower == "of" and t.text[:1] == "O" for t in trigger.tokens[1:])


def _sinces(document: Document) -> dict[int, list[Token]]:
    found: dict[int, list[Token]] = defaultdict(list)
    for token in document.tokens:
        if token.lower == "since":
            found[token.sentence].append(token)
    return found


def _within(span: Span, avoid: Sequence[Span]) -> bool:
    return any(a.contains(span) for a in avoid)


def _closest(hung: Sequence[Hung[T]], trigger: Chain) -> list[T]:
    """Those that hang from the very words of a happening, if any do, else all: "suspended aid in May over the raid in March"."""
    head = trigger.tokens[0].i
    return [h.item for h in hung if any(t.i == head for t in h.way.tokens)] or [h.item for h in hung]


def _nearest(places: list[Place], span: Span, text: str) -> Place:
    """The nearest with coordinates, if any has, but first one right behind the words: "12 in Gulu, *eight in Lira*".

    A place inside it goes before a whole country or division: "in Poland, a depot in Gdansk".
    """
    located = [p for p in places if p.lat is not None] or places
    by_distance = sorted(
        located, key=lambda p: (not _BEHIND.fullmatch(text, span.end, max(span.end, p.span.start)), abs(p.span.start - span.start), p.span)
    )
    first = by_distance[0]
    if first.precision not in _WIDE:
        return first
    return next((p for p in by_distance if p.country == first.country and p.precision not in _WIDE), first)


def _is_main(way: Chain) -> bool:
    """Whether no clause about a noun holds it; one about the head of a sentence without a verb is that sentence: "A fire swept through Riga"."""
    return not any(
        below.dep == "relcl" or (below.dep == "acl" and below.tag != "VBG" and above.dep != "ROOT") for below, above in pairwise(way.tokens)
    )


def _usable(times: Sequence[When], intervals: Sequence[When]) -> list[When]:
    """Intervals in place of the dates they are made of; no lengths, sets or vague references."""
    points = [w for w in times if w.kind in {"DATE", "TIME"} and (w.earliest is not None or w.precision == "unknown-year")]
    starts = [i.span.start for i in intervals]
    loose = [w for w in points if not (n := bisect_right(starts, w.span.start)) or not intervals[n - 1].span.overlaps(w.span)]
    known = [i for i in intervals if i.earliest or i.latest or "XXXX-" in i.value]
    return sorted([*loose, *known], key=lambda w: w.span)
