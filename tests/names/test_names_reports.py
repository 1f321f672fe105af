"""Reports that spell one name in two ways meet in one actor and one speaker; two people with one surname stay two."""

import itertools
from datetime import date

from dateline.model import Record, make_report
from dateline.pipeline import read_reports

DAY = date(2020, 9, 5)
ONE = (
    "Belarusian President Alyaksandr Lukashenka said on Monday that the border with Poland would stay closed.",
    "In Minsk, President Aleksandr Lukashenko said on Friday that the harvest was safe.",
    "Lawyer Aliaksei Harbunou of Minsk said on Monday that three students had been beaten by police in Belarus.",
    "Alexei Gorbunov, a lawyer in Belarus, said on Friday that two students had been freed.",
)
TWO = (
    "Foreign Minister Oleg Gorbunov of Belarus said on Monday that the talks had failed.",
    "The footballer Alexei Gorbunov said on Friday that his team had lost in Poland.",
)


def record(*texts: str) -> Record:
    return read_reports(make_report(text, published=DAY, outlet=f"Outlet {n}") for n, text in enumerate(texts))


def speakers(of: Record) -> list[str]:
    return sorted({s.speaker or "" for s in of.statements})


def test_spellings_of_one_name_are_one_speaker() -> None:
    assert speakers(record(*ONE[:2])) == ["person:alexander-lukashenko-blr"]
    both = record(*ONE[2:])
    assert len(speakers(both)) == 1
    assert [a.id for a in both.actors if a.kind == "person"] == speakers(both)


def test_two_people_of_one_surname_are_two_speakers() -> None:
    assert len(speakers(record(*TWO))) == 2


def test_the_order_of_reports_does_not_change_the_record() -> None:
    records = [record_of for order in itertools.permutations(range(3)) for record_of in [record_in(order)]]
    assert all(r == records[0] for r in records)


def record_in(order: tuple[int, ...]) -> Record:
    reports = [make_report(text, published=DAY, outlet=f"Outlet {n}") for n, text in enumerate(ONE[1:])]
    return read_reports(reports[n] for n in order)
