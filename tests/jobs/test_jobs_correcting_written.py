"""Values as a person would write them: what is written so and read again is the same value."""

from dataclasses import replace

import pytest

from dateline.jobs.correcting.people import span_of
from dateline.jobs.correcting.values import wished
from dateline.jobs.correcting.written import count, written
from dateline.model import Reading, Span, Tally
from dateline.model.anchors import KINDS, Noun, nouns
from dateline.model.codec import to_plain
from tests.publish.told_through import kask
from tests.store.readings import march, shots

READINGS = (shots(), march(), kask())
NOUNS = [(r, n) for r in READINGS for kind in KINDS for n in nouns(r, kind)]
KNOWN = ("country", "earliest", "latest")
BY_PERSON = ("said", "when", "period", "as_of", "place")  # a person's word has another basis


@pytest.mark.parametrize(("reading", "noun"), NOUNS, ids=[n.id for _, n in NOUNS])
def test_what_is_written_is_read_as_the_same_value(reading: Reading, noun: Noun) -> None:
    for name, words in written(reading, noun).items():
        if name in ("count", "low", "best", "high") or (name in BY_PERSON and not words):
            continue
        made = wished(reading, noun, {name: words}).values[name]
        was = to_plain(getattr(noun, name))
        if name in BY_PERSON:
            assert {k: made.get(k) for k in KNOWN} == {k: was.get(k) for k in KNOWN}, name
        elif name == "chain":
            assert [link["span"] for link in made] == [link["span"] for link in was]
        else:
            assert made == was, name


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ((6, 6, 6), "6"),
        ((5, None, 10), "5..10"),
        ((5, None, None), "5.."),
        ((None, None, 10), "..10"),
        ((None, 7, None), "7"),
        ((None, None, None), ""),
    ],
)
def test_bounds_are_written_in_one(bounds: tuple[int | None, int | None, int | None], words: str) -> None:
    tally = shots().tallies[0]
    low, best, high = bounds
    assert count(replace(tally, low=low, best=best, high=high)) == words


def test_a_name_that_two_actors_bear_gives_way_to_the_id() -> None:
    reading = shots()
    actor = next(a for a in reading.actors if a.id == "person:ilze-brandt")
    twice = replace(reading, actors=(*reading.actors, replace(actor, id="person:ilze-brandt-2")))
    assert written(reading, reading.statements[0])["speaker"] == "Ilze Brandt"
    assert written(twice, twice.statements[0])["speaker"] == "person:ilze-brandt"


def test_words_are_found_however_they_are_broken_into_lines() -> None:
    text = "The guards\n  opened fire. The guards opened fire again."
    assert span_of("The guards opened fire", text, Span(0, 3)) == Span(0, 24)
    assert span_of("The guards opened fire", text, Span(40, 45)) == Span(26, 48)


def test_every_bound_of_a_count_stands_by_itself_too() -> None:
    tally = next(n for _, n in NOUNS if isinstance(n, Tally))
    assert list(written(READINGS[0], tally))[:6] == ["category", "count", "qualifier", "low", "best", "high"]
