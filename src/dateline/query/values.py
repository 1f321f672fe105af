"""What stands after the colon → a value of the field's kind."""

import calendar
import difflib
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from dateline.query.fields import Field, FieldKind
from dateline.query.folding import folded
from dateline.query.nodes import Code, Days, Known, Numbers, Shares, Value, Words
from dateline.query.tokens import Token, refused

_BOUND = r"[^.<>=]*(?:\.[^.<>=]+)?"
_RANGE = re.compile(rf"(?P<op>>=|<=|>|<|=)?(?P<one>{_BOUND})$|(?P<from>{_BOUND})\.\.(?P<to>{_BOUND})$")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_ID = re.compile(r"[0-9a-f]{1,16}")
_CODE = re.compile(r"[^\W_]+(?:[\s_.-]+[^\W_]+)*")
_SHARE = re.compile(r"0(?:\.\d{1,2})?|1(?:\.0{1,2})?")
_LARGEST = 10**12
_DAY_BOUNDS = "a day (2026-03-02), a month (2026-03) or a year (2026), a range (2026-03-01..2026-03-09), or one with >, >=, < or <="
_SHARE_BOUNDS = "a share from 0 to 1 with at most two decimals (0.5), a range (0.2..0.5), or one with >, >=, < or <="
_NUMBER_BOUNDS = "a whole number (5), a range (5..10), or one with >, >=, < or <="

Bounds = tuple[date | None, date | None]


def value_of(field: Field, token: Token, text: str) -> Value:
    """The value a token gives to a field.

    Raises:
        BadQuery: it is no value of this field.
    """
    if not token.quoted and token.text not in field.choices and (known := _known(field, token)) is not None:
        return known
    try:
        return _VALUES[field.kind](field, token)
    except ValueError as error:
        raise refused(text, token.at, f"{field.name} cannot be {token.text!r}", str(error)) from None


def _known(field: Field, token: Token) -> Known | None:
    word = "any" if token.kind == "everything" or (token.prefix and not token.text) else token.text.lower()
    if word not in ("any", "none") or (field.must and (word == "none" or field.kind != "version")) or (token.prefix and token.text):
        return None
    return Known(known=word == "any")


def _words(field: Field, token: Token) -> Words:
    if not folded(token.text):
        raise ValueError(f"Write words with letters or digits, as in {field.example}")
    return Words(text=token.text, prefix=token.prefix)


def _choice(field: Field, token: Token) -> Code:
    wanted = "-".join(folded(token.text))
    found = {"-".join(folded(choice)): choice for choice in field.choices}
    if wanted in found and not token.prefix:
        return Code(value=found[wanted])
    near = difflib.get_close_matches(wanted, list(found), n=1)
    meant = f"Did you mean {found[near[0]]}? " if near else ""
    raise ValueError(f"{meant}It is one of {', '.join(field.choices)}.")


def _code(field: Field, token: Token) -> Code:
    if not _CODE.fullmatch(token.text) or token.prefix:
        raise ValueError(f"Write one code, as in {field.example}")
    return Code(value=token.text.upper() if field.name == "country" else "_".join(token.text.lower().split()))


def _id(field: Field, token: Token) -> Code:
    wanted = token.text.lower()
    if not _ID.fullmatch(wanted):
        raise ValueError(f"Write the first digits of an id (`dateline list` shows them), as in {field.example}")
    return Code(value=wanted)


def _version(_field: Field, token: Token) -> Value:
    if token.text.lower() in ("old", "current"):
        return Code(value=token.text.lower())
    try:
        return _numbers(_field, token)
    except ValueError:
        raise ValueError("Write any, old, current, or a number.") from None


def _numbers(_field: Field, token: Token) -> Numbers:
    op, one, start, end = _parts(token, _NUMBER_BOUNDS)
    if one is None:
        low, high = (_number(start) if start else None), (_number(end) if end else None)
        if low is not None and high is not None and low > high:
            raise ValueError("The range is empty: write the smaller number first.")
        return Numbers(low=low, high=high)
    number = _number(one)
    if op == "<" and number == 0:
        raise ValueError("No count is smaller than 0.")
    return {
        ">": Numbers(low=number + 1, high=None),
        ">=": Numbers(low=number, high=None),
        "<": Numbers(low=None, high=number - 1),
        "<=": Numbers(low=None, high=number),
    }.get(op, Numbers(low=number, high=number))


def _shares(_field: Field, token: Token) -> Shares:
    op, one, start, end = _parts(token, _SHARE_BOUNDS)
    if one is None:
        low, high = (_hundredths(start) if start else None), (_hundredths(end) if end else None)
        if low is not None and high is not None and low > high:
            raise ValueError("The range is empty: write the smaller share first.")
        return Shares(low=low, high=high)
    share = _hundredths(one)
    if (op, share) in (("<", 0), (">", 100)):
        raise ValueError("No share is smaller than 0 or greater than 1.")
    return {
        ">": Shares(low=share + 1, high=None),
        ">=": Shares(low=share, high=None),
        "<": Shares(low=None, high=share - 1),
        "<=": Shares(low=None, high=share),
    }.get(op, Shares(low=share, high=share))


def _hundredths(words: str) -> int:
    if not words.isascii() or not _SHARE.fullmatch(words):
        raise ValueError(f"Write {_SHARE_BOUNDS}.")
    whole, _, decimals = words.partition(".")
    return 100 * int(whole) + int(decimals.ljust(2, "0"))


def _number(words: str) -> int:
    if not words.isascii() or not _NUMBER.fullmatch(words):
        raise ValueError(f"Write {_NUMBER_BOUNDS}.")
    plain = words.replace(",", "")
    if len(plain) > len(str(_LARGEST)) or int(plain) > _LARGEST:
        raise ValueError(f"The largest number is {_LARGEST:,}.")
    return int(plain)


def _days(_field: Field, token: Token) -> Days:
    op, one, start, end = _parts(token, _DAY_BOUNDS)
    if one is None:
        first = _interval(start)[0] if start else None
        last = _interval(end)[1] if end else None
        if first and last and first > last:
            raise ValueError("The range is empty: write the earlier day first.")
        return Days(first=first, last=last)
    first, last = _interval(one)
    try:
        return {
            ">": lambda: Days(first=last + timedelta(days=1), last=None),
            ">=": lambda: Days(first=first, last=None),
            "<": lambda: Days(first=None, last=first - timedelta(days=1)),
            "<=": lambda: Days(first=None, last=last),
        }.get(op, lambda: Days(first=first, last=last))()
    except OverflowError:
        raise ValueError("There are no days beyond the years 1 and 9999.") from None


def _interval(words: str) -> tuple[date, date]:
    found = _DAY.fullmatch(words) if words.isascii() else None
    if found is None:
        raise ValueError(f"Write {_DAY_BOUNDS}.")
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        raise ValueError("There is no such day in the calendar.") from None
    last_month = month or 12
    last = first if day else date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])
    return first, last


def _parts(token: Token, bounds: str) -> tuple[str, str | None, str, str]:
    found = None if token.quoted or token.prefix else _RANGE.fullmatch(token.text)
    if found is None or token.text == "..":
        raise ValueError(f"Write {bounds}.")
    return found["op"] or "=", found["one"], found["from"] or "", found["to"] or ""


_VALUES: Mapping[FieldKind, Callable[[Field, Token], Value]] = {
    "words": _words,
    "days": _days,
    "number": _numbers,
    "share": _shares,
    "choice": _choice,
    "code": _code,
    "id": _id,
    "version": _version,
}
