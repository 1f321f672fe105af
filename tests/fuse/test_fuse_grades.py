"""Grades, and the counts they follow from."""

from datetime import date, datetime

import pytest

from dateline.fuse import fuse
from dateline.fuse.decisions import Word
from dateline.fuse.grades import grade, grade_incidents, grade_tolls
from dateline.model import Dispute, Reading, Record, Side, StatementLink
from tests.fuse.builder import Builder

DAY = date(2026, 3, 4)
DAY_TIME = datetime(2026, 3, 6, 12)  # noqa: DTZ001 - kept in UTC without a zone


@pytest.mark.parametrize(
    ("sources", "disputes", "admitted", "expected"),
    [
        (1, 0, None, "weak"),
        (2, 0, None, "fair"),
        (5, 1, None, "contested"),
        (1, 0, "The army", "confirmed"),
        (1, 2, "The army", "confirmed"),
    ],
)
def test_the_rule(sources: int, disputes: int, admitted: str | None, expected: str) -> None:
    given = grade(sources, disputes, admitted)
    assert given.grade == expected
    assert f"{sources} independent source" in given.reason
    assert given.by == "machine"


def test_only_a_person_discounts_and_a_persons_word_goes_before_any_rule() -> None:
    ana = Word(made=DAY_TIME, correction="c-1", author="Ana", reason="another village")
    assert grade(3, 0, discounted=[ana])[:1] + grade(3, 0, discounted=[ana])[2:] == ("discounted", "Ana")
    assert grade(1, 0, "The army", contested=[ana]).grade == "contested"
    assert "another village" in grade(1, 0, "The army", contested=[ana]).reason


def shelling(speaker: str, words: str, outlet: str, who: str) -> Reading:
    b = Builder(f"According to {speaker}, {words} the market in Velm.", outlet=outlet)
    s = b.say(speaker, "According to", f"{words} the market in Velm")
    b.event("shelled", "ASSAULT", None, who=who, day=DAY, statement=s)
    return b.reading()


def test_an_incident_is_confirmed_where_the_party_held_responsible_says_so_itself() -> None:
    record = fuse(
        [shelling("the mayor", "the army shelled", "Amber Wire", "the army"), shelling("the army", "it had shelled", "Radio Curonia", "it")]
    )
    assert {i.grade for i in record.incidents} == {"confirmed"}
    assert "the army, held responsible, says so itself" in record.incidents[0].grade_reason


def counts(*numbers: tuple[str, int]) -> Record:
    text = " ".join(f"According to {speaker}, {n} dockers died at the quay in Velm." for speaker, n in numbers)
    b = Builder(text)
    for speaker, n in numbers:
        said = b.say(speaker, "According to", f"{n} dockers died at the quay in Velm")
        b.count(f"{n} dockers", n, n, statement=said, scope="dockers")
    return fuse([b.reading()])


def test_a_toll_has_its_counts_in_the_reason() -> None:
    assert [(t.grade, t.grade_reason) for t in counts(("the union", 4)).tolls] == [("weak", "1 independent source; nobody disputes it.")]
    assert [(t.grade, t.grade_reason) for t in counts(("the union", 4), ("the port", 4)).tolls] == [
        ("fair", "2 independent sources; nobody disputes it.")
    ]
    (toll,) = counts(("the union", 4), ("the port", 9)).tolls
    assert toll.grade == "contested"


def test_marks_of_persons_reach_incidents_and_tolls() -> None:
    record = counts(("the union", 4))
    word = Word(made=DAY_TIME, correction="c-1", author="Ana", reason=None)
    (toll,) = grade_tolls(record.tolls, record.readings, record.links, discounted={record.tallies[0].id: (word,)})
    assert (toll.grade, toll.graded_by) == ("discounted", "Ana")
    told = fuse([shelling("the mayor", "the army shelled", "Amber Wire", "the army")])
    (incident,) = grade_incidents(told.incidents, told.readings, (), (), contested={told.events[0].id: (word,)})
    assert (incident.grade, incident.graded_by) == ("contested", "Ana")


def disputed(meeting: str, *, counted: bool) -> str:
    """The grade of a shelling told in a statement in which these words meet those of a denial."""
    b = Builder("According to the mayor, the army shelled the market in Velm, 9 traders died and a school closed.")
    said = b.say("the mayor", "According to", "the army shelled the market in Velm, 9 traders died and a school closed")
    b.event("shelled", "ASSAULT", None, who="the army", day=DAY, statement=said)
    if counted:
        b.count("9 traders", 9, 9, statement=said, scope="traders")
    reading = b.reading()
    words = b.span(meeting)
    link = StatementLink(kind="disputes", source=said, target=said, source_words=words, target_words=words, reason="They differ.")
    dispute = Dispute(id="d-1", matter="", sides=(Side(statements=(said,), speakers=()),) * 2, links=(link,))
    (incident,) = grade_incidents(fuse([reading]).incidents, [reading], [dispute], [link])
    return incident.grade


def test_a_dispute_touches_an_event_only_where_its_words_meet() -> None:
    assert disputed("shelled the market", counted=False) == "contested"
    assert disputed("the army", counted=False) == "contested"
    assert disputed("a school closed", counted=False) == "weak"
    assert disputed("9 traders", counted=True) == "weak"
