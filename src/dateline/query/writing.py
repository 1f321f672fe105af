"""`Query` → its canonical text, which parses to the same query."""

import calendar
import re
from datetime import date

from dateline.query.nodes import AllOf, AnyOf, Code, Days, Known, Node, Not, Numbers, Shares, Term, Value, Words

_PLAIN = re.compile(r"[^\W_][\w'’.,/&%+-]*")
_KEPT_APART = ("and", "or", "not", "any", "none", "old", "current")


def written(node: Node) -> str:
    """The text of a node."""
    if isinstance(node, Term):
        return f"{node.field}:{_value(node.value)}" if node.field else _value(node.value)
    if isinstance(node, Not):
        return f"not {_inside(node.part)}"
    if isinstance(node, AnyOf):
        return " or ".join(map(_inside, node.parts))
    return " ".join(map(_inside, node.parts)) or "*"


def _inside(node: Node) -> str:
    joined = isinstance(node, AllOf | AnyOf) and node.parts
    return f"({written(node)})" if joined else written(node)


def _value(value: Value) -> str:
    if isinstance(value, Words):
        return _quoted(value.text) + ("*" if value.prefix else "")
    if isinstance(value, Code):
        return value.value if re.fullmatch(r"[\w.-]+", value.value) else _quoted(value.value)
    if isinstance(value, Known):
        return "any" if value.known else "none"
    if isinstance(value, Days):
        return _days(value)
    if isinstance(value, Shares):
        low, high = (None if bound is None else f"{bound / 100:.2f}" for bound in (value.low, value.high))
        return low if low is not None and low == high else _range(low, high)
    return _numbers(value)


def _quoted(text: str) -> str:
    if _PLAIN.fullmatch(text) and ".." not in text and text.lower() not in _KEPT_APART:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _numbers(value: Numbers) -> str:
    if value.low == value.high:
        return str(value.low)
    return _range(value.low, value.high)


def _range(low: object, high: object) -> str:
    if low is None:
        return f"<={high}"
    return f">={low}" if high is None else f"{low}..{high}"


def _days(value: Days) -> str:
    first, last = value.first, value.last
    if first is None or last is None or first == last:
        return str(first) if first == last else _range(first, last)
    if (first.year, first.month, first.day, last) == (last.year, 1, 1, date(first.year, 12, 31)):
        return f"{first.year:04}"
    if first.day == 1 and last == date(first.year, first.month, calendar.monthrange(first.year, first.month)[1]):
        return f"{first.year:04}-{first.month:02}"
    return _range(first, last)
