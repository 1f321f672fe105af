"""The description of the API: OpenAPI 3.1, with the shapes of the record and of the problems."""

from functools import cache
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI, Request
from fastapi.openapi.utils import get_openapi
from starlette.responses import JSONResponse, Response

from dateline.model import Reading
from dateline.model.codec import json_schema
from dateline.web.api.links import PREFIX
from dateline.web.api.problems import MEDIA_TYPE, Problem, WrongValue

_ABOUT = (
    "Reports of a crisis as an attributed record: who says what happened, through whom, when, where, to how many, and who denies it. "
    "A statement is not a fact; every row names its report and the words it was read from. {writes} "
    "Unknown values are null. Answers carry an `ETag`: send it back as `If-None-Match`, and what has not changed is answered with 304."
)
_READS = "This API only reads and needs no key."
_WRITES = "It reads, and needs no key for that; `POST /corrections` says of the machine's reading what a person says of it{how}."
_HOW = {False: "", True: ", for those who send the desk's key as `Authorization: Bearer KEY`"}
_TAGS = (
    ("start", "what there is"),
    ("stories", "saved queries with a name"),
    ("tables", "the record in flat tables, newest first"),
    ("reports", "everything read from one report"),
    ("sources", "the feeds and pages that are watched"),
    ("corrections", "what persons said of the machine's reading, and what is worth their look"),
)
_PROBLEMS = {
    "304": "Nothing has changed since the answer whose tag was sent",
    "400": "The query cannot be read; `detail` says where and what to do",
    "401": "The key is missing, or is another one",
    "403": "The request comes from a page of another site",
    "404": "There is no such thing here",
    "413": "The body is too large, or does not say how large it is",
    "415": "The body does not call itself `application/json`",
    "422": "A parameter is unknown or out of its bounds; `errors` names each",
    "500": "A fault of Dateline",
    "503": "The store cannot be read; `detail` says what to do",
}
_EVERYWHERE = ("304", "422", "500", "503")
_BESIDES = {"q": "400", "id": "404", "slug": "404"}
_OF_POST = ("400", "401", "403", "404", "413", "415", "422", "500", "503")


def describe(api: FastAPI, *, edit: bool = False, key: bool = False) -> None:
    """Serve the description of an application at /openapi.json.

    Args:
        api: the application.
        edit: whether corrections can be made.
        key: whether they need a key.
    """

    @cache
    def made() -> dict[str, Any]:
        return description(api, edit=edit, key=key)

    def answer(_request: Request) -> Response:
        return JSONResponse(made())

    api.add_route("/openapi.json", answer, methods=["GET"], include_in_schema=False)
    api.openapi = made  # type: ignore[method-assign]  # the way FastAPI offers


def description(api: FastAPI, *, edit: bool = False, key: bool = False) -> dict[str, Any]:
    """The description as plain JSON values."""
    told = get_openapi(
        title="Dateline",
        version=version("dateline"),
        summary="The attributed record of a crisis, to read by programs.",
        description=_ABOUT.format(writes=_WRITES.format(how=_HOW[key]) if edit else _READS),
        routes=api.routes,
        tags=[{"name": name, "description": meaning} for name, meaning in _TAGS],
        servers=[{"url": PREFIX}],
    )
    schemas: dict[str, Any] = told.setdefault("components", {}).setdefault("schemas", {})
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    schemas.update(_shapes())
    for path in told["paths"].values():
        for method, operation in path.items():
            _finish(operation, method)
    if edit and key:
        told["components"]["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
        told["paths"]["/corrections"]["post"]["security"] = [{"key": []}]
    told["components"]["schemas"] = dict(sorted(schemas.items()))
    return told


def _finish(operation: dict[str, Any], method: str) -> None:
    """Say of one operation what can go wrong."""
    if method == "post":
        operation["responses"].update({status: _answer(status) for status in _OF_POST})
        return
    named = {p["name"] for p in operation.get("parameters", ())}
    statuses = sorted({*_EVERYWHERE, *(status for name, status in _BESIDES.items() if name in named)})
    operation["responses"].pop("422", None)
    operation["responses"].update({status: _answer(status) for status in statuses})


def _answer(status: str) -> dict[str, Any]:
    if status == "304":
        return {"description": _PROBLEMS[status]}
    return {"description": _PROBLEMS[status], "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def _shapes() -> dict[str, Any]:
    """The record's own types and the problems, as components."""
    reading = json_schema(Reading, title="Reading", identifier="urn:dateline:reading")
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    problem.pop("$defs", None)
    shapes = {**reading["$defs"], "Problem": problem, "WrongValue": WrongValue.model_json_schema()}
    moved: dict[str, Any] = _moved(shapes)
    return moved


def _moved(value: Any) -> Any:
    """The same schema with its references pointing at the components."""
    if isinstance(value, dict):
        return {k: v.replace("#/$defs/", "#/components/schemas/") if k == "$ref" else _moved(v) for k, v in value.items()}
    return [_moved(v) for v in value] if isinstance(value, list) else value
