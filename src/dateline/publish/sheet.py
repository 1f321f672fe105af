"""The page's book of one reading: hands out names for fields and keeps every mark that points at words."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from dateline.model import Place, Reading, Span, Statement, When
from dateline.model.tables import one_line
from dateline.publish import phrases
from dateline.publish.cards import Fact
from dateline.publish.segments import Layer, Mark

_DOUBTED: frozenset[Layer] = frozenset({"source", "cue", "quote", "content"})  # what a confidence is about
_TAGGED: frozenset[Layer] = frozenset({"quote", "content"})

Address = Callable[[str, str], str]
"""Takes the id of a report and a name inside its page, gives the link there."""


def local_names(reading: Reading) -> Mapping[str, str]:
    """Ids of statements, events and tallies → names inside the page of the reading (`s1`, `e1`, `t1`)."""
    names = {s.id: f"s{n}" for n, s in enumerate(reading.statements, start=1)}
    names.update((e.id, f"e{n}") for n, e in enumerate(reading.events, start=1))
    names.update((t.id, f"t{n}") for n, t in enumerate(reading.tallies, start=1))
    return names


class Sheet:
    """Marks of one reading. Whoever shows words of the report asks here, so that every link has its other end."""

    def __init__(self, reading: Reading, *, prefix: str, address: Address) -> None:
        self.reading = reading
        self.address = address
        self.names = local_names(reading)
        self.marks: list[Mark] = []
        self._prefix = prefix
        self._used: set[str] = set()
        self.statements = {s.id: s for s in reading.statements}
        self._within: defaultdict[str, list[Statement]] = defaultdict(list)
        for statement in reading.statements:
            if statement.within:
                self._within[statement.within].append(statement)
        self._unsure = frozenset(self.names[s.id] for s in reading.statements if s.unsure)

    def anchor(self, name: str) -> str:
        """Name of a field in the whole page."""
        return f"{self._prefix}{name}"

    def inside(self, id_: str) -> Sequence[Statement]:
        """The statements that stand in the words of another."""
        return self._within.get(id_, ())

    def link(self, id_: str) -> Fact | None:
        """A link to the card of a statement, event or tally of this reading; None if it is not here."""
        name = self.names.get(id_)
        if name is None:
            return None
        return Fact(text=_card_name(name), href=self.address(self.reading.report.id, name))

    def words(self, name: str, layer: Layer, title: str, spans: Sequence[Span], part: str | None = None) -> Fact | None:
        """The words of one part of field `name`, marked in the article; None where there are none."""
        length = len(self.reading.report.text)
        there = tuple(span for span in spans if span.start < span.end <= length)
        if not there:
            return None
        id_ = self._fresh(f"{self._prefix}w-{name}-{part or layer}")
        unsure = name in self._unsure and layer in _DOUBTED
        self.marks.append(
            Mark(
                id=id_,
                field=self.anchor(name),
                layer=layer,
                title=f"{_card_name(name)}: {title}" + (" (unsure)" if unsure else ""),
                spans=there,
                tag=name[1:] if layer in _TAGGED else "",
                unsure=unsure,
            )
        )
        text = " … ".join(one_line(self.reading, span) for span in there)
        return Fact(text=text, href=f"#{id_}", quoted=True)

    def when(self, name: str, part: str, title: str, when: When | None) -> tuple[Fact, ...]:
        """A time with its words and what they can mean."""
        fact = self.words(name, "time", title, [when.span], part) if when else None
        return (Fact(text=fact.text, href=fact.href, quoted=True, note=phrases.when_note(when)),) if when and fact else ()

    def where(self, name: str, part: str, title: str, place: Place | None) -> tuple[Fact, ...]:
        """A place with its words and what is known of it."""
        fact = self.words(name, "place", title, [place.span], part) if place else None
        if not place or not fact:
            return ()
        known = phrases.place_note(place)
        note = known if place.name == fact.text else f"{place.name}, {known}"
        return (Fact(text=fact.text, href=fact.href, quoted=True, note=note),)

    def _fresh(self, wanted: str) -> str:
        id_, n = wanted, 1
        while id_ in self._used:
            n += 1
            id_ = f"{wanted}-{n}"
        self._used.add(id_)
        return id_


def _card_name(name: str) -> str:
    kinds = {"s": "Statement", "e": "Event", "t": "Count", "p": "Place", "d": "Time", "q": "Doubt"}
    return f"{kinds[name[0]]} {name[1:]}"
