"""Letters of some days from a real store."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.jobs.brief import compose
from dateline.jobs.correcting import By, Correcting
from dateline.model import Story
from dateline.store import Store
from dateline.subscribe import Digest
from dateline.subscribe.plain import plain
from dateline.web.desk import desk
from tests.subscribe.port import SITE, STORY, daily, described, port, wire, wire_changed
from tests.web.links import Links


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return port(tmp_path, wire(), daily())


def brief(store: Store, since: date | None = None, until: date | None = None) -> Digest:
    return compose(store, STORY, since=since, until=until, site=SITE)


def outlets(digest: Digest) -> set[str | None]:
    return {s.where.outlet for s in digest.sources}


def test_days_choose_the_reports_of_a_letter_both_days_among_them(store: Store) -> None:
    assert outlets(brief(store)) == {"Amber Wire", "Harbour Daily"}
    assert outlets(brief(store, date(2031, 5, 3))) == {"Amber Wire"}
    assert outlets(brief(store, date(2031, 5, 1), date(2031, 5, 1))) == {"Harbour Daily"}
    assert brief(store, date(2031, 5, 4)).empty
    assert brief(store, date(2031, 5, 3)).period == "Reports since 3 May 2031"


def test_the_story_chooses_them_too(store: Store) -> None:
    found = compose(store, Story(slug="x", title="X", query="outlet:daily"), since=None, site=SITE)
    assert outlets(found) == {"Harbour Daily"}


def test_both_sides_are_there_even_where_one_is_older_than_the_letter(store: Store) -> None:
    (contest,) = brief(store, date(2031, 5, 3)).contests
    assert {line.speaker for side in contest.sides for line in side.lines} == {"the harbour master", "The dockers' union"}


def test_what_a_person_rejects_is_in_no_letter_and_what_he_sets_is_told(store: Store) -> None:
    before = str(plain(brief(store)))
    desk_of = Correcting(store, By(author="Ana", reason="misheard"))
    spoken = [s for r in store.readings() for s in r.statements]
    desk_of.reject([spoken[0].id])
    desk_of.edit(spoken[1].id, {"speaker": "organisation:Lamplighters"})
    letter = brief(store)
    assert "Lamplighters" in plain(letter)
    assert "Lamplighters" not in before
    ids = {line.where.link for part in (letter.lines, *(side.lines for c in letter.contests for side in c.sides)) for line in part}
    assert not any(f"#w-{spoken[0].id.rpartition(':')[2]}-" in link and spoken[0].report_id in link for link in ids)


def test_reports_of_an_unknown_day_are_left_out_with_a_word(tmp_path: Path) -> None:
    undated = described(daily(), published=None)
    store = port(tmp_path, wire(), undated)
    digest = brief(store, date(2031, 5, 1))
    assert outlets(digest) == {"Amber Wire"}
    assert "1 report without a day of publication is left out" in " ".join(plain(digest).split())
    assert outlets(brief(store)) == {"Amber Wire", "Harbour Daily"}


def test_a_page_that_was_changed_counts_by_the_day_of_the_change_and_is_a_correction(tmp_path: Path) -> None:
    store = port(tmp_path, wire(), wire_changed())
    digest = brief(store, date(2031, 5, 6))
    (correction,) = digest.corrections
    assert correction.version == 2
    assert [x.words for x in correction.gone] == ["The port of Velmar is open"]
    client = TestClient(desk(store.address, site=SITE))
    for line in (*correction.gone, *correction.new):
        page, _, name = line.where.link.removeprefix(SITE.base_url).partition("#")
        assert name in Links(client.get(page).text).ids  # the version before is still there to look at
    assert brief(store, date(2031, 5, 7)).empty


def test_every_link_of_a_letter_leads_to_words_on_the_desk(store: Store) -> None:
    client = TestClient(desk(store.address, site=SITE))
    digest = brief(store)
    lines = [*(c.line for c in digest.counts), *digest.lines, *(x for c in digest.contests for s in c.sides for x in s.lines)]
    assert len(lines) > 4
    for line in lines:
        page, _, name = line.where.link.removeprefix(SITE.base_url).partition("#")
        answer = client.get(page)
        assert answer.status_code == 200
        assert name in Links(answer.text).ids
    assert client.get(digest.link.removeprefix(SITE.base_url)).status_code == 200


def test_a_letter_is_the_same_whatever_the_order_of_adding(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert brief(port(tmp_path / "a", wire(), daily())) == brief(port(tmp_path / "b", daily(), wire()))


def test_a_name_with_line_breaks_stays_on_one_line(store: Store) -> None:
    digest = compose(store, replace(STORY, title="The port\r\nBcc: x@example.com"), since=None, site=replace(SITE, name="A\nB"))
    assert "\n" not in digest.subject + digest.story + digest.site
