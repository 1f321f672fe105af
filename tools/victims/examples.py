"""Reports with their incidents: which characters name somebody killed or injured, and which counts are right."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tools.victims.settings import REPORTS

EFFECTS = ("DEATH", "INJURY")
UNKNOWN = -1
_WORD = re.compile(r"[A-Z0-9]+(?:['.][A-Z0-9]+)*|\S")
_PLAIN = re.compile(r"[A-Z0-9,]+")
_SPELT = ["ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN", "ELEVEN", "TWELVE", "THIRTEEN", "FOURTEEN"]
_NUMBERS = {word: n for n, word in enumerate(_SPELT)}
_HARM = re.compile(r"KILL|MURDER|ASSASSIN|DEAD|DEATH|DIED|INJUR|WOUND|SHOT|EXECUT|BOMB|ATTACK|EXPLO")
_NEAR_NUMBER, _NEAR_HARM = 40, 100
_WORDS_BEFORE = 5
_OFTEN = 2

Record = Mapping[str, Any]
Place = tuple[int, int]


@dataclass(slots=True)
class _Marks:
    """Places with the effect they answer to, for certain or perhaps."""

    certain: list[tuple[Place, int]] = field(default_factory=list)
    perhaps: list[tuple[Place, int]] = field(default_factory=list)


def reports() -> list[Record]:
    """All annotated reports."""
    with REPORTS.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def labels(report: Record) -> NDArray[np.int8]:
    """1, 0 or `UNKNOWN` for each character and effect, shape (characters, 2)."""
    out = np.zeros((len(report["text"]), len(EFFECTS)), dtype=np.int8)
    marks = _Marks()
    for incident in report["incidents"]:
        for victim in incident["victims"]:
            _mark(report["text"], victim, marks, optional=incident["optional"] or victim["optional"])
    for (start, end), effect in marks.perhaps:
        out[start:end, effect] = UNKNOWN
    for (start, end), effect in marks.certain:
        out[start:end, effect] = 1
    return out


def label_of(found: NDArray[np.int8]) -> tuple[int, ...]:
    """The label of a stretch of characters, for each effect."""
    return tuple(1 if (column == 1).any() else UNKNOWN if (column == UNKNOWN).any() else 0 for column in found.T)


def _mark(text: str, victim: Record, marks: _Marks, *, optional: bool) -> None:
    """The victim wherever its words stand; where they are common, only beside its number or a word of harm."""
    effects = [n for n, effect in enumerate(EFFECTS) if effect in victim["effect"]]
    counts = {int(n) for words in victim["number"] for n in re.findall(r"\d+", words)}
    for words in victim["names"]:
        (marks.perhaps if optional else marks.certain).extend((p, e) for p in places(text, words) for e in effects)
        if " " in words:
            marks.perhaps += [(p, e) for p in places(text, words.split()[-1]) for e in effects]
    for words in victim["descriptions"]:
        found = places(text, words)
        marks.perhaps += [(p, e) for p in found for e in effects]
        if not optional:
            marks.certain += [(p, e) for p in _meant(text, words, found, counts) for e in effects]


def _meant(text: str, words: str, found: list[Place], counts: set[int]) -> list[Place]:
    if counts and max(counts) > 1:
        return [p for p in found if counts & _numbers_at(text, p)] or found
    if len(found) > 1 and " " not in words:
        return [p for p in found if _HARM.search(text, max(0, p[0] - _NEAR_HARM), p[1] + _NEAR_HARM)][:_OFTEN] or found
    return found


def _numbers_at(text: str, place: Place) -> set[int]:
    start, end = place
    near = _PLAIN.findall(text, max(0, start - _NEAR_NUMBER), start)[-_WORDS_BEFORE:] + _PLAIN.findall(text, start, end)[:1]
    plain = [w.replace(",", "") for w in near]
    return {int(w) if w.isdigit() else _NUMBERS[w] for w in plain if w.isdigit() or w in _NUMBERS}


def places(text: str, words: str) -> list[Place]:
    """Where words stand in a text, whatever the white space between them."""
    parts = _WORD.findall(words.upper())
    if not parts:
        return []
    pattern = r"(?<![A-Z0-9])" + r"\s*".join(map(re.escape, parts)) + r"(?![A-Z0-9])"
    return [m.span() for m in re.finditer(pattern, text)]


def right(report: Record, kind: str, count: int) -> tuple[bool, bool]:
    """Whether a count is an incident's, and whether it is excused: of an optional incident, or beside one without a number."""
    known: list[bool] = []
    excused = False
    for incident in report["incidents"]:
        given = incident["casualties"].get(kind)
        if not given:
            continue
        excused = excused or incident["optional"] or not given["known"]
        if given["known"] and (given["lo"] or 0) <= count <= (given["hi"] if given["hi"] is not None else count):
            known.append(incident["optional"])
    return bool(known), all(known) if known else excused
