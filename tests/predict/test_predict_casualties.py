"""Counts of incidents: who may be harmed, put together, added up, and chosen."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.attribute import attribute
from dateline.model import Document, make_report
from dateline.predict.case import Case
from dateline.predict.casualties import casualties, chosen, counts, together
from dateline.predict.confidence import confidence
from dateline.predict.harmed import KINDS, Harmed, harmed, surroundings
from dateline.predict.harmsigns import Signs
from dateline.predict.incidents import Scenes, filed
from dateline.predict.victimsets import Candidate, Named, candidates, parties
from dateline.reader import read

WIRE = (
    "VELMAR, 4 MAY 91 (PORT RADIO) -- [TEXT] TERRORISTS OF THE NORTHERN FRONT LAST NIGHT MURDERED MAYOR OSVALDO QUENTANA IN HIS HOME, POLICE\n"
    "REPORTED TODAY.  TWO BODYGUARDS WERE ALSO KILLED AND SIX PEASANTS WERE WOUNDED WHEN A BOMB EXPLODED.\n"
)


def _read(text: str) -> Document:
    return read(make_report(text))


def _runs(text: str) -> list[Harmed]:
    document = _read(text)
    return harmed(document, surroundings(document))


def _said(document: Document, run: Harmed) -> str:
    return " ".join(t.text for t in document.tokens[run.first : run.last + 1])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gunmen killed six peasants in the hills on Monday.", 6),
        ("Gunmen killed a peasant in the hills on Monday.", 1),
        ("Gunmen killed Osvaldo Quentana in the hills on Monday.", 1),
        ("Gunmen killed peasants in the hills on Monday.", None),
        ("Gunmen killed at least 12 peasants in the hills on Monday.", 12),
        ("Gunmen killed a 15-year-old girl in the hills on Monday.", 1),
    ],
)
def test_how_many_a_run_stands_for(text: str, count: int | None) -> None:
    document = _read(text)
    runs = [r for r in harmed(document, surroundings(document)) if "unmen" not in _said(document, r)]
    assert [r.count for r in runs] == [count]


def test_a_number_that_may_be_more_is_open() -> None:
    assert [r.open for r in _runs("At least 12 peasants were killed in the hills.")] == [True]
    assert {r.open for r in _runs("A total of 12 peasants were killed in the hills.")} == {False}


def test_people_in_sentences_without_harm_are_none() -> None:
    assert _runs("Six peasants met the minister on Monday.") == []


def test_the_grammar_says_what_befalls_whom() -> None:
    document = _read("Rebels killed two farmers. The murder of a judge was condemned. A guard was wounded by soldiers.")
    signs = Signs(document, ())
    roles = {
        _said(document, r): {s for s in signs.of(r) if s.count(":") == 1 and s.startswith("r:")}
        for r in harmed(document, surroundings(document))
    }
    assert roles["two farmers"] == {"r:killed"}
    assert roles["judge"] == {"r:killed"}
    assert roles["guard"] == {"r:injured"}
    assert "r:killed" not in roles["Rebels"]


def _named(text: str) -> tuple[Document, list[Named]]:
    document = _read(text)
    return document, [Named(r, (0.9, 0.01)) for r in harmed(document, surroundings(document))]


def test_a_name_and_a_part_of_it_are_one_person() -> None:
    _, named = _named("Osvaldo Quentana was murdered on Monday. Quentana was shot dead at home.")
    assert [(p.kind, p.count, len(p.runs)) for p in parties(named, 0)] == [("name", 1, 2)]


def test_counts_are_those_said_and_their_sums() -> None:
    document, named = _named("Six priests and two women were murdered on Monday.")
    assert {c.count for c in candidates(document, named, ())} == {6, 2, 8}


def test_a_count_that_shares_people_with_one_chosen_needs_more() -> None:
    first, second, third = (Candidate(kind=0, count=n, open=False, parties=frozenset(p)) for n, p in ((8, {0, 1}), (6, {0}), (3, {2})))
    assert [c.count for c in chosen([first, second, third], [0.9, 0.35, 0.35])] == [8, 3]


def test_victims_of_terror_are_an_incidents() -> None:
    incidents = casualties(Case(id="a", text=WIRE))["incidents"]
    assert {"lo": 6, "hi": 6} in [i.get("injured") for i in incidents]
    assert any("killed" in i for i in incidents)
    assert {i.get("confidence") for i in incidents} == {"REPORTED AS FACT"}


def test_an_incident_has_type_place_and_day() -> None:
    text = "RIGA, 4 MAY 91 (PORT RADIO) -- [TEXT] TWO POLICEMEN WERE WOUNDED WHEN A BOMB EXPLODED IN KRAKOW ON MONDAY.\n"
    document = _read(text)
    dated = replace(document, report=replace(document.report, published=filed(text)))
    runs = harmed(dated, surroundings(dated))
    told = Scenes(dated, (), runs).told(runs)
    assert told == {"type": "BOMBING", "location": ["Poland", "Lesser Poland", "Kraków", "KRAKOW"], "date": "1991-04-29"}


def test_an_incident_without_a_place_is_of_the_country_the_report_speaks_of() -> None:
    document = _read("Two policemen were wounded by a bomb.\n\nThe Polish government and dockers in Gdansk and Riga condemned the attack.")
    runs = [r for r in harmed(document, surroundings(document)) if r.numbered]
    assert Scenes(document, (), runs).told(runs) == {"type": "BOMBING", "location": ["Poland"]}


def test_where_a_report_was_filed_counts_for_three() -> None:
    text = "GDANSK, 4 MAY 91 (PORT RADIO) -- [TEXT] TWO POLICEMEN WERE WOUNDED.\n\nTHE LATVIAN MINISTER AND THE MAYOR OF RIGA CONDEMNED THE ATTACK.\n"
    document = _read(text)
    runs = [r for r in harmed(document, surroundings(document)) if r.numbered]
    assert Scenes(document, (), runs).told(runs)["location"][0] == "Poland"


def test_an_incident_without_a_day_is_one_of_the_time_up_to_the_report() -> None:
    told = casualties(Case(id="a", text=WIRE.replace("LAST NIGHT ", "").replace(" TODAY", "")))["incidents"]
    assert {i["date"] for i in told} == {"- 1991-05-04"}


def test_the_day_of_the_line_goes_before_the_dateline() -> None:
    told = casualties(Case(id="a", text=WIRE, day=date(1992, 3, 3)))["incidents"]
    assert {i["date"] for i in told} <= {"1992-03-02", "1992-03-03", "- 1992-03-03"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("VELMAR, 4 MAY 91 (PORT RADIO) -- [TEXT] X", date(1991, 5, 4)),
        ("VELMAR, 31 SEPT 89 -- [TEXT] X", None),
        ("VELMAR, NO DATE (PORT RADIO) -- [TEXT] X", None),
    ],
)
def test_wire_copy_says_when_it_was_filed(text: str, day: date | None) -> None:
    assert filed(text) == day


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A docker was killed when a bomb went off at the port.", "BOMBING"),
        ("A bomb went off at the port. A docker was killed.", "BOMBING"),
        ("A bomb went off at the port. A docker was shot and killed elsewhere.", "ATTACK"),
        ("A docker who had been kidnapped in May was found dead.", "KIDNAPPING"),
        ("A docker was killed at the port.", "ATTACK"),
    ],
)
def test_what_harmed_them_is_the_type(text: str, kind: str) -> None:
    document = _read(text)
    runs = [r for r in harmed(document, surroundings(document)) if "docker" in _said(document, r)]
    assert Scenes(document, (), runs).told(runs)["type"] == kind


def test_killed_and_injured_of_one_sentence_are_one_incident() -> None:
    told = casualties(Case(id="a", text=WIRE))["incidents"]
    assert sum("killed" in i and "injured" in i for i in told) <= 1
    document = _read("Six priests were killed and two women were wounded on Monday.")
    runs = harmed(document, surroundings(document))
    dead, hurt = (
        Candidate(kind=k, count=n, open=False, parties=frozenset({0}), runs=(r,)) for k, n, r in zip((0, 1), (6, 2), runs, strict=True)
    )
    assert together([dead, hurt]) == [[dead, hurt]]
    assert together([dead, replace(hurt, kind=0)]) == [[dead], [replace(hurt, kind=0)]]


def test_each_count_is_offered_once_for_each_kind() -> None:
    found = [(KINDS[c.kind], c.count) for c in counts(_read(WIRE))]
    assert len(found) == len(set(found))


def test_a_report_of_peace_has_no_incident() -> None:
    assert casualties(Case(id="a", text="The port authority said on Monday that the ferries to Velmar will run again."))["incidents"] == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("The Northern Front murdered the mayor of Velmar.", "REPORTED AS FACT"),
        ("The Northern Front has claimed responsibility for the murder of the mayor.", "CLAIMED OR ADMITTED"),
        ("Responsibility for the attack was claimed by the Northern Front.", "CLAIMED OR ADMITTED"),
        ("A mayor was murdered. He was 50. A gunman confessed to the murder.", None),
        ("The dockers' union accused the army of killing the mayor of Velmar.", None),
        ("The mayor was killed, apparently by the Northern Front.", None),
        ("The mayor was killed. It is possible that the Northern Front planted the bomb.", None),
    ],
)
def test_how_a_report_says_who_did_it(text: str, level: str | None) -> None:
    document = _read(text)
    assert confidence(document, attribute(document)) == level
