"""Texts of every form: no exception, and nothing from one part of the page ascribed to another."""

import pytest

from dateline.encoder.asread import as_read
from dateline.model import make_report
from dateline.reader import read
from tests.attribute.speaking import FIRST, Heard


def test_posts_of_a_live_blog_do_not_run_into_each_other() -> None:
    heard = Heard(
        FIRST + "10:42 “We stay,” said Anna Brandt.\n\n10:58\n\n“The bridge is closed until Monday.”\n\n"
        "11:05 GMT “We go now,” the mayor said.\n\n11:20 “Nobody came to help us.” Ships waited."
    )
    assert heard.said == [("Anna Brandt", ["“We stay,”"]), ("the mayor", ["“We go now,”"])]


def test_a_quotation_left_open_ends_with_its_post() -> None:
    heard = Heard(FIRST + "10:42 “We stay in the port, he wrote.\n\n10:58 “The bridge is closed,” said Anna Brandt.")
    assert ("Anna Brandt", ["“The bridge is closed,”"]) in heard.said


def test_posts_in_lines_of_one_block_are_told_apart() -> None:
    heard = Heard("10:42am: “We stay. We have no\nfood,” said Anna Brandt.\n10:58am: “The bridge is closed until Monday.”")
    assert heard.said == [("Anna Brandt", ["“We stay. We have no\nfood,”"])]


@pytest.mark.parametrize(
    "rows",
    [
        "Town | Killed | Claim\nVelm | 5 | The army said so\nOrla | 3 | “We hit the port”",
        "| Town | Killed |\n|---|---|\n| Velm | 5 |",
        "Town\tKilled\tClaim\nVelm\t5\tThe army said so",
        "Velm | 5",
        "Town | Killed | Claim",
    ],
)
def test_rows_of_a_table_are_not_read(rows: str) -> None:
    kinds = {words: kind for kind, words in Heard(f"{FIRST}{rows}\n\nThe mayor left.").passages}
    assert {kinds[w] for w in kinds if "|" in w or "\t" in w} == {"furniture"}
    assert kinds["The mayor left."] == "body"


@pytest.mark.parametrize("mark", ["•", "-", "–", "*"])
def test_items_of_a_list_stand_for_themselves(mark: str) -> None:
    items = ["Police shut the port.", "“We stay,” said Anna Brandt.", "“The bridge is closed until Monday.”", "The mayor left."]
    heard = Heard(FIRST + "What is known:\n" + "\n".join(f"{mark} {item}" for item in items))
    assert [words for _, words in heard.passages][-4:] == [f"{mark} {item}" for item in items]
    assert ("Anna Brandt", ["“We stay,”"]) in [(who, words[:1]) for who, words in heard.said]


@pytest.mark.parametrize(
    ("loud", "plain"),
    [
        ("MAYOR PETROV DENIES THAT PORT OF VELM WAS SHELLED", "Mayor Petrov denies that port of Velm was shelled"),
        ("'WE WILL STAY,' SAYS MAYOR OF VELM", "'We will stay,' says mayor of Velm"),
        ("U.S. TELLS UN: RUSSIAN SHIPS LEFT PETROV'S PORT", "U.S. tells UN: Russian ships left Petrov's port"),
    ],
)
def test_a_headline_in_capitals_is_parsed_like_one_in_sentence_case(loud: str, plain: str) -> None:
    body = "\n\nThe port of Velm was shut on Monday, and Mayor Petrov left. The mayor of Velm was away."
    one, other = read(make_report(loud + body)), read(make_report(plain + body))
    assert as_read(one) == other.text == as_read(other)
    assert [(t.text, t.tag, t.head, t.start) for t in one.tokens] == [(t.text, t.tag, t.head, t.start) for t in other.tokens]
    assert one.words(one.passages[0].span).isupper()


@pytest.mark.parametrize(
    "text", ["“" * 3000, "'" * 3000, "— " * 500, "Q. A. " * 300, ": " * 800, "A:\n\n" * 200, "“‘«„" * 500 + " said he"]
)
def test_nothing_but_marks_is_read_without_an_error(text: str) -> None:
    assert all(q.at.first < q.at.last for q in Heard(FIRST + text).quotations)
