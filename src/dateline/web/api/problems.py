"""What is wrong with a request, as a program can read it: problem details (RFC 9457)."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from dateline.model import DatelineError
from dateline.model.errors import BadCorrection, BadQuery, NotFound, NotInstalled, StoreProblem, UsageError

MEDIA_TYPE = "application/problem+json"


class WrongValue(BaseModel):
    """One value of a request that cannot be taken."""

    where: str = Field(description="which part of the request", examples=["query: limit"])
    message: str = Field(description="what is wrong with it", examples=["Input should be less than or equal to 1000"])


class Problem(BaseModel):
    """Why a request was not answered and what to do about it (RFC 9457)."""

    type: str = Field(description="a name for this kind of problem that stays the same", examples=["urn:dateline:problem:bad-query"])
    title: str = Field(description="the kind of problem in words", examples=["The query cannot be read"])
    status: int = Field(description="the HTTP status", examples=[400])
    code: str = Field(description="stable short name, the last part of `type`", examples=["bad-query"])
    detail: str = Field(description="what happened and what to do about it", examples=["At character 8: a ) is missing. Close it."])
    errors: list[WrongValue] = Field(default=[], description="each value that cannot be taken; empty where it is none in particular")


class Busy(StoreProblem):
    """Too many ask for something that takes long."""

    code = "busy"


_STATUSES: Mapping[type[DatelineError], tuple[HTTPStatus, str]] = {
    BadQuery: (HTTPStatus.BAD_REQUEST, "The query cannot be read"),
    BadCorrection: (HTTPStatus.BAD_REQUEST, "The correction cannot be made"),
    UsageError: (HTTPStatus.BAD_REQUEST, "The request cannot be answered as it stands"),
    NotFound: (HTTPStatus.NOT_FOUND, "There is no such thing here"),
    Busy: (HTTPStatus.SERVICE_UNAVAILABLE, "Others are being served"),
    NotInstalled: (HTTPStatus.NOT_IMPLEMENTED, "This Dateline was installed without that part"),
}
_AWAY = (HTTPStatus.SERVICE_UNAVAILABLE, "The store cannot be read")


def problem_response(status: int, code: str, title: str, detail: str, errors: Sequence[WrongValue] = ()) -> Response:
    """One problem as an answer."""
    told = Problem(type=f"urn:dateline:problem:{code}", title=title, status=status, code=code, detail=detail, errors=list(errors))
    return JSONResponse(told.model_dump(), status_code=status, media_type=MEDIA_TYPE)


def error_response(error: DatelineError) -> Response:
    """An error of ours as an answer: its own words say what to do."""
    status, title = status_of(error)
    return problem_response(status, error.code, title, error.message)


def status_of(error: DatelineError) -> tuple[HTTPStatus, str]:
    """The HTTP status of an error of ours, and what it is in words."""
    return next((known for kind, known in _STATUSES.items() if isinstance(error, kind)), _AWAY)


def not_there(what: str) -> NotFound:
    """The error for something that is asked for by name and is not kept."""
    return NotFound(f"{what} It may have been of another store, or have been taken away. The lists of this API name what is there.")


def handle_problems(api: FastAPI) -> None:
    """Answer every error of an application with a problem."""
    api.add_exception_handler(DatelineError, _ours)
    api.add_exception_handler(RequestValidationError, _invalid)
    api.add_exception_handler(HTTPException, _refused)
    api.add_exception_handler(Exception, _crash)


def _ours(_request: Request, error: Exception) -> Response:
    return error_response(error) if isinstance(error, DatelineError) else _crash(_request, error)


def _invalid(_request: Request, error: Exception) -> Response:
    found = error.errors() if isinstance(error, RequestValidationError) else []
    wrong = [WrongValue(where=_where(one["loc"]), message=str(one["msg"])) for one in found]
    said = "; ".join(f"{one.where}: {one.message}" for one in wrong)
    return problem_response(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "bad-parameter",
        "A parameter cannot be taken",
        f"{said}. The description at openapi.json names every parameter and its bounds.",
        wrong,
    )


def _where(place: Sequence[Any]) -> str:
    return ": ".join(str(part)[:80] for part in place)


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.BAD_REQUEST
    phrase = HTTPStatus(status).phrase
    detail = {
        HTTPStatus.NOT_FOUND: "There is no such address. The description at openapi.json names all there are.",
        HTTPStatus.METHOD_NOT_ALLOWED: "This address only reads. Ask with GET or HEAD.",
        HTTPStatus.UNAUTHORIZED: "Send the key of this desk: Authorization: Bearer KEY.",
        HTTPStatus.FORBIDDEN: "Corrections are taken from programs and from the desk's own pages, not from pages of other sites.",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Say less at once, and say how long the body is (Content-Length).",
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "Send JSON, and say so: Content-Type: application/json.",
    }.get(HTTPStatus(status), "The request cannot be answered. The description at openapi.json says what can be asked.")
    answer = problem_response(status, phrase.lower().replace(" ", "-"), phrase, detail)
    answer.headers.update(getattr(error, "headers", None) or {})
    described = request.app.openapi()["paths"].get(request.scope["path"].removeprefix(request.scope.get("root_path", "")))
    if status == HTTPStatus.METHOD_NOT_ALLOWED and described:  # the router names the methods of one route, and an address may have two
        answer.headers["Allow"] = ", ".join(method.upper() for method in described)
    return answer


def _crash(_request: Request, _error: Exception) -> Response:
    detail = "This is a fault of Dateline. The terminal where the desk was started shows what happened; the store is unharmed."
    return problem_response(HTTPStatus.INTERNAL_SERVER_ERROR, "fault", "The answer could not be made", detail)
