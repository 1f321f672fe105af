"""Letters about an invented quarrel over an invented port."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.model import (
    Actor,
    Dispute,
    Intermediary,
    Reading,
    Record,
    Side,
    Span,
    Statement,
    StatementLink,
    Tally,
    Toll,
    TollEntry,
    make_report,
)
from dateline.subscribe import compose_letter

WIRE = "The port of Velmar is open, the harbour master told Radio Curonia. At least 12 dockers were hurt."
DAILY = "The port of Velmar is closed, the dockers' union said."


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def reading(text: str, outlet: str | None, day: date | None, speaker: str, content: str, *, through: str | None = None) -> Reading:
    report = make_report(text, outlet=outlet, published=day)
    said = Statement(
        id=f"{report.id}:s1",
        source=(span(text, speaker),),
        cue=(span(text, "said" if "said" in text else "told"),),
        content=(span(text, content),),
        cue_lemma="say",
        cue_class="states",
        quoted="indirect",
        speaker=f"group:{speaker}",
        chain=(Intermediary(span=span(text, through)),) if through else (),
    )
    return Reading(
        report=report,
        language="en",
        passages=(),
        statements=(said,),
        events=(),
        tallies=(),
        actors=(Actor(id=f"group:{speaker}", name=speaker.title(), kind="group"),),
        places=(),
        whens=(),
        issues=(),
    )


@pytest.fixture
def record() -> Record:
    wire = reading(WIRE, "Amber Wire", date(2031, 5, 3), "harbour master", "The port of Velmar is open", through="Radio Curonia")
    hurt = Tally(
        id=f"{wire.report.id}:t1",
        category="injured",
        low=12,
        best=None,
        high=None,
        qualifier="at least",
        span=span(WIRE, "At least 12 dockers"),
        number=span(WIRE, "12"),
    )
    wire = replace(wire, tallies=(hurt,))
    daily = reading(DAILY, "Harbour Daily", date(2031, 5, 1), "dockers' union", "The port of Velmar is closed")
    ids = (wire.statements[0].id, daily.statements[0].id)
    link = StatementLink(
        kind="disputes",
        source=ids[0],
        target=ids[1],
        source_words=wire.statements[0].content[0],
        target_words=daily.statements[0].content[0],
        reason="Open against closed.",
    )
    dispute = Dispute(id="d-1", matter="port of Velmar", sides=tuple(Side(statements=(i,), speakers=(i[:4],)) for i in ids), links=(link,))
    entry = TollEntry(
        tally=hurt.id,
        report=wire.report.id,
        speaker=None,
        voice=wire.report.id,
        low=12,
        best=None,
        high=None,
        qualifier="at least",
        basis="unknown",
        day=None,
        change="first",
    )
    toll = Toll(id="l-1", category="injured", country=None, scope=None, since=None, entries=(entry,), low=12, high=None, grade="weak")
    return Record(readings=(daily, wire), disputes=(dispute,), tolls=(toll,))


def items(text: str) -> list[str]:
    return [" ".join(item.split()) for block in text.split("\n\n") for item in ("\n" + block).split("\n- ")[1:]]


def test_every_line_carries_speaker_outlet_and_grade(record: Record) -> None:
    found = items(compose_letter(record).text)
    assert len(found) == 3
    for item in found:
        assert item.startswith(("[weak]", "[fair]", "[contested]"))
        assert "Amber Wire, 2031-05-03" in item or "Harbour Daily, 2031-05-01" in item
        assert any(who in item for who in ("Harbour Master", "Dockers'", "the report itself"))


def test_a_contested_statement_is_marked_and_shown_with_the_other_side(record: Record) -> None:
    text = " ".join(compose_letter(record).text.split())
    assert "[contested] port of Velmar, side 1: Harbour Master (through Radio Curonia) says: “The port of Velmar is open”" in text
    assert "side 2: Dockers'" in text


def test_only_reports_since_the_day_make_a_letter_and_the_other_side_stays_visible(record: Record) -> None:
    letter = compose_letter(record, since=date(2031, 5, 2))
    assert letter.subject == "1 report from 1 known outlet since 2031-05-02, 1 contested"
    assert "side 2" in letter.text


def test_a_statement_nobody_contests_is_weak_where_nothing_else_supports_it(record: Record) -> None:
    found = items(compose_letter(replace(record, disputes=())).text)
    assert any(item.startswith("[weak] Harbour Master") for item in found)


def test_reports_of_an_unknown_day_are_left_out_with_a_word(record: Record) -> None:
    undated = replace(record.readings[0], report=replace(record.readings[0].report, published=None))
    letter = compose_letter(replace(record, readings=(undated, record.readings[1]), disputes=()), since=date(2031, 1, 1))
    assert "1 report without a day of publication is left out" in " ".join(letter.text.split())


def test_nothing_new_is_said_plainly(record: Record) -> None:
    letter = compose_letter(record, since=date(2032, 1, 1))
    assert letter.text.startswith("There are no new reports.")
    assert items(letter.text) == []


def test_a_count_a_second_outlet_copied_is_told_once(record: Record) -> None:
    (toll,) = record.tolls
    copied = replace(toll, entries=(*toll.entries, replace(toll.entries[0], copy_of=toll.entries[0].tally)))
    assert compose_letter(replace(record, tolls=(copied,))).text.count("At least 12 dockers") == 1


def test_a_letter_becomes_a_plain_text_mail(record: Record) -> None:
    message = compose_letter(record).as_message(sender="desk@example.org", to="reader@example.org")
    assert message.get_content_type() == "text/plain"
    assert "2 reports from 2 known outlets, 1 contested" in str(message["Subject"])
    assert "“The port of Velmar is open”" in " ".join(message.get_content().split())
