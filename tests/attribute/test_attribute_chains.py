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


@pytest.mark.parametrize(
    ("text", "source", "chain"),
    [
        ("“We were starving,” the prisoner said, according to Radio Liberty.", "the prisoner", ["Radio Liberty"]),
        (
            "The minister told the newspaper Vilniaus žinios that the border would be shut.",
            "The minister",
            ["the newspaper Vilniaus žinios"],
        ),
        ("In an interview with Hromadske, the general said the front would hold.", "the general", ["Hromadske"]),
        ("Writing on Facebook, the general said the front would hold.", "the general", ["Facebook"]),
        ("The general said on his Telegram channel that the front would hold.", "The general", ["his Telegram channel"]),
        ("The prisoner said via his sister that he was ill.", "The prisoner", ["his sister"]),
        ("Interfax quoted a senior minister as having said that the plant was safe.", "a senior minister", ["Interfax"]),
        ("The minister was quoted as saying by Interfax that the plant was safe.", "The minister", ["Interfax"]),
        ("“The plant is safe,” Interfax quoted the minister as saying.", "the minister", ["Interfax"]),
        ("The minister, cited by the Guardian, said the plant was safe.", "The minister", ["the Guardian"]),
        ("Interfax reported, citing the minister, that the plant was safe.", "the minister", ["Interfax"]),
        ("Citing hospital staff, Al Jazeera reported that 20 people had died.", "hospital staff", ["Al Jazeera"]),
        ("Doctors told Al Jazeera that 20 people had died, the Jordan Times reported.", "Doctors", ["Al Jazeera", "the Jordan Times"]),
        ("Twenty people had died, doctors said (Reuters).", "doctors", ["Reuters"]),
        ("According to doctors who spoke to Al Jazeera, 20 people had died.", "doctors", ["Al Jazeera"]),
        ("According to Al Jazeera, citing doctors, 20 people had died.", "doctors", ["Al Jazeera"]),
        ("A memo seen by Reuters says the ship was unsafe.", "A memo", ["Reuters"]),
        ("Footage broadcast on state television showed the mayor taking money.", "Footage", ["state television"]),
        ("The BBC has learned from a senior engineer that the dam could burst.", "a senior engineer", ["The BBC"]),
        ("The engineer, writing in the Irish Times, warned that the dam could burst.", "The engineer", ["the Irish Times"]),
        (
            "The opposition leader called for new elections in an interview with Deutsche Welle.",
            "The opposition leader",
            ["Deutsche Welle"],
        ),
        ("Two survivors said that soldiers had told them to run.", "soldiers", ["Two survivors"]),
        ("Contacted by the BBC, the envoy said he had no plans.", "the envoy", ["the BBC"]),
    ],
)
def test_whoever_carried_a_statement_is_named_in_order(text: str, source: str, chain: list[str]) -> None:
    assert [name for name, _ in tell(text).chain(source)] == chain


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A nurse told investigators that the ward was full.", "A nurse"),
        ("A nurse told the court that the ward was full.", "A nurse"),
        ("Speaking to reporters in Kyiv, the general said the front would hold.", "the general"),
        ("The general said on Sunday that the front would hold.", "The general"),
        ("The prisoner said in a letter to the president that he was ill.", "The prisoner"),
        ("According to a report by Amnesty International, 20 people had died.", "a report by Amnesty International"),
        ("The ministry’s website said that trains would stop at noon.", "The ministry’s website"),
        ("The company, citing security concerns, said the plant would close.", "The company"),
    ],
)
def test_who_heard_wrote_or_gave_a_reason_is_no_intermediary(text: str, source: str) -> None:
    told = tell(text)
    assert [s.chain for s in told.statements if told.words(*s.source) == source][-1:] == [()]
