"""`Query` → the condition that a row of `item` meets: SQL with bound values, the same for every engine."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, false, func, not_, null, or_, select, true

from dateline.query import FIELDS, Field, Query
from dateline.query.nodes import AllOf, Code, Days, Known, Node, Not, Numbers, Shares, Term, Words
from dateline.store.countries import country_code
from dateline.store.fulltext import holds, rows_with
from dateline.store.tables import corrections as correction_schema
from dateline.store.tables import reports as report_schema
from dateline.store.tables import search as schema

Condition = ColumnElement[bool]

_REPORT = report_schema.report.c
_COLUMNS: Mapping[str, str] = {"aux": "auxiliary"}
_SEVERAL: Mapping[str, str] = {
    "speaker_kind": "speaker_kinds",
    "class": "classes",
    "stance": "stances",
    "quoted": "quotations",
    "context": "contexts",
}
_IN_TITLE_OR_TEXT = ("title", "text")
AFTER_HEX = "g"


def found(query: Query, item: FromClause, engine: str) -> Condition:
    """What a row of `item` (the table or an alias of it) must meet to be found.

    A query that names neither a version nor a report is about the current version of each page.
    """
    asked = _Asking(item, engine).node(query.root)
    return asked if query.names("version", "report") else and_(item.c.current.is_(true()), asked)


def of_reports(query: Query) -> bool:
    """Whether a query asks of reports only, so that all rows of a report are found or none."""
    return all(term.field is None or FIELDS[term.field].of_report for term in query.terms)


class _Asking:
    def __init__(self, item: FromClause, engine: str) -> None:
        self._item = item.c
        self._engine = engine

    def node(self, node: Node) -> Condition:
        if isinstance(node, Term):
            return self._term(node)
        if isinstance(node, Not):
            return not_(func.coalesce(self.node(node.part), false()))  # what is unknown is not found, so `not` finds it
        if isinstance(node, AllOf):
            return and_(true(), *map(self.node, node.parts))
        return or_(*map(self.node, node.parts))

    def _term(self, term: Term) -> Condition:
        value = term.value
        if isinstance(value, Words):
            return self._words(term.field, value)
        field = FIELDS[str(term.field)]
        if isinstance(value, Known):
            has = self._known(field)
            return has if value.known else and_(self._item.kind.in_(field.rows), not_(has))
        if isinstance(value, Days):
            return self._days(field, value)
        if isinstance(value, Numbers):
            return self._numbers(field, value)
        if isinstance(value, Shares):
            column = self._column(field)
            return and_(*_within(column, column, value.low, value.high))
        return self._code(field, value)

    def _words(self, name: str | None, words: Words) -> Condition:
        if name is None or FIELDS[name].of_report:
            columns = (name,) if name else _IN_TITLE_OR_TEXT
            return self._item.report_seq.in_(rows_with(self._engine, schema.report_words, columns, words))
        return self._item.seq.in_(rows_with(self._engine, schema.item_words, (name,), words))

    def _of_report(self, condition: Condition) -> Condition:
        return self._item.report_id.in_(select(_REPORT.id).where(condition))

    def _known(self, field: Field) -> Condition:
        if field.of_report:
            return true() if field.must else self._of_report(_REPORT[field.name].is_not(null()))
        if field.name == "review":
            return self._touched(true())
        if field.kind == "words":
            return holds(self._engine, self._item.has, field.name)
        if field.kind == "days":
            return or_(self._item.earliest.is_not(null()), self._item.latest.is_not(null()))
        if field.kind == "number":
            return and_(self._item.category.is_not_distinct_from(field.name), self._item.low.is_not(null()))
        return self._column(field).is_not(null())

    def _column(self, field: Field) -> ColumnElement[Any]:
        return self._item[_SEVERAL.get(field.name) or _COLUMNS.get(field.name, field.name)]

    def _code(self, field: Field, code: Code) -> Condition:
        if own := _OWN.get(field.name):
            return own(self, code)
        if field.name in _SEVERAL:
            return holds(self._engine, self._column(field), code.value)
        return self._column(field) == code.value

    def is_copy(self, _code: Code) -> Condition:
        return self._of_report(_REPORT["copy"].is_(true()))

    def reviewed(self, code: Code) -> Condition:
        return self._touched(correction_schema.touched.c.code == code.value)

    def _touched(self, condition: Condition) -> Condition:
        return self._item.id.in_(select(correction_schema.touched.c.item_id).where(condition))

    def id_begins(self, code: Code) -> Condition:
        return and_(self._item.report_id >= code.value, self._item.report_id < code.value + AFTER_HEX)

    def in_country(self, code: Code) -> Condition:
        return self._item.country == country_code(code.value.replace("_", " "))

    def of_age(self, code: Code) -> Condition:
        return self._item.current.is_(true() if code.value == "current" else false())

    def _days(self, field: Field, days: Days) -> Condition:
        if field.name == "published":
            return and_(*_within(self._item.published, self._item.published, days.first, days.last))
        if field.name == "retrieved":
            return self._of_report(_moments(_REPORT.retrieved, days))
        first, last = self._item.earliest, self._item.latest
        overlap = _within(first, last, days.first, days.last)
        return and_(or_(first.is_not(null()), last.is_not(null())), *overlap)

    def _numbers(self, field: Field, numbers: Numbers) -> Condition:
        if field.name == "version":
            return self._of_report(and_(*_within(_REPORT.version, _REPORT.version, numbers.low, numbers.high)))
        return and_(
            self._item.category == field.name,
            self._item.low.is_not(null()),
            *_within(self._item.low, self._item.high, numbers.low, numbers.high),
        )


_OWN: Mapping[str, Callable[[_Asking, Code], Condition]] = {
    "is": _Asking.is_copy,
    "review": _Asking.reviewed,
    "report": _Asking.id_begins,
    "country": _Asking.in_country,
    "version": _Asking.of_age,
}


def _within(low: ColumnElement[Any], high: ColumnElement[Any], first: date | int | None, last: date | int | None) -> list[Condition]:
    """Conditions for an interval from `low` to `high` to meet the one asked for; what is open on one side reaches on."""
    conditions: list[Condition] = []
    same = low is high
    if first is not None:
        conditions.append(high >= first if same else or_(high >= first, high.is_(null())))
    if last is not None:
        conditions.append(low <= last if same else or_(low <= last, low.is_(null())))
    return conditions or [low.is_not(null())]


def _moments(column: ColumnElement[Any], days: Days) -> Condition:
    conditions: list[Condition] = [column.is_not(null())]
    if days.first is not None:
        conditions.append(column >= datetime.combine(days.first, time.min))
    if days.last is not None and days.last < date.max:
        conditions.append(column < datetime.combine(days.last + timedelta(days=1), time.min))
    return and_(*conditions)
