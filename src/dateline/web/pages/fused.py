"""An incident, a dispute, a ledger by itself: what reports make of one matter together, and the forms in which a person has his word on it."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.jobs.correcting import Correcting
from dateline.model import DatelineError, Dispute, Event, Incident, Reading, Record, Toll
from dateline.model.incident import RULE
from dateline.model.tables import content_words, one_line, speaker_name
from dateline.publish import heads, phrases
from dateline.publish.corrected import person_badges
from dateline.publish.disputes import dispute_views
from dateline.publish.incidents import lines_of
from dateline.publish.legend import GRADES
from dateline.publish.statements import NO_SPEAKER
from dateline.web.addresses import correct_address, fused_address, report_address, row_address
from dateline.web.editing.acting import MOST_FIELDS, Refused, Said, blank, correct, going_on, record_at_hand, refusal
from dateline.web.editing.coming import Coming, coming
from dateline.web.editing.history import just_done
from dateline.web.editing.kin import kin
from dateline.web.editing.steps import steps
from dateline.web.forms import Sent, sent
from dateline.web.guard import only_editors
from dateline.web.ledgers import ledger
from dateline.web.state import Desk, desk_of
from dateline.web.templating import show
from dateline.web.words import around

if TYPE_CHECKING:
    from dateline.model import Correction
    from dateline.publish.cards import Badge

_CHANGED = "This was changed while your form was open. What you see now is how it stands. Look again, and send it once more."
_BLANK = Sent({})
Fused = Incident | Dispute | Toll


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One event, statement or count of a matter, to show and to choose.

    Attributes:
        id: its id; href: where its words stand; correct: the page on which it is corrected.
        words: of the report; before, after: what stands around them in it.
        who: on whose word it rests.
        where: outlet and day of its report.
        facts: what else is read of it.
        persons: what persons made of it.
    """

    id: str
    href: str
    correct: str
    words: str
    who: str
    where: str
    before: str = ""
    after: str = ""
    facts: tuple[str, ...] = ()
    persons: "tuple[Badge, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What can be looked at by itself.

    Attributes:
        template: draws it.
        listed: the things of the kind in a record.
        shown: what the template shows of one.
        does: what its buttons do.
        parts: ids of what it is made of.
    """

    template: str
    listed: Callable[[Record], Sequence[Any]]
    shown: Callable[[Any, Record], dict[str, Any]]
    does: Callable[[str, Any, Sent, Correcting], "Sequence[Correction]"]
    parts: Callable[[Any], Sequence[str]]


def page(kind: Kind) -> Callable[[Request], Response]:
    """The page of one thing of a kind."""

    def shown(request: Request) -> Response:
        came, wanted = coming(request), request.path_params["id"]
        found, record = _found(desk_of(request), kind, wanted, came)
        if found.id != wanted:  # an id it had before it was merged leads to it for good
            return RedirectResponse(came.address(fused_address(found.id), done=request.query_params.get("done") or None))
        return _shown(request, kind, (found, record), blank(request), came, _BLANK)

    return shown


def act(kind: Kind) -> Callable[[Request], Any]:
    """What its form does."""

    async def taken(request: Request) -> Response:
        only_editors(request)
        form = await sent(request, most=MOST_FIELDS)
        return await run_in_threadpool(_act, request, kind, form)

    return taken


def _act(request: Request, kind: Kind, form: Sent) -> Response:
    desk, came = desk_of(request), coming(request)
    found, record = _found(desk, kind, request.path_params["id"], came)
    try:
        if form.one("seen") != seen(kind, found):
            raise Refused(_CHANGED, HTTPStatus.CONFLICT)  # noqa: TRY301 - one way out for whatever is wrong with a form
        made = correct(request, form, partial(kind.does, form.one("action"), found, form), lambda: record)
    except (Refused, DatelineError) as error:
        return _shown(request, kind, (found, record), refusal(form, error), came, form)
    return going_on(request, form, made, _after(form, found), came)


def _after(form: Sent, found: Fused) -> str:
    """Where it is shown what was done: a dispute whose statements can all stand is none any more."""
    return "/corrections" if isinstance(found, Dispute) and form.one("action") == "reject" else fused_address(found.id)


def seen(kind: Kind, found: Fused) -> str:
    """A sign that changes with what a thing is made of."""
    return hashlib.sha256("\n".join(kind.parts(found)).encode()).hexdigest()[:16]


def _found(desk: Desk, kind: Kind, wanted: str, came: Coming) -> tuple[Any, Record]:
    record = record_at_hand(desk, came)()
    for thing in kind.listed(record):
        if wanted == thing.id or wanted in getattr(thing, "aliases", ()):
            return thing, record
    raise HTTPException(HTTPStatus.NOT_FOUND)


def _shown(request: Request, kind: Kind, what: tuple[Fused, Record], said: Said, came: Coming, form: Sent) -> Response:
    desk, (found, record) = desk_of(request), what
    return show(
        request,
        kind.template,
        status=said.status,
        id=found.id,
        said=said,
        seen=seen(kind, found),
        ticked_events=form.all("event"),
        with_=form.one("with"),
        done=just_done(desk, request.query_params.get("done", "")),
        steps=steps(desk, came, found.id),
        action=came.address(fused_address(found.id)),
        came=came,
        **kind.shown(found, record),
    )


def _incident(found: Incident, record: Record) -> dict[str, Any]:
    (line,) = lines_of([found], record)
    return {"line": line, "tellings": tuple(_tellings(found, record)), "kin": kin(found, record), "by_person": _graded_by(found.graded_by)}


def _tellings(found: Incident, record: Record) -> Iterator[Telling]:
    there = {e.id: (r, e) for r in record.readings for e in r.events}
    for id_ in found.events:
        if id_ in there:
            yield _telling(*there[id_])


def _telling(reading: Reading, e: Event) -> Telling:
    said = next((s for s in reading.statements if s.id in e.statements[-1:]), None)
    sides = (" and ".join(one_line(reading, p.span) for p in who) for who in (e.actors, e.recipients))
    who, whom = (side or "not stated" for side in sides)
    before, after = around(reading, e.trigger)
    day = phrases.period(e.when.earliest, e.when.latest) if e.when else None
    return Telling(
        id=e.id,
        href=row_address(e.id),
        correct=correct_address(e.id),
        words=one_line(reading, e.trigger),
        before=before,
        after=after,
        who=speaker_name(reading, said) or NO_SPEAKER if said else f"{heads.outlet(reading)}, in its own voice",
        where=f"{heads.outlet(reading)}, {heads.dated(reading)}",
        facts=(
            phrases.event_code(e.type, e.mode),
            f"{who} → {whom}",
            day or "day not known",
            e.place.name if e.place else "place not stated",
        ),
        persons=person_badges(reading, e.id),
    )


def _do_incident(action: str, found: Incident, form: Sent, desk: Correcting) -> "Sequence[Correction]":
    if action == "merge":
        others = [other for other in (*form.all("other"), *form.one("with").replace(",", " ").split()) if other]
        if not others:
            raise Refused("Choose what it is one with, or write the id of an event or of another incident.")
        return desk.merge([found.id, *others])
    if action == "split":
        out = form.all("event")
        if not out:
            raise Refused("Tick the tellings that are of another event.")
        return desk.split(found.id, out)
    return _do_any(action, ("accept", "contest", "discount"), found, desk)


def _do_ledger(action: str, found: Toll, desk: Correcting) -> "Sequence[Correction]":
    if action == "accept":
        return desk.accept([e.tally for e in found.entries])
    return _do_any(action, ("contest", "discount"), found, desk)


def _do_any(action: str, allowed: tuple[str, ...], found: Fused, desk: Correcting) -> "Sequence[Correction]":
    doing = {"accept": desk.accept, "contest": desk.contest, "discount": desk.discount, "reject": desk.reject}
    if action not in allowed:
        raise Refused("Press one of the buttons.")
    return doing[action]([found.id])


def _dispute(found: Dispute, record: Record) -> dict[str, Any]:
    view = next(d for d in dispute_views(record, report_address) if d.id == found.id)
    said = {s.id: (r, s) for r in record.readings for s in r.statements}
    tellings = tuple(
        Telling(
            id=i,
            href=row_address(i),
            correct=correct_address(i),
            words=content_words(*said[i]) or "not stated",
            who=speaker_name(*said[i]) or NO_SPEAKER,
            where=f"{heads.outlet(said[i][0])}, {heads.dated(said[i][0])}",
            persons=person_badges(said[i][0], i),
        )
        for side in found.sides
        for i in side.statements
        if i in said
    )
    return {"view": view, "tellings": tellings}


def _toll(found: Toll, record: Record) -> dict[str, Any]:
    counts = {t.id: (r, t) for r in record.readings for t in r.tallies}
    told = {row_address(e.tally): (r, t) for e in found.entries for r, t in (counts[e.tally],)}
    return {
        "l": ledger(found, record),
        "corrects": {href: correct_address(t.id) for href, (_, t) in told.items()},
        "around": {href: around(r, t.span) for href, (r, t) in told.items()},
        "grade": GRADES[found.grade],
        "by_person": _graded_by(found.graded_by),
    }


def _graded_by(by: str) -> str:
    return "" if by == RULE else by


INCIDENT = Kind(
    template="edit/incident.html",
    listed=lambda record: record.incidents,
    shown=_incident,
    does=_do_incident,
    parts=lambda i: [*i.events, i.grade, i.graded_by],
)
DISPUTE = Kind(
    template="edit/dispute.html",
    listed=lambda record: record.disputes,
    shown=_dispute,
    does=lambda action, found, _form, desk: _do_any(action, ("contest", "reject", "discount"), found, desk),
    parts=lambda d: [i for side in d.sides for i in (*side.statements, "/")],
)
LEDGER = Kind(
    template="edit/ledger.html",
    listed=lambda record: record.tolls,
    shown=_toll,
    does=lambda action, found, _form, desk: _do_ledger(action, found, desk),
    parts=lambda t: [*(e.tally for e in t.entries), t.grade, t.graded_by],
)
KINDS = {"incidents": INCIDENT, "disputes": DISPUTE, "ledgers": LEDGER}
