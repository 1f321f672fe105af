"""People spelled in two ways are one actor of the record; two people with one surname are two."""

import itertools
import json
from dataclasses import replace
from datetime import date

from dateline.fuse import fuse
from dateline.model import Actor, Reading, Record
from dateline.model.codec import to_plain
from tests.fuse.builder import Builder

TEXT = "{} said the port was safe on day {}, an aide said."


def reading(name: str, id_: str, *, country: str | None = None, sector: str | None = None, day: int = 5) -> Reading:
    b = Builder(TEXT.format(name, day), outlet=f"Outlet of {name}", published=date(2026, 3, day))
    b.say(name, "said", "the port was safe")
    b.actors = {id_: Actor(id=id_, name=name, kind="person", country=country, sector=sector, mentions=(b.span(name),))}
    b.statements = [replace(s, speaker=id_) for s in b.statements]
    return b.reading()


def ids(record: Record) -> list[str]:
    return sorted({s.speaker for s in record.statements if s.speaker})


def test_spellings_of_one_name_are_one_actor_and_one_speaker() -> None:
    record = fuse(
        [
            reading("Aliaksei Harbunou", "person:alexei-harbunov"),
            reading("Alexei Gorbunov", "person:alexei-gorbunov"),
            reading("А. Горбунов", "person:a-gorbunov"),
        ]
    )
    assert ids(record) == ["person:alexei-gorbunov"]
    assert [(a.id, a.name) for a in record.actors] == [("person:alexei-gorbunov", "Alexei Gorbunov")]


def test_two_people_with_one_surname_stay_two() -> None:
    record = fuse([reading("Alexei Gorbunov", "person:alexei-gorbunov"), reading("Oleg Gorbunov", "person:oleg-gorbunov")])
    assert ids(record) == ["person:alexei-gorbunov", "person:oleg-gorbunov"]


def test_a_name_that_could_be_either_of_two_joins_neither() -> None:
    record = fuse(
        [
            reading("Alexei Petrovich Gorbunov", "person:one"),
            reading("Alexei Ivanovich Gorbunov", "person:two"),
            reading("Alexei Gorbunov", "person:three"),
        ]
    )
    assert ids(record) == ["person:one", "person:three", "person:two"]


def test_people_of_two_countries_stay_two() -> None:
    record = fuse(
        [
            reading("Alexei Gorbunov", "person:one", country="RUS"),
            reading("Aliaksei Harbunou", "person:two", country="BLR"),
        ]
    )
    assert ids(record) == ["person:one", "person:two"]


def test_people_whom_one_report_tells_apart_stay_two() -> None:
    both = reading("Alexei Gorbunov", "person:one")
    other = Actor(id="person:two", name="Aliaksei Harbunou", kind="person")
    record = fuse([replace(both, actors=(*both.actors, other)), reading("Aliaksei Harbunou", "person:two")])
    assert ids(record) == ["person:one", "person:two"]


def test_a_surname_alone_joins_its_bearer_of_the_same_country() -> None:
    whole = reading("Alexei Gorbunov", "person:alexei-gorbunov", country="BLR")
    assert ids(fuse([whole, reading("Gorbunov", "person:gorbunov-1", country="BLR")])) == ["person:alexei-gorbunov"]
    assert len(ids(fuse([whole, reading("Gorbunov", "person:gorbunov-1", country="LTU")]))) == 2
    assert len(ids(fuse([whole, reading("Gorbunov", "person:gorbunov-1")]))) == 2


def test_surnames_alone_meet_when_country_and_walk_of_life_agree() -> None:
    one, two = (reading("Gorbunov", f"person:gorbunov-{n}", country="BLR", sector="GOV", day=n) for n in (1, 2))
    assert len(ids(fuse([one, two]))) == 1
    footballer = reading("Gorbunov", "person:gorbunov-3", country="BLR", day=3)
    assert len(ids(fuse([one, footballer]))) == 2


def test_a_surname_that_two_bear_joins_neither() -> None:
    people = [reading(f"{given} Gorbunov", f"person:{given.lower()}-gorbunov", country="BLR") for given in ("Alexei", "Oleg")]
    assert len(ids(fuse([*people, reading("Gorbunov", "person:gorbunov-1", country="BLR")]))) == 3


def test_neither_order_nor_repetition_changes_the_record() -> None:
    readings = [
        reading("Aliaksei Harbunou", "person:alexei-harbunov", day=1),
        reading("Alexei Gorbunov", "person:alexei-gorbunov", country="BLR", day=2),
        reading("Gorbunov", "person:gorbunov-1", country="BLR", day=3),
        reading("Oleg Gorbunov", "person:oleg-gorbunov", country="RUS", day=4),
    ]
    records = {json.dumps(to_plain(fuse(order)), sort_keys=True) for order in itertools.permutations(readings)}
    assert len(records) == 1
    record = fuse(readings)
    assert fuse(record.readings) == record
