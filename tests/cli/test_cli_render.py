"""What a person sees of a record in the terminal."""

from dataclasses import replace
from datetime import date
from typing import get_args

from rich.console import Console

from dateline.cli.render import print_record
from dateline.cli.render_words import AUXILIARY
from dateline.fuse import fuse
from dateline.model import Codebook, Issue, Reading, Record, Span, When
from dateline.model.event import Auxiliary
from tests.fuse.builder import Builder
from tests.publish.told_through import kask


def printed(record: Record) -> str:
    console = Console(width=200, record=True, file=None, force_terminal=False, quiet=False)
    with console.capture() as capture:
        print_record(record, console)
    return capture.get()


def gate(outlet: str = "Amber Wire", published: date = date(2026, 3, 5)) -> Reading:
    text = f"Two dockers were killed at the gate, the hospital told {outlet}. The union said that at least five people were killed. The company denied that guards opened fire."
    b = Builder(text, outlet=outlet, published=published)
    hospital = b.say("the hospital", "told", "Two dockers were killed at the gate")
    union = b.say("The union", "said", "at least five people were killed")
    denial = b.say("The company", "denied", "guards opened fire", "denies")
    b.count("Two dockers were killed", 2, 2, statement=hospital)
    b.count("at least five people were killed", 5, None, statement=union, qualifier="at least")
    b.event("opened fire", "ASSAULT", "firearms", who="guards", day=None, statement=denial, auxiliary="negated")
    return b.reading()


def test_statements_stand_under_their_speaker_with_cue_and_words() -> None:
    shown = printed(fuse([gate()]))
    assert shown.index("The union") < shown.index("at least five people were killed")
    assert "denied  denies" in shown


def test_a_speaker_is_a_heading_with_its_kind_and_those_of_no_stated_source_come_last() -> None:
    made = gate()
    first, second, third = made.statements
    said = (replace(first, source=(), speaker=None), replace(second, speaker_kind="ngo"), third)
    lines = printed(fuse([replace(made, statements=said)])).splitlines()
    assert "  The union  NGO" in lines
    assert lines.index("  The company") < lines.index("  No stated source")


def test_a_statement_shows_its_chain_how_it_is_quoted_what_it_stands_in_and_that_it_is_unsure() -> None:
    shown = printed(fuse([kask()]))
    assert "added  states  direct  through the harbour board, then Radio Curonia" in shown
    assert "told us  states  indirect  unsure, 31 %  inside what harbour master Juta Kask says" in shown
    assert shown.count("unsure, ") == 1


def test_no_line_is_wider_than_the_terminal_and_a_pipe_gets_no_colours() -> None:
    console = Console(width=48, force_terminal=False)
    with console.capture() as capture:
        print_record(fuse([kask()]), console)
    assert max(map(len, capture.get().splitlines())) <= 48
    assert "\x1b" not in capture.get()


def test_an_event_that_is_denied_stands_under_a_heading_that_says_so() -> None:
    shown = printed(fuse([gate()]))
    heading = shown.index("✕ Denied or not so  1")
    assert heading < shown.index("Shooting  “opened fire”  guards → not stated  ASSAULT/firearms")
    assert "Said to have happened" not in shown
    assert "according to The company" in shown
    assert "day not stated" in shown


def test_a_toll_shows_bounds_words_speaker_and_that_it_is_contested() -> None:
    shown = printed(fuse([gate()]))
    assert "killed · people · LTU  contested" in shown
    assert "at least 5" in shown
    assert "“at least five people were killed”  The union  in Amber Wire" in shown
    assert "5 / – / –" in shown
    assert "2 / 2 / 2" in shown
    assert "cannot both be right" in shown


def test_the_head_of_a_report_sums_up_what_is_claimed_what_is_not_and_how_many() -> None:
    assert "1 denied or not so · 2 killed, at least 5 killed" in printed(fuse([gate()]))
    assert "no event and no count of people" in printed(fuse([Builder("Nothing happened here at all.").reading()]))


def test_a_count_of_what_is_not_said_to_have_happened_stands_apart_from_the_tolls() -> None:
    b = Builder("The minister said that 300 soldiers would be sent to Velmar.")
    minister = b.say("The minister", "said", "300 soldiers would be sent to Velmar")
    b.count("300 soldiers", 300, 300, category="troops", statement=minister, auxiliary="planned")
    shown = printed(fuse([b.reading()]))
    apart = shown.index("Counts of what is not said to have happened")
    assert apart < shown.index("▷ Planned: 300 troops  “300 soldiers”  according to The minister")
    assert "No toll is given" not in shown


def test_every_auxiliary_mode_has_its_own_heading_and_sign() -> None:
    assert set(AUXILIARY) == set(get_args(Auxiliary))
    assert len({label[0] for label, _ in AUXILIARY.values()}) == len(AUXILIARY)


def test_the_terminal_says_by_which_ontology_events_were_coded() -> None:
    coded = replace(gate(), codebook=Codebook(name="Harvest watch", digest="0" * 16))
    assert "coded by Harvest watch" in printed(fuse([coded]))


def test_a_day_taken_from_the_words_around_says_so() -> None:
    reading = gate()
    day = date(2026, 3, 4)
    taken = When(span=Span(0, 1), kind="DATE", value="2026-03-04", earliest=day, latest=day, basis="stated", taken_from="passage")
    assert "2026-03-04 (from the passage)" in printed(fuse([replace(reading, events=(replace(reading.events[0], when=taken),))]))


def test_many_reports_show_outlet_and_day_beside_each_statement() -> None:
    other = Builder("The court said nothing on Monday at all.", outlet="Radio Curonia", published=date(2026, 3, 6))
    shown = printed(fuse([gate(), other.reading()]))
    assert "in Amber Wire, 2026-03-05" in shown
    assert "2 read" in shown


def test_an_empty_record_says_what_is_missing_in_every_section() -> None:
    shown = printed(fuse([Builder("Nothing happened here at all.").reading()]))
    for words in ("Nothing is attributed", "No event of the ontology", "No toll is given", "No dispute", "None."):
        assert words in shown


def test_doubts_are_shown_with_their_words() -> None:
    reading = Builder("It was on Sept. 2 or so.").reading()
    doubt = Issue(code="unknown-year", message="The year is not known.", span=reading.passages[0].span)
    changed = Reading(**{name: getattr(reading, name) for name in reading.__slots__} | {"issues": (doubt,)})
    assert "unknown-year  The year is not known. (“It was on Sept. 2 or so.”)" in printed(fuse([changed]))


def test_words_of_a_report_are_no_markup_and_do_not_steer_the_terminal() -> None:
    b = Builder("The union [red]said[/nothing] that \x1b[2Jthe gate was shut.")
    b.say("The union", "said", "[/nothing] that \x1b[2Jthe gate was shut")
    shown = printed(fuse([b.reading()]))
    assert "[/nothing] that \ufffd[2Jthe gate was shut" in shown
    assert "\x1b" not in shown
