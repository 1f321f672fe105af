"""Entries of a feed of changes: what outlets changed in reports they had published, one entry a version."""

from collections.abc import Iterator
from urllib.parse import quote

from markupsafe import Markup

from dateline.model import Change, Record, Site
from dateline.publish import heads
from dateline.publish.feeds.entries import Entry, of_every, shortened, urn, where

_WHOLE = ("statement", "speaker", "denial", "quotation", "wording")


def change_entries(record: Record, *, site: Site, most: int) -> tuple[Entry, ...]:
    """The changes of a record, an entry for every version that claims something otherwise than the one before it, the newest first."""
    pages: dict[tuple[str, str], list[Change]] = {}
    for change in record.changes:
        pages.setdefault((change.old_report, change.new_report), []).append(change)
    found = [
        entry for (old, new), changes in pages.items() for entry in _entries(record, old, new, [c for c in changes if c.is_claim], site)
    ]
    return tuple(sorted(found, key=lambda e: (e.updated, e.id), reverse=True)[:most])


def _entries(record: Record, old: str, new: str, changes: list[Change], site: Site) -> Iterator[Entry]:
    reading = next((r for r in record.readings if r.report.id == new), None)
    if reading is None or not changes:
        return
    lines = [_line(c) for c in changes]
    head = heads.headline(reading)
    yield Entry(
        id=urn("changes", old, new),
        title=shortened(f"Changed: {head}: {'; '.join(lines)}"),
        text="\n".join([*(f"- {line}" for line in lines), "", where(reading)]),
        html=Markup("<ul>{}</ul><p>{}</p>").format(Markup().join(Markup("<li>{}</li>").format(line) for line in lines), where(reading)),
        address=f"{site.base_url}/reports/{quote(new, safe='')}/changes?against={quote(old, safe='')}",
        **of_every(reading),
        speaker="",
        speaker_kind="",
        through=(),
        cue_class="",
        stance="",
    )


def _line(change: Change) -> str:
    """A change in a line: "count changed, people killed: 4 → 5 (City Hospital)"."""
    if change.part in _WHOLE:
        words = " → ".join(f"“{v}”" for v in (change.before, change.after) if v)
        return f"{change.kind}: {change.who or 'no stated source'}: {words}"
    who = f" ({change.who})" if change.who else ""
    return f"{change.kind}, {change.what}{who}"
