"""A mail message (.eml) → a report: newsletters and statements sent to a desk."""

import hashlib
from datetime import date
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser

from dateline.acquire.days import day_from
from dateline.acquire.decode import decode
from dateline.acquire.page import NOTHING, Description, described
from dateline.acquire.worker import Worker
from dateline.model import Report
from dateline.model.errors import BadRecord, EmptyReport


def report_from_mail(raw: bytes, *, worker: Worker, first: Description = NOTHING, last: Description = NOTHING) -> Report:
    """The report in a mail message: its subject is the title, its date the day, and its sender's name the outlet unless one is given.

    The part in plain text is taken; where there is none, the text of the one in HTML.

    Args:
        raw: the whole message.
        worker: takes HTML apart.
        first: what goes before what the message says.
        last: what fills its gaps; its outlet goes before the sender's name.

    Raises:
        DatelineError: there is no report in it; the message says why.
    """
    try:
        message = BytesParser(policy=policy.default).parsebytes(raw)
        stated = Description(outlet=first.outlet or last.outlet or _sender(message), published=_day(message), title=_subject(message))
        text = _text(message, worker)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise BadRecord(f"The mail message is damaged ({type(error).__name__}: {error}). Save it again as .eml.") from error
    if not text.strip():
        raise EmptyReport("The mail message has no part in plain text or HTML. Save its attachment, and add that.")
    return described(text, first.over(stated).over(last), sha256=hashlib.sha256(raw).hexdigest())


def _text(message: EmailMessage, worker: Worker) -> str:
    plain = message.get_body(("plain",))
    text = _content(plain) if plain is not None else ""
    if text.strip():
        return text.replace("\r\n", "\n")
    html = message.get_body(("html",))
    return worker.text(_content(html)) if html is not None else ""


def _content(part: MIMEPart) -> str:
    try:
        found = part.get_content()
    except LookupError:  # an encoding nobody knows
        raw = part.get_payload(decode=True)
        return decode(raw) if isinstance(raw, bytes) else ""
    return found if isinstance(found, str) else ""


def _sender(message: EmailMessage) -> str | None:
    addresses = getattr(_header(message, "from"), "addresses", ())
    return next((" ".join(a.display_name.split()) for a in addresses if a.display_name.strip()), None)


def _subject(message: EmailMessage) -> str | None:
    return " ".join(str(_header(message, "subject") or "").split()) or None


def _day(message: EmailMessage) -> date | None:
    return day_from(str(_header(message, "date") or ""))


def _header(message: EmailMessage, name: str) -> object:
    try:
        return message[name]
    except (ValueError, LookupError, TypeError, AttributeError):  # what the standard library says to damaged headers
        return None
