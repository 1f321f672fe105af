"""What can be asked of the API's lists: a query, a page; a name that is not known is refused, for it is a slip of the pen."""

from typing import Annotated

from fastapi import Query as FromQuery
from pydantic import BaseModel, ConfigDict, Field

from dateline.query import LONGEST

MOST_ROWS = 1000
LAST_OFFSET = 2**31 - 1

_QUERY = "What to look for, in the query language of the desk's `/help/query`. Empty = everything about the current version of each page."


class AskedPage(BaseModel):
    """One page of a list."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(default=100, ge=1, le=MOST_ROWS, description="how many at most")
    offset: int = Field(default=0, ge=0, le=LAST_OFFSET, description="how many to leave out at the start; `links.next` counts for you")


class AskedRows(AskedPage):
    """One page of the rows that a query finds."""

    q: str = Field(default="", max_length=LONGEST, description=_QUERY, examples=["", "killed:>=5", "cue:denies country:NOR"])


class AskedNothing(BaseModel):
    """Nothing can be chosen."""

    model_config = ConfigDict(extra="forbid")


Page = Annotated[AskedPage, FromQuery()]
Rows = Annotated[AskedRows, FromQuery()]
Nothing = Annotated[AskedNothing, FromQuery()]
