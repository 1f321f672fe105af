"""The fields of the query language: one table for the parser, the search, the help and the reference."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from dateline.model.event import Auxiliary, EventType
from dateline.model.statement import CueClass, Quoted, SpeakerKind, Stance
from dateline.model.tally import Qualifier, TallyBasis, TallyCategory
from dateline.model.touched import CODES

FieldKind = Literal["words", "days", "number", "share", "choice", "code", "id", "version"]
RowKind = Literal["report", "statement", "event", "tally"]

REPORT_ROWS: tuple[RowKind, ...] = get_args(RowKind)
_SAID: tuple[RowKind, ...] = ("statement", "event", "tally")
_EVENT: tuple[RowKind, ...] = ("event",)
_TALLY: tuple[RowKind, ...] = ("tally",)
_GROUND: tuple[RowKind, ...] = ("event", "tally")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of the query language.

    Attributes:
        name: as it is written before the colon.
        kind: what may stand after the colon: words, days, a number, a share (0 to 1), one of the `choices`, a code, the id of a report, a version.
        rows: the rows that have it; a field of the report is inherited by all of its rows.
        meaning: what it looks at.
        example: a query that uses it.
        choices: the values it may have, where they are a fixed set.
        of_report: whether it belongs to the report, and so is the same for all of its rows.
        must: whether every row of `rows` has a value, so that `any` and `none` ask nothing.
    """

    name: str
    kind: FieldKind
    rows: tuple[RowKind, ...]
    meaning: str
    example: str
    choices: tuple[str, ...] = ()
    of_report: bool = False
    must: bool = False


def _of_report(name: str, kind: FieldKind, meaning: str, example: str, *, must: bool = False, choices: tuple[str, ...] = ()) -> Field:
    return Field(name=name, kind=kind, rows=REPORT_ROWS, meaning=meaning, example=example, choices=choices, of_report=True, must=must)


def _field(
    name: str, kind: FieldKind, rows: tuple[RowKind, ...], meaning: str, example: str, *, choices: tuple[str, ...] = (), must: bool = False
) -> Field:
    return Field(name=name, kind=kind, rows=rows, meaning=meaning, example=example, choices=choices, must=must)


_CATEGORIES: tuple[str, ...] = get_args(TallyCategory)

_LISTED = (
    _of_report("text", "words", "words of the report, without forms and navigation", 'text:"opened fire"', must=True),
    _of_report("title", "words", "headline", "title:strike"),
    _of_report("outlet", "words", "who published the report", 'outlet:"Amber Wire"'),
    _of_report("url", "words", "address it was published at", "url:amber-wire.example"),
    _of_report("published", "days", "day of publication", "published:2026-03-01..2026-03-09"),
    _of_report("retrieved", "days", "day it was taken in (UTC)", "retrieved:>=2026-03-01"),
    _of_report("language", "code", "ISO 639-1 code", "language:en", must=True),
    _of_report("report", "id", "id of the report, or its beginning", "report:4f2a", must=True),
    _of_report("version", "version", "version of the page: `any`, `old`, `current` or a number", "version:any", must=True),
    _of_report("is", "choice", "`copy`: another outlet published most of its text before", "not is:copy", must=True, choices=("copy",)),
    _field("kind", "choice", REPORT_ROWS, "what kind of row", "kind:statement", must=True, choices=REPORT_ROWS),
    _field("speaker", "words", _SAID, "who says so: the name, or the words that name it", 'speaker:"Ilze Brandt"'),
    _field("speaker_kind", "choice", _SAID, "what the speaker is", "speaker_kind:witness", choices=get_args(SpeakerKind)),
    _field("through", "words", _SAID, "through whom it is told", "through:agency"),
    _field("cue", "words", _SAID, "the words that say that something is said", "cue:alleged"),
    _field("class", "choice", _SAID, "what kind of saying", "class:accuses", choices=get_args(CueClass)),
    _field("stance", "choice", _SAID, "how the speaker stands to it", "stance:denies", choices=get_args(Stance)),
    _field("quoted", "choice", _SAID, "direct, mixed or indirect", "quoted:direct", choices=get_args(Quoted)),
    _field("confidence", "share", _SAID, "how sure it is that the statement was read rightly", "confidence:<0.5"),
    _field("review", "choice", _SAID, "what a person did to it; `any`: a person has touched it", "review:edited", choices=CODES),
    _field("words", "words", _SAID, "the words of the row itself: what is said, what names the event, the count", "words:gate"),
    _field("type", "choice", _EVENT, "PLOVER type", "type:ASSAULT", choices=get_args(EventType), must=True),
    _field("mode", "code", _EVENT, "PLOVER mode", "mode:firearms"),
    _field("context", "code", _EVENT, "PLOVER context", "context:human_rights"),
    _field("aux", "choice", _GROUND, "whether it is said to have happened", "aux:asserted", choices=get_args(Auxiliary), must=True),
    _field("actor", "words", _EVENT, "who does it: as written, by name, by country code or PLOVER sector", "actor:police"),
    _field("recipient", "words", _EVENT, "to whom: as written, by name, by country code or PLOVER sector", "recipient:dockers"),
    _field("place", "words", _GROUND, "name of the place, or of the division it lies in", "place:Klaipeda"),
    _field("country", "code", _GROUND, "country of the place: ISO 3166-1 alpha-3 code or English name", "country:LTU"),
    _field("date", "days", _SAID, "day of the event, period of the count, day the statement was made", "date:2026-03"),
    _field("category", "choice", _TALLY, "what happened to the people counted", "category:killed", choices=_CATEGORIES, must=True),
    _field("scope", "words", _TALLY, "whom it counts", "scope:child*"),
    _field("qualifier", "choice", _TALLY, "how the number was bounded; `none` = a bare number", 'qualifier:"at least"', choices=get_args(Qualifier), must=True),
    _field("basis", "choice", _TALLY, "increment, cumulative or stock", "basis:increment", choices=get_args(TallyBasis), must=True),
    *(_field(name, "number", _TALLY, f"how many were counted as {name}", f"{name}:>=5") for name in _CATEGORIES),
)  # fmt: skip

FIELDS: Mapping[str, Field] = {field.name: field for field in _LISTED}

ALIASES: Mapping[str, str] = {
    "report_id": "report", "cue_class": "class", "content": "words", "event_type": "type", "event_mode": "mode",
    "contexts": "context", "auxiliary": "aux", "location": "place", "event_date": "date", "said": "date", "lang": "language",
    "corrected": "review", "review_state": "review",
}  # fmt: skip
"""Names of columns that stand for a field of another name."""
