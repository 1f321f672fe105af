"""The set of counts and its scorer, with an invented article and invented findings."""

import hashlib
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest

from dateline.model import Span, Tally
from dateline.model.tally import Qualifier, TallyCategory
from quality.own.chain_cases import SetError
from quality.own.count_cases import COUNTS, HARM, LATER, MORE, Article, Bounds, load_articles, load_texts, parse_number
from quality.own.counts import Found, Given, Score, as_written, judge, main, misses, read_counts, table

TEXT = "On 3 May more than 20 dockers, two of them women, were killed. Three cranes fell. A guard was hurt."
FIRST, LAST = Span(0, TEXT.index(" Three")), Span(TEXT.index("Three"), len(TEXT))
ENOUGH = 330


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def row(words: str, bounds: Bounds, category: str, **more: Any) -> dict[str, Any]:
    number = span(words)
    sentence = FIRST if FIRST.contains(number) else LAST
    return {
        "file": "ports", "id": "p1", "digest": hashlib.sha256(TEXT.encode()).hexdigest()[:12], "sentence": [sentence.start, sentence.end],
        "start": number.start, "end": number.end, "low": bounds[0], "high": bounds[1], "category": category, "qualifier": "none", **more,
    }  # fmt: skip


ROWS = [
    row("3", (None, None), "none", what="date"),
    row("20", (20, None), "killed", qualifier="more than"),
    row("two", (2, 2), "killed", part_of=span("20").start),
    row("Three", (3, 3), "none", what="thing"),
    row("A", (1, 1), "injured"),
]


def found(words: str, bounds: Bounds, category: str | None = None) -> Found:
    return Found(number=span(words), bounds=bounds, category=category)


@pytest.fixture
def article() -> Article:
    numbers = tuple(parse_number(r) for r in ROWS)
    return Article(file="ports", id="p1", digest=ROWS[0]["digest"], sentences=(FIRST, LAST), numbers=numbers)


def figures(score: Score) -> tuple[int, int, int]:
    return score.right, score.found, score.there


def test_a_count_is_right_where_its_bounds_are(article: Article) -> None:
    given = Given(counts=(found("20", (20, None)), found("two", (2, None))), tallies=())
    score = judge(article, TEXT, given).bounds
    assert figures(score) == (1, 2, 2)
    assert (score.precision, score.recall, score.f1) == (0.5, 0.5, 0.5)
    assert Counter(what for what, _ in score.false) == {"other bounds": 1}
    assert [e.number.words(TEXT) for e, _ in score.missed] == ["two"]


def test_a_number_that_is_no_count_makes_a_finding_false_by_what_it_is(article: Article) -> None:
    verdict = judge(article, TEXT, Given(counts=(found("3", (3, 3)), found("Three", (3, 3)), found("May", (5, 5))), tallies=()))
    assert Counter(what for what, _ in verdict.bounds.false) == {"date": 1, "thing": 1, "no number": 1}
    assert Counter(what for what, _ in verdict.bounds_of_all.false) == {"date": 1, "no number": 1}
    assert figures(verdict.bounds_of_all) == (1, 3, 3)


def test_single_persons_count_among_tallies_alone(article: Article) -> None:
    verdict = judge(article, TEXT, Given(counts=(found("A", (1, 1)),), tallies=(found("A", (1, 1), "injured"),)))
    assert figures(verdict.bounds) == (0, 0, 2)
    assert figures(verdict.tuples) == (1, 1, 3)


def test_a_tuple_needs_its_category(article: Article) -> None:
    given = Given(counts=(), tallies=(found("20", (20, None), "injured"), found("two", (2, 2), "killed")))
    score = judge(article, TEXT, given).tuples
    assert figures(score) == (1, 2, 3)
    assert Counter(what for what, _ in score.false) == {"killed, not injured": 1}


def test_another_category_that_is_as_right_is_right(article: Article) -> None:
    also = replace(article.numbers[1], also=("missing",))
    changed = replace(article, numbers=(also,))
    assert figures(judge(changed, TEXT, Given(counts=(), tallies=(found("20", (20, None), "missing"),))).tuples) == (1, 1, 1)


def test_what_may_be_harm_or_not_is_neither_asked_for_nor_false(article: Article) -> None:
    freed = replace(article.numbers[1], category="released", also=("arrested",))
    changed = replace(article, numbers=(freed,))
    for category in ("released", "arrested"):
        assert figures(judge(changed, TEXT, Given(counts=(), tallies=(found("20", (20, None), category),))).tuples) == (0, 0, 0)
    assert figures(judge(changed, TEXT, Given(counts=(), tallies=(found("20", (20, None), "killed"),))).tuples) == (0, 1, 0)


def test_a_number_that_stands_for_dead_and_injured_is_one_number(article: Article) -> None:
    twice = replace(article, numbers=(article.numbers[1], replace(article.numbers[1], category="injured")))
    verdict = judge(twice, TEXT, Given(counts=(found("20", (20, None)),), tallies=(found("20", (20, None), "killed"),)))
    assert figures(verdict.bounds) == (1, 1, 1)
    assert figures(verdict.tuples) == (1, 1, 2)


def test_findings_outside_the_sentences_cost_nothing(article: Article) -> None:
    shorter = replace(article, sentences=(LAST,), numbers=article.numbers[3:])
    given = Given(counts=(found("20", (9, 9)),), tallies=(found("20", (9, 9), "killed"),))
    verdict = judge(shorter, TEXT, given)
    assert figures(verdict.bounds) == (0, 0, 0)
    assert figures(verdict.tuples) == (0, 0, 1)


def test_a_range_read_as_two_numbers_is_right_in_neither(article: Article) -> None:
    ranged = replace(article.numbers[1], number=Span(span("20").start, span("two").end), bounds=(2, 20))
    changed = replace(article, numbers=(ranged,))
    score = judge(changed, TEXT, Given(counts=(found("20", (20, 20)), found("two", (2, 2))), tallies=())).bounds
    assert figures(score) == (0, 2, 1)
    assert [what for what, _ in score.false] == ["other bounds", "other bounds"]


@pytest.mark.parametrize(
    ("qualifier", "inclusive", "written"),
    [
        ("more than", (21, None, None), (20, None)),
        ("fewer than", (None, None, 19), (None, 20)),
        ("about", (None, 20, None), (20, 20)),
        ("at least", (20, None, None), (20, None)),
        ("between", (10, None, 20), (10, 20)),
        ("none", (20, 20, 20), (20, 20)),
    ],
)
def test_bounds_are_compared_as_written(
    qualifier: Qualifier, inclusive: tuple[int | None, int | None, int | None], written: Bounds
) -> None:
    low, best, high = inclusive
    tally = Tally(
        id="r:t1", category="killed", low=low, best=best, high=high, qualifier=qualifier, span=span("20 dockers"), number=span("20")
    )
    assert as_written(tally) == written


def test_what_the_program_finds_has_bounds_and_tallies() -> None:
    given = read_counts("More than 20 dockers were killed on 3 May. The mayor is 61 years old.")
    assert [f.bounds for f in given.counts] == [(20, None)]
    assert [(f.bounds, f.category) for f in given.tallies] == [((20, None), "killed")]


def test_the_table_and_the_misses_show_every_measure(article: Article) -> None:
    verdict = judge(article, TEXT, Given(counts=(found("3", (3, 3)),), tallies=(found("20", (20, 20), "killed"),)))
    printed = table([verdict])
    assert [line.split()[0] for line in printed.splitlines() if line] == [
        "bounds,", "ports", "all", "bounds,", "ports", "all", "tuples,", "ports", "all", "tuples", "injured", "killed",
        "false", "date", "false", "other",
    ]  # fmt: skip
    assert any("missed  20 (20, None) killed" in line for line in misses(verdict))
    assert any("false   3 (3, 3) None (date)" in line for line in misses(verdict))


@pytest.mark.parametrize(
    "change",
    [
        {"category": "lost"},
        {"category": "other"},
        {"what": "colour"},
        {"qualifier": "some"},
        {"basis": "yearly"},
        {"end": 900},
    ],
)
def test_a_line_that_does_not_fit_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(SetError):
        parse_number(ROWS[0] | change)


def test_a_text_that_has_changed_is_refused(tmp_path: Path, article: Article) -> None:
    (tmp_path / "ports.jsonl").write_text(json.dumps({"id": "p1", "text": TEXT}) + "\n", encoding="utf-8")
    assert load_texts([article], tmp_path) == {("ports", "p1"): TEXT}
    with pytest.raises(SetError, match="ports p1"):
        load_texts([replace(article, digest="0")], tmp_path)


def test_without_the_texts_the_command_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--gold", str(tmp_path / "none")]) == 0
    assert capsys.readouterr().out.startswith("skipped")


def test_the_misses_of_the_half_that_is_kept_back_are_not_shown() -> None:
    with pytest.raises(SystemExit):
        main(["--aside", "--misses"])


def test_the_set_is_large_enough_in_both_halves_and_both_files() -> None:
    articles = load_articles()
    counts = [(a.file, a.is_aside) for a in articles for e in a.numbers if e.is_count]
    assert len(counts) >= ENOUGH
    assert all(n >= ENOUGH // 5 for n in Counter(counts).values())
    assert max(len(a.sentences) for a in articles) <= 3
    assert len({(a.file, a.id) for a in articles}) == len(articles)


def test_the_numbers_of_an_article_are_apart_and_in_order() -> None:
    for article in load_articles():
        numbers = [(e.number, e.category) for e in article.numbers]
        assert numbers == sorted(numbers, key=lambda x: x[0])
        assert len(set(numbers)) == len(numbers)
        starts = {e.number.start for e in article.numbers}
        assert all(e.part_of is None or e.part_of in starts for e in article.numbers)


def test_harm_is_what_befalls_people() -> None:
    assert set(get_args(TallyCategory)) > HARM
    assert {"killed", "injured", "arrested", "displaced"} <= HARM
    assert not HARM & {"crowd", "troops", "released"}


def test_no_article_is_in_two_sets() -> None:
    listed = [(a.file, a.id) for path in (COUNTS, MORE, LATER) for a in load_articles(path)]
    assert len(set(listed)) == len(listed)
