"""The shapes of what the API takes and gives about corrections and the review queue."""

from typing import Annotated, Any, Literal

from pydantic import Field

from dateline.jobs.reviewing import WHYS
from dateline.query import LONGEST
from dateline.web.api.asked import AskedPage
from dateline.web.api.shapes import ListPage, Shape

Action = Literal["accept", "edit", "reject", "merge", "split", "contest", "discount", "undo", "keep"]
Why = Literal["all", "conflict", "dispute", "toll", "merge", "unsure", "doubt"]
MOST_IDS = 100
_QUERY = "only in what this query finds, in the query language of the desk's `/help/query`; empty = everything"
_Words = Annotated[str, Field(min_length=1, max_length=2000)]


class SetValue(Shape):
    """What a person says of one field."""

    field: str = Field(description="name of the field", examples=["stance"])
    value: Any = Field(description="what it is, in the form of the record")
    was: Any = Field(description="what the machine said when the person looked, likewise")


class CorrectionShape(Shape):
    """One thing a person did."""

    id: str = Field(description="`c-` and a hash of all that it says", examples=["c-0123456789ab"])
    action: str = Field(description="accept, edit, reject, merge, split, contest, discount, allow, undo or keep", examples=["edit"])
    author: str = Field(description="who")
    made: str = Field(description="when, ISO 8601, UTC")
    reason: str | None = Field(description="why; null where somebody who accepted did not say")
    targets: list[str] = Field(description="ids of statements, events and counts it is about, as they were called then")
    rest: list[str] = Field(description="of `split`: the events the targets are taken apart from")
    of: str | None = Field(description="of `undo` and `keep`: the correction they are about; null elsewhere")
    values: list[SetValue] = Field(description="of `accept` and `edit`: what the fields are; of `reject`: what the machine said")
    state: str = Field(description="`in force`, `undone` or `conflict`: in force, and to be looked at again")
    conflicts: list[str] = Field(description="what there is to look at, a sentence each")
    html: str = Field(description="its page on the desk, from the root of the site", examples=["/corrections/c-0123456789ab"])


class CorrectionPage(ListPage):
    """One page of the log, the newest first."""

    corrections: list[CorrectionShape]


class TaskShape(Shape):
    """One thing that is worth a person's look."""

    why: str = Field(description="; ".join(f"`{name}`: {meaning}" for name, meaning in WHYS.items()))
    target: str = Field(description="id of the statement, event, count, incident, dispute, ledger or correction to decide on")
    says: list[str] = Field(description="why it is asked, a sentence each")
    depend: int = Field(description="how many statements, events and reports depend on it", ge=0)
    doubt: float = Field(description="how doubtful it is, 0 to 1, where that is measured; else 0", ge=0, le=1)
    reports: list[str] = Field(description="ids of the reports it is about")
    html: str = Field(description="the page of the desk on which it is decided, from the root of the site")


class TaskPage(ListPage):
    """One page of the queue, the most useful first."""

    left_out: int = Field(description="how many reports, the oldest, the query finds beyond those that were looked at", ge=0)
    tasks: list[TaskShape]


class Made(Shape):
    """The corrections that were made."""

    corrections: list[CorrectionShape]


class Wanted(Shape):
    """A correction to make. Who corrects and why is kept with it for good, and shown."""

    action: Action = Field(description="what is said of the ids")
    author: str = Field(description="who says it", min_length=1, max_length=100, pattern=r"\S", examples=["Ana"])
    reason: str = Field(description="why", min_length=1, max_length=600, pattern=r"\S", examples=["heard on air"])
    ids: list[_Words] = Field(
        description="ids of statements, events, counts (`4f2a:s1`; the beginning of the report's id is enough); incidents (`i-…`) for accept, merge, "
        "split, contest and discount; ledgers (`l-…`) for contest and discount; disputes (`d-…`) for reject and contest; corrections for undo and keep",
        min_length=1,
        max_length=MOST_IDS,
        examples=[["4f2a:s1"]],
    )
    values: dict[str, str] = Field(
        default={},
        description="of `edit`, of one id: the values by field, as `dateline correct edit` takes them; empty = not known",
        examples=[{"stance": "denies"}],
        max_length=40,
    )
    fields: list[str] = Field(default=[], description="of `accept`: only these fields; empty = all", max_length=40)
    out: list[_Words] = Field(default=[], description="of `split`, of one incident: the events to take out", max_length=MOST_IDS)
    q: str = Field(default="", max_length=LONGEST, description=f"where incidents, disputes and ledgers are looked for: {_QUERY}")


class AskedLog(AskedPage):
    """One page of the log."""

    of: str = Field(
        default="",
        max_length=200,
        description="only what is about this report, statement, event, count or correction (the beginning of its id)",
    )
    by: str = Field(default="", max_length=100, description="only what this person did")
    conflicts: bool = Field(default=False, description="only where somebody should look again")


class AskedQueue(AskedPage):
    """One page of the queue."""

    q: str = Field(default="", max_length=LONGEST, description=_QUERY)
    why: Why = Field(default="all", description="only tasks of this kind")
