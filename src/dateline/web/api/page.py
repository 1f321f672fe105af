"""The description of the API as a page for people: drawn on the server, without scripts."""

from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request
from starlette.responses import Response

from dateline.web.api.links import PREFIX
from dateline.web.state import Desk
from dateline.web.templating import render


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of an operation: its name, where it stands, what it may be and what it means."""

    name: str
    place: str
    bounds: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One thing that can be asked.

    Attributes:
        name: names it in the page's address.
        method: GET or POST.
        path: as it is asked for, with {…} for what is filled in.
        href: the same to try it out; None where something is to be filled in.
        summary, about: what it gives.
        parameters: what can be chosen.
        fields: names and meanings of what an answer holds.
    """

    name: str
    method: str
    path: str
    href: str | None
    summary: str
    about: str
    parameters: tuple[Parameter, ...]
    fields: tuple[tuple[str, str], ...]


def show_description(api: FastAPI, desk: Desk) -> None:
    """Serve the page at /docs."""

    def docs(_request: Request) -> Response:
        told = api.openapi()
        found = operations(told)
        return render("api.html", site=desk.site, edit=desk.edit, operations=found, about=told["info"]["description"], prefix=PREFIX)

    api.add_route("/docs", docs, methods=["GET"], include_in_schema=False)


def operations(told: dict[str, Any]) -> tuple[Operation, ...]:
    """What an OpenAPI description says can be asked, in its order."""
    return tuple(_operation(told, path, method, each) for path, methods in told["paths"].items() for method, each in methods.items())


def _operation(told: dict[str, Any], path: str, method: str, operation: dict[str, Any]) -> Operation:
    address = f"{PREFIX}{path}"
    answer = next(a for status, a in operation["responses"].items() if status.startswith("2"))
    sent = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    body = _resolved(told, sent).get("properties", {})
    return Operation(
        name=operation["operationId"],
        method=method.upper(),
        path=address,
        href=None if "{" in path or method != "get" else address,
        summary=operation["summary"],
        about=operation.get("description", ""),
        parameters=(*map(_parameter, operation.get("parameters", ())), *(_of_body(told, name, each) for name, each in body.items())),
        fields=_fields(told, answer["content"]["application/json"]["schema"]),
    )


def _of_body(told: dict[str, Any], name: str, schema: dict[str, Any]) -> Parameter:
    found = _resolved(told, schema)
    bounds = (
        f"one of {', '.join(found['enum'])}"
        if "enum" in found
        else f"at most {found['maxLength']:,} characters"
        if "maxLength" in found
        else ""
    )
    return Parameter(name=name, place="body", bounds=bounds, meaning=schema.get("description", ""))


def _parameter(parameter: dict[str, Any]) -> Parameter:
    schema = parameter["schema"]
    low, high, longest = (schema.get(name) for name in ("minimum", "maximum", "maxLength"))
    bounds = (
        f"{low:,} to {high:,}, else {schema.get('default')}" if low is not None else f"at most {longest:,} characters" if longest else ""
    )
    return Parameter(name=parameter["name"], place=parameter["in"], bounds=bounds, meaning=parameter.get("description", ""))


def _fields(told: dict[str, Any], schema: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """What the answer holds; of a list, what each of its rows does."""
    found = _resolved(told, schema)
    lists = (found.get("properties", {}).get(name) for name in ("rows", "stories", "sources", "corrections", "tasks"))
    rows = next(filter(None, lists), None)
    if rows:
        found = _resolved(told, rows["items"])
    return tuple((name, each.get("description", "")) for name, each in found.get("properties", {}).items())


def _resolved(told: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = told["components"]["schemas"][name] if name else schema
    return found
