"""Patterns of time expressions and how each is resolved. Longer matches win over shorter ones."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.ground import timedays as days
from dateline.ground import timelengths as lengths
from dateline.ground import timequarters as quarters
from dateline.ground import timeunits as units
from dateline.ground import timeweekdays as weekdays
from dateline.ground.timecontext import Context
from dateline.ground.timeholidays import holiday
from dateline.ground.timeresolve import Resolved
from dateline.ground.timewords import pieces

Resolver = Callable[[re.Match[str], Context], Resolved | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, its resolver, and the kinds of words (`timecues`) that must all be there for it to match."""

    pattern: re.Pattern[str]
    resolve: Resolver
    needs: frozenset[str]


_YEAR_LEADS = (
    "in", "since", "of", "by", "until", "till", "from", "to", "and", "or", "for", "after", "before", "through", "during", "than", "late", "early",
    "the", "between", "a", "an", "its", "his", "her", "their", "our", "both", "mid", "around", "circa",
)  # fmt: skip
_BEFORE_YEAR = (
    "(?:"
    + "|".join(rf"(?<=\b{word}\s)" for word in _YEAR_LEADS)
    + r"|(?<=['’]s\s)|(?<=\bmid-)|(?<=\()|(?<=[-–—])|(?<=,\s)|(?={year}(?:[-–](?:{year}|\d\d\b)|['’]s\s)))"
)
_NO_NOUN = r"(?!\s*(?:%|percent|per\s+cent))(?!(?<=00)\s*[a-z]+(?:s|people|men|women|children)\b(?<!\bwas)(?<!\bhas)(?<!\bis))"
_ALONE = r"(?=\s*(?:[,.;:)—–]|and\b|but\b|$))"  # "the day before, …": no event follows that it would be counted from
_PATTERNS: Mapping[str, tuple[str, Resolver]] = {
    "iso": (r"(?<![\d-])(?P<y>{year})-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])", days.iso_day),
    "dots": (r"(?<![\d.])(?P<d>0?[1-9]|[12]\d|3[01])\.(?P<m>0?[1-9]|1[0-2])\.(?P<y>(?:1[5-9]|20)\d\d)(?![\d.]\d)", days.iso_day),
    "slashes": (r"(?<![\d/])(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/(?P<y>\d{{4}}|\d\d)(?![\d/])", days.slashed_day),
    "month-day": (
        r"(?:(?:{weekday}|{shortday}),?\s+)?(?<![-\w])(?P<m>{month})\s*(?:the\s+)?(?P<d>{day})(?:(?:\s*,\s*|\s+)(?:(?P<y>{year})|(?:of\s+)?(?P<rel>last|this|next)\s+year\b))?",
        days.month_day,
    ),
    "day-month": (r"(?:(?:{weekday}|{shortday}),?\s+)?(?:the\s+)?(?P<d>{day})(?:\s+of)?\s+(?P<m>{month})(?:,?\s+(?:(?P<y>{year})|(?:of\s+)?(?P<rel>last|this|next)\s+year\b))?(?!\w)", days.month_day),
    "day-month-short": (r"(?P<d>{day})\s+(?P<m>{month})\s+['’]?(?P<y>\d\d)(?=\s*(?:\(|\[|\]|--|–|—|$))", days.short_day),
    "day-of-month": (r"(?:(?<=\bon\s)|(?<=\bby\s)|(?<=\buntil\s)|(?<=\bsince\s)|(?<=\bmorning\sof\s)|(?<=\bafternoon\sof\s)|(?<=\bevening\sof\s)|(?<=\bnight\sof\s))the\s+(?P<d>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))\b(?!\s+(?:of|century|{month})\b)", days.day_of_month),
    "month-year": (r"(?:{phase}|(?<![-\w])|(?<=[a-z.][-–—]))(?P<m>{month})(?:,?\s+(?:of\s+)?)(?P<y>{year})", days.month),
    "month-deictic": (r"{phase}?(?P<m>{fullmonth})\s+(?:of\s+)?(?P<shift>this|last|next)\s+year\b", days.month),
    "month": (r"{phase}?(?:(?P<shift>this|last|next|this\s+past)\s+)?(?:{fullmonth}|{shortmonth})(?!\s*\d)", days.bare_month),
    "weekday": (
        (r"(?:(?P<shift>last|next|this|this\s+past|this\s+coming|coming|the\s+previous|the\s+following|that)\s+)?(?:(?:early|late|earlier|later)\s+(?:on\s+)?)?"
        r"(?P<w>{weekday}\b|(?<=\bon\s){shortday}|{shortday}(?=\s+(?:{part}|at)\b))(?:\s+(?P<p>{part})s?\b)?"),
        weekdays.weekday,
    ),
    "nth-weekday": (
        r"(?:the\s+)?(?P<nth>{nth})\s+(?P<w>{weekday})\s+(?:of|in)\s+(?:(?P<m>{month})(?:,?\s+(?:of\s+)?(?P<y>{year}))?|(?P<shift>this|last|next|the|every|each)\s+month\b)(?!\s*\d)",
        weekdays.nth_of_month,
    ),
    "weekday-of": (r"the\s+{nth}\s+{weekday}\s+of\b", weekdays.of_a_feast),
    "deictic": (r"(?:(?:earlier|later|late|early)\s+)?(?<!\ba\s)(?P<w>today|yesterday|tomorrow|tonight|the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow)\b(?:\s+(?P<p>{part})\b)?", weekdays.deictic_day),
    "deictic-part": (r"(?:(?:earlier|later|late|early)\s+)?(?P<shift>this|last)\s+(?P<p>{part})\b|overnight\b", weekdays.deictic_part),
    "the-quarter": (r"the\s+(?:latest\s+quarter|quarter|latest\s+period)\b", quarters.latest_quarter),
    "unit-ended": (r"the\s+(?:fiscal\s+|full\s+)?(?P<u>year|week|month)(?=,?\s+(?:ending|ended|to|through)\s+(?:{month}|{day}|{weekday}|today|yesterday|tomorrow))", lengths.full_unit),
    "anchored-part": (r"(?:later\s+|earlier\s+|early\s+|late\s+)?(?P<shift>the\s+(?:following|next|previous|same)|that)\s+(?P<p>{part})\b", weekdays.anchored_part),
    "half": (r"(?:the\s+)?(?P<h>first|second|last|latter)[\s-]+half\s+of\s+(?:fiscal\s+)?(?:(?P<y>{year})|(?P<shift>the|this|last|next|the\s+current|the\s+previous)\s+year\b)", quarters.half),
    "deictic-unit": (
        (r"{phase}?(?P<shift>this|last|next|the\s+(?:previous|preceding|prior|following|next|same|current|coming|latest)|that|(?:the\s+)?same)\s+(?:fiscal\s+|calendar\s+)?"
        r"(?P<u>{dateunit}|weekend)\b(?!s|\s+(?:and\s+a\s+half|old)|\s+(?:of|in)\s+(?:{month}|{year}))"),
        units.deictic_unit,
    ),
    "end-of-unit": (r"(?:(?:the\s+)?(?:end|beginning|start|middle|rest|remainder)\s+of|(?:earlier|later|early|late)\s+in)\s+(?P<shift>the)\s+(?P<u>week|month|quarter|year|decade)\b", units.deictic_unit),
    "the-unit": (r"(?:(?<=\bfor\s)|(?<=\bof\s)|(?<=\bin\s)|(?<=\bduring\s))(?P<shift>the)\s+(?:full\s+|whole\s+|entire\s+)?(?P<u>year)\b(?!s|\s*[-\d]|\s+(?:ago|earlier|before|old|one|two|of)\b)", units.deictic_unit),
    "weekend": (r"the\s+weekend\b", units.weekend),
    "year-end": (r"(?:the\s+)?year(?:'s|’s)?[\s-]end\b(?:\s+(?P<y>{year}))?", quarters.year_end),
    "ago": (
        r"(?P<n>{about}?(?:{num}|{vague}))(?:\s+|-)(?P<u>{unit})\s+(?:(?P<w>ago|earlier|later|afterwards|hence|from\s+now)\b(?!\s+than\b)|(?P<w2>before|after)\b" + _ALONE + ")",
        units.shifted_by,
    ),
    "vague-ago": (r"(?:(?:just|only|even)\s+)?(?P<n>)(?P<u>(?:second|minute|hour|day|week|month|year|decade)s|centuries)\s+(?P<w>ago|earlier|later)(?P<w2>)\b(?!\s+than\b)", units.shifted_by),
    "counted-from": (
        (r"(?P<n>{num})\s+(?P<u>day|week|month|year|decade)s?\s+(?P<way>ago|from)\s+(?:on\s+)?(?:(?P<now>this\s+(?:week|month|year)|this\s+weekend)|(?P<w>today|yesterday|tomorrow|{weekday}))\b"),
        weekdays.counted_from,
    ),
    "beside": (r"the\s+(?P<u>day|week|month|year)\s+(?P<w>before|after)\b" + _ALONE, units.beside),
    "weekday-of-week": (r"(?P<w>{weekday})\s+(?:of\s+)?(?P<n>last|next|this)\s+week\b", weekdays.weekday_of_week),
    "year-earlier": (r"(?:(?:the|a)\s+)?year-(?:earlier|ago)(?:\s+(?:quarter|period))?", units.year_earlier),
    "quarter": (
        r"(?:the\s+(?!year))?(?:(?P<y0>{year})(?:'s|’s)?\s+)?(?:fiscal\s+)?(?:(?P<shift>this|last|next|the)\s+year(?:'s|’s)\s+)?(?:(?P<q>{ordinal})(?:\s+fiscal)?[\s-]+quarter\b|Q(?P<qn>[1-4])\b)(?:(?:\s+of|\s+in|,)?\s+(?:fiscal\s+)?(?P<y>{year}))?",
        quarters.quarter,
    ),
    "fiscal": (r"(?:fiscal\s+(?:year\s+)?|FY\s?)(?P<y>{year})", units.year),
    "season": (r"{phase}?(?:(?P<shift>this|last|next|the|in|that)\s+)?(?P<s>{season})(?:\s+(?:of\s+)?(?P<y>{year})(?:(?<=\d)[-–/]\d\d\b)?|\s+(?:of\s+)?(?P<of>last|this|next)\s+year)?\b", quarters.season),
    "decade": (r"(?:(?:the\s+)?(?:end|beginning|start|middle|close)\s+of\s+)?(?:the\s+)?(?:(?:early|late|mid)[\s-]+)?(?:the\s+)?(?P<y>(?:1[5-9]|20)\d0|['’]\d0)(?P<spelled>)['’]?s\b", units.decade),
    "decade-spelled": (r"(?:the\s+|(?<=\bthe\s)|(?=nineteen))(?:(?:early|late|mid)[\s-]+)?(?:nineteen[\s-])?(?P<spelled>{spelleddecade})\b", units.decade),
    "century": (r"(?:the\s+)?(?:(?:early|late|mid)[\s-]+)?(?:(?P<n>\d\d?)(?:st|nd|rd|th)|(?P<spelled>{spelledcentury}))[\s-]century\b", units.century),
    "year-phase": (r"(?:(?:early|late|mid)[\s-]+(?:in\s+)?|(?:the\s+)?(?:end|beginning|start|middle|close)\s+of\s+)(?P<y>{year})", units.year),
    "the-year": (r"(?:the\s+)?years?\s+(?P<y>{year})", units.year),
    "year": (_BEFORE_YEAR + r"(?<![$€£#])(?P<y>{year})" + _NO_NOUN, units.year),
    "bare-year": (r"(?<![$€£#\d.,/-])(?P<y>(?:19|20)\d\d)\b(?![-–/.,]\d|\s*%)", units.bare_year),
    "spelled-year": (
        r"(?:sixteen|seventeen|eighteen|nineteen)[\s-]+(?:hundred[\s-]+)?(?:and[\s-]+)?(?:oh[\s-]+)?{small}(?:[\s-]+{small})?\b|(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bof\s)|(?<=\byear\s))(?:two\s+thousand(?:\s+and)?(?:\s+{small}){{1,2}}|twenty[\s-]+(?:ten|eleven|twelve|\w+teen|twenty)(?:[\s-]+{small})?)\b",
        units.spelled_year,
    ),
    "each": (r"(?:every|each)\s+(?:(?P<n>{num}|{vague}|other|second|third|fourth)\s+)?(?P<u>{unit}|weekend|{weekday}s?|{fullmonth}|{part})\b", lengths.each),
    "per": (r"(?:(?<=\bonce\s)|(?<=\btwice\s)|(?<=\btimes\s)|(?=per\s))(?:a|per)\s+(?P<u>{dateunit})\b", lengths.each),
    "days-of-week": (r"(?:on\s+)?(?P<u>{weekday})s\b(?:\s+(?P<p>{part})s?)?|(?P<u2>{weekday})\s+(?P<p2>{part})s\b", lengths.each_weekday),
    "sets": (r"{frequency}\b", lengths.fixed_set),
    "running": (
        r"(?:the\s+|these\s+)?(?:past|last|next|first|coming|previous|following|final|preceding)\s+(?:(?P<n>{num}|{vague})(?:\s+|-))?(?P<u>(?:(?:second|minute|hour|day|week|month|quarter|year|decade)s|centuries))\b",
        lengths.running,
    ),
    "the-past": (r"(?:the|this)\s+past\s+(?P<u>{dateunit})\b(?!\s+and\s+a\s+half)", lengths.full_unit),
    "in-recent": (r"(?:the\s+)?recent\s+(?P<u>(?:day|week|month|year|decade)s)\b", lengths.past_reference),
    "length": (
        (r"{about}?(?:the\s+)?(?P<n>{num}|{vague})(?P<range>\s+(?:to|or)\s+{num})?(?P<half2>\s+1/2|½|[\s-]+and[\s-]+a[\s-]+half)?(?:\s+(?:more\s+|full\s+|whole\s+|straight\s+|consecutive\s+|long\s+)?|-)(?P<u>{unit})\b(?:[\s-]long\b)?(?P<half>\s+and\s+a\s+half)?"
        r"(?!\s+(?:ago|earlier)\b|[-\s]+olds?\b|\s+of\s+age)"),
        lengths.duration,
    ),
    "bare-length": (r"(?:(?<=\bfor\s)|(?<=\bwithin\s)|(?<=\bspent\s)|(?<=\btook\s)|(?<=\btake\s)|(?<=\btakes\s)|(?<=\blasted\s)|(?<=\bafter\s)|(?<=\bfollows\s))(?P<u>(?:minute|hour|day|week|month|year|decade)s|centuries)\b(?!\s+(?:ago|earlier|later|before|after)\b)", lengths.duration),
    "lengths-of": (r"(?P<u>(?:day|week|month|year|decade)s|centuries)(?=\s+of\s+(?!age\b|the\b))", lengths.duration),
    "whole-unit": (r"(?:the|an?)\s+(?:whole|entire|full)\s+(?P<u>day|night|week|month|year|decade)\b(?:\s+long\b)?", lengths.full_unit),
    "long": (r"(?P<u>(?:hour|day|week|month|year|decade)s?|century|centuries)-long\b", lengths.long_unit),
    "half-of": (r"(?:half\s+an?\s+|an?\s+half[\s-]+)(?P<u>minute|hour|day|month|year|decade|century)\b", lengths.half_of),
    "clock": (r"{about}?(?<![\d:.$])(?P<h>[01]?\d|2[0-3])(?:[:.](?P<i>[0-5]\d))?\s*(?P<ap>[ap]\.?\s?m\b\.?){tz}", lengths.clock),
    "clock24": (r"(?<![\d:.])(?P<h>[01]?\d|2[0-3]):(?P<i>[0-5]\d)(?::[0-5]\d)?(?![\d:]){tz}", lengths.clock),
    "hours": (r"(?<![\d:.,$])(?P<h>[01]\d|2[0-3])(?P<i>[0-5]\d)(?:\s*(?:GMT|UTC)|\s+(?:hours|hrs|local\s+time))\b", lengths.clock),
    "at-hours": (r"(?<=\bat\s)(?P<h>[01]\d|2[0-3])(?P<i>[0-5]\d)\b(?![.,:-]\d)", lengths.bare_hours),
    "oclock": (r"(?P<hw>{num})\s+o['’]clock(?:\s+in\s+the\s+(?P<p>morning|afternoon|evening))?", lengths.clock),
    "in-the-part": (r"(?:(?<=\bat\s)|(?<=\baround\s)|(?<=\babout\s))(?P<hw>{num})\s+in\s+the\s+(?P<p>morning|afternoon|evening)\b", lengths.clock),
    "noon": (r"{clockword}\b", lengths.named_clock),
    "the-part": (r"(?:(?<=\bin\s)|(?<=\bduring\s))the\s+(?:early\s+|late\s+)?(?P<p>morning|afternoon|evening|night)\b|mid[\s-](?P<p2>morning|afternoon)\b", lengths.some_part),
    "references": (r"{reference}\b(?<!as\ssoon)(?!-|\s+(?:and\s+then|after\b|as\b)|(?<=now)\s+that\b)", lengths.reference),
    "holiday": (r"(?P<name>{holiday})(?!\w)(?:\s+(?P<around>week|weekend)\b)?(?:,?\s+(?:of\s+)?(?P<y>{year}))?", holiday),
}  # fmt: skip


_NEEDS: Mapping[str, str] = {
    "iso": "digit",
    "dots": "digit",
    "slashes": "digit",
    "month-day": "month digit",
    "day-month": "month digit",
    "day-month-short": "month digit",
    "month-year": "month year",
    "day-of-month": "digit",
    "month-deictic": "month unit",
    "month": "month",
    "weekday": "weekday",
    "nth-weekday": "weekday run",
    "weekday-of": "weekday run",
    "deictic": "now",
    "deictic-part": "part",
    "anchored-part": "part",
    "the-quarter": "quarter",
    "unit-ended": "unit",
    "deictic-unit": "unit",
    "end-of-unit": "unit end",
    "the-unit": "unit",
    "weekend": "unit",
    "year-end": "unit end",
    "ago": "unit shift count",
    "vague-ago": "unit shift",
    "counted-from": "unit shift",
    "beside": "unit beside",
    "weekday-of-week": "weekday unit",
    "year-earlier": "unit shift",
    "quarter": "quarter",
    "half": "half",
    "fiscal": "fiscal year",
    "season": "season",
    "decade": "digit",
    "decade-spelled": "decade",
    "century": "unit",
    "year-phase": "year end",
    "the-year": "unit year",
    "year": "year",
    "bare-year": "year",
    "spelled-year": "spelled",
    "each": "each",
    "per": "per unit",
    "days-of-week": "weekday",
    "sets": "often",
    "running": "unit run",
    "the-past": "unit past",
    "in-recent": "recent",
    "length": "unit count",
    "bare-length": "unit",
    "lengths-of": "unit",
    "whole-unit": "unit",
    "long": "unit long",
    "half-of": "half unit",
    "clock": "digit clock",
    "clock24": "digit",
    "hours": "digit zone",
    "at-hours": "digit",
    "oclock": "oclock",
    "in-the-part": "part",
    "noon": "noon",
    "the-part": "part",
    "references": "reference",
    "holiday": "holiday",
}


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, compiled once."""
    table = pieces()
    return tuple(
        Rule(re.compile(r"(?<!\w)" + _filled(pattern, table), re.IGNORECASE), resolve, frozenset(_NEEDS[name].split()))
        for name, (pattern, resolve) in _PATTERNS.items()
    )


def _filled(pattern: str, table: Mapping[str, str]) -> str:
    out = re.sub(r"\{([a-z]+)\}", lambda m: table[m[1]], pattern)
    return out.replace("{{", "{").replace("}}", "}")
