"""What many readings say together."""

import itertools
from dataclasses import replace
from datetime import date

import pytest

from dateline.fuse import fuse
from dateline.model import Reading, Record
from tests.fuse.builder import Builder

WIRE = (
    "Two dockers were killed and 17 injured when guards opened fire at the gate, the hospital said. "
    "The union said that at least five people had been killed. Nobody had a weapon, a witness said on Thursday morning."
)


def hospital(outlet: str = "Amber Wire", text: str = WIRE) -> Reading:
    b = Builder(text, outlet=outlet)
    s1 = b.say("the hospital", "said", "Two dockers were killed and 17 injured when guards opened fire at the gate")
    s2 = b.say("The union", "said", "at least five people had been killed")
    b.count("Two dockers were killed", 2, 2, statement=s1, scope="dockers")
    b.count("at least five people had been killed", 5, None, statement=s2, qualifier="at least", scope="people")
    b.event("opened fire", "ASSAULT", "firearms", who="guards", day=date(2026, 3, 4), statement=s1)
    return b.reading()


def later(low: int, day: date, speaker: str = "the hospital", scope: str = "dockers") -> Reading:
    text = f"{low} dockers were killed in all, {speaker} said on that later day."
    b = Builder(text, outlet="Radio Curonia", published=day)
    s = b.say(speaker, "said", f"{low} dockers were killed in all")
    b.count(f"{low} dockers were killed", low, low, statement=s, scope=scope)
    return b.reading()


def transfer(*, denied_on: date) -> list[Reading]:
    arrival = Builder("Guards arrived at the port to break the strike, the union said.", published=date(2026, 3, 4))
    arrival.say("the union", "said", "Guards arrived at the port to break the strike")
    text = "The company said that the transfer of the guards was not related to the strike."
    denial = Builder(text, outlet="Radio Curonia", published=denied_on)
    denial.say("The company", "said", "the transfer of the guards was not related to the strike", "denies")
    return [arrival.reading(), denial.reading()]


def sides(record: Record) -> list[set[str]]:
    names = {s.id: s.speaker for s in record.statements}
    return [{str(names[i]) for i in side.statements} for d in record.disputes for side in d.sides]


def test_the_order_of_reports_makes_no_difference() -> None:
    readings = [hospital(), hospital("The Amber Post"), later(5, date(2026, 3, 6)), *transfer(denied_on=date(2026, 3, 2))]
    records = [fuse(order) for order in itertools.permutations(readings)]
    assert all(r == records[0] for r in records)


def test_reading_a_report_twice_changes_nothing() -> None:
    assert fuse([hospital(), hospital()]) == fuse([hospital()])


@pytest.mark.parametrize("day", [date(2026, 3, 2), date(2026, 3, 9)])
def test_a_denial_is_linked_whether_it_is_older_or_newer_than_what_it_denies(day: date) -> None:
    record = fuse(transfer(denied_on=day))
    assert sorted(map(sorted, sides(record))) == [["org:the-company"], ["org:the-union"]]
    assert record.disputes[0].links[0].kind == "denies"


def test_a_denial_of_another_matter_is_not_linked() -> None:
    arrival, _ = transfer(denied_on=date(2026, 3, 2))
    other = Builder("The company denied that it would sell the terminal.", outlet="Radio Curonia")
    other.say("The company", "denied", "it would sell the terminal", "denies")
    assert fuse([arrival, other.reading()]).disputes == ()


def test_no_two_statements_of_one_side_exclude_each_other() -> None:
    text = "Two died, the hospital said. Five died, the union said. Nine died, the town said."
    b = Builder(text)
    for speaker, cue, words, number in (
        ("the hospital", "said", "Two died", 2),
        ("the union", "said", "Five died", 5),
        ("the town", "said", "Nine died", 9),
    ):
        b.count(words, number, number, statement=b.say(speaker, cue, words))
    (dispute,) = fuse([b.reading()]).disputes
    assert len(dispute.sides) == 3
    camp = {id_: n for n, side in enumerate(dispute.sides) for id_ in side.statements}
    assert all(camp[link.source] != camp[link.target] for link in dispute.links)


def test_counts_of_one_day_that_exclude_each_other_are_a_dispute_and_the_toll_is_contested() -> None:
    record = fuse([hospital()])
    assert sorted(map(sorted, sides(record))) == [["org:the-hospital"], ["org:the-union"]]
    assert [(t.category, t.grade, t.low, t.high) for t in record.tolls] == [("killed", "contested", 2, None)]


def test_a_copied_wire_text_counts_once() -> None:
    record = fuse([hospital(), hospital("The Amber Post", WIRE + " Our own page.")])
    toll = record.tolls[0]
    assert [e.copy_of is not None for e in toll.entries] == [False, False, True, True]
    incident = record.incidents[0]
    assert (incident.n_reports, incident.n_outlets, incident.n_independent_sources) == (2, 2, 1)
    assert (incident.grade, toll.grade) == ("weak", "contested")  # the number is contested, not that guards opened fire


@pytest.mark.parametrize("outlet", ["The Amber Post", "Radio Curonia", "Harbour Daily", "Ofoten Courier"])
def test_a_toll_names_the_report_that_copies_whatever_the_order_of_their_ids(outlet: str) -> None:
    short, long = hospital(), hospital(outlet, WIRE + " Our own page.")
    entries = fuse([short, long]).tolls[0].entries
    assert {(e.report, (e.copy_of or "").partition(":")[0]) for e in entries} == {(long.report.id, ""), (short.report.id, long.report.id)}


def test_a_toll_that_rises_contradicts_nobody_and_one_that_falls_is_shown_as_such() -> None:
    record = fuse([later(2, date(2026, 3, 4)), later(5, date(2026, 3, 6)), later(4, date(2026, 3, 7))])
    assert record.disputes == ()
    assert [e.change for e in record.tolls[0].entries] == ["first", "rise", "fall"]
    assert record.tolls[0].grade == "weak"


def test_two_speakers_with_one_number_make_a_fair_toll() -> None:
    record = fuse([later(4, date(2026, 3, 7)), later(4, date(2026, 3, 8), "the union")])
    assert record.tolls[0].grade == "fair"


def test_children_police_and_history_are_never_part_of_the_toll_of_people() -> None:
    b = Builder("Four people died, one child among them, and one policeman; more than 130 died in the fire. Ten may die.")
    b.count("Four people died", 4, 4, scope="people")
    b.count("one child", 1, 1, scope="child")
    b.count("one policeman", 1, 1, scope="policeman")
    b.count("more than 130 died", 131, None, auxiliary="historical", qualifier="more than")
    b.count("Ten may die", 10, 10, auxiliary="hypothetical")
    tolls = {(t.scope, t.period): (t.low, t.high) for t in fuse([b.reading()]).tolls}
    assert tolls == {(None, None): (4, 4), ("children", None): (1, 1), ("police", None): (1, 1), (None, "earlier"): (131, None)}


def test_a_part_is_no_other_count_of_its_whole() -> None:
    b = Builder("Nine men died, among them two teachers, the union said; four of them lived in Velm.")
    said = b.say("the union", "said", "Nine men died, among them two teachers")
    whole = b.count("Nine men", 9, 9, scope="men", statement=said)
    b.count("two teachers", 2, 2, scope="teachers", statement=said, part_of=whole)
    b.count("four of them", 4, 4, part_of=whole)
    record = fuse([b.reading()])
    assert {(t.scope, t.low, t.grade) for t in record.tolls} == {(None, 9, "weak"), ("teachers", 2, "weak"), ("some of them", 4, "weak")}
    assert record.disputes == ()


def test_counts_of_unknown_places_in_two_reports_never_meet() -> None:
    reports = [Builder(f"Then {n} people died, they say.", published=date(2026, 3, 5)) for n in ("four", "nine")]
    for b, n in zip(reports, (4, 9), strict=True):
        b.count("people died", n, n, country=None)
    assert [t.grade for t in fuse(b.reading() for b in reports).tolls] == ["weak", "weak"]


def test_about_a_number_excludes_what_is_far_from_it_only() -> None:
    b = Builder("About 1,200 dockers left, the union said. Some 1,000 left, a watchman said. Fewer than 400 left, the company said.")
    b.count(
        "About 1,200 dockers",
        None,
        None,
        category="crowd",
        qualifier="about",
        statement=b.say("the union", "said", "About 1,200 dockers left"),
    )
    b.count("Some 1,000", None, None, category="crowd", qualifier="about", statement=b.say("a watchman", "said", "Some 1,000 left"))
    b.count(
        "Fewer than 400", None, 399, category="crowd", qualifier="fewer than", statement=b.say("the company", "said", "Fewer than 400 left")
    )
    b.tallies[:2] = [replace(b.tallies[0], best=1200), replace(b.tallies[1], best=1000)]
    assert sorted(map(sorted, sides(fuse([b.reading()])))) == [["org:a-watchman", "org:the-union"], ["org:the-company"]]


def test_crowds_of_two_days_are_two_ledgers() -> None:
    b = Builder("About 300 people marched on that day.", published=date(2026, 3, 5))
    b.count("About 300 people", 300, 300, category="crowd")
    c = Builder("About 900 people marched on that day.", published=date(2026, 3, 8))
    c.count("About 900 people", 900, 900, category="crowd")
    assert [t.period for t in fuse([b.reading(), c.reading()]).tolls] == ["2026-03-05", "2026-03-08"]


def test_a_further_number_is_an_entry_of_its_own_and_disputes_nothing() -> None:
    b = Builder("Four people died, the union said. A further 20 people died, the hospital said.")
    b.count("Four people died", 4, 4, statement=b.say("the union", "said", "Four people died"))
    b.count("A further 20 people died", 20, 20, statement=b.say("the hospital", "said", "A further 20 people died"), basis="increment")
    record = fuse([b.reading()])
    assert record.disputes == ()
    assert len(record.tolls[0].entries) == 2


def assault(outlet: str, day: date | None, who: str = "guards") -> Reading:
    b = Builder(f"Men of the {who} opened fire, {outlet} has learned from people there.", outlet=outlet)
    b.event("opened fire", "ASSAULT", "firearms", who=who, day=day)
    return b.reading()


def test_events_of_one_type_day_and_place_with_a_common_participant_are_one_incident_with_its_reason() -> None:
    record = fuse([assault("Amber Wire", date(2026, 3, 4)), assault("Radio Curonia", date(2026, 3, 4))])
    assert [(i.n_reports, i.grade) for i in record.incidents] == [(2, "fair")]
    assert "(opened fire) in Klaipeda on 4 March 2026" in record.incidents[0].reasons[0]


def test_nothing_is_merged_over_another_day() -> None:
    record = fuse([assault("Amber Wire", date(2026, 3, 4)), assault("Radio Curonia", date(2026, 3, 5))])
    assert [i.n_reports for i in record.incidents] == [1, 1]


def test_a_spokesperson_does_not_deny_what_the_company_says() -> None:
    b = Builder(
        "Amber Quays said that guards would arrive at the port. The arrival of guards is no strike, said Amber Quays spokeswoman Ilze Brandt."
    )
    b.say("Amber Quays", "said", "guards would arrive at the port")
    b.say("Amber Quays spokeswoman Ilze Brandt", "said", "The arrival of guards is no strike", "denies")
    assert fuse([b.reading()]).disputes == ()
