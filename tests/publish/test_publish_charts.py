"""Charts: what they draw, what they list, and that nothing in them runs or hides."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from dateline.acquire.files import Accepted, take_in
from dateline.acquire.page import Description
from dateline.fuse import fuse
from dateline.model import Actor, Incident, Place, Reading, Record, Span, Toll, TollEntry, When, make_report
from dateline.model.statement import SpeakerKind
from dateline.model.toll import TollChange
from dateline.pipeline import read_reports
from dateline.publish.charts import Drawing, place_map, timeline_chart, toll_chart
from dateline.publish.charts.axes import Days, round_up, step
from dateline.publish.charts.outlines import countries, country_box
from dateline.publish.charts.reach import steps
from dateline.publish.charts.toll_rows import points
from dateline.publish.charts.view import fitted, shapes
from tests.fuse.builder import Builder

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
SVG = "{http://www.w3.org/2000/svg}"
EMPTY = Record(readings=())


def link(id_: str) -> str:
    report, _, name = id_.partition(":")
    return f"/reports/{report}#{name}"


@cache
def samples() -> Record:
    return read_reports([i.report for i in take_in([SAMPLES], given=Description()) if isinstance(i, Accepted)])


def killed() -> Toll:
    return next(t for t in samples().tolls if t.category == "killed" and t.grade == "contested")


def drawings(chart: Drawing) -> Iterator[ET.Element]:
    root = ET.fromstring(f"<div>{chart.svg}</div>")  # noqa: S314 - it is our own
    yield from root.iter(f"{SVG}svg")


def every_chart(record: Record) -> list[Drawing]:
    tolls = [toll_chart(t, record, link=link, name=f"toll-{n}") for n, t in enumerate(record.tolls)]
    return [
        timeline_chart(record, link=link),
        timeline_chart(record, link=link, lanes="type", name="types"),
        place_map(record, link=link),
        *tolls,
    ]


@pytest.fixture(params=["samples", "sample", "empty"])
def any_record(request: pytest.FixtureRequest) -> Record:
    if request.param == "empty":
        return EMPTY
    made: Record = samples() if request.param == "samples" else request.getfixturevalue("sample")
    return made


def test_a_chart_is_named_described_and_free_of_styles_and_scripts(any_record: Record) -> None:
    for chart in every_chart(any_record):
        for svg in (s for s in drawings(chart) if s.get("role")):
            ids = {e.get("id"): e for e in svg.iter() if e.get("id")}
            labels = (svg.get("aria-labelledby") or "").split()
            assert [ids[label].tag for label in labels] == [f"{SVG}title", f"{SVG}desc"]
            assert all(ids[label].text for label in labels)
        for element in (e for svg in drawings(chart) for e in svg.iter()):
            assert element.tag.removeprefix(SVG) not in ("script", "style", "image", "foreignObject", "use", "animate", "set")
            assert not [name for name in element.attrib if name == "style" or name.startswith("on")]


def test_ids_of_all_charts_of_a_page_differ(any_record: Record) -> None:
    ids = re.findall(r' id="([^"]+)"', "".join(chart.svg for chart in every_chart(any_record)))
    assert len(ids) == len(set(ids))


def test_links_of_a_chart_have_names_and_are_no_stops_as_the_rows_lead_there_too() -> None:
    for chart in every_chart(samples()):
        for a in (a for svg in drawings(chart) for a in svg.iter(f"{SVG}a")):
            assert a.get("aria-label")
            assert a.get("tabindex") == "-1"
    hrefs = {a.get("href") for svg in drawings(toll_chart(killed(), samples(), link=link)) for a in svg.iter(f"{SVG}a")}
    assert hrefs == {row.href for row in toll_chart(killed(), samples(), link=link).rows}


def test_everything_drawn_stands_inside_its_drawing() -> None:
    for chart in every_chart(samples()):
        for svg in (s for s in drawings(chart) if s.get("role")):
            _, _, width, height = map(float, (svg.get("viewBox") or "").split())
            for mark in svg.iter(f"{SVG}circle"):
                if "around" not in (mark.get("class") or "") and not _moved(svg, mark):
                    assert 0 <= float(mark.get("cx", 0)) <= width
                    assert 0 <= float(mark.get("cy", 0)) <= height


def _moved(svg: ET.Element, mark: ET.Element) -> bool:
    return any(mark in g for g in svg.iter(f"{SVG}g") if g.get("transform"))


def test_drawings_are_small() -> None:
    for chart in every_chart(samples()):
        assert len(chart.svg) < 150_000


def hostile(words: str) -> Record:
    text = f"{words} said on Monday that five people were killed in Narvik on Tuesday."
    record = samples()
    first = record.readings[0]
    actors = tuple(replace(a, name=words) for a in first.actors)
    report = replace(make_report(text, outlet=words, published=date(2031, 3, 2)), id=first.report.id, text=first.report.text)
    incidents = tuple(replace(i, place=words) for i in record.incidents)
    return replace(record, readings=(replace(first, report=report, actors=actors), *record.readings[1:]), incidents=incidents)


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '"><image href=x onerror=alert(1)>', "</title><b>", "a'b&c]]>", "ا" * 300])
def test_words_of_reports_are_shown_and_never_markup(words: str) -> None:
    for chart in every_chart(hostile(words)):
        for svg in drawings(chart):
            tags = {e.tag.removeprefix(SVG) for e in svg.iter()}
            assert tags <= {
                "svg",
                "title",
                "desc",
                "g",
                "a",
                "text",
                "line",
                "path",
                "rect",
                "circle",
                "defs",
                "linearGradient",
                "stop",
                "pattern",
            }


def test_the_same_record_gives_the_same_drawing() -> None:
    assert [c.svg for c in every_chart(samples())] == [c.svg for c in every_chart(samples())]


# the toll chart


def entry(n: int, voice: str = "v", *, low: int | None, high: int | None, best: int | None = None, **more: object) -> TollEntry:
    made = TollEntry(
        tally=f"r:t{n}", report="r", speaker=None, voice=voice, low=low, best=best, high=high, qualifier="none", basis="cumulative",
        day=date(2031, 3, n), change="first",
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type] # a builder


def band(*entries: TollEntry) -> list[tuple[int, int, int, int | None]]:
    template = points(killed(), samples(), link, "day")[0]
    made = [replace(template, entry=e, day=e.day, value=next((n for n in (e.best, e.low, e.high) if n is not None), None)) for e in entries]
    return [(s.first.day, s.end.day, s.low, s.high) for s in steps(made)]


def test_the_band_reaches_over_the_latest_number_of_every_voice() -> None:
    assert band(entry(1, "a", low=2, high=2), entry(3, "b", low=5, high=7), entry(4, "a", low=4, high=4)) == [
        (1, 3, 2, 2),
        (3, 4, 2, 7),
        (4, 5, 4, 7),
    ]


def test_the_band_is_open_where_a_number_is() -> None:
    assert band(entry(1, low=5, high=None)) == [(1, 2, 5, None)]


def test_a_number_that_is_only_about_right_has_no_bounds() -> None:
    assert band(entry(1, low=None, best=40, high=None, qualifier="about")) == [(1, 2, 40, 40)]


def test_a_state_on_a_day_is_not_carried_over_a_gap() -> None:
    assert band(entry(1, low=9, high=9, basis="stock"), entry(5, low=8, high=8, basis="stock")) == [(1, 2, 9, 9), (5, 6, 8, 8)]


def test_copies_and_further_numbers_are_in_no_band() -> None:
    assert band(entry(1, low=2, high=2), entry(2, "b", low=9, high=9, basis="increment"), entry(2, "c", low=7, high=7, copy_of="r:t1")) == [
        (1, 2, 2, 2)
    ]


def test_totals_and_further_numbers_stand_on_scales_of_their_own() -> None:
    toll = killed()
    mixed = replace(toll, entries=(*toll.entries[:3], *(replace(e, basis="increment") for e in toll.entries[4:])))
    wide = next(drawings(toll_chart(mixed, samples(), link=link)))
    assert len([g for g in wide.iter(f"{SVG}g") if g.get("class") == "axes"]) == 2


def changed_to(change: TollChange) -> set[str]:
    """Classes of the drawing of a ledger whose speakers' numbers all changed so."""
    toll = replace(killed(), entries=tuple(e if e.change == "first" else replace(e, change=change) for e in killed().entries))
    return {e.get("class") or "" for e in next(drawings(toll_chart(toll, samples(), link=link))).iter()}


def test_a_fall_a_correction_and_what_was_counted_late_are_marked_each_in_its_way() -> None:
    assert "fall-head" in changed_to("fall")
    assert "revised-head" in changed_to("revision")
    assert "late" in changed_to("retroactive")
    assert not {"fall-head", "revised-head", "late"} & changed_to("rise")


def test_what_about_leaves_open_is_drawn_with_soft_ends() -> None:
    toll = killed()
    about = replace(toll.entries[0], low=None, high=None, best=4, qualifier="about")
    classes = {
        e.get("class") for e in next(drawings(toll_chart(replace(toll, entries=(about, *toll.entries[1:])), samples(), link=link))).iter()
    }
    assert "range soft-ends" in classes


def test_by_the_days_counted_a_happening_of_one_day_is_not_drawn_over_time() -> None:
    chart = toll_chart(killed(), samples(), link=link, by="event")
    assert len(chart.rows) == len(killed().entries)
    day = date(2026, 3, 4)
    toll = replace(killed(), entries=tuple(replace(e, first=day, last=day) for e in killed().entries))
    chart = toll_chart(toll, samples(), link=link, by="event")
    assert not chart.svg
    assert "4 March 2026" in chart.note
    assert {row.event for row in chart.rows} == {"4 March 2026"}


def test_no_bar_or_band_goes_below_zero() -> None:
    toll = replace(killed(), entries=tuple(replace(e, basis="increment", change="further") for e in killed().entries))
    for chart in (toll_chart(killed(), samples(), link=link), toll_chart(toll, samples(), link=link)):
        for wide in drawings(chart):
            lines = [e for e in wide.iter() if e.get("class") in ("stem", "range", "closed", "open")]
            assert all(float(e.get("height") or 0) >= 0 for e in lines)
            assert all(float(e.get("y2") or 0) <= float(e.get("y1") or 0) for e in lines if e.get("class") == "stem")


def test_a_correction_is_an_arrow_and_a_copy_is_small_and_has_no_letter() -> None:
    wide = next(drawings(toll_chart(killed(), samples(), link=link)))
    classes = [e.get("class") or "" for e in wide.iter()]
    assert "revised-head" in classes
    assert "dot copy" in classes
    copies = [a for a in wide.iter(f"{SVG}a") if any("copy" in (e.get("class") or "") for e in a)]
    assert copies
    assert not [a for a in copies if a.find(f"{SVG}text") is not None]


def test_rows_go_by_the_day_counted_or_by_the_day_of_the_report() -> None:
    toll, record = killed(), samples()
    published = {r.report.id: r.report.published for r in record.readings}
    assert [row.iso for row in toll_chart(toll, record, link=link).rows] == sorted(str(e.day) for e in toll.entries)
    assert [row.iso for row in toll_chart(toll, record, link=link, by="report").rows] == sorted(
        str(published[e.report]) for e in toll.entries
    )


def test_a_number_without_a_day_is_listed_and_not_drawn() -> None:
    toll = killed()
    undated = replace(toll, entries=(replace(toll.entries[0], day=None), *toll.entries[1:]))
    chart = toll_chart(undated, samples(), link=link)
    assert chart.rows[-1].iso == ""
    assert chart.note.startswith("1 number has no day")


def test_of_one_number_there_is_no_drawing() -> None:
    one = replace(killed(), entries=killed().entries[:1])
    chart = toll_chart(one, samples(), link=link)
    assert not chart.svg
    assert len(chart.rows) == 1


@pytest.mark.parametrize(("most", "by"), [(1, 1), (3, 1), (4, 1), (5, 2), (9, 5), (40, 10), (13_000, 5_000)])
def test_ticks_are_round(most: int, by: int) -> None:
    assert step(most) == by
    assert round_up(most) > most
    assert round_up(most) % step(max(1, most)) == 0


@pytest.mark.parametrize("last", [date(2031, 3, 1), date(2031, 3, 9), date(2031, 5, 1), date(2033, 1, 1), date(2150, 1, 1)])
def test_days_are_named_without_crowding(last: date) -> None:
    days = Days(first=date(2031, 3, 1), last=last, left=0, right=300)
    ticks = list(days.ticks(60))
    assert 1 <= len(ticks) <= 6
    assert all(days.first <= day <= days.last for day, _ in ticks)


# the timeline


def test_all_incidents_and_all_other_events_are_listed_once() -> None:
    chart = timeline_chart(samples(), link=link)
    listed = [row.id for row in (*chart.rows, *chart.undated)]
    others = {e.id for e in samples().events if e.auxiliary != "asserted"}
    assert sorted(listed) == sorted({i.id for i in samples().incidents} | others)
    assert not [row for row in chart.undated if row.start or row.end]
    assert [row.start or row.end for row in chart.rows] == sorted(row.start or row.end for row in chart.rows)


def test_what_did_not_happen_looks_and_reads_different() -> None:
    wide = next(drawings(timeline_chart(samples(), link=link)))
    kinds = {kind for e in wide.iter() for kind in ("asserted", "planned", "requested") if f"bar {kind}" in (e.get("class") or "")}
    assert kinds == {"asserted", "planned", "requested"}
    assert any((t.text or "").startswith("▷ ") for t in wide.iter(f"{SVG}text"))


def test_a_day_that_is_not_exact_has_soft_ends() -> None:
    wide = next(drawings(timeline_chart(samples(), link=link)))
    soft = [e for e in wide.iter(f"{SVG}rect") if "soft" in (e.get("class") or "")]
    assert soft
    assert all((e.get("fill") or "").startswith("url(#") for e in soft)


def test_a_year_long_ago_does_not_squeeze_the_days_of_the_reports(sample: Record) -> None:
    chart = timeline_chart(sample, link=link)
    assert any(row.start.startswith("1987") for row in chart.rows)
    assert "long before or after" in chart.note


def many(number: int) -> Record:
    reports = [
        make_report(f"Police arrested {n + 2} dockers in Narvik on March {n % 28 + 1}.", outlet="Ofoten Post", published=date(2031, 3, 29))
        for n in range(number)
    ]
    return read_reports(reports)


def test_more_than_can_be_drawn_stands_behind_one_bar_with_its_number() -> None:
    record = many(60)
    chart = timeline_chart(record, link=link)
    assert len(chart.rows) == len(record.incidents)
    assert len(chart.svg) < 150_000


def test_no_two_labels_of_a_lane_share_a_place() -> None:
    for svg in (s for s in drawings(timeline_chart(many(20), link=link)) if s.get("role")):
        at = [(t.get("x"), t.get("y")) for t in svg.iter(f"{SVG}text") if t.get("class") == "bar-label"]
        assert len(at) == len(set(at))


# the map


def test_places_are_listed_with_what_happened_there_and_none_is_lost() -> None:
    chart = place_map(samples(), link=link)
    rows = (*chart.points, *chart.areas, *chart.unresolved)
    assert sum(row.n_incidents for row in rows) == len(samples().incidents)
    assert [row.number for row in (*chart.points, *chart.areas)] == list(range(1, len(chart.points) + len(chart.areas) + 1))
    assert all(row.number == 0 and not row.anchor for row in chart.unresolved)


def test_marks_lead_to_the_rows_by_their_anchors() -> None:
    chart = place_map(samples(), link=link, name="where")
    anchors = {f"#{row.anchor}" for row in (*chart.points, *chart.areas)}
    assert {a.get("href") for svg in drawings(chart) for a in svg.iter(f"{SVG}a")} == anchors


def placed(place: Place) -> Record:
    record = samples()
    first = record.readings[0]
    event = replace(first.events[0], auxiliary="asserted", place=place, when=When(span=Span(0, 1), kind="DATE", value="2031-03-01"))
    incident = Incident(
        id="i-1", type="PROTEST", mode=None, earliest=None, latest=None, country=place.country, place=place.name, events=(event.id,), reasons=(),
        n_reports=3, n_outlets=1, n_speakers=1, n_independent_sources=1, grade="weak",
    )  # fmt: skip
    return Record(readings=(replace(first, events=(event,)),), incidents=(incident,))


Classes = Callable[[Place], set[str]]


def classes(place: Place) -> set[str]:
    return {e.get("class") or "" for svg in drawings(place_map(placed(place), link=link)) for e in svg.iter()}


def at(precision: str, country: str = "NOR", lat: float | None = 68.4, lon: float | None = 17.4) -> Place:
    return Place(span=Span(0, 1), name="Narvik", country=country, lat=lat, lon=lon, precision=precision)  # type: ignore[arg-type] # parametrised


def test_only_a_precise_place_is_a_point() -> None:
    legend = 2  # the same mark explains itself in the legend of both drawings
    for precision in ("site", "city"):
        assert "place" in classes(at(precision))
        assert "hatched around" not in classes(at(precision))
    for precision in ("admin1", "admin2", "region", "unknown"):
        assert "hatched around" in classes(at(precision))
        assert "place" not in classes(at(precision))
    assert "hatched" in classes(at("country"))
    circles = [c for svg in drawings(place_map(placed(at("city")), link=link)) for c in svg.iter(f"{SVG}circle")]
    assert len({id(c) for c in circles}) >= legend


@pytest.mark.parametrize("place", [at("supranational"), at("city", lat=None, lon=None), at("country", country="XXX")])
def test_what_cannot_be_drawn_truthfully_is_only_listed(place: Place) -> None:
    chart = place_map(placed(place), link=link)
    assert not chart.svg
    assert [row.n_incidents for row in chart.unresolved] == [1]
    assert chart.note.startswith("Not drawn, only listed: 1 incident ")


def test_incidents_are_counted_on_the_map_and_not_reports() -> None:
    chart = place_map(placed(at("city")), link=link)
    assert (chart.points[0].n_incidents, chart.points[0].n_reports) == (1, 3)
    counts = [t.text for svg in drawings(chart) for t in svg.iter(f"{SVG}text") if t.get("class") == "count"]
    assert "1" in counts
    assert "3" not in counts


@pytest.mark.parametrize("where", [(0.0, 0.0), (68.4, 17.4), (-54.8, -68.3), (82.0, 0.0), (52.0, 179.5), (-17.8, -179.9), (64.0, 100.0)])
def test_a_map_of_any_part_of_the_world_is_drawn_and_small(where: tuple[float, float]) -> None:
    chart = place_map(placed(at("city", lat=where[0], lon=where[1])), link=link)
    assert len(chart.svg) < 150_000
    wide = next(drawings(chart))
    place = next(c for c in wide.iter(f"{SVG}circle") if c.get("class") == "place")
    assert 0 <= float(place.get("cx", -1)) <= 760
    assert 0 <= float(place.get("cy", -1)) <= 470


def test_a_map_of_the_whole_world_is_small() -> None:
    view = fitted((-170, -50, 170, 75), 760, 470)
    assert sum(len(shape.path) for shape in shapes(view)) < 90_000


def test_outlines_know_the_countries_of_the_gazetteer_by_code() -> None:
    assert country_box("ZZZ") is None
    assert len(countries()) > 230
    west, south, east, north = country_box("UKR") or (0, 0, 0, 0)
    assert west < 24 < east
    assert south < 45.2 < north, "the Crimea lies in Ukraine (A/RES/68/262)"


def test_a_country_across_the_180th_meridian_is_drawn_at_both_edges_and_not_as_a_line_over_the_map() -> None:
    steps_of = [abs(b[0] - a[0]) for code, rings in countries().items() if code != "ATA" for _, ring in rings for a, b in pairwise(ring)]
    assert max(steps_of) < 90
    west, _, east, _ = country_box("RUS") or (0, 0, 0, 0)
    assert 20 < west < 40, "a map of Russia does not begin in Alaska"
    assert 180 < east < 200
    chukotka = [box for box, _ in countries()["RUS"] if box[0] < -180 < box[2]]
    assert chukotka, "the part beyond the meridian stands at the western edge too"


def test_actors_of_other_scripts_fit_the_legend() -> None:
    record = samples()
    names = {a.id: Actor(id=a.id, name="港湾労働者組合" * 9, kind=a.kind) for a in record.actors}
    readings = tuple(replace(r, actors=tuple(replace(names[a.id], mentions=a.mentions) for a in r.actors)) for r in record.readings)
    chart = toll_chart(killed(), replace(record, readings=readings), link=link)
    keys = [t.text or "" for svg in drawings(chart) for t in svg.iter(f"{SVG}text") if t.get("class") == "key"]
    assert any(key.startswith("港湾") and key.endswith("…") for key in keys)


def told_by(kind: SpeakerKind, n: int) -> Reading:
    b = Builder(f"{n} dockers were killed, the ministry said on 5 March.", outlet=f"Outlet {n}", published=date(2026, 3, n))
    said = b.say("the ministry", "said", f"{n} dockers were killed")
    b.statements[0] = replace(b.statements[0], speaker_kind=kind)
    b.count(f"{n} dockers", n, n, statement=said)
    return b.reading()


def test_a_speaker_of_whom_reports_know_several_kinds_has_one_line_and_one_shape() -> None:
    record = fuse([told_by("unknown", 5), told_by("state", 6), told_by("official", 7)])
    (toll,) = record.tolls
    chart = toll_chart(toll, record, link=link)
    for svg in drawings(chart):
        keys = [t.text or "" for t in svg.iter(f"{SVG}text") if t.get("class") == "key"]
        (key,) = keys
        assert key.startswith("the ministry (state, official)")
    assert len({p.shape for p in points(toll, record, link, "day")}) == 1
    assert [r.kind for r in chart.rows] == ["kind of speaker not known", "state", "official"], "the table keeps what each report says"
