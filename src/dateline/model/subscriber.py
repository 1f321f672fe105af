"""Who asked for letters, about what and how often; and what is to be handed to a mail server."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

Frequency = Literal["as-it-comes", "daily", "weekly"]
FREQUENCIES: tuple[Frequency, ...] = get_args(Frequency)
MailKind = Literal["confirmation", "letter"]
MailState = Literal["queued", "claimed", "sent", "failed", "suppressed", "uncertain"]
Ban = Literal["bounced", "complained", "erased", "asked", "operator"]
"""Why nothing is sent to an address any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a form that was sent in asks for.

    Attributes:
        address: normalised mail address.
        story: slug of a story.
        frequency: how often.
        form_id, form_sha256, terms_version, terms_sha256, language: what was shown (see `Consent`).
    """

    address: str
    story: str
    frequency: Frequency
    form_id: str
    form_sha256: str
    terms_version: str
    terms_sha256: str
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A wish that waits to be confirmed. `before` is how often letters about this story come already; None = never."""

    id: str
    person: str
    story: str
    frequency: Frequency
    before: Frequency | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A confirmed wish.

    Attributes:
        id: random.
        person: random id of the person.
        story: slug of the story.
        frequency: how often.
        since: reports that came to be known after this moment (UTC) have not been told yet.
        first: no letter was made yet.
    """

    id: str
    person: str
    story: str
    frequency: Frequency
    since: datetime
    first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One letter as all its readers get it: text and page without the lines at their foot, which are each reader's own.

    Attributes:
        id: `n-` and a hash of story, since and until.
        story: slug; title: the story's title then.
        since, until: the letter tells what came to be known between these moments (UTC).
        subject, text, html: what it says.
        reports: ids of the reports it tells of.
    """

    id: str
    story: str
    title: str
    since: datetime
    until: datetime
    subject: str
    text: str
    html: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A mail claimed from the outbox, with what is needed to write and send it.

    Attributes:
        id: of the mail in the outbox.
        kind: what mail it is.
        address: who gets it.
        message_id: the same at every try.
        attempts: tries before this one.
        story, frequency: what was asked for.
        request: id of the request to confirm; None for letters.
        before: see `Request`.
        issue: the letter; None for confirmations.
    """

    id: str
    kind: MailKind
    address: str
    message_id: str
    attempts: int
    story: str
    frequency: Frequency
    request: str | None = None
    before: Frequency | None = None
    issue: Issue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A mail of the outbox, to look at. `person` is a random id; `reply` is what the mail server said last, or why it was not sent."""

    id: str
    kind: MailKind
    state: MailState
    person: str
    story: str
    attempts: int
    due: datetime
    handed: datetime | None
    reply: str | None
