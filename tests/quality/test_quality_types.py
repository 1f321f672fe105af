"""The set of names and its scorer, with an invented article and invented findings."""

import hashlib
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.model import Mention, Span
from quality.own.chain_cases import SetError
from quality.own.type_cases import Name, load_names, load_texts, parse_name
from quality.own.types import Verdict, fits, kind_at, main, misses, read_names, table

TEXT = "Elena Marsk left the town of Oland."
ENOUGH = 300
OLAND = Name(
    file="ports",
    id="p1",
    digest=hashlib.sha256(TEXT.encode()).hexdigest()[:12],
    span=Span(29, 34),
    kinds=frozenset({"place", "organisation"}),
)


def test_a_kind_is_right_where_the_name_may_be_called_so() -> None:
    assert fits("place", OLAND)
    assert not fits("person", OLAND)
    other = replace(OLAND, kinds=frozenset({"other"}))
    assert fits("nothing", other)
    assert fits("date", other)
    assert not fits("person", other)


def test_the_mention_that_holds_the_end_of_the_name_counts() -> None:
    longer = Mention(span=Span(17, 34), kind="place", label="GPE", head=6)
    assert kind_at(OLAND, [longer]) == "place"
    assert kind_at(OLAND, [replace(longer, span=Span(0, 11))]) == "nothing"


def test_shares_before_and_after() -> None:
    verdicts = [Verdict(name=OLAND, before="person", after="place"), Verdict(name=OLAND, before="place", after="person")]
    assert "50.0%" in table(verdicts)
    assert misses(verdicts, {("ports", "p1"): TEXT})[0].startswith("place → person instead of organisation/place")


def test_the_set_is_whole() -> None:
    names = load_names()
    assert len(names) >= ENOUGH
    assert min(Counter(n.is_aside for n in names).values()) >= len(names) // 3


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(SetError):
        parse_name({"file": "ports", "id": "p1", "digest": "0", "name": [0, 3], "kinds": ["ship"]})


def test_another_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ports.jsonl").write_text(json.dumps({"id": "p1", "text": TEXT}) + "\n", encoding="utf-8")
    assert load_texts([OLAND], tmp_path) == {("ports", "p1"): TEXT}
    with pytest.raises(SetError):
        load_texts([replace(OLAND, digest="0")], tmp_path)


def test_without_the_texts_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--gold", str(tmp_path / "none")]) == 0
    assert "skipped" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["--aside", "--misses"])


def test_the_program_is_asked_before_and_after() -> None:
    before, after = read_names(TEXT)
    assert {m.kind for m in before} <= {m.kind for m in (*before, *after)}
    assert kind_at(OLAND, after) == "place"
