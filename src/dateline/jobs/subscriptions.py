"""Subscribers come and go: sign up, confirm, leave, ask what is held, be forgotten."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Literal

from dateline.model import Site
from dateline.model.consent import Break, Link, first_break
from dateline.model.errors import BadAddress
from dateline.model.subscriber import FREQUENCIES, Request, Wish
from dateline.store.people import Known, Limits, People
from dateline.store.rights import Rights, Subscriber
from dateline.store.store import Store
from dateline.store.stories import Stories
from dateline.subscribe.addresses import normal_address
from dateline.subscribe.bounces import Returned, read_returned
from dateline.subscribe.terms import FORM_ID, current_terms
from dateline.subscribe.tokens import token_hash


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A sign-up form as somebody sent it in.

    Attributes:
        address, story, frequency: as typed or chosen.
        agreed: the box beside the terms was ticked.
        trap: what stands in the field people do not see.
    """

    address: str
    story: str
    frequency: str
    agreed: bool
    trap: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the one who sent in a form is told.

    Attributes:
        outcome: `taken` (also where nothing will be sent: nobody learns who is subscribed), `mistaken`, `too-many`.
        mistakes: what is wrong, by field.
    """

    outcome: Literal["taken", "mistaken", "too-many"]
    mistakes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What a look at the chain of consent found.

    Attributes:
        events: how many there are; last: the hash of the last one, to be noted elsewhere.
        broken: where the chain does not hold; None where it does.
        without: people whose letters rest on no confirmation in the chain, or go on after what ended them there.
    """

    events: int
    last: str | None
    broken: Break | None
    without: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return self.broken is None and not self.without


CHANGED = "The form or its terms have changed since you opened this page. Read them again, and tick the box if you agree."


def now_utc() -> datetime:
    """This moment, UTC, as the store keeps moments."""
    return datetime.now(UTC).replace(tzinfo=None)


def sign_up(
    store: Store,
    site: Site,
    filled: Filled,
    *,
    form_html: str,
    shown: str | None = None,
    client: str | None,
    limits: Limits | None = None,
    now: datetime | None = None,
) -> Answer:
    """Take in a form: keep the wish, and put the mail that asks to confirm it into the outbox.

    The answer is the same whether an address is known, new, subscribed or suppressed.

    Args:
        store: where subscribers are kept.
        site: whose form it is.
        filled: what was sent in.
        form_html: the form as it is shown now, blank.
        shown: hash of the blank form that was filled in, as its page told it; None = it was this one.
        client: network address it came from; only a keyed hash of it is kept, for a day. None = not to be limited.
        limits: how often is too often.
        now: moment (UTC); this one if not given.
    """
    form_hash = sha256(form_html.encode("utf-8")).hexdigest()
    mistakes, address = _mistakes(store, filled)
    if shown not in (None, form_hash):
        mistakes.setdefault("agreed", CHANGED)
    if mistakes:
        return Answer(outcome="mistaken", mistakes=mistakes)
    if filled.trap:
        return Answer(outcome="taken")
    moment = now or now_utc()
    people, agreed = People(store), current_terms(site)
    people.shown("form", FORM_ID, form_hash, form_html, moment)
    people.shown("terms", agreed.version, agreed.sha256, agreed.text, moment)
    wish = Wish(
        address=address,
        story=filled.story,
        frequency=next(f for f in FREQUENCIES if f == filled.frequency),
        form_id=FORM_ID,
        form_sha256=form_hash,
        terms_version=agreed.version,
        terms_sha256=agreed.sha256,
    )
    taken = people.ask(wish, client=client, limits=limits or Limits(), now=moment)
    return Answer(outcome="too-many" if taken == "too-many" else "taken")


def _mistakes(store: Store, filled: Filled) -> tuple[dict[str, str], str]:
    """What is wrong with a form, by field, and the normal form of its address."""
    found, address = {}, ""
    try:
        address = normal_address(filled.address)
    except BadAddress as error:
        found["address"] = "Write the mail address letters shall go to." if not filled.address.strip() else error.message
    if Stories(store).get(filled.story) is None:
        found["story"] = "Choose one of the stories."
    if filled.frequency not in FREQUENCIES:
        found["frequency"] = "Choose how often letters shall come."
    if not filled.agreed:
        found["agreed"] = "Tick this box if you agree to the terms; without that no letters can be sent."
    return found, address


def pending(store: Store, token: str, now: datetime | None = None) -> Request | None:
    """What a link from a mail would confirm; None where it is unknown, used or too old. Looking changes nothing."""
    return People(store).pending(token_hash(token), now or now_utc())


def confirm(store: Store, token: str, now: datetime | None = None) -> Request | None:
    """Confirm by the token of a mail; it works once. None where it is unknown, used or too old."""
    return People(store).confirm(token_hash(token), now or now_utc())


def way_out(store: Store, token: str) -> Known | None:
    """What a link would end; None where it is unknown. Looking changes nothing."""
    return People(store).way_out(token_hash(token))


def unsubscribe(
    store: Store, token: str, *, one_click: bool = False, everything: bool = False, now: datetime | None = None
) -> Known | None:
    """End letters by the token of a mail. Doing it again changes nothing. None where the token is unknown."""
    method: Literal["one_click", "page"] = "one_click" if one_click else "page"
    return People(store).leave(token_hash(token), method=method, everything=everything, now=now or now_utc())


def subscribers(store: Store) -> tuple[Subscriber, ...]:
    """Who asked for what, by address."""
    return Rights(People(store)).subscribers()


def export_person(store: Store, address: str) -> dict[str, Any] | None:
    """Everything held on an address, as plain values; None where nothing is.

    Raises:
        BadAddress: it is no mail address.
    """
    return Rights(People(store)).export(normal_address(address))


def erase(store: Store, address: str, now: datetime | None = None) -> bool:
    """Forget an address but for a salted hash. Returns whether anything was held.

    Raises:
        BadAddress: it is no mail address.
    """
    return Rights(People(store)).erase(normal_address(address), now or now_utc())


def suppress(store: Store, address: str, now: datetime | None = None) -> None:
    """Send nothing to an address any more.

    Raises:
        BadAddress: it is no mail address.
    """
    Rights(People(store)).suppress(normal_address(address), "operator", method="admin", now=now or now_utc())


def release(store: Store, address: str, now: datetime | None = None) -> bool:
    """Lift a ban on an address, or its pause after soft bounces. Returns whether there was one.

    Raises:
        BadAddress: it is no mail address.
    """
    return Rights(People(store)).release(normal_address(address), now or now_utc())


def verify(store: Store) -> Verified:
    """Look through the chain of consent, and for people with letters whose confirmation is not in it."""
    links = list(People(store).links())
    confirmed = {(link.event.person, link.event.story) for link in links if link.event.kind == "confirmed"}
    standing = _standing(links)
    bound = [(s, standing if s.state == "active" else confirmed) for s in subscribers(store) if s.state != "waiting"]
    without = tuple(sorted({s.address for s, enough in bound if (s.person, s.story) not in enough}))
    return Verified(events=len(links), last=links[-1].hash if links else None, broken=first_break(links), without=without)


def _standing(links: Iterable[Link]) -> set[tuple[str, str | None]]:
    """Who has confirmed letters about what, and has not ended them since, as the chain has it."""
    found: set[tuple[str, str | None]] = set()
    for event in (link.event for link in links):
        if event.kind == "confirmed":
            found.add((event.person, event.story))
        elif event.kind == "unsubscribed":
            found = {(who, story) for who, story in found if who != event.person or event.story not in (None, story)}
    return found


def returned(store: Store, raw: bytes, now: datetime | None = None) -> tuple[Returned, str]:
    """Deal with a mail that came back.

    Returns:
        What it tells, and what was done: `suppressed`, `counted`, `paused`, `unsubscribed`, `nothing`, or `unknown` where it is
        about no mail of ours. Whose mail it was is told by its Message-ID alone: anybody can write an address into a report.
    """
    told, moment, rights = read_returned(raw), now or now_utc(), Rights(People(store))
    if told.kind in ("other", "delayed"):
        return told, "nothing"
    if told.message_id is None:
        return told, "unknown"
    if told.kind == "complaint":
        return told, "unsubscribed" if rights.complained(told.message_id, moment) else "unknown"
    done = rights.bounced(told.message_id, status=told.status, detail=told.detail, hard=told.kind == "hard", now=moment)
    return told, done or "unknown"
