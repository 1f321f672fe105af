import pytest

from tests.attribute.telling import tell


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The ministry said that the port was closed.", "The ministry", "that the port was closed"),
        ("The port was closed, the ministry said on Monday.", "the ministry", "The port was closed"),
        ("Forty people were arrested in the port of Velm, state news agency Aurel reported on Monday.", "state news agency Aurel",
         "Forty people were arrested in the port of Velm"),
        ("The union asked that the ministry release the strikers.", "The union", "that the ministry release the strikers"),
        ("The union asked the ministry to release the strikers.", "The union", "the ministry to release the strikers"),
        ("The bishop made the claim that the army had lied.", "The bishop", "that the army had lied"),
        ("The council issued a statement saying the curfew would stay.", "The council", "the curfew would stay"),
        ("In the words of Colonel Drost, the town is lost.", "Colonel Drost", "the town is lost"),
        ("The mayor accused the strikers of arson.", "The mayor", "the strikers of arson"),
    ],
)  # fmt: skip
def test_source_and_content_of_a_cue(text: str, source: str, content: str) -> None:
    assert tell(text).content(source) == content


def test_coordinated_verbs_are_a_statement_each_and_share_their_source() -> None:
    told = tell("The Harbour Union criticized the vote and condemned the repression.")
    assert [(told.words(*s.source), told.words(*s.content)) for s in told.statements] == [
        ("The Harbour Union", "the vote"),
        ("The Harbour Union", "the repression"),
    ]


def test_the_agent_of_a_passive_is_the_source() -> None:
    told = tell("The results were rejected by the Harbour Union as rigged.")
    assert told.content("the Harbour Union") == "The results … as rigged"
    assert told.by("the Harbour Union").cue_class == "opposes"


def test_a_fear_of_nobody_in_particular_has_no_source() -> None:
    told = tell("The reaction makes one fear a new occupation of the island.")
    (fear,) = told.statements
    assert (fear.source, fear.cue_class, fear.stance) == ((), "fears", "fears")
    assert told.words(*fear.content) == "a new occupation of the island"
    assert [(g.field, g.reason) for g in fear.gaps] == [("speaker", "not-stated")]


def test_what_is_only_asked_for_is_no_statement_of_the_one_asked() -> None:
    told = tell("The strikers asked that the Harbour Union condemn the raid.")
    assert [told.words(*s.source) for s in told.statements] == ["The strikers"]


def test_a_request_inside_a_report_is_a_statement_of_the_one_who_asks() -> None:
    told = tell("Harbour Daily has learned that the union has asked the court to condemn the raid and to order an inquiry.")
    assert [told.words(*s.source) for s in told.statements] == ["Harbour Daily", "the union"]
    assert told.by("the union").stance == "wants"


def test_a_deed_is_no_statement() -> None:
    assert tell("The soldiers attacked the village and captured the bridge.").statements == ()


def test_ids_are_numbered_in_text_order_and_every_span_points_at_words() -> None:
    told = tell("Anna Brandt said the port was quiet. The mayor denied it. “It is a lie,” said Petr Lindt.")
    assert [s.id.split(":")[1] for s in told.statements] == [f"s{n}" for n in range(1, len(told.statements) + 1)]
    assert all(told.words(span).strip() for s in told.statements for span in (*s.source, *s.cue, *s.content))


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed responsibility for the blast.",
        "Nobody said that the port was closed.",
        "None of the guards said that the port was closed.",
        "The mayor has promised to do so.",
        "The council dismissed Anna Brandt on Friday.",
        "The company dismissed 60 workers on Friday.",
        "She put the cup at the window.",
        "The fighters attacked a convoy carrying grain on Saturday night.",
        "The army blasted rebel positions.",
        "Jets blasted the harbour.",
        "The pickets attacked the gate.",
        "The pickets attacked the bailiff with iron bars.",
        "Velmar recalled its ambassador in October.",
        "The guards are behind the attacks.",
        "The man, known as a quiet neighbour, was shot.",
        "Heavily armed gangs known locally as reapers have raided the coast.",
    ],
)
def test_where_nobody_speaks_or_nothing_is_said_there_is_no_statement(text: str) -> None:
    assert tell(text).statements == ()


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The senator attacked the plan.", "The senator", "the plan"),
        ("The guerrillas attacked the president's record.", "The guerrillas", "the president's record"),
        ("Rebels attacked the ruling party in a statement.", "Rebels", "the ruling party"),
    ],
)
def test_an_attack_in_words_is_a_statement(text: str, source: str, content: str) -> None:
    told = tell(text)
    assert told.content(source) == content
    assert told.by(source).cue_class == "condemns"


def test_to_dismiss_something_as_something_else_is_to_deny_it() -> None:
    told = tell("The council dismissed the count as guesswork.")
    assert told.content("The council") == "the count as guesswork"
    assert told.by("The council").stance == "denies"


def test_a_bare_denial_keeps_its_stance() -> None:
    assert tell("The mayor denied it.").by("The mayor").stance == "denies"


@pytest.mark.parametrize(
    "text",
    [
        "The union asked the court to condemn the shooting and to order the withdrawal of troops.",
        "The court was asked by the union to condemn the shooting and to order the withdrawal of troops.",
        "The union called on the court to condemn the shooting and to order the withdrawal of troops.",
        "The union has asked, from exile, that the court condemn the shooting.",
    ],
)
def test_what_is_asked_for_in_any_form_is_a_statement_of_the_asking_one_alone(text: str) -> None:
    (request,) = tell(text).statements
    assert request.stance == "wants"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The ministry put the death toll at 21.", "The ministry", "the death toll at 21"),
        ("A count was released by the ministry, which put the toll at 21.", "which", "the toll at 21"),
        ("The union set the number of strikers at 3,000.", "The union", "the number of strikers at 3,000"),
    ],
)
def test_to_put_a_number_at_something_is_a_claim(text: str, source: str, content: str) -> None:
    told = tell(text)
    assert told.content(source) == content
    assert told.by(source).cue_class == "claims"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The accusation that the clinic had sent the wounded away came from the union.",
            "the union",
            "that the clinic had sent the wounded away",
        ),
        ("The support of the bishops for the strike has grown since May.", "the bishops", "the strike"),
        ("The opposition of the villagers to the quarry grew.", "the villagers", "the quarry"),
    ],
)
def test_a_noun_says_whose_it_is_and_what_of(text: str, source: str, content: str) -> None:
    assert tell(text).content(source) == content


def test_who_is_criticised_is_not_the_one_who_criticises() -> None:
    told = tell("Criticism of the mayor over the delay came from the union.")
    assert "the mayor" not in [told.words(*s.source) for s in told.statements]


@pytest.mark.parametrize(
    ("text", "source", "cue_class"),
    [
        ("The water utility scotched rumours that the well was poisoned.", "The water utility", "denies"),
        ("The diocese deplored the raid on the hospice.", "The diocese", "condemns"),
        ("The smelter denied that its wall had cracked.", "The smelter", "denies"),
        ("The choir begged the council to open the hall.", "The choir", "demands"),
        ("The trustees pressed for an inquest into the fire.", "The trustees", "demands"),
        ("The monitoring group tallied 61 raids.", "The monitoring group", "reports"),
        ("The airline would not be drawn on how many crews had left.", "The airline", "states"),
    ],
)
def test_verbs_of_the_mind_have_a_speaker_whatever_it_is_called(text: str, source: str, cue_class: str) -> None:
    assert tell(text).by(source).cue_class == cue_class


@pytest.mark.parametrize(
    "text",
    [
        "The rising tide threatened the quay.",
        "The movement of the ice negated the gains.",
        "The hurricane blasted the coast.",
        "The band recorded 12 songs.",
        "The baker scotched the wheel with a brick.",
        "The blaze knocked out the pump.",
    ],
)
def test_what_a_thing_does_is_no_statement(text: str) -> None:
    assert tell(text).statements == ()
