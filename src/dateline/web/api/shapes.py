"""The shapes of the API's answers, made from the columns of the tables: one source for code, files and description."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from dateline.model.columns import TABLES, ColumnType, column_type


class Shape(BaseModel):
    """An answer: every field is there, and no other."""

    model_config = ConfigDict(extra="forbid")


class PageLinks(Shape):
    """Addresses of the pages of a list, from the root of the site."""

    self: str = Field(description="this page", examples=["/api/v1/statements?limit=100&offset=0"])
    next: str | None = Field(description="the next page; null on the last")
    previous: str | None = Field(description="the page before; null on the first")


class RowLinks(PageLinks):
    """Addresses of a list of rows, from the root of the site."""

    html: str | None = Field(description="the page of the desk that shows this; null where there is none")
    csv: str = Field(description="all rows as CSV with a row of HXL tags")
    jsonl: str = Field(description="all rows as JSON, one a line")


class RowPage(Shape):
    """One page of the rows of a table."""

    query: str = Field(description="the query as it was understood", examples=["killed:>=5"])
    total: int = Field(description="how many rows there are on all pages", ge=0)
    limit: int = Field(description="how many rows a page has at most", ge=1)
    offset: int = Field(description="how many rows stand before this page", ge=0)
    left_out: int | None = Field(
        description="for tables worked out from many reports together: how many reports the query found beyond the newest that were read; "
        "null where every report counts"
    )
    links: RowLinks


_KINDS: Mapping[ColumnType, Any] = {
    "text": str,
    "list": str,
    "integer": int,
    "number": float,
    "date": Annotated[str, Field(json_schema_extra={"format": "date"})],
    "moment": str,
}
"""Types of the values of columns. A list is text with its items joined by ';', as in the files."""


@cache
def row_shape(table: str) -> type[BaseModel]:
    """The shape of one row of a table."""
    columns: dict[str, Any] = {
        name: (_KINDS[column_type(table, name)] | None, Field(description=meaning)) for name, meaning in TABLES[table].items()
    }
    made: type[BaseModel] = create_model(f"{_singular(table)}Row", __base__=Shape, __doc__=f"One row of the table `{table}`.", **columns)
    return made


@cache
def page_shape(table: str) -> type[BaseModel]:
    """The shape of one page of a table."""
    row: Any = row_shape(table)
    own: dict[str, Any] = {
        "table": (Literal[table], Field(description="the table")),
        "rows": (list[row], Field(description="the rows")),
    }
    made: type[BaseModel] = create_model(
        f"{_singular(table)}Page", __base__=RowPage, __doc__=f"One page of the table `{table}`, newest first.", **own
    )
    return made


def _singular(table: str) -> str:
    return {"tallies": "Tally"}.get(table, table.removesuffix("s").capitalize())


class StoryCounts(Shape):
    """How many rows a story's query finds."""

    reports: int
    statements: int
    events: int
    tallies: int


class StoryLinks(Shape):
    """Addresses of a story, from the root of the site."""

    self: str = Field(examples=["/api/v1/stories/harbour-strike"])
    html: str = Field(description="its page on the desk", examples=["/stories/harbour-strike"])
    atom: str = Field(description="its feed", examples=["/stories/harbour-strike/feed.atom"])
    json_feed: str = Field(description="its feed as JSON Feed", examples=["/stories/harbour-strike/feed.json"])
    reports: str = Field(examples=["/api/v1/reports?q=harbour"])
    statements: str
    events: str
    tallies: str
    incidents: str
    disputes: str
    tolls: str
    changes: str


class StoryShape(Shape):
    """A saved query with a name."""

    slug: str = Field(description="its name in addresses", examples=["harbour-strike"])
    title: str = Field(description="its name for people", examples=["The harbour strike"])
    description: str | None = Field(description="a sentence or two; null where there is none")
    query: str = Field(description="what belongs to it", examples=['harbour "fish market"'])
    created: str | None = Field(description="when it was saved, ISO 8601; null where that is not known")
    counts: StoryCounts | None = Field(description="how much its query finds now; null where its query cannot be read, see `trouble`")
    trouble: str | None = Field(description="why its query cannot be read and what to do; null where it can")
    links: StoryLinks


class ListPage(Shape):
    """One page of a list."""

    total: int = Field(description="how many there are on all pages", ge=0)
    limit: int = Field(description="how many a page has at most", ge=1)
    offset: int = Field(description="how many stand before this page", ge=0)
    links: PageLinks


class StoryPage(ListPage):
    """One page of the stories, by slug."""

    stories: list[StoryShape]


class Start(Shape):
    """Where everything is."""

    name: str = Field(description="name of this site", examples=["Dateline"])
    version: str = Field(description="version of Dateline", examples=["0.1.0"])
    schema_version: str = Field(description="version of the shape of readings")
    contact: str | None = Field(description="who answers for this site; null where nobody is named")
    counts: StoryCounts = Field(description="rows about the current version of each page")
    links: dict[str, str] = Field(description="every list of this API, its description, and the help on queries")
