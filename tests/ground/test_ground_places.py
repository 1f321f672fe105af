"""Place names are found in their roles and told apart by size, the region beside them and what the report speaks of."""

import pytest

from dateline.ground import find_places, ground
from dateline.ground.placefold import fold
from dateline.ground.placegazetteer import country_entries, demonyms, home_of, look_up, table
from dateline.ground.toponyms import find_toponyms
from dateline.model import Place
from tests.ground.reading import event, parsed


def places(text: str) -> dict[str, Place]:
    document = parsed(text)
    return {document.words(p.span): p for p in find_places(document)}


def roles(text: str) -> dict[str, str]:
    return {t.words: t.role for t in find_toponyms(parsed(text))}


def test_spellings_of_one_name_are_one_key() -> None:
    assert fold("Łódź") == fold("Lodz")
    assert fold("Mins'k") == fold("Minsk")
    assert fold("Port-au-Prince") == fold("Port au Prince")


@pytest.mark.parametrize("name", ["Kyiv", "Kiev", "Kyjiv"])
def test_variants_of_a_city_find_the_same_entry(name: str) -> None:
    assert 703448 in {entry.geonames_id for entry in look_up(name)}


def test_a_name_nobody_lists_is_not_found() -> None:
    assert look_up("Qwxyzburgh") == ()


def test_every_demonym_has_a_home() -> None:
    assert [d for d in demonyms() if not home_of(d)] == []


def test_every_country_of_the_list_is_in_the_gazetteer() -> None:
    assert [row[0] for row in table("countries.tsv") if row[0] not in country_entries()] == []


def test_a_place_has_its_country_coordinates_precision_and_geonames_id() -> None:
    minsk = places("Shops were closed in Minsk.")["Minsk"]
    assert (minsk.country, minsk.precision, minsk.geonames_id) == ("BLR", "city", 625144)
    assert minsk.lat is not None
    assert 53 < minsk.lat < 55


def test_the_region_named_beside_a_town_decides() -> None:
    found = places("A mill burnt down in Paris, Texas. Nobody in Paris was hurt.")
    assert found["Paris"].country == "USA"


def test_without_a_region_the_largest_is_meant_and_the_others_are_kept() -> None:
    paris = places("A mill burnt down in Paris.")["Paris"]
    assert paris.country == "FRA"
    assert "USA" in {c.country for c in paris.runners_up}


def test_the_country_of_the_report_tells_a_state_from_a_country() -> None:
    here = places("The mayor of Atlanta met farmers from Macon and Savannah. Rain is due in Georgia.")
    there = places("Farmers from Tbilisi met in Batumi. Rain is due in Georgia.")
    assert here["Georgia"].country == "USA"
    assert there["Georgia"].country == "GEO"


def test_regions_prisons_and_continents_are_listed() -> None:
    found = places("He was moved from Okrestina to the Donbas and then to Europe.")
    assert (found["Okrestina"].precision, found["Okrestina"].country) == ("site", "BLR")
    assert (found["Donbas"].precision, found["Donbas"].country) == ("region", "UKR")
    assert (found["Europe"].precision, found["Europe"].country) == ("supranational", None)


def test_a_nationality_is_no_place_of_an_event() -> None:
    assert roles("The Belarusian minister met Polish farmers.") == {"Belarusian": "demonym", "Polish": "demonym"}


def test_the_european_union_is_not_europe_and_no_place_of_events() -> None:
    found = {w: r for w, r in roles("The European Union condemned the raid.").items() if r == "place"}
    assert found == {}
    assert places("The European Union condemned the raid.").get("European") is None


def test_a_title_is_no_abbreviation_of_a_state() -> None:
    assert places("Ms. Harbin left early.").get("Ms.") is None


def test_an_open_choice_is_a_doubt() -> None:
    issues = ground(parsed("The council of Springfield met. Roads near Springfield were flooded."), (), (), ()).issues
    assert {i.code for i in issues} == {"ambiguous-place"}


def test_a_place_the_gazetteer_does_not_know_keeps_its_words_and_has_no_coordinates() -> None:
    unknown = [p for p in places("Shots were heard in Upper Qwimbleton and in Warsaw.").values() if p.lat is None]
    assert all(p.precision == "unknown" and p.geonames_id is None for p in unknown)


def test_a_dateline_names_places_but_no_month_is_one() -> None:
    found = places("BEIRA, Mozambique, March 5 (Amber Wire) — The levee broke, the relief coalition said.")
    assert {words: p.country for words, p in found.items()} == {"BEIRA": "MOZ", "Mozambique": "MOZ"}


def _placed(text: str, trigger: str) -> Place | None:
    document = parsed(text)
    return ground(document, (), (event(document, trigger),), ()).events[0].place


def test_the_seat_of_a_speaker_is_not_taken_for_the_place_of_events() -> None:
    text = "The levee broke and many fled. The Kestrel Fund, a charity based in Lisbon, sent boats."
    assert _placed(text, "fled") is None


def test_an_event_may_take_the_one_place_of_its_report_from_the_dateline() -> None:
    place = _placed("KLAIPEDA, March 5 (Amber Wire) — Guards attacked the pickets, the union said.", "attacked")
    assert place is not None
    assert (place.country, place.basis) == ("LTU", "report")
