import pytest

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
