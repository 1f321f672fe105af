"""What a report claims, at a glance."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from dateline.model import Codebook, Intermediary, Participant, Reading, Record
from dateline.model.event import Auxiliary
from dateline.publish import phrases, reader_page
from dateline.publish.glance import MOST_LINES, Glance
from dateline.publish.view import reading_view
from tests.fuse.builder import Builder


def strike(*auxiliaries: Auxiliary) -> Reading:
    """A nurse tells of shots through Harbour Radio; one event for each auxiliary mode."""
    b = Builder(
        "Guards fired on dockers on Monday, Harbour Radio reported, citing a nurse. At least 40 were hurt, 300 soldiers are to come."
    )
    nurse = b.say("a nurse", "citing", "Guards fired on dockers")
    for auxiliary in auxiliaries:
        b.event("fired", "ASSAULT", "firearms", who="Guards", day=None, statement=nurse, auxiliary=auxiliary)
    b.count("300 soldiers", 300, 300, category="troops", auxiliary="planned")
    b.count("At least 40", 40, None, category="injured", statement=nurse, qualifier="at least")
    made, dockers, radio = b.reading(), b.span("dockers"), b.span("Harbour Radio")
    through = (Intermediary(span=radio, kind="outlet"),)
    hit = (Participant(span=dockers, head=dockers),)
    return replace(
        made,
        events=tuple(replace(e, recipients=hit) for e in made.events),
        statements=tuple(replace(s, chain=through) for s in made.statements),
    )


def seen(reading: Reading) -> Glance:
    record = Record(readings=(reading,))
    return reading_view(record, reading, prefix="", address=lambda _report, name: f"#{name}").glance


def shown(readings: Sequence[Reading]) -> str:
    return reader_page(Record(readings=tuple(readings)))


def test_events_stand_in_groups_by_whether_they_are_said_to_have_happened() -> None:
    batches = seen(strike("planned", "asserted", "negated", "asserted")).batches
    assert [(b.badge.text, b.number) for b in batches] == [("said to have happened", 2), ("denied or not so", 1), ("planned", 1)]
    assert [b.anchor for b in batches] == ["report-asserted", "report-negated", "report-planned"]


def test_a_line_says_what_who_to_whom_in_which_words_and_on_whose_word() -> None:
    (batch,) = seen(strike("asserted")).batches
    (claim,) = batch.claims
    assert (claim.title, claim.href) == ("Shooting", "#e1")
    assert [f.text for f in (*claim.words, *claim.who, *claim.whom, *claim.voices)] == [
        "fired",
        "Guards",
        "dockers",
        "a nurse, through Harbour Radio",
    ]


def test_every_auxiliary_mode_has_words_and_a_sign_of_its_own() -> None:
    badges = [phrases.AUXILIARIES[kind] for kind in get_args(Auxiliary)]
    assert [b.text for b in badges] == [
        "said to have happened", "denied or not so", "feared or possible", "planned", "asked for", "in the past",
    ]  # fmt: skip
    assert len({b.sign for b in badges}) == len(badges)


def test_figures_show_their_three_bounds_and_those_not_said_to_be_so_come_last_with_a_badge() -> None:
    found = seen(strike("asserted"))
    assert [(f.title, f.low, f.best, f.high, f.badge.text if f.badge else None) for f in found.figures] == [
        ("at least 40 injured", "40", None, None, None),
        ("300 troops", "300", "300", "300", "planned"),
    ]
    assert [f.title for f in found.told] == ["at least 40 injured"]
    assert found.untold == 1


def test_a_part_of_a_count_is_no_count_of_its_own_in_the_head() -> None:
    made = strike("asserted")
    _planned, hurt = made.tallies
    children = replace(hurt, id=f"{made.report.id}:t3", low=3, best=3, qualifier="none", scope="children", part_of=hurt.id)
    found = seen(replace(made, tallies=(*made.tallies, children)))
    assert [f.title for f in found.told] == ["at least 40 injured"]
    part = next(f for f in found.figures if f.best == "3")
    assert [f.text for f in part.facts][-1] == "part of count 2"


def test_the_head_of_the_page_leads_to_each_group_and_each_figure() -> None:
    html = shown([strike("asserted", "negated")])
    head = html[html.index('<header class="head">') : html.index("</header>", html.index('<header class="head">'))]
    assert re.findall(r'href="#([^"]+)"', head) == ["report-asserted", "report-negated", "t2", "report-howmany"]
    assert "1 said to have happened" in head
    assert "at least 40 injured" in head


def test_a_long_group_is_folded_and_nothing_of_it_is_lost() -> None:
    many: list[Auxiliary] = ["asserted"] * (MOST_LINES + 3)
    (batch,) = seen(strike(*many)).batches
    assert (len(batch.claims), len(batch.more), batch.number) == (MOST_LINES, 3, MOST_LINES + 3)
    html = shown([strike(*many)])
    assert "<summary>3 more</summary>" in html
    assert html.count('class="claim"') == MOST_LINES + 3


def test_a_page_of_many_reports_has_a_group_of_its_own_for_each() -> None:
    other = Builder("Nothing happened here at all.", outlet="Radio Curonia").reading()
    html = shown([strike("asserted"), other])
    assert 'id="r1-report-asserted"' in html
    assert "No event was read from this report." in html


def test_a_missing_bound_is_a_dash_for_the_eye_and_words_for_the_ear() -> None:
    assert '<span aria-hidden="true">–</span><span class="unseen">not said</span>' in shown([strike("asserted")])


def test_the_page_names_the_ontology_the_events_were_coded_by() -> None:
    coded = replace(strike("asserted"), codebook=Codebook(name="Harvest <watch>", digest="0123456789abcdef"))
    html = shown([coded])
    assert "Harvest &lt;watch&gt;" in html
    assert "0123456789abcdef" in html
    assert "by the ontology" not in shown([strike("asserted")])
