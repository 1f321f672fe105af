"""Feeds over HTTP: of everything, of a query, of a story; Atom and JSON Feed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.model import Record
from dateline.model.errors import UsageError
from dateline.publish.feeds import ATOM_TYPE, JSON_FEED_TYPE, MOST, atom_feed, json_feed
from dateline.publish.feeds.entries import Per
from dateline.web.addresses import with_values
from dateline.web.conditional import Conditional
from dateline.web.opened import opened
from dateline.web.queries import Asked, asked, asked_of
from dateline.web.state import desk_of
from dateline.web.troubles import told_of_trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A format of feeds: its media type and what writes it."""

    media_type: str
    write: Callable[..., bytes]


_PER: Mapping[str, Per] = {"statement": "statement", "report": "report", "change": "change"}
FORMS: Mapping[str, Form] = {"atom": Form(media_type=ATOM_TYPE, write=atom_feed), "json": Form(media_type=JSON_FEED_TYPE, write=json_feed)}


@told_of_trouble
def query_feed(request: Request) -> Response:
    """The newest statements that a query finds; of everything where it is empty."""
    what = asked_of(request)
    page = (
        f"/stories/{quote(what.story.slug, safe='')}"
        if what.story and not what.q
        else with_values("/search", q=str(what.query))
        if what.q
        else "/"
    )
    return _feed(request, what, page)


@told_of_trouble
def story_feed(request: Request) -> Response:
    """The newest statements that belong to a story."""
    what = asked(desk_of(request), "", request.path_params["slug"])
    return _feed(request, what, f"/stories/{quote(request.path_params['slug'], safe='')}")


def _feed(request: Request, what: Asked, page: str) -> Response:
    site, form, per = desk_of(request).site, FORMS[request.url.path.rpartition(".")[2]], _per(request)
    own = with_values(quote(request.url.path), q=what.q, story=request.query_params.get("story", ""), per=per if per != "statement" else "")
    data = form.write(
        _record(request, what, per),
        title=f"{site.name}: {_subject(what)}",
        query="" if what.query.everything else str(what.query),
        feed_url=f"{site.base_url}{own}",
        page_url=f"{site.base_url}{page}",
        site=site,
        per=per,
    )
    return Response(data, media_type=form.media_type)


def _record(request: Request, what: Asked, per: Per) -> Record:
    """What the entries are made of, without what persons rejected."""
    from dateline.jobs.select import select
    from dateline.jobs.versions import revisions

    store = opened(desk_of(request))
    if per == "change":
        made = tuple(revisions(store, what.query, most=MOST))
        readings = {r.report.id: r for m in made for r in (m.old, m.new)}
        return Record(readings=tuple(readings.values()), changes=tuple(c for m in made for c in m.changes))
    return select(store, what.query, most=MOST).record.standing


def _subject(what: Asked) -> str:
    if what.story is not None:
        return f"{what.story.title} ({what.q})" if what.q else what.story.title
    return what.q or "all reports"


def _per(request: Request) -> Per:
    """What an entry is.

    Raises:
        UsageError: there is no such kind of entry.
    """
    wanted = request.query_params.get("per") or "statement"
    if wanted not in _PER:
        raise UsageError("An entry of a feed is a statement, a report or a change: per=statement, per=report or per=change.")
    return _PER[wanted]


ROUTES = [
    *(Route(f"/feed.{name}", query_feed, middleware=[Middleware(Conditional)]) for name in FORMS),
    *(Route(f"/stories/{{slug}}/feed.{name}", story_feed, middleware=[Middleware(Conditional)]) for name in FORMS),
]
