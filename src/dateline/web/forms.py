"""The fields of a form that is sent in: read with bounds, and never as more than text."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request

from dateline.web.guard import whole

MOST_BYTES = 64_000
LONGEST_FIELD = 1_000
_FIELDS = 20


@dataclass(frozen=True, slots=True)
class Sent:
    """The fields of a form, each with all its values in order."""

    values: Mapping[str, tuple[str, ...]]

    def one(self, name: str) -> str:
        """The last value of a field; empty where it was not sent."""
        return self.values.get(name, ("",))[-1]

    def all(self, name: str) -> tuple[str, ...]:
        """All values of a field."""
        return self.values.get(name, ())


async def sent(request: Request, *, careful: bool = True, most: int = _FIELDS, longest: int = LONGEST_FIELD) -> Sent:
    """The form of a request.

    Args:
        request: brings it.
        careful: whether a body that is no form is refused; else it counts as an empty one.
        most: how many fields it may have.
        longest: how many characters each may have; the rest is cut off.

    Raises:
        HTTPException: the body is too large, or no form.
    """
    if _length(request) > MOST_BYTES:
        if not careful:
            return Sent({})
        raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    try:
        form = await request.form(max_files=0, max_fields=most, max_part_size=MOST_BYTES)
    except HTTPException:
        if careful:
            raise
        return Sent({})
    except UnicodeError as error:  # its own encoding is one that holds no text
        if careful:
            raise HTTPException(HTTPStatus.BAD_REQUEST) from error
        return Sent({})
    found: dict[str, list[str]] = {}
    for name, value in form.multi_items():
        if isinstance(value, str):
            found.setdefault(name, []).append(whole(value)[:longest])
    return Sent({name: tuple(values) for name, values in found.items()})


def _length(request: Request) -> int:
    """How many bytes a body is said to have. One that does not say is taken to be too large: a form always says."""
    said = request.headers.get("content-length", "")
    if not said.isdecimal():
        return MOST_BYTES + 1 if request.headers.get("transfer-encoding") else 0
    return int(said.lstrip("0")[:12] or "0")
