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


def test_a_name_of_one_letter_ends_before_the_stop() -> None:
    told = tell("The port is closed, Mayor Anna Brandt wrote on X.")
    assert told.chain("Mayor Anna Brandt") == [("X", "on")]


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


def _chains(text: str) -> list[tuple[str, list[str]]]:
    """Every source of a text with the names of its chain."""
    told = tell(text)
    return [(told.words(*s.source), [told.words(link.span) for link in s.chain]) for s in told.statements]


@pytest.mark.parametrize(
    ("text", "source", "chain"),
    [
        # what leads to an outlet by the verb's own preposition, or by a question
        ("The premier confirmed to Radio Tamazuj that the road to Kapoeta was mined.", "The premier", ["Radio Tamazuj"]),
        ("Minister Radko Stanev stated to BTA that the search had been completed.", "Minister Radko Stanev", ["BTA"]),
        ("The deputy governor insisted to Radio Nalut that the wells were clean.", "The deputy governor", ["Radio Nalut"]),
        ("In response to questions from Le Temps, the bank said it had closed the accounts.", "the bank", ["Le Temps"]),
        ("Answering a query from Reuters, the airline said the crew had been rested.", "the airline", ["Reuters"]),
        ("The junta said in the state-run Global New Light that 14 men had surrendered.", "The junta", ["the state-run Global New Light"]),
        # what was broadcast, published, collected or translated
        ("The junta's order, broadcast on Hirtal on Friday, says all clubs are closed.", "The junta's order", ["Hirtal"]),
        ("In interviews gathered by Mwatana, two sisters said they were held in a school.", "two sisters", ["Mwatana"]),
        ("In a letter which Der Spiegel published, the captain said that the hull was cracked.", "the captain", ["Der Spiegel"]),
        (
            "The commander said, in a video that the group's channel posted, that the captives were alive.",
            "The commander",
            ["the group's channel"],
        ),
        ("Emails leaked to the magazine Republik reveal that the board knew of the leak.", "Emails", ["the magazine Republik"]),
        ("A letter sent to Der Standard says the fund is empty.", "A letter", ["Der Standard"]),
        # mouths between commas
        ("The teacher, through her union, said the school would shut.", "The teacher", ["her union"]),
        ("The former treasurer, through his solicitor, said he had repaid it.", "The former treasurer", ["his solicitor"]),
        ("The commander, via a mediator, told Al Hadath that his men would leave.", "The commander", ["a mediator", "Al Hadath"]),
        # whoever tells it between commas
        ("Soldiers, one woman testified, told them that the road was mined.", "Soldiers", ["one woman"]),
        ("A guard, she recalled, told them that nobody would come.", "A guard", ["she"]),
        ("The captain, his wife says, told neighbours he would not go back.", "The captain", ["his wife"]),
        # whoever says something in what is quoted, shown or interviewed
        ("El Watan quotes two miners who say they were never paid.", "two miners", ["El Watan"]),
        ("The Kyiv Independent interviewed a sapper who said the field was mined.", "a sapper", ["The Kyiv Independent"]),
        ("Radio Okapi aired a woman who claimed that her son had been taken.", "a woman", ["Radio Okapi"]),
        ("The paper quotes the guard: “I heard nothing until the alarm.”", "the guard", ["The paper"]),
        ("Tasnim cited the commander of the base: “There is no damage.”", "the commander of the base", ["Tasnim"]),
        ("“We are not leaving,” the agency quoted the envoy as telling Radio Sawa.", "the envoy", ["Radio Sawa", "the agency"]),
        # outlets that were told, and what was handed on
        ("Unian was told at the ministry that the plant would be shut.", "the ministry", ["Unian"]),
        ("As Tass was told by the hospital, four of the wounded have died.", "the hospital", ["Tass"]),
        (
            "The valve had been closed, Radio Curonia was informed by the operator of the plant.",
            "the operator of the plant",
            ["Radio Curonia"],
        ),
        ("The nurse told her brother, who told Al Jazeera, that the ward was dark.", "The nurse", ["her brother", "Al Jazeera"]),
        ("The girl told her teacher, who told the Courier, that the men had knives.", "The girl", ["her teacher", "the Courier"]),
        ("A sailor told his wife, who told police, that the cargo was false.", "A sailor", ["his wife"]),
        # sources that are learned from, and pronouns that tell each other
        ("His sister says neighbours heard from a guard that he had been moved.", "a guard", ["His sister"]),
        ("His cousin says the family learned from a clerk that he had been moved.", "a clerk", ["His cousin"]),
        ("Her lawyer said she had told him that the confession was dictated.", "she", ["Her lawyer"]),
        ("His wife said he had told her that the ship was unsafe.", "he", ["His wife"]),
        ("He said she had told him that the house was empty.", "she", ["He"]),
        # agencies that translate, and credits
        ("Interfax reports with reference to the regional prosecutor that the depot was mined.", "the regional prosecutor", ["Interfax"]),
        ("The perpetrators will be punished, the head of state assured, Agerpres reports.", "the head of state", ["Agerpres"]),
        ("The roof fell in at noon, say firefighters (Source: DPA).", "firefighters", ["DPA"]),
        ("A third body was found near the quay, police said (Sources: AFP).", "police", ["AFP"]),
        ("The ships would be searched, said the admiral on Radio Nalut.", "the admiral", ["Radio Nalut"]),
        # what an outlet's name is beside
        ("He told Rozana, a station based in Gaziantep, that the road was mined.", "He", ["Rozana"]),
        ("Two detainees told Al-Haq, the Palestinian rights organisation, that they had no water.", "Two detainees", ["Al-Haq"]),
        ("Villagers told UN monitors that the well was poisoned.", "Villagers", ["UN monitors"]),
        ("She told a correspondent for Le Monde in Goma that the ward was dark.", "She", ["a correspondent for Le Monde"]),
        ("He told a reporter from the Nation that the road was mined.", "He", ["a reporter from the Nation"]),
        ("He told the Guardian's correspondent in Cairo that the contract was void.", "He", ["the Guardian's correspondent"]),
        # a transcript is of what another one said; a report in a paper is the paper's
        (
            "According to a transcript published by the Kremlin, he told the governors that it was over.",
            "he",
            ["a transcript", "the Kremlin"],
        ),
        ("According to a story in the Herald, police believe the money was hidden.", "police", ["a story in the Herald"]),
    ],
)
def test_a_chain_is_read_from_the_grammar_around_it(text: str, source: str, chain: list[str]) -> None:
    assert (source, chain) in _chains(text)


@pytest.mark.parametrize(
    ("text", "source", "chain"),
    [
        ("The mayor said to the council that the wells were clean.", "The mayor", []),
        ("In response to questions from lawmakers, the bank said it had closed the accounts.", "the bank", []),
        ("The decree was read out on Monday, the clerk said.", "the clerk", []),
        ("The captain said, in a letter that nobody answered, that the hull was cracked.", "The captain", []),
        ("The mayor, who was elected in May, told residents that the water was safe.", "The mayor, who was elected in May", []),
        ("Residents were told by police that the road was mined.", "police", []),
        ("The sailor told his wife, who lives in Vigo, that the cargo was false.", "The sailor", []),
        ("The mayor said he had told them that the dam was safe.", "The mayor", []),
        ("The ships would be searched, said the admiral on the bridge.", "the admiral on the bridge", []),
        ("He told Anna Kovacs, a teacher, that the road was mined.", "He", []),
        ("The lawyer told CNN's owners that the contract was void.", "The lawyer", []),
        ("He told a team of engineers from Graz that the road was mined.", "He", []),
        ("A report in the Irish Times says the ship was unsafe.", "A report in the Irish Times", []),
        ("According to the mayor, who spoke to the BBC, the ward had no light.", "the mayor", ["the BBC"]),
    ],
)
def test_what_only_looks_like_a_link_is_none(text: str, source: str, chain: list[str]) -> None:
    found = _chains(text)
    assert (source, chain) in found
    assert not any(links for name, links in found if (name, links) != (source, chain))


@pytest.mark.parametrize(
    ("said", "back", "source", "chain"),
    [
        ("Two schools in Osh were closed.", "This was announced by the mayor's office.", "the mayor's office", []),
        ("The bridge was hit at night.", "The head of the region, Oleh Kravets, told Suspilne about this.", None, ["Suspilne"]),
        ("The airport will stay shut until noon.", "The airline said so on its website.", "The airline", ["its website"]),
        ("A drone fell on the depot.", "Earlier this was reported by the agency Belta.", "the agency Belta", []),
        (
            "Three laboratories will open in Osh.",
            "This was announced by Minister Asel Asanova on Birinchi Radio, Kabar reports.",
            "Minister Asel Asanova",
            ["Birinchi Radio", "Kabar"],
        ),
    ],
)
def test_a_sentence_that_points_back_tells_who_said_the_one_before(said: str, back: str, source: str | None, chain: list[str]) -> None:
    told = tell(f"{said} {back}")
    found = [s for s in told.statements if told.words(*s.content) == said.rstrip(".")]
    assert [[told.words(link.span) for link in s.chain] for s in found] == [chain]
    assert source is None or told.words(*found[0].source) == source


@pytest.mark.parametrize(
    "text",
    [
        "The tram line was opened in May. This was built by a firm from Graz.",
        "The mayor closed the market. He said this was needed.",
        "Will the market open? The mayor did not say so.",
    ],
)
def test_a_sentence_that_goes_on_points_back_at_nothing(text: str) -> None:
    first = text.split(". ", maxsplit=1)[0].split("? ", maxsplit=1)[0]
    told = tell(text)
    assert not [s for s in told.statements if told.words(*s.content) == first]


@pytest.mark.parametrize("channel", ["Tessenia 2", "Kanal 14"])
def test_a_channel_with_a_number_is_an_intermediary(channel: str) -> None:
    assert tell(f"The road is open again, the harbour master told {channel}.").chain("the harbour master") == [(channel, "told")]


def test_a_camera_crew_is_that_of_a_station() -> None:
    told = tell("A widow told a camera crew from Novi that the men had worn masks.")
    assert told.chain("A widow") == [("a camera crew from Novi", "told")]


def test_what_is_said_on_the_air_of_a_station_went_through_it() -> None:
    told = tell("The opposition will boycott the assembly, its leaders announced on the air of Mirava Ortha.")
    assert told.chain("its leaders") == [("Mirava Ortha", "on the air of")]
    told = tell("Speaking live on Pervena, the governor said the bridge had been mined.")
    assert told.chain("the governor") == [("Pervena", "Speaking live on")]


def test_whom_a_report_rests_on_speaks_through_it() -> None:
    told = tell("The drone was shot down over the lagoon, according to Radio Curonia, which bases its report on two officials.")
    assert told.chain("two officials") == [("Radio Curonia", "according to")]


def test_an_outlet_that_understands_something_passes_it_on() -> None:
    told = tell("Locals describe hearing three dull bangs shortly after two, Radio Curonia understands.")
    assert told.chain("Locals") == [("Radio Curonia", "understands")]


def test_where_a_speaker_was_quoted_is_no_part_of_what_is_said() -> None:
    told = tell("According to the mayor, quoted on the website of the daily Harbour Times, the accounts of eleven firms are frozen.")
    assert told.content("the mayor") == "the accounts of eleven firms are frozen"
    assert told.chain("the mayor") == [("the website of the daily Harbour Times", "quoted on")]


def test_a_speaker_behind_a_dash_needs_no_name() -> None:
    told = tell("“We will not leave” – the miners' leader, in an interview with Radio Curonia.")
    assert told.chain("the miners' leader") == [("Radio Curonia", "in an interview with")]
    told = tell("“All our people are accounted for” – the consul in Velm, speaking on Radio Curonia.")
    assert told.chain("the consul in Velm") == [("Radio Curonia", "speaking on")]


def test_only_an_outlet_refers_to_its_sources() -> None:
    told = tell("Fighting has reached the outskirts of the town, Radio Curonia said, referring to the general staff.")
    assert told.chain("the general staff") == [("Radio Curonia", "said")]
    told = tell("“They will lose,” the senator said, referring to the harbour ministry.")
    assert "the harbour ministry" not in {told.words(*s.source) for s in told.statements}


def test_an_outlet_that_learned_something_passes_on_whoever_told_it() -> None:
    told = tell("Two soldiers had been shot by their own side, the Harbour Times said it had learned from relatives of one of them.")
    assert told.content("relatives of one of them") == "Two soldiers had been shot by their own side"
    assert told.chain("relatives of one of them") == [("the Harbour Times", "said")]


def test_whoever_released_a_recording_passed_it_on() -> None:
    told = tell("The young man had been tortured, his mother says in a video released by the rights group Memorial.")
    assert told.chain("his mother") == [("the rights group Memorial", "in a video released by")]


def test_what_is_given_to_an_outlet_went_through_it() -> None:
    told = tell("A former guard has given The Harbour Times a detailed account: prisoners were made to stand for whole nights.")
    assert [name for name, _ in told.chain("A former guard")] == ["The Harbour Times"]


def test_nobody_is_no_source() -> None:
    told = tell("Interfact, citing no one, reported that the bridge was down.")
    assert len(told.statements) == 1
    assert told.content("Interfact") == "that the bridge was down"
