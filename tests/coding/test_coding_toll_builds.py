"""Counts in builds that the parser or a short rule gets wrong: what befell those counted, and what counts nobody."""

import pytest

from dateline.coding.quantities import read_quantities
from tests.coding.told_tallies import Coded, Told, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mine killed him and two of his guards.", [("killed", 2, 2)]),
        ("A grenade went off, killing the driver and five of the 40 passengers.", [("killed", 5, 5)]),
        ("Divers recovered the bodies of 12 migrants.", [("killed", 12, 12)]),
        ("Hospital staff counted 41 corpses, most with bullet wounds.", [("killed", 41, 41)]),
        ("A family of six was wiped out by a shell.", [("killed", 6, 6)]),
        ("The raid wiped out dozens of fighters.", [("killed", 24, None)]),
        ("A team of nine climbers was killed.", [("killed", 9, 9)]),
        ("The raid left a policeman and two bystanders wounded.", [("injured", 1, 1), ("injured", 2, 2)]),
        ("Not a single soldier was lost in the raid.", [("killed", 0, 0)]),
        ("They would sacrifice the lives of 900 civilians.", [("killed", 900, 900)]),
        ("Relatives of the 43 missing students marched.", [("missing", 43, 43)]),
        ("There were two murders -- more than 400 arrests -- in a month.", [("killed", 2, 2), ("arrested", 401, None)]),
        ("He denounced arrests -- more than 400 in a month -- and raids.", [("arrested", 401, None)]),
        ("It ended with two reporters' arrest.", [("arrested", 2, 2)]),
        ("He confessed to the rape of five nurses.", [("affected", 5, 5)]),
        ("The clinic treated 64 people for smoke inhalation.", [("injured", 64, 64)]),
        ("The guards beat him so badly that one died.", [("killed", 1, 1)]),
        ("Her three sons were taken from their beds by men in masks.", [("abducted", 3, 3)]),
        ("Men in masks dragged away seven students.", [("abducted", 7, 7)]),
        ("Police dragged away seven students.", [("arrested", 7, 7)]),
        ("Rescuers pulled 48 people alive from the ruins.", [("released", 48, 48)]),
        ("Five thousand families were left without a roof over their heads.", [("displaced", 5000, 5000)]),
        ("Several priests had to evacuate their parishes.", [("displaced", 3, None)]),
        ("The camps hold 26,000 refugees.", [("displaced", 26_000, 26_000)]),
        ("Snow has trapped 700 motorists on the pass.", [("missing", 700, 700)]),
        ("With 12 people still unaccounted for, the search went on.", [("missing", 12, 12)]),
        ("Four of his brothers and an uncle died.", [("killed", 4, 4), ("killed", 1, 1)]),
        ("In Orsk 12 were killed.", [("killed", 12, 12)]),
        ("The number of dead climbed past 500.", [("killed", 501, None)]),
        ("Some 6,500 soldiers have been posted along the border.", [("troops", 6500, 6500)]),
        ("Ten thousand troops, 200 tanks and 60 aircraft are taking part.", [("troops", 10_000, 10_000)]),
        ("Almost 9,000 miners walked out.", [("crowd", 9000, 9000)]),
        ("Only one of the children was wounded.", [("injured", 1, 1)]),
        ("The bodies lay there as hundreds of mourners marched.", [("crowd", 200, None)]),
        ("He fears that many nurses were killed.", [("killed", 3, None)]),
        ("Three of his 15 co-defendants were released.", [("released", 3, 3)]),
        ("The number of journalists behind bars stands at 26.", [("arrested", 26, 26)]),
        ("Forty more lay in the morgue.", [("killed", 40, 40)]),
        ("The ministry lowered its estimate of the dead from 6,000 to 4,500.", [("killed", 4500, 4500)]),
        ("The soldiers had raped at least 18 women.", [("affected", 18, None)]),
        ("One person died, and three are in a critical condition.", [("killed", 1, 1), ("injured", 3, 3)]),
        ("Many, many people were killed.", [("killed", 3, None)]),
        ("In May 142 murders were reported, while 126 were reported in June.", [("killed", 142, 142), ("killed", 126, 126)]),
        ("The slump threw more than a million people out of their homes.", [("displaced", 1_000_001, None)]),
        ("Two girls were hit by shrapnel.", [("injured", 2, 2)]),
        ("Guards opened fire, hitting at least 15 people.", [("injured", 15, None)]),
        ("The raid resulted in one dead.", [("killed", 1, 1)]),
        ("They were put on alert following the murder last week of four candidates.", [("killed", 4, 4)]),
        ("The arrest on Friday of nine priests shocked all.", [("arrested", 9, 9)]),
        ("They had to flee from a crowd of nearly 1,000 peasants.", [("crowd", 1000, 1000)]),
        ("Police took away more than 70 people in vans.", [("arrested", 71, None)]),
        ("The judge sent 13 men and a woman to prison.", [("arrested", 13, 13), ("arrested", 1, 1)]),
        ("Soldiers arrested him together with eleven comrades.", [("arrested", 11, 11)]),
        ("Soldiers picked up two students.", [("arrested", 2, 2)]),
        ("About 42 people, 27 of them students, were seized.", [("abducted", 42, 42), ("abducted", 27, 27)]),
        ("Police seized nine suspects.", [("arrested", 9, 9)]),
        ("Some 40 journalists have been forced into exile.", [("deported", 40, 40)]),
        ("Three million Orskans have become refugees.", [("displaced", 3_000_000, 3_000_000)]),
        ("Of the dead, 61 have been identified.", [("killed", 61, 61)]),
        ("She said that three were in hospital.", [("injured", 3, 3)]),
        ("Of the 41 who fled, 17 have been recaptured.", [("displaced", 41, 41), ("arrested", 17, 17)]),
    ],
)
def test_what_befell_those_counted(coded: Coded, text: str, expected: Told) -> None:
    assert told(coded, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nine officers were sentenced to death.",
        "A tribunal sentenced nine officers to death.",
        "The number-two man of the cartel was killed.",
        "There were no survivors among the 61 people aboard.",
        "The mother of four, Ana Roe, was trampled to death.",
        "The nurses and a television crew were wounded.",
        "Four rebels blew themselves up rather than be captured.",
        "The army shot down a bomber.",
        "Police seized nine rifles.",
        "The tax hit 3,000 farmers.",
    ],
)
def test_what_counts_nobody_is_no_tally(coded: Coded, text: str) -> None:
    assert told(coded, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine bodies were seen; five guerrillas, three soldiers and a nurse.", ["killed", "killed", "killed"]),
        ("Seventeen casualties, including nine wounded soldiers, were reported.", ["injured"]),
        ("Six were hurt, one seriously.", ["injured"]),
        ("Thirty people were poisoned, two fatally.", ["killed"]),
    ],
)
def test_a_part_has_what_befell_the_whole_or_what_is_said_of_it(coded: Coded, text: str, expected: list[str]) -> None:
    whole, *parts = coded(text)[1].tallies
    assert [(t.category, t.part_of) for t in parts] == [(category, whole.id) for category in expected]


def test_who_died_is_counted_though_the_sentence_reports_words_of_others(coded: Coded) -> None:
    assert told(coded, "The arrest of two priests confirms that the regime is near its end.") == [("arrested", 2, 2)]


def test_of_nobody_there_are_no_parts(coded: Coded) -> None:
    assert told(coded, "There were no deaths among the 230 passengers.") == [("killed", 0, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "A 2014 study was released.",
        "Support is low among voters under 29.",
        "Most voters were 45 or older.",
        "On the one hand, oil is cheap.",
        "There is no news one way or the other.",
        "The men attacked one another.",
        "They came one by one.",
        "He and she are one and the same.",
        "The odds are 1 in 64.",
        "His bride was 20.",
    ],
)
def test_years_ages_and_phrases_are_no_counts(coded: Coded, text: str) -> None:
    assert [c for c in read_quantities(coded(text)[0]) if c.measure is None] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A poll of 2047 voters was released.", [2047]),
        ("At least seven of the state's 44 delegates have signed.", [7, 44]),
        ("The large number of troops alarmed them.", [3]),
        ("It allowed them to increase their army from 12,000 to 56,000 men.", [12_000, 56_000]),
    ],
)
def test_people_are_counted_where_the_number_could_be_a_year_or_a_place_owns_them(coded: Coded, text: str, expected: list[int]) -> None:
    assert [c.low for c in read_quantities(coded(text)[0]) if c.harm] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ten people were killed on Monday. Four of them were children.",
        "Over 60 people have died, activists say; the government says 12 policemen are among them.",
        "More than 60 people have died. The government says 12 policemen are among them.",
    ],
)
def test_some_of_those_counted_before_are_a_part_of_them(coded: Coded, text: str) -> None:
    whole, part = coded(text)[1].tallies
    assert (part.category, part.part_of) == ("killed", whole.id)


def test_of_the_things_of_the_sentence_before_none_are_people(coded: Coded) -> None:
    assert told(coded, "Nine farms were sold. Four of them were empty.") == []


def test_a_part_is_of_those_it_is_said_to_be(coded: Coded) -> None:
    assert [t.scope for t in coded("The raid killed nine civilians, four of them children.")[1].tallies] == ["civilians", "children"]


def test_a_town_left_by_many_is_fled(coded: Coded) -> None:
    assert told(coded, "About 3,000 people left the town on Friday. Two men left the village.") == [("displaced", 3000, 3000)]


@pytest.mark.parametrize(
    ("text", "low", "qualifier"),
    [
        ("The death toll has passed 40.", 40, "more than"),
        ("She passed three checks.", 3, "none"),
        ("He gave a string of seven speeches.", 7, "none"),
    ],
)
def test_the_words_before_a_number_bound_it_where_they_are_said_of_it(coded: Coded, text: str, low: int, qualifier: str) -> None:
    assert [(c.low, c.qualifier) for c in read_quantities(coded(text)[0])] == [(low, qualifier)]


def test_what_befell_some_did_not_befall_all(coded: Coded) -> None:
    assert told(coded, "The attack was carried out by 20 gunmen, four of whom died.") == [("killed", 4, 4)]


def test_what_is_said_of_others_is_not_said_of_these(coded: Coded) -> None:
    found = told(coded, "The brigade reported five soldiers killed, several wounded, and at least 12 rebel casualties.")
    assert found == [("killed", 5, 5), ("injured", 3, None), ("affected", 12, None)]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("The toll rose from 12 to 15.", "cumulative"),
        ("Over the past decade the mine has cost 92 lives.", "cumulative"),
        ("Two more nurses died, taking the number of dead to nineteen.", "cumulative"),
    ],
)
def test_a_total_is_told_by_its_clause(coded: Coded, text: str, basis: str) -> None:
    assert coded(text)[1].tallies[-1].basis == basis


def test_a_couple_of_hundred_are_two_hundred(coded: Coded) -> None:
    assert [(c.low, c.high) for c in read_quantities(coded("A couple of hundred soldiers came.")[0])] == [(200, 200)]


@pytest.mark.parametrize(
    "text",
    [
        "The 2016 delegate tracker was released.",
        "They took millions in foreign donations.",
        "They left: 1) he came, and 2) she went.",
    ],
)
def test_years_sums_and_items_are_no_counts(coded: Coded, text: str) -> None:
    assert [c for c in read_quantities(coded(text)[0]) if c.measure is None] == []


def test_what_a_person_with_a_name_was_is_no_count(coded: Coded) -> None:
    assert told(coded, "They murdered Jan Roe, a priest, teacher and a social worker.") == []


def test_of_those_sacrificed_none_is_alive(coded: Coded) -> None:
    assert told(coded, "Hundreds of Sarnians were sacrificed.") == [("killed", 200, None)]


def test_what_a_list_names_one_after_the_other_are_no_parts(coded: Coded) -> None:
    found = coded("Six Germans, four Belgians, a Swede and a Dane were arrested.")[1].tallies
    assert [(t.best, t.part_of) for t in found] == [(6, None), (4, None), (1, None), (1, None)]
