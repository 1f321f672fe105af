"""Parcels of the outbox → mails: the letter with its foot, and the mail that asks to confirm."""

from datetime import datetime

from dateline.model import Site
from dateline.model.subscriber import Frequency, Issue, Parcel
from dateline.subscribe.mail import Mail, list_headers
from dateline.subscribe.page import framed, invitation
from dateline.subscribe.plain import filled

OFTEN: dict[Frequency, str] = {
    "as-it-comes": "as soon as there is something new",
    "daily": "once a day, where there is something new",
    "weekly": "once a week, where there is something new",
}


def letter_mail(parcel: Parcel, issue: Issue, site: Site, way_out: str, now: datetime) -> Mail:
    """A letter for one reader.

    Args:
        parcel: the mail of the outbox.
        issue: the letter.
        site: who sends it.
        way_out: token that ends it.
        now: moment (UTC).
    """
    leave = f"{site.base_url}/unsubscribe/{way_out}"
    foot = (
        (
            f"You get this letter because you asked {site.name} for letters about “{issue.title}” ({OFTEN[parcel.frequency]}) and confirmed it.",
            "",
        ),
        ("End these letters", leave),
        ("Change how often they come", f"{site.base_url}/subscribe?story={issue.story}"),
        ("The terms you agreed to", f"{site.base_url}/terms"),
        *_contact(site),
    )
    return Mail(
        to=parcel.address,
        subject=issue.subject,
        text=f"{issue.text}\n-- \n{_foot_text(foot)}",
        html=framed(issue.subject, issue.html, foot),
        message_id=parcel.message_id,
        date=now,
        headers=list_headers(site, issue.story, leave),
    )


def confirmation_mail(parcel: Parcel, title: str, site: Site, token: str, way_out: str, now: datetime) -> Mail:
    """The mail that asks whether somebody really wants letters.

    Args:
        parcel: the mail of the outbox.
        title: title of the story.
        site: who sends it.
        token: confirms.
        way_out: withdraws.
        now: moment (UTC).
    """
    link, leave = f"{site.base_url}/confirm/{token}", f"{site.base_url}/unsubscribe/{way_out}"
    wanted = f"letters about “{title}”, {OFTEN[parcel.frequency]}"
    first = f"Somebody, probably you, asked {site.name} for {wanted}, to be sent to {parcel.address}."
    if parcel.before:
        first += f" Letters about it come to you already ({OFTEN[parcel.before]}); confirming changes how often."
    second = "If it was you, open the page and press the button there. The link works for 48 hours, and once."
    third = "If it was not you, do nothing: no letter comes, and the request is forgotten after seven days."
    foot = (("Withdraw the request now", leave), ("The terms", f"{site.base_url}/terms"), *_contact(site))
    return Mail(
        to=parcel.address,
        subject=f"Please confirm: letters about {title}",
        text=f"{filled(first)}\n\n{filled(second)}\n\n{link}\n\n{filled(third)}\n\n-- \n{_foot_text(foot)}",
        html=framed("Please confirm", invitation("Please confirm", (f"{first} {second}", third), link, "Open the page to confirm"), foot),
        message_id=parcel.message_id,
        date=now,
        headers=list_headers(site, parcel.story, leave),
    )


def _contact(site: Site) -> tuple[tuple[str, str], ...]:
    return ((f"{site.name}, {site.base_url}. Questions: {site.contact or site.sender}", ""),)


def _foot_text(foot: tuple[tuple[str, str], ...]) -> str:
    return "\n".join(f"{sentence}:\n{address}" if address else filled(sentence) for sentence, address in foot) + "\n"
