import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.attribute.marks import quoted_in, quoted_spans
from dateline.model import Span
from tests.attribute.counting import calls_of


def quoted(text: str) -> list[str]:
    return [m.span.words(text) for m in quoted_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We stay,” said Anna. “All of us.”", ["“We stay,”", "“All of us.”"]),
        ('"We stay," said Anna: "All of us."', ['"We stay,"', '"All of us."']),
        ("''We stay,'' said Anna. ''He said 'no'''", ["''We stay,''", "''He said 'no'''"]),
        ("``We stay,'' said Anna.", ["``We stay,''"]),
        ("«Нет», сказал он. »Nein«, „Ja“, „Tak”, ”Nej”, 「否」.", ["«Нет»", "»Nein«", "„Ja“", "„Tak”", "”Nej”", "「否」"]),
        ("« Bonjour », dit-il, “ Oui ”.", ["« Bonjour »", "“ Oui ”"]),
        ("‘We won’t leave the dockers’ harbour,’ said Anna.", ["‘We won’t leave the dockers’ harbour,’"]),
        ("'Terror attack' in the dockers' hall", ["'Terror attack'"]),
        ("‘We blame the dockers’, he said. ‘They left.’", ["‘We blame the dockers’", "‘They left.’"]),
        ("‘He told me “go away”,’ she said.", ["‘He told me “go away”,’"]),
        ("“He told me ‘go away’,” she said.", ["“He told me ‘go away’,”"]),
        ("“They call it “the hole” here,” she said.", ["“They call it “the hole” here,”"]),
        ('“We go," he said, “and no,“ he said.', ['“We go,"', "“and no,“"]),
        ("(“We stay”) —“We go”—", ["“We stay”", "“We go”"]),
    ],
)
def test_marks_of_every_kind_open_and_close(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The dockers’ union and the guards’ barracks.",
        "Rock 'n' roll of the '90s; 'til the boss' hall was shut.",
        "It isn't Anna's, it's the boss's.",
        'He is 5\'11" tall, the pipe 6" wide.',
        'A stray” mark, and another".',
        "",
        "“",
        "“”",
    ],
)
def test_what_only_looks_like_a_mark_opens_nothing(text: str) -> None:
    assert quoted(text) == []


def test_a_mark_that_was_never_closed_leaves_the_other_quotations_of_its_paragraph() -> None:
    assert quoted("“We stay, he said. “They go,” said Anna.") == ["“They go,”"]
    assert quoted('"We stay, he said. "They go," said Anna.') == ['"They go,"']


def test_a_quotation_goes_on_in_the_next_paragraph_where_its_mark_is_repeated() -> None:
    text = "“The shelling began at “the hole”.\n\n“It ended,” said Anna.\n\n“Nobody came.”"
    found = quoted_spans(text, 0, len(text))
    assert [(m.inner.words(text), m.closed, m.continues) for m in found] == [
        ("The shelling began at “the hole”.", False, False),
        ("It ended,", True, True),
        ("Nobody came.", True, False),
    ]


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    assert quoted("He said “we stay.\n\nThe port is closed” and quiet. “Go,” he said.") == ["“we stay.", "“Go,”"]


def test_spans_hold_the_very_characters() -> None:
    text = "\u200b“\u00adWe\u00ad  stay,\u200b” said Zoe\u0308."
    (found,) = quoted_spans(text, 0, len(text))
    assert found.span.words(text) == "“\u00adWe\u00ad  stay,\u200b”"


@given(st.text(alphabet="ab s,.\n\u00ad-9\"'“”‘’„«»‹›`", max_size=60), st.integers(0, 5))
def test_quotations_are_in_order_apart_and_within_their_paragraphs(text: str, start: int) -> None:
    start = min(start, len(text))
    found = quoted_spans(text, start, len(text))
    ends = [start, *(m.span.end for m in found)]
    for m, before in zip(found, ends, strict=False):
        assert before <= m.span.start <= m.inner.start <= m.inner.end <= m.span.end <= len(text)
        assert "\n\n" not in m.span.words(text)
        assert text[m.span.start] not in "ab s,.\n\u00ad-9"


@given(st.lists(st.text(alphabet="ab ,.\"'“”‘’«»", max_size=20), max_size=5))
def test_a_paragraph_is_read_the_same_whatever_stands_around_it(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    spans, at = [], 0
    for words in paragraphs:
        spans.append(Span(at, at + len(words)))
        at += len(words) + 2
    alone = [m.span for s in spans for m in quoted_in(text, [s])]
    assert [m.span for m in quoted_in(text, spans)] == alone


def _calls(text: str) -> int:
    return calls_of(lambda: quoted_spans(text, 0, len(text)))


@pytest.mark.parametrize(
    "unit", ["“", "”", '"', "'", '“ "a ', "‘a s’ ", "«»", '"a" ', "''", " 'a“b", "“a ‘", "‘a\u00ad\u00ad", "«a „b ‚c "]
)
def test_ten_thousand_marks_cost_four_times_what_a_quarter_costs(unit: str) -> None:
    assert _calls(unit * 10_000) < 4.5 * _calls(unit * 2_500) + 100
