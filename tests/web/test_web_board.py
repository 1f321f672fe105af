"""Which claims stand on the board, and in which row a statement comes."""

from dataclasses import replace

from dateline.model import Incident, Record, Statement
from dateline.publish.cards import Badge
from dateline.web.board import claim_board, tables
from dateline.web.claims import Claim, Entry


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
    assert [column.name for column in tables(board.several)[0].columns] == ["Harbour Workers' Circle", "Ofoten Harbour Board"]


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
    for table in tables((*board.several, *board.single)):
        for line in table.lines:
            assert {cell.column.key for cell in line.cells if cell.entries} == set(line.claim.speakers)


def _claim(title: str, *names: str, own: tuple[str, ...] = ()) -> Claim:
    entries = tuple(
        Entry(speaker=n, name=n, verdict=Badge(kind="", text=""), words="", href="", note="", own_voice=n in own) for n in (*names, *own)
    )
    return Claim(kind="statement", title=title, note="", contested=False, entries=entries, statements=frozenset())


def test_claims_without_a_common_speaker_stand_in_tables_of_their_own() -> None:
    claims = [_claim("1", "a", "b"), _claim("2", "c", "d"), _claim("3", "b", "e")]
    assert [[line.claim.title for line in t.lines] for t in tables(claims)] == [["1", "3"], ["2"]]
    joined = tables([*claims, _claim("4", "e", "d")])
    assert [[line.claim.title for line in t.lines] for t in joined] == [["1", "2", "3", "4"]]


def test_an_outlet_in_its_own_voice_does_not_join_tables() -> None:
    claims = [_claim("1", "a", own=("x",)), _claim("2", "b", own=("x",))]
    assert [len(t.lines) for t in tables(claims)] == [1, 1]


def test_an_empty_record_has_an_empty_board() -> None:
    board = claim_board(Record(readings=()))
    assert board.several == board.single == ()
    assert tables(board.several) == ()


def test_a_count_by_somebody_whose_name_is_not_resolved_is_not_the_report_s_own(sample: Record) -> None:
    toll = sample.tolls[0]
    first = sample.readings[0]
    unnamed = replace(first, statements=tuple(replace(s, speaker=None, antecedent=None) for s in first.statements))
    entry = replace(toll.entries[0], speaker=None)
    board = claim_board(Record(readings=(replace(unnamed, actors=()),), tolls=(replace(toll, entries=(entry,)),)))
    claim = next(c for c in board.single if c.kind == "count")
    assert claim.name == "the Circle"
    assert not claim.entries[0].own_voice
