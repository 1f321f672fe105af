"""The ontology and the trigger lexicon as data."""

from itertools import pairwise

from dateline.coding.ontology import EVENT_TYPES, complement_mode, modes, noun_class, rules
from dateline.resources import load_toml


def test_every_type_of_the_model_has_quad_definition_and_modes() -> None:
    types = load_toml("plover.toml")["type"]
    assert set(types) == set(EVENT_TYPES)
    assert all(row["quad"] and row["definition"].endswith(".") for row in types.values())


def test_every_rule_names_a_type_and_a_mode_of_the_ontology() -> None:
    for word_class in ("verb", "noun"):
        for listed in rules(word_class).values():
            assert all(r.type in EVENT_TYPES and (r.mode is None or r.mode in modes(r.type)) for r in listed)


def test_every_type_has_triggers() -> None:
    found = {r.type for c in ("verb", "noun") for listed in rules(c).values() for r in listed}
    assert found == set(EVENT_TYPES)


def test_demanding_rules_go_before_bare_ones() -> None:
    assert all(a.weight >= b.weight for listed in rules("verb").values() for a, b in pairwise(listed))


def test_a_class_name_stands_for_its_nouns() -> None:
    sending = next(r for r in rules("verb")["send"] if r.type == "MOBILIZE" and r.mode == "troops")
    assert noun_class("troops") <= sending.objects


def test_the_mode_of_an_act_in_words_follows_what_it_is_about() -> None:
    assert complement_mode("REQUEST", "AID", None) == "assist"
    assert complement_mode("REJECT", "CONSULT", None) == "meet"
    assert complement_mode("THREATEN", "COERCE", "arrest") == "arrest"
    assert complement_mode("REQUEST", None, None) is None
