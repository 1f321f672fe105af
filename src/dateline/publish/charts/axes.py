"""Days along and numbers up: scales, ticks and the lines that carry them."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from dateline.publish.charts import svg

DAY = timedelta(days=1)
_STEPS = (1, 2, 7, 14)  # days between ticks; more are told in months
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Days from `first` to `last` along `left`..`right`; a day has a width and stands in its middle."""

    first: date
    last: date
    left: float
    right: float

    @property
    def width(self) -> float:
        """Of a day."""
        return (self.right - self.left) / ((self.last - self.first).days + 1)

    def at(self, day: date) -> float:
        """The middle of a day."""
        return self.start(day) + self.width / 2

    def start(self, day: date) -> float:
        """Where a day begins."""
        return self.left + (day - self.first).days * self.width

    def ticks(self, room: float) -> Iterator[tuple[date, str]]:
        """Days to name, each with its name; `room` is what a name needs."""
        most = max(2, int((self.right - self.left) / room))
        days = (self.last - self.first).days + 1
        step = next((n for n in _STEPS if days / n <= most), None)
        if step:
            yield from _named((self.first + n * DAY for n in range(0, days, step)), lambda d: f"{d.day} {d:%b}")
            return
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        every = next((n for n in _MONTHS if months / n <= most), _MONTHS[-1])
        named = _year if every >= 12 else _month  # noqa: PLR2004 - months of a year
        yield from _named(_months(self.first, self.last, every), named)


def _named(days: Iterator[date], name: Callable[[date], str]) -> Iterator[tuple[date, str]]:
    """Days with their names; the year stands with the first and where it changes."""
    year = None
    for day in days:
        shown = name(day)
        yield day, shown if day.year == year or shown == str(day.year) else f"{shown} {day.year}"
        year = day.year


def _month(day: date) -> str:
    return f"{day:%b}"


def _year(day: date) -> str:
    return str(day.year)


def _months(first: date, last: date, every: int) -> Iterator[date]:
    number = first.year * 12 + first.month - 1
    number += -number % every
    while (day := date(number // 12, number % 12 + 1, 1)) <= last:
        if day >= first:
            yield day
        number += every


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Numbers from 0 to `most` between `bottom` and `top`."""

    most: int
    bottom: float
    top: float

    def at(self, number: float) -> float:
        """Where a number stands."""
        return self.bottom - (self.bottom - self.top) * min(number, self.most) / self.most

    def ticks(self) -> Sequence[int]:
        """Whole numbers to name, 0 first."""
        return range(0, self.most + 1, step(self.most))


def step(most: int) -> int:
    """A round distance that parts 0..most into about four."""
    raw = max(1.0, most / 4)
    size = 10 ** math.floor(math.log10(raw))
    return int(next(size * n for n in (1, 2, 5, 10) if size * n >= raw))


def round_up(most: int) -> int:
    """The next tick above a number, so that nothing touches the upper edge."""
    by = step(max(1, most))
    return (most // by + 1) * by


def axes(size: svg.Size, days: Days, numbers: Numbers, *, room: float) -> Markup:
    """Lines and names of both scales."""
    lines = [_level(size, days, numbers, n) for n in numbers.ticks()]
    return svg.tag("g", *lines, day_names(size, days, numbers.bottom, room=room), class_="axes")


def _level(size: svg.Size, days: Days, numbers: Numbers, number: int) -> Markup:
    y = numbers.at(number)
    line = svg.tag("line", x1=days.left, x2=days.right, y1=y, y2=y, class_="base" if number == 0 else "level")
    return line + svg.text(days.left - 6, y + size.text * 0.35, f"{number:,}", "tick", anchor="end")


def day_names(size: svg.Size, days: Days, bottom: float, *, room: float) -> Markup:
    """Names of days under an axis, those that would leave the drawing pushed inside."""
    parts = []
    for day, name in days.ticks(room):
        x = days.at(day)
        half = svg.length(name, size.text) / 2
        parts.append(svg.tag("line", x1=x, x2=x, y1=bottom, y2=bottom + 5, class_="base"))
        parts.append(svg.text(min(max(x, half), size.width - half - 1), bottom + 5 + size.text * 1.15, name, "tick", anchor="middle"))
    return svg.tag("g", *parts)
