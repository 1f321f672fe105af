import pytest

from tests.attribute.telling import tell


def test_according_to_behind_a_speaker_is_an_intermediary() -> None:
    told = tell("“The exercise was planned,” said the Ministry of Ports on Tuesday, according to Radio Curonia.")
    assert len(told.statements) == 1
    assert told.chain("the Ministry of Ports") == [("Radio Curonia", "according to")]


def test_according_to_at_the_end_of_a_request_is_no_part_of_it() -> None:
    told = tell("The opposition leader has asked that the court release the strikers, according to Radio Curonia.")
    assert told.content("The opposition leader") == "that the court release the strikers"
    assert told.chain("The opposition leader") == [("Radio Curonia", "according to")]


def test_according_to_alone_names_the_speaker() -> None:
    told = tell("Six people are missing, according to the Harbour Union.")
    assert told.content("the Harbour Union") == "Six people are missing"
    assert told.chain("the Harbour Union") == []


def test_an_outlet_that_was_told_is_an_intermediary() -> None:
    told = tell("Olha Marenko told Radio Curonia that her party would appeal.")
    assert told.chain("Olha Marenko") == [("Radio Curonia", "told")]


def test_a_platform_a_statement_was_posted_on_is_an_intermediary() -> None:
    told = tell("“We saw the bodies,” a witness said in a statement posted on Telegram.")
    assert told.chain("a witness") == [("Telegram", "in a statement posted on")]


def test_a_cited_source_speaks_through_the_one_who_cites() -> None:
    told = tell("Interfact, citing a police source, reported that two men had fled.")
    assert told.content("a police source") == "that two men had fled"
    assert told.chain("a police source") == [("Interfact", "reported")]


def test_a_person_quoted_as_saying_speaks_through_the_one_who_quotes() -> None:
    told = tell("State television quoted the mayor as saying the port would reopen.")
    assert told.chain("the mayor") == [("State television", "quoted")]
    told = tell("The general was quoted by state television as saying that the bridge was safe.")
    assert told.chain("The general") == [("state television", "quoted")]


def test_a_statement_in_a_report_is_nested_and_passed_on() -> None:
    told = tell("The Harbour Times reported that officials believe the fire was set on purpose.")
    assert told.by("officials").within == told.by("The Harbour Times").id
    assert told.chain("officials") == [("The Harbour Times", "reported")]


@pytest.mark.parametrize("audience", ["journalists", "reporters on Monday", "the press", "a crowd in Velm"])
def test_whoever_listened_is_no_intermediary(audience: str) -> None:
    assert tell(f"Olha Marenko told {audience} that her party would appeal.").chain("Olha Marenko") == []


@pytest.mark.parametrize("outlet", ["Radio Curonia", "state television", "Harbour Daily reporters"])
def test_an_outlet_one_could_find_is_an_intermediary(outlet: str) -> None:
    assert tell(f"Olha Marenko told {outlet} that her party would appeal.").chain("Olha Marenko") == [(outlet, "told")]


def test_a_place_of_speaking_is_no_intermediary() -> None:
    assert tell("Olha Marenko said at a press conference in Vilnius that her party would appeal.").chain("Olha Marenko") == []


@pytest.mark.parametrize("verb", ["quoting", "citing"])
def test_whoever_is_quoted_is_the_source(verb: str) -> None:
    told = tell(f"State television, {verb} the prosecutor’s office, reports that two men had fled.")
    assert told.content("the prosecutor’s office") == "that two men had fled"
    assert told.chain("the prosecutor’s office") == [("State television", "reports")]


def test_a_name_behind_a_dash_speaks_through_what_carried_it() -> None:
    told = tell("“We will not go back to work.” — student leader Tomas Rey, in a video posted on Telegram")
    said = told.by("student leader Tomas Rey")
    assert (said.quoted, told.words(*said.cue)) == ("direct", "—")
    assert told.chain("student leader Tomas Rey") == [("Telegram", "in a video posted on")]
