"""A person's word on what the machine read: corrections, what they leave on a reading, and where they need another look.

The machine's reading is never changed. Corrections are laid over it (`model.laying`), and the log of them only grows: what is
taken back is taken back by a correction of a correction.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from dateline.model.actor import Actor
from dateline.model.codec import to_plain
from dateline.model.span import Span

TargetKind = Literal["statement", "event", "tally"]
Action = Literal["accept", "edit", "reject", "merge", "split", "contest", "discount", "allow", "undo", "keep"]
ConflictKind = Literal["reread", "gone", "unfit", "people"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """By what a statement, event or tally is found again after its report is read anew: its words. Ids are numbers in text order and may move.

    Attributes:
        id: what it was called when the person looked.
        kind: what it is.
        spans: the words it hangs on, the telling ones first: of a statement cue and content, of an event its trigger, of a tally its number.
        nature: type of an event, category of a tally, to tell apart what hangs on the same words; None for statements.
    """

    id: str
    kind: TargetKind
    spans: tuple[Span, ...]
    nature: str | None = None

    @property
    def report_id(self) -> str:
        """Id of the report it stands in."""
        return self.id.partition(":")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a person says of one field.

    Attributes:
        field: name of the field.
        value: what it is, as JSON text in the form of the record.
        was: what the machine said when the person looked, likewise: if it says another thing one day, the person is asked again.
    """

    field: str
    value: str
    was: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One thing a person did, with author, time and reason.

    Attributes:
        id: `c-` and a hash of all the rest, so one correction kept in two stores is one.
        action: `accept` or `edit` values, `reject` what was misread; `merge` events that are one, `split` some from the rest; `contest`, `discount`; `allow`
            statements of a dispute that can all stand; `undo` a correction; `keep` one although the machine, or another person, says otherwise.
        author: who.
        made: when (UTC, no zone).
        reason: why; None only for `accept`.
        targets: what it is about; of `keep` what it still stands on (none = its words are not read any more).
        rest: of `split`, the events the targets are taken apart from.
        values: of `accept`, `edit` and `keep` what the fields are; of `reject` what the machine said.
        actors: actors that the values name and the machine did not find in the report.
        of: of `undo` and `keep` the id of the correction they are about.
    """

    id: str
    action: Action
    author: str
    made: datetime
    reason: str | None
    targets: tuple[Anchor, ...] = ()
    rest: tuple[Anchor, ...] = ()
    values: tuple[Value, ...] = ()
    actors: tuple[Actor, ...] = ()
    of: str | None = None

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """All it speaks of."""
        return self.targets + self.rest


def with_id(bare: Correction) -> Correction:
    """The correction with the id it has by what it says, whatever id it had."""
    plain = to_plain(bare)
    del plain["id"]
    return replace(bare, id="c-" + hashlib.sha256(json_text(plain).encode()).hexdigest()[:12])


def json_text(plain: Any) -> str:
    """A plain value as JSON text, always the same for the same value."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """What one correction in force does to one statement, event or tally.

    Attributes:
        correction: its id.
        action: what was done.
        author, made, reason: who, when (UTC, no zone) and why.
        fields: the values that stand by it.
        whole: whether the person looked at all values.
        apart: of `split`, whether it is among the rest the others were taken from.
        conflict: why somebody should look again: the machine now says another thing (`reread`), the value fits no more (`unfit`), another
            person says otherwise (`people`); None = nothing to look at.
    """

    correction: str
    action: Action
    author: str
    made: datetime
    reason: str | None = None
    fields: tuple[str, ...] = ()
    whole: bool = False
    apart: bool = False
    conflict: ConflictKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What persons have done to one statement, event or tally of a reading.

    Attributes:
        target: its id.
        touches: what is in force, oldest first.
        machine: the machine's own reading of it as JSON text; None where no value was changed.
        actors: ids of actors that corrections brought into the reading.
    """

    target: str
    touches: tuple[Touch, ...]
    machine: str | None = None
    actors: tuple[str, ...] = ()

    @property
    def rejected(self) -> bool:
        """Whether a person says that it was misread altogether."""
        return any(t.action == "reject" for t in self.touches)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Something about a correction that a person should look at.

    Attributes:
        kind: the machine now says another thing (`reread`), does not read the words any more (`gone`), has no such value any more (`unfit`), or another
            person says otherwise (`people`).
        correction: id of the correction that stands.
        target: id of what it is about, as it is called now; as it was called then where it is gone.
        field: the value in question; None = the whole.
        stands: the value that stands, as JSON text; None for the whole.
        was: what the machine, or the other person, said before.
        now: what the machine says now; of `people` what the other person says.
        other: of `people` the other person's correction.
    """

    kind: ConflictKind
    correction: str
    target: str
    field: str | None = None
    stands: str | None = None
    was: str | None = None
    now: str | None = None
    other: str | None = None
