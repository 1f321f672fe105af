"""A user's own ontology: what it adds, what it replaces, and what is said where it is wrong."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from dateline.attribute import attribute
from dateline.coding import Ontology, code
from dateline.coding.ontology import builtin, in_force, made, modes, rules, using
from dateline.model import Event, make_report
from dateline.model.errors import BadOntology
from dateline.reader import read

CROPS = """
name = "Harvest watch"

[type.ASSAULT.mode.burning-of-crops]
words = "burning of crops"
definition = "A harvest is set alight."
codes.harvest = ["H2"]

[context.harvest]
definition = "Fields and what grows on them."
words = ["barley", "orchard"]

[scheme.harvest]
title = "Codes of the harvest watch"
codes = { H1 = "theft", H2 = "fire" }

[classes]
crop = ["barley", "harvest"]

[[rule]]
type = "ASSAULT"
mode = "burning-of-crops"
verbs = ["torch", "burn"]
objects = ["@crop"]
"""
ALONE = """
replaces = true
[[rule]]
type = "PROTEST"
verbs = ["whistle"]
"""


def events(text: str, ontology: Ontology | None = None) -> tuple[Event, ...]:
    document = read(make_report(text))
    return code(document, attribute(document), ontology).events


def coded(text: str, ontology: Ontology | None = None) -> list[tuple[str, str | None]]:
    return [(e.type, e.mode) for e in events(text, ontology)]


def test_words_and_modes_of_a_file_are_added_to_ours() -> None:
    own = made(CROPS, "harvest.toml")
    text = "Soldiers torched the barley near Velmar. The police arrested ten students."
    assert coded(text, own) == [("ASSAULT", "burning-of-crops"), ("COERCE", "arrest")]
    assert ("ASSAULT", "burning-of-crops") not in coded(text)


def test_a_rule_of_a_file_goes_before_ours() -> None:
    assert coded("Soldiers burned the barley.", made(CROPS, "x")) == [("ASSAULT", "burning-of-crops")]
    assert coded("Soldiers burned the houses.", made(CROPS, "x")) == coded("Soldiers burned the houses.")
    assert [r.own for r in made(CROPS, "x").rule_set.verbs["burn"]][:2] == [True, False]


def test_contexts_of_a_file_are_found_beside_ours() -> None:
    (event,) = events("Soldiers burned the barley.", made(CROPS, "x"))
    assert event.contexts == ("military", "harvest")


def test_known_contexts_can_get_further_words() -> None:
    own = made('[context.health]\nwords = ["bandage"]', "x")
    assert own.contexts_in("no bandage in the hospital") == ("health",)
    assert own.about.contexts["health"].definition == builtin().about.contexts["health"].definition


def test_the_codes_of_another_scheme_are_looked_up_by_mode_and_then_by_type() -> None:
    about = made(CROPS, "x").about
    assert about.codes("ASSAULT", "burning-of-crops") == {**about.codes("ASSAULT", None), "harvest": ("H2",)}
    assert about.codes("COERCE", "arrest")["acled"] == ("Strategic developments: Arrests",)
    assert "acled" not in about.codes("COERCE", None)


def test_a_file_can_stand_alone() -> None:
    own = made(ALONE, "alone.toml")
    assert coded("Thousands whistled in Velmar. The police arrested ten students.", own) == [("PROTEST", None)]
    assert own.about.contexts == {}
    assert len(own.about.kinds) == 16
    assert all(not kind.modes for kind in own.about.kinds.values())


def test_words_of_ours_can_be_left_out() -> None:
    own = made('[without]\nverbs = ["arrest"]', "x")
    assert coded("The police arrested ten students. Norland made ten arrests.", own) == [("COERCE", "arrest")]


def test_a_codebook_has_its_own_name_or_the_files_and_a_digest_of_its_text() -> None:
    assert made(CROPS, "harvest.toml").codebook.name == "Harvest watch"
    assert made(ALONE, "alone.toml").codebook.name == "alone.toml"
    digests = {o.codebook.digest for o in (builtin(), made(CROPS, "a"), made(CROPS + "\n", "a"))}
    assert len(digests) == 3
    assert {len(d) for d in digests} == {16}


def test_what_was_chosen_ends_with_the_coding() -> None:
    events("Soldiers burned the barley.", made(CROPS, "x"))
    assert in_force() is builtin()
    with pytest.raises(ZeroDivisionError), using(made(ALONE, "x")):
        _ = 1 / 0
    assert in_force() is builtin()


def test_threads_do_not_see_each_others_choice() -> None:
    together = Barrier(2)

    def seen(ontology: Ontology | None) -> tuple[bool, bool]:
        with using(ontology):
            together.wait()
            found = ("burning-of-crops" in modes("ASSAULT"), "whistle" in rules("verb"))
            together.wait()
            return found

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(seen, [made(CROPS, "x"), made(ALONE, "x")])) == [(True, False), (False, True)]


def test_an_ontology_goes_to_other_processes_as_its_text() -> None:
    own = made(CROPS, "x")
    first, second = (pickle.loads(pickle.dumps(own)) for _ in range(2))  # noqa: S301 - our own
    assert first is second
    assert (first.codebook, first.source) == (own.codebook, own.source)
    assert pickle.loads(pickle.dumps(builtin())) is builtin()  # noqa: S301
    assert len(pickle.dumps(own)) < len(CROPS) + 500


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("[type.ASSAULT\n", None, "no TOML"),
        ("a = " + "[" * 20_000, None, "no TOML"),
        ('name = "x"\nwrods = 1', 2, "'wrods' is not known here"),
        ("[type.ATTACK]", 1, "closed set"),
        ("[type.ASSUALT]", 1, "Did you mean ASSAULT?"),
        ('[type.ASSAULT]\nquad = "verbal"', 2, "'quad' is not known here"),
        ("[type.ASSAULT.mode.Burning]", 1, "lower-case"),
        ("\n[type]\nASSAULT = 3", 3, "is a table"),
        ("[type.ASSAULT]\ndefinition = 3", 2, "words in quotation marks"),
        ('[type.ASSAULT]\ncodes.harvest = ["H9"]', 2, "[scheme.harvest]"),
        ('[scheme.h]\ncodes = {H1 = ""}\n[type.ASSAULT.codes]\nh = ["K1"]', 4, "'K1' is no code"),
        ('[type.AID]\ncodes.acled = ["Riots: Mob violense"]', 2, "Did you mean Riots: Mob violence?"),
        ("[context.harvest]\n", 1, "words is a list"),
        ("[classes]\ncrop = []", 2, "list of words"),
        ('[without]\nverbs = ["ascend"]', 2, "'ascend'"),
        ("replaces = true", 1, "no rule"),
        ('replaces = "yes"', 1, "true or false"),
        ("rule = 3", 1, "[[rule]]"),
        ('[[rule]]\nverbs = ["lynch"]', 1, "needs a type"),
        ('[[rule]]\ntype = "AID"\n', 1, "needs verbs or nouns"),
        ('[[rule]]\ntype = "AID"\nverbs = ["x"]\n[[rule]]\ntype = "ADI"\nverbs = ["x"]', 5, "Did you mean AID?"),
        ('[[rule]]\ntype = "AID"\nmode = "food"\nverbs = ["x"]', 3, "[type.AID.mode.food]"),
        ('[[rule]]\ntype = "AID"\nverbs = ["Feed"]', 3, "capital"),
        ('[[rule]]\ntype = "AID"\nverbs = ["x"]\nobjects = ["@crops"]', 4, "'@crops'"),
        ('[[rule]]\ntype = "AID"\nverbs = ["x"]\nalone = 1', 4, "true or false"),
        ('[[rule]]\ntype = "AID"\nnouns = ["x"]\nposs = "source"', 4, '"recipient"'),
        ('[[rule]]\ntype = "AID"\nverbs = "feed"', 3, "list of words"),
        ('[[rule]]\ntype = "AID"\nverb = ["feed"]', 3, "Did you mean verbs?"),
    ],
)
def test_a_wrong_file_is_told_with_its_line_and_what_to_write(text: str, line: int | None, says: str) -> None:
    with pytest.raises(BadOntology) as caught:
        made(text, "own.toml")
    assert caught.value.exit_code == 30
    assert caught.value.message.startswith(f"own.toml, line {line}: " if line else "own.toml: ")
    assert says in caught.value.message
