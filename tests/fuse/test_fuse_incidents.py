"""Events of reports that are one event become one incident; what cannot be one stays apart."""

import itertools
from dataclasses import dataclass, replace
from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.fuse import fuse
from dateline.fuse.copies import find_copies
from dateline.fuse.incidents import find_incidents, incident_id
from dateline.model import Event, Incident, Place, Reading, Span, When
from tests.fuse.builder import Builder

DAY = date(2026, 3, 4)
RAID = "Masked men raided the customs house of {place} on Wednesday and carried off 40 crates of rifles, the harbour board said."
TOWNS = {
    "Klaipeda": Place(span=Span(0, 1), name="Klaipeda", geonames_id=1, country="LTU", lat=55.71, lon=21.14, precision="city"),
    "Palanga": Place(span=Span(0, 1), name="Palanga", geonames_id=2, country="LTU", lat=55.92, lon=21.07, precision="city"),
    "Kaunas": Place(span=Span(0, 1), name="Kaunas", geonames_id=3, country="LTU", lat=54.9, lon=23.9, precision="city"),
    "Riga": Place(span=Span(0, 1), name="Riga", geonames_id=4, country="LVA", lat=56.95, lon=24.11, precision="city"),
    "Lithuania": Place(span=Span(0, 1), name="Lithuania", geonames_id=5, country="LTU", precision="country"),
}


@dataclass(kw_only=True)
class Told:
    """An event to tell, with what may differ from report to report."""

    outlet: str = "Amber Wire"
    text: str = RAID.format(place="Klaipeda")
    trigger: str = "raided"
    type: str = "ASSAULT"
    mode: str | None = None
    day: date | None = DAY
    place: str | None = "Klaipeda"
    published: date = date(2026, 3, 5)
    victim: str | None = None
    actor: str = "men"

    def reading(self) -> Reading:
        b = Builder(self.text, outlet=self.outlet, published=self.published)
        b.event(self.trigger, self.type, self.mode, who=self.actor, day=self.day)  # type: ignore[arg-type]
        (event,) = b.events
        where = replace(TOWNS[self.place], span=event.trigger) if self.place else None
        event = replace(event, place=where)
        if self.victim is not None:
            (one,) = event.actors
            event = replace(event, recipients=(replace(one, actor=f"person:{self.victim}"),))
        b.events = [event]
        return b.reading()


def incidents(*told: Told) -> tuple[Incident, ...]:
    return fuse(t.reading() for t in told).incidents


OTHER = "Radio Curonia"


def test_one_event_in_two_reports_is_one_incident_with_the_pair_its_weight_and_reasons() -> None:
    (found,) = incidents(
        Told(),
        Told(
            outlet=OTHER,
            text="In Klaipeda a raid on the customs house by masked men on Wednesday, and 40 crates of rifles gone.",
            trigger="raid",
        ),
    )
    (merge,) = found.merges
    assert found.n_reports == 2
    assert merge.events == tuple(sorted(found.events))
    assert 0.9 < merge.weight < 1
    assert merge.by == "machine"
    assert merge.reasons[0].startswith("Both reports tell of attack (raid")
    assert merge.reasons[0].endswith("in Klaipeda on 4 March 2026.")
    assert found.reasons == (merge.reasons[0],)


@pytest.mark.parametrize(
    "other",
    [
        Told(day=date(2026, 3, 3)),
        Told(place="Riga"),
        Told(place="Kaunas"),
        Told(type="CONSULT"),
        Told(mode="abduct"),
        Told(published=date(2026, 3, 2), day=None),
    ],
    ids=["another day", "another country", "far away", "another type", "another mode", "told before it was"],
)
def test_what_cannot_be_one_event_stays_two_however_alike_the_words_are(other: Told) -> None:
    other.outlet = OTHER
    assert [i.n_reports for i in incidents(Told(mode="firearms"), other)] == [1, 1]


def test_two_people_are_not_one_victim() -> None:
    assert len(incidents(Told(victim="jonas-a"), Told(victim="petras-b", outlet=OTHER))) == 2
    assert len(incidents(Told(victim="jonas-a"), Told(victim="jonas-a", outlet=OTHER))) == 1


@pytest.mark.parametrize("place", ["Lithuania", "Palanga"])
def test_a_place_may_lie_in_the_other_or_near_it(place: str) -> None:
    assert [i.n_reports for i in incidents(Told(), Told(place=place, outlet=OTHER))] == [2]


def test_the_finest_place_and_the_days_that_all_leave_open_are_the_incidents_own() -> None:
    wide = Told(place="Lithuania", outlet=OTHER).reading()
    (event,) = wide.events
    assert event.when is not None
    month = replace(event.when, earliest=date(2026, 3, 1), latest=date(2026, 3, 31), precision="month")
    (found,) = fuse([Told().reading(), replace(wide, events=(replace(event, when=month),))]).incidents
    assert (found.place, found.earliest, found.latest) == ("Klaipeda", DAY, DAY)


def test_where_neither_day_nor_place_is_known_only_much_in_common_makes_one_of_two() -> None:
    thin = "Somewhere men attacked a house, it was said. Nobody knows more of it, and the weather was bad for days on end."
    other = "It is told that men attacked a bus. The elections, however, will be held in spring, said the commission in its letter."
    vague = {"day": None, "place": None, "trigger": "attacked"}
    assert len(incidents(Told(text=thin, **vague), Told(text=other, outlet=OTHER, **vague))) == 2  # type: ignore[arg-type]


def test_a_copied_text_tells_the_same_events_though_no_day_is_known() -> None:
    wire = (
        RAID.format(place="Klaipeda")
        + " Nobody was hurt, but the night watchman has not been seen since, and his boat is missing from the quay."
    )
    vague = {"day": None, "place": None}
    (found,) = incidents(Told(text=wire, **vague), Told(text=wire, outlet=OTHER, **vague))  # type: ignore[arg-type]
    assert (found.n_reports, found.n_outlets, found.n_independent_sources) == (2, 2, 1)
    assert "copy" in found.merges[0].reasons[1]


def test_an_event_told_twice_in_one_report_is_one_incident_of_one_report() -> None:
    text = "Masked men raided the customs house on Wednesday. The raid on the customs house lasted an hour."
    b = Builder(text)
    b.event("raided", "ASSAULT", None, who="men", day=DAY)
    b.event("raid on", "ASSAULT", None, who="men", day=DAY)
    (found,) = fuse([b.reading()]).incidents
    assert (len(found.events), found.n_reports, found.n_independent_sources) == (2, 1, 1)
    assert found.reasons[0].startswith("One report tells twice")


def test_what_only_could_happen_is_in_no_incident() -> None:
    reading = Told().reading()
    planned = replace(reading, events=tuple(replace(e, auxiliary="planned") for e in reading.events))
    assert fuse([planned]).incidents == ()


def several() -> list[Reading]:
    outlets = ["Amber Wire", "Radio Curonia", "Harbour Daily", "Ofoten Courier", "The Quay"]
    texts = [
        RAID.format(place="Klaipeda"),
        "Harbour board: masked men on Wednesday raided the customs house in Klaipeda, taking 40 crates of rifles with them.",
        "The customs house raid in Klaipeda on Wednesday cost the port 40 crates of rifles. Masked men did it, the harbour board said.",
        RAID.format(place="Riga"),
        RAID.format(place="Klaipeda").replace("Wednesday", "Tuesday"),
    ]
    triggers = ["raided", "raided", "raid", "raided", "raided"]
    days = [DAY, DAY, None, DAY, date(2026, 3, 3)]
    places = ["Klaipeda", "Klaipeda", "Klaipeda", "Riga", "Klaipeda"]
    return [
        Told(outlet=o, text=t, trigger=w, day=d, place=p).reading()
        for o, t, w, d, p in zip(outlets, texts, triggers, days, places, strict=True)
    ]


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(5)), st.lists(st.integers(0, 4), max_size=4))
def test_incidents_are_a_function_of_the_set_of_reports(order: list[int], again: list[int]) -> None:
    readings = several()
    whole = fuse(readings).incidents
    assert fuse([readings[n] for n in (*order, *again)]).incidents == whole


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(5)), st.integers(1, 4))
def test_reports_may_come_in_any_batches(order: list[int], cut: int) -> None:
    """What fusing gives back holds the readings it was given, so that the record of a batch can be fused with the next."""
    readings = [several()[n] for n in order]
    first = fuse(readings[:cut]).readings
    second = fuse(readings[cut:]).readings
    assert fuse((*second, *first)).incidents == fuse(readings).incidents


def test_an_id_stays_or_leads_on_while_reports_are_added_one_by_one() -> None:
    for order in itertools.permutations(several(), 5):
        ids: set[str] = set()
        for n in range(1, 6):
            record = fuse(order[:n])
            ids |= {i.id for i in record.incidents}
            assert all(id_ in (record.incident(id_).id, *record.incident(id_).aliases) for id_ in ids)


def test_every_id_an_event_could_have_leads_to_the_incident_it_is_in() -> None:
    record = fuse(several())
    assert {e: record.incident(incident_id(e)).id for i in record.incidents for e in i.events} == {
        e: i.id for i in record.incidents for e in i.events
    }
    with pytest.raises(KeyError):
        record.incident("i-000000000000")


def word(author: str, reason: str) -> SimpleNamespace:
    class Word(SimpleNamespace):
        def __str__(self) -> str:
            return f"{self.author}: {self.reason}"

    return Word(author=author, reason=reason)


def events_of(*told: Told) -> tuple[list[Reading], list[Event]]:
    readings = [t.reading() for t in told]
    return readings, sorted((e for r in readings for e in r.events), key=lambda e: e.id)


def test_a_person_parts_what_weights_join_and_no_id_dangles() -> None:
    readings, (a, b) = events_of(Told(), Told(outlet=OTHER))
    (one,) = find_incidents(readings, find_copies(readings))
    parted = find_incidents(readings, find_copies(readings), apart={(a.id, b.id): word("Rasa", "two raids")})
    assert [i.events for i in parted] == [(a.id,), (b.id,)]
    assert {i.id for i in parted} == {one.id, *one.aliases}
    assert find_incidents(readings, find_copies(readings)) == (one,)


def test_a_person_joins_what_nothing_else_would_and_the_reason_is_kept() -> None:
    readings, (a, b) = events_of(Told(), Told(outlet=OTHER, place="Riga", day=date(2026, 3, 3)))
    (found,) = find_incidents(readings, find_copies(readings), together={(a.id, b.id): word("Rasa", "the agency erred")})
    (merge,) = found.merges
    assert (merge.weight, merge.by, merge.reasons) == (1.0, "Rasa", ("Rasa: the agency erred",))
    assert found.reasons == ("Rasa: the agency erred",)


def test_the_id_of_a_rejected_event_leads_to_the_incident_it_was_in() -> None:
    readings, (a, b) = events_of(Told(), Told(outlet=OTHER))
    copies = find_copies(readings)
    (one,) = find_incidents(readings, copies)
    for gone in (a, b):
        alive = [replace(r, events=tuple(e for e in r.events if e.id != gone.id)) for r in readings]
        (left,) = find_incidents(alive, copies, rejected=readings)
        assert gone.id not in left.events
        assert {one.id, *one.aliases} == {left.id, *left.aliases}


def test_when_and_place_of_every_report_stay_as_they_are() -> None:
    readings = several()
    kept: list[tuple[str, When | None]] = [(e.id, e.when) for e in fuse(readings).events]
    assert sorted(kept, key=lambda k: k[0]) == sorted(((e.id, e.when) for r in readings for e in r.events), key=lambda k: k[0])
