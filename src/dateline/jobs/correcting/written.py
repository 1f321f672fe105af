"""The values of a statement, event or count as a person would write them: the way back from `jobs.correcting.values`."""

from collections.abc import Iterable, Mapping

from dateline.model import Event, Place, Reading, Span, Statement, Tally, When
from dateline.model.anchors import Noun


def written(reading: Reading, noun: Noun) -> Mapping[str, str]:
    """By field, in the order a person looks at them; empty = not known. Of a count `count` stands before its single bounds.

    Args:
        reading: the reading it stands in.
        noun: the statement, event or tally.
    """
    if isinstance(noun, Statement):
        return _statement(reading, noun)
    return _event(reading, noun) if isinstance(noun, Event) else _tally(noun)


def _statement(reading: Reading, s: Statement) -> Mapping[str, str]:
    return {
        "speaker": _speaker(reading, s.speaker),
        "speaker_kind": s.speaker_kind,
        "stance": s.stance,
        "cue_class": s.cue_class,
        "quoted": s.quoted,
        "source": _words(reading, s.source, " … "),
        "cue": _words(reading, s.cue, " … "),
        "content": _words(reading, s.content, " … "),
        "chain": _words(reading, (link.span for link in s.chain), "; "),
        "said": _time(s.said),
    }


def _event(reading: Reading, e: Event) -> Mapping[str, str]:
    return {
        "type": e.type,
        "mode": e.mode or "",
        "auxiliary": e.auxiliary,
        "actors": _words(reading, (p.span for p in e.actors), "; "),
        "recipients": _words(reading, (p.span for p in e.recipients), "; "),
        "when": _time(e.when),
        "place": _place(e.place),
        "contexts": "; ".join(e.contexts),
    }


def _tally(t: Tally) -> Mapping[str, str]:
    return {
        "category": t.category,
        "count": count(t),
        "qualifier": t.qualifier,
        **{name: "" if (n := getattr(t, name)) is None else str(n) for name in ("low", "best", "high")},
        "scope": t.scope or "",
        "basis": t.basis,
        "auxiliary": t.auxiliary,
        "period": _time(t.period),
        "as_of": _time(t.as_of),
        "place": _place(t.place),
    }


def count(t: Tally) -> str:
    """The bounds in one: `6`, `5..10`, `5..`, `..10`; the best number alone where there is nothing else."""
    if t.low is not None and t.low == t.high:
        return str(t.low)
    if t.low is None and t.high is None:
        return "" if t.best is None else str(t.best)
    return f"{'' if t.low is None else t.low}..{'' if t.high is None else t.high}"


def _speaker(reading: Reading, id_: str | None) -> str:
    """The name, where it is one actor's alone; else the id."""
    name = next((a.name for a in reading.actors if a.id == id_), None)
    if name is None or sum(a.name.casefold() == name.casefold() for a in reading.actors) > 1:
        return id_ or ""
    return name


def _words(reading: Reading, spans: Iterable[Span], between: str) -> str:
    return between.join(" ".join(span.words(reading.report.text).split()) for span in spans)


def _time(when: When | None) -> str:
    if when is None or (when.earliest is None and when.latest is None):
        return ""
    first, last = (day.isoformat() if day else "" for day in (when.earliest, when.latest))
    if first == last:
        return first
    if when.precision == "month":
        return first.rpartition("-")[0]
    return first[:4] if when.precision == "year" else f"{first}..{last}"


def _place(place: Place | None) -> str:
    if place is None:
        return ""
    return f"{place.name}, {place.country}" if place.country else place.name
