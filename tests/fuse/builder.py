"""Readings made by hand, so that fusing is tested apart from the reading of text."""

from dataclasses import dataclass, field
from datetime import date

from dateline.model import Actor, Event, Participant, Passage, Place, Reading, Span, Statement, Tally, When, make_report
from dateline.model.event import Auxiliary, EventType
from dateline.model.statement import Stance
from dateline.model.tally import Qualifier, TallyBasis, TallyCategory


@dataclass
class Builder:
    """Builds one reading; words that are pointed at must stand in the text."""

    text: str
    outlet: str = "Harbour Daily"
    published: date = date(2026, 3, 5)
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.report = make_report(self.text, outlet=self.outlet, published=self.published)

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def actor(self, name: str) -> str:
        id_ = "org:" + name.lower().replace(" ", "-")
        self.actors[id_] = Actor(id=id_, name=name, kind="organisation")
        return id_

    def say(self, speaker: str, cue: str, content: str, stance: Stance = "affirms") -> str:
        id_ = f"{self.report.id}:s{len(self.statements) + 1}"
        self.statements.append(
            Statement(
                id=id_,
                source=(self.span(speaker),),
                cue=(self.span(cue),),
                content=(self.span(content),),
                cue_lemma=cue,
                cue_class="denies" if stance == "denies" else "states",
                quoted="indirect",
                stance=stance,
                speaker=self.actor(speaker),
            )
        )
        return id_

    def count(
        self,
        words: str,
        low: int | None,
        high: int | None,
        *,
        statement: str | None = None,
        category: TallyCategory = "killed",
        scope: str | None = None,
        qualifier: Qualifier = "none",
        basis: TallyBasis = "cumulative",
        auxiliary: Auxiliary = "asserted",
        country: str | None = "LTU",
        part_of: str | None = None,
    ) -> str:
        id_ = f"{self.report.id}:t{len(self.tallies) + 1}"
        span = self.span(words)
        place = Place(span=span, name="Klaipeda", country=country) if country else None
        best = low if low == high else None
        self.tallies.append(
            Tally(
                id=id_,
                category=category,
                low=low,
                best=best,
                high=high,
                qualifier=qualifier,
                span=span,
                number=span,
                scope=scope,
                basis=basis,
                auxiliary=auxiliary,
                place=place,
                statement=statement,
                part_of=part_of,
            )
        )
        return id_

    def event(
        self,
        trigger: str,
        type_: EventType,
        mode: str | None,
        *,
        who: str,
        day: date | None,
        statement: str | None = None,
        auxiliary: Auxiliary = "asserted",
    ) -> str:
        id_ = f"{self.report.id}:e{len(self.events) + 1}"
        span = self.span(trigger)
        when = When(span=span, kind="DATE", value=str(day), earliest=day, latest=day, precision="day", basis="stated") if day else None
        self.events.append(
            Event(
                id=id_,
                type=type_,
                mode=mode,
                auxiliary=auxiliary,
                trigger=span,
                actors=(Participant(span=self.span(who), head=self.span(who)),),
                when=when,
                place=Place(span=span, name="Klaipeda", country="LTU"),
                statements=(statement,) if statement else (),
            )
        )
        return id_

    def reading(self) -> Reading:
        return Reading(
            report=self.report,
            language="en",
            passages=(Passage(span=Span(0, len(self.text)), kind="body"),),
            statements=tuple(self.statements),
            events=tuple(self.events),
            tallies=tuple(self.tallies),
            actors=tuple(self.actors.values()),
            places=(),
            whens=(),
            issues=(),
        )
