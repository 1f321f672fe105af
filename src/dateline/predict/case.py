"""One line of input, checked."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dateline.acquire.text import checked_report, parse_day
from dateline.model import Document, Report, Span
from dateline.model.errors import BadRecord, WrongEncoding

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A text to predict on.

    Attributes:
        id: as given, a string or a whole number; the scorer finds the prediction by it.
        text: what to read; all offsets point into it.
        day: `date` or `dct` (document creation time) of the line; None = unknown.
        fields: the whole line, for tasks that need more (`source`, `target`, `mentions`).
    """

    id: str | int
    text: str
    day: date | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)

    def report(self, text: str | None = None) -> Report:
        """The text as a report; `text` takes its place where a task reads it in another form."""
        return checked_report(self.text if text is None else text, published=self.day)

    def document(self, text: str | None = None) -> Document:
        """The text, read.

        Raises:
            DatelineError: it cannot be read.
        """
        from dateline.reader import read

        return read(self.report(text))

    def needed(self, name: str) -> Any:
        """A field the task cannot do without.

        Raises:
            BadRecord: the line has no such field.
        """
        if name not in self.fields:
            raise BadRecord(f"The line has no field {name!r}, which this task needs.")
        return self.fields[name]


def parse_case(line: bytes, *, dated: bool) -> Case:
    """A `Case` from a line of JSON; its day is read only where `dated`.

    Raises:
        BadRecord: no JSON object, or without `id` and `text`.
        WrongEncoding: not UTF-8.
        BadDate: `date` or `dct` is no day.
    """
    fields = _object(line)
    id_, text = fields.get("id"), fields.get("text")
    if isinstance(id_, bool) or not isinstance(id_, str | int):
        raise BadRecord("The line has no `id` (a string or a whole number): the scorer could not find its prediction.")
    if not isinstance(text, str):
        raise BadRecord("The line has no `text` (a string).")
    day = (fields.get("date") or fields.get("dct")) if dated else None
    return Case(id=id_, text=text, day=parse_day(str(day)) if day else None, fields=fields)


def _object(line: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise WrongEncoding("The line is not UTF-8. Save the file as UTF-8.") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadRecord(f"The line is no JSON ({error}). Write one JSON object a line.") from error
    if not isinstance(value, dict):
        raise BadRecord("The line is JSON, but no object. Write one JSON object a line.")
    return value


def spans_to_pairs(spans: Iterable[Span]) -> list[list[int]]:
    """Spans as [start, end] pairs."""
    return [[s.start, s.end] for s in spans]
