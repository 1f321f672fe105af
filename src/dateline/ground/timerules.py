"""Patterns of time expressions and how each is resolved. Longer matches win over shorter ones."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.ground import timedays as days
from dateline.ground import timelengths as lengths
from dateline.ground import timeunits as units
from dateline.ground.timecontext import Context
from dateline.ground.timeresolve import Resolved
from dateline.ground.timewords import one_of, pieces, words_of

Resolver = Callable[[re.Match[str], Context], Resolved | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, its resolver, and words one of which must be there for it to match (empty = none): a cheap first look."""

    pattern: re.Pattern[str]
    resolve: Resolver
    needs: tuple[str, ...] = ()


_PHASE = r"(?:(?:early|late|mid|later|earlier)[\s-]+(?:on\s+|in\s+)?|(?:the\s+)?(?:end|beginning|start|middle)\s+of\s+)?"
_BEFORE_YEAR = (
    r"(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bof\s)|(?<=\bby\s)|(?<=\buntil\s)|(?<=\btill\s)|(?<=\bfrom\s)|(?<=\bto\s)|(?<=\band\s)|(?<=\bor\s)"
    r"|(?<=\bfor\s)|(?<=\bafter\s)|(?<=\bbefore\s)|(?<=\bthrough\s)|(?<=\bduring\s)|(?<=\bthan\s)|(?<=['’]s\s)|(?<=\blate\s)|(?<=\bearly\s)"
    r"|(?<=\bmid-)|(?<=\bthe\s)|(?<=\bbetween\s)|(?<=\()|(?<=[-–—])|(?<=,\s))"
)
_NO_NOUN = r"(?!\s*(?:%|percent|per\s+cent|[a-z]+(?:s|people|men|women|children)\b(?<!\bwas)(?<!\bhas)(?<!\bis)))"
_PATTERNS: Mapping[str, tuple[str, Resolver]] = {
    "iso": (r"(?<![\d-])(?P<y>{year})-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])", days.iso_day),
    "slashes": (r"(?<![\d/])(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/(?P<y>\d{{4}}|\d\d)(?![\d/])", days.slashed_day),
    "month-day": (
        r"(?:(?:{weekday}|{shortday}),?\s+)?(?<![-\w])(?P<m>{month})\s*(?P<d>{day})(?:(?:\s*,\s*|\s+)(?P<y>{year}))?",
        days.month_day,
    ),
    "day-month": (r"(?:(?:{weekday}|{shortday}),?\s+)?(?:the\s+)?(?P<d>{day})(?:\s+of)?\s+(?P<m>{month})(?:,?\s+(?P<y>{year}))?(?!\w)", days.month_day),
    "month-year": (_PHASE + r"(?<![-\w])(?P<m>{month})(?:,?\s+(?:of\s+)?)(?P<y>{year})", days.month),
    "month-deictic": (_PHASE + r"(?P<m>{fullmonth})\s+(?:of\s+)?(?P<shift>this|last|next)\s+year\b", days.month),
    "month": (_PHASE + r"(?:(?P<shift>this|last|next|this\s+past)\s+)?(?:{fullmonth}|{shortmonth})(?!\s*\d)", days.bare_month),
    "weekday": (
        r"(?:(?P<shift>last|next|this|this\s+past|this\s+coming|coming)\s+)?(?:(?:early|late)\s+(?:on\s+)?)?(?:{weekday}\b|{shortday})(?:\s+(?P<p>{part})s?\b)?",
        days.weekday,
    ),
    "part-weekday": (r"(?P<p>{part})\s+(?:of|on)\s+(?P<w>{weekday})\b", days.weekday),
    "deictic": (r"(?:(?:earlier|later|late|early)\s+)?(?P<w>today|yesterday|tomorrow|tonight|the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow)\b(?:\s+(?P<p>{part})\b)?", days.deictic_day),
    "deictic-part": (r"(?:(?:earlier|later|late|early)\s+)?(?P<shift>this|last)\s+(?P<p>{part})\b|overnight\b", days.deictic_part),
    "deictic-unit": (
        (r"(?:(?P<phase>earlier|later|early|late|the\s+end\s+of)\s+)?(?P<shift>this|last|next|the\s+(?:past|previous|following|next|same|current|coming)|that|(?:the\s+)?same)\s+"
        r"(?P<u>{dateunit}|weekend)\b(?!s|\s+(?:and\s+a\s+half|old))"),
        units.deictic_unit,
    ),
    "the-unit": (r"(?:the\s+(?P<u>weekend|day|latest\s+quarter|quarter|latest\s+period))\b", units.current_unit),
    "ago": (r"(?P<n>{about}?(?:{num}|{vague}))(?:\s+|-)(?P<u>{unit})\s+(?P<w>ago|earlier|before|later|afterwards|hence|from\s+now)\b(?!\s+(?:the|a|he|she|it|they)\b)", units.shifted_by),
    "weekday-ago": (r"(?P<w>{weekday})\s+(?P<n>last|next)\s+week\b", days.weekday_of_week),
    "year-earlier": (r"(?:(?:the|a)\s+)?year-(?:earlier|ago)(?:\s+(?:quarter|period))?", units.year_earlier),
    "quarter": (
        r"(?:the\s+)?(?:(?P<y0>{year})(?:'s|’s)?\s+)?(?:fiscal\s+)?(?:(?P<shift>this|last)\s+year(?:'s|’s)\s+)?(?P<q>{ordinal})(?:\s+fiscal)?[\s-]+quarter\b(?:(?:\s+of|\s+in|,)?\s+(?:fiscal\s+)?(?P<y>{year}))?",
        units.quarter,
    ),
    "fiscal": (r"fiscal\s+(?:year\s+)?(?P<y>{year})", units.year),
    "season": (_PHASE + r"(?:(?P<shift>this|last|next|the|in)\s+)?(?P<s>{season})(?:\s+(?:of\s+)?(?P<y>{year}))?\b", units.season),
    "decade": (r"(?:the\s+)?(?:(?:early|late|mid)[\s-]+)?(?:the\s+)?(?P<y>(?:1[5-9]|20)\d0|['’]\d0)['’]?s\b", units.decade),
    "century": (r"(?:the\s+)?(?:(?:early|late|mid)[\s-]+)?(?P<n>\d\d?)(?:st|nd|rd|th)[\s-]century\b", units.century),
    "year-phase": (r"(?:(?:early|late|mid)[\s-]+(?:in\s+)?|(?:the\s+)?(?:end|beginning|start|middle)\s+of\s+)(?P<y>{year})", units.year),
    "the-year": (r"(?:the\s+)?years?\s+(?P<y>{year})", units.year),
    "year": (_BEFORE_YEAR + r"(?<![$€£#])(?P<y>{year})" + _NO_NOUN, units.year),
    "each": (r"(?:every|each)\s+(?:(?P<n>{num})\s+)?(?P<u>{unit}|{weekday}s?|{fullmonth}|{part})\b", lengths.each),
    "per": (r"(?:(?<=\bonce\s)|(?<=\btwice\s)|(?<=\btimes\s))(?:a|per)\s+(?P<u>{dateunit})\b", lengths.each),
    "days-of-week": (r"(?:on\s+)?(?P<u>{weekday})s\b(?:\s+(?P<p>{part})s?)?|(?P<u2>{weekday})\s+(?P<p2>{part})s\b", lengths.each_weekday),
    "sets": (rf"(?:{one_of(('daily', 'nightly', 'weekly', 'monthly', 'annually', 'hourly', 'yearly'))})\b", lengths.fixed_set),
    "running": (
        r"(?:the\s+|these\s+)?(?:past|last|next|first|coming|previous|following|final|preceding|recent)\s+(?:(?P<n>{num}|{vague})(?:\s+|-))?(?P<u>(?:second|minute|hour|day|week|month|quarter|year|decade)s)\b",
        lengths.running,
    ),
    "in-recent": (r"recent\s+(?P<u>(?:day|week|month|year|decade)s)\b", lengths.past_reference),
    "length": (r"{about}?(?:the\s+)?(?P<n>{num}|{vague})(?:\s+(?:more\s+|full\s+|straight\s+|consecutive\s+|long\s+)?|-)(?P<u>{unit})\b(?P<half>\s+and\s+a\s+half)?(?!\s+(?:ago|earlier)\b|[-\s]+olds?\b|\s+of\s+age)", lengths.duration),
    "bare-length": (r"(?:(?<=\bfor\s)|(?<=\bwithin\s))(?P<u>(?:minute|hour|day|week|month|year|decade)s)\b", lengths.duration),
    "half": (r"(?:half\s+an?\s+hour|an?\s+half\s+hour)\b", lengths.half_hour),
    "clock": (r"{about}?(?<![\d:.$])(?P<h>[01]?\d|2[0-3])(?:[:.](?P<i>[0-5]\d))?\s*(?P<ap>[ap]\.?\s?m\b\.?){tz}", lengths.clock),
    "clock24": (r"(?<![\d:.])(?P<h>[01]\d|2[0-3]):(?P<i>[0-5]\d)(?::[0-5]\d)?(?![\d:]){tz}", lengths.clock),
    "oclock": (r"(?P<hw>{num})\s+o['’]clock(?:\s+in\s+the\s+(?P<p>morning|afternoon|evening))?", lengths.clock),
    "noon": (rf"(?:{one_of(words_of('clock'))})\b", lengths.named_clock),
    "the-part": (r"(?:(?<=\bin\s)|(?<=\bduring\s))the\s+(?:early\s+|late\s+)?(?P<p>morning|afternoon|evening|night)\b|mid[\s-](?P<p2>morning|afternoon)\b", lengths.some_part),
    "references": (rf"(?:{one_of(words_of('references'))})\b(?<!as\ssoon)(?!-|\s+(?:that|and\s+then|after\b|as\b))", lengths.reference),
    "holiday": (rf"(?:{one_of(words_of('holidays'))})(?!\w)", days.holiday),
}  # fmt: skip


_NEEDS: Mapping[str, tuple[str, ...]] = {
    "month-deictic": ("year",),
    "deictic": ("today", "yesterday", "tomorrow", "tonight"),
    "deictic-part": ("morning", "afternoon", "evening", "night"),
    "deictic-unit": ("day", "week", "month", "quarter", "year", "decade"),
    "the-unit": ("weekend", "day", "quarter", "period"),
    "ago": ("ago", "earlier", "before", "later", "afterwards", "hence", "from"),
    "weekday-ago": ("week",),
    "year-earlier": ("year-",),
    "quarter": ("quarter",),
    "fiscal": ("fiscal",),
    "season": ("spring", "summer", "autumn", "fall", "winter"),
    "century": ("century",),
    "the-year": ("year",),
    "each": ("every", "each"),
    "per": ("once", "twice", "times"),
    "days-of-week": ("days", "mornings", "afternoons", "evenings", "nights"),
    "in-recent": ("recent",),
    "half": ("hour",),
    "oclock": ("clock",),
    "clock24": (":",),
    "noon": ("noon", "midday", "midnight"),
    "the-part": ("morning", "afternoon", "evening", "night"),
    "holiday": ("christmas", "new"),
    "slashes": ("/",),
}


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, compiled once."""
    table = pieces()
    return tuple(
        Rule(re.compile(r"(?<!\w)" + _filled(pattern, table), re.IGNORECASE), resolve, _NEEDS.get(name, ()))
        for name, (pattern, resolve) in _PATTERNS.items()
    )


def _filled(pattern: str, table: Mapping[str, str]) -> str:
    out = re.sub(r"\{([a-z]+)\}", lambda m: table[m[1]], pattern)
    return out.replace("{{", "{").replace("}}", "}")
