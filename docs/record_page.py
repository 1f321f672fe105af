"""The page of the record: every type and field from the types themselves and their docstrings."""

import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from inspect import cleandoc
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from dateline.fuse.grades import grade
from dateline.model import SCHEMA_VERSION, Record, Span

_INTRO = f"""# The record

Version {SCHEMA_VERSION} of the shape. `record.to_dict()` and `dateline read --json` give these types as JSON objects with these
fields; `dateline schema` prints the JSON Schema, which the package carries as `dateline/resources/record.schema.json`.
In JSON a span is `[start, end]`, a day is ISO 8601, and what is missing is `null`: nothing is filled in.
"""
_SPAN = """Unicode code-point offsets into `Report.text`, `start` inclusive, `end` exclusive. In JSON: `[start, end]`.
`report.text[start:end]` are the very words."""


def record_page() -> str:
    """Markdown."""
    sections = [f"## {kind.__name__}\n\n{_SPAN if kind is Span else _section(kind)}\n" for kind in _kinds(Record)]
    return "\n".join([_INTRO, *sections, _grades()])


def _grades() -> str:
    """The rule of grades as it stands at the function that gives them."""
    text = cleandoc(grade.__doc__ or "").partition("\nArgs:\n")[0]
    return f"## Grades\n\n{text.strip()}\n\nThe counts a grade follows from stand in `grade_reason`; tolls are graded by the same rule.\n"


def _kinds(root: type) -> list[type]:
    """The dataclasses reachable from `root`, each after the one that names it first."""
    found = [root]
    for kind in found:
        for hint in _hints(kind).values():
            found.extend(k for k in _inside(hint) if k not in found)
    return found


def _hints(kind: type) -> Mapping[str, Any]:
    hints = get_type_hints(kind)
    return {f.name: hints[f.name] for f in fields(kind) if f.init}


def _inside(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for argument in get_args(hint):
        yield from _inside(argument)


def _section(kind: type) -> str:
    doc = cleandoc(kind.__doc__ or "")
    text, _, listed = doc.partition("\nAttributes:\n")
    meanings = attribute_docs(listed, tuple(_hints(kind)))
    rows = [f"| `{name}` | {type_words(hint)} | {_cell(meanings.get(name, ''))} |" for name, hint in _hints(kind).items()]
    return "\n".join([text.strip(), "", "| field | type | meaning |", "|---|---|---|", *rows])


def attribute_docs(listed: str, names: tuple[str, ...]) -> dict[str, str]:
    """Meanings by field from the lines of an Attributes section: `a: …`, `a, b: …`, and `a: …; b: …` where b is a field."""
    meanings: dict[str, str] = {}
    for entry in re.split(r"\n(?= {0,4}\S)", listed.rstrip()):
        for part in re.split(rf"; (?=(?:{'|'.join(names)}): )", " ".join(entry.split())):
            head, colon, meaning = part.partition(": ")
            if colon:
                meanings.update(dict.fromkeys((n.strip() for n in head.split(",")), meaning.rstrip(".") + "."))
    return meanings


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def type_words(hint: Any) -> str:
    """A type in words a reader of JSON understands."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        inner = next(a for a in arguments if a is not type(None))
        return f"{type_words(inner)} or null"
    if origin is tuple:
        return f"list of {type_words(arguments[0])}"
    if origin is Literal:
        return ", ".join(f"`{a}`" for a in arguments)
    plain = {str: "text", int: "whole number", float: "number", bool: "true or false", date: "day", datetime: "day and time"}
    if hint in plain:
        return plain[hint]
    return f"[{hint.__name__}](#{hint.__name__.lower()})"
