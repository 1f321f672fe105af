"""What the second network learns from: folds that share no text, sentences with their pieces."""

import numpy as np

from dateline.model import Span
from tools.coder.cross import figures, folds, police_figures, with_rules
from tools.coder.examples import Pair, bare, pair, stretches
from tools.coder.settings import FOLDS, POLICE


def made(text: str, kind: str, n: int, rule: str | None = None) -> Pair:
    spans = {"actor": Span(0, 7), "recipient": None, "trigger": Span(8, 13)}
    return pair({"id": f"p{n}", "text": text}, spans, type_=kind, rule=rule)


def test_pairs_of_one_text_share_a_fold_and_every_fold_has_every_type() -> None:
    pairs = [made(f"Norland sends help to port number {n // 2}.", kind, n) for kind in ("AID", "ACCUSE") for n in range(40)]
    fold = folds(pairs)
    by_text: dict[str, set[int]] = {}
    for p, k in zip(pairs, fold.tolist(), strict=True):
        by_text.setdefault(p.group, set()).add(k)
    assert all(len(found) == 1 for found in by_text.values())
    assert set(fold.tolist()) == set(range(FOLDS))


def test_bare_pairs_keep_their_actors_and_lose_the_words_of_the_event() -> None:
    given = made("Norland bombs the Valen capital.", "ASSAULT", 1)
    assert set(given.roles.tolist()) == {0, 1, 3}
    assert set(bare(given).roles.tolist()) == {0, 1}


def test_rules_win_where_the_network_is_unsure() -> None:
    pairs = [made("Norland bombs Valen.", "ASSAULT", 1, rule="ASSAULT"), made("Norland helps Valen.", "AID", 2)]
    chances = np.full((2, 15), 0.01)
    chances[0, 7], chances[0, 14], chances[1, 4] = 0.5, 0.3, 0.9
    assert "accuracy 50.0" in figures(pairs, with_rules(np.log(chances), pairs, 0.0))
    assert "accuracy 100.0" in figures(pairs, with_rules(np.log(chances), pairs, 2.0))


def test_stretches_hold_sentences_of_one_document_only() -> None:
    records = [
        {"id": f"{doc}-{n}", "doc_id": doc, "text": "police arrested two men in velmar.", "labels": ["ARREST", "ANY_ACTION"] if n else []}
        for doc in (1, 2)
        for n in range(3)
    ]
    found = list(stretches(records, None))
    assert [s.document for s in found] == [1, 2]
    assert found[0].names == ("1-0", "1-1", "1-2")
    assert found[0].labels.sum() == 4
    assert found[0].sentences[-1][1] == len(found[0].ids)
    told = {name: label for s in found for name, label in zip(s.names, s.labels, strict=True)}
    assert police_figures(records, told, [0.5] * len(POLICE), whole=True) == [0.0, 100.0, 0.0, 0.0, 100.0]
