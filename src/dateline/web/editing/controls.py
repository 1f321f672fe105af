"""What a form asks of a statement, an event or a count: each value with what it is now, what it may be, and how it is written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from dateline.coding import builtin
from dateline.jobs.correcting.written import written
from dateline.model import Event, Reading
from dateline.model.anchors import Noun, kind_of, nouns
from dateline.model.event import Auxiliary
from dateline.model.laying import beneath
from dateline.model.statement import CueClass, Quoted, SpeakerKind, Stance
from dateline.model.tally import Qualifier, TallyBasis, TallyCategory
from dateline.publish import phrases
from dateline.resources.plover import plover

_PARTED = "words of the report, several parted by ;"
_SAID = "words of the report, several stretches parted by …"
_TIME = "2026-03-02, 2026-03, 2026 or 2026-03-01..2026-03-09; empty = not known"

_LABELS: Mapping[str, tuple[str, str]] = {
    "speaker": ("Speaker", "a name of the report, or a new one, with its kind where it is no person: organisation:Harbour Union; empty = not known"),
    "speaker_kind": ("The speaker is", ""),
    "stance": ("How the speaker stands to it", ""),
    "cue_class": ("What kind of saying", ""),
    "quoted": ("Quoted", ""),
    "source": ("Words that name the speaker", _SAID),
    "cue": ("Words that say that it is said", _SAID),
    "content": ("What is said", _SAID),
    "chain": ("Through whom", _PARTED),
    "said": ("Said when", _TIME),
    "type": ("Type and mode", ""),
    "mode": ("Mode", "a code of the ontology the report was coded by; empty = none"),
    "auxiliary": ("Did it happen", ""),
    "actors": ("Who", _PARTED),
    "recipients": ("To whom", _PARTED),
    "when": ("When", _TIME),
    "place": ("Where", "a name; where several have it, its country or GeoNames id behind a comma: Paris, USA; empty = not known"),
    "contexts": ("Contexts", ""),
    "category": ("What befell them", ""),
    "count": ("How many", "6, 5..10, 5.. (at least 5) or ..10 (up to 10)"),
    "qualifier": ("How the number is bounded", ""),
    "low": ("Lowest", "a whole number; empty = open"),
    "best": ("Best", "a whole number; empty = none is given"),
    "high": ("Highest", "a whole number; empty = open"),
    "scope": ("Of whom", "as a plain noun: children, police; empty = not said"),
    "basis": ("What the number is", ""),
    "period": ("Days counted", _TIME),
    "as_of": ("As of", _TIME),
}  # fmt: skip
_FIRST: Mapping[str, tuple[str, ...]] = {
    "statement": ("speaker", "stance", "content"),
    "event": ("type", "auxiliary", "actors", "recipients", "when", "place"),
    "tally": ("category", "count", "qualifier", "scope", "place"),
}
"""What is looked at first; the rest stands below."""
_LONG = ("content", "source", "actors", "recipients")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One value a choice may have: as it is sent, and in words; `group` is the heading it stands under."""

    value: str
    text: str
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """One value to set.

    Attributes:
        name: of the field, as a form sends it. `kind` with a mode is sent as `TYPE/mode`.
        label: for people.
        hint: how it is written.
        value: what it is now, as it would be written; of a list of codes all of them parted by `; `.
        shown: what stands in the form: the same, or what somebody typed.
        options: what it may be; empty = words.
        several: whether several options may hold.
        offered: words to choose from, though others may be written.
        machine: what the machine says, where a person says otherwise.
        first: whether it stands above the fold.
        long: whether it takes more than a line.
    """

    name: str
    label: str
    hint: str
    value: str
    shown: str
    options: tuple[Option, ...] = ()
    several: bool = False
    offered: tuple[str, ...] = ()
    machine: str | None = None
    first: bool = True
    long: bool = False

    @property
    def changed(self) -> bool:
        """Whether somebody typed another value than there is."""
        if self.several:
            return set(self.shown.split("; ")) - {""} != set(self.value.split("; ")) - {""}
        return " ".join(self.shown.split()) != " ".join(self.value.split())

    @property
    def chosen(self) -> frozenset[str]:
        """The values that hold, of a list of codes."""
        return frozenset(self.shown.split("; ")) if self.several else frozenset((self.shown,))

    def groups(self) -> Mapping[str, tuple[Option, ...]]:
        """Options by their heading, in order."""
        found: dict[str, list[Option]] = {}
        for option in self.options:
            found.setdefault(option.group, []).append(option)
        return {name: tuple(options) for name, options in found.items()}


def controls(reading: Reading, noun: Noun) -> tuple[Control, ...]:
    """What a form asks of one statement, event or tally of a reading, with what stands there now."""
    kind, bare = kind_of(noun), beneath(reading)
    machine = next((n for n in nouns(bare, kind) if n.id == noun.id), noun)
    now, was = written(reading, noun), written(bare, machine)
    joined = isinstance(noun, Event) and _known_codes(reading)
    if joined:
        now, was = _joined(now), _joined(was)
    made = (_control(name, value, was[name], reading, joined=joined) for name, value in now.items())
    return tuple(sorted((replace(c, first=c.name in _FIRST[kind]) for c in made), key=lambda c: not c.first))


def typed(controls: Iterable[Control], values: Mapping[str, tuple[str, ...]]) -> tuple[Control, ...]:
    """The same as somebody filled them in."""
    return tuple(
        replace(c, shown="; ".join(v for v in values[c.name] if v) if c.several else values[c.name][-1]) if c.name in values else c
        for c in controls
    )


def wishes(controls: Iterable[Control]) -> dict[str, str]:
    """The values that are other than before, as `Correcting.edit` takes them."""
    found: dict[str, str] = {}
    for c in controls:
        if c.changed:
            if c.name == "type" and c.options and "/" in c.value + c.shown:
                kind, _, mode = c.shown.partition("/")
                found |= {"type": kind, "mode": mode}
            else:
                found[c.name] = c.shown
    return found


def _known_codes(reading: Reading) -> bool:
    return reading.codebook is None or reading.codebook == builtin().codebook


def _joined(values: Mapping[str, str]) -> dict[str, str]:
    """Type and mode in one: a mode belongs to its type."""
    return {name: f"{value}/{values['mode']}" if name == "type" else value for name, value in values.items() if name != "mode"}


def _control(name: str, value: str, was: str, reading: Reading, *, joined: bool) -> Control:
    label, hint = _LABELS[name]
    options = tuple(_kinds() if name == "type" and joined else _contexts(value) if name == "contexts" else _options(name))
    if options and name != "contexts" and value not in {o.value for o in options}:
        options = (Option(value=value, text=value or "not known"), *options)
    return Control(
        name=name,
        label="Type" if name == "type" and not joined else label,
        hint=hint,
        value=value,
        shown=value,
        options=options,
        several=name == "contexts",
        offered=tuple(_offered(name, reading)),
        machine=was if was != value else None,
        long=name in _LONG,
    )


def _options(name: str) -> Iterator[Option]:
    choices: Mapping[str, Iterable[tuple[str, str]]] = {
        "speaker_kind": ((k, phrases.speaker_kind(k)) for k in get_args(SpeakerKind)),
        "stance": ((s, b.text) for s, b in phrases.STANCES.items() if s in get_args(Stance)),
        "cue_class": ((c, c) for c in get_args(CueClass)),
        "quoted": ((q, b.text) for q, b in phrases.QUOTED.items() if q in get_args(Quoted)),
        "type": ((k, f"{k} – {phrases.event_name(k, None)}") for k in plover().kinds),
        "auxiliary": ((a, b.text) for a, b in phrases.AUXILIARIES.items() if a in get_args(Auxiliary)),
        "category": ((c, c) for c in get_args(TallyCategory)),
        "qualifier": ((q, "a bare number" if q == "none" else q) for q in get_args(Qualifier)),
        "basis": ((b, phrases.BASES[b]) for b in get_args(TallyBasis)),
    }
    yield from (Option(value=value, text=text) for value, text in choices.get(name, ()))


def _kinds() -> Iterator[Option]:
    """Every type with each of its modes, under the name of the type."""
    for kind in plover().kinds.values():
        group = f"{kind.name}: {kind.words}"
        yield Option(value=f"{kind.name}/", text=f"{kind.name}, no mode", group=group)
        yield from (
            Option(value=f"{kind.name}/{mode.name}", text=f"{kind.name} · {mode.name}: {mode.words}", group=group)
            for mode in kind.modes.values()
        )


def _contexts(value: str) -> Iterator[Option]:
    known = plover().contexts
    others = [code for code in value.split("; ") if code and code not in known]
    yield from (Option(value=code, text=code.replace("_", " ")) for code in (*others, *known))


def _offered(name: str, reading: Reading) -> Iterable[str]:
    if name == "speaker":
        return dict.fromkeys(a.name for a in reading.actors)
    if name == "place":
        return dict.fromkeys(f"{p.name}, {p.country}" if p.country else p.name for p in reading.places)
    return ()
