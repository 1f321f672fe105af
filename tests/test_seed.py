"""What an attentive reader takes from the first real report, row by row of the list that lies beside it.

The report is somebody else's text: it is read where it lies, beside the checkout, and never copied. Words below are only
long enough to find a value.
"""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

import dateline
from dateline.model import Event, Reading, Record, Span, Statement, Tally
from dateline.model.tables import content_words, one_line, speaker_name, through_names

REPORT = Path(__file__).resolve().parents[2] / "shared" / "seed" / "report.txt"
pytestmark = [
    pytest.mark.gold,
    pytest.mark.skipif(not REPORT.exists(), reason="the first real report does not lie beside this checkout (../shared/seed)"),
]


@cache
def record(published: str | None = "2020-09-05") -> Record:
    return dateline.read(REPORT.read_text(encoding="utf-8"), published=published)


def reading() -> Reading:
    return record().readings[0]


def said_by(name: str) -> list[Statement]:
    return [s for s in record().statements if name in (speaker_name(reading(), s) or "")]


def saying(words: str, by: str) -> Statement:
    return next(s for s in said_by(by) if words in content_words(reading(), s))


def events(trigger: str) -> list[Event]:
    return [e for e in record().events if trigger in one_line(reading(), e.trigger)]


def tally(number: str) -> Tally:
    return next(t for t in record().tallies if one_line(reading(), t.number).endswith(number))


def opposed(a: Statement, b: Statement) -> bool:
    """Whether a dispute has the two statements on different sides."""
    return any(
        a.id in one.statements and b.id in other.statements
        for d in record().disputes
        for one in d.sides
        for other in d.sides
        if one is not other
    )


def actors_of(event: Event) -> set[str]:
    return {p.actor for p in event.actors if p.actor}


def test_row_1_an_outlet_reports_troops_arriving_and_a_purpose_is_no_event() -> None:
    statement = saying("arrived in", "LTR")
    assert statement.said is not None
    assert statement.said.earliest == date(2020, 9, 4)
    arrival = events("arrived")[0]
    assert (arrival.type, arrival.mode, arrival.auxiliary) == ("MOBILIZE", "troops", "asserted")
    assert statement.id in arrival.statements
    assert [(p.country, p.sector, p.actor) for p in arrival.actors] == [("USA", "MIL", "force:USA")]
    assert arrival.place is not None
    assert arrival.place.country == "LTU"
    assert all(e.auxiliary != "asserted" for e in events("deter"))


def test_row_2_a_ministry_denies_a_link_in_two_statements_one_of_them_through_an_outlet() -> None:
    indirect = saying("previous program", "Ministry of Defense")
    direct = saying("planned in advance", "Ministry of Defense")
    assert (indirect.quoted, direct.quoted) == ("indirect", "direct")
    assert indirect.stance == direct.stance == "denies"
    assert indirect.speaker == direct.speaker
    assert through_names(reading(), direct) == ["LTR"]
    assert direct.said is not None
    assert direct.said.earliest == date(2020, 9, 2)
    assert opposed(indirect, saying("arrived in", "LTR")) or opposed(direct, saying("arrived in", "LTR"))


def test_row_3_an_accusation_on_the_same_matter_stands_on_the_other_side() -> None:
    threat = saying("pose a threat", "Lukashenko")
    assert any("prepared for combat" in content_words(reading(), s) for s in said_by("Lukashenko"))
    assert opposed(threat, saying("planned in advance", "Ministry of Defense"))


def test_row_4_a_rigged_election_is_a_claim_and_never_a_fact() -> None:
    union = [e for e in record().events if e.type in ("REJECT", "ACCUSE") and "org:european-union" in actors_of(e)]
    assert union
    rigging = [e for e in events("rigged") if e.auxiliary == "asserted" and not e.statements and "org:european-union" not in actors_of(e)]
    assert not rigging


def test_row_5_years_in_power_are_a_duration_and_no_count_of_people() -> None:
    duration = next(w for w in reading().whens if "26 years" in one_line(reading(), w.span))
    assert (duration.kind, duration.value) == ("DURATION", "P26Y")
    assert all(t.low != 26 and t.best != 26 for t in record().tallies)


def test_row_6_two_actors_criticise_and_condemn_and_a_population_is_no_toll() -> None:
    for trigger in ("criticized", "condemned"):
        event = events(trigger)[0]
        assert (event.type, event.auxiliary) == ("ACCUSE", "asserted")
        assert actors_of(event) == {"state:USA", "org:european-union"}
    assert all(t.best != 9_500_000 for t in record().tallies)


def test_row_7_a_request_through_a_radio_and_what_is_asked_for_has_not_happened() -> None:
    statement = saying("condemn", "Tsikhanouskaya")
    assert through_names(reading(), statement) == ["Radio Free Europe"]
    assert statement.speaker_kind == "opposition"
    request = next(e for e in events("asked") if e.type == "REQUEST")
    assert request.auxiliary == "asserted"
    assert statement.speaker in actors_of(request)
    assert "org:united-nations" in {p.actor for p in request.recipients}
    asked_for = next(e for e in events("condemn") if "condemned" not in one_line(reading(), e.trigger))
    assert (asked_for.type, asked_for.auxiliary) == ("ACCUSE", "requested")


def test_row_8_a_feared_annexation_and_a_toll_of_another_place_and_time() -> None:
    assert any(e.auxiliary == "hypothetical" for e in events("annexation"))
    deaths = tally("13,000")
    assert (deaths.category, deaths.low, deaths.high, deaths.qualifier) == ("killed", 13_001, None, "more than")
    assert deaths.period is not None
    assert (deaths.period.value, deaths.period.latest) == ("2014/..", None)
    assert deaths.place is not None
    assert deaths.place.country == "UKR"
    assert all(not s.source for s in record().statements if s.id == deaths.statement)
    ledger = next(t for t in record().tolls if deaths.id in {e.tally for e in t.entries})
    assert ledger.country == "UKR"
    assert len(ledger.entries) == 1


def test_row_9_four_tolls_of_one_speaker() -> None:
    found = [tally(n) for n in ("10,000", "600", "5", "6")]
    assert [t.category for t in found] == ["arrested", "tortured", "killed", "missing"]
    assert [(t.low, t.best, t.high, t.qualifier) for t in found] == [
        (10_000, None, None, "at least"),
        (600, 600, 600, "none"),
        (5, 5, 5, "none"),
        (6, 6, 6, "none"),
    ]
    assert {t.basis for t in found[:3]} == {"cumulative"}
    statements = {t.statement for t in found}
    speakers = {speaker_name(reading(), s) for s in record().statements if s.id in statements}
    assert len(speakers) == 1
    assert "National Union of University Students" in str(speakers.pop())
    assert {t.place.country for t in found if t.place} == {"BLR"}


def test_row_10_an_outlet_can_be_the_speaker_of_a_direct_quotation() -> None:
    statement = saying("Universities and schools", "LTR")
    assert statement.quoted == "direct"
    assert statement.speaker == saying("arrived in", "LTR").speaker


def test_row_11_videos_are_evidence_and_what_they_show_rests_on_them() -> None:
    statement = next(s for s in record().statements if s.speaker_kind == "evidence")
    shown = [e for e in record().events if statement.id in e.statements]
    assert {(e.type, e.mode) for e in shown} >= {("COERCE", "arrest")}
    assert "ASSAULT" in {e.type for e in shown}
    assert all(p.sector == "COP" for e in shown for p in e.actors)
    assert all(e.actors for e in shown)


def test_row_12_the_form_of_the_page_is_kept_and_nothing_is_taken_from_it() -> None:
    forms = [p.span for p in reading().passages if p.kind == "furniture"]
    assert len(forms) == 2
    spans = [s.span for s in record().statements] + [e.trigger for e in record().events] + [t.span for t in record().tallies]
    assert not any(form.overlaps(span) for form in forms for span in spans)


def test_names_of_one_actor_are_one_actor() -> None:
    names = {a.id: {one_line(reading(), m) for m in a.mentions} for a in reading().actors}
    assert len([i for i in names if i.startswith("person:") and "lukash" in i]) == 1
    assert len([i for i in names if "ministry" in i]) == 1
    assert len([i for i in names if "european-union" in i]) == 1
    assert len([i for i in names if i.endswith((":ltr", ":lrt"))]) == 1
    assert {"state:USA", "force:USA"} <= set(names)


def test_without_a_day_of_publication_the_year_stays_unknown_and_the_record_says_so() -> None:
    undated = record(None)
    said = {s.said.value for s in undated.statements if s.said}
    assert {"XXXX-09-02", "XXXX-09-04"} <= said
    assert all(s.said.earliest is None for s in undated.statements if s.said)
    assert "unknown-year" in {i.code for i in undated.issues}


def test_every_span_of_the_record_lies_inside_the_text() -> None:
    text = reading().report.text

    def spans(value: object) -> list[Span]:
        if isinstance(value, Span):
            return [value]
        if isinstance(value, tuple):
            return [s for v in value for s in spans(v)]
        return [s for name in getattr(value, "__slots__", ()) for s in spans(getattr(value, name))]

    found = spans(reading())
    assert len(found) > 100
    assert all(0 <= s.start < s.end <= len(text) and s.words(text).strip() == s.words(text) for s in found)
