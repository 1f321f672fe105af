"""Who held which office when, from our list and from a user's."""

import pickle
from collections import defaultdict
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from dateline.model.errors import BadActors, NotFound
from dateline.names import ActorList, known, load_actors
from dateline.names.bodies import bodies
from dateline.names.heads import HORIZON, all_heads, first, in_office, last
from dateline.names.lists import made_actors
from dateline.resources.countries import short_names

DAY = date(2020, 9, 5)


def names(country: str, office: str, day: date | None) -> set[str]:
    return {h.name for h in in_office(country, office, day)}


@pytest.mark.parametrize(
    ("country", "office", "day", "name"),
    [
        ("BLR", "president", DAY, "Alexander Lukashenko"),
        ("BLR", "leader", DAY, "Alexander Lukashenko"),
        ("LTU", "Prime Minister", DAY, "Saulius Skvernelis"),
        ("DEU", "leader", DAY, "Angela Merkel"),
        ("RUS", "prime minister", date(2010, 5, 1), "Vladimir Putin"),
        ("ESP", "monarch", DAY, "Felipe VI"),
        ("GBR", "head of state", DAY, "Elizabeth II"),
        ("united-nations", "secretary general", DAY, "António Guterres"),
    ],
)
def test_an_office_names_its_holder_on_the_day(country: str, office: str, day: date, name: str) -> None:
    assert names(country, office, day) == {name}


def test_nobody_is_guessed() -> None:
    assert names("BLR", "president", None) == set()
    assert names("BLR", "president", date(1990, 1, 1)) == set()
    assert names("LTU", "president", HORIZON.replace(year=HORIZON.year + 1)) == set()
    assert names("BLR", "vice president", DAY) == set()
    assert len(names("GBR", "prime minister", date(2022, 9, 6))) == 2  # handed over on that day


def test_days_that_are_not_known_are_taken_widely() -> None:
    assert (first("2012"), last("2012")) == (date(2012, 1, 1), date(2012, 12, 31))
    assert (first("2012-02"), last("2012-02")) == (date(2012, 2, 1), date(2012, 2, 29))
    with pytest.raises(ValueError, match=r"."):
        first("some day")


def test_terms_of_one_office_do_not_overlap() -> None:
    in_dispute = {"CIV", "GMB", "KGZ", "MDA"}  # two held that they were in office
    by_office = defaultdict(list)
    for head in all_heads():
        by_office[head.country, head.title].append(head)
    for (country, _), terms in by_office.items():
        for a, b in pairwise(sorted(terms, key=lambda h: h.start)):
            assert country in in_dispute or (a.end is not None and (a.end <= b.start or a.end.year == b.start.year)), (a, b)


def test_everybody_is_found_by_name_and_nobody_else_by_it() -> None:
    assert {h.country for h in all_heads() if len(h.country) == 3} - {"XKX"} <= set(short_names())
    for head in all_heads():
        assert {p.id for p in known().people_named(head.name)} == {head.id}
        assert head.end is None or head.start <= head.end


def test_ids_of_bodies_have_one_name_and_kind() -> None:
    by_id = defaultdict(set)
    for body in bodies().values():
        by_id[body.id].add((body.name, body.kind))
    assert all(len(found) == 1 for found in by_id.values())


OWN = """
name = "harbour desk"

[[actor]]
name = "Ruta Venckel"
country = "LTU"
sector = "GOV"
spellings = ["Рута Венцкель", "R. Venckelytė"]

[[actor.office]]
title = "harbour master"
from = "2019-03"

[[actor]]
name = "Dockers' Choir"
kind = "group"
spellings = ["the Singing Dockers"]
"""


def own() -> ActorList:
    return made_actors(OWN, "own.toml")


def test_a_user_s_list_adds_people_bodies_and_offices() -> None:
    lists = known(own())
    assert [p.id for p in lists.people_named("Рута Венцкель")] == ["person:ruta-venckel-ltu"]
    assert [h.name for h in lists.in_office("LTU", "harbour master", DAY)] == ["Ruta Venckel"]
    body = lists.body("Singing Dockers")
    assert body is not None
    assert (body.name, body.kind) == ("Dockers' Choir", "group")
    assert [h.name for h in lists.in_office("BLR", "president", DAY)] == ["Alexander Lukashenko"]


def test_a_user_s_entry_stands_before_ours() -> None:
    lists = known(made_actors('[[actor]]\nname = "Mark Carney"\nid = "person:carney-the-cook"\n', "own.toml"))
    assert [p.id for p in lists.people_named("Mark Carney")] == ["person:carney-the-cook"]


def test_a_list_can_be_sent_to_another_process() -> None:
    again = pickle.loads(pickle.dumps(own()))  # noqa: S301 - our own
    assert again == own()
    assert hash(again) == hash(own())
    assert again.digest != made_actors(OWN + "\n", "own.toml").digest


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[actor]]\nnme = 'X'\n", "line 2.*nme.*Known are"),
        ("[[actor]]\nkind = 'person'\n", "line 1.*needs a name"),
        ("[[actor]]\nname = 'X'\nkind = 'hero'\n", "line 3.*kind is one of"),
        ("[[actor]]\nname = 'X'\ncountry = 'Lithuania'\n", "line 3.*three capital letters"),
        ("[[actor]]\nname = 'X'\nspellings = 'Y'\n", r"line 3.*a list in \[ \]"),
        ("[[actor]]\nname = 'X'\n[[actor.office]]\ntitle = 'mayor'\n", "needs a title and a first day"),
        ("[[actor]]\nname = 'X'\n[[actor.office]]\ntitle = 'mayor'\nfrom = '2020-01-01'\n", "needs a country"),
        ("[[actor]]\nname = 'X'\ncountry = 'LTU'\n[[actor.office]]\ntitle = 'mayor'\nfrom = 'May'\n", "days are written"),
        ("people = 1\n", "line 1.*people.*not known"),
        ("actor = 1\n", "two brackets"),
        ("= 1\n", "no TOML"),
    ],
)
def test_a_wrong_list_says_where_and_what_to_write(text: str, says: str) -> None:
    with pytest.raises(BadActors, match=says):
        made_actors(text, "own.toml")


def test_a_list_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    assert load_actors(path) == own()
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(BadActors, match="UTF-8"):
        load_actors(path)
    with pytest.raises(NotFound, match="no file"):
        load_actors(tmp_path / "none.toml")


def test_no_two_people_of_the_list_can_be_taken_for_one_another() -> None:
    by_surname = defaultdict(list)
    for head in all_heads():
        by_surname[head.name.split()[-1]].append(head)
    for heads in by_surname.values():
        for a, b in combinations({h.name: h for h in heads}.values(), 2):
            assert not {p.id for p in known().people_named(a.name)} & {p.id for p in known().people_named(b.name)}
