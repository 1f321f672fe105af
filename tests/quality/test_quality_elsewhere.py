"""Faults noted on articles of other kinds, and their scorer, with an invented article."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.model import Span, Statement
from quality.own.elsewhere import (
    ASIDE,
    Fault,
    SetError,
    faults,
    figures,
    judge,
    load_articles,
    load_texts,
    main,
    parse_article,
    table,
)

TEXT = "The ferry will not sail, the harbour master said. The quay was built in 1903. Its owner denied the claim. He fears ice."


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def said(source: str, cue: str, content: str) -> dict[str, Any]:
    return {"source": [span(source)] if source else [], "cue": [span(cue)], "content": [span(content)]}


RIGHT = said("Its owner", "denied", "the claim")
ROW: dict[str, Any] = {
    "set": "ports",
    "id": "p1",
    "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
    "statements": 3,
    "right": [RIGHT],
    "wrong": [
        {
            "at": span("The ferry will not sail"),
            "what": "content-too-long",
            "was": said("the harbour master", "said", "The ferry will not sail, the harbour master said. The quay was built in 1903"),
            "value": {"content": [span("The ferry will not sail")]},
        },
        {"at": span("built"), "what": "not-a-statement", "was": said("", "was built", "in 1903"), "value": None},
        {"at": span("denied"), "what": "wrong-stance", "was": RIGHT, "value": None},
    ],
    "missed": [said("He", "fears", "ice")],
}


def found(row: dict[str, Any]) -> Statement:
    source, cue, content = (tuple(Span(*pair) for pair in row[role]) for role in ("source", "cue", "content"))
    return Statement(id="r:s1", source=source, cue=cue, content=content, cue_lemma="say", cue_class="states", quoted="indirect")


AS_NOTED = [found(ROW["wrong"][0]["was"]), found(ROW["wrong"][1]["was"]), found(RIGHT)]
MENDED = [found(said("the harbour master", "said", "The ferry will not sail")), found(RIGHT), found(ROW["missed"][0])]


def test_what_was_noted_is_still_there_as_long_as_it_is_found() -> None:
    verdict = judge(parse_article(ROW), TEXT, AS_NOTED)
    assert faults([verdict]) == {"content-too-long": (1, 1), "not-a-statement": (1, 1), "missed": (1, 1)}
    assert (verdict.found, verdict.right) == (3, 1)


def test_what_is_mended_is_right() -> None:
    verdict = judge(parse_article(ROW), TEXT, MENDED)
    assert {still for still, _ in faults([verdict]).values()} == {0}
    assert figures([verdict]) == {"articles": 1, "found": 3, "to find": 3, "precision": 1.0, "recall": 1.0}


def test_faults_of_stance_and_chain_leave_a_statement_right() -> None:
    article = parse_article(ROW)
    assert {f.what for f in article.faults} & ASIDE == {"wrong-stance"}
    assert len(article.statements) == 3


def test_another_source_is_not_the_same_statement() -> None:
    verdict = judge(parse_article(ROW), TEXT, [found(said("the harbour master", "denied", "the claim"))])
    assert verdict.right == 0


def test_nothing_found_is_nothing_right() -> None:
    got = figures([judge(parse_article(ROW), TEXT, [])])
    assert (got["precision"], got["recall"]) == (0.0, 0.0)


def test_the_table_has_a_line_for_every_set_and_kind() -> None:
    printed = table([judge(parse_article(ROW), TEXT, AS_NOTED)])
    assert [line.split()[0] for line in printed.splitlines() if line] == [
        "set", "ports", "all", "fault", "content-too-long", "not-a-statement", "missed",
    ]  # fmt: skip


def test_a_text_that_has_changed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ports.jsonl").write_text(json.dumps({"id": "p1", "text": TEXT}) + "\n", encoding="utf-8")
    article = parse_article(ROW)
    assert load_texts([article], tmp_path) == {("ports", "p1"): TEXT}
    with pytest.raises(SetError, match="ports p1"):
        load_texts([replace(article, sha256="0")], tmp_path)


def test_without_the_texts_the_command_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--gold", str(tmp_path / "none")]) == 0
    assert capsys.readouterr().out.startswith("skipped")


def test_the_set_holds_offsets_alone() -> None:
    articles = load_articles()
    assert len(articles) >= 60
    assert len({(a.set, a.id) for a in articles}) == len(articles)
    for article in articles:
        for one in (*article.statements, *(f.was for f in article.faults)):
            assert one.content
            assert all(s.start < s.end for s in (*one.source, *one.cue, *one.content))


def test_a_fault_is_of_a_known_kind() -> None:
    kinds = {
        "content-too-long", "content-too-short", "content-wrong", "content-split", "merged", "duplicate", "not-a-statement",
        "source-missing", "source-too-long", "source-too-short", "wrong-source", *ASIDE,
    }  # fmt: skip
    noted: list[Fault] = [f for a in load_articles() for f in a.faults]
    assert {f.what for f in noted} <= kinds


def test_a_text_may_hold_a_line_separator_and_be_known_by_a_number(tmp_path: Path) -> None:
    text = f"{TEXT}\u2028The end."
    (tmp_path / "ports.jsonl").write_text(json.dumps({"id": 7, "text": text}, ensure_ascii=False) + "\n", encoding="utf-8")
    article = parse_article({**ROW, "id": 7, "sha256": hashlib.sha256(text.encode()).hexdigest()})
    assert load_texts([article], tmp_path) == {("ports", "7"): text}
