"""Pages for subscribers: the form, its terms, confirming and leaving. They change nothing on GET, and work without scripts or cookies."""

from hashlib import sha256
from http import HTTPStatus
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dateline.jobs import subscriptions
from dateline.jobs.subscriptions import Answer, Filled
from dateline.model import Story
from dateline.model.errors import NotFound
from dateline.model.subscriber import FREQUENCIES, Frequency
from dateline.store.stories import Stories
from dateline.subscribe.terms import current_terms, terms
from dateline.web.forms import sent as sent_in
from dateline.web.guard import own_form
from dateline.web.state import Desk, desk_of
from dateline.web.templating import render, show

TOO_MANY = "Too many forms came from your network in the last hour. Try again in an hour."
OFTEN: dict[Frequency, str] = {"as-it-comes": "As it comes", "daily": "Once a day", "weekly": "Once a week"}
_BLANK = Filled(address="", story="", frequency="daily", agreed=False)


async def subscribe(request: Request) -> Response:
    """The form; sent in, its answer."""
    desk = desk_of(request)
    if desk.site.sender is None:
        return show(request, "subscribe/no-letters.html")
    stories = await run_in_threadpool(_stories, desk)
    if not stories:
        return show(request, "subscribe/none.html")
    if request.method != "POST":
        wanted = request.query_params.get("story", "")
        story = wanted if wanted in {s.slug for s in stories} else stories[0].slug if len(stories) == 1 else ""
        return _form(request, stories, Filled(address="", story=story, frequency="daily", agreed=False), Answer(outcome="taken"))
    if not own_form(request):
        raise HTTPException(HTTPStatus.FORBIDDEN)
    fields = await _fields(request)
    filled = _filled(fields)
    answer = await run_in_threadpool(
        subscriptions.sign_up,
        desk.store(),
        desk.site,
        filled,
        form_html=blank_form(desk, stories),
        shown=fields.get("shown", ""),
        client=_network(request.client.host) if request.client else None,
    )
    if answer.outcome == "taken":
        return RedirectResponse("/subscribe/sent", HTTPStatus.SEE_OTHER)
    return _form(request, stories, filled, answer)


async def sent(request: Request) -> Response:
    """What happens next, the same for everybody."""
    return show(request, "subscribe/sent.html")


async def show_terms(request: Request) -> Response:
    """The terms: the current ones, or those of a version."""
    site = desk_of(request).site
    version = request.path_params.get("version")
    try:
        found = terms(version, site) if version else current_terms(site)
    except NotFound as error:
        raise HTTPException(HTTPStatus.NOT_FOUND) from error
    return show(request, "subscribe/terms.html", terms=found, here="Terms")


async def confirm(request: Request) -> Response:
    """A page with a button; pressed, letters come. Programs that look at links in mails press no buttons."""
    desk, token = desk_of(request), request.path_params["token"]
    if request.method == "POST":
        if not own_form(request):
            raise HTTPException(HTTPStatus.FORBIDDEN)
        done = await run_in_threadpool(lambda: subscriptions.confirm(desk.store(), token))
    else:
        done = await run_in_threadpool(lambda: subscriptions.pending(desk.store(), token))
    if done is None:
        return show(request, "subscribe/unknown.html", status=HTTPStatus.NOT_FOUND)
    title = await run_in_threadpool(_title, desk, done.story)
    template = "subscribe/confirmed.html" if request.method == "POST" else "subscribe/confirm.html"
    before = OFTEN[done.before].lower() if done.before else ""
    return show(request, template, story=title, slug=done.story, often=OFTEN[done.frequency].lower(), before=before)


async def unsubscribe(request: Request) -> Response:
    """A page with a button; a POST ends letters at once, from the button or from a mail program (RFC 8058), once or often."""
    desk, token = desk_of(request), request.path_params["token"]
    if request.method == "POST":
        fields = await _fields(request, careful=False)
        one_click, everything = fields.get("List-Unsubscribe") == "One-Click", fields.get("all") == "yes"
        known = await run_in_threadpool(lambda: subscriptions.unsubscribe(desk.store(), token, one_click=one_click, everything=everything))
    else:
        everything = False
        known = await run_in_threadpool(lambda: subscriptions.way_out(desk.store(), token))
    if known is None:
        return show(request, "subscribe/unknown-way-out.html", status=HTTPStatus.NOT_FOUND)
    title = await run_in_threadpool(_title, desk, known.story)
    if request.method == "POST":
        return show(request, "subscribe/ended.html", story=title, slug=known.story, everything=everything)
    return show(request, "subscribe/unsubscribe.html", story=title)


ROUTES = [
    Route("/subscribe", subscribe, methods=["GET", "POST"]),
    Route("/subscribe/sent", sent),
    Route("/terms", show_terms),
    Route("/terms/{version}", show_terms),
    Route("/confirm/{token}", confirm, methods=["GET", "POST"]),
    Route("/unsubscribe/{token}", unsubscribe, methods=["GET", "POST"]),
]


def blank_form(desk: Desk, stories: tuple[Story, ...]) -> str:
    """The form as it is shown, with nothing filled in: what consent is a consent to."""
    page = render("subscribe/form.html", **_values(desk, stories, _BLANK, {}))
    return bytes(page.body).decode("utf-8")


def _form(request: Request, stories: tuple[Story, ...], filled: Filled, answer: Answer) -> Response:
    statuses = {"taken": HTTPStatus.OK, "mistaken": HTTPStatus.UNPROCESSABLE_ENTITY, "too-many": HTTPStatus.TOO_MANY_REQUESTS}
    desk = desk_of(request)
    shown = sha256(blank_form(desk, stories).encode("utf-8")).hexdigest()
    values = _values(desk, stories, filled, dict(answer.mistakes), shown)
    trouble = TOO_MANY if answer.outcome == "too-many" else ""
    return show(request, "subscribe/subscribe.html", status=statuses[answer.outcome], trouble=trouble, here="Get it by mail", **values)


def _values(desk: Desk, stories: tuple[Story, ...], filled: Filled, mistakes: dict[str, str], shown: str = "") -> dict[str, Any]:
    often = tuple((name, OFTEN[name]) for name in FREQUENCIES)
    terms_now = current_terms(desk.site)
    return {"stories": stories, "often": often, "filled": filled, "mistakes": mistakes, "terms": terms_now, "shown": shown}


async def _fields(request: Request, *, careful: bool = True) -> dict[str, str]:
    form = await sent_in(request, careful=careful)
    return {name: values[-1] for name, values in form.values.items()}


def _network(host: str) -> str:
    """What counts as one client: an address of IPv4, a network of IPv6, which one household has to itself."""
    try:
        found = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if not isinstance(found, IPv6Address):
        return host
    return str(found.ipv4_mapped or ip_network(f"{found}/64", strict=False))


def _filled(fields: dict[str, str]) -> Filled:
    return Filled(
        address=fields.get("address", ""),
        story=fields.get("story", ""),
        frequency=fields.get("frequency", ""),
        agreed=fields.get("agreed") == "yes",
        trap=fields.get("website", ""),
    )


def _stories(desk: Desk) -> tuple[Story, ...]:
    return Stories(desk.store()).all()


def _title(desk: Desk, slug: str) -> str:
    story = Stories(desk.store()).get(slug)
    return story.title if story else slug
