"""The style rules that light up words and field together, without a script."""

from collections.abc import Iterable

from dateline.publish.segments import Mark

MOST_LINKED = 400
MOST_HOVERED = 150
"""A browser weighs every rule against the whole reading, so their cost grows with the square of the number of fields:
800 fields cost Chromium a second a click. Beyond these numbers only the card and the first words show where one is."""


def link_rules(reading: str, marks: Iterable[Mark]) -> str:
    """One pair of rules a field: its words when the field is meant, the field when its words are.

    Names are letters, digits and hyphens made by `Sheet`; nothing of a report's text comes into the rules.

    Args:
        reading: name of the reading in the page.
        marks: its marks.
    """
    fields = tuple(dict.fromkeys(mark.field for mark in marks))
    if len(fields) > MOST_LINKED:
        return ""
    pair = _with_pointer if len(fields) <= MOST_HOVERED else _pair
    return "".join(pair(reading, field) for field in fields)


def _pair(reading: str, field: str) -> str:
    return _rules(reading, field, f"#{field}:target,.a-{field}:target", f".a-{field}:target")


def _with_pointer(reading: str, field: str) -> str:
    return _rules(reading, field, f"#{field}:is(:target,:hover),.a-{field}:target", f".a-{field}:target,.m-{field}:hover")


def _rules(reading: str, field: str, field_meant: str, words_meant: str) -> str:
    return (
        f"#{reading}:has({field_meant}) .m-{field}{{background:var(--lit);color:var(--lit-ink);border-color:currentColor}}\n"
        f"#{reading}:has({words_meant}) #{field}{{outline:2px solid var(--accent)}}\n"
    )
