"""Names of places are told from other words, found in their roles, and given the place that fits the report."""

from itertools import pairwise

import pytest

from dateline.ground.placechoice import Weights, chances, score, scores_alone, scores_around, traits_alone, traits_together
from dateline.ground.placejudge import all_runs, chosen, judged
from dateline.ground.places import doubts, locate
from dateline.ground.placespans import tokens_of_mentions
from dateline.ground.toponyms import find_toponyms
from dateline.model import Document, Place
from tests.ground.reading import parsed


def roles(text: str) -> dict[str, str]:
    document = parsed(text)
    return {document.words(f.place.span): f.role for f in locate(document)}


def meant(text: str) -> dict[str, Place]:
    document = parsed(text)
    return {document.words(f.place.span): f.place for f in locate(document)}


def told(document: Document) -> list[str]:
    return [issue.message for issue in doubts(locate(document), document)]


def test_towns_of_a_county_decide_which_town_of_the_name_is_meant() -> None:
    here = meant("Crews from Nelsonville and Logan, Ohio, helped. The mill at Athens burned, and roads near Athens were shut.")
    there = meant("Ferries left Piraeus late. The mill at Athens burned, and Greece sent crews from Patras.")
    assert here["Athens"].country == "USA"
    assert there["Athens"].country == "GRC"


def test_a_list_of_names_before_counties_is_one_of_counties() -> None:
    found = meant("Floods cut roads in Kanawha, Putnam and Boone counties in West Virginia, and Charleston had no power.")
    assert {words: found[words].precision for words in ("Kanawha", "Putnam", "Boone")} == dict.fromkeys(
        ("Kanawha", "Putnam", "Boone"), "admin2"
    )


@pytest.mark.parametrize(("text", "precision"), [("Donetsk oblast", "admin1"), ("Brest region", "admin1"), ("Kanawha County", "admin2")])
def test_the_kind_named_beside_it_makes_a_name_a_division(text: str, precision: str) -> None:
    found = meant(f"Nine people were hurt in {text}, officials said on Monday.")
    assert {p.precision for words, p in found.items() if text.startswith(words)} == {precision}


def test_a_side_of_a_place_lies_in_that_place() -> None:
    assert meant("Gunmen burned nine schools in Northern Mozambique, officials said.")["Northern Mozambique"].country == "MOZ"


def test_abbreviated_divisions_are_found_with_their_full_stop_and_plain_words_are_none() -> None:
    found = meant("A mill burned in Kanawha County, W.Va., and another in Pike County, Ky., on Friday. Wash your hands, the sheriff said.")
    assert {found["W.Va."].name, found["Ky."].name} == {"West Virginia", "Kentucky"}
    assert "Wash" not in found


def test_a_name_before_a_hyphen_is_found_without_the_rest() -> None:
    assert meant("The U.S.-led troops left Manbij on Friday.")["U.S."].country == "USA"


def test_an_adjective_of_two_words_is_one() -> None:
    assert roles("Central American migrants reached Chiapas in southern Mexico.")["Central American"] == "demonym"


def test_a_town_in_the_name_of_an_institution_is_part_of_it() -> None:
    assert roles("The Vilnius District Court freed two sailors on Monday.").get("Vilnius", "part") == "part"
    assert "place" not in roles("The European Union condemned the raid.").values()


def test_a_few_capitals_are_no_small_town_where_they_stand_for_something_else() -> None:
    found = meant("The EU fined two banks, and EU envoys met in Minsk.")
    assert {p.name for words, p in found.items() if words == "EU"} <= {"European Union"}


def test_in_a_text_written_small_well_known_places_are_found_and_others_are_none() -> None:
    found = meant("police in gujarat said on monday that nine people were hurt in india.")
    assert {p.country for p in found.values()} <= {"IND"}
    assert all(p.lat is not None for p in found.values())


def test_people_named_like_places_are_none() -> None:
    assert {w for w, r in roles("Paris Jackson sang in Calais. Ms. Lima wept.").items() if r == "place"} == {"Calais"}


def test_a_name_known_only_far_away_is_left_open_where_the_report_agrees_on_one_country() -> None:
    text = "A village head was shot in Kani township. Troops left Monywa, Mandalay, Sagaing and Myitkyina, monitors in Myanmar said. Kani was burned."
    kani = [p for words, p in meant(text).items() if words == "Kani"]
    assert all(p.lat is None or p.country == "MMR" for p in kani)


def test_a_capital_raises_no_doubt_and_others_are_told_with_their_division() -> None:
    assert told(parsed("Washington rejected the note, and Moscow kept silent.")) == []
    (message,) = told(parsed("The council of Springfield met. Roads near Springfield were flooded."))
    assert message.endswith("United States.")
    assert message.count(",") == 2


def test_runs_come_in_text_order_longer_first_and_what_is_chosen_does_not_overlap() -> None:
    document = parsed("VITEBSK, March 5 — New York City and North Darfur, Sudan, were named by the Kenya Red Cross.")
    runs = all_runs(document, tuple(tokens_of_mentions(document)))
    assert [(r.span.start, -r.span.end) for r in runs] == sorted((r.span.start, -r.span.end) for r in runs)
    found = judged(document)
    spans = [found.runs[n].span for n in chosen(found)]
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_chances_of_what_a_name_means_sum_to_one_and_the_likeliest_stands_first() -> None:
    for toponym in find_toponyms(parsed("Crews left Springfield for Columbia and Georgia.")):
        assert sum(chance for _, chance in toponym.ranked) == pytest.approx(1)
        assert toponym.ranked[0][1] == max(chance for _, chance in toponym.ranked)


def test_a_text_without_names_has_no_places() -> None:
    assert locate(parsed("Nobody came, and nothing was said.")) == ()


def test_a_few_countries_named_in_passing_leave_a_report_where_it_is() -> None:
    text = (
        "Monks in Mandalay and Yangon fled to Kani township. Myanmar is at war, and Myanmar's army said nothing. Traders in Mandalay closed, "
        "aid workers from Brazil left, and ministers met in Jakarta."
    )
    found = meant(text)
    assert found["Mandalay"].country == "MMR"
    assert found["Kani"].country is None
    assert "JPN" in {c.country for c in found["Kani"].runners_up}


def test_initials_are_no_town() -> None:
    found = meant("The U.N. refugee agency said that 40 families had left Myanmar. A court in Washington, D.C. heard them.")
    assert "U.N." not in found
    assert found["Myanmar"].precision == "country"


def test_chances_told_quickly_are_those_of_the_traits_that_are_learned_from() -> None:
    found = judged(
        parsed("Crews from Nelsonville, Ohio, and Logan helped in Athens County. The mill at Athens burned, and Troy sent two pumps.")
    )
    names = sorted({name for g in range(len(found.choice.groups)) for traits in traits_together(found.choice, g) for name in traits})
    table = {name: (n % 7 - 3) / 2 for n, name in enumerate(names)}
    weights = Weights.of(table)
    for g, group in enumerate(found.choice.groups):
        if len(group.entries) > 1:
            alone = scores_alone(group, weights)
            assert alone == pytest.approx([score(t, table) for t in traits_alone(group)])
            around = scores_around(found.choice.context, g, group.entries, alone, weights)
            assert around == pytest.approx([score(t, table) for t in traits_together(found.choice, g)])
            assert sum(chances(around)) == pytest.approx(1)
