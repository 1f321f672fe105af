"""The log of corrections: what persons did, what of it is in force, and where somebody should look again."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.model import Conflict, Correction, Span
from dateline.model.correction import json_text
from dateline.model.editable import accepts_whole
from dateline.model.inforce import in_force, undone
from dateline.model.laying import conflicts
from dateline.store import Store
from dateline.store.corrections import Corrections

State = Literal["in force", "undone", "conflict"]
NOBODY: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One correction of the log.

    Attributes:
        correction: what was done.
        state: whether it is in force, taken back, or in force with something to look at.
        conflicts: what there is to look at.
        text: of the report it is about, to show words by; empty = not at hand.
    """

    correction: Correction
    state: State
    conflicts: tuple[Conflict, ...] = ()
    text: str = ""

    @property
    def targets(self) -> str:
        """Ids of what it is about, as they were called then, or of the correction it is about."""
        c = self.correction
        if c.of is not None:
            return c.of
        out = ", ".join(a.id for a in c.targets)
        return f"{out} from {', '.join(a.id for a in c.rest)}" if c.rest else out

    @property
    def what(self) -> str:
        """What it says, value by value: `stance: affirms → denies`."""
        if self.correction.action == "reject":
            return ""
        changed = [v for v in self.correction.values if v.value != v.was]
        if self.correction.action == "accept":
            return "all values" if accepts_whole(self.correction) else ", ".join(v.field for v in self.correction.values)
        return "; ".join(f"{v.field}: {shown(v.was, self.text)} → {shown(v.value, self.text)}" for v in changed)


def log_of(store: Store, *, of: str | None = None, by: str | None = None, only_conflicts: bool = False) -> tuple[Entry, ...]:
    """The log, oldest first.

    Args:
        store: whose log.
        of: only what is about this statement, event, tally, report or correction (the beginning of its id).
        by: only what this person did.
        only_conflicts: only where somebody should look again.
    """
    corrections = Corrections(store).all()
    gone = undone(corrections)
    waiting: dict[str, list[Conflict]] = defaultdict(list)
    for conflict in open_conflicts(store, corrections):
        waiting[conflict.correction].append(conflict)
    wanted = [
        c
        for c in corrections
        if (by is None or c.author == by) and (of is None or _about(c, of)) and (not only_conflicts or c.id in waiting)
    ]
    texts = {r.report.id: r.report.text for r in store.readings_of(sorted({a.report_id for c in wanted for a in c.targets}))}
    return tuple(
        Entry(
            correction=c,
            state="undone" if c.id in gone else "conflict" if c.id in waiting else "in force",
            conflicts=tuple(waiting[c.id]) if c.id in waiting else (),
            text=texts.get(c.targets[0].report_id, "") if c.targets else "",
        )
        for c in wanted
    )


def open_conflicts(store: Store, corrections: Sequence[Correction] | None = None) -> tuple[Conflict, ...]:
    """Where somebody should look again, over all reports that corrections speak of."""
    known = Corrections(store).all() if corrections is None else corrections
    reports = in_force(known).report_ids
    return conflicts(store.readings_of(reports), known) if reports else ()


def _about(correction: Correction, of: str) -> bool:
    ids = [correction.id, *(a.id for a in correction.anchors), *((correction.of,) if correction.of else ())]
    return any(i.startswith(of) for i in ids)


def conflict_words(conflict: Conflict, text: str = "", authors: Mapping[str, str] = NOBODY) -> str:
    """A conflict in a sentence.

    Args:
        conflict: what there is to look at.
        text: of the report, to show words by; empty = not at hand.
        authors: by id of a correction, who made it; one that is not there is named by its id.
    """
    field = f"{conflict.field}: " if conflict.field else ""
    was, now, stands = (shown(value, text) if value is not None else "" for value in (conflict.was, conflict.now, conflict.stands))
    if conflict.kind == "gone":
        return f"{conflict.target} is not read from its words any more."
    if conflict.kind == "people":
        says = (
            f"says {now}, and {stands} stands" if conflict.field else "says the opposite of what stands: one rejects it, the other does not"
        )
        return f"{field}{authors.get(conflict.other or '', conflict.other)} {says}."
    if conflict.kind == "unfit":
        return f"{field}{stands} is no value any more; the machine says {now}."
    kept = f"; {stands} stands" if conflict.stands is not None else ""
    return f"{field}the machine said {was} and now says {now}{kept}."


def shown(value: str, text: str = "") -> str:
    """A value of a correction for people: a time or place by its name, not by all that is known of it; words of the report as they stand in its text."""
    return _shown(json.loads(value), text)


def _shown(value: object, text: str) -> str:
    if value is None or value == []:
        return "nothing"
    if isinstance(value, dict):
        named = next((value[name] for name in ("name", "value") if value.get(name)), None)
        return str(named) if named else _shown(value.get("span"), text)
    if isinstance(value, list):
        if all(isinstance(v, int) for v in value):
            return _words(Span(*value), text)
        return ", ".join(_shown(v, text) for v in value)
    return value if isinstance(value, str) else json_text(value)


def _words(span: Span, text: str) -> str:
    return f"“{' '.join(span.words(text).split())}”" if text else f"the words at {span.start} to {span.end}"
