"""The types of names, put right by the words around them; sentences written for these tests."""

import pytest

from dateline.model import Mention, Span, Token, make_report
from dateline.reader import read
from dateline.reader.names import repaired


def kinds(text: str, name: str) -> list[str]:
    """The kinds of the mentions that end with `name`, in text order."""
    document = read(make_report(text))
    return [m.kind for m in document.mentions if document.words(m.span).removesuffix("'s").endswith(name)]


def mended(words: list[tuple[str, str, str]], marked: dict[tuple[int, int], str], text: str | None = None) -> list[tuple[str, str]]:
    """What the repair makes of tokens given as (word, tag of speech, dependency), each hanging on the next verb or on the last word."""
    tokens, at = [], 0
    verb = next((i for i, (_, pos, _) in enumerate(words) if pos == "VERB"), len(words) - 1)
    for i, (word, pos, dep) in enumerate(words):
        head = i + 1 if dep == "compound" else verb
        tokens.append(Token(i, at, at + len(word), word, word.lower(), pos, "NNP" if pos == "PROPN" else "NN", dep, head, 0))
        at += len(word) + 1
    mentions = [
        Mention(span=Span(tokens[a].start, tokens[b].end), kind=kind, label="X", head=b)  # type: ignore[arg-type]  # the kinds of the model
        for (a, b), kind in marked.items()
    ]
    stored = text or " ".join(w for w, _, _ in words)
    return [(stored[m.span.start : m.span.end], m.kind) for m in repaired(tokens, mentions, stored)]


@pytest.mark.parametrize(
    ("words", "marked", "kind"),
    [
        # a given name makes a person, whatever the parser took it for
        ([("Elena", "PROPN", "compound"), ("Millar", "PROPN", "nsubj"), ("left", "VERB", "ROOT")], "place", "person"),
        # unless companies are called by it too
        ([("Pearl", "PROPN", "compound"), ("Velmarin", "PROPN", "nsubj"), ("closed", "VERB", "ROOT")], "organisation", "organisation"),
        # a word for a body or a place at the end of a name
        ([("Amber", "PROPN", "compound"), ("Bank", "PROPN", "nsubj"), ("closed", "VERB", "ROOT")], "person", "organisation"),
        ([("Sorel", "PROPN", "compound"), ("Valley", "PROPN", "nsubj"), ("flooded", "VERB", "ROOT")], "organisation", "place"),
        # titles belong to people
        ([("Colonel", "PROPN", "compound"), ("Ostrava", "PROPN", "nsubj"), ("left", "VERB", "ROOT")], "place", "person"),
    ],
)
def test_words_of_a_name_tell_its_type(words: list[tuple[str, str, str]], marked: str, kind: str) -> None:
    assert mended(words, {(0, 1): marked})[0][1] == kind


def test_a_surname_is_a_person_where_the_report_has_the_whole_name() -> None:
    words = [("Elena", "PROPN", "compound"), ("Marsk", "PROPN", "nsubj"), ("left", "VERB", "ROOT"), ("Marsk", "PROPN", "dobj")]
    assert mended(words, {(0, 1): "person", (3, 3): "organisation"})[1] == ("Marsk", "person")


def test_names_the_parser_left_out_are_entered() -> None:
    words = [("Tomas", "PROPN", "compound"), ("Venckel", "PROPN", "nsubj"), ("left", "VERB", "ROOT")]
    assert mended(words, {}) == [("Tomas Venckel", "person")]


def test_a_title_alone_names_nobody() -> None:
    assert mended([("Mr.", "PROPN", "compound"), ("President", "PROPN", "nsubj"), ("left", "VERB", "ROOT")], {}) == []


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Rebels shelled the town of Marsk on Monday, residents said.", "Marsk", "place"),
        ("Guards were sent to the Oland peninsula on Monday, the navy said.", "Oland", "place"),
        ("Elena Marsk, 41, was arrested on Monday, her lawyer said.", "Marsk", "person"),
        ("Georgia Millar, a spokeswoman, said on Monday that the port was closed.", "Millar", "person"),
        ("The Soviet Union signed the treaty, the ministry said.", "Soviet Union", "place"),
        ("Four hundred Ugandan soldiers came home on Monday, officials said.", "Ugandan", "group"),
    ],
)
def test_words_beside_a_name_tell_its_type(text: str, name: str, kind: str) -> None:
    assert kinds(text, name) == [kind]


def test_departments_of_a_country_in_capitals_are_places_and_those_of_a_government_bodies() -> None:
    loud = [("Sorel", "PROPN", "compound"), ("Department", "PROPN", "nsubj"), ("burned", "VERB", "ROOT")]
    assert mended(loud, {(0, 1): "organisation"}, "SOREL DEPARTMENT BURNED") == [("SOREL DEPARTMENT", "place")]
    justice = [("Justice", "PROPN", "compound"), ("Department", "PROPN", "nsubj"), ("burned", "VERB", "ROOT")]
    assert mended(justice, {(0, 1): "organisation"}, "JUSTICE DEPARTMENT BURNED") == [("JUSTICE DEPARTMENT", "organisation")]


def test_a_word_that_opens_a_sentence_is_no_part_of_a_name_left_out() -> None:
    assert kinds("Ruta Venckel spoke on Monday. Later Venckel said the port was closed.", "Later Venckel") in ([], ["organisation"])


def test_what_is_no_name_is_left_as_it_is() -> None:
    document = read(make_report("Officials said on 3 May that 20 people were hurt in Vilnius."))
    assert {m.kind for m in document.mentions} >= {"date", "number", "place"}
    assert list(document.mentions) == sorted(document.mentions, key=lambda m: m.span)
