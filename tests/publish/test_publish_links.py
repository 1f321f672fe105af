"""The style rules that light up words and fields."""

from dateline.model import Span
from dateline.publish.links import MOST_HOVERED, MOST_LINKED, link_rules
from dateline.publish.segments import Mark


def _marks(fields: int) -> list[Mark]:
    return [
        Mark(id=f"w-s{n}-{part}", field=f"s{n}", layer="content", title="", spans=(Span(n, n + 1),))
        for n in range(fields)
        for part in ("content", "source")
    ]


def test_a_field_has_its_pair_of_rules_once_and_inside_its_own_reading() -> None:
    rules = link_rules("r2-report", _marks(1)).splitlines()
    assert len(rules) == 2
    assert all(rule.startswith("#r2-report:has(") for rule in rules)


def test_a_reading_of_many_fields_does_without_the_pointer_and_one_of_very_many_without_rules() -> None:
    assert ":hover" in link_rules("report", _marks(MOST_HOVERED))
    assert ":hover" not in link_rules("report", _marks(MOST_HOVERED + 1))
    assert ":target" in link_rules("report", _marks(MOST_LINKED))
    assert link_rules("report", _marks(MOST_LINKED + 1)) == ""
