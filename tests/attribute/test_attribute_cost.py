"""The work of the stage is counted in calls, not in seconds: machines differ."""

import pytest

from dateline.attribute import attribute
from dateline.model import make_report
from dateline.reader import read
from tests.attribute.counting import calls_of


def calls(text: str) -> int:
    document = read(make_report(text))
    attribute(document)  # loads the lexicons
    return calls_of(lambda: attribute(document))


@pytest.mark.parametrize(
    "unit",
    [
        "“We stay,” said Anna Brandt. ",
        "The minister said that the port, which the army held, was quiet, and he added that talks would go on, ",
        "He said “the port “the port is ” closed ” and ",
        "The port “‘«„ was shut. ",
        "IVAN PETROV: We fear shelling.\n\nANNA BRANDT: Until when?\n\n",
        "— And then? asked the mayor. — We stay.\n\n",
        "«Порт закрыт», — сказал Иван Петров, and the port was shut. ",
    ],
)
def test_work_grows_with_the_text_and_no_faster(unit: str) -> None:
    once, eight_times = calls(unit * 40), calls(unit * 320)
    assert eight_times < 12 * once


def test_no_words_give_no_statements() -> None:
    assert attribute(read(make_report("The port of Velm."))) == ()
