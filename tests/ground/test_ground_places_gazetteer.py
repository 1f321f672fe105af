"""The gazetteer opens at once, knows names in several alphabets, and a user's own places go before it."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dateline.ground import find_places
from dateline.ground.placefile import Entry, known, learn, look_up, unit_name
from dateline.ground.placefold import key_of
from dateline.ground.placegazetteer import country_entries, demonyms, home_of, neighbours
from dateline.ground.placegazetteer import look_up as look_up_towns
from dateline.ground.placesown import load_places, our_places
from dateline.model.errors import BadPlaces, NotFound
from dateline.resources.countries import country_name
from tests.ground.reading import parsed

OWN = "# ours\nSalt Quay\tSaltpan Quay\tsite\tLTU\t55.7\t21.1\tQuaysider|Quaysiders\n"


def ids(name: str) -> set[int]:
    return {entry.id for entry in look_up(name)}


def test_the_file_opens_in_a_fraction_of_a_second_and_is_small_enough() -> None:
    code = (
        "import time; from dateline.ground.placefile import look_up; from dateline.resources import open_text\n"
        "begun = time.process_time(); look_up('Minsk'); print(time.process_time() - begun)"
    )
    took = float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout)
    assert took < 0.2
    assert (Path(__file__).parents[2] / "src/dateline/resources/places.db").stat().st_size < 40_000_000


@pytest.mark.parametrize(
    ("spellings", "id_"),
    [
        (("Minsk", "Мінск", "Минск", "Minskas"), 625144),
        (("Vilnius", "Вильнюс", "Вільнюс", "Wilno", "Vilnia"), 593116),
        (("Hrodna", "Grodno", "Гродна", "Гродно", "Gardinas"), 627904),
        (("Kharkiv", "Харків", "Харьков", "Kharkov", "Charkivas"), 706483),
        (("Klaipėda", "Klaipeda", "Клайпеда"), 598098),
        (("Belarus", "Беларусь", "Baltarusija", "Білорусь"), 630336),
        (("Lithuania", "Lietuva", "Літва", "Литва"), 597427),
    ],
)
def test_latin_cyrillic_belarusian_and_lithuanian_spellings_meet(spellings: tuple[str, ...], id_: int) -> None:
    assert [name for name in spellings if id_ not in ids(name)] == []


def test_shortened_first_words_are_written_out() -> None:
    assert key_of("St. Louis") == key_of("Saint Louis")
    assert key_of("Mt Vernon") == key_of("Mount Vernon")


def test_a_town_knows_its_divisions_and_their_names() -> None:
    gary = next(e for e in look_up("Gary") if e.country == "USA" and e.kind == "P" and unit_name(e.admin1) == "Indiana")
    assert unit_name(gary.admin2) == "Lake County"
    assert unit_name(0) is None


def test_counties_and_divisions_have_their_geonames_ids_and_a_place() -> None:
    (county,) = look_up("Kanawha County")
    assert (county.kind, county.id) == ("B", 4810630)
    assert abs(county.lat - 38.3) < 0.5


def test_sites_prisons_and_regions_of_our_list_are_found() -> None:
    for name in (
        "Kurapaty",
        "Okrestina",
        "Evin Prison",
        "Guantanamo Bay",
        "Donbas",
        "Strait of Hormuz",
        "Al-Shifa Hospital",
        "Xinjiang",
        "Tigray",
    ):
        assert look_up(name), name


def test_our_list_adds_names_to_places_that_are_listed_already_and_no_second_place() -> None:
    assert {e.kind for e in look_up("Xinjiang") if e.country == "CHN" and e.population} == {"A"}
    assert all(e.id < 900_000_000 for e in look_up("Chechnya"))


def test_every_demonym_of_our_list_has_a_home_near_where_the_list_has_it() -> None:
    rows = {row.name: row for row in our_places()}
    for word, home in demonyms().items():
        if home in rows:
            (entry,) = home_of(word)
            assert entry.country == rows[home].country, word
            assert abs(entry.lat - rows[home].lat) + abs(entry.lon - rows[home].lon) < 12, word


def test_names_of_tiny_towns_are_left_to_the_judge() -> None:
    assert any(e.population < 5_000 for e in known(key_of("Reno")))
    assert all(e.kind != "P" or e.population >= 5_000 for e in look_up_towns("Reno"))


def test_countries_have_neighbours_and_short_names() -> None:
    assert "LTU" in neighbours()["BLR"]
    assert country_name("LTU") == "Lithuania"
    assert country_entries()["BLR"].geonames_id == 630336


def test_names_asked_for_together_are_what_they_are_alone() -> None:
    assert set(learn(["gdansk", "qwxyz", "gdansk"])) <= {"gdansk", "qwxyz"}
    assert known("gdansk") == look_up("Gdańsk")
    assert known("qwxyz") == ()


def test_threads_may_ask_at_once() -> None:
    asked = [f"Minsk {n}" if n % 2 else "Minsk" for n in range(400)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(look_up, asked))
    assert {bool(entries) for entries in found[::2]} == {True}
    assert {bool(entries) for entries in found[1::2]} == {False}


def test_a_users_places_are_found_under_all_their_names_and_go_before_ours(tmp_path: Path) -> None:
    file = tmp_path / "harbour.tsv"
    file.write_text(OWN + "Vilnius\t\tcity\tUSA\t40\t-80\t\n", encoding="utf-8")
    own = load_places(file)
    document = parsed("Two men were beaten at Salt Quay. Quaysiders met in Vilnius on Friday.")
    found = {document.words(p.span): p for p in find_places(document, own)}
    assert (found["Salt Quay"].lat, found["Salt Quay"].country, found["Salt Quay"].precision) == (55.7, "LTU", "site")
    assert found["Quaysiders"].name == "Salt Quay"
    assert found["Vilnius"].country == "USA"
    assert "Salt Quay" not in {p.name for p in find_places(document)}


def test_a_users_list_has_a_digest_of_what_it_says(tmp_path: Path) -> None:
    file = tmp_path / "harbour.tsv"
    file.write_text(OWN, encoding="utf-8")
    first = load_places(file)
    assert first == load_places(file)
    file.write_text(OWN.replace("55.7", "55.8"), encoding="utf-8")
    assert load_places(file).digest != first.digest


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Quay\tx\tsite\tLTU\t55.7", "a row has"),
        ("Quay\t\tharbour\tLTU\t55.7\t21.1\t", "a row has"),
        ("Quay\t\tsite\tLithuania\t55.7\t21.1\t", "three capitals"),
        ("Quay\t\tsite\tLTU\tnorth\t21.1\t", "numbers of degrees"),
        ("Quay\t\tsite\tLTU\t155.7\t21.1\t", "between -90 and 90"),
    ],
)
def test_a_wrong_row_is_told_with_its_line(tmp_path: Path, line: str, says: str) -> None:
    file = tmp_path / "harbour.tsv"
    file.write_text(f"# ours\n{line}\n", encoding="utf-8")
    with pytest.raises(BadPlaces, match="line 2") as caught:
        load_places(file)
    assert says in caught.value.message


def test_a_list_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        load_places(tmp_path / "none.tsv")
    (tmp_path / "wrong.tsv").write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(BadPlaces, match="UTF-8"):
        load_places(tmp_path / "wrong.tsv")


def test_an_entry_of_our_own_has_no_geonames_id() -> None:
    assert Entry(900_000_001, "Quay", "L", "LTU", 0, 0, 1.0, 1.0, 0).geonames_id is None
