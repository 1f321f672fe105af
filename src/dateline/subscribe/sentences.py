"""The words around a line of a letter: who says it, through whom, where it stands. Text and page use the same."""

import re
from collections.abc import Mapping

from dateline.subscribe.digest import Line, Verb, Where

_VERBS: Mapping[Verb, str] = {
    "states": "said",
    "claims": "claimed",
    "accuses": "accused",
    "denies": "denied",
    "demands": "demanded",
    "warns": "warned",
    "threatens": "threatened",
    "promises": "promised",
    "fears": "feared",
    "hopes": "hoped",
    "asks": "asked",
    "praises": "praised",
    "condemns": "condemned",
    "confirms": "confirmed",
    "reports": "reported",
    "believes": "believed",
    "shows": "showed",
    "supports": "supported",
    "opposes": "opposed",
    "doubts": "doubted",
    "wants": "wanted",
    "tells": "wrote",
    "counts": "gave the number",
}
"""In the past tense, which is the same for one speaker and for many."""
_OPENING = ("“", '"', "„", "«", "''", "``")
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
NOBODY = "somebody the report does not name"
LEGEND = (
    ("weak", "one independent source says it"),
    ("fair", "two or more independent sources say it"),
    ("contested", "somebody says otherwise; not all can be right"),
    ("confirmed", "the party held responsible says so itself"),
    ("discounted", "a person found it wrong"),
)
MACHINE = (
    "A machine read the reports and may have misread them. Words in quotation marks are the reports' own, and every link leads to them. "
    "What somebody says is not thereby true."
)


def who(line: Line) -> str:
    """Who says it and through whom."""
    name = outlet(line.where) + ", in its own voice," if line.own_voice else line.speaker or NOBODY
    return name + "".join(f", through {link}," for link in line.through)


def verb(line: Line) -> str:
    """How they stand to it."""
    return _VERBS[line.verb]


def quoted(words: str) -> str:
    """Words in quotation marks, unless they bring their own."""
    return words if words.startswith(_OPENING) else f"“{words}”"


def outlet(where: Where) -> str:
    """Who published it."""
    return " ".join((where.outlet or "outlet not known").split())


def published(where: Where) -> str:
    """Outlet and day."""
    day = f"{where.day.day} {where.day:%B %Y}" if where.day else "day not known"
    return f"{outlet(where)}, {day}"


def seen(text: str) -> str:
    """A whole text with a visible mark in the place of whatever steers a terminal or turns the direction of writing."""
    return _UNSEEN.sub("\ufffd", text)
