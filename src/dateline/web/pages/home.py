"""The first page: what this is, the stories with their last change, the newest reports."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from dateline.model import Story
from dateline.model.errors import BadQuery
from dateline.web.scope import Scope, scope
from dateline.web.state import Desk, desk_of
from dateline.web.tables import Line, lines
from dateline.web.templating import show

NEWEST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """A story in a list.

    Attributes:
        scope: what belongs to it; None where its query is not understood by this version.
        reports: how many reports.
        newest: its newest report; None where it has none.
    """

    story: Story
    scope: Scope | None
    reports: int
    newest: Line | None


def home(request: Request) -> Response:
    """The first page."""
    desk = desk_of(request)
    everything = scope("")
    searched = desk.search()
    total = searched.count(everything.query, "reports")
    if not total:
        return show(request, "empty.html")
    newest = lines(desk.store(), "reports", searched.rows(everything.query, "reports", limit=NEWEST))
    return show(request, "home.html", stories=story_lines(desk), newest=newest, total=total, scope=everything)


def story_lines(desk: Desk) -> tuple[StoryLine, ...]:
    """All stories with what they hold, the one with the newest report first."""
    return desk.notes.get("stories", desk.stamp(), lambda: _story_lines(desk))


def _story_lines(desk: Desk) -> tuple[StoryLine, ...]:
    found = [(line, day) for story in desk.stories().all() for line, day in [_line(desk, story)]]
    return tuple(line for line, _ in sorted(found, key=lambda pair: pair[1], reverse=True))


def _line(desk: Desk, story: Story) -> tuple[StoryLine, str]:
    try:
        what = Scope(text=story.query, query=scope(story.query).query, story=story)
    except BadQuery:
        return StoryLine(story=story, scope=None, reports=0, newest=None), ""
    searched = desk.search()
    rows = searched.rows(what.query, "reports", limit=1)
    newest = lines(desk.store(), "reports", rows)
    line = StoryLine(story=story, scope=what, reports=searched.count(what.query, "reports"), newest=newest[0] if newest else None)
    return line, str(rows[0]["published"] or "") if rows else ""
