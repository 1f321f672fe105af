"""Times of several parts that are one: "10 p.m. on Wednesday", "the night of Aug. 9"; and days listed after a month: "Aug. 9, 10 and 11"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from dateline.ground.timeresolve import day_value
from dateline.ground.timevalue import extent, week_value
from dateline.ground.timewords import words_of
from dateline.model import Document, Span, When

_CLOCK_FIRST = re.compile(r",?\s+(?:(?:on|of)\s+(?:the\s+)?)?", re.IGNORECASE)
_PART_OF = re.compile(
    r"(?:\b(?:the|late|early|small|first)\s+)*\b(?P<part>morning|afternoon|evening|night|hours)\s+(?:of|on)\s+(?:the\s+)?$", re.IGNORECASE
)
_SMALL_HOURS = re.compile(r"(?:early|small|first)\s+hours", re.IGNORECASE)
_LOOK_BACK = 40
_CLOCK, _PART = re.compile(r"T\d\d:\d\d$"), re.compile(r"T(?:MO|AF|EV|NI)$")  # "at 1700 this afternoon"
_EVENING, _NOON = 1, 12  # hours: a night's hours after midnight are told with "in the morning"
_WEEK_OF = re.compile(r"\b(?:the\s+)?week\s+of\s+$", re.IGNORECASE)
_FULL_DAY = re.compile(r"(?P<y>\d{4}|XXXX)-(?P<m>\d\d)-\d\d")
_DAY = r"(?P<d>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?(?![\d%]|[.:,]\d|\s*(?:a\.?m|p\.?m)\b)\b"
_AFTER = re.compile(rf"\s*(?:,\s*(?:and\s+|or\s+)?|and\s+|or\s+){_DAY}", re.IGNORECASE)
_FURTHER = re.compile(r"(?:\s*(?:,?\s*and|,|or|to|until|till|through|[-–—])\s*\d\d?(?:st|nd|rd|th)?)+,?\s+(?:of\s+)?", re.IGNORECASE)
_LISTS = 31
_LENGTH = re.compile(r"P(?P<t>T?)(?P<n>\d+)(?P<u>[A-Z])")
_UNITS = {"Y": 7, "M": 6, "W": 5, "D": 4, "TH": 3, "TM": 2, "TS": 1}
_ADDED = re.compile(r"\s*(?:,|,?\s+and)?\s+", re.IGNORECASE)
_HOURS_TO = re.compile(r"\s*(?:to|until|till|through|and|[-–—])\s*", re.IGNORECASE)
_HOUR = re.compile(r"(?:\d{1,2}(?:[:.]?\d\d)?\s*(?:[ap]\.?\s?m\.?)?|noon|midnight|midday)(?:\s*(?:GMT|UTC|local\s+time))?", re.IGNORECASE)
_COUNTED = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "SYM"})


def joined(document: Document, found: list[When]) -> Iterator[When]:
    """The times of a passage with what belongs together joined, and the further days of lists added."""
    n = end = 0
    while n < len(found):
        first, after = found[n], found[n + 1] if n + 1 < len(found) else None
        n += 1
        if after is not None and _is_clock_of(document, first, after):
            n += 1
            end = after.span.end
            yield _with_time(after, Span(first.span.start, end), _hour(document, first, after))
            continue
        if after is not None and _is_noon_of(document, first, after):
            n, end = n + 1, after.span.end
            yield _with_time(first, Span(first.span.start, end), after.value.partition("T")[2])
            continue
        if after is not None and (length := _sum_of(document, first, after)):
            n, end = n + 1, after.span.end
            yield replace(first, span=Span(first.span.start, end), value=length)
            continue
        if after is not None and _is_year_of(document, first, after):
            n += 1  # "Aug. 9 and 12, 2020": the year belongs to the days
        whole = _with_part(document, first, end)
        end = whole.span.end
        yield whole
        yield from _listed(document, first, after)


def _sum_of(document: Document, first: When, after: When) -> str | None:
    """The value of a length told in two units: "five years and six months" is P5Y6M."""
    long, short = _LENGTH.fullmatch(first.value), _LENGTH.fullmatch(after.value)
    if first.kind != "DURATION" or after.kind != "DURATION" or not long or not short:
        return None
    if not _UNITS.get(long["t"] + long["u"], 0) > _UNITS.get(short["t"] + short["u"], 9) or not _ADDED.fullmatch(
        document.text, first.span.end, after.span.start
    ):
        return None
    return first.value + (short["n"] + short["u"] if long["t"] == short["t"] else f"T{short['n']}{short['u']}")


def without_day(document: Document, times: tuple[When, ...]) -> tuple[When, ...]:
    """The times with the hours of what comes again ("a curfew from 9 p.m. to 5 a.m.") taken from the day that they were counted from."""
    out = list(times)
    for n, (first, last) in enumerate(pairwise(times)):
        if not (
            _is_hour(document, first) and _is_hour(document, last) and _HOURS_TO.fullmatch(document.text, first.span.end, last.span.start)
        ):
            continue
        sentence = document.tokens_in(first.span)[0].sentence
        if any(t.lower in words_of("again")["words"] for t in document.sentence_tokens(sentence)):
            out[n : n + 2] = [_of_no_day(first), _of_no_day(last)]
    return tuple(out)


def _is_hour(document: Document, when: When) -> bool:
    return when.kind == "TIME" and bool(_HOUR.fullmatch(document.words(when.span)))


def _of_no_day(when: When) -> When:
    value = f"XXXX-XX-XXT{when.value.partition('T')[2]}"
    return replace(when, value=value, earliest=None, latest=None, precision="unknown", basis="unresolved")


def _is_clock_of(document: Document, first: When, after: When) -> bool:
    day = _is_day(after) or (bool(_CLOCK.search(first.value)) and bool(_PART.search(after.value)))
    return first.kind == "TIME" and day and bool(_CLOCK_FIRST.fullmatch(document.text, first.span.end, after.span.start))


def _is_noon_of(document: Document, first: When, after: When) -> bool:
    """Thursday noon; Friday midnight."""
    named = after.kind == "TIME" and document.words(after.span).lower() in words_of("clock")
    return named and _is_day(first) and document.text[first.span.end : after.span.start].isspace()


def _is_year_of(document: Document, first: When, after: When) -> bool:
    shared = after.kind == "DATE" and after.precision == "year" and first.value.startswith(f"{after.value}-")
    return shared and bool(_FURTHER.fullmatch(document.text, first.span.end, after.span.start))


def _is_day(when: When) -> bool:
    """A day, though its year or week may not be known."""
    return when.kind == "DATE" and (when.precision in {"day", "unknown-year"} or when.value.startswith("XXXX-WXX-"))


def _with_part(document: Document, day: When, begin: int) -> When:
    """A day with the part of it that is named before, not earlier than at `begin`: "the night of Nov. 12"."""
    begin = max(begin, day.span.start - _LOOK_BACK)
    if day.earliest is not None and day.precision == "day" and (week := _WEEK_OF.search(document.text, begin, day.span.start)):
        value = week_value(day.earliest)
        about = extent(value)
        span = Span(week.start(), day.span.end)
        return replace(day, span=span, kind="DATE", value=value, earliest=about.earliest, latest=about.latest, precision="week")
    named = _PART_OF.search(document.text, begin, day.span.start) if _is_day(day) or day.kind == "TIME" else None
    if named is None:
        return day
    if day.kind == "TIME":  # "the early hours of Saturday morning"
        return replace(day, span=Span(named.start(), day.span.end))
    part = named["part"].lower()
    if part == "hours":
        return _with_time(day, Span(named.start(), day.span.end), "MO") if _SMALL_HOURS.search(named.group()) else day
    return _with_time(day, Span(named.start(), day.span.end), words_of("dayparts")[part][1:])


def _hour(document: Document, clock: When, day: When) -> str:
    """The time of day, past noon where the part of the day says so: "8 o'clock last night"."""
    time = clock.value.partition("T")[2]
    half_told = any(c in document.words(clock.span).lower().replace(".", "") for c in ("am", "pm"))
    late = day.value.partition("T")[2] in {"AF", "EV", "NI"}
    if half_told or not late or not time[:2].isdigit() or not _EVENING <= int(time[:2]) < _NOON:
        return time
    return f"{int(time[:2]) + _NOON}{time[2:]}"


def _with_time(day: When, span: Span, time: str) -> When:
    return replace(day, span=span, kind="TIME", value=f"{day.value.partition('T')[0]}T{time}")


def _listed(document: Document, first: When, after: When | None) -> Iterator[When]:
    """The further days of "Aug. 9, 10 and 11"; not the number of something ("on Aug. 9, 10 people")."""
    month = _FULL_DAY.fullmatch(first.value)
    written = first.span.words(document.text)
    if first.kind != "DATE" or month is None or not written[-1:].isdigit() or len(written) >= _LISTS or re.search(r"\d{4}$", written):
        return
    end, days = first.span.end, []
    while more := _AFTER.match(document.text, end, after.span.start if after is not None else len(document.text)):
        days.append(more)
        end = more.end()
    if (
        not days
        or (_counts(document, end) and not _opens_sentence(document, first, days))
        or not re.search(r"and|or", days[-1].group(), re.IGNORECASE)
    ):
        return
    for more in days:
        year = month["y"]
        value = day_value(int(year) if year.isdigit() else 2000, int(month["m"]), int(more["d"]))
        if value is not None:
            value = value if year.isdigit() else f"XXXX{value[4:]}"
            about = extent(value)
            yield replace(first, span=Span(*more.span("d")), value=value, earliest=about.earliest, latest=about.latest)


def _opens_sentence(document: Document, first: When, days: list[re.Match[str]]) -> bool:
    """Whether two days joined by "and" alone open a sentence, so that nothing but days is listed: "On Sept. 4 and 5 teachers walked out"."""
    token = next(iter(document.tokens_in(Span(first.span.start, first.span.start + 1))), None)
    if token is None or "," in days[-1].group():
        return False
    return token.i - document.sentences[token.sentence].first <= 1


def _counts(document: Document, end: int) -> bool:
    """Whether the number that ends here counts what stands after it."""
    after = next(iter(document.tokens_in(Span(end + 1, end + 2))), None) if document.text[end : end + 1].isspace() else None
    return after is not None and after.pos in _COUNTED and not after.text[:2].isdigit()
