"""Parts of a whole, on what basis a count stands, whom it counts, whether it happened, and what it rests on."""

from collections.abc import Callable

import pytest

from dateline.coding import Coding
from dateline.model import Document

Coded = Callable[[str], tuple[Document, Coding]]


@pytest.mark.parametrize(
    "text",
    [
        "Ten people died, six of them children.",
        "Ten people died: six dockers and four nurses.",
        "Ten monks -- six Norlanders and four Belgians -- were murdered.",
        "Ten people died, including six Norlanders and four Belgians.",
        "Ten people (six dockers and four nurses) died.",
    ],
)
def test_a_part_is_tied_to_its_whole(coded: Coded, text: str) -> None:
    whole, *parts = coded(text)[1].tallies
    assert {t.part_of for t in parts} == {whole.id}


def test_of_whom_something_else_befell_some_they_are_no_part_of_that(coded: Coded) -> None:
    assert [t.category for t in coded("Guards detained 46 dockers, 40 of whom have been released.")[1].tallies] == ["arrested", "released"]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("A third protester has died, the ministry said.", "increment"),
        ("Since Monday, 20 people have been arrested.", "cumulative"),
        ("That brings the toll to 20.", "cumulative"),
        ("Deaths amounted to 20.", "cumulative"),
        ("A total of 20 people were arrested.", "unknown"),
        ("The talks so far have failed; on Monday 20 people were arrested.", "unknown"),
        ("Twenty people remain missing.", "stock"),
        ("Guards hold 20 hostages.", "stock"),
    ],
)
def test_the_clause_of_a_count_gives_its_basis(coded: Coded, text: str, basis: str) -> None:
    assert coded(text)[1].tallies[-1].basis == basis


def test_in_an_ellipsis_the_mood_is_that_of_the_first_verb(coded: Coded) -> None:
    assert [t.auxiliary for t in coded("Four people may have been killed and seven wounded.")[1].tallies] == ["hypothetical"] * 2


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("If two of their men in detention are not released, they will strike.", "arrested"),
        ("Two of their men in detention were released.", "released"),
        ("Nine people were killed or wounded.", "affected"),
        ("Guards killed and wounded nine dockers.", "affected"),
        ("Nine dockers were shot and killed.", "killed"),
        ("The army lost nine soldiers.", "killed"),
        ("The party lost nine members.", None),
        ("Nine dockers were rounded up.", "arrested"),
        ("Nine legislators were locked in talks.", None),
        ("Gunmen took nine pupils hostage.", "hostages"),
        ("Nine pupils were taken on board a ship.", None),
        ("Nine youths joined the army.", None),
        ("Nine youths joined the march.", "crowd"),
        ("The crash took the lives of nine tourists.", "killed"),
        ("She was arrested with nine accomplices.", "arrested"),
        ("Nine cases of torture are known.", "tortured"),
        ("Rebels hold nine technicians.", "hostages"),
        ("Police hold nine technicians.", "arrested"),
        ("The hotel holds nine guests.", None),
        ("A spokesman said that dockers were killed.", None),
        ("Nine bodies were found shot to death.", "killed"),
        ("According to the report, nine dockers, among other things, were robbed.", None),
        ("Nine people, according to a nurse, were wounded.", "injured"),
        ("The bomb destroyed one of the stalls and killed one of the group.", "killed"),
        ("He sold nine helmets of those killed.", None),
        ("A nurse of nine was named.", None),
    ],
)
def test_the_build_of_the_sentence_says_what_befell_them(coded: Coded, text: str, category: str | None) -> None:
    assert [t.category for t in coded(text)[1].tallies] == ([category] if category else [])


def test_a_person_with_a_name_is_no_count(coded: Coded) -> None:
    assert coded("A watchman, Jan Roe, was stabbed to death.")[1].tallies == ()


def test_what_a_word_says_of_things_is_no_tally(coded: Coded) -> None:
    assert [t.low for t in coded("The blast damaged four telephones, but nobody was injured.")[1].tallies] == [0]


def test_an_adjective_is_no_noun_of_those_counted(coded: Coded) -> None:
    assert [t.scope for t in coded("Four sustained minor injuries.")[1].tallies] == [None]


def test_a_count_rests_on_what_somebody_said_only_where_it_stands_in_it(coded: Coded) -> None:
    found = coded("A nurse said that 12 dockers were killed. Ten were arrested.")[1].tallies
    assert [t.statement is not None for t in found] == [True, False]


@pytest.mark.parametrize(
    ("text", "revision", "basis"),
    [
        ("The toll has risen to 943, including 298 earlier deaths that had not been counted before.", "late", "increment"),
        ("The outbreak has killed 702 people so far. The number was raised by 50 after old cases were added.", "late", "increment"),
        ("The heatwave has killed 205 people so far, after nine deaths were reclassified.", "reclassified", "cumulative"),
        ("Four dockers were killed, not five, as one man had been counted twice.", "corrected", "unknown"),
        ("The toll was revised to 44.", "corrected", "cumulative"),
        ("Four dockers were killed.", None, "unknown"),
    ],
)
def test_what_the_words_say_of_earlier_counting(coded: Coded, text: str, revision: str | None, basis: str) -> None:
    last = coded(text)[1].tallies[-1]
    assert (last.revision, last.basis) == (revision, basis)


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Shelling killed 35 people in the past 24 hours.", ["increment"]),
        ("Shelling killed 35 people in the past week.", ["increment"]),
        ("Shelling killed 35 people in the past year.", ["cumulative"]),
        ("Another 35 people were killed, bringing the number of people killed to 1,235.", ["increment", "cumulative"]),
        ("Another 35 people were killed.", ["unknown"]),
        ("There are 1,412 political prisoners.", ["stock"]),
        ("Four bodies had been brought to the mortuary.", ["unknown"]),
        ("So far four dockers are known to have been killed, 31 injured.", ["cumulative", "cumulative"]),
    ],
)
def test_further_numbers_totals_and_states(coded: Coded, text: str, basis: list[str]) -> None:
    assert [t.basis for t in coded(text)[1].tallies] == basis


def test_some_of_the_dead_are_a_part_and_who_dies_of_wounds_a_further_number(coded: Coded) -> None:
    whole, part = coded("Six people were killed. Two of the dead were children.")[1].tallies
    assert (part.part_of, part.scope) == (whole.id, "children")
    total, further = coded("The toll rose to seven after one of the wounded died.")[1].tallies
    assert (total.basis, further.basis, further.category, further.part_of) == ("cumulative", "increment", "killed", None)


def test_another_number_for_what_was_counted_before(coded: Coded) -> None:
    found = coded("In all, 58 people have been arrested. The union said the number was about 90.")[1].tallies
    assert [(t.category, t.best, t.basis) for t in found] == [("arrested", 58, "cumulative"), ("arrested", 90, "cumulative")]


def test_who_is_beaten_in_custody_is_tortured(coded: Coded) -> None:
    assert [t.category for t in coded("At least 12 people had been beaten in custody.")[1].tallies] == ["tortured"]
    assert [t.category for t in coded("At least 12 people had been beaten in the square.")[1].tallies] == ["injured"]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The coast guard said 17 bodies had been recovered and 38 people were unaccounted for.", [("killed", 17), ("missing", 38)]),
        ("The office revised the number of people killed in Friday's clashes down to six.", [("killed", 6)]),
        ("The office said that one man listed as dead was alive in hospital.", []),
        ("One victim had been counted twice.", []),
        ("Nine deaths were reclassified.", []),
    ],
)
def test_the_dead_and_who_is_none_of_them(coded: Coded, text: str, counts: list[tuple[str, int]]) -> None:
    assert [(t.category, t.best) for t in coded(text)[1].tallies] == counts


def test_no_more_than_so_many_is_no_further_number(coded: Coded) -> None:
    found = coded("No more than 25 people had died, while the coast guard stood by its count of 33.")[1].tallies
    assert [(t.high, t.basis) for t in found] == [(25, "unknown"), (33, "unknown")]
