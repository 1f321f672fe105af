"""What a letter says of an invented quarrel over an invented port, and in which order."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from dateline.fuse import fuse
from dateline.fuse.copies import find_copies
from dateline.model import Dispute, Reading, Record, Side, StatementLink
from dateline.subscribe import Digest, Matter, compose
from dateline.subscribe.compose import MOST_LINES
from dateline.subscribe.digest import Line
from dateline.subscribe.page import fragment
from dateline.subscribe.plain import WIDTH, plain
from tests.fuse.builder import Builder
from tests.subscribe.port import SITE, STORY, daily, described, wire, wire_changed


def disputed(*readings: Reading) -> Record:
    """The record, with the quarrel over whether the port is open."""
    record = fuse(readings)
    first, second = (next(r for r in readings if r.report.outlet == o).statements[0] for o in ("Amber Wire", "Harbour Daily"))
    link = StatementLink(
        kind="denies",
        source=second.id,
        target=first.id,
        source_words=second.content[0],
        target_words=first.content[0],
        reason="The union denies what the harbour master says.",
    )
    sides = tuple(Side(statements=(s.id,), speakers=(s.speaker or "",)) for s in (first, second))
    return replace(record, disputes=(Dispute(id="d-1", matter="port of Velmar open", sides=sides, links=(link,)),))


def letter(record: Record, *fresh: Reading, **given: object) -> Digest:
    ids = {r.report.id for r in fresh}
    return compose(Matter(record=record, fresh=ids, period="Reports since 1 May 2031", **given), STORY, SITE)  # type: ignore[arg-type]  # each is checked by the dataclass it fits


def all_lines(digest: Digest) -> Iterator[Line]:
    yield from (c.line for c in digest.counts)
    yield from (line for c in digest.contests for side in c.sides for line in side.lines)
    yield from digest.lines
    yield from (line for c in digest.corrections for line in (*c.gone, *c.new))


def test_every_line_carries_speaker_chain_outlet_day_grade_and_a_link_to_the_words() -> None:
    digest = letter(disputed(wire(), daily()), wire(), daily())
    lines = list(all_lines(digest))
    assert len(lines) == 6
    for line in lines:
        assert line.speaker or line.own_voice
        assert line.grade in ("weak", "fair", "contested")
        assert line.where.outlet in ("Amber Wire", "Harbour Daily")
        assert line.where.day is not None
        assert line.where.link.startswith(f"https://desk.example.org/reports/{line.where.report}#w-")
    master = next(line for line in lines if line.words == "The port of Velmar is open")
    assert (master.speaker, master.through, master.grade) == ("the harbour master", ("Radio Curonia",), "contested")


def test_text_and_page_show_all_of_that_for_every_line() -> None:
    digest = letter(disputed(wire(), daily()), wire(), daily())
    text, page = " ".join(plain(digest).split()), fragment(digest)
    for line in all_lines(digest):
        shown = f"{line.speaker}" if not line.own_voice else f"{line.where.outlet}, in its own voice,"
        for form in (text, page.replace("&#39;", "'")):
            assert shown in form
            assert line.words in form
            assert line.where.link in form
    said = "[contested] the harbour master, through Radio Curonia, said: “The port of Velmar is open” (Amber Wire, 3 May 2031)"
    assert said in text


def test_both_sides_of_what_is_contested_are_shown_even_where_one_is_old() -> None:
    record = disputed(wire(), daily())
    (contest,) = letter(record, wire()).contests
    assert [[line.speaker for line in side.lines] for side in contest.sides] == [["the harbour master"], ["The dockers' union"]]
    assert "The union denies what the harbour master says." in plain(letter(record, wire()))


def test_of_many_reasons_for_one_dispute_the_first_few_are_told() -> None:
    record = disputed(wire(), daily())
    (dispute,) = record.disputes
    links = tuple(replace(dispute.links[0], reason=f"Reason {n}.") for n in range(5))
    (contest,) = letter(replace(record, disputes=(replace(dispute, links=links),)), wire()).contests
    assert contest.reason == "Reason 0. Reason 1. Reason 2. There are 2 more reasons like these."


def test_a_number_stands_beside_what_the_same_voice_said_before() -> None:
    then, now = (Builder(f"Hospital Velmar said {n} dockers were killed.", outlet="Amber Wire", published=date(2031, 5, n)) for n in (2, 4))
    for b, n in ((then, 2), (now, 4)):
        said = b.say("Hospital Velmar", "said", f"{n} dockers were killed")
        b.count(f"{n} dockers", n, n, statement=said)
    record = fuse([then.reading(), now.reading()])
    (count,) = letter(record, now.reading()).counts
    assert (count.number, count.before) == ("4", "2")
    assert "people killed, Klaipeda: 4; before: 2." in " ".join(plain(letter(record, now.reading())).split())


def test_a_count_a_second_outlet_copied_is_told_once() -> None:
    text = "At least 12 dockers were hurt at the gate of the port of Velmar when guards drove lorries through the line of pickets on Monday night."
    readings = []
    for outlet, day in (("Amber Wire", 3), ("Harbour Daily", 4)):
        b = Builder(text, outlet=outlet, published=date(2031, 5, day))
        b.count("At least 12 dockers", 12, None, category="injured")
        readings.append(b.reading())
    digest = letter(fuse(readings), *readings, copies=find_copies(readings))
    assert len(digest.counts) == 1
    assert [s.copy_of for s in digest.sources] == ["Amber Wire", None]
    assert "a copy of Amber Wire" in plain(digest)


def test_the_same_words_of_one_speaker_stand_once_with_all_their_places() -> None:
    readings = []
    for outlet in ("Amber Wire", "Harbour Daily"):
        b = Builder("Tides are low, the pilot said.", outlet=outlet)
        b.say("the pilot", "said", "Tides are low")
        readings.append(b.reading())
    (line,) = letter(fuse(readings), *readings).lines
    assert {line.where.outlet, line.also[0].outlet} == {"Amber Wire", "Harbour Daily"}
    assert plain(letter(fuse(readings), *readings)).count("“Tides are low”") == 1


def test_of_a_side_that_two_outlets_carry_the_original_stands_before_its_copy() -> None:
    first, second = wire(), daily()
    copy = replace(first, report=replace(first.report, id="0" * 16, outlet="The Copying Post"))
    copy = replace(copy, statements=tuple(replace(s, id=f"0{s.id}") for s in copy.statements))
    record = disputed(first, second)
    (dispute,) = record.disputes
    side = replace(dispute.sides[0], statements=(copy.statements[0].id, *dispute.sides[0].statements))
    record = replace(record, readings=(copy, *record.readings), disputes=(replace(dispute, sides=(side, dispute.sides[1])),))
    digest = letter(record, copy, first, second, copies={copy.report.id: first.report.id})
    line = digest.contests[0].sides[0].lines[0]
    assert (line.where.outlet, line.also[0].outlet) == ("Amber Wire", "The Copying Post")


def test_what_a_report_tells_in_its_own_voice_is_told_with_its_sentence() -> None:
    line = next(x for x in letter(fuse([wire()]), wire()).lines if x.own_voice)
    assert line.words == "Guards fired twice."
    assert line.where.link.endswith("#w-e1-trigger")


def test_a_changed_report_is_a_correction_that_comes_first_and_tells_only_what_changed() -> None:
    before, now = wire(), wire_changed()
    digest = letter(fuse([now, daily()]), now, corrected={now.report.id: before})
    (correction,) = digest.corrections
    assert [x.words for x in correction.gone] == ["The port of Velmar is open"]
    assert [x.words for x in correction.new] == ["The port of Velmar is closed after all"]
    assert correction.before.link == f"https://desk.example.org/reports/{before.report.id}"
    assert digest.lines == ()  # what did not change was told before
    assert [c.number for c in digest.counts] == ["at least 15"]
    text = plain(digest)
    assert text.index("CORRECTIONS TO EARLIER LETTERS") < text.index("HOW MANY PEOPLE")
    assert digest.subject == "The port of Velmar: 1 corrected"  # who denied that it is open does not deny that it is closed


def test_a_long_letter_is_cut_and_says_how_much_is_behind_the_link() -> None:
    b = Builder(" ".join(f"Pilot{n} said ship{n} came." for n in range(MOST_LINES + 3)))
    for n in range(MOST_LINES + 3):
        b.say(f"Pilot{n}", "said", f"ship{n} came")
    digest = letter(fuse([b.reading()]), b.reading())
    assert (len(digest.lines), digest.more) == (MOST_LINES, 3)
    assert "… and 3 more statements:\nhttps://desk.example.org/stories/velmar" in plain(digest)


def test_nothing_new_makes_an_empty_letter_that_says_so() -> None:
    digest = letter(disputed(wire(), daily()))
    assert digest.empty
    assert "There is nothing new." in plain(digest)
    assert "There is nothing new." in fragment(digest)


def test_links_are_never_broken_over_lines_and_text_is_narrow() -> None:
    lines = plain(letter(disputed(wire(), daily()), wire(), daily())).splitlines()
    links = [line for line in lines if "http" in line]
    assert links
    assert all(line.strip().startswith("https://desk.example.org/") for line in links)
    assert all(len(line) <= WIDTH for line in lines if "http" not in line)


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 12345*54321 }}", "javascript:alert(1)"]
)
def test_words_of_a_report_are_escaped_in_the_page_and_make_no_links(words: str) -> None:
    b = Builder(f"{words} is here, {words}x said.", outlet=words)
    b.say(f"{words}x", "said", f"{words} is here")
    reading = described(b.reading(), title=words, url="javascript:alert(2)")
    page = fragment(letter(fuse([reading]), reading))
    assert "<script" not in page
    assert "<img" not in page
    hrefs = [part.split('"')[0] for part in page.split('href="')[1:]]
    assert hrefs
    assert all(href.startswith("https://desk.example.org/") for href in hrefs)
    assert "670592745" not in page


def test_what_steers_a_terminal_or_turns_the_writing_is_shown_as_a_mark() -> None:
    b = Builder("The pilot said \x1b[31mred\u202e tide.")
    b.say("The pilot", "said", "\x1b[31mred\u202e tide")
    digest = letter(fuse([b.reading()]), b.reading())
    assert "\x1b" not in plain(digest)
    assert "\u202e" not in plain(digest) + fragment(digest)
