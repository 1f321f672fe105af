"""One file or one JSON line → one report: the head that describes it, and its text."""

import hashlib
import json
import re
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from dateline.acquire.addresses import untracked
from dateline.acquire.decode import decode
from dateline.acquire.text import checked_report
from dateline.model import Report
from dateline.model.errors import BadRecord

_HEAD = re.compile(r"(?:---[^\S\n]*\n)?((?:[A-Za-z][\w-]*:[^\n]*\n){1,20})---[^\S\n]*(?:\n|\Z)")
_KEYS = {"outlet": ("outlet", "publisher"), "published": ("published", "date"), "url": ("url",), "title": ("title",), "byline": ("byline",)}
_NAMES = {key: name for name, keys in _KEYS.items() for key in keys}


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What is known of a report besides its text; None = not known."""

    outlet: str | None = None
    published: date | str | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None

    def over(self, other: "Description") -> "Description":
        """This description, its gaps filled from `other`."""
        own = {f.name: getattr(self, f.name) for f in fields(self)}
        return replace(other, **{name: value for name, value in own.items() if value is not None})


NOTHING = Description()


def report_from(raw: bytes, *, first: Description = NOTHING, last: Description = NOTHING, encoding: str | None = None) -> Report:
    """The report in the bytes of one text file.

    Args:
        raw: the whole file.
        first: what goes before what the head of the file says.
        last: what fills the gaps the head leaves.
        encoding: of the bytes, where it is not Unicode.

    Raises:
        DatelineError: the bytes hold no report; the message says why.
    """
    stated, text = split_head(decode(raw, encoding=encoding))
    return described(text, first.over(stated).over(last), sha256=hashlib.sha256(raw).hexdigest())


def split_head(text: str) -> tuple[Description, str]:
    """What the head of a text file says, and the text after it.

    A head is a run of lines `Key: value` (Outlet, Published, Title, Url, Byline, in any order and case), closed by a line
    `---`; a line `---` may stand before it too. A text that does not begin so has no head.

    Raises:
        BadRecord: the head has a key that is none of these, or one twice.
    """
    match = _HEAD.match(text)
    lines = [line.partition(":") for line in match.group(1).splitlines()] if match else []
    if not match or lines[0][0].lower() not in _NAMES:
        return Description(), text
    stated: dict[str, str] = {}
    for key, _, value in lines:
        _put(stated, key, value.strip())
    return Description(**stated), text[match.end() :]


def _put(stated: dict[str, str], key: str, value: str) -> None:
    name = _NAMES.get(key.lower())
    if name is None:
        raise BadRecord(f"The head of the file has a line {key!r}, which is not known. Lines may be Outlet, Published, Title, Url, Byline.")
    if name in stated:
        raise BadRecord(f"The head of the file says {key!r} twice. Leave one.")
    if value:
        stated[name] = value


def report_from_json(line: bytes, *, given: Description, encoding: str | None = None) -> Report:
    """The report in one line of JSON: `text`, and where known `outlet` (or `publisher`), `published` (or `date`), `url`, `title`, `byline`.

    Other keys are ignored.

    Raises:
        DatelineError: the line holds no report; the message says why.
    """
    try:
        value = json.loads(decode(line, encoding=encoding))
    except (ValueError, RecursionError) as error:
        raise BadRecord(f"The line is not JSON: {error}. Write one JSON object a line.") from error
    if not isinstance(value, dict):
        raise BadRecord("The line is JSON, but not an object. Write one object with the key 'text' a line.")
    text = _string(value, "text")
    if text is None:
        raise BadRecord("The object has no 'text'. Give the text of the report under that key.")
    found = {name: next((v for key in keys if (v := _string(value, key)) is not None), None) for name, keys in _KEYS.items()}
    return described(text, Description(**found).over(given))


def _string(value: dict[str, Any], key: str) -> str | None:
    found = value.get(key)
    if found is not None and not isinstance(found, str):
        raise BadRecord(f"{key!r} is {type(found).__name__}, not a string. Write it in quotation marks, or leave it out.")
    return found or (None if key != "text" else found)


def described(text: str, known: Description, *, retrieved: datetime | None = None, sha256: str | None = None) -> Report:
    """The report of a text and what is known of it; its address loses what only tells how a reader came there.

    Raises:
        DatelineError: the text, or what is said of it, cannot be stored and read.
    """
    return checked_report(
        text,
        published=known.published,
        outlet=known.outlet,
        url=untracked(known.url) if known.url else known.url,
        title=known.title,
        byline=known.byline,
        retrieved=retrieved,
        sha256=sha256,
    )
