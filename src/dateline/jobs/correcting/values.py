"""`field=value` as a person writes it → the value in the form of the record."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dateline.jobs.correcting.days import written_time
from dateline.jobs.correcting.people import span_of, written_participants, written_speaker
from dateline.jobs.correcting.places import written_place
from dateline.model import Actor, Event, Intermediary, Reading, Span
from dateline.model.anchors import Noun, anchor_of, kind_of
from dateline.model.codec import to_plain
from dateline.model.editable import FIELDS
from dateline.model.errors import BadCorrection

_TOGETHER = (("low", "best", "high"), ("type", "mode"))
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_COUNT = re.compile(r"(?P<one>[\d,]+)|(?P<low>[\d,]+)\.\.(?P<high>[\d,]*)|\.\.(?P<top>[\d,]+)")
_EMPTY_LISTS = ("contexts", "actors", "recipients", "chain", "source", "cue", "content")


@dataclass(slots=True)
class Wish:
    """What a person wants the values to be.

    Attributes:
        values: plain values by field.
        actors: actors they name that the report's reading has not.
    """

    values: dict[str, Any] = field(default_factory=dict)
    actors: list[Actor] = field(default_factory=list)


@dataclass(slots=True)
class _Asked:
    reading: Reading
    noun: Noun
    name: str
    words: str
    wish: Wish

    @property
    def near(self) -> Span:
        return anchor_of(self.noun).spans[0]


def wished(reading: Reading, noun: Noun, written: Mapping[str, str]) -> Wish:
    """The values that a person wrote, in the form of the record.

    Args:
        reading: the reading as it is shown.
        noun: the statement, event or tally.
        written: by field: words; nothing for a value that is not known; JSON in the form of the record where it begins with [ or {. For a tally
            `count` sets all bounds at once: `6`, `5..10`, `5..` (at least), `..10` (up to).

    Raises:
        BadCorrection: there is no such field, or it cannot be so.
    """
    fields = FIELDS[kind_of(noun)]
    wish = Wish()
    for name, words in written.items():
        asked = _Asked(reading, noun, name, words.strip(), wish)
        if name == "count" and "low" in fields:
            wish.values.update(_count(asked))
        elif name not in fields:
            listed = ", ".join(("count", *fields) if "low" in fields else fields)
            raise BadCorrection(f"{name!r} is no value of the {kind_of(noun)} that a person sets. It has: {listed}.")
        else:
            wish.values[name] = _value(asked)
    _complete(noun, wish)
    return wish


def _complete(noun: Noun, wish: Wish) -> None:
    """Values that hold only together are set together, so that no new reading mixes a person's with the machine's."""
    if isinstance(noun, Event) and wish.values.get("type", noun.type) != noun.type:
        wish.values.setdefault("mode", None)  # a mode belongs to its type
    for names in _TOGETHER:
        if any(name in wish.values for name in names) and names[0] in FIELDS[kind_of(noun)]:
            for name in names:
                wish.values.setdefault(name, to_plain(getattr(noun, name)))


def _value(asked: _Asked) -> Any:
    if asked.words.startswith(("[", "{")):
        try:
            return json.loads(asked.words)
        except ValueError as error:
            raise BadCorrection(f"{asked.name}: that is no JSON: {error}.") from error
    if not asked.words:
        return [] if asked.name in _EMPTY_LISTS else None
    make = _MAKERS.get(asked.name)
    return make(asked) if make else asked.words


def _int(words: str) -> int:
    if not words.isascii() or not _NUMBER.fullmatch(words):
        raise BadCorrection(f"{words!r} is no whole number.")
    return int(words.replace(",", ""))


def _count(asked: _Asked) -> dict[str, Any]:
    found = _COUNT.fullmatch(asked.words)
    if found is None:
        raise BadCorrection(f"{asked.words!r} is no count. Write 6, 5..10, 5.. (at least 5) or ..10 (up to 10).")
    if found["one"]:
        number = _int(found["one"])
        return {"low": number, "best": number, "high": number, "qualifier": "none"}
    low = _int(found["low"]) if found["low"] else None
    high = _int(found["high"] or found["top"]) if found["high"] or found["top"] else None
    qualifier = "between" if low is not None and high is not None else "at least" if high is None else "up to"
    return {"low": low, "best": None, "high": high, "qualifier": qualifier}


def _speaker(asked: _Asked) -> str:
    id_, made = written_speaker(asked.words, asked.reading)
    if made is not None:
        asked.wish.actors.append(made)
    return id_


def _participants(asked: _Asked) -> list[Any]:
    return written_participants(asked.words, asked.reading, asked.near, getattr(asked.noun, asked.name))


def _spans(asked: _Asked) -> list[Any]:
    parts = (p.strip() for p in asked.words.split(" … "))
    return [to_plain(span_of(part, asked.reading.report.text, asked.near)) for part in parts if part]


def _chain(asked: _Asked) -> list[Any]:
    out = []
    for part in filter(None, (p.strip() for p in asked.words.split(";"))):
        span = span_of(part, asked.reading.report.text, asked.near)
        actor = next((a for a in asked.reading.actors for m in a.mentions if span.contains(m)), None)
        out.append(to_plain(Intermediary(span=span, actor=actor.id if actor else None)))
    return out


def _time(asked: _Asked) -> Any:
    before = getattr(asked.noun, asked.name)
    return to_plain(written_time(asked.words, before.span if before else asked.near))


def _place(asked: _Asked) -> Any:
    before = getattr(asked.noun, asked.name)
    return to_plain(written_place(asked.words, asked.reading, before.span if before else asked.near))


def _codes(asked: _Asked) -> list[str]:
    return [part.strip() for part in re.split(r"[;,]", asked.words) if part.strip()]


_MAKERS: Mapping[str, Callable[[_Asked], Any]] = {
    **dict.fromkeys(("low", "best", "high"), lambda asked: _int(asked.words)),
    **dict.fromkeys(("source", "cue", "content"), _spans),
    **dict.fromkeys(("actors", "recipients"), _participants),
    **dict.fromkeys(("said", "when", "since", "period", "as_of"), _time),
    "speaker": _speaker,
    "chain": _chain,
    "place": _place,
    "contexts": _codes,
    "type": lambda asked: asked.words.upper(),
}
