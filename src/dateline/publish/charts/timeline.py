"""The timeline: what is told of in lanes by place or type, days that are not exact with soft ends."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from markupsafe import Markup

from dateline.model import Record
from dateline.publish import phrases
from dateline.publish.charts import svg
from dateline.publish.charts.axes import Days, day_names
from dateline.publish.charts.bars import BAR, bar, fades, label, legend, span
from dateline.publish.charts.happenings import Happening, grouped, happenings
from dateline.publish.charts.shapes import Link, TimelineChart

AROUND = timedelta(days=10)  # drawn before the first report and after the last; what lies farther off stands in the list
MOST_LANES = 10
MOST_BARS = 160
LINE = 19.0
HEAD = 24.0
ROOM = 62.0  # for the name of a day
OTHERS = "other places"
GAP = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A bar: `more` like it stand behind it; `line` counts from the top of its lane."""

    happening: Happening
    more: int
    line: int
    x: float
    width: float


def timeline_chart(record: Record, *, link: Link, lanes: Literal["place", "type"] = "place", name: str = "timeline") -> TimelineChart:
    """Incidents, and events that are feared, planned, asked for, denied or past, over time.

    Args:
        record: what it shows.
        link: gives the address of an event's words.
        lanes: what a lane stands for.
        name: begins the ids in the drawing; must be the chart's own in the page.
    """
    found = happenings(record, link)
    dated = [h for h in found if h.start or h.end]
    undated = tuple(h.row for h in found if not (h.start or h.end))
    drawn, window = _drawn(record, dated)
    grouped_lanes = _lanes(drawn, lanes)
    laned = {h.row.id: lane for lane, members in grouped_lanes.items() for h in members}
    rows = tuple(replace(h.row, lane=laned.get(h.row.id, h.row.lane)) for h in dated)
    note = _note(len(dated) - len(drawn), len(undated))
    if not drawn or window is None:
        return TimelineChart(svg=Markup(), note=note, rows=rows, undated=undated)
    drawings = (_drawing(grouped_lanes, window, size, name, note) for size in (svg.WIDE, svg.NARROW))
    return TimelineChart(svg=svg.shown(*drawings), note=note, rows=rows, undated=undated)


def _note(outside: int, undated: int) -> str:
    told = [
        f"{outside} long before or after the reports" if outside else "",
        f"{undated} without a known day" if undated else "",
    ]
    counted = " and ".join(filter(None, told))
    return f"Not drawn, only listed: {counted}." if counted else ""


def _drawn(record: Record, dated: Sequence[Happening]) -> tuple[list[Happening], tuple[date, date] | None]:
    """What is drawn, and the days from which to which: around the reports, so that a year long ago does not squeeze all else."""
    published = [r.report.published for r in record.readings if r.report.published]
    known = published or [day for h in dated for day in (h.start, h.end) if day]
    if not known:
        return [], None
    around = max(AROUND, max(known) - min(known))
    first, last = min(known) - around, max(known) + around
    drawn = [h for h in dated if (h.start or h.end or first) <= last and (h.end or h.start or last) >= first]
    # What is wider than all reports says too little of when to stretch the axis for it.
    days = [d for h in drawn for d in (h.start, h.end) if d and first <= d <= last and not _wide(h, around)]
    return drawn, (min([*days, *published, last]), max([*days, *published, first])) if days or published else (first, last)


def _wide(h: Happening, around: timedelta) -> bool:
    return h.start is not None and h.end is not None and h.end - h.start > around


def _lanes(drawn: Sequence[Happening], key: str) -> Mapping[str, list[Happening]]:
    lanes = list(grouped(drawn, key).items())
    kept = dict(lanes[:MOST_LANES])
    for _, members in lanes[MOST_LANES:]:
        kept.setdefault(OTHERS, []).extend(members)
    return kept


def _drawing(lanes: Mapping[str, list[Happening]], window: tuple[date, date], size: svg.Size, name: str, note: str) -> Markup:
    id_ = f"{name}-{size.name}"
    days = Days(first=window[0], last=window[1], left=8, right=size.width - 8)
    parts, y = [], 6.0
    for lane, members in lanes.items():
        placed = list(_packed(members, days, size))
        height = HEAD + (max(p.line for p in placed) + 1) * LINE
        parts.append(_lane(lane, placed, y, size, id_))
        y += height + 6
    keys, height = legend(_kinds(lanes), size, y + size.text * 2.6, id_)
    return svg.drawing(
        name,
        size,
        y + size.text * 2.6 + height,
        "What is said to happen, by day",
        _description(lanes, window, note),
        fades(id_),
        svg.tag("g", *_grid(days, y), class_="axes"),
        *parts,
        day_names(size, days, y, room=ROOM),
        keys,
    )


def _kinds(lanes: Mapping[str, list[Happening]]) -> list[str]:
    found = {h.row.kind for members in lanes.values() for h in members}
    return [kind for kind in phrases.AUXILIARIES if kind in found]


def _grid(days: Days, bottom: float) -> Iterator[Markup]:
    for day, _ in days.ticks(ROOM):
        x = days.at(day)
        yield svg.tag("line", x1=x, x2=x, y1=0, y2=bottom, class_="level")
    yield svg.tag("line", x1=days.left, x2=days.right, y1=bottom, y2=bottom, class_="base")


def _lane(name: str, placed: Sequence[_Placed], top: float, size: svg.Size, id_: str) -> Markup:
    edge = svg.tag("line", x1=0, x2=size.width, y1=top, y2=top, class_="base")
    bars = (_bar(p, top + HEAD + p.line * LINE, size, id_) for p in placed)
    head = svg.text(2, top + 16, svg.cut(name, size.width, size.text), "lane")
    return svg.tag("g", edge, head, *bars, class_="lane-group")


def _packed(members: Sequence[Happening], days: Days, size: svg.Size) -> Iterator[_Placed]:
    """Bars on as few lines as hold them with their labels."""
    lines: list[list[tuple[float, float]]] = []
    for h, more in _stacked(members):
        x, width = _extent(h, days)
        left, right = span(_label(h, more, size), x, width, size)
        free = (n for n, taken in enumerate(lines) if all(right < a or b < left for a, b in taken))
        line = next(free, len(lines))
        if line == len(lines):
            lines.append([])
        lines[line].append((left - GAP, right + GAP))
        yield _Placed(happening=h, more=more, line=line, x=x, width=width)


def _stacked(members: Sequence[Happening]) -> Iterator[tuple[Happening, int]]:
    """Each happening with how many more stand behind it: none, unless there are too many to draw."""
    if len(members) <= MOST_BARS // 4:
        yield from ((h, 0) for h in members)
        return
    same: dict[tuple[str, str, str, str], list[Happening]] = {}
    for h in members:
        same.setdefault((h.row.title, h.row.kind, h.row.start, h.row.end), []).append(h)
    for group in same.values():
        yield max(group, key=lambda h: h.row.n_reports), len(group) - 1


def _extent(h: Happening, days: Days) -> tuple[float, float]:
    """Where a bar begins and how wide it is; one that begins or ends outside is cut at the edge."""
    first, last = max(h.start or days.first, days.first), min(h.end or days.last, days.last)
    x, end = days.start(first), days.start(last) + days.width
    return (x, end - x) if end - x >= BAR else (max(days.left, (x + end - BAR) / 2), BAR)


def _label(h: Happening, more: int, size: svg.Size) -> str:
    reports = f" · {h.row.n_reports} reports" if h.row.n_reports > 1 else ""
    sign = "" if h.row.kind == "asserted" else f"{phrases.AUXILIARIES[h.row.kind].sign} "  # type: ignore[index]
    return (
        sign
        + svg.cut(h.row.words, size.width / (4 if size is svg.WIDE else 2.6), size.text - 1)
        + reports
        + (f" · {more} more" if more else "")
    )


def _bar(p: _Placed, y: float, size: svg.Size, id_: str) -> Markup:
    h, row = p.happening, p.happening.row
    words = _label(h, p.more, size)
    told = f"{row.n_reports} {'report' if row.n_reports == 1 else 'reports'}"
    name = f"{row.title}, {row.auxiliary}: {row.words}, {row.when}, {row.place}, {', '.join(row.speakers)}, {told}"
    soft = (not h.stretch and h.start != h.end) or h.start is None or h.end is None
    shape = bar(row.kind, p.x, y, p.width, soft=soft, id_=id_)
    return svg.link(row.href, name, shape, label(words, p.x, y, p.width, size))


def _description(lanes: Mapping[str, list[Happening]], window: tuple[date, date], note: str) -> str:
    counts = {kind: sum(h.row.kind == kind for members in lanes.values() for h in members) for kind in _kinds(lanes)}
    told = ", ".join(f"{n} {phrases.AUXILIARIES[kind].text}" for kind, n in counts.items())  # type: ignore[index]
    return (
        f"From {phrases.day(window[0])} to {phrases.day(window[1])}: {told}, in {len(lanes)} lanes. All stand in the list. {note}".strip()
    )
