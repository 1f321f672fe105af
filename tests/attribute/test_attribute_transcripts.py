import pytest

from tests.attribute.speaking import FIRST, Heard


def test_turns_of_a_transcript_are_their_speakers_words() -> None:
    heard = Heard(
        "MODERATOR: Welcome to the hall. Why is the port shut?\n\nIVAN PETROV: We fear shelling. The mayor told me “go home” and left.\n\n"
        "I stayed in the harbour.\n\nMODERATOR: Thank you.\n\n(APPLAUSE)\n\nANNA BRANDT: Nobody came, he said."
    )
    assert heard.said == [
        ("MODERATOR", ["Welcome to the hall. Why is the port shut?"]),
        ("IVAN PETROV", ["We fear shelling. The mayor told me “go home” and left.", "I stayed in the harbour."]),
        ("MODERATOR", ["Thank you."]),
        ("ANNA BRANDT", ["Nobody came, he said."]),
    ]


def test_turns_in_lines_of_one_block_are_told_apart() -> None:
    heard = Heard("Ivan Petrov: Why is the port shut?\nAnna Brandt: We fear shelling in the\nharbour.\nIvan Petrov: Until when?")
    assert heard.said == [
        ("Ivan Petrov", ["Why is the port shut?"]),
        ("Anna Brandt", ["We fear shelling in the\nharbour."]),
        ("Ivan Petrov", ["Until when?"]),
    ]


@pytest.mark.parametrize("parting", ["\n\n", " "])
def test_questions_and_answers_are_turns(parting: str) -> None:
    heard = Heard(FIRST + parting.join(["Q: Why is the port shut?", "A: We fear shelling.", "Q: Until when?", "A: Until Monday."]))
    assert [words for _, [words] in heard.said] == ["Why is the port shut?", "We fear shelling.", "Until when?", "Until Monday."]


@pytest.mark.parametrize(
    "text",
    [
        "Killed: 5 people in the port.\n\nWounded: 12 people were hurt.\n\nLocation: The port of Velm was hit.",
        "WHO: The agency said the port is shut.\n\nWHAT: A strike began.\n\nWHERE: The port of Velm.",
        "Background: The war began in May.\n\nImpact: Ships wait outside the port.",
        "Q. Why is the port shut until Monday? Nobody knows.\n\nThe mayor was not in the town.",
    ],
)
def test_labels_of_things_are_no_speakers(text: str) -> None:
    assert Heard(FIRST + text).said == []
