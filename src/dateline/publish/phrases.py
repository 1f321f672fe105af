"""Values of the model in the words a reader of the page meets."""

from collections.abc import Iterable, Mapping
from datetime import date

from dateline.model import Gap, Place, Tally, TollEntry, When
from dateline.model.event import Auxiliary, EventType
from dateline.model.statement import CueClass, Quoted, SpeakerKind, Stance
from dateline.model.tally import TallyCategory
from dateline.publish.cards import Badge
from dateline.resources.plover import plain_words

AUXILIARIES: Mapping[Auxiliary, Badge] = {
    "asserted": Badge(kind="asserted", sign="■", text="said to have happened", title="Somebody says that it happened."),
    "negated": Badge(kind="negated", sign="✕", text="denied or not so", title="Said not to have happened."),
    "hypothetical": Badge(kind="hypothetical", sign="◇", text="feared or possible", title="Not said to have happened."),
    "planned": Badge(kind="planned", sign="▷", text="planned", title="Announced or prepared; not said to have happened."),
    "requested": Badge(kind="requested", sign="○", text="asked for", title="Somebody wants it; not said to have happened."),
    "historical": Badge(kind="historical", sign="◂", text="in the past", title="Background from an earlier time; no news."),
}
STANCES: Mapping[Stance, Badge] = {
    "affirms": Badge(kind="affirms", sign="+", text="affirms", title="The speaker says it is so."),
    "denies": Badge(kind="denies", sign="✕", text="denies", title="The speaker says it is not so."),
    "doubts": Badge(kind="doubts", sign="?", text="doubts", title="The speaker does not say that it is so."),
    "wants": Badge(kind="wants", sign="○", text="wants", title="The speaker wants it to be so."),
    "fears": Badge(kind="fears", sign="◇", text="fears", title="The speaker fears that it is or will be so."),
}
QUOTED: Mapping[Quoted, Badge] = {
    "direct": Badge(kind="direct", sign="“ ”", text="direct quotation"),
    "mixed": Badge(kind="mixed", sign="“ …", text="partly quoted"),
    "indirect": Badge(kind="indirect", sign="…", text="in the report's words"),
}
UNSURE = Badge(kind="unsure", sign="?", text="unsure", title="More likely wrong somewhere than right as a whole.")
_REASONS: Mapping[str, str] = {
    "ambiguous": "more than one answer fits the words",
    "no-publication-date": "the day of publication is not known",
}
BASES: Mapping[str, str] = {
    "increment": "a further number",
    "cumulative": "a total so far",
    "stock": "the state on a day",
    "unknown": "not stated whether a total",
}
_WHEN_BASES: Mapping[str, str] = {
    "stated": "stated in full",
    "published": "worked out from the day of publication",
    "anchored": "worked out from another date in the text",
    "unresolved": "not resolved to a day",
    "person": "set by a person",
}


def percent(share: float) -> str:
    """A share from 0 to 1 as people write it."""
    return f"{round(100 * share)} %"


def cue_badge(cue: CueClass) -> Badge:
    """How something is said."""
    return Badge(kind="cue", text=cue, title="What kind of saying the words name.")


def speaker_kind(kind: SpeakerKind) -> str:
    """What a speaker is, in words."""
    return {"ngo": "NGO", "unknown": "kind of speaker not known"}.get(kind, kind)


def counted(category: TallyCategory) -> str:
    """What a count counts, to stand after its number."""
    return "in the crowd" if category == "crowd" else category


def timex_day(value: str) -> str:
    """A TIMEX3 value as people write it where it is a day; any other stays as it is."""
    try:
        return day(date.fromisoformat(value))
    except ValueError:
        return value


def basis(count: Tally | TollEntry) -> str:
    """Whether a count is a total."""
    return BASES[count.basis]


def day(value: date | None) -> str:
    """A day as people write it."""
    return f"{value.day} {value:%B %Y}" if value else "day not known"


def period(earliest: date | None, latest: date | None) -> str | None:
    """The days between two days, both inclusive; None where neither is known."""
    if earliest and latest:
        return day(earliest) if earliest == latest else f"{day(earliest)} to {day(latest)}"
    if earliest:
        return f"from {day(earliest)}"
    return f"until {day(latest)}" if latest else None


def when_note(when: When) -> str:
    """What is known of a time beyond its words."""
    if when.kind == "DURATION":
        return f"a length of time, {when.value}"
    known = period(when.earliest, when.latest)
    how = _WHEN_BASES[when.basis]
    note = f"{known}, {how}" if known else f"{how} ({when.value})" if when.value else how
    return note if when.taken_from == "stated" else f"{note}, taken from the {when.taken_from}"


def place_note(place: Place) -> str:
    """What is known of a place beyond its words."""
    parts = [place.admin1, place.country]
    if place.precision != "unknown":
        parts.append({"admin1": "first-level division", "admin2": "second-level division"}.get(place.precision, place.precision))
    if place.lat is None:
        parts.append("not on the map")
    if place.basis == "person":
        parts.append("set by a person")
    elif place.basis != "stated":
        parts.append(f"taken from the {place.basis}")
    return ", ".join(part for part in parts if part)


def doubts(gaps: Iterable[Gap]) -> tuple[str, ...]:
    """Why values are missing. That one is not stated, its row says already."""
    return tuple(
        f"{gap.field.replace('_', ' ')}: {_REASONS.get(gap.reason) or gap.reason.replace('-', ' ')}"
        for gap in gaps
        if gap.reason != "not-stated"
    )


def event_name(type_: EventType, mode: str | None) -> str:
    """What an event is, in plain words to stand as a title: `Arrest`."""
    words = plain_words(type_, mode)
    return words[:1].upper() + words[1:]


def event_code(type_: EventType, mode: str | None) -> str:
    """A PLOVER type and mode, as PLOVER writes them: `COERCE · arrest`."""
    return f"{type_} · {mode}" if mode else type_
