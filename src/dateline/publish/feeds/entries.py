"""What stands in a feed: statements and reports, newest first, with who says them through whom."""

import re
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any, Literal
from urllib.parse import quote

from markupsafe import Markup

from dateline.model import Reading, Record, Site, Statement
from dateline.model.bounds import bounds_words
from dateline.model.tables import content_words, one_line, speaker_name, through_names
from dateline.publish import heads, phrases
from dateline.publish.statements import NO_SPEAKER

Per = Literal["statement", "report", "change"]
"""What an entry is: a statement, a report, or what one version of a page claims otherwise than the one before it."""
MOST = 100
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands where the data tell no time: a feed must have one, and the clock would make the same data two feeds."""
TITLE_CHARACTERS = 160
_MARKS = '“”"„«»'
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:dateline:feed")
_LANGUAGE = re.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed.

    Attributes:
        id: a URN, the same for the same words of the same report.
        title, text: plain; html: the same as `text`, marked up and escaped.
        address: its words at this site; via: the report where it was published, empty where that is not known.
        published, updated: from the data; `updated` is when the report came in, else its day.
        outlet, byline: who published it; speaker, speaker_kind, through, cue_class, stance: who says so; empty for a report.
        report_id, version, language: of the report.
    """

    id: str
    title: str
    text: str
    html: Markup
    address: str
    via: str
    published: datetime
    updated: datetime
    outlet: str
    byline: str
    speaker: str
    speaker_kind: str
    through: tuple[str, ...]
    cue_class: str
    stance: str
    report_id: str
    version: int
    language: str


def entries(record: Record, *, site: Site, per: Per = "statement", most: int = MOST) -> tuple[Entry, ...]:
    """The newest entries of a record: by day of publication, newest first, within a report in the order of the text."""
    if per == "change":
        from dateline.publish.feeds.changed import change_entries

        return change_entries(record, site=site, most=most)
    newest = sorted(record.readings, key=lambda r: (_published(r), _updated(r), r.report.id), reverse=True)
    found: list[Entry] = []
    for reading in newest:
        if len(found) >= most:
            break
        found.extend(_of_report(reading, site, per))
    return tuple(found[:most])


def fit(text: str) -> str:
    """Text without the characters XML 1.0 cannot hold."""
    return _UNFIT.sub("\ufffd", text)


def urn(*parts: str) -> str:
    """A name that stays: the same parts give the same one everywhere."""
    return uuid.uuid5(_SPACE, "\x1f".join(parts)).urn


def _of_report(reading: Reading, site: Site, per: str) -> Iterator[Entry]:
    if per == "report" or not reading.statements:
        yield _report(reading, site)
    else:
        for s in reading.statements:
            yield _statement(reading, s, site)


def _statement(reading: Reading, s: Statement, site: Site) -> Entry:
    speaker, through = speaker_name(reading, s) or NO_SPEAKER, tuple(through_names(reading, s))
    words = content_words(reading, s) or one_line(reading, s.span)
    spans = " ".join(f"{span.start}-{span.end}" for span in (*s.cue, *s.content))
    who = _saying(s, _who(speaker, through))
    said = f"{who}: {_quoted(s, words)}"
    return Entry(
        id=urn("statement", reading.report.id, spans),
        title=shortened(said),
        text=f"{said}\n\n{where(reading)}",
        html=Markup("<blockquote><p>{}</p></blockquote><p>{}</p><p>{}</p>").format(_quoted(s, words), who, where(reading)),
        address=_address(site, s.id),
        **of_every(reading),
        speaker=speaker,
        speaker_kind=s.speaker_kind,
        through=through,
        cue_class=s.cue_class,
        stance=s.stance,
    )


def _report(reading: Reading, site: Site) -> Entry:
    lines = [*_said(reading), *_own_voice(reading)] or ["Nothing was read from this report."]
    return Entry(
        id=urn("report", reading.report.id),
        title=shortened(heads.headline(reading)),
        text="\n".join([*(f"- {line}" for line in lines), "", where(reading)]),
        html=Markup("<ul>{}</ul><p>{}</p>").format(Markup().join(Markup("<li>{}</li>").format(line) for line in lines), where(reading)),
        address=_address(site, reading.report.id),
        **of_every(reading),
        speaker="",
        speaker_kind="",
        through=(),
        cue_class="",
        stance="",
    )


def of_every(reading: Reading) -> dict[str, Any]:
    """What every entry of a report has."""
    report = reading.report
    return {
        "via": heads.web_address(reading) or "",
        "published": _published(reading),
        "updated": _updated(reading),
        "outlet": heads.outlet(reading),
        "byline": report.byline or "",
        "report_id": report.id,
        "version": report.version,
        "language": reading.language if _LANGUAGE.fullmatch(reading.language) else "und",
    }


def _said(reading: Reading) -> Iterator[str]:
    for s in reading.statements:
        who = _who(speaker_name(reading, s) or NO_SPEAKER, through_names(reading, s))
        yield f"{_saying(s, who)}: {_quoted(s, content_words(reading, s) or one_line(reading, s.span))}"


def _own_voice(reading: Reading) -> Iterator[str]:
    """What the report tells in its own voice: events and counts that rest on no statement."""
    for e in reading.events:
        if not e.statements:
            yield f"{heads.outlet(reading)} in its own voice: “{one_line(reading, e.trigger)}” ({phrases.AUXILIARIES[e.auxiliary].text})"
    for t in reading.tallies:
        if t.statement is None:
            yield f"{heads.outlet(reading)} in its own voice: {bounds_words(t)} {phrases.counted(t.category)} (“{one_line(reading, t.span)}”)"


def _who(speaker: str, through: Sequence[str]) -> str:
    return f"{speaker}, through {', through '.join(through)}" if through else speaker


def _saying(s: Statement, who: str) -> str:
    """Who says it, with the kind of saying and the stance where it is not plainly said to be so."""
    plain = "" if s.cue_class in ("states", "reports") else s.cue_class
    stance = "" if s.stance in ("affirms", s.cue_class) else phrases.STANCES[s.stance].text
    how = ", ".join(filter(None, (plain, stance)))
    return f"{who} ({how})" if how else who


def _quoted(s: Statement, words: str) -> str:
    """The words as the report has them; only what the report quotes stands in quotation marks."""
    return f"“{words.strip(_MARKS)}”" if s.quoted == "direct" else words


def where(reading: Reading) -> str:
    """Outlet, day and headline of a report."""
    return f"{heads.outlet(reading)}, {heads.dated(reading)}: {heads.headline(reading)}"


def shortened(text: str) -> str:
    """A title of a length that readers of feeds show."""
    text = " ".join(text.split())
    return text if len(text) <= TITLE_CHARACTERS else text[: TITLE_CHARACTERS - 1].rstrip() + "…"


def _address(site: Site, id_: str) -> str:
    report_id, _, name = id_.partition(":")
    return f"{site.base_url}/reports/{quote(report_id, safe='')}" + (f"#{name}" if name else "")


def _published(reading: Reading) -> datetime:
    day = reading.report.published
    return datetime.combine(day, time(), UTC) if day else NEVER


def _updated(reading: Reading) -> datetime:
    """When the report came in; its day where that is not known, or where a clock was wrong."""
    taken = reading.report.retrieved
    if taken is None:
        return _published(reading)
    return max(_published(reading), (taken if taken.tzinfo else taken.replace(tzinfo=UTC)).astimezone(UTC))
