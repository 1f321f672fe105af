"""Stories: their list, the first tab of each, its sources, and saving and removing them."""

import re
import unicodedata
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.model import Story
from dateline.model.errors import BadQuery
from dateline.publish.disputes import dispute_views
from dateline.publish.legend import COUNTS
from dateline.web.addresses import report_address, story_address
from dateline.web.guard import only_editors, whole
from dateline.web.happened import happened, same_texts
from dateline.web.ledgers import ledgers
from dateline.web.pages.home import story_lines
from dateline.web.pages.record import revised
from dateline.web.pages.views import scoped
from dateline.web.scope import Scope, scope, told, worked_out
from dateline.web.speakers import outlets, speakers
from dateline.web.state import Desk, desk_of
from dateline.web.tables import lines
from dateline.web.templating import show

if TYPE_CHECKING:
    from dateline.store.stories import Stories

NEWEST = 8
FEW = 4
MOST_EVENTS = 6
LONGEST_TITLE = 120
LONGEST_DESCRIPTION = 600
LONGEST_SLUG = 60


def stories(request: Request) -> Response:
    """The list of stories."""
    return show(request, "stories.html", stories=story_lines(desk_of(request)))


def overview(request: Request, what: Scope) -> Response:
    """The first tab: what is contested, the tolls in short, the newest reports."""
    desk = desk_of(request)
    record = told(desk, what)
    newest = lines(desk.store(), "reports", desk.search().rows(what.query, "reports", limit=NEWEST))
    events, texts = worked_out(desk, what, "happened", lambda: (happened(record), same_texts(record)))
    steps = tuple(s for s in revised(desk, what) if s.claims)[:FEW]
    short = worked_out(desk, what, "short ledgers", lambda: ledgers(record, most=FEW))
    return scoped(
        request,
        "story.html",
        what,
        "",
        newest=newest,
        ledgers=short,
        events=events[:MOST_EVENTS],
        events_left=len(record.incidents) - min(len(events), MOST_EVENTS),
        disputes=dispute_views(record, report_address)[:FEW],
        disputes_left=max(0, len(record.disputes) - FEW),
        ledgers_left=max(0, len(record.tolls) - FEW),
        texts=texts,
        steps=steps,
        counts=COUNTS.values(),
    )


def sources(request: Request, what: Scope) -> Response:
    """Who stands behind a story: outlets and speakers."""
    desk = desk_of(request)
    record = told(desk, what)
    there, said = worked_out(desk, what, "voices", lambda: (outlets(record), speakers(record)))
    return scoped(request, "voices.html", what, "sources", outlets=there, speakers=said)


async def save(request: Request) -> Response:
    """Save a query as a story, or say what is missing."""
    only_editors(request)
    try:
        form = await request.form()
    except UnicodeError as error:  # its own encoding is one that holds no text
        raise HTTPException(HTTPStatus.BAD_REQUEST) from error
    return await run_in_threadpool(_save, request, form)


async def remove(request: Request) -> Response:
    """Remove a story; its reports stay."""
    only_editors(request)
    await run_in_threadpool(_remove, desk_of(request), request.path_params["slug"])
    return RedirectResponse("/stories", HTTPStatus.SEE_OTHER)


def _remove(desk: Desk, slug: str) -> None:
    kept = desk.stories()
    if kept.get(slug) is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    kept.remove(slug)
    desk.wrote()


def _save(request: Request, form: FormData) -> Response:
    desk = desk_of(request)
    title, text, about = (_field(form, name) for name in ("title", "q", "description"))
    problem = _problem(title, text, about)
    if problem:
        values = {"title": title, "q": text, "description": about}
        return show(request, "save.html", status=HTTPStatus.BAD_REQUEST, problem=problem, values=values)
    kept = desk.stories()
    slug = _free_slug(kept, title)
    kept.save(Story(slug=slug, title=title, query=text, description=about or None, created=datetime.now(UTC).replace(tzinfo=None)))
    desk.wrote()
    return RedirectResponse(story_address(slug), HTTPStatus.SEE_OTHER)


def _field(form: FormData, name: str) -> str:
    value = form.get(name)
    return " ".join(whole(value).split()) if isinstance(value, str) else ""


def _problem(title: str, text: str, about: str) -> str | None:
    if not title:
        return "Give the story a name."
    if len(title) > LONGEST_TITLE or len(about) > LONGEST_DESCRIPTION:
        return f"A name has at most {LONGEST_TITLE} characters, a description {LONGEST_DESCRIPTION}."
    if not text:
        return "Write a query: it says what belongs to the story."
    try:
        scope(text)
    except BadQuery as error:
        return error.message
    return None


def slug_of(title: str) -> str:
    """A name for addresses made of a title: lower-case letters, digits and hyphens; `story` where it has none of these."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_SLUG].strip("-") or "story"


def _free_slug(kept: "Stories", title: str) -> str:
    taken = {story.slug for story in kept.all()}
    slug, n = slug_of(title), 1
    while slug in taken:
        n += 1
        slug = f"{slug_of(title)}-{n}"
    return slug
