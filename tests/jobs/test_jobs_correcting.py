"""What a person writes becomes a correction: ids, words, days, places and names are found, and what cannot be is refused with the reason."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from dateline.jobs.correcting import By, Correcting
from dateline.jobs.correcting.agreement import agreement, alpha, kappa
from dateline.jobs.correcting.days import written_time
from dateline.jobs.correcting.log import conflict_words, log_of, open_conflicts
from dateline.jobs.select import select
from dateline.model import Correction, Event, Reading, Span, Statement, Tally
from dateline.model.codec import to_plain
from dateline.model.errors import BadCorrection, NotFound
from dateline.query import parse
from dateline.store import Store
from dateline.store.corrections import Corrections
from tests.fuse.builder import Builder
from tests.model.correcting import noun
from tests.store.readings import march, shots

READING = shots()
ID = READING.report.id


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "s.sqlite") as opened:
        opened.add_all([READING, march(), shots("Coast Radio")])
        yield opened


def desk(store: Store, author: str = "Ana", reason: str | None = "as heard", now: datetime | None = None) -> Correcting:
    return Correcting(store, By(author=author, reason=reason, now=now))


def edited(store: Store, id_: str, **written: str) -> Any:
    desk(store).edit(f"{ID[:6]}:{id_}", written)
    return noun(store.reading(ID), id_)


def test_values_are_written_as_people_write_them(store: Store) -> None:
    event: Event = edited(store, "e1", type="coerce", mode="arrest", contexts="human_rights, election", when="2026-03")
    assert (event.type, event.mode, event.contexts) == ("COERCE", "arrest", ("human_rights", "election"))
    assert event.when is not None
    assert (event.when.value, event.when.earliest, event.when.latest, event.when.basis) == (
        "2026-03",
        date(2026, 3, 1),
        date(2026, 3, 31),
        "person",
    )
    statement: Statement = edited(store, "s2", speaker="Ilze Brandt", stance="doubts", content="guards had fired")
    assert (statement.speaker, statement.stance) == ("person:ilze-brandt", "doubts")
    assert [s.words(READING.report.text) for s in statement.content] == ["guards had fired"]


def test_a_speaker_nobody_named_yet_becomes_an_actor_of_the_report(store: Store) -> None:
    edited(store, "s2", speaker="organisation:Harbour Union")
    actors = {a.id: a for a in store.reading(ID).actors}
    assert actors["org:harbour-union"].name == "Harbour Union"
    assert edited(store, "s1", speaker="Harbour Union").speaker == "org:harbour-union"
    assert edited(store, "s1", speaker="Selim Dar").speaker == "person:salim-dar"
    assert edited(store, "s1", speaker="").speaker is None


def test_participants_are_words_of_the_report_the_nearest_to_the_event(store: Store) -> None:
    event: Event = edited(store, "e2", actors="guards; dockers", recipients="")
    assert [p.span.words(READING.report.text) for p in event.actors] == ["guards", "dockers"]
    assert event.actors[0] == READING.events[1].actors[0], "who took part before keeps what is known of him"
    assert event.recipients == ()
    with pytest.raises(BadCorrection, match="“pirates” does not stand in the report"):
        edited(store, "e2", actors="pirates")


@pytest.mark.parametrize(
    ("count", "bounds"),
    [
        ("6", (6, 6, 6, "none")),
        ("1,200", (1200, 1200, 1200, "none")),
        ("5..10", (5, None, 10, "between")),
        ("4..", (4, None, None, "at least")),
    ],
)
def test_a_count_sets_all_bounds_at_once(store: Store, count: str, bounds: tuple[object, ...]) -> None:
    tally: Tally = edited(store, "t1", count=count)
    assert (tally.low, tally.best, tally.high, tally.qualifier) == bounds


def test_bounds_and_type_with_mode_are_set_together_so_that_no_new_reading_mixes_them(store: Store) -> None:
    (correction,) = desk(store).edit(f"{ID}:t1", {"low": "4"})
    assert [v.field for v in correction.values] == ["low", "best", "high"]
    (correction,) = desk(store).edit(f"{ID}:e1", {"type": "PROTEST"})
    assert {v.field: v.value for v in correction.values} == {"type": '"PROTEST"', "mode": "null"}


def test_a_place_is_taken_from_the_gazetteer_and_must_be_one(store: Store) -> None:
    place = edited(store, "t1", place="Vilnius").place
    assert (place.country, place.precision, place.basis) == ("LTU", "city", "person")
    assert place.lat == pytest.approx(54.7, abs=0.1)
    with pytest.raises(BadCorrection, match=r"several places of the name Paris .*geonames:\d+"):
        edited(store, "t1", place="Paris")
    assert edited(store, "t1", place="Paris, geonames:2988507").place.country == "FRA"
    unknown = edited(store, "t1", place="Gate 4, Lithuania").place
    assert (unknown.name, unknown.country, unknown.lat) == ("Gate 4", "LTU", None)
    assert edited(store, "t1", place="").place is None


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2026-03-02", (date(2026, 3, 2), date(2026, 3, 2), "day")),
        ("2024", (date(2024, 1, 1), date(2024, 12, 31), "year")),
        ("2026-02..2026-03-04", (date(2026, 2, 1), date(2026, 3, 4), "interval")),
        ("2026-03..", (date(2026, 3, 1), None, "interval")),
    ],
)
def test_times_are_days_months_years_and_stretches(words: str, days: tuple[object, ...]) -> None:
    made = written_time(words, Span(0, 1))
    assert (made.earliest, made.latest, made.precision) == days


@pytest.mark.parametrize("words", ["yesterday", "2026-02-30", "..", "2026-3-2", "2026-03-04..2026-03-01", "٢٠٢٦"])
def test_what_is_no_time_is_refused(words: str) -> None:
    with pytest.raises(BadCorrection, match=r"is no time|ends before"):
        written_time(words, Span(0, 1))


@pytest.mark.parametrize(
    ("id_", "written", "said"),
    [
        ("e1", {"mode": "demo"}, "ASSAULT has no mode 'demo'"),
        ("e1", {"colour": "red"}, "'colour' is no value of the event that a person sets. It has: type"),
        ("e1", {"mode": "firearms"}, "says already"),
        ("e1", {"actors": "[{"}, "that is no JSON"),
        ("e1", {"actors": '[{"head": 3}]'}, "That cannot be"),
        ("t1", {"count": "a few"}, "is no count"),
        ("t1", {"low": "many"}, "no whole number"),
        ("t1", {"place": ","}, "name of a place"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(store: Store, id_: str, written: dict[str, str], said: str) -> None:
    known = replace(READING, codebook=_codebook())
    store.add(known)
    with pytest.raises(BadCorrection, match=said):
        edited(store, id_, **written)
    assert Corrections(store).all() == ()


def _codebook() -> Any:
    from dateline.coding import builtin

    return builtin().codebook


@pytest.mark.parametrize("id_", ["", "zz:e1", f"{ID}:e9", f"{ID}:x1", ID, "i-0000", "l-0000"])
def test_ids_that_name_nothing_are_not_found(store: Store, id_: str) -> None:
    with pytest.raises(NotFound):
        desk(store).contest([id_])


def test_who_corrects_must_say_who_and_why(store: Store) -> None:
    with pytest.raises(BadCorrection, match="Say why"):
        desk(store, reason=" ").reject([f"{ID}:e1"])
    with pytest.raises(BadCorrection, match="Say who"):
        desk(store, author=" ")
    assert len(desk(store, reason=None).accept([f"{ID}:e1"])) == 1


def test_corrections_made_at_one_moment_follow_each_other(store: Store) -> None:
    now = datetime(2026, 3, 9)  # noqa: DTZ001 - UTC without a zone
    made = [*desk(store, now=now).accept([f"{ID}:e1", f"{ID}:s1"]), *desk(store, now=now).accept([f"{ID}:e2"])]
    assert sorted(made, key=lambda c: c.made) == made
    assert len({c.made for c in made}) == 3


def test_an_incident_is_accepted_contested_and_discounted_by_its_events_and_a_ledger_by_its_counts(store: Store) -> None:
    record = select(store, parse("")).record
    incident = next(i for i in record.incidents if f"{ID}:e1" in i.events)
    for do in ("contest", "discount", "accept"):
        (made,) = getattr(desk(store), do)([incident.id])
        assert sorted(a.id for a in made.targets) == sorted(incident.events)
    toll = next(t for t in record.tolls if t.category == "killed")
    (made,) = desk(store).discount([toll.id])
    assert [a.id for a in made.targets] == [e.tally for e in toll.entries]
    with pytest.raises(BadCorrection, match="not read from one report"):
        desk(store).reject([incident.id])


def test_a_dispute_that_is_none_is_none_until_that_is_taken_back(store: Store) -> None:
    said = Builder(
        "The union said that guards opened fire at the gate on 4 March. The ministry denied that guards opened fire at the gate."
    )
    said.say("The union", "said", "guards opened fire at the gate on 4 March")
    denied = said.say("The ministry", "denied", "guards opened fire at the gate.", "denies")
    said.event("opened fire", "ASSAULT", "firearms", who="guards", day=date(2026, 3, 4), statement=said.statements[0].id)
    said.event("opened fire at the gate.", "ASSAULT", "firearms", who="guards", day=None, statement=denied, auxiliary="negated")
    store.add(said.reading())
    before = select(store, parse("")).record.disputes
    (dispute,) = before
    (made,) = desk(store).reject([dispute.id])
    assert {a.id for a in made.targets} == {s for side in dispute.sides for s in side.statements}
    assert select(store, parse("")).record.disputes == ()
    assert not any(m.rejected for r in store.readings() for m in r.marks)
    desk(store).undo([made.id])
    assert select(store, parse("")).record.disputes == before


def test_what_was_said_of_a_version_is_said_of_the_next_where_the_words_and_the_reading_are_the_same(store: Store) -> None:
    page = "https://amber-wire.example/gate"
    text = "Guards opened fire at the gate in Klaipeda. Five dockers were killed, the union said."

    def version(text: str, hour: int, mode: str) -> Reading:
        b = Builder(text, outlet="Amber Wire")
        said = b.say("the union", "said", "Five dockers were killed")
        b.event("opened fire", "ASSAULT", mode, who="Guards", day=date(2026, 3, 4))
        b.count("Five dockers", 5, 5, statement=said)
        report = replace(b.report, id=f"{hour:016x}", url=page, retrieved=datetime(2026, 3, 5, hour))  # noqa: DTZ001 - UTC without a zone
        return replace(
            b.reading(),
            report=report,
            statements=(replace(b.statements[0], id=f"{report.id}:s1"),),
            events=(replace(b.events[0], id=f"{report.id}:e1"),),
            tallies=(replace(b.tallies[0], id=f"{report.id}:t1", statement=f"{report.id}:s1"),),
        )

    first, second = version(text, 8, "firearms"), version(f"UPDATE. {text}", 9, "aerial")
    store.add_all([first, second])
    desk(store).edit(f"{first.report.id}:t1", {"count": "6", "place": ""})
    desk(store, "Bo", None).accept([f"{first.report.id}:s1"])
    desk(store).edit(f"{first.report.id}:e1", {"mode": "explosives"})
    done = desk(store, "Cy", None).carry()
    assert [(c.before.author, c.after is not None, c.why) for c in done] == [
        ("Ana", True, ""),
        ("Bo", True, ""),
        ("Ana", False, "the machine reads mode otherwise in the current version"),
    ]
    current = store.reading(second.report.id)
    assert (current.tallies[0].best, current.tallies[0].place) == (6, None)
    assert [t.reason for m in current.marks for t in m.touches] == ["Bo, of an earlier version", "Ana, of an earlier version: as heard"]
    assert open_conflicts(store) == ()
    assert [c.after for c in desk(store, "Cy").carry([first.report.id])] == [None], "what is there already is passed over"


def test_events_are_taken_out_of_an_incident_and_merged_again(store: Store) -> None:
    incident = next(i for i in select(store, parse("")).record.incidents if f"{ID}:e1" in i.events)
    assert len(incident.events) > 1
    (split,) = desk(store).split(f"{ID}:e1")
    assert [a.id for a in split.targets] == [f"{ID}:e1"]
    assert sorted(a.id for a in split.anchors) == sorted(incident.events)
    with pytest.raises(BadCorrection, match="at least two"):
        desk(store).merge([f"{ID}:e1"])
    with pytest.raises(BadCorrection, match="only events"):
        desk(store).merge([f"{ID}:e1", f"{ID}:s1"])
    (merge,) = desk(store).merge([f"{ID}:e1", incident.events[-1]])
    assert len(merge.targets) == 2


def test_undo_takes_back_and_can_be_taken_back(store: Store) -> None:
    (made,) = desk(store).edit(f"{ID}:e1", {"mode": "explosives"})
    (undo,) = desk(store).undo([made.id])
    assert store.reading(ID) == READING
    with pytest.raises(BadCorrection, match="taken back already"):
        desk(store, "Bo").undo([made.id])
    desk(store).undo([undo.id])
    assert store.reading(ID).events[0].mode == "explosives"
    assert [e.state for e in log_of(store)] == ["in force", "undone", "in force"]


def test_what_is_said_again_for_the_same_reason_is_one_correction(store: Store) -> None:
    march_id = f"{march().report.id}:e1"
    incident = next(i for i in select(store, parse("")).record.incidents if f"{ID}:e1" in i.events)
    done: list[Callable[[Correcting], Sequence[Correction]]] = [
        lambda by: by.edit(f"{ID}:t1", {"count": "7"}),
        lambda by: by.accept([f"{ID}:s1", f"{ID}:e1"]),
        lambda by: by.merge([incident.id, march_id]),
        lambda by: by.split(march_id),
        lambda by: by.contest([f"{ID}:e2"]),
        lambda by: by.reject([f"{ID}:s2"]),
        lambda by: by.keep([Corrections(store).all()[0].id]),
        lambda by: by.undo([c.id for c in Corrections(store).all() if c.action in ("reject", "contest")]),
    ]
    for do in done:
        first = do(desk(store))
        known = Corrections(store).all()
        assert do(desk(store)) == first
        assert Corrections(store).all() == known


def test_the_same_word_after_another_persons_is_a_new_one(store: Store) -> None:
    (first,) = desk(store).edit(f"{ID}:e1", {"mode": "explosives"})
    desk(store, "Bo").edit(f"{ID}:e1", {"mode": "aerial"})
    (again,) = desk(store).edit(f"{ID}:e1", {"mode": "explosives"})
    assert again.id != first.id
    assert noun(store.reading(ID), "e1").mode == "explosives"  # type: ignore[union-attr]
    (other,) = desk(store, reason="the film shows it").accept([f"{ID}:e1"], ["mode"])
    assert other.id not in (first.id, again.id)


def test_conflicts_are_listed_until_somebody_keeps_the_correction_or_takes_it_back(store: Store) -> None:
    (made,) = desk(store).edit(f"{ID}:e1", {"mode": "explosives"})
    assert open_conflicts(store) == ()
    store.add(_better(READING))
    (entry,) = log_of(store, only_conflicts=True)
    assert [conflict_words(c) for c in entry.conflicts] == ["mode: the machine said firearms and now says aerial; explosives stands."]
    desk(store, "Bo").keep([made.id])
    assert open_conflicts(store) == ()
    store.add(READING)
    assert open_conflicts(store) != (), "the machine has changed its mind again"
    desk(store, "Bo").undo([made.id])
    assert open_conflicts(store) == ()
    with pytest.raises(BadCorrection, match="not in force"):
        desk(store).keep([made.id])


def _better(reading: Reading) -> Reading:
    return replace(reading, events=(replace(reading.events[0], mode="aerial"), *reading.events[1:]), language="de")


def test_the_log_is_asked_by_who_and_about_what(store: Store) -> None:
    desk(store).edit(f"{ID}:e2", {"actors": "dockers"})
    desk(store, "Bo", None).accept([f"{ID}:s1"], ["stance"])
    assert [e.what for e in log_of(store)] == ["actors: “guards” → “dockers”", "stance"]
    assert [e.correction.author for e in log_of(store, by="Bo")] == ["Bo"]
    assert len(log_of(store, of=ID)) == 2
    assert [e.correction.action for e in log_of(store, of=f"{ID}:s1")] == ["accept"]


def test_agreement_counts_what_was_looked_at(store: Store) -> None:
    desk(store, reason=None).accept([f"{ID}:s1"])
    desk(store, "Bo").edit(f"{ID}:s1", {"stance": "doubts"})
    desk(store).reject([f"{ID}:e1"])
    (undone,) = desk(store).edit(f"{ID}:e2", {"mode": "demo"})
    desk(store).undo([undone.id])
    found = agreement(Corrections(store).all())
    machine = {(r.kind, r.field): (r.looked_at, r.agreed) for r in found.with_machine}
    assert machine["statement", "stance"] == (2, 1)
    assert machine["statement", "quoted"] == (1, 1)
    assert machine["event", "read at all"] == (1, 0)
    assert ("event", "mode") not in machine
    (stance,) = [r for r in found.between_persons if r.field == "stance"]
    assert (stance.persons, stance.both, stance.agreed, stance.share) == (("Ana", "Bo"), 1, 0, 0.0)
    assert to_plain(found)["with_machine"]


def test_kappa_and_alpha_are_those_of_the_books() -> None:
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert kappa(pairs) == pytest.approx(0.4)  # Cohen: observed 0.7, by chance 0.5
    assert kappa([("a", "a")]) is None
    observers = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")  # Krippendorff 2011, section C: values missing, nominal
    units = [[row[n] for row in observers if row[n] != "."] for n in range(12)]
    assert alpha([unit for unit in units if len(unit) > 1]) == pytest.approx(0.743, abs=0.0005)
    assert alpha([["a", "a"], ["b", "b"]]) == 1
    assert alpha([["a", "a"]]) is None
    assert alpha([["a", "b"], ["b", "a"]]) == pytest.approx(-0.5)
