"""Whatever the documented grammar makes is a query, and its parts are what the grammar says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.query import FIELDS, Field, parse
from docs.query_page import query_page

_RUN = st.sampled_from(["strike", "dock", "gate-4", "1,000", "Klaipėda", "o'clock", "a.b", "x_y", "火事"])
_QUOTED = st.sampled_from(['"opened fire"', '"and"', '"say \\"no\\""', "“amber wire”", "„Zwölf“", "«old port»", '"a(b:c)"'])
_STAR = st.sampled_from(["", "*"])
_WORDS = st.tuples(_RUN | _QUOTED, _STAR).map("".join)
_OPERATOR = st.sampled_from(["", ">", ">=", "<", "<=", "="])
_DAY = st.sampled_from(["2026", "2026-03", "2026-03-02"])


def bounded(value: st.SearchStrategy[str], low: str, high: str) -> st.SearchStrategy[str]:
    return st.tuples(_OPERATOR, value).map("".join) | st.sampled_from([f"{low}..", f"..{high}", f"{low}..{high}"])


_NUMBER = bounded(st.sampled_from(["5", "1,000", "12"]), "5", "1,000")
_BY_KIND = {
    "words": _WORDS,
    "days": bounded(_DAY, "2026-03", "2026-03-09"),
    "number": _NUMBER,
    "share": bounded(st.sampled_from(["0.5", "0.25"]), "0.2", "1.0"),
    "code": st.sampled_from(["en", "LTU", "human_rights"]),
    "id": st.sampled_from(["4f2a", "0123456789abcdef"]),
    "version": st.sampled_from(["old", "Current", "any", "2", ">=2"]),
}


def single(field: Field) -> st.SearchStrategy[str]:
    value = st.sampled_from([f'"{c}"' for c in field.choices]) if field.choices else _BY_KIND[field.kind]
    return value if field.must else value | st.sampled_from(["any", "NONE", "*"])


def joined(part: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """`either` over some kind of part: and, or, not, the hyphen, parentheses."""
    wider = part | part.map(lambda p: f"not {p}") | part.map(lambda p: f"-{p}") | part.map(lambda p: f"( {p})")
    both = st.lists(wider, min_size=1, max_size=3).flatmap(lambda ps: st.sampled_from([" ", " and ", " AND "]).map(lambda j: j.join(ps)))
    return st.lists(both, min_size=1, max_size=3).map(" or ".join)


def valued(field: Field) -> st.SearchStrategy[str]:
    return (single(field) | joined(single(field)).map(lambda v: f"({v})")).map(lambda v: f"{field.name}:{v}")


_OF_FIELD = st.sampled_from(list(FIELDS.values())).flatmap(valued)


@settings(max_examples=300, deadline=None)
@given(text=joined(_WORDS | _OF_FIELD | st.just("*")))
def test_whatever_the_grammar_makes_is_a_query(text: str) -> None:
    query = parse(text)
    assert parse(str(query)) == query


def test_every_kind_of_field_has_its_line_in_the_grammar() -> None:
    grammar = query_page().partition("```ebnf")[2].partition("```")[0]
    for kind in {field.kind for field in FIELDS.values()} - {"choice"}:
        assert f" {kind}" in grammar
