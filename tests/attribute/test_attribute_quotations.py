import pytest

from tests.attribute.speaking import FIRST, Heard
from tests.attribute.telling import tell


def test_a_quotation_before_its_cue_is_direct_and_keeps_its_marks() -> None:
    told = tell("“The bridge is closed,” said Anna Brandt, the harbour master.")
    said = told.by("Anna Brandt, the harbour master")
    assert (said.quoted, said.cue_lemma) == ("direct", "say")
    assert told.words(*said.content) == "“The bridge is closed,”"


def test_a_quotation_after_its_cue_is_found() -> None:
    assert tell("Anna Brandt said: “The bridge is closed. Nobody may cross it.”").content("Anna Brandt") == (
        "“The bridge is closed. Nobody may cross it.”"
    )


def test_an_interrupted_quotation_is_one_statement_of_two_spans() -> None:
    told = tell("“The bridge is closed,” Anna Brandt said, “and nobody may cross it.”")
    assert told.content("Anna Brandt") == "“The bridge is closed,” … “and nobody may cross it.”"


def test_a_second_quotation_behind_the_cue_belongs_to_the_same_speaker() -> None:
    told = tell("“The bridge is closed,” Anna Brandt said. “Nobody may cross it.”")
    assert told.content("Anna Brandt").endswith("… “Nobody may cross it.”")


def test_a_quotation_goes_on_over_paragraphs_and_a_free_standing_one_follows() -> None:
    told = tell("“The shelling began at dawn.\n\n“It ended at noon,” said Anna Brandt, a nurse.\n\n“Nobody came to help us.”")
    content = told.content("Anna Brandt, a nurse")
    assert content.startswith("“The shelling began at dawn.")
    assert content.endswith("“Nobody came to help us.”")


def test_two_apostrophes_are_quotation_marks() -> None:
    told = tell("''The bridge is closed,'' said Anna Brandt.")
    assert told.by("Anna Brandt").quoted == "direct"
    assert told.content("Anna Brandt") == "''The bridge is closed,''"


def test_words_partly_in_marks_are_mixed() -> None:
    assert tell("Anna Brandt said the closure was “a gift to smugglers” and nobody had asked for it.").by("Anna Brandt").quoted == "mixed"


@pytest.mark.parametrize(
    "text",
    ["Ferries crossed the so-called “green zone” before noon.", "The film “Night Train to Velm” opened in the old theatre."],
)
def test_scare_quotes_and_titles_are_no_statements(text: str) -> None:
    assert tell(text).statements == ()


@pytest.mark.parametrize(
    "quotation",
    [
        "‘We won’t leave the dockers’ harbour,’",
        "'We will not leave the harbour,'",
        "«We will not leave the harbour»,",
        "„We will not leave the harbour“,",
    ],
)
def test_other_marks_are_quotation_marks(quotation: str) -> None:
    told = tell(f"{quotation} said Anna Brandt.")
    assert told.by("Anna Brandt").quoted == "direct"
    assert told.content("Anna Brandt").rstrip("”’»“'") == quotation.rstrip(",").rstrip("”’»“'")


def test_apostrophes_are_no_quotation_marks() -> None:
    assert (
        tell("The dockers’ union said the guards’ barracks, and the mayor’s house, were empty.").by("The dockers’ union").quoted
        == "indirect"
    )


def test_a_name_and_a_colon_introduce_a_quotation() -> None:
    told = tell("Ruta Venckel, in a video posted on Telegram: “We stay here until the port opens.”")
    assert told.by("Ruta Venckel").quoted == "direct"
    assert told.chain("Ruta Venckel") == [("Telegram", "in a video posted on")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("«Порт закрыт», — сказал Иван Петров, мэр города.", [("Иван Петров", ["«Порт закрыт»"])]),
        ("Иван Петров сказал: «Порт закрыт до утра».", [("Иван Петров", ["«Порт закрыт до утра»"])]),
        ("«Le port est fermé», a déclaré le maire Jean Dupont on Monday in Velm.", [("le maire Jean Dupont", ["«Le port est fermé»"])]),
        ("„Der Hafen ist geschlossen“, sagte Anna Brandt.", [("Anna Brandt", ["„Der Hafen ist geschlossen“"])]),
    ],
)
def test_quotations_in_other_scripts_have_their_speakers(text: str, said: list[tuple[str, list[str]]]) -> None:
    assert Heard(FIRST + text + " Ships waited outside the port.").said == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("— Bonjour, said the baker. — We have no bread.", [("the baker", ["— Bonjour,", "— We have no bread."])]),
        ("– Нет, – сказал он.", [("он", ["– Нет,"])]),
        ("– The port is shut, – said Anna Brandt, a docker.", [("Anna Brandt, a docker", ["– The port is shut,"])]),
        ("— And then? asked the mayor.", [("the mayor", ["— And then?"])]),
        ("— 5 dockers were hurt in the port of Velm, police said.", []),
        ("— Reuters", []),
    ],
)
def test_dashes_mark_dialogue_but_not_the_items_of_a_list(text: str, said: list[tuple[str, list[str]]]) -> None:
    assert Heard(FIRST + text + "\n\nNobody came to the market.").said == said


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “people's republic” sent troops.",
        "“The Daily Gazette” was sold out.",
        "He sang “We Shall Not Be Moved” at the gate.",
        "The song “they will not take us away,” was played.",
        "Ivan “the Bear” Petrov left.",
        "The port, known as “the place where nobody sleeps”, was shut.",
    ],
)
def test_titles_nicknames_and_words_spoken_of_are_nothing_said(text: str) -> None:
    assert Heard(FIRST + text).complete == []


def test_a_single_word_is_said_where_it_stands_free() -> None:
    assert Heard(FIRST + "“No,” said the mayor.").said == [("the mayor", ["“No,”"])]


def test_inches_do_not_end_a_quotation() -> None:
    assert Heard(FIRST + '“The pipe is 6" wide,” said Anna Brandt.').said == [("Anna Brandt", ['“The pipe is 6" wide,”'])]


def test_words_of_a_quotation_are_the_very_characters() -> None:
    words = "“We\u00ad stay\u00a0 here,\u200b with Zoe\u0308,”"
    assert Heard(FIRST + words + " said Anna Brandt.").said == [("Anna Brandt", [words])]


def test_british_marks_bear_apostrophes() -> None:
    heard = Heard(FIRST + "‘We stay here until the dockers’ union decides,’ said Anna Brandt. ‘It’s our harbour,’ she added.")
    assert heard.said == [("Anna Brandt", ["‘We stay here until the dockers’ union decides,’"]), ("she", ["‘It’s our harbour,’"])]


def test_a_mark_never_closed_takes_nothing_from_the_next_paragraph() -> None:
    heard = Heard(FIRST + "Anna Brandt said “we stay here.\n\nThe port was shut. “Go home,” said Ivan Petrov.")
    assert heard.said[-1] == ("Ivan Petrov", ["“Go home,”"])
