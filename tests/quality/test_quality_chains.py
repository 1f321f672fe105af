"""The set of chains of attribution and its scorer, with an invented program."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from dateline.model import Intermediary, Span, Statement
from quality.own.chain_cases import ASIDE, TUNING, Case, SetError, find, load_cases, parse_case
from quality.own.chains import judge, main, misses, scores, words_of

TEXT = "“The quay is gone,” the harbour master told Radio Curonia, LRT reported. The quay was new."
ROW: dict[str, Any] = {
    "id": "c1",
    "text": TEXT,
    "statements": [
        {
            "content": "The quay is gone",
            "source": "the harbour master",
            "kind": "official",
            "chain": [{"name": "Radio Curonia", "cue": "told"}, {"name": "LRT", "cue": "reported"}],
        }
    ],
}


def at(words: str, nth: int | None = None) -> Span:
    return find(TEXT, words, nth)


def case() -> Case:
    return parse_case(ROW)


def said(
    content: str = "The quay is gone", source: str | None = "the harbour master", chain: tuple[str, ...] = ("Radio Curonia", "LRT")
) -> Statement:
    return Statement(
        id="r:s1",
        source=(at(source),) if source else (),
        cue=(at("told"),),
        content=(at(content),),
        cue_lemma="tell",
        cue_class="states",
        quoted="direct",
        chain=tuple(Intermediary(span=at(name)) for name in chain),
    )


def nothing(_: str) -> Iterator[Statement]:
    return iter(())


@pytest.mark.parametrize(
    "found",
    [
        said(),
        said(source="harbour master"),
        said(source="master"),
        said(content="quay is gone"),
        said(chain=("Curonia", "LRT")),
    ],
)
def test_the_same_statement_with_the_same_chain_is_right(found: Statement) -> None:
    assert judge(case(), [found]).right


@pytest.mark.parametrize(
    "found",
    [
        said(source="Radio Curonia"),
        said(source=None),
        said(chain=("LRT", "Radio Curonia")),
        said(chain=("Radio Curonia",)),
        said(chain=()),
        said(chain=("Radio Curonia", "LRT", "gone")),
        said(content="was new"),
    ],
)
def test_a_wrong_source_order_length_or_content_is_wrong(found: Statement) -> None:
    verdict = judge(case(), [found])
    assert not verdict.right
    assert misses(verdict)[0] == f"c1  {TEXT}"


def test_words_count_only_where_they_stand() -> None:
    elsewhere = replace(said(), content=(at("The quay", 2),))
    assert judge(case(), [elsewhere]).judged[0].found is None


def test_the_nearest_content_is_matched_and_between_equals_the_nearest_source() -> None:
    wide = replace(said(), content=(Span(0, len(TEXT)),), source=())
    twin = replace(said(), source=(at("LRT"),), chain=())
    assert judge(case(), [twin, wide, said()]).right


def test_no_source_expected_means_none_may_be_found() -> None:
    row = {**ROW, "statements": [{**ROW["statements"][0], "source": None}]}
    assert judge(parse_case(row), [said(source=None)]).right
    assert not judge(parse_case(row), [said()]).right


def test_a_source_may_be_read_wide() -> None:
    wide = "the harbour master told Radio Curonia, LRT reported"
    found = replace(said(), source=(at(wide),))
    assert not judge(case(), [found]).right
    assert judge(parse_case({**ROW, "statements": [{**ROW["statements"][0], "wide": wide}]}), [found]).right


def test_an_interrupted_content_is_all_its_pieces() -> None:
    row = {**ROW, "statements": [{**ROW["statements"][0], "content": "The quay is gone + was new"}]}
    assert [s.words(TEXT) for s in parse_case(row).statements[0].content] == ["The quay is gone", "was new"]


def test_scores_are_shares() -> None:
    good, half, bad = (judge(case(), found) for found in ([said()], [said(chain=())], []))
    figures = scores([good, half, bad, bad])
    assert figures == {
        "texts right": 0.25,
        "statements found": 0.5,
        "source right": 0.5,
        "chain right": 0.25,
        "texts right with a chain": 0.25,
        "texts right without one": 0.0,
    }


def test_words_leave_out_articles_where_asked() -> None:
    assert len(words_of(TEXT, [at("the harbour master")])) == 3
    assert len(words_of(TEXT, [at("the harbour master")], articles=False)) == 2


@pytest.mark.parametrize(("words", "nth"), [("the mayor", None), ("quay", None), ("quay", 3), ("mast", None)])
def test_words_that_do_not_stand_in_one_known_place_are_refused(words: str, nth: int | None) -> None:
    with pytest.raises(SetError, match=r"stands \d times"):
        find(TEXT, words, nth)


def test_an_unknown_kind_of_speaker_is_refused() -> None:
    with pytest.raises(SetError, match="no kind of speaker"):
        parse_case({**ROW, "statements": [{**ROW["statements"][0], "kind": "oracle"}]})


def test_the_set_fits_its_texts_and_every_third_text_is_set_aside() -> None:
    tuning, aside = load_cases(TUNING), load_cases(ASIDE)
    numbers = sorted((int(c.id[1:]), c in aside) for c in (*tuning, *aside))
    assert [n for n, _ in numbers] == list(range(1, len(numbers) + 1))
    assert all(is_aside == (n % 3 == 0) for n, is_aside in numbers)
    assert len(numbers) >= 330
    assert len({c.text for c in (*tuning, *aside)}) == len(numbers)
    assert all(c.statements for c in (*tuning, *aside))


def test_the_command_prints_shares_and_misses(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--aside", "--misses"], reader=lambda text: list(nothing(text))) == 0
    printed = capsys.readouterr().out
    assert "no such statement" in printed
    assert "texts right" in printed
    assert main([], reader=lambda _: []) == 0
    assert "no such statement" not in capsys.readouterr().out
