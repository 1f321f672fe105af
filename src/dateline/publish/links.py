"""The style rules that light up words and field together, without a script."""

from collections.abc import Iterable

from dateline.publish.segments import Mark


def link_rules(marks: Iterable[Mark]) -> str:
    """One pair of rules a field: its words when the field is meant, the field when its words are.

    Names are letters, digits and hyphens made by `Sheet`; nothing of a report's text comes into the rules.
    """
    return "".join(map(_pair, dict.fromkeys(mark.field for mark in marks)))


def _pair(field: str) -> str:
    return (
        f".reading:has(#{field}:is(:target,:hover),.a-{field}:target) .m-{field}{{background:var(--lit);color:var(--lit-ink)}}\n"
        f".reading:has(.a-{field}:target,.m-{field}:hover) #{field}{{outline:2px solid var(--accent)}}\n"
    )
