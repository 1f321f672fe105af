"""Whom a pronoun or a role means; sentences written for these tests, about an invented crisis."""

import pytest

from dateline.attribute.genders import gender_of_name, is_given_name
from dateline.attribute.ranker import chances, weights
from tests.attribute.telling import tell


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        # a given name tells who "she" is
        ("Elena Marsk met Viktor Oland on Monday. She said the port would open.", "She", "Elena Marsk"),
        ("Viktor Oland met Elena Marsk on Monday. She said the port would open.", "She", "Elena Marsk"),
        # so does a noun beside the name, against the order of speakers
        ("Walid Noor, a spokesman, left at noon. Kim Millar, a spokeswoman, said it was late. “We wait,” she said.", "she", "Kim Millar"),
        # who is named inside the quotation is not who speaks it
        ("Elena Marsk, the mayor, spoke in the harbour. “Anna Brandt must go,” she said.", "she", "Elena Marsk"),
        ("Elena Marsk's children were safe on Monday. She said the port would open.", "She", "Elena Marsk"),
        # pronouns that say nothing carry the thread
        ("Elena Marsk opened the gates at noon. She walked to the pier. Then she waited. “It is over,” she said.", "she", "Elena Marsk"),
        # somebody without a name who spoke last
        (
            "Viktor Oland said the port was open. One teacher, who asked not to be named, told AFP that it was shut. He said ships had left.",
            "He",
            "One teacher",
        ),
        # a role that stands beside one name alone
        ("Gov. Viktor Oland met Judge Tomas Venckel on Monday. The governor said the port would open.", "The governor", "Viktor Oland"),
        ("Mayor Elena Marsk opened the port. “It is over,” the mayor said.", "the mayor", "Elena Marsk"),
        # an age stands beside one name
        (
            "Lena Karsa, 45, met Judge Nils Brem, 61, on Monday. The 45-year-old said the trial was a farce.",
            "The 45-year-old",
            "Lena Karsa",
        ),
        # a role told first, and then the name of who has it
        (
            "The governor of Narva resigned on Monday. Yusuf Kandemir held the post for years. The governor said it was over.",
            "The governor",
            "Yusuf Kandemir",
        ),
        # a country told by its adjective
        (
            "French President Luc Morel telephoned Turkish President Kemal Aydin. The Turkish president said it was late.",
            "The Turkish president",
            "Kemal Aydin",
        ),
        # a possessive tells whose gender it is
        ("Haddek thanked his lawyer, Samira Benali. She said the state should pay.", "She", "Samira Benali"),
        # the one body just named
        ("Velmex lost two ships on Monday. The company said the crews were safe.", "The company", "Velmex"),
        ("While the dockers were on strike for a week, they said nothing about the port.", "they", "the dockers"),
    ],
)
def test_a_short_form_leads_to_its_name(text: str, source: str, name: str) -> None:
    told = tell(text)
    found = told.by(source)
    assert found.antecedent is not None
    assert told.words(found.antecedent) == name
    assert found.candidates == ()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Viktor Oland opened the debate on Monday. The moderator said that time was short.", "The moderator"),
        ("A driver was hurt near the port. Viktor Oland left. The driver said he had seen nothing.", "The driver"),
        ("Elena Marsk met the dockers. Several officials said the port would open.", "Several officials"),
    ],
)
def test_those_whom_no_name_fits_stay_what_they_are(text: str, source: str) -> None:
    assert tell(text).by(source).antecedent is None


def test_candidates_are_kept_where_it_cannot_be_settled() -> None:
    told = tell("Letters reached Viktor Oland and Tomas Venckel on Monday. He said the port would open.")
    he = told.by("He")
    assert he.antecedent is None
    assert told.words(he.candidates[0]) == "Viktor Oland"
    assert [(g.field, g.reason) for g in he.gaps] == [("speaker", "pronoun")]


def test_a_surname_of_two_keeps_both_as_candidates() -> None:
    told = tell("Selim Dar was arrested on Monday. Leyla Dar said the guards had fired first. Dar said he was beaten.")
    assert {told.words(c) for c in told.by("Dar").candidates} == {"Selim Dar", "Leyla Dar"}


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("elena marsk", "female"),
        ("viktor oland", "male"),
        ("małgorzata nowak", "female"),
        ("oksana", "female"),
        ("quorl ivanovskaya", "female"),
        ("quorl petrovich", "male"),
        ("kim millar", None),
        ("venckel", None),
    ],
)
def test_gender_of_a_name(name: str, gender: str | None) -> None:
    assert gender_of_name(tuple(name.split())) == gender


def test_given_names_are_known_without_their_accents() -> None:
    assert is_given_name("josé")
    assert not is_given_name("venckel")


def test_chances_sum_to_one_with_nobody() -> None:
    shares = chances("pronoun", [{"gender-given": 1.0}, {"gender-unknown": 1.0}], {"nobody": 1.0})
    assert 0 < sum(shares) < 1
    assert shares[0] > shares[1]
    assert 0.5 <= weights("pronoun").sure < 1


def test_a_press_secretary_is_no_outlet() -> None:
    told = tell("The mayor's press secretary, Elena Marsk, said on Monday that the port was closed.")
    assert told.statements[0].speaker_kind == "official"


def test_a_role_that_stands_beside_one_name_alone_is_that_of_its_bearer() -> None:
    told = tell(
        "The president's envoy, Viktor Oland, met Elena Marsk on Monday. Ferries ran late. Trains stood still in the north. "
        "The envoy said the port would open."
    )
    antecedent = told.by("The envoy").antecedent
    assert antecedent is not None
    assert told.words(antecedent) == "Viktor Oland"
