"""The toll chart: a band of what is left open, a step line and a letter a speaker, a mark a report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from markupsafe import Markup

from dateline.model import Record, Toll
from dateline.model.bounds import interval
from dateline.model.wording import period_words
from dateline.publish.charts import svg
from dateline.publish.charts.axes import Days, Numbers, axes, round_up
from dateline.publish.charts.legend import legend
from dateline.publish.charts.marks import COPY_RADIUS, RADIUS, arrow_head, lettered, mark
from dateline.publish.charts.reach import Step, steps
from dateline.publish.charts.shapes import Link, TollChart
from dateline.publish.charts.toll_rows import Point, points
from dateline.publish.toll_words import Axis, people_words, place_words

PLOT = 210.0
PLOT_INCREMENTS = 90.0
TOP = 22.0
ROOM = 62.0  # for the name of a day
FEWEST = 2  # of one number, the table says as much
MOST_HEADROOM = 12  # an upper bound so many times the highest value is shown open and not to scale


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    point: Point
    x: float
    y: float


def toll_chart(toll: Toll, record: Record, *, link: Link, by: Axis = "day", name: str = "toll") -> TollChart:
    """A ledger over time.

    Args:
        toll: the ledger.
        record: it belongs to.
        link: gives the address of a tally's words.
        by: days the numbers were valid (`day`), days they count (`event`), or days of the reports (`report`).
        name: begins the ids in the drawing; must be the chart's own in the page.
    """
    all_ = points(toll, record, link, by)
    drawn = [p for p in all_ if p.day and p.value is not None]
    note = _note(len(all_) - len(drawn))
    rows = tuple(p.row for p in all_)
    if by == "event" and len({p.day for p in drawn}) == 1 and len(drawn) > 1:
        return TollChart(svg=Markup(), note=f"All numbers are about {drawn[0].row.day}: nothing to draw over the days counted.", rows=rows)
    if sum(not p.copy for p in drawn) < FEWEST:
        return TollChart(svg=Markup(), note=note, rows=rows)
    sizes = (svg.WIDE, svg.NARROW)
    return TollChart(svg=svg.shown(*(_drawing(toll, drawn, size, name, by, note) for size in sizes)), note=note, rows=rows)


def ledger_title(toll: Toll) -> str:
    """What a ledger counts, and where."""
    period = f", {period_words(toll.period)}" if toll.period else ""
    return f"{people_words(toll)}{period} ({place_words(toll)})"


toll_place = place_words


def _note(left_out: int) -> str:
    if not left_out:
        return ""
    return f"{left_out} {'number has' if left_out == 1 else 'numbers have'} no day or no figure and {'stands' if left_out == 1 else 'stand'} only in the table."


def _drawing(toll: Toll, drawn: Sequence[Point], size: svg.Size, name: str, by: Axis, note: str) -> Markup:
    totals, further = [p for p in drawn if not p.increment], [p for p in drawn if p.increment]
    days = _days(drawn, size, totals, further)
    parts, y = [], TOP
    if totals:
        parts.append(_panel(totals, size, days, y + PLOT, y, f"{name}-{size.name}"))
        y += PLOT + size.text * 2.6
    if further:
        parts.append(svg.text(2, y + 2, "Further numbers: each adds to those before it", "caption"))
        parts.append(_increments(further, size, days, y + 12 + PLOT_INCREMENTS, y + 12))
        y += 12 + PLOT_INCREMENTS + size.text * 2.6
    keys, height = legend(drawn, size, y + 6)
    return svg.drawing(name, size, y + 6 + height, ledger_title(toll), _description(drawn, by, note), *parts, keys)


def _days(drawn: Sequence[Point], size: svg.Size, *panels: Sequence[Point]) -> Days:
    known = [p.day for p in drawn if p.day]
    most = max((_numbers(panel, 0, 1).most for panel in panels if panel), default=1)
    left = max(26.0, svg.length(f"{most:,}", size.text) + 10)
    first, last = min(known), max(known)
    return Days(first=first, last=last, left=left, right=size.width - 14)


def _numbers(shown: Sequence[Point], bottom: float, top: float) -> Numbers:
    values = [p.value for p in shown if p.value is not None]
    bounds = [p.entry.high for p in shown if p.entry.high is not None and p.entry.high <= max(values) * MOST_HEADROOM]
    return Numbers(most=round_up(max([*values, *bounds])), bottom=bottom, top=top)


def _panel(shown: Sequence[Point], size: svg.Size, days: Days, bottom: float, top: float, name: str) -> Markup:
    numbers = _numbers(shown, bottom, top)
    placed = list(_placed(shown, days, numbers))
    return svg.tag(
        "g",
        _fade(name, top, bottom),
        axes(size, days, numbers, room=ROOM),
        svg.tag("g", *(_band(step, days, numbers, name) for step in steps(shown)), class_="reach"),
        *_lines(placed, days),
        *(_marked(p, numbers) for p in placed),
    )


def _fade(name: str, top: float, bottom: float) -> Markup:
    stops = (svg.tag("stop", offset="0", class_="fade-end"), svg.tag("stop", offset="1", class_="fade-start"))
    gradient = svg.tag(
        "linearGradient", *stops, id=f"{name}-fade", gradientUnits="userSpaceOnUse", x1=0, x2=0, y1=top - TOP / 2, y2=(top + bottom) / 2
    )
    return svg.tag("defs", gradient)


def _band(step: Step, days: Days, numbers: Numbers, name: str) -> Markup:
    """One step of the band; one that is open above fades out there."""
    x, width = days.start(step.first), days.start(step.end) - days.start(step.first)
    open_above = step.high is None or step.high > numbers.most
    upper = numbers.top - TOP / 2 if open_above or step.high is None else numbers.at(step.high) - 1.5
    lower = numbers.at(step.low) + 1.5
    fill = f"url(#{name}-fade)" if open_above else None
    return svg.tag(
        "rect",
        x=x,
        y=upper,
        width=width,
        height=lower - upper,
        class_="open" if open_above else "closed",
        fill=fill,
        shape_rendering="crispEdges",
    )


def _placed(shown: Sequence[Point], days: Days, numbers: Numbers) -> Iterator[_Placed]:
    """Marks of one day that would cover each other stand side by side."""
    for day, group in groupby(shown, key=lambda p: p.day or date.min):
        rows: list[tuple[float, list[Point]]] = []
        for p in sorted(group, key=lambda p: p.value or 0):
            y = numbers.at(p.value or 0)
            near = next((row for row in rows if abs(row[0] - y) < 2 * RADIUS), None)
            if near:
                near[1].append(p)
            else:
                rows.append((y, [p]))
        for _, members in rows:
            for n, p in enumerate(members):
                x = days.at(day) + (n - (len(members) - 1) / 2) * (2 * RADIUS + 3)
                x = min(max(x, days.left + RADIUS), days.right - RADIUS + 12)
                yield _Placed(point=p, x=x, y=numbers.at(p.value or 0))


def _lines(placed: Sequence[_Placed], days: Days) -> Iterator[Markup]:
    """A step line for each voice that gives more than one number: each stands until the next, a fall is an arrow."""
    originals = [p for p in placed if not p.point.copy]
    for voice in dict.fromkeys(p.point.entry.voice for p in originals):
        own = sorted((p for p in originals if p.point.entry.voice == voice), key=lambda p: p.point.day or date.min)
        for before, now in pairwise(own):
            yield _line(before, now, days)


def _line(before: _Placed, now: _Placed, days: Days) -> Markup:
    turn = days.start(now.point.day or days.first)
    parts = [(turn, now.y), (now.x, now.y)]
    if before.point.entry.basis != "stock":
        parts = [(before.x, before.y), (turn, before.y), *parts]
    drawn = svg.tag("path", d=svg.path(parts), class_="hold", fill="none")
    marks = now.point.row.marks
    if "late" in marks and now.y < before.y:
        return drawn + svg.tag("line", x1=turn, x2=turn, y1=before.y, y2=now.y, class_="late")
    if not {"fall", "revision"} & marks or now.y <= before.y:
        return drawn
    kind = "fall" if "fall" in marks else "revised"
    shaft = svg.tag("line", x1=turn, x2=turn, y1=before.y, y2=now.y - 6, class_=kind)
    return drawn + shaft + arrow_head(turn, now.y, 1, f"{kind}-head")


def _marked(p: _Placed, numbers: Numbers) -> Markup:
    row = p.point.row
    label = f"{row.day}: {row.number}, {row.speaker}, in {row.outlet} ({row.change}{', ' + row.basis if p.point.entry.basis != 'unknown' else ''})"
    if p.point.copy:
        return svg.link(row.href, label, mark(p.point.shape, p.x, p.y, COPY_RADIUS, "dot copy"))
    hollow = " hollow" if "vague" in row.marks else ""
    dot = lettered(p.point.shape, p.x, p.y, p.point.letter, f"dot{hollow}")
    return svg.link(row.href, label, _range(p, numbers), dot)


def _range(p: _Placed, numbers: Numbers) -> Markup:
    """The bounds of one number, upwards with an arrow where it is open."""
    e = p.point.entry
    if "soft" in p.point.row.marks:
        lower, upper = interval(e)
        return svg.tag("line", x1=p.x, x2=p.x, y1=numbers.at(lower), y2=numbers.at(upper), class_="range soft-ends")
    low = p.y if e.low is None else numbers.at(e.low)
    if "open" in p.point.row.marks:
        tip = max(p.y - 30, numbers.top - TOP + 4)
        return svg.tag("line", x1=p.x, x2=p.x, y1=low, y2=tip + 6, class_="range") + arrow_head(p.x, tip, -1, "range-head")
    high = p.y if e.high is None else numbers.at(e.high)
    if low - high < 1:
        return Markup()
    caps = (svg.tag("line", x1=p.x - 5, x2=p.x + 5, y1=y, y2=y, class_="range") for y in (low, high))
    return svg.tag("g", svg.tag("line", x1=p.x, x2=p.x, y1=low, y2=high, class_="range"), *caps)


def _increments(shown: Sequence[Point], size: svg.Size, days: Days, bottom: float, top: float) -> Markup:
    numbers = _numbers(shown, bottom, top)
    placed = list(_placed(shown, days, numbers))
    stems = (svg.tag("line", x1=p.x, x2=p.x, y1=bottom, y2=p.y, class_="stem") for p in placed)
    return svg.tag("g", axes(size, days, numbers, room=ROOM), *stems, *(_marked(p, numbers) for p in placed))


def _description(drawn: Sequence[Point], by: Axis, note: str) -> str:
    first, last = drawn[0].row.day, drawn[-1].row.day
    voices = len({p.entry.voice for p in drawn})
    axis = {"day": "the day each number was valid", "event": "the days counted", "report": "the day of each report"}[by]
    return (
        f"{len(drawn)} numbers by {voices} {'speaker' if voices == 1 else 'speakers'} from {first} to {last}, by {axis}. The band reaches from the lowest to the "
        f"highest bound of each speaker's latest number. All numbers stand in the table. {note}"
    ).strip()
