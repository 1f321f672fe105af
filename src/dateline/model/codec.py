"""The record's types ⇄ plain JSON values, and their JSON Schema: all three follow the type hints."""

import types
from collections.abc import Callable, Mapping
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
        made: T = _builder_of(kind)(value)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise BadRecord(
            f"This is not a {kind.__name__} of this version: {error}. Read the reports again to make a new one (those of a store: `dateline reread`)."
        ) from error
    return made


def _builder_of(kind: Any) -> "Builder":
    return _builder(kind)


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    hints = get_type_hints(kind)
    return {f.name: hints[f.name] for f in fields(kind) if f.init}


Builder = Callable[[Any], Any]


@cache
def _builder(kind: Any) -> Builder:
    """What makes a value of a type from plain values: found out once a type, for readings are made by the thousand."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = _builder(next(a for a in args if a is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        part = _builder(args[0])
        return lambda value: tuple([part(v) for v in value])
    if origin is Literal:
        return _literal_builder(args)
    if kind is Span:
        return lambda value: Span(*value)
    if kind in (date, datetime):
        parse: Builder = kind.fromisoformat
        return parse
    return _noun_builder(kind) if is_dataclass(kind) else _scalar_builder(kind)


def _literal_builder(allowed: tuple[Any, ...]) -> Builder:
    def build(value: Any) -> Any:
        if value not in allowed:
            raise ValueError(f"{value!r} is none of {', '.join(map(str, allowed))}")
        return value

    return build


def _noun_builder(kind: Any) -> Builder:
    builders = {name: _builder(hint) for name, hint in _hints(kind).items()}

    def build(value: Any) -> Any:
        if unknown := value.keys() - builders.keys():
            raise ValueError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
        return kind(**{name: builders[name](own) for name, own in value.items()})

    return build


def _scalar_builder(kind: Any) -> Builder:
    def build(value: Any) -> Any:
        if type(value) is kind:
            return value
        if kind is float and type(value) is int:
            return float(value)  # JSON knows one kind of number: 54.0 may come back as 54
        raise TypeError(f"{value!r} is not {kind.__name__}")

    return build


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
