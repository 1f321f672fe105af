"""Events, tallies and statements take the day and place their words give them, and a gap where they give none."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.ground import Grounding, ground
from dateline.model import Event, Tally
from tests.ground.reading import event, parsed, statement, tally

PUBLISHED = date(2021, 6, 16)


def grounded(text: str, trigger: str) -> Event:
    document = parsed(text, PUBLISHED)
    return ground(document, (), (event(document, trigger),), ()).events[0]


def counted(text: str, words: str, number: str) -> Tally:
    document = parsed(text, PUBLISHED)
    return ground(document, (), (), (tally(document, words, number),)).tallies[0]


def test_an_event_takes_day_and_place_of_its_own_clause() -> None:
    raid = grounded("Gunmen attacked a depot in Gdansk on Monday, and the mayor of Riga sent help.", "attacked")
    assert raid.when is not None
    assert raid.when.value == "2021-06-14"
    assert raid.place is not None
    assert (raid.place.country, raid.place.basis) == ("POL", "clause")


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a depot in the northern city of Gdansk, and the mayor of Riga sent help.",
        "Gunmen attacked a ferry off Poland's coast, and the mayor of Riga sent help.",
        "Gunmen attacked a depot in a suburb of Gdansk, and the mayor of Riga sent help.",
        "Gunmen attacked a depot outside of the port of Gdansk, and the mayor of Riga sent help.",
    ],
)
def test_a_noun_for_a_place_may_stand_before_its_name(text: str) -> None:
    raid = grounded(text, "attacked")
    assert raid.place is not None
    assert (raid.place.country, raid.place.basis) == ("POL", "clause")


def test_an_event_takes_the_place_of_a_clause_above_it() -> None:
    text = "In Gdansk, dockers left the quay after guards beat a picket. Ferries to Riga were full."
    beating = grounded(text, "beat")
    assert beating.place is not None
    assert (beating.place.country, beating.place.basis) == ("POL", "sentence")


def test_an_event_takes_the_place_of_the_sentence_before_in_its_passage() -> None:
    text = "Crowds gathered in Gdansk. Guards attacked a picket.\n\nFerries left for the port of Riga."
    attack = grounded(text, "attacked")
    assert attack.place is not None
    assert (attack.place.country, attack.place.basis) == ("POL", "passage")


def test_the_country_of_the_whole_report_is_the_last_resort_and_says_so() -> None:
    attack = grounded("Crowds gathered in Gdansk and Krakow.\n\nGuards attacked a picket.", "attacked")
    assert attack.place is not None
    assert (attack.place.country, attack.place.precision, attack.place.basis) == ("POL", "country", "report")


@pytest.mark.parametrize(
    ("text", "place", "basis"),
    [
        ("Crowds filled Krakow.  In Riga, dockers left the quay when guards beat a picket in Gdansk.", "Gdańsk", "clause"),
        ("Crowds gathered in Krakow. In Riga, dockers left the quay when guards beat a picket.", "Riga", "sentence"),
        ("Crowds gathered in Krakow. Dockers left the quay when guards beat a picket.", "Kraków", "passage"),
        ("Crowds gathered in Krakow.\n\nDockers left the quay when guards beat a picket.", "Kraków", "report"),
        ("Crowds gathered.\n\nDockers left the quay when guards beat a picket.", None, None),
    ],
)
def test_the_nearest_words_give_the_place(text: str, place: str | None, basis: str | None) -> None:
    found = grounded(text, "beat").place
    assert (found.name, found.basis) == (place, basis) if found is not None else place is None


@pytest.mark.parametrize(
    ("text", "day", "taken_from"),
    [
        ("Crowds gathered on Sunday. On Monday, dockers left the quay when guards attacked a picket on Tuesday.", "2021-06-15", "clause"),
        ("Crowds gathered on Sunday. On Monday, dockers left the quay when guards attacked a picket.", "2021-06-14", "sentence"),
        ("Crowds gathered on Sunday. Dockers left the quay when guards attacked a picket.", "2021-06-13", "passage"),
        ("Crowds gathered on Sunday.\n\nDockers left the quay when guards attacked a picket.", None, None),
    ],
)
def test_the_nearest_words_give_the_day(text: str, day: str | None, taken_from: str | None) -> None:
    found = grounded(text, "attacked").when
    assert (found.value, found.taken_from) == (day, taken_from) if found is not None else day is None


@pytest.mark.parametrize(
    ("text", "trigger", "day", "place"),
    [
        ("A docker was killed in Gdansk on Monday, a day after a leader was arrested in Riga.", "killed", "2021-06-14", "Gdańsk"),
        ("A docker was killed in Gdansk on Monday, a day after a leader was arrested in Riga.", "arrested", None, "Riga"),
        ("A docker was killed on Monday, a day after a leader was arrested in Riga.", "killed", "2021-06-14", None),
        ("A docker was killed on Monday after guards stormed a hall in Riga.", "killed", "2021-06-14", "Riga"),
        ("A docker was killed on Monday after guards stormed a hall in Riga.", "stormed", None, "Riga"),
        ("A docker was killed on Monday when guards stormed a hall in Riga.", "killed", "2021-06-14", "Riga"),
        ("A docker was killed on Monday when guards stormed a hall in Riga.", "stormed", "2021-06-14", "Riga"),
        ("Guards stormed a hall in Riga on Monday, killing a docker.", "killing", "2021-06-14", "Riga"),
        ("Guards stormed a hall in Riga on Monday and killed a docker.", "killed", "2021-06-14", "Riga"),
        ("Three dockers were killed by a bomb that exploded in Gdansk on Monday.", "killed", "2021-06-14", "Gdańsk"),
        ("Three dockers were killed in a raid carried out in Gdansk on Monday.", "killed", "2021-06-14", "Gdańsk"),
        ("Gunmen attacked a convoy carrying dockers on Monday.", "attacked", "2021-06-14", None),
        ("Ministers will meet in Riga to discuss a plan that the union agreed to in May.", "discuss", None, "Riga"),
        ("Ilze Ozola, who led a strike in Riga in May, was killed in Gdansk on Monday.", "killed", "2021-06-14", "Gdańsk"),
        ("Ilze Ozola, who led a strike, was killed in Gdansk on Monday.", "strike", None, "Gdańsk"),
        ("Ilze Ozola, who was born in Riga, was killed on Monday.", "killed", "2021-06-14", None),
    ],
)
def test_a_clause_gives_its_day_and_place_to_one_of_the_same_occasion(text: str, trigger: str, day: str | None, place: str | None) -> None:
    found = grounded(text, trigger)
    assert (found.when.value if found.when is not None else None) == day
    assert (found.place.name if found.place is not None else None) == place


@pytest.mark.parametrize(
    ("text", "trigger", "day", "place"),
    [
        ("The union condemned in Gdansk on Monday the raid on its hall.", "raid", None, None),
        ("The raid was condemned in Gdansk on Monday.", "raid", None, None),
        ("The raid took place in Gdansk on Monday.", "raid", "2021-06-14", "Gdańsk"),
        ("Guards carried out a raid in Gdansk on Monday.", "raid", "2021-06-14", "Gdańsk"),
        ("The mayor said in Gdansk on Monday that guards stormed the hall.", "stormed", None, None),
        ("On Monday, guards stormed the hall in Riga, the mayor said.", "stormed", "2021-06-14", "Riga"),
        ("A court in Riga on Monday sentenced a man for the murder of a docker.", "murder", None, None),
        ("Police arrested a man in Riga on Monday in connection with the murder of a docker.", "murder", None, None),
        ("Guards were accused of the murder of a docker in Gdansk in May.", "murder", "2021-05", "Gdańsk"),
        ("Thousands marched in Riga on Monday to mourn a docker who was shot by guards.", "shot", None, None),
    ],
)
def test_what_is_said_or_done_about_a_happening_gives_it_neither_day_nor_place(
    text: str, trigger: str, day: str | None, place: str | None
) -> None:
    found = grounded(text, trigger)
    assert (found.when.value if found.when is not None else None) == day
    assert (found.place.name if found.place is not None else None) == place


@pytest.mark.parametrize(
    "text",
    [
        "The envoy told reporters in London that dockers marched. Guards attacked a picket.",
        "The envoy condemned the killings in London on Monday. Guards attacked a picket.",
    ],
)
def test_where_and_when_something_is_said_is_not_carried_to_what_is_told_next(text: str) -> None:
    attack = grounded(text, "attacked")
    assert (attack.when, attack.place) == (None, None)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Guards attacked a picket in the Lombardy town of Monza.", "Monza"),
        ("In Poland, guards attacked a depot in Gdansk.", "Gdańsk"),
        ("Guards attacked a depot in Gdansk, in the Polish district of Pomerania.", "Gdańsk"),
    ],
)
def test_a_town_goes_before_the_land_it_lies_in(text: str, place: str) -> None:
    found = grounded(text, "attacked").place
    assert found is not None
    assert found.name == place


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("In 2017 a mudslide killed more than 330 people.", "2017"),
        ("Between January and March 2021 guards killed more than 330 people.", "2021-01/2021-03"),
        ("On 14 April guards killed more than 330 people.", "2021-04-14"),
        ("On Monday guards killed more than 330 people.", "2021-06-14"),
        ("Since 2014 guards have killed more than 330 people.", "2014/.."),
        ("In 2017 the mayor said that guards killed more than 330 people.", None),
        ("In Riga more than 330 people died in the quake that struck on Monday.", "2021-06-14"),
        ("In Riga more than 330 people have been killed since the truce ended on 14 April.", "2021-04-14/.."),
        ("In Riga more than 330 people have been killed since the truce ended.", "PAST_REF/.."),
        ("In Riga more than 330 people have died in three weeks of unrest.", "PAST_REF/.."),
        ("In Riga more than 330 people were killed, since nobody warned them.", None),
        ("The toll of Saturday's quake rose to more than 330 people on Monday.", "2021-06-12"),
        ("Guards killed more than 330 people in the past 24 hours.", "2021-06-15/2021-06-16"),
    ],
)
def test_a_count_says_which_days_it_is_about(text: str, period: str | None) -> None:
    found = counted(text, "more than 330 people", "330").period
    assert (found.value if found is not None else None) == period


@pytest.mark.parametrize(
    ("then", "place"),
    [("A day later", "Gdańsk"), ("In a similar blaze in 2012", None), ("In a similar blaze in Riga in 2012", "Riga")],
)
def test_what_is_of_another_time_has_the_place_of_its_own_sentence_or_none(then: str, place: str | None) -> None:
    found = counted(f"A fire swept through a hall in Gdansk. {then}, more than 330 people died.", "more than 330 people", "330").place
    assert (found.name if found is not None else None) == place


def test_a_part_of_a_count_has_place_and_time_of_the_whole() -> None:
    document = parsed("In 2017 a mudslide in Gdansk killed 330 people.\n\nTwo children were among them.", PUBLISHED)
    whole = tally(document, "330 people", "330")
    part = replace(tally(document, "Two children", "Two"), id="t2", part_of=whole.id)
    filled = ground(document, (), (), (whole, part)).tallies[1]
    assert filled.place is not None
    assert (filled.place.name, filled.period.value if filled.period else None) == ("Gdańsk", "2017")
    assert "place" not in {g.field for g in filled.gaps}


def test_the_place_of_a_happening_is_that_of_what_it_leads_to() -> None:
    document = parsed("The march in Riga on Monday ended in clashes that left six dockers injured.", PUBLISHED)
    march, clashes = event(document, "march"), replace(event(document, "clashes"), id="e2")
    found = ground(document, (), (march, clashes), ()).events[1]
    assert found.place is not None
    assert found.place.name == "Riga"
    assert found.when is not None
    assert found.when.value == "2021-06-14"


def test_where_a_statement_is_issued_is_not_where_its_matter_is() -> None:
    text = "The union accused guards of abuses in a statement issued in Riga on Monday."
    assert (grounded(text, "abuses").when, grounded(text, "abuses").place) == (None, None)
    accused = grounded(text, "accused").place
    assert accused is not None
    assert accused.name == "Riga"


def test_a_place_no_gazetteer_knows_goes_before_one_further_off() -> None:
    place = grounded("Crowds gathered in Krakow. Guards attacked a picket in Ulqivarn.", "attacked").place
    assert place is not None
    assert (place.name, place.lat, place.basis) == ("Ulqivarn", None, "clause")


def test_the_main_clause_of_the_sentence_before_goes_before_others_in_it() -> None:
    text = "Rebels stormed a port in Gdansk, hours after the mayor had left for talks in Riga. Two guards were killed."
    place = grounded(text, "killed").place
    assert place is not None
    assert (place.name, place.basis) == ("Gdańsk", "passage")


def test_what_is_said_has_no_place_from_the_sentence_before() -> None:
    text = "Rebels stormed a port in Gdansk on Monday. The Latvian union condemned the raid."
    condemned = grounded(text, "condemned")
    assert (condemned.when, condemned.place) == (None, None) or (condemned.place is not None and condemned.place.basis == "report")


def test_an_arrest_has_the_place_of_the_sentence_before_and_gives_its_own() -> None:
    text = "Dockers blocked a road in Gdansk on Monday. Two of them were detained. Guards attacked a picket."
    for trigger in ("detained", "attacked"):
        found = grounded(text, trigger)
        assert found.place is not None
        assert found.when is not None
        assert (found.place.name, found.place.basis, found.when.value) == ("Gdańsk", "passage", "2021-06-14")


def test_the_day_of_the_very_words_goes_before_that_of_their_verb() -> None:
    text = "The union suspended payments last month over the killing of two dockers in 2017."
    killing = grounded(text, "killing").when
    assert killing is not None
    assert killing.value == "2017"


def test_an_event_happens_where_people_leave() -> None:
    place = grounded("Helicopters evacuated the wounded from the besieged town of Gdansk on Friday.", "evacuated").place
    assert place is not None
    assert (place.name, place.basis) == ("Gdańsk", "clause")


def test_an_event_without_day_and_place_has_two_gaps() -> None:
    attack = grounded("Guards attacked a picket.", "attacked")
    assert (attack.when, attack.place) == (None, None)
    assert {(g.field, g.reason) for g in attack.gaps} == {("when", "not-stated"), ("place", "not-stated")}


@pytest.mark.parametrize(
    "text",
    [
        "Polish guards attacked a picket. The Latvian mayor wept.",
        "Guards attacked a picket, Riga mayor Ilze Brandt of Poland heard.",
        "The Riga Times reported that guards attacked a picket.",
        "Guards attacked a picket, the Gdansk Herald wrote.",
    ],
)
def test_nationality_or_home_of_an_outlet_is_no_place(text: str) -> None:
    place = grounded(text, "attacked").place
    assert place is None or place.basis != "clause"


def test_words_that_point_back_to_a_place_block_a_guess() -> None:
    text = "In Gdansk, the mayor spoke of a raid in the region. Riga was quiet."
    assert grounded(text, "raid").place is None


def test_a_count_in_a_relative_clause_takes_place_and_period_of_what_it_hangs_on() -> None:
    text = "The minister in Riga recalled the war in Ukraine, which has caused more than 900 deaths since 2014."
    deaths = counted(text, "more than 900 deaths", "900")
    assert deaths.place is not None
    assert deaths.place.country == "UKR"
    assert deaths.period is not None
    assert (deaths.period.value, deaths.period.latest) == ("2014/..", None)


def test_a_statement_takes_the_time_of_its_cue_and_its_event_does_not() -> None:
    document = parsed("Guards attacked a picket in Riga, the union said on Monday.", PUBLISHED)
    said = statement(document, "the union", "said", "Guards attacked a picket in Riga")
    grounding: Grounding = ground(document, (said,), (event(document, "attacked", statements=(said.id,)),), ())
    saying = grounding.statements[0].said
    assert saying is not None
    assert saying.value == "2021-06-14"
    assert grounding.events[0].when is None


def test_a_time_inside_what_is_said_is_not_the_time_of_saying() -> None:
    document = parsed("The union said that guards attacked a picket on Monday.", PUBLISHED)
    said = statement(document, "The union", "said", "that guards attacked a picket on Monday")
    grounding = ground(document, (said,), (event(document, "attacked", statements=(said.id,)),), ())
    assert grounding.statements[0].said is None
    assert grounding.events[0].when is not None


def test_a_tally_is_valid_as_of_the_day_it_was_said() -> None:
    document = parsed("Five dockers were killed, the union said on Monday.", PUBLISHED)
    said = statement(document, "the union", "said", "Five dockers were killed")
    counts = tally(document, "Five dockers", "Five")
    filled = ground(document, (said,), (), (replace(counts, statement=said.id),)).tallies[0]
    assert filled.as_of is not None
    assert filled.as_of.value == "2021-06-14"


def test_the_place_of_a_speaker_is_not_the_place_of_what_is_said() -> None:
    document = parsed("The governor in Riga said that guards attacked a picket.", PUBLISHED)
    said = statement(document, "The governor in Riga", "said", "that guards attacked a picket")
    filled = ground(document, (said,), (event(document, "attacked", statements=(said.id,)),), ()).events[0]
    assert filled.place is None or filled.place.basis == "report"
