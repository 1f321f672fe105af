"""The first page of a copy that holds only some stories and queries."""

from dateline.web.pages.home import story_lines
from dateline.web.scope import scope
from dateline.web.site.extent import Extent
from dateline.web.state import Desk
from dateline.web.templating import render


def first_page(desk: Desk, what: Extent) -> str:
    """The page as HTML."""
    slugs = {story.slug for story in what.stories}
    stories = tuple(line for line in story_lines(desk) if line.story.slug in slugs)
    answer = render("copy.html", site=desk.site, edit=False, stories=stories, scopes=tuple(scope(q) for q in what.queries))
    return bytes(answer.body).decode()
