"""Which matter each count is about: a happening of a day, a count that runs since a day, a stretch of time, a state.

The rule stands in `resources/toll_rules.toml`. It is a function of the set of counts, whatever their order, and looks each count up
among the days of its own country: nothing compares all with all.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.fuse.tolls.anchors import AFTER_TOTAL, SUDDEN, Anchors, family, reach
from dateline.fuse.tolls.causes import kin_of
from dateline.fuse.tolls.lines import Line
from dateline.fuse.tolls.stretches import Matter, happening, is_days_of, is_of_finding, of_before, own_matter
from dateline.fuse.tolls.wheres import Where

_PREFERRED = {"running": 0, "stretch": 2, "past": 2}  # what a further number adds to, of what its report counts
_NEAR = 2  # a count of more than half a total comes near to it
_VAGUE = frozenset({"blast"})  # of a bombing as of a fire


def matters_of(lines: Sequence[Line]) -> list[Matter]:
    """The matter of each line, in their order."""
    buckets: dict[str, list[int]] = defaultdict(list)
    for n, line in enumerate(lines):
        buckets[line.bucket].append(n)
    found: list[Matter | None] = [None] * len(lines)
    for members in buckets.values():
        for n, matter in zip(members, _Bucket([lines[n] for n in members]).matters(), strict=True):
            found[n] = matter
    return [m for m in found if m is not None]


@dataclass(slots=True)
class _Bucket:
    """The counts of one country."""

    lines: list[Line]
    found: dict[int, Matter] = field(default_factory=dict)
    _running: dict[str, set[Matter]] = field(default_factory=lambda: defaultdict(set))
    _several: dict[tuple[str, str | None], set[tuple[Matter, Where]]] = field(default_factory=lambda: defaultdict(set))

    def matters(self) -> list[Matter]:
        parts = {n for n, line in enumerate(self.lines) if line.tally.part_of}
        further = {n for n, line in enumerate(self.lines) if line.tally.basis == "increment"} - parts
        undated = []
        unearthed: dict[int, Matter] = {}
        for n, line in enumerate(self.lines):
            if n not in parts and n not in further:
                matter = own_matter(line)
                if matter is None:
                    undated.append(n)
                elif matter.kind == "event" and is_of_finding(line):
                    unearthed[n] = matter
                else:
                    self.found[n] = matter
        self._date_beginnings()
        self._name_causes(self.found)
        self._attach(undated)
        self._date_found(unearthed)
        self._add_further(sorted(further))
        self._follow_wholes(sorted(parts))
        return [self.found[n] for n in range(len(self.lines))]

    def _date_beginnings(self) -> None:
        """A count "since the siege began" runs since the day that others give: "since the beginning of the siege on 1 June"."""
        dated: dict[str, set[Matter]] = defaultdict(set)
        for n, m in self.found.items():
            if m.kind == "running" and m.first is not None:
                for stem in happening(self.lines[n]):
                    dated[stem].add(m)
        for n, m in list(self.found.items()):
            if m.kind == "running" and m.first is None:
                told = {d for stem in happening(self.lines[n]) for d in dated.get(stem, ())}
                if len({d.first for d in told}) == 1:
                    self.found[n] = min(told, key=lambda d: (d.cause is None, d.cause or ""))

    def _name_causes(self, members: Iterable[int]) -> None:
        """A count whose words name no cause, or only a blast, is of the one that others of the same days and place name, if they name one."""
        members = list(members)
        named: dict[Matter, dict[Where, set[str]]] = defaultdict(lambda: defaultdict(set))
        for n in members:
            if (cause := self.found[n].cause) is not None:
                for level in self.lines[n].where.levels():
                    named[self.found[n]._replace(cause=None)][level].add(cause)
        exact: dict[Matter, dict[Where, set[str]]] = defaultdict(lambda: defaultdict(set))
        for n in members:
            if (cause := self.found[n].cause) is not None:
                exact[self.found[n]._replace(cause=None)][self.lines[n].where._replace(open=False)].add(cause)
        for n in members:
            matter, where = self.found[n], self.lines[n].where._replace(open=False)
            plain = matter._replace(cause=None)
            if (matter.cause is None or matter.cause in _VAGUE) and plain in named:
                causes = named[plain][where] | {c for level in where.levels()[1:] for c in exact[plain].get(level, ())}
                telling = causes.difference(_VAGUE) if matter.cause is None else causes.intersection(kin_of(matter.cause))
                causes = telling or causes
                if len(causes) == 1:
                    self.found[n] = matter._replace(cause=causes.pop())

    def _attach(self, undated: Sequence[int]) -> None:
        """Counts without a day go to the matter of their own report, else to the last one of their place; the rest is grouped by days of report."""
        before = self._told_before(undated)
        several = ((m, self.lines[n]) for n, m in self.found.items() if m.kind == "event" and m.first and m.last and m.first < m.last)
        for m, line in several:
            self._several[family(line), line.where.country].add((m, line.where))
        anchors = Anchors((self.lines[n], m.first, m.cause) for n, m in self.found.items() if m.kind == "event" and m.first == m.last)
        for n, m in self.found.items():
            if m.kind == "running":
                self._running[self.lines[n].tally.category].add(m)
        totals = self._running_totals(undated)
        loose = []
        for n in undated:
            line = self.lines[n]
            if (days := self._on_several_days(line)) is not None:
                self.found[n] = days
                continue
            sudden = line.cause in SUDDEN
            anchor = anchors.of(line, total=n in totals) if sudden or not (n in totals or n in before) else None
            if anchor is not None:
                self.found[n] = Matter("event", anchor.day, anchor.day, anchor.cause)
            elif n in before and n not in totals:
                self.found[n] = before[n]
            elif (running := self._only_running(line)) is not None and (n in totals or line.tally.basis == "cumulative"):
                self.found[n] = running
            else:
                loose.append(n)
        self._group(loose)

    def _on_several_days(self, line: Line) -> Matter | None:
        """Of a count of "two days of attacks": the only happening of several days that others tell of there."""
        if not is_days_of(line) or line.reported is None:
            return None
        reported = line.reported
        told = {
            m
            for m, where in self._several.get((family(line), line.where.country), ())
            if m.last and m.last <= reported <= m.last + AFTER_TOTAL and where.meets(line.where)
        }
        return told.pop() if len(told) == 1 else None

    def _date_found(self, unearthed: Mapping[int, Matter]) -> None:
        """Bodies found on a day are of a happening before it, where there is one of their place and cause; else of that day."""
        anchors = Anchors((self.lines[n], m.first, m.cause) for n, m in self.found.items() if m.kind == "event" and m.first == m.last)
        for n, matter in unearthed.items():
            anchor = anchors.of(self.lines[n])
            self.found[n] = Matter("event", anchor.day, anchor.day, anchor.cause) if anchor is not None else matter

    def _told_before(self, undated: Sequence[int]) -> dict[int, Matter]:
        """The matter of the count told last before in the same paragraph, for those whose words name no other: it goes on about the same."""
        told: dict[tuple[str, int], list[int]] = defaultdict(list)
        for n in self.found:
            if self.found[n].kind in ("event", "running"):
                told[self.lines[n].reading.report.id, self.lines[n].passage].append(n)
        found = {}
        for n in undated:
            line = self.lines[n]
            at = line.tally.span.start
            nearby = [k for k in told.get((line.reading.report.id, line.passage), ()) if self.lines[k].tally.span.start < at]
            last = max(nearby, key=lambda k: self.lines[k].tally.span.start, default=None)
            if last is not None and _goes_on(self.lines[last], line, self.found[last]):
                found[n] = self.found[last]
        return found

    def _running_totals(self, undated: Sequence[int]) -> set[int]:
        """Totals whose own report counts fewer of the same anew: "killed nine, bringing the total so far to 1,200".

        One that another count of the report comes near to is of the same happening: "a blast killed 37", "three more died, bringing the toll to 40".
        """
        fewest: dict[tuple[str, ...], int] = {}
        beside: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        for line in self.lines:
            if line.tally.basis == "unknown" and line.tally.part_of is None:
                beside[_same(line)].append(_size(line))
            if line.tally.basis in ("unknown", "increment") and line.tally.low and not line.open and not of_before(line):
                key = (*_same(line), line.voice)
                fewest[key] = min(fewest.get(key, line.tally.low), line.tally.low)
        return {
            n
            for n in undated
            if (line := self.lines[n]).tally.basis == "cumulative"
            and fewest.get((*_same(line), line.voice), _size(line)) < _size(line)
            and not any(_size(line) < _NEAR * size <= _NEAR * _size(line) for size in beside[_same(line)])
        }

    def _only_running(self, line: Line) -> Matter | None:
        """The one count that runs since a day in this country, of its cause."""
        running = {m for m in self._running[line.tally.category] if line.cause is None or m.cause in (None, line.cause)}
        return running.pop() if len(running) == 1 else None

    def _group(self, loose: Sequence[int]) -> None:
        """Undated counts of one cause and place, each reported within reach of the one before, are of one matter."""
        groups: dict[tuple[str | None, Where], list[int]] = defaultdict(list)
        for n in loose:
            line = self.lines[n]
            groups[line.cause, Where(line.where.country) if line.cause in (*SUDDEN, "disease") else line.where._replace(open=False)].append(
                n
            )
        for (cause, _), members in groups.items():
            start: date | None = None
            before: date | None = None
            for n in sorted(members, key=lambda n: self.lines[n].reported or date.min):
                reported = self.lines[n].reported
                if before is None or reported is None or reported - before > reach(self.lines[n]):
                    start = reported
                before = reported
                self.found[n] = Matter("undated", None, None, cause, str(start or ""))

    def _add_further(self, further: Sequence[int]) -> None:
        """A further number adds to what its report counts else, to the count that runs in its country, or to others of its kind."""
        totals: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        for n, line in enumerate(self.lines):
            if n in self.found and not line.tally.part_of:
                totals[_same(line)].append(n)
        for n in further:
            line = self.lines[n]
            beside = [k for k in totals.get(_same(line), ()) if self.lines[k].where.meets(line.where)]
            if beside:
                at = line.tally.span
                best = min(beside, key=lambda k: (_PREFERRED.get(self.found[k].kind, 1), abs(self.lines[k].tally.span.start - at.start), k))
                self.found[n] = self.found[best]
            else:
                self.found[n] = self._only_running(line) or Matter("daily", cause=line.cause)

    def _follow_wholes(self, parts: Sequence[int]) -> None:
        at = {line.tally.id: n for n, line in enumerate(self.lines)}
        for n in parts:
            whole = at.get(self.lines[n].tally.part_of or "")
            if whole is not None and whole in self.found:
                self.found[n] = self.found[whole]
            else:
                line = self.lines[n]
                self.found[n] = own_matter(line) or Matter("undated", None, None, line.cause, line.origin)


def _goes_on(before: Line, line: Line, matter: Matter) -> bool:
    """Whether a count can be about the matter of the one before: the same kind of harm, cause and place."""
    causes = matter.cause is None or line.cause is None or matter.cause == line.cause
    return causes and family(before) == family(line) and before.where.meets(line.where)


def _same(line: Line) -> tuple[str, str, str]:
    """What counts of one report share that are of the same people."""
    return line.reading.report.id, line.tally.category, line.group or ""


def _size(line: Line) -> int:
    return next((v for v in (line.tally.low, line.tally.best, line.tally.high) if v is not None), 0)
