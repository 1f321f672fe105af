"""Which values a person may set, and what they may be."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dateline.model.anchors import Noun, kind_of
from dateline.model.codec import from_plain, to_plain
from dateline.model.correction import Correction, TargetKind
from dateline.model.errors import BadCorrection, BadRecord
from dateline.model.event import Event
from dateline.model.issue import Gap
from dateline.model.span import Span
from dateline.model.statement import Statement
from dateline.model.tally import Tally

if TYPE_CHECKING:
    from dateline.model.actor import Actor
    from dateline.model.reading import Reading

FIELDS: Mapping[TargetKind, tuple[str, ...]] = {
    "statement": ("speaker", "speaker_kind", "cue_class", "stance", "quoted", "chain", "said", "source", "cue", "content"),
    "event": ("type", "mode", "auxiliary", "contexts", "actors", "recipients", "when", "place"),
    "tally": ("category", "low", "best", "high", "qualifier", "scope", "basis", "auxiliary", "period", "as_of", "place"),
}
"""What a person may set, and what accepting as a whole accepts."""

IDENTITY: Mapping[TargetKind, tuple[str, ...]] = {
    "statement": ("speaker", "stance"),
    "event": ("type", "auxiliary"),
    "tally": ("category", "low", "best", "high"),
}
"""What makes a reading another one: if these change, what was rejected is looked at again."""

PERSON = "person"
_MISSED = ("speaker", "actors", "recipients", "when", "place", "scope")  # where a missing value has a reason
_KINDS: Mapping[TargetKind, type[Noun]] = {"statement": Statement, "event": Event, "tally": Tally}
_COUNTRY = re.compile(r"[A-Z]{3}")
_CODE = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")


def accepts_whole(correction: Correction) -> bool:
    """Whether it accepts all values there are, or an incident."""
    return correction.action == "accept" and all(len(correction.values) in (0, len(FIELDS[a.kind])) for a in correction.targets)


def noun_of(kind: TargetKind, plain: Mapping[str, Any]) -> Noun:
    """A statement, event or tally from its plain form.

    Raises:
        BadRecord: it has not that shape.
    """
    made: Noun = from_plain(_KINDS[kind], plain)
    return made


def with_values(noun: Noun, values: Mapping[str, Any]) -> Noun:
    """The same with these plain values; what was said to be missing is so no more, and what a person takes away is missing by his word.

    Raises:
        BadRecord: a value has not the form of its field.
    """
    gaps = [gap for gap in noun.gaps if gap.field not in values]
    gaps += [Gap(field=field, reason=PERSON) for field, value in values.items() if field in _MISSED and not value]
    plain = to_plain(noun) | dict(values) | {"gaps": to_plain(tuple(gaps))}
    return noun_of(kind_of(noun), plain)


def checked(reading: "Reading", noun: Noun, values: Mapping[str, Any], actors: "Iterable[Actor]" = ()) -> Noun:
    """What it would be with these values.

    Args:
        reading: the reading it stands in.
        noun: the statement, event or tally as it is shown.
        values: plain values by field.
        actors: actors the values may name besides those of the reading.

    Raises:
        BadCorrection: a field may not be set, or cannot be so; the message says why.
    """
    kind = kind_of(noun)
    for field in values:
        if field not in FIELDS[kind]:
            raise BadCorrection(f"{field!r} is no value of {_article(kind)} that a person sets. It has: {', '.join(FIELDS[kind])}.")
    try:
        made = with_values(noun, values)
    except BadRecord as error:
        raise BadCorrection(f"That cannot be: {error.__cause__ or error}.") from error
    known = {a.id for a in (*reading.actors, *actors)}
    for trouble in (*_spans_off(made, values, len(reading.report.text)), *_troubles(made, known)):
        raise BadCorrection(trouble)
    return made


def _article(kind: TargetKind) -> str:
    return f"an {kind}" if kind == "event" else f"a {kind}"


def _spans_off(made: Noun, values: Mapping[str, Any], length: int) -> Iterator[str]:
    for field in values:
        for span in _spans_in(getattr(made, field)):
            if span.end > length or span.start == span.end:
                yield f"{field}: {span.start} to {span.end} are no words of the report, which has {length} characters."


def _spans_in(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _spans_in(part)
    elif hasattr(value, "span"):
        yield value.span


def _troubles(made: Noun, known: set[str]) -> Iterator[str]:
    if isinstance(made, Statement):
        yield from _statement(made, known)
    elif isinstance(made, Event):
        yield from _event(made, known)
    else:
        yield from _tally(made)
    place = None if isinstance(made, Statement) else made.place
    if place is not None and place.country is not None and not _COUNTRY.fullmatch(place.country):
        yield f"{place.country!r} is no code of a country. Write three capital letters (ISO 3166-1 alpha-3), such as LTU."


def _statement(made: Statement, known: set[str]) -> Iterator[str]:
    if made.speaker is not None and made.speaker not in known:
        yield f"There is no actor {made.speaker!r} in the report. Give the name of the speaker, or an id that `dateline list --table actors` shows."
    if not made.source + made.cue + made.content:
        yield "A statement needs words: its source, its cue or its content. Reject it if it is none."


def _event(made: Event, known: set[str]) -> Iterator[str]:
    for code in (*((made.mode,) if made.mode is not None else ()), *made.contexts):
        if not _CODE.fullmatch(code):
            yield f"{code!r} is no code of the ontology. `dateline ontology {made.type}` lists its modes."
    for who in made.actors + made.recipients:
        if who.actor is not None and who.actor not in known:
            yield f"There is no actor {who.actor!r} in the report. Give a name, or an id that `dateline list --table actors` shows."


def _tally(made: Tally) -> Iterator[str]:
    stated = [n for n in (made.low, made.best, made.high) if n is not None]
    if any(n < 0 for n in stated):
        yield "A count is never below 0."
    if stated != sorted(stated):
        yield f"The bounds cross: low {made.low}, best {made.best}, high {made.high}. Set all that change at once, such as low=5 best=7 high=10."
