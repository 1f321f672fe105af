"""What somebody agreed to, when and how they were asked: events that are only ever added, each sealed by a hash over the one before.

An event names a person by a random id, never by an address, so that the address can be erased and the chain still holds.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal

ConsentKind = Literal[
    "requested", "confirmation_sent", "confirmed", "preferences_changed", "unsubscribed", "complained",
    "suppressed", "released", "lapsed", "erased",
]  # fmt: skip
Method = Literal["form", "mail", "page", "one_click", "bounce", "admin", "timer"]
NOTHING_BEFORE = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """One thing that happened between a person and us.

    Attributes:
        person: random id of the person; it leads to an address only while that is not erased.
        kind: what happened.
        at: when (UTC, without a zone).
        method: by what way: the form, a mail of ours, a button of a page, one click of a mail program, a bounce, an operator, time.
        story: slug of the story it is about; None = all.
        frequency: how often letters were asked for.
        form_id, form_sha256: the form that was shown, blank, and the hash of its HTML.
        terms_version, terms_sha256: the terms beside the box, and the hash of their text.
        language: of form and terms.
        token_hash: SHA-256 of the token that was sent or used.
    """

    person: str
    kind: ConsentKind
    at: datetime
    method: Method
    story: str | None = None
    frequency: str | None = None
    form_id: str | None = None
    form_sha256: str | None = None
    terms_version: str | None = None
    terms_sha256: str | None = None
    language: str | None = None
    token_hash: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link of the chain: the event, its number from 1 on, the hash of the link before, and its own."""

    number: int
    event: Consent
    previous: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Where the chain does not hold, and why."""

    number: int
    reason: str


def sealed(number: int, event: Consent, previous: str) -> Link:
    """The link that holds an event."""
    return Link(number=number, event=event, previous=previous, hash=_hash(number, event, previous))


def first_break(links: Iterable[Link]) -> Break | None:
    """The first link that is not what was written, or does not follow the one before; None where all hold."""
    expected, previous = 1, NOTHING_BEFORE
    for link in links:
        if link.number != expected:
            return Break(number=expected, reason=f"event {expected} is missing: the next one there is {link.number}")
        if link.previous != previous:
            return Break(
                number=link.number, reason=f"event {link.number} does not follow event {link.number - 1}: one of the two was changed"
            )
        if link.hash != _hash(link.number, link.event, link.previous):
            return Break(number=link.number, reason=f"event {link.number} is not what was written: its hash is another")
        expected, previous = expected + 1, link.hash
    return None


def _hash(number: int, event: Consent, previous: str) -> str:
    plain = {**asdict(event), "at": event.at.isoformat(timespec="microseconds"), "number": number, "previous": previous}
    canonical = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()
