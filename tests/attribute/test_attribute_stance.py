import pytest

from tests.attribute.telling import tell


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The ministry said that the port was closed.", "affirms"),
        ("The ministry denied that officers had fired on the crowd.", "denies"),
        ("The ministry said there were no casualties.", "denies"),
        ("The ministry declared that the exercise was part of a plan and was not related to the strike.", "denies"),
        ("The ministry said the video was fake.", "denies"),
        ("The ministry did not deny that shells had landed near the market.", "doubts"),
        ("The ministry did not rule out further arrests.", "doubts"),
        ("The ministry could not confirm the number of dead.", "doubts"),
        ("The ministry refused to confirm the report.", "doubts"),
        ("The ministry demanded an inquiry.", "wants"),
        ("The ministry asked the union to end the strike.", "wants"),
        ("The ministry warned of floods.", "fears"),
    ],
)
def test_stance(text: str, stance: str) -> None:
    assert tell(text).by("The ministry").stance == stance


def _one(text: str) -> tuple[str, str]:
    """Class and stance of the first statement of a text."""
    first = tell(text).statements[0]
    return first.cue_class, first.stance


@pytest.mark.parametrize(
    ("said", "cue_class", "stance"),
    [
        ("laid the blame on the mine", "accuses", "affirms"),
        ("held the mine responsible for the spill", "accuses", "affirms"),
        ("pointed the finger at the mine", "accuses", "affirms"),
        ("issued a warning that the dam could fail", "warns", "fears"),
        ("raised the alarm over the dam", "warns", "fears"),
        ("cast doubt on the count", "believes", "doubts"),
        ("poured cold water on reports of a truce", "denies", "denies"),
        ("gave its word that the road would open", "promises", "affirms"),
        ("threw its weight behind the strike", "supports", "affirms"),
        ("spoke highly of the divers", "praises", "affirms"),
        ("took issue with the plan", "opposes", "affirms"),
        ("wanted to know who had opened the gate", "asks", "doubts"),
        ("would like to see the gate closed", "hopes", "wants"),
    ],
)  # fmt: skip
def test_an_idiom_is_classed_as_a_whole(said: str, cue_class: str, stance: str) -> None:
    assert _one(f"The ministry {said}.") == (cue_class, stance)


@pytest.mark.parametrize(
    ("said", "cue_class", "stance"),
    [
        ("was adamant that the gate was shut", "claims", "affirms"),
        ("is worried that the gate will fail", "fears", "fears"),
        ("is hopeful that the gate will hold", "hopes", "wants"),
        ("is confident that the gate will hold", "believes", "affirms"),
        ("is sceptical of the count", "believes", "doubts"),
        ("is in favour of closing the gate", "supports", "affirms"),
        ("is opposed to closing the gate", "opposes", "affirms"),
        ("is critical of the guards", "condemns", "affirms"),
    ],
)  # fmt: skip
def test_an_adjective_tells_the_class(said: str, cue_class: str, stance: str) -> None:
    assert _one(f"The ministry {said}.") == (cue_class, stance)


@pytest.mark.parametrize(
    ("said", "cue_class"),
    [
        ("refused to confirm that the gate had failed", "confirms"),
        ("declined to say whether the gate had failed", "states"),
        ("stopped short of accusing the guards", "accuses"),
        ("has yet to confirm the number of dead", "confirms"),
        ("was unable to confirm the number of dead", "confirms"),
        ("would neither confirm nor deny that the gate had failed", "confirms"),
        ("did not deny that the gate had failed", "denies"),
        ("no longer hopes to open the gate", "hopes"),
        ("refused to promise an end to the strike", "promises"),
        ("did not rule out closing the gate", "denies"),
    ],
)  # fmt: skip
def test_what_is_withheld_is_doubted_and_keeps_its_class(said: str, cue_class: str) -> None:
    assert _one(f"The ministry {said}.") == (cue_class, "doubts")


@pytest.mark.parametrize(
    ("text", "cue_class"),
    [
        ("The union rejected the claim that its members had fled.", "denies"),
        ("The union rejected calls for a strike.", "opposes"),
        ("The union swore that the gate had been shut.", "claims"),
        ("The union swore to shut the gate.", "promises"),
        ("The union insisted that the gate was shut.", "claims"),
        ("The union insisted on a new count.", "demands"),
        ("A poll suggests that few will vote.", "shows"),
        ("The mayor suggests that few will vote.", "claims"),
        ("The union sought permission to march.", "asks"),
        ("The union seeks recognition.", "hopes"),
    ],
)
def test_the_sense_of_a_cue_is_read_from_what_stands_around_it(text: str, cue_class: str) -> None:
    assert _one(text)[0] == cue_class


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("no child had died", "denies"),
        ("none of its guns had fired", "denies"),
        ("it had played no part in the raid", "denies"),
        ("nobody had been hurt", "denies"),
        ("the reports were baseless", "denies"),
        ("nobody would be punished", "affirms"),
        ("the men, who had no weapons, were shot", "affirms"),
        ("the truck carried nothing but flour", "affirms"),
        ("the reports were not false", "affirms"),
    ],
)
def test_a_content_denies_only_what_is_alleged(content: str, stance: str) -> None:
    assert tell(f"The army said {content}.").by("The army").stance == stance


@pytest.mark.parametrize(
    ("text", "cue_class", "stance"),
    [
        ("The assurance by the minister that the road was safe did not calm the crowd.", "promises", "affirms"),
        ("The pledge by the navy that the ferry would sail did not reach the island.", "promises", "affirms"),
        ("The threat of the miners to flood the shaft did not move the court.", "threatens", "affirms"),
        ("Confirmation of the death has not come.", "confirms", "doubts"),
        ("Confirmation of the death was not given.", "confirms", "doubts"),
        ("There was no confirmation of the death.", "confirms", "doubts"),
    ],
)
def test_only_what_is_not_brought_forth_is_withheld(text: str, cue_class: str, stance: str) -> None:
    assert _one(text) == (cue_class, stance)


@pytest.mark.parametrize(
    "text",
    ["“Who opened the sluice?” asked the mayor.", "“Where are the boats?” asked a nurse.", "“Why was the road shut?” asked the driver."],
)
def test_a_question_is_one_where_the_asking_one_stands_behind_the_verb(text: str) -> None:
    assert _one(text) == ("asks", "doubts")


def test_a_request_to_somebody_is_no_question() -> None:
    assert _one("The mayor asked the army for boats.") == ("asks", "wants")


@pytest.mark.parametrize(
    ("said", "cue_class"),
    [
        ("pinned the leak on a clerk", "accuses"),
        ("has pinned the massacre on smugglers", "accuses"),
        ("credited the nurses with the rescue", "praises"),
        ("raised the spectre of a famine", "warns"),
    ],
)
def test_a_preposition_behind_the_object_makes_another_verb(said: str, cue_class: str) -> None:
    assert _one(f"The ministry {said}.")[0] == cue_class


@pytest.mark.parametrize(
    "text",
    [
        "Word that the port had fallen reached the camp.",
        "News that the port had fallen reached the camp.",
        "Word that a truce was near cheered the town.",
    ],
)
def test_word_that_something_is_so_is_a_report(text: str) -> None:
    assert _one(text)[0] == "reports"


def test_a_word_or_news_that_somebody_gave_is_no_report() -> None:
    assert not tell("The word that she used was rude.").statements
    assert not tell("News that shocks is printed first.").statements


@pytest.mark.parametrize(
    "content",
    ["the raid was not the work of its men", "the fire was not the doing of its guards", "the blast was not an act of sabotage"],
)
def test_what_is_nobodys_work_is_denied(content: str) -> None:
    assert _one(f"The ministry said {content}.") == ("states", "denies")


@pytest.mark.parametrize(
    ("said", "cue_class"),
    [
        ("called the accusation that it had sold the gates absurd", "denies"),
        ("described as baseless the finding that it had sold the gates", "denies"),
        ("slammed as fake news the claim that it had sold the gates", "denies"),
        ('called the report that it had sold the gates "a pure invention from the first line to the last"', "denies"),
        ("contested that the gates were sold", "denies"),
        ("called the election absurd", "states"),
        ("called the baseless report a danger to the gates", "states"),
        ("described the report as thorough", "states"),
    ],
)
def test_who_calls_a_claim_a_falsehood_denies_it(said: str, cue_class: str) -> None:
    first = tell(f"The ministry {said}.").by("The ministry")
    assert (first.cue_class == "denies", first.stance == "denies") == (cue_class == "denies",) * 2


@pytest.mark.parametrize(
    "text",
    [
        "There is no sign that the rebels mined the dam.",
        "No evidence has emerged that the rebels mined the dam.",
        "There was no proof that the rebels mined the dam, but a guard was dismissed.",
    ],
)
def test_a_report_denies_in_its_own_voice_what_nothing_shows(text: str) -> None:
    told = tell(text)
    first = told.statements[0]
    assert (first.source, first.stance) == ((), "denies")


@pytest.mark.parametrize(
    "text", ["If there is no sign that the rebels mined the dam, guards will leave.", "There is every sign that the rebels mined the dam."]
)
def test_a_condition_denies_nothing(text: str) -> None:
    assert "denies" not in {s.stance for s in tell(text).statements}


@pytest.mark.parametrize(
    ("said", "stance"),
    [
        ("We beat those boys. That was wrong, and I am sorry.", "affirms"),
        ("I told you that the dam would hold. That was wrong, and I am sorry.", "denies"),
        ("The report is wrong.", "denies"),
    ],
)
def test_who_is_sorry_for_a_deed_denies_nothing(said: str, stance: str) -> None:
    assert tell(f'"{said[:-1]}," the minister said.').by("the minister").stance == stance


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The ministry raised to 73 the number of people killed in the flood.", True),
        ("The ministry lowered the death toll from 73 to 61.", True),
        ("The flood raised the death toll to 73.", False),
    ],
)
def test_who_gives_another_number_than_before_makes_a_statement(said: str, found: bool) -> None:
    assert bool(tell(said).statements) == found
