"""Cutting a text at every boundary of overlapping and nested spans."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Span
from dateline.publish.segments import Mark, Segment, cut

TEXT = "Anna said the bridge,\r\n she thinks, is cléar — \U0001f309.  So be it."


@st.composite
def _marks(draw: st.DrawFn) -> list[Mark]:
    def span() -> Span:
        start = draw(st.integers(0, len(TEXT) - 1))
        return Span(start, draw(st.integers(start + 1, len(TEXT))))

    return [
        Mark(
            id=f"w{n}",
            field=f"f{draw(st.integers(0, 3))}",
            layer=draw(st.sampled_from(("source", "cue", "content", "trigger"))),
            title="",
            spans=tuple(span() for _ in range(draw(st.integers(1, 3)))),
        )
        for n in range(draw(st.integers(0, 8)))
    ]


def _mark(id_: str, *spans: Span) -> Mark:
    return Mark(id=id_, field=id_, layer="content", title="", spans=spans)


def _ids(segment: Segment) -> list[str]:
    return [mark.id for mark in segment.marks]


@given(_marks())
def test_segments_put_together_are_the_exact_text(marks: list[Mark]) -> None:
    assert "".join(s.span.words(TEXT) for s in cut(len(TEXT), marks)) == TEXT


@given(_marks())
def test_a_character_carries_exactly_the_marks_whose_spans_cover_it(marks: list[Mark]) -> None:
    for segment in cut(len(TEXT), marks):
        for at in range(segment.span.start, segment.span.end):
            covering = {m.id for m in marks if any(s.start <= at < s.end for s in m.spans)}
            assert set(_ids(segment)) == covering


@given(_marks())
def test_every_mark_begins_once_at_its_first_words(marks: list[Mark]) -> None:
    begun = {id_: segment.span.start for segment in cut(len(TEXT), marks) for id_ in segment.begins}
    assert begun == {m.id: min(m.spans).start for m in marks}


@given(_marks())
def test_the_first_mark_of_a_segment_is_the_innermost(marks: list[Mark]) -> None:
    for segment in cut(len(TEXT), marks):
        lengths = [min(s.end - s.start for s in m.spans if s.contains(segment.span)) for m in segment.marks]
        assert lengths == sorted(lengths)


def test_no_segment_reaches_across_a_passage() -> None:
    segments = cut(10, [_mark("a", Span(2, 8))], [Span(0, 5), Span(5, 10)])
    assert [s.span for s in segments] == [Span(0, 2), Span(2, 5), Span(5, 8), Span(8, 10)]


def test_a_nested_span_is_inside_and_both_parts_of_an_interrupted_one_are_marked() -> None:
    segments = cut(12, [_mark("outer", Span(0, 4), Span(6, 12)), _mark("inner", Span(7, 9))])
    assert [_ids(s) for s in segments] == [["outer"], [], ["outer"], ["inner", "outer"], ["outer"]]


def test_an_empty_text_has_no_segments() -> None:
    assert cut(0, []) == ()
