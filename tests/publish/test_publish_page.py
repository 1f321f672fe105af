"""The self-contained reader page."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from dateline.model import Record, Span
from dateline.publish import reader_page
from dateline.publish.page import quoted

VOID = {"meta", "link", "br", "img", "input", "hr"}


class Page(HTMLParser):
    """What a strict reader finds in a page: elements, ids, links, and the article's own text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.articles: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        self.ids.extend(filter(None, [found.get("id")]))
        self.links.extend(filter(None, [found.get("href")]))
        if found.get("class") == "text":
            self.articles.append("")
        if tag not in VOID:
            self.open.append((tag, found))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        classes = [a.get("class") for _, a in self.open]
        if "text" in classes and "note" not in classes:
            self.articles[-1] += data


@pytest.fixture(scope="module")
def page(sample: Record) -> Page:
    return Page(reader_page(sample))


def _one(record: Record, n: int) -> Record:
    return Record(readings=record.readings[n : n + 1])


def test_the_article_is_the_stored_text_to_the_character(sample: Record, page: Page) -> None:
    assert page.articles == [r.report.text for r in sample.readings]
    assert "&#13;" in reader_page(sample)  # a browser would make a line feed of a bare carriage return


def test_all_ids_are_unique_and_every_link_within_the_page_has_its_other_end(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_every_highlighted_stretch_is_linked_to_from_its_field(page: Page) -> None:
    stretches = {id_ for id_ in page.ids if re.fullmatch(r"(r\d+-)?w-.*", id_)}
    assert stretches
    assert stretches <= {link[1:] for link in page.links}


def test_every_field_with_words_is_linked_to_from_its_words_unless_other_fields_lie_over_them(sample: Record) -> None:
    page = Page(reader_page(_one(sample, 0)))
    for field in ("s1", "s2", "s3", "s4", "s5", "e1", "e2", "e3", "e4", "e5", "e6", "t2", "t3", "t4"):
        assert f"#{field}" in page.links, field


def test_one_reading_has_short_addresses_and_several_do_not_clash(sample: Record, page: Page) -> None:
    assert "s1" in Page(reader_page(_one(sample, 0))).ids
    assert {"r1-s1", "r2-s1", "r3-s1"} <= set(page.ids)


def test_hostile_text_stays_text(sample: Record, page: Page) -> None:
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert "b" not in page.tags
    assert '<script>alert("words")</script>' in page.text
    assert not any(link.startswith("javascript:") for link in page.links)
    assert "<b>bold</b> &" not in reader_page(sample)


def test_the_page_asks_the_network_for_nothing(sample: Record, page: Page) -> None:
    html = reader_page(sample)
    assert not {"script", "img", "iframe", "object", "form"} & set(page.tags)
    assert [link for link in page.links if not link.startswith("#")] == ["data:,", "https://courier.example/strike"]
    assert "@import" not in html
    assert "url(" not in html


def test_the_policy_allows_the_page_s_own_style_and_nothing_else(sample: Record) -> None:
    html = reader_page(sample)
    style = html[html.index("<style>") + 7 : html.index("</style>")]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert policy[1].replace("&#39;", "'").startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert ' style="' not in html


def test_furniture_is_kept_and_marked_as_not_read(page: Page) -> None:
    assert "not read (furniture: sign-up form)" in page.text
    assert "Sign up for our morning letter!" in page.text


def test_chain_bounds_and_ways_of_being_said_stand_in_words(page: Page) -> None:
    for words in ("through Radio Ofoten", "at least 40 injured", "more than 12 killed", "24 to 99 injured", "a total so far"):
        assert words in page.text, words
    for words in ("said to have happened", "denied", "feared or possible", "asked for", "past"):
        assert words in page.text, words


def test_a_missing_value_shows_a_word(page: Page) -> None:
    assert "Not stated" in page.text
    assert "to whom, when, where" in page.text
    assert "day of publication not known" in page.text


def test_times_say_what_they_were_resolved_from(page: Page) -> None:
    assert "4 March 2031, worked out from the day of publication" in page.text
    assert "1 January 1987 to 31 December 1987, stated in full" in page.text
    assert "not resolved to a day" in page.text


def test_a_dispute_shows_its_sides_and_leads_to_the_words_of_both(page: Page) -> None:
    assert "Side A" in page.text
    assert "Side B" in page.text
    assert {"#r1-s1", "#r1-s3", "#r2-s1"} <= set(page.links)


def test_a_record_without_reports_is_a_page_that_says_so() -> None:
    assert "This record holds no report." in Page(reader_page(Record(readings=()))).text


def test_spans_outside_the_text_have_no_link_and_break_nothing(sample: Record) -> None:
    reading = sample.readings[1]
    wrong = replace(reading.statements[0], content=(Span(5, 5), Span(90_000, 90_001)))
    page = Page(reader_page(Record(readings=(replace(reading, statements=(wrong,)),))))
    assert "w-s1-content" not in page.ids
    assert "#w-s1-content" not in page.links


def test_the_same_record_gives_the_same_page(sample: Record) -> None:
    assert reader_page(sample) == reader_page(sample)


def test_words_that_bring_their_quotation_marks_get_no_second_pair() -> None:
    assert quoted("“Nobody was hurt,”") == "“Nobody was hurt,”"
    assert quoted('"Nobody was hurt"') == '"Nobody was hurt"'
    assert quoted("nobody was hurt") == "“nobody was hurt”"
