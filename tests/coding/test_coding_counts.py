"""What a number counts: people, things, what was done to them, or nothing at all."""

from collections.abc import Callable

import pytest

from dateline.coding import Coding
from dateline.coding.persons import is_person_noun
from dateline.coding.quantities import Count, read_quantities
from dateline.model import Document

Coded = Callable[[str], tuple[Document, Coding]]


def counts(coded: Coded, text: str) -> list[Count]:
    return [c for c in read_quantities(coded(text)[0]) if c.measure in (None, "population")]


@pytest.mark.parametrize(
    "text",
    [
        "Four Norlanders met.",
        "Nine Belgians met.",
        "Five Jesuits met.",
        "Twelve stevedores met.",
        "Three Islamists met.",
        "Forty caucusgoers met.",
        "Some 800 army and police members met.",
        "Some 40 Free Orsk Front (FOF) fighters met.",
        "He leads by 271 pledged delegates.",
        "At least [9] persons came.",
        "Seven hopefuls met.",
        "The town has 40,000 inhabitants.",
        "Six who had seen it came.",
        "Twenty were arrested.",
        "Six people came, and four left.",
        "The critics, many of them nurses, met.",
        "There were 12 deaths.",
        "Two houses were destroyed.",
        "The blast damaged nine cars.",
        "A bomb blew up two bridges.",
        "Not one nurse came.",
        "A 300-person meeting was held.",
    ],
)
def test_people_and_what_was_done_count_for_tolls(coded: Coded, text: str) -> None:
    assert counts(coded, text)[0].harm


@pytest.mark.parametrize(
    "text",
    [
        "Two explosions were heard.",
        "The firm added 9,000 jobs.",
        "Eleven organisations met.",
        "The 12 Orsk Community (OC) member states met.",
        "The town has 300 golf courses, many of them old.",
        "He saw 30,000 emails that were missing.",
        "Six million dollars went missing.",
        "She kept one of the many letters.",
        "No one is above the law.",
        "The gang robbed 13 banks.",
        "He bought 3,000 cartridges and six grenades.",
        "The two sides met.",
        "Three committees met.",
        "The number of helicopters rose to five.",
        "Some 70 super PACs met.",
    ],
)
def test_things_events_and_bodies_of_people_do_not(coded: Coded, text: str) -> None:
    assert [c.harm for c in counts(coded, text)].count(True) == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A lot of voters came.", (3, None)),
        ("A large number of voters came.", (3, None)),
        ("Large numbers of voters came.", (3, None)),
        ("Various ministers came.", (3, None)),
        ("Both ministers came.", (2, 2)),
        ("Both of them were killed.", (2, 2)),
        ("A pair of nurses came.", (2, 2)),
        ("A single nurse came.", (1, 1)),
        ("Hundreds, if not thousands, of voters came.", (200, None)),
        ("Dozens or even hundreds of voters came.", (24, None)),
        ("Six-million voters came.", (6_000_000, 6_000_000)),
        ("Not one nurse came.", (0, 0)),
        ("Several dozen voters came.", (36, None)),
        ("At least [9] persons came.", (9, None)),
    ],
)
def test_words_for_numbers_have_bounds(coded: Coded, text: str, expected: tuple[int | None, int | None]) -> None:
    assert [(c.low, c.high) for c in counts(coded, text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The committee's 14 members met twice in three weeks.", [(14, 14)]),
        ("He won 62 of 99 counties and 1.1 million votes.", []),
        ("Polls of 1,200 likely voters put her four points ahead.", [(1200, 1200)]),
        ("Only a handful of lawmakers stayed for the 9:30 p.m. session.", [(3, None)]),
        ("Some 2.4 million Orskans lack health cover.", [(2_400_000, 2_400_000)]),
        ("The law would cost 30,000 jobs and affect a third of all farms.", []),
        ("Both senators backed the bill; neither of them spoke.", [(2, 2)]),
        ("She thanked the hundreds of volunteers who knocked on 40,000 doors.", [(200, None)]),
        ("A lot of my friends won't vote, and many of them told me so.", [(3, None), (3, None)]),
        ("One of his advisers quit in 2014 after 11 years.", [(1, 1)]),
        ("At 78, he is one of the oldest judges in the land.", [(1, 1)]),
        ("The two parties agreed on 12 of 15 points.", []),
        ("More than 100 former diplomats signed the letter.", [(100, None)]),
        ("Up to 300 delegates may bolt.", [(None, 300)]),
        ("Three in four Norlanders want out.", []),
        ("Her 8-year-old son scored two goals.", []),
        ("He has nearly 3 million followers and 90 donors.", [(3_000_000, 3_000_000), (90, 90)]),
        ("The rally drew between 4,000 and 5,000 supporters.", [(4000, 5000)]),
        ("Four other candidates and several local mayors were there.", [(4, 4), (3, None)]),
        ("Of the 17 hopefuls, just five remain.", [(17, 17), (5, 5)]),
        ("The two men traded barbs over the Group of 20.", [(2, 2)]),
        ("He sent dozens of tweets and 2 letters.", []),
        ("A few dozen protesters blocked Route 9.", [(36, None)]),
        ("Tens of thousands of jobs hang on it, a panel of 9 economists said.", [(9, 9)]),
        ("She is the first of three sisters to run.", [(3, 3)]),
        ("Not a single Republican voted for it.", [(0, 0)]),
        ("Some 60 percent of the 800 people surveyed said yes.", [(800, 800)]),
        ("It was the third such death in five days.", []),
        ("The company has 12 plants with 9,000 workers in 6 states.", [(9000, 9000)]),
        ("We lost a number of good people.", [(3, None)]),
        ("About a dozen reporters waited at Gate 12.", [(12, 12)]),
        ("As many as 1,500 refugees a day cross the line.", [(None, 1500)]),
        ("Both sides claimed victory after the 90-minute debate.", []),
        ("He named one general, two bankers and a farmer to his cabinet.", [(1, 1), (2, 2)]),
        ("Fewer than 50 people live there.", [(None, 50)]),
        ("No one believes that 10,000 troops are enough.", [(10_000, 10_000)]),
        ("The bill passed 61-38, with 4 Democrats in favour.", [(4, 4)]),
        ("At least two of those officials resigned.", [(2, None)]),
        ("Various experts warned of 20 foot waves.", [(3, None)]),
        ("Hundreds, even thousands, of parents have signed.", [(200, None)]),
    ],
)  # fmt: skip
def test_people_are_counted_among_all_the_other_numbers_of_political_news(
    coded: Coded, text: str, expected: list[tuple[int | None, int | None]]
) -> None:
    found = (c for c in counts(coded, text) if c.harm and coded(text)[0].words(c.number).lower() not in ("a", "an"))
    assert [(c.low, c.high) for c in found] == expected


def test_a_list_of_numbers_is_no_range(coded: Coded) -> None:
    assert [c.low for c in counts(coded, "He will not admit 100, 200 or 300 refugees.")] == [100, 200, 300]


@pytest.mark.parametrize(
    "text",
    [
        "An unknown number of voters came.",
        "Both the army and the rebels fired.",
        "They met at 1145 and talked until 0100.",
        "They met at 9 p.m. on 12 and 13 February.",
        "They met between March 25 and 31, and on 13, 14 and 15 September.",
        "See pages 6 and 7 of the report.",
        "He is charged under sections 307, 395 and 435.",
        "Ana Roe (45) and Jan Roe, 41, met.",
        "Ana and Jan Roe, 22 and 19, met.",
        "The brothers, 17 and 19, met.",
        "She was already 18 when he turned 30.",
        "He polled people between the ages of 18 and 29.",
        "They are younger than 18.",
        "Norland won 35-30.",
        "Any one of us can go, but the one who goes pays.",
        "The mast broke in two.",
        "The Orbit 13 crew met at 14 Elm Street.",
        "An Orskair 727 plane landed.",
        "The gun takes a 7.62-mm round.",
        "No longer do they meet.",
        "All but three of them left.",
        "Text the word to 82623.",
        "The six-pointed star shone.",
        "He flew on Norland Force Two.",
        "She can live with either one of them.",
        "Test scores rose.",
        "He is out of the top three.",
        "It cost millions in damages; losses are in the millions.",
        "A corporal of the 3d brigade came.",
    ],
)
def test_what_is_no_count_is_none(coded: Coded, text: str) -> None:
    assert counts(coded, text) == []


def test_shares_are_measures(coded: Coded) -> None:
    found = read_quantities(coded("Nine out of ten goats died, 3 in every 100 cows and half the sheep.")[0])
    assert [c.measure for c in found] == ["share", "share", "share"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("stevedores", True),
        ("policewomen", True),
        ("americans", True),
        ("geologist", True),
        ("committee", False),
        ("waitlist", False),
        ("bombs", False),
        ("human", True),
        ("superdelegates", True),
        ("wards", False),
    ],
)
def test_nouns_for_people_are_known_by_lists_and_endings(word: str, expected: bool) -> None:
    assert is_person_noun(word) is expected
