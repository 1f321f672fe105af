"""Statements, events and tallies with speaker, actor, time and place filled in."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.ground.actors import Namer
from dateline.ground.settle import Settler
from dateline.model import Document, Event, Gap, Intermediary, Issue, Participant, Place, Span, Statement, Tally, When, cover


@dataclass(slots=True)
class Filler:
    """Fills in the records of one report and gathers doubts on the way."""

    document: Document
    namer: Namer
    settler: Settler
    issues: list[Issue] = field(default_factory=list)

    def statement(self, statement: Statement) -> Statement:
        """With speaker, intermediaries and the time of saying."""
        speaker, gaps = self._speaker(statement)
        return replace(
            statement,
            speaker=speaker,
            chain=tuple(self._link(link) for link in statement.chain),
            said=statement.said or self.settler.said(statement),
            gaps=statement.gaps + (() if any(g.field == "speaker" for g in statement.gaps) else gaps),
        )

    def _speaker(self, statement: Statement) -> tuple[str | None, tuple[Gap, ...]]:
        words = statement.antecedent or (cover(statement.source) if statement.source else None)
        if words is None:
            return None, ()
        named = self.namer.name(words)
        if named.pronoun:
            who = f"Who “{self._plain(words)}” is could not be settled"
            may_be = " or ".join(f"“{name}”" for name in dict.fromkeys(map(self._plain, statement.candidates)))
            self.issues.append(Issue(code="unresolved-pronoun", message=f"{who}: {may_be}?" if may_be else f"{who}.", span=words))
            return None, (Gap(field="speaker", reason="unresolved-pronoun"),)
        if named.actor is not None and self.namer.others(words):
            both = f"“{self._plain(words)}” speak together; the first is kept as speaker."
            self.issues.append(Issue(code="joint-speakers", message=both, span=words))
        return named.actor, ()

    def _plain(self, span: Span) -> str:
        return " ".join(self.document.words(span).split())

    def _link(self, link: Intermediary) -> Intermediary:
        return replace(link, actor=link.actor or self.namer.name(link.span).actor)

    def event(self, event: Event, statements: Mapping[str, Statement]) -> Event:
        """With actors, recipients, day and place; `statements` are those already filled in, by id."""
        around = [statements[id_] for id_ in event.statements if id_ in statements]
        sources = [s for around_ in around for s in around_.source]
        sayings = [s.said.span for s in around if s.said is not None and event.trigger != s.said.span]
        when = event.when or self.settler.when(event.trigger, sayings, carry=event.auxiliary == "asserted")
        of_now = event.auxiliary != "historical" and (when is None or not self.settler.is_apart(when))
        place = event.place or self.settler.place(event.trigger, sources, anywhere=of_now)
        missing = [name for name, value in (("when", when), ("place", place)) if value is None]
        return replace(
            event,
            actors=tuple(self._participant(p) for p in event.actors),
            recipients=tuple(self._participant(p, acts=False) for p in event.recipients),
            when=when,
            place=place,
            gaps=_with_gaps(event.gaps, missing),
        )

    def _participant(self, participant: Participant, *, acts: bool = True) -> Participant:
        named = self.namer.name(participant.span, participant.head, acts=acts)
        return replace(
            participant,
            actor=participant.actor or named.actor,
            country=participant.country or named.country,
            sector=participant.sector or named.sector,
        )

    def tallies(self, tallies: Sequence[Tally], statements: Mapping[str, Statement]) -> tuple[Tally, ...]:
        """With place and period; one without has those of the others in its sentence ("two killed and nine hurt in Riga"), a part those of its whole."""
        filled = {t.id: t for t in self._as_beside([self.tally(t, statements) for t in tallies])}
        return tuple(_as_whole(t, filled.get(t.part_of or "")) for t in filled.values())

    def _as_beside(self, tallies: Sequence[Tally]) -> Iterator[Tally]:
        """Counts of one sentence and statement share place and days where all that have them have the same; a total has no day of a count before it."""
        groups: dict[tuple[int, str | None], list[Tally]] = defaultdict(list)
        for t in tallies:
            groups[self._sentence(t), t.statement].append(t)
        shared = {key: _shared(beside) for key, beside in groups.items()}
        for t in tallies:
            place, period, totals = shared[self._sentence(t), t.statement]
            t = replace(t, period=_opened(t.period, groups[self._sentence(t), t.statement]))  # noqa: PLW2901 - as it is read from here on
            if t.auxiliary != "asserted":
                yield t
                continue
            freed = t.category == "arrested" and any(x.category == "released" for x in groups[self._sentence(t), t.statement])
            period = None if freed else period  # who is set free on Friday was not arrested on Friday
            place, period = t.place or place, t.period or (period if t.basis != "cumulative" or totals else None)
            gaps = t.gaps if place is None else tuple(g for g in t.gaps if g.field != "place")
            yield replace(t, place=place, period=period, gaps=gaps)

    def _sentence(self, tally: Tally) -> int:
        return next((token.sentence for token in self.document.tokens_in(tally.span)), -1)

    def tally(self, tally: Tally, statements: Mapping[str, Statement]) -> Tally:
        """With place, the days it is about and the day it was valid."""
        said = statements.get(tally.statement or "")
        around = [said] if said is not None else []
        sayings = [s.said.span for s in around if s.said is not None]
        period = tally.period or self.settler.period(
            tally.span, sayings, carry=tally.auxiliary == "asserted" and tally.basis != "stock", total=tally.basis == "cumulative"
        )
        of_now = tally.auxiliary != "historical" and (period is None or not self.settler.is_apart(period) or self.settler.is_recent(period))
        place = tally.place or self.settler.happening_place(tally.span)
        place = place or self.settler.place(tally.span, [s for around_ in around for s in around_.source], anywhere=of_now)
        return replace(
            tally,
            place=place,
            period=period,
            as_of=tally.as_of or self.settler.counted_on(tally.span) or next((s.said for s in around if s.said is not None), None),
            gaps=_with_gaps(tally.gaps, [] if place else ["place"]),
        )


def _shared(beside: Sequence[Tally]) -> tuple[Place | None, When | None, bool]:
    """The one place and the one time that counts of a sentence have, and whether they begin with a total."""
    beside = [t for t in beside if not t.part_of] or beside  # "17 died, three of them in hospital on Monday"
    places = {p.name: p for t in beside if (p := t.place) and p.basis in ("clause", "sentence")}
    periods = {w.value: w for t in beside if (w := t.period)}
    place = replace(next(iter(places.values())), basis="sentence") if len(places) == 1 else None
    period = replace(next(iter(periods.values())), taken_from="sentence") if len(periods) == 1 else None
    return place, period, beside[0].basis == "cumulative"


def _opened(period: When | None, beside: Sequence[Tally]) -> When | None:
    """The open stretch of a count beside it that holds the words of a day: "deaths since the siege began *on 1 June* reached 843, and injuries 2,915"."""
    found = (w for t in beside if period and (w := t.period) and w.value.endswith("/..") and w.span.contains(period.span))
    return next(found, period)


def _as_whole(part: Tally, whole: Tally | None) -> Tally:
    if whole is None:
        return part
    gaps = part.gaps if whole.place is None else tuple(g for g in part.gaps if g.field != "place")
    return replace(part, place=part.place or whole.place, period=part.period or whole.period, as_of=part.as_of or whole.as_of, gaps=gaps)


def _with_gaps(gaps: tuple[Gap, ...], missing: list[str]) -> tuple[Gap, ...]:
    stated = {g.field for g in gaps}
    return gaps + tuple(Gap(field=name, reason="not-stated") for name in missing if name not in stated)
