"""Text becomes a query, or a refusal that says where and what to do."""

from datetime import date

import pytest

from dateline.model.errors import BadQuery
from dateline.query import FIELDS, Query, both, parse
from dateline.query.fields import ALIASES
from dateline.query.nodes import AllOf, AnyOf, Code, Days, Known, Not, Numbers, Shares, Term, Words
from dateline.query.parsing import DEEPEST, LONGEST, MOST_TERMS


def word(text: str, *, prefix: bool = False, field: str | None = None) -> Term:
    return Term(field=field, value=Words(text=text, prefix=prefix))


@pytest.mark.parametrize("text", ["", "  \n", "*", "* and *", "(*)"])
def test_nothing_and_a_star_ask_for_everything(text: str) -> None:
    assert parse(text).everything
    assert str(parse(text)) == "*"


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("fire", word("fire")),
        ("gat*", word("gat", prefix=True)),
        ('"opened  fire"', word("opened fire")),
        ("“opened fire”", word("opened fire")),
        ("«opened fire»", word("opened fire")),
        ('"say \\"no\\""', word('say "no"')),
        ('"opened fir"*', word("opened fir", prefix=True)),
        ("Gate 4", AllOf(parts=(word("Gate"), word("4")))),
        ("a AND b", AllOf(parts=(word("a"), word("b")))),
        ("a b or c", AnyOf(parts=(AllOf(parts=(word("a"), word("b"))), word("c")))),
        ("a (b or c)", AllOf(parts=(word("a"), AnyOf(parts=(word("b"), word("c")))))),
        ("not a b", AllOf(parts=(Not(part=word("a")), word("b")))),
        ("-a", Not(part=word("a"))),
        ("-(a or b)", Not(part=AnyOf(parts=(word("a"), word("b"))))),
        ("twenty-four", word("twenty-four")),
        ("12:30", word("12:30")),
        ('"and"', word("and")),
        ("speaker:Brandt", word("Brandt", field="speaker")),
        ("SPEAKER: Brandt", word("Brandt", field="speaker")),
        ('-speaker:"Ilze Brandt"', Not(part=word("Ilze Brandt", field="speaker"))),
        ("speaker:(a or b)", AnyOf(parts=(word("a", field="speaker"), word("b", field="speaker")))),
        ("url:https://x.example/a", word("https://x.example/a", field="url")),
        ("speaker:none", Term(field="speaker", value=Known(known=False))),
        ('speaker:"none"', word("none", field="speaker")),
        ("speaker:*", Term(field="speaker", value=Known(known=True))),
        ("version:any", Term(field="version", value=Known(known=True))),
        ("version:old", Term(field="version", value=Code(value="old"))),
        ("version:2", Term(field="version", value=Numbers(low=2, high=2))),
        ("type:assault", Term(field="type", value=Code(value="ASSAULT"))),
        ("event_type:ASSAULT", Term(field="type", value=Code(value="ASSAULT"))),
        ("qualifier:at-least", Term(field="qualifier", value=Code(value="at least"))),
        ("qualifier:none", Term(field="qualifier", value=Code(value="none"))),
        ("report:4F2A", Term(field="report", value=Code(value="4f2a"))),
        ("killed:5", Term(field="killed", value=Numbers(low=5, high=5))),
        ("killed:>=5", Term(field="killed", value=Numbers(low=5, high=None))),
        ("killed:>5", Term(field="killed", value=Numbers(low=6, high=None))),
        ("killed:<1,000", Term(field="killed", value=Numbers(low=None, high=999))),
        ("killed:5..10", Term(field="killed", value=Numbers(low=5, high=10))),
        ("killed:5..", Term(field="killed", value=Numbers(low=5, high=None))),
        ("killed:any", Term(field="killed", value=Known(known=True))),
        ("confidence:<0.5", Term(field="confidence", value=Shares(low=None, high=49))),
        ("confidence:>0.85", Term(field="confidence", value=Shares(low=86, high=None))),
        ("confidence:0.2..0.55", Term(field="confidence", value=Shares(low=20, high=55))),
        ("confidence:1", Term(field="confidence", value=Shares(low=100, high=100))),
        ("date:2026-03-02", Term(field="date", value=Days(first=date(2026, 3, 2), last=date(2026, 3, 2)))),
        ("date:2024-02", Term(field="date", value=Days(first=date(2024, 2, 1), last=date(2024, 2, 29)))),
        ("date:2026", Term(field="date", value=Days(first=date(2026, 1, 1), last=date(2026, 12, 31)))),
        ("date:>2026-03", Term(field="date", value=Days(first=date(2026, 4, 1), last=None))),
        ("date:<=2026-03", Term(field="date", value=Days(first=None, last=date(2026, 3, 31)))),
        ("date:..2026", Term(field="date", value=Days(first=None, last=date(2026, 12, 31)))),
        ("date:2025..2026-03", Term(field="date", value=Days(first=date(2025, 1, 1), last=date(2026, 3, 31)))),
    ],
)
def test_texts_and_what_they_ask(text: str, root: object) -> None:
    assert parse(text).root == root


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("a AND (b OR c) AND NOT d", "a (b or c) not d"),
        ("date:2026-03-01..2026-03-31", "date:2026-03"),
        ("killed:0..", "killed:>=0"),
        ("confidence:<0.5", "confidence:<=0.49"),
        ("confidence:0.5", "confidence:0.50"),
        ("location:Klaipėda content:“the gate”", 'place:Klaipėda words:"the gate"'),
        ("speaker:(a or b*) x", "(speaker:a or speaker:b*) x"),
        ('"old" "and" "-x" a:b', '"old" "and" "-x"'),
    ],
)
def test_a_query_has_one_canonical_text(text: str, canonical: str) -> None:
    assert str(parse(text.replace(" a:b", ""))) == canonical


@pytest.mark.parametrize(
    ("text", "position", "words"),
    [
        ("spaeker:Brandt", 0, "Did you mean `speaker:`"),
        ("fire https://x.example", 5, "put them in quotation marks"),
        ("a (b or c", 2, "not closed"),
        ("a) b", 1, "not opened"),
        ('fire "opened', 5, "quotation mark is not closed"),
        ("a or", 4, "missing here"),
        ("and", 0, "quotation marks"),
        ("()", 1, "missing here"),
        ("not", 3, "missing here"),
        ("speaker:", 0, "has no value"),
        ("speaker:(a published:2026)", 11, "holds values of speaker only"),
        ("fire & water", 5, "no letter or digit"),
        ("speaker:…", 8, "letters or digits"),
        ("class:denied", 6, "Did you mean denies"),
        ("killed:many", 7, "whole number"),
        ("killed:-1", 7, "whole number"),
        ("killed:<0", 7, "smaller than 0"),
        ("killed:9999999999999", 7, "largest number"),
        ("killed:10..5", 7, "range is empty"),
        ("killed:1..2..3", 7, "whole number"),
        ("killed:1.5", 7, "whole number"),
        ("confidence:40", 11, "a share from 0 to 1"),
        ("confidence:0.125", 11, "at most two decimals"),
        ("confidence:<0", 11, "smaller than 0"),
        ("confidence:>1", 11, "greater than 1"),
        ("confidence:0.9..0.2", 11, "range is empty"),
        ("killed:٣", 7, "whole number"),
        ("date:2026-02-30", 5, "no such day"),
        ("date:0000", 5, "no such day"),
        ("date:yesterday", 5, "a month (2026-03)"),
        ("date:2026-03..2026-01", 5, "range is empty"),
        ("date:>9999", 5, "beyond"),
        ("date:..", 5, "a day"),
        ('date:"2026"', 5, "a day"),
        ("report:xyz", 7, "first digits"),
        ("version:new", 8, "any, old, current"),
        ("version:none", 8, "any, old, current"),
        ("kind:any", 5, "one of report"),
        ("mode:fire*", 5, "one code"),
        ("is:contested", 3, "one of copy"),
        ("\ud800", 0, "half a character"),
        ("x" * (LONGEST + 1), LONGEST, "at most 2,000"),
        ("(" * (DEEPEST + 2) + "a", DEEPEST + 1, "deeper than"),
        ("-" * (DEEPEST + 2) + "a", DEEPEST, "deeper than"),
        ("not " * (DEEPEST + 2) + "a", 4 * DEEPEST, "deeper than"),
        ("a " * (MOST_TERMS + 1), 2 * MOST_TERMS, "at most 200 conditions"),
    ],
)
def test_what_is_no_query_is_refused_with_its_place_and_what_to_do(text: str, position: int, words: str) -> None:
    with pytest.raises(BadQuery) as refused:
        parse(text)
    assert refused.value.position == position
    assert words in refused.value.message


@pytest.mark.parametrize("text", ["(" * 100_000, ")" * 100_000, "-" * 100_000, '"' * 100_000, "a:" * 50_000, "not " * 50_000])
def test_hostile_lengths_are_refused(text: str) -> None:
    with pytest.raises(BadQuery):
        parse(text)


def test_every_field_has_an_example_that_names_it_and_parses() -> None:
    for field in FIELDS.values():
        assert parse(field.example).names(field.name), field
        assert field.meaning


def test_aliases_stand_for_fields_and_hide_none() -> None:
    assert set(ALIASES.values()) <= set(FIELDS)
    assert not set(ALIASES) & set(FIELDS)


def test_two_queries_together_find_what_both_find() -> None:
    assert both(parse("a or b"), parse("c d")) == parse("(a or b) c d")
    assert both(Query(), parse("a")) == parse("a")
    assert both(parse("a"), Query()) == parse("a")
