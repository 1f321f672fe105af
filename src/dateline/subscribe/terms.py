"""The terms people agree to: versioned texts that are never changed once they were shown."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from dateline.model import Site
from dateline.model.errors import NotFound
from dateline.resources import load_toml

FORM_ID = "subscribe-1"
"""Names the form; a form that asks for something else is another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """One version of the terms as one site shows them.

    Attributes:
        version: its name.
        since: first day it was shown.
        title: its headline.
        paragraphs: (headline, text) pairs.
        text: all of it as plain text, as it is kept.
        sha256: hash of `text`.
    """

    version: str
    since: date
    title: str
    paragraphs: tuple[tuple[str, str], ...]
    text: str
    sha256: str


def current_terms(site: Site) -> Terms:
    """The terms that a form shows now."""
    return terms(str(load_toml("terms.toml")["current"]), site)


def terms(version: str, site: Site) -> Terms:
    """One version of the terms.

    Raises:
        NotFound: there is no such version.
    """
    found = load_toml("terms.toml")["versions"].get(version)
    if found is None:
        raise NotFound(f"There are no terms of version {version!r}. The current ones are at {site.base_url}/terms.")
    names = {"name": site.name, "address": site.base_url, "contact": site.contact or site.sender or "whoever runs this site"}
    paragraphs = tuple((_filled(p["head"], names), _filled(p["text"], names)) for p in found["paragraph"])
    title = _filled(found["title"], names)
    head = f"{title}\nVersion {version}, since {found['since'].isoformat()}"
    text = "\n\n".join([head, *(f"{heading}\n{body}" for heading, body in paragraphs)]) + "\n"
    return Terms(
        version=version,
        since=found["since"],
        title=title,
        paragraphs=paragraphs,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
    )


def _filled(template: str, names: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda m: names[m[1]], " ".join(template.split()))
