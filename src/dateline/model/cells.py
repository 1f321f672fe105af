"""Values of the model as cells of a flat table: text, numbers, ISO 8601 days; None where a value is not known."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from dateline.model.span import cover
from dateline.model.touched import corrected_words, review_state
from dateline.model.wording import content_words, one_line, speaker_name, through_names

if TYPE_CHECKING:
    from dateline.model.correction import Mark
    from dateline.model.event import Participant
    from dateline.model.issue import Gap
    from dateline.model.place import Place, PlacePrecision
    from dateline.model.reading import Reading
    from dateline.model.span import Span
    from dateline.model.statement import Statement
    from dateline.model.when import When

Row = dict[str, Any]

_DAYS_TO_CODE = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
_PLACE_CODES: "Mapping[PlacePrecision, int]" = {"site": 1, "city": 1, "admin2": 3, "admin1": 4, "region": 5, "country": 6}


def iso(day: date | None) -> str | None:
    """A day or moment in ISO 8601."""
    return day.isoformat() if day else None


def joined(values: Sequence[str | None]) -> str | None:
    """Values parted by ';', an empty one where a value is not known; None where none is."""
    return ";".join((v or "").replace(";", ",") for v in values) if any(values) else None


def distinct(values: Iterable[str | None]) -> str | None:
    """The known values once each in their order, parted by ';'; None where none is known."""
    return joined([v for v in dict.fromkeys(values) if v])


def where_words(span: "Span") -> Row:
    """Offsets of words."""
    return {"start": span.start, "end": span.end}


def origin_cells(reading: "Reading") -> Row:
    """Which report, by whom, of which day: what every row of a reading begins with."""
    report = reading.report
    return {"report_id": report.id, "outlet": report.outlet, "published": iso(report.published)}


def source_cells(reading: "Reading", *ids: str) -> Row:
    """How to find the report again, and what persons did to the statements, events and tallies of the row: what every row of a reading ends with."""
    report = reading.report
    return {
        "title": report.title,
        "url": report.url,
        "doc_version": report.version,
        "sha256": report.sha256,
        **review_cells(reading.marks if ids == (report.id,) else [m for m in reading.marks if m.target in ids]),
    }


def review_cells(marks: "Sequence[Mark]") -> Row:
    """Who has looked at a row, and which values persons touched."""
    return {"review_state": review_state(marks), "corrected": corrected_words(marks)}


def statement_cells(reading: "Reading", s: "Statement | None") -> Row:
    """Who says it, through whom and how; empty for the report's own voice."""
    return {
        "speaker": speaker_name(reading, s) if s else None,
        "speaker_kind": s.speaker_kind if s else None,
        "through": " > ".join(through_names(reading, s)) or None if s else None,
        "cue_class": s.cue_class if s else None,
        "stance": s.stance if s else None,
    }


def voices_cells(reading: "Reading", statements: "Sequence[Statement]") -> Row:
    """`statement_cells` of several statements, each value a list in the order of `statement_ids`."""
    each = [statement_cells(reading, s) for s in statements]
    return {name: joined([one[name] for one in each]) for name in statement_cells(reading, None)}


def source_words(reading: "Reading", s: "Statement") -> str | None:
    """The speaker as the report writes it."""
    return one_line(reading, cover(s.source)) if s.source else None


def said_words(reading: "Reading", s: "Statement") -> str:
    """What is said."""
    return content_words(reading, s)


def when_cells(when: "When | None") -> Row:
    """A time: as TIMEX3, the days it can mean, how fine it is."""
    return {
        "event_date": when.value if when else None,
        "date_start": iso(when.earliest) if when else None,
        "date_end": iso(when.latest) if when else None,
        "date_precision": when.precision if when else None,
        "date_prec": date_code(when.earliest, when.latest) if when else None,
    }


def date_code(earliest: date | None, latest: date | None) -> int | None:
    """UCDP's `date_prec`: 1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year; None = wider or open."""
    if earliest is None or latest is None:
        return None
    days = (latest - earliest).days + 1
    return next((code for most, code in _DAYS_TO_CODE if days <= most), None)


def place_cells(reading: "Reading | None", place: "Place | None") -> Row:
    """A place: resolved name, the words, where it is, how fine it is."""
    raw = one_line(reading, place.span) if reading and place else None
    return {
        "location": place.name if place else None,
        "place_name_raw": raw,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "geo_precision": place.precision if place else None,
        "where_prec": _PLACE_CODES.get(place.precision) if place else None,
        "geonames_id": place.geonames_id if place else None,
    }


def participant_cells(reading: "Reading", name: str, who: "Sequence[Participant]") -> Row:
    """Who acts or suffers, as written, with country and sector."""
    return {
        name: joined([one_line(reading, p.span) for p in who]),
        f"{name}_id": joined([p.actor for p in who]),
        f"{name}_country": joined([p.country for p in who]),
        f"{name}_sector": joined([p.sector for p in who]),
    }


def gap_cells(gaps: "Iterable[Gap]") -> Row:
    """Why values are missing."""
    return {"gaps": joined([f"{gap.field}:{gap.reason}" for gap in gaps])}
