"""The ontology and the trigger lexicon as data."""

from collections.abc import Callable
from itertools import pairwise

from dateline.coding import Coding
from dateline.coding.ontology import EVENT_TYPES, complement_mode, modes, noun_class, rules
from dateline.model import Document
from dateline.resources.plover import Kind, Mode, plain_words, plover

Coded = tuple[Document, Coding]


ENTRIES: list[tuple[Kind, Kind | Mode]] = [
    *((kind, kind) for kind in plover().kinds.values()),
    *((kind, mode) for kind in plover().kinds.values() for mode in kind.modes.values()),
]


def test_every_type_of_the_model_is_described() -> None:
    assert tuple(plover().kinds) == EVENT_TYPES
    assert {kind.quad for kind in plover().kinds.values()} == {
        "verbal cooperation", "material cooperation", "verbal conflict", "material conflict",
    }  # fmt: skip


def test_every_type_mode_and_context_has_a_definition_and_plain_words() -> None:
    assert all(entry.words and entry.definition.endswith(".") for _, entry in ENTRIES)
    assert all(c.definition.endswith(".") and c.words for c in plover().contexts.values())
    words = [entry.words for _, entry in ENTRIES]
    assert len(set(words)) == len(words)


def test_codes_of_other_schemes_are_codes_of_theirs() -> None:
    for _, entry in ENTRIES:
        for scheme, codes in entry.codes.items():
            listed = tuple(plover().schemes[scheme].codes)
            assert all(code.startswith(listed) for code in codes), entry.name
    assert all(kind.codes["cameo"] for kind in plover().kinds.values())


def test_every_acled_type_but_other_is_reached_by_a_mapping() -> None:
    reached = {code for _, entry in ENTRIES for code in entry.codes.get("acled", ())}
    assert set(plover().schemes["acled"].codes) - reached == {"Strategic developments: Other"}


def test_the_coder_codes_the_examples_of_the_ontology(coded: Callable[[str], Coded]) -> None:
    missed = set()
    for kind, entry in ENTRIES:
        found = [(e.type, e.mode) for e in coded(entry.example)[1].events] if entry.example else []
        wanted = (kind.name, None if entry is kind else entry.name)
        if entry.example and wanted not in found and not (entry is kind and kind.name in {t for t, _ in found}):
            missed.add(wanted)
    assert missed == set()


def test_plain_words_stand_for_modes_of_any_ontology() -> None:
    assert plain_words("ASSAULT", "aerial") == "air strike"
    assert plain_words("ASSAULT", None) == "attack"
    assert plain_words("ASSAULT", "burning-of-crops") == "burning of crops"


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
