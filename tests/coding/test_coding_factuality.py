"""The algebra of auxiliary modes: what words make of an event, given their own mode."""

import pytest

from dateline.coding.factuality.modality import combine, lexicon, makes_no_fact, settles
from dateline.model.event import Auxiliary
from dateline.resources import load_toml

STAGES = {"asserted", "negated", "hypothetical", "planned", "requested", "kept"}


@pytest.mark.parametrize(
    ("operators", "expected"),
    [
        ([], "asserted"),
        (["plan"], "planned"),
        (["refrain", "not"], "asserted"),
        (["deny", "not"], "hypothetical"),
        (["plan", "cancel"], "negated"),
        (["plan", "cancel", "request"], "planned"),
        (["plan", "keep"], "asserted"),
        (["pass", "possible"], "hypothetical"),
        (["grant", "request"], "asserted"),
        (["not", "request"], "negated"),
        (["keep"], "asserted"),
    ],
)
def test_operators_are_given_from_the_innermost_outwards(operators: list[str], expected: Auxiliary) -> None:
    assert combine(operators) == expected


def test_every_operator_is_a_function_of_every_stage() -> None:
    operators = load_toml("coding_auxiliary.toml")["operators"]
    assert [name for name, table in operators.items() if set(table) != STAGES or not set(table.values()) <= STAGES] == []


def test_every_word_is_of_a_class_that_has_an_operator() -> None:
    data = load_toml("coding_auxiliary.toml")
    classes = set(data["verbs"]) | set(data["nouns"]) | set(data["adjectives"])
    assert classes <= set(data["operators"])


def test_what_settles_the_mode_needs_no_look_further_up() -> None:
    assert [op for op in load_toml("coding_auxiliary.toml")["operators"] if settles(op)] == ["later", "maybe", "grant", "never"]


def test_verbs_that_only_tell_or_bring_about_make_facts() -> None:
    assert makes_no_fact("refuse")
    assert not makes_no_fact("force")
    assert not makes_no_fact("unlisted")


def test_entries_with_more_words_are_tried_first() -> None:
    lengths = [[len(e.rest) for e in entries] for entries in lexicon().verbs.values()]
    assert all(found == sorted(found, reverse=True) for found in lengths)
