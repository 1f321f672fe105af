"""The record's types ⇄ plain JSON values, and their JSON Schema: all three follow the type hints."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from dateline.model.errors import BadRecord
from dateline.model.span import Span

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """A value of the model as dictionaries, lists, strings and numbers. A `Span` becomes [start, end]."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_plain(v) for v in value]
    if is_dataclass(value):
        kind: type = type(value)
        return {name: to_plain(getattr(value, name)) for name in _hints(kind)}
    return value


def from_plain(kind: type[T], value: Any) -> T:
    """The inverse of `to_plain` for a model type.

    Raises:
        BadRecord: the value has not the shape of `kind`.
    """
    try:
        made: T = _build(kind, value)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise BadRecord(f"This is not a {kind.__name__} of this version: {error}. Read the reports again to make a new one.") from error
    return made


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    hints = get_type_hints(kind)
    return {f.name: hints[f.name] for f in fields(kind) if f.init}


def _build(kind: Any, value: Any) -> Any:
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        return _build(next(a for a in args if a is not type(None)), value)
    if origin is tuple:
        return tuple(_build(args[0], v) for v in value)
    if origin is Literal:
        if value not in args:
            raise ValueError(f"{value!r} is none of {', '.join(map(str, args))}")
        return value
    if kind is Span:
        return Span(*value)
    if kind in (date, datetime):
        return kind.fromisoformat(value)
    if is_dataclass(kind):
        return _build_noun(kind, value)
    return _build_scalar(kind, value)


def _build_noun(kind: Any, value: Any) -> Any:
    hints = _hints(kind)
    if unknown := set(value) - set(hints):
        raise ValueError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    return kind(**{name: _build(hint, value[name]) for name, hint in hints.items() if name in value})


def _build_scalar(kind: Any, value: Any) -> Any:
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)  # JSON knows one kind of number: 54.0 may come back as 54
    if not isinstance(value, kind) or isinstance(value, bool) != (kind is bool):
        raise TypeError(f"{value!r} is not {kind.__name__}")
    return value


def json_schema(kind: type, *, title: str, identifier: str) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of what `to_plain` gives for `kind`."""
    definitions: dict[str, Any] = {}
    root = _schema(kind, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": identifier,
        "title": title,
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


_SCALARS: Mapping[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
}


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = next(a for a in args if a is not type(None))
        return {"anyOf": [_schema(inner, definitions), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _schema(args[0], definitions)}
    if origin is Literal:
        return {"enum": list(args)}
    if kind in _SCALARS:
        return dict(_SCALARS[kind])
    return _reference(kind, definitions)


def _reference(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        if kind is Span:
            entry: dict[str, Any] = {
                "type": "array",
                "items": {"type": "integer", "minimum": 0},
                "minItems": 2,
                "maxItems": 2,
            }
        else:
            hints = _hints(kind)
            entry = {
                "type": "object",
                "properties": {name: _schema(hint, definitions) for name, hint in hints.items()},
                "required": [f.name for f in fields(kind) if f.init and f.default is MISSING],
                "additionalProperties": False,
            }
        definitions[kind.__name__] = {"description": _summary(kind), **entry}
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _summary(kind: type) -> str:
    return (kind.__doc__ or "").strip().splitlines()[0]
