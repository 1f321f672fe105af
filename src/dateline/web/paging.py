"""Lists in pages."""

from dataclasses import dataclass

from starlette.requests import Request

from dateline.web.addresses import with_values

PAGE = 50
FARTHEST = 100_000
"""Digits beyond this are no page anybody turned to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Where a list stands.

    Attributes:
        number: this page, from 1.
        rows: how many rows the whole list has.
        size: rows a page.
        path: address of the list.
        values: what else stands in its address.
    """

    number: int
    rows: int
    size: int
    path: str
    values: dict[str, str]

    @property
    def last(self) -> int:
        """Number of the last page."""
        return max(1, -(-self.rows // self.size))

    @property
    def offset(self) -> int:
        """Rows before this page."""
        return (self.number - 1) * self.size

    def address(self, number: int) -> str:
        """Another page of the list."""
        return with_values(self.path, **self.values, page=number if number > 1 else None)


def pages(request: Request, rows: int, *, size: int | None = None) -> Pages:
    """The page a request asks for; a number beyond the ends gives the nearest page."""
    size = size or PAGE
    written = request.query_params.get("page", "1")
    number = int(written) if written.isascii() and written.isdecimal() and len(written) < len(str(FARTHEST)) else 1
    values = {name: value for name, value in request.query_params.items() if name != "page" and value}
    return Pages(number=min(max(1, number), max(1, -(-rows // size))), rows=rows, size=size, path=request.url.path, values=values)
