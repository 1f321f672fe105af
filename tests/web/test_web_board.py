"""Which claims stand on the board, and in which row a statement comes."""

from dataclasses import replace

from dateline.model import Incident, Record, Statement
from dateline.web.board import claim_board, lines


def _incident(record: Record, *events: str) -> Incident:
    return Incident(
        id="i-1",
        type="ASSAULT",
        mode="beat",
        earliest=None,
        latest=None,
        country="NOR",
        place="Narvik",
        events=events,
        reasons=(),
        n_reports=len(record.readings),
        n_outlets=1,
        n_speakers=1,
        n_independent_sources=1,
        grade="weak",
    )


def test_disputes_and_counts_come_first_and_speakers_are_columns(sample: Record) -> None:
    board = claim_board(sample)
    assert [c.kind for c in board.several] == ["dispute", "count"]
    assert [cell.column.name for cell in lines(board.several)[0].cells] == ["Harbour Workers' Circle", "Ofoten Harbour Board"]


def test_every_statement_with_words_stands_somewhere(sample: Record) -> None:
    board = claim_board(replace(sample, tolls=(), disputes=(), incidents=()))
    there = {id_ for c in (*board.several, *board.single) for id_ in c.statements}
    assert there == {s.id for s in sample.statements if s.content}


def test_a_statement_in_a_dispute_has_no_second_row(sample: Record) -> None:
    event = sample.readings[0].events[0]
    board = claim_board(replace(sample, incidents=(_incident(sample, event.id),)))
    rows = [c for c in (*board.several, *board.single) if event.statements[0] in c.statements]
    assert [c.kind for c in rows] == ["dispute"]


def test_an_event_told_by_a_report_itself_is_in_the_voice_of_its_outlet(sample: Record) -> None:
    fire = sample.readings[0].events[5]
    board = claim_board(Record(readings=sample.readings, incidents=(_incident(sample, fire.id),)))
    claim = next(c for c in board.single if c.kind == "event")
    assert [e.name for e in claim.entries] == ["The Ofoten Courier, in its own voice"]
    assert claim.entries[0].words == "killed"


def test_like_statements_of_two_speakers_stand_in_one_row(sample: Record) -> None:
    first = sample.readings[0]
    raid = first.statements[4]
    other: Statement = replace(raid, id=f"{first.report.id}:s6", speaker="organisation:ofoten-harbour-board")
    board = claim_board(Record(readings=(replace(first, statements=(raid, other)),)))
    assert [c.title for c in board.several] == ["a second raid on the fish market"]


def test_a_silent_speaker_has_an_empty_cell(sample: Record) -> None:
    first = sample.readings[0]
    board = claim_board(Record(readings=(first,)))
    for line in lines((*board.several, *board.single)):
        assert {cell.column.key for cell in line.cells if cell.entries} == set(line.claim.speakers)


def test_an_empty_record_has_an_empty_board() -> None:
    board = claim_board(Record(readings=()))
    assert board.several == board.single == ()
    assert lines(board.several) == ()
