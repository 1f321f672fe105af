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
        path: as it is asked for, with {…} for what is filled in.
        href: the same to try it out; None where something is to be filled in.
        summary, about: what it gives.
        parameters: what can be chosen.
        fields: names and meanings of what an answer holds.
    """

    name: str
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
    return tuple(_operation(told, path, each["get"]) for path, each in told["paths"].items())


def _operation(told: dict[str, Any], path: str, operation: dict[str, Any]) -> Operation:
    address = f"{PREFIX}{path}"
    return Operation(
        name=operation["operationId"],
        path=address,
        href=None if "{" in path else address,
        summary=operation["summary"],
        about=operation.get("description", ""),
        parameters=tuple(_parameter(p) for p in operation.get("parameters", ())),
        fields=_fields(told, operation["responses"]["200"]["content"]["application/json"]["schema"]),
    )


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
    rows = (
        found.get("properties", {}).get("rows") or found.get("properties", {}).get("stories") or found.get("properties", {}).get("sources")
    )
    if rows:
        found = _resolved(told, rows["items"])
    return tuple((name, each.get("description", "")) for name, each in found.get("properties", {}).items())


def _resolved(told: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = told["components"]["schemas"][name] if name else schema
    return found
