"""Forms of denial, admission and number that fresh texts brought, and what only looks like them."""

from dataclasses import replace

import pytest

from dateline.fuse import fuse
from dateline.model.statement import Stance
from tests.fuse.builder import Builder
from tests.fuse.test_fuse_disputes import camps, counted
from tests.fuse.test_fuse_links import Said, kinds, links, told

DEPOT: Said = ("the mayor", "rebels destroyed the depot at Sorn", "affirms")


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("the depot at Sorn had not been damaged", "denies"),
        ("at no point was the depot at Sorn destroyed", "affirms"),
        ("no depot at Sorn was destroyed", "affirms"),
        ("the report that rebels destroyed the depot at Sorn does not correspond to reality", "affirms"),
        ("reports that rebels destroyed the depot at Sorn are without foundation", "affirms"),
        ("the report that rebels destroyed the depot at Sorn was a fabrication from start to finish", "affirms"),
    ],
)
def test_a_deed_is_denied_by_what_it_implies_and_a_claim_by_what_it_is_called(content: str, stance: Stance) -> None:
    assert links(DEPOT, ("the general staff", content, stance)) == [("denies", "general-staff", "mayor")]


@pytest.mark.parametrize(
    "content",
    [
        "the depot at Sorn had not yet been destroyed",
        "the depot at Sorn was not entirely destroyed",
        "the depot at Sorn should not be destroyed",
        "it agreed not to destroy the depot at Sorn",
        "no soldier was punished for the depot at Sorn",
        "rebels had asked that the depot at Sorn not be destroyed",
        "it hoped the depot at Sorn was not destroyed",
        "no number was painted on the depot at Sorn",
    ],
)
def test_what_is_open_partial_or_hangs_on_another_verb_denies_nothing(content: str) -> None:
    assert "denies" not in {kind for kind, *_ in links(DEPOT, ("the general staff", content, "affirms"))}


def test_what_one_person_never_did_denies_nothing_of_others() -> None:
    voted: Said = ("a survey", "students voted in the primary at Sorn", "affirms")
    assert links(voted, ("Nia Drisk", "I have never voted in the primary at Sorn", "denies")) == []


def test_one_sentence_of_a_denial_is_set_against_one_of_the_claim() -> None:
    long = "rebels were seen near the river. A priest opened the depot at Sorn. Hail destroyed the vines"
    assert links(("the mayor", long, "affirms"), ("the general staff", "rebels had not destroyed the depot at Sorn", "denies")) == []


def test_two_names_beside_one_deed_are_two_matters() -> None:
    killed: Said = ("the rebels", "Colonel Abel Tesso was killed in the fighting", "affirms")
    assert links(killed, ("the army", "General Birhan Jula was not killed in the fighting", "denies")) == []


def test_a_denial_that_only_points_denies_the_accusation_before_it() -> None:
    b = Builder(
        "The mayor blamed the herders for the attack.\n\nThe herders rejected the accusation. A priest prayed.",
    )
    b.say("The mayor", "blamed", "the herders for the attack")
    b.say("The herders", "rejected", "the accusation", "denies")
    assert kinds(fuse([b.reading()])) == [("denies", "herders", "mayor")]


def test_who_had_nothing_to_do_with_a_deed_denies_it_whoever_is_meant_by_it() -> None:
    behind: Said = ("the judge", "the Red League was behind the bomb attack on the church in Tanta", "affirms")
    assert links(behind, ("the Red League", "it had nothing to do with the bomb attack on the church in Tanta", "denies")) == [
        ("denies", "red-league", "judge")
    ]


@pytest.mark.parametrize(
    ("speaker", "content", "kind"),
    [
        ("the police chief", "officers had beaten the three boys in Velm", "admits"),
        ("the police chief", "rebels had beaten the three boys in Velm", "repeats"),
        ("the singer", "officers had beaten the three boys in Velm", "repeats"),
    ],
)
def test_the_head_of_a_force_owns_up_for_its_men_and_for_nobody_else(speaker: str, content: str, kind: str) -> None:
    b = Builder(f"{speaker} admitted that {content}.", outlet="Paper 2")
    b.say(speaker, "admit", content)
    own = b.reading()
    claim = content.replace("officers", "police officers")
    assert [k for k, *_ in kinds(fuse([told("the families", claim, outlet="Paper 1"), own]))] == [kind]


def test_the_army_of_the_south_admits_nothing_by_telling_of_the_north() -> None:
    north = "North Astra fired two missiles into the sea"
    found = links(("the army of South Astra", north, "affirms"), ("a minister", north, "affirms"))
    assert "admits" not in {kind for kind, *_ in found}


@pytest.mark.parametrize(
    ("first", "second", "disputed"),
    [
        ("the dead demonstrator at Sorn was 19 years old", "the dead demonstrator at Sorn was 14 years old", True),
        ("5,000 people marched for bread at Sorn", "the number of people who marched for bread at Sorn was 60,000", True),
        ("spoiled meat had caused the outbreak at Sorn", "contaminated water had caused the outbreak at Sorn", True),
        ("net income rose to 29 cents a share", "net income rose to 83 cents a share", False),
        ("the woman shot three workers, two of them fatally, at Sorn", "the woman shot two workers at Sorn", False),
        ("the trader who lives in Sorn bought the boat", "the trader who lives in Velm bought the boat", False),
    ],
)
def test_ages_marchers_and_causes_meet_where_they_are_of_one_thing(first: str, second: str, *, disputed: bool) -> None:
    found = links(("the mayor", first, "affirms"), ("a doctor", second, "affirms"))
    assert ("disputes" in {kind for kind, *_ in found}) == disputed


def test_a_dispute_of_numbers_has_a_side_for_each() -> None:
    readings = [counted(who, n, 5).reading() for who, n in (("the mayor", 4), ("the union", 9), ("the police", 15), ("a priest", 9))]
    (camp,) = camps(fuse(readings))
    assert camp == [["a-priest", "the-union"], ["the-mayor"], ["the-police"]]


def test_the_ministries_of_two_countries_are_two_voices() -> None:
    def ministry(country: str, code: str, content: str, stance: Stance, outlet: str) -> Builder:
        b = Builder(f"{country}'s defence ministry said {content}.", outlet=outlet)
        b.say("defence ministry", "said", content, stance)
        (id_,) = b.actors
        b.actors[id_] = replace(b.actors[id_], country=code)
        return b

    claim = ministry("Armenia", "ARM", "troops had shelled the village of Tegh", "affirms", "Paper 1")
    denial = ministry("Azerbaijan", "AZE", "troops had not shelled the village of Tegh", "denies", "Paper 2")
    assert [kind for kind, *_ in kinds(fuse([claim.reading(), denial.reading()]))] == ["denies"]
