"""What changed from one version of a page to the next, to show."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.jobs.versions import Revision
from dateline.model import Change, Reading, Span
from dateline.publish import heads
from dateline.publish.cards import Badge
from dateline.web.addresses import report_address, row_address

_SIGNS = {"added": "+", "removed": "−", "changed": "→", "extended": "+", "shortened": "−"}
_OF_STATEMENTS = ("statement", "speaker", "denial", "wording", "quotation")
"""Parts whose values are the words of a whole statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of one version and where its field stands; `href` is empty where there is none (a headline)."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One change to show.

    Attributes:
        badge: what kind of change it is.
        what: what became of what; empty where the words say it.
        who: who says so; empty for the report's own voice.
        old, new: the words of either version; None where it has none.
    """

    badge: Badge
    what: str
    who: str
    old: Words | None
    new: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A revision to show: the page, its two versions, when the newer one was noticed, what changed.

    Attributes:
        outlet, headline: of the newer version.
        old_name, new_name: the versions by number.
        old_href, new_href: the report pages; href: the page that lays both side by side.
        noticed: when the newer version was taken in, in words; empty = not recorded.
        claims: changes of what is claimed; reworded: those of the words alone.
    """

    outlet: str
    headline: str
    old_name: str
    new_name: str
    old_href: str
    new_href: str
    href: str
    noticed: str
    claims: tuple[Told, ...]
    reworded: tuple[Told, ...]


def step(made: Revision) -> Step:
    """A revision to show."""
    old, new = made.old.report, made.new.report
    return Step(
        outlet=heads.outlet(made.new),
        headline=heads.headline(made.new),
        old_name=f"version {made.old_number or old.version}",
        new_name=f"version {made.new_number or new.version}",
        old_href=report_address(old.id),
        new_href=report_address(new.id),
        href=f"{report_address(new.id)}/changes?against={old.id}",
        noticed=f"{made.noticed:%-d %B %Y, %H:%M} UTC" if made.noticed else "",
        claims=tuple(_told(c, made) for c in made.claims),
        reworded=tuple(_told(c, made) for c in made.changes if not c.is_claim),
    )


def _told(change: Change, made: Revision) -> Told:
    whole = change.part in _OF_STATEMENTS
    attributed = change.part == "attribution"
    old, new = _words(made.old, change.old_words, change.old_ids), _words(made.new, change.new_words, change.new_ids)
    return Told(
        badge=Badge(kind=f"change-{change.how}", sign=_SIGNS[change.how], text=change.kind),
        what="" if whole else change.short,
        who=(change.about or "") if attributed else (change.who or ""),
        old=None if attributed or _tells_all(change, old) else old,
        new=None if attributed or _tells_all(change, new) else new,
    )


def _tells_all(change: Change, words: Words | None) -> bool:
    """Whether the words are the value itself, so that they need not stand twice."""
    return words is not None and change.part not in _OF_STATEMENTS and words.text in (change.before, change.after)


def _words(reading: Reading, spans: Sequence[Span], ids: Sequence[str]) -> Words | None:
    if not spans:
        return None
    text = " … ".join(" ".join(span.words(reading.report.text).split()) for span in spans)
    return Words(text=text, href=row_address(ids[0]) if ids else report_address(reading.report.id))
