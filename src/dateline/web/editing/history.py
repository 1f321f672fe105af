"""Who did what to a statement, event or count, when and why, to show beside it; and what was done just now."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from dateline.jobs.correcting.log import NOBODY, Entry, conflict_words, open_conflicts
from dateline.model.errors import NotFound
from dateline.model.inforce import undone
from dateline.publish.cards import Badge
from dateline.store.corrections import Corrections
from dateline.web.addresses import correct_address, correction_address
from dateline.web.claims import shortened
from dateline.web.state import Desk

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.model import Conflict, Correction, Reading

DONE = {
    "accept": "accepted",
    "edit": "edited",
    "reject": "rejected",
    "merge": "said to be one event",
    "split": "said to be another event",
    "contest": "marked contested",
    "discount": "discounted",
    "allow": "said to stand beside each other",
    "undo": "taken back",
    "keep": "kept",
}
_STATES = {
    "in force": Badge(kind="person", text="in force"),
    "undone": Badge(kind="person rejected", text="taken back"),
    "conflict": Badge(kind="problem", text="to be looked at"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One correction to show.

    Attributes:
        id: its id; href: its page.
        done: what was done, in a word or two.
        words: of the report, which it is about; empty where it is about another correction.
        what: which values, and what they were; empty where the whole was meant.
        author, when, reason: who, when (UTC) and why.
        state: whether it is in force.
        standing: whether it can be taken back.
        conflicts: what there is to look at, a sentence each.
        targets: ids of what it is about, each with the address of its page; of a correction of a correction, that one.
    """

    id: str
    href: str
    done: str
    words: str
    what: str
    author: str
    when: str
    reason: str
    state: Badge
    standing: bool
    conflicts: "tuple[str, ...]"
    targets: "tuple[tuple[str, str], ...]"


def deed(entry: Entry, authors: "Mapping[str, str]" = NOBODY) -> Deed:
    """An entry of the log to show; `authors` names who made the corrections it may be at odds with."""
    c = entry.correction
    return Deed(
        id=c.id,
        href=correction_address(c.id),
        done=DONE[c.action],
        words=_words(entry),
        what=entry.what if c.action in ("accept", "edit") else "",
        author=c.author,
        when=moment(c.made),
        reason=c.reason or "",
        state=_STATES[entry.state],
        standing=entry.state != "undone",
        conflicts=tuple(conflict_words(found, entry.text, authors) for found in entry.conflicts),
        targets=((c.of, correction_address(c.of)),) if c.of else tuple((a.id, correct_address(a.id)) for a in c.anchors),
    )


def _words(entry: Entry) -> str:
    """The words that it hangs on; of several things those of the first."""
    targets = entry.correction.targets
    if not entry.text or not targets:
        return ""
    spans = targets[0].spans
    told = spans[-1] if targets[0].kind == "statement" else spans[0]  # of a statement the content stands after its cue
    more = f" and {len(targets) - 1} more" if len(targets) > 1 else ""
    return shortened(" ".join(told.words(entry.text).split())) + more


def moment(at: datetime) -> str:
    """A moment in words: "9 March 2026, 08:05 UTC"."""
    return f"{at.day} {at:%B %Y, %H:%M} UTC"


def history(desk: Desk, reading: "Reading", id_: str) -> tuple[Deed, ...]:
    """What persons did to a statement, event or count of a reading, oldest first, what was taken back among it."""
    known = Corrections(desk.store()).of_reports([reading.report.id])
    gone = undone(known)
    waiting = _waiting(open_conflicts(desk.store(), known)) if known else {}
    authors = {c.id: c.author for c in known}
    return tuple(
        deed(_entry(c, gone, waiting, reading.report.text), authors)
        for c in known
        if any(a.id == id_ for a in c.anchors) or _of(c, known, id_)
    )


def _of(correction: "Correction", known: "Sequence[Correction]", id_: str) -> bool:
    """Whether it takes back, or keeps, a correction of this statement, event or count."""
    return any(c.id == correction.of and any(a.id == id_ for a in c.anchors) for c in known)


def just_done(desk: Desk, id_: str) -> Deed | None:
    """The correction that a form has just made, by the id in the address; None where it is none."""
    log = Corrections(desk.store())
    if not id_.startswith("c-"):
        return None
    try:
        found = log.named(id_)
    except NotFound:
        return None
    about = log.of_reports([a.report_id for a in found.anchors]) if found.anchors else log.all()
    text = next((r.report.text for r in desk.store().readings_of([a.report_id for a in found.anchors[:1]])), "")
    return deed(_entry(found, undone(about), {}, text))


def _waiting(conflicts: "Iterable[Conflict]") -> "Mapping[str, list[Conflict]]":
    found: dict[str, list[Conflict]] = {}
    for conflict in conflicts:
        found.setdefault(conflict.correction, []).append(conflict)
    return found


def _entry(correction: "Correction", gone: "frozenset[str]", waiting: "Mapping[str, list[Conflict]]", text: str) -> Entry:
    open_ = tuple(waiting.get(correction.id, ()))
    state = "undone" if correction.id in gone else "conflict" if open_ else "in force"
    return Entry(correction=correction, state=state, conflicts=open_, text=text)  # type: ignore[arg-type]  # the three states
