"""What a query finds, worked out row by row from the readings alone: the search must agree with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.model import Event, Place, Reading, Statement, Tally, When
from dateline.model.tables import one_line, speaker_name, through_names
from dateline.query import FIELDS, Query
from dateline.query.folding import folded
from dateline.query.nodes import AllOf, AnyOf, Days, Known, Node, Not, Numbers, Shares, Term, Words


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A row: names to look in, codes, days and numbers by field."""

    id: str
    kind: str
    names: dict[str, list[str]]
    codes: dict[str, set[str]]
    days: dict[str, tuple[date | None, date | None]]
    count: tuple[str, int, int] | None = None
    confidence: int | None = None


def found_ids(query: Query, readings: Sequence[Reading]) -> dict[str, set[str]]:
    """Ids of the rows found, by kind; a report is found if any row of it is."""
    out: dict[str, set[str]] = {"report": set(), "statement": set(), "event": set(), "tally": set()}
    for reading in readings:
        for row in facts(reading, readings):
            named = query.names("version", "report")
            if (named or row.codes["version"] & {"current"}) and holds(query.root, row):
                out[row.kind].add(row.id)
                out["report"].add(reading.report.id)
    return out


def holds(node: Node, row: Facts) -> bool:
    """Whether a row meets a condition."""
    if isinstance(node, Not):
        return not holds(node.part, row)
    if isinstance(node, AllOf):
        return all(holds(p, row) for p in node.parts)
    if isinstance(node, AnyOf):
        return any(holds(p, row) for p in node.parts)
    return _term(node, row)


def _term(term: Term, row: Facts) -> bool:
    value, name = term.value, term.field
    if isinstance(value, Words):
        looked_in = row.names.get(name, []) if name else row.names["title"] + row.names["text"]
        return any(_has(text, value) for text in looked_in)
    assert name is not None
    if isinstance(value, Known):
        return (
            (row.kind in FIELDS[name].rows and _known(name, row))
            if value.known
            else row.kind in FIELDS[name].rows and not _known(name, row)
        )
    if isinstance(value, Days):
        first, last = row.days.get(name, (None, None))
        return (
            (first or last) is not None
            and (first or date.min) <= (value.last or date.max)
            and (last or date.max) >= (value.first or date.min)
        )
    if isinstance(value, Numbers):
        return _number(name, value, row)
    if isinstance(value, Shares):
        return row.confidence is not None and (value.low or 0) <= row.confidence <= (100 if value.high is None else value.high)
    if name == "report":
        return row.id.startswith(value.value)
    return value.value in row.codes.get(name, set())


def _known(name: str, row: Facts) -> bool:
    if name in FIELDS and FIELDS[name].kind == "number":
        return row.count is not None and row.count[0] == name
    if name == "confidence":
        return row.confidence is not None
    first, last = row.days.get(name, (None, None))
    return bool(name == "version" or any(map(folded, row.names.get(name, []))) or row.codes.get(name) or first or last)


def _number(name: str, value: Numbers, row: Facts) -> bool:
    low, high = value.low if value.low is not None else -1, value.high if value.high is not None else 10**15
    if name == "version":
        return any(low <= int(v) <= high for v in row.codes["version"] if v.isdecimal())
    return row.count is not None and row.count[0] == name and row.count[1] <= high and row.count[2] >= low


def _has(text: str, wanted: Words) -> bool:
    words, ask = folded(text), wanted.folded
    for start in range(len(words) - len(ask) + 1):
        *firsts, last = words[start : start + len(ask)]
        if tuple(firsts) == ask[:-1] and (last.startswith(ask[-1]) if wanted.prefix else last == ask[-1]):
            return True
    return False


def facts(reading: Reading, readings: Sequence[Reading]) -> Iterator[Facts]:
    """All rows of a reading."""
    names, codes, days = _of_report(reading, readings)
    yield Facts(id=reading.report.id, kind="report", names=names, codes=codes | {"kind": {"report"}}, days=days)
    statements = {s.id: s for s in reading.statements}
    for s in reading.statements:
        own, said = _said(reading, [s])
        own["words"] = [one_line(reading, span) for span in s.content]
        yield Facts(
            id=s.id,
            kind="statement",
            names=names | own,
            codes=codes | said | {"kind": {"statement"}},
            days=days | _when("date", s.said),
            confidence=_least_sure([s]),
        )
    for e in reading.events:
        own, said = _said(reading, [statements[i] for i in e.statements])
        yield Facts(
            id=e.id,
            kind="event",
            names=names | own | _place(reading, e.place) | _event_names(reading, e),
            codes=codes | said | _event_codes(e),
            days=days | _when("date", e.when),
            confidence=_least_sure([statements[i] for i in e.statements]),
        )
    for t in reading.tallies:
        own, said = _said(reading, [statements[t.statement]] if t.statement else [])
        sure = _least_sure([statements[t.statement]] if t.statement else [])
        yield replace(_tally(reading, t, names | own, codes | said, days), confidence=sure)


def _least_sure(statements: Sequence[Statement]) -> int | None:
    return min((round(s.confidence * 100) for s in statements if s.confidence is not None), default=None)


def _read(reading: Reading) -> str:
    return " ".join(p.span.words(reading.report.text) for p in reading.passages if p.kind != "furniture")


def _of_report(
    reading: Reading, readings: Sequence[Reading]
) -> tuple[dict[str, list[str]], dict[str, set[str]], dict[str, tuple[date | None, date | None]]]:
    r = reading.report
    of_page = [o.report for o in readings if r.url is not None and o.report.url == r.url] or [r]
    newest = max(of_page, key=lambda o: (o.version, str(o.retrieved or ""), str(o.published or ""), o.id))
    text = _read(reading)
    same = [o.report for o in readings if folded(_read(o)) == folded(text) and len(folded(text)) >= 12]
    rank = (str(r.published or ""), r.id)
    copied = any(o.outlet and r.outlet and o.outlet != r.outlet and (str(o.published or ""), o.id) < rank for o in same)
    names = {"title": [r.title or ""], "text": [text], "outlet": [r.outlet or ""], "url": [r.url or ""]}
    codes = {
        "language": {reading.language},
        "version": {str(r.version), "current" if newest.id == r.id else "old"},
        "is": {"copy"} if copied else set(),
        "report": {r.id},
    }
    taken = r.retrieved.date() if r.retrieved else None
    return names, codes, {"published": (r.published, r.published), "retrieved": (taken, taken)}


def _said(reading: Reading, statements: Sequence[Statement]) -> tuple[dict[str, list[str]], dict[str, set[str]]]:
    names: dict[str, list[str]] = {"speaker": [], "through": [], "cue": []}
    for s in statements:
        names["speaker"] += [speaker_name(reading, s) or "", *(one_line(reading, span) for span in s.source)]
        names["through"] += [*through_names(reading, s), *(one_line(reading, link.span) for link in s.chain)]
        names["cue"] += [*(one_line(reading, span) for span in s.cue), s.cue_lemma]
    return names, {
        "speaker_kind": {s.speaker_kind for s in statements},
        "class": {s.cue_class for s in statements},
        "stance": {s.stance for s in statements},
        "quoted": {s.quoted for s in statements},
    }


def _event_names(reading: Reading, e: Event) -> dict[str, list[str]]:
    called = {a.id: a.name for a in reading.actors}
    return {
        "words": [one_line(reading, e.trigger)],
        **{
            role: [w for p in who for w in (one_line(reading, p.span), called.get(p.actor or ""), p.country, p.sector) if w]
            for role, who in (("actor", e.actors), ("recipient", e.recipients))
        },
    }


def _event_codes(e: Event) -> dict[str, set[str]]:
    country = {e.place.country} if e.place and e.place.country else set()
    mode = {e.mode} if e.mode else set()
    return {"kind": {"event"}, "type": {e.type}, "mode": mode, "context": set(e.contexts), "aux": {e.auxiliary}, "country": country}


def _tally(
    reading: Reading, t: Tally, names: dict[str, list[str]], codes: dict[str, set[str]], days: dict[str, tuple[date | None, date | None]]
) -> Facts:
    stated = sorted(n for n in (t.low, t.best, t.high) if n is not None)
    own: dict[str, set[str]] = {
        "kind": {"tally"},
        "category": {t.category},
        "qualifier": {t.qualifier},
        "basis": {t.basis},
        "aux": {t.auxiliary},
    }
    country = {t.place.country} if t.place and t.place.country else set()
    valid = t.as_of.latest if t.as_of else None
    period = (t.as_of.earliest if t.as_of else None, valid)
    if t.period:
        period = (t.period.earliest, t.period.latest or valid or reading.report.published)
    return Facts(
        id=t.id,
        kind="tally",
        names=names | _place(reading, t.place) | {"words": [one_line(reading, t.span)], "scope": [t.scope or ""]},
        codes=codes | own | {"country": country},
        days=days | {"date": period},
        count=(t.category, stated[0], stated[-1]) if stated else None,
    )


def _place(reading: Reading, place: Place | None) -> dict[str, list[str]]:
    return {"place": [place.name, one_line(reading, place.span), place.admin1 or ""] if place else []}


def _when(name: str, when: When | None) -> dict[str, tuple[date | None, date | None]]:
    return {name: (when.earliest, when.latest) if when else (None, None)}
