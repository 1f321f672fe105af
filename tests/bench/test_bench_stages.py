from types import SimpleNamespace

from bench import stages
from bench.stages import LENGTHS, STAGES, Clock, clocked, measure, of_length, table

ARTICLE = "The police arrested ten dockers in Velmar, the union said.\n\nThe governor denied that guards had shot anybody."


def test_texts_of_a_length_hold_whole_paragraphs_and_about_so_many_words() -> None:
    made = list(of_length(["one two three\nfour five", "six"], 4, 12))
    assert made == ["one two three\n\nfour five", "six\n\none two three", "four five\n\nsix\n\none two three"]
    assert list(of_length([], 4, 12)) == []


def test_a_clock_counts_the_outermost_call_and_leaves_the_module_as_it_was() -> None:
    def read(_text: str) -> object:
        return SimpleNamespace(sentences=[1, 2])

    read.__module__ = "dateline.reader"
    module = SimpleNamespace(read=read, other=len)
    with clocked(module) as clock:
        assert module.read is not read
        assert module.other is len
        module.read("")
    assert module.read is read
    assert clock.sentences == 2
    assert clock.spent["reading"] >= 0


def test_a_call_inside_another_counts_for_the_outer_one() -> None:
    clock = Clock()
    inner = clock.around("attribution", lambda: None)
    clock.around("coding", inner)()
    assert clock.spent["attribution"] == 0
    assert clock.spent["coding"] > 0


def test_every_stage_of_the_pipeline_is_measured() -> None:
    found = measure([ARTICLE, ARTICLE], lengths=(20,), least_words=20)
    assert found["sentences"] == 4
    assert set(found["spent"]) == set(STAGES)
    assert all(seconds > 0 for seconds in found["spent"].values())
    assert found["lengths"][20]["words"] == 28
    assert found["lengths"][20]["coding"] > 0


def test_the_tables_show_speed_by_stage_what_coding_adds_and_its_cost_by_length() -> None:
    spent = {"reading": 4.0, "attribution": 4.0, "coding": 2.0, "grounding": 1.0, "fusing": 1.0}
    rows = {str(n): {**dict.fromkeys(STAGES, 0.0), "coding": n / 1e5 if n < 1000 else n / 5e4, "words": n} for n in LENGTHS}
    shown = table([{"sentences": 120, "spent": spent, "lengths": rows}] * 3)
    assert "120 sentences, 3 rounds" in shown
    assert "coding                                60   16.7%" in shown
    assert "coding adds 25.0% to reading and attribution (25.0% to 25.0%); wanted: at most 40%" in shown
    assert shown.splitlines()[-6].split()[:3] == ["100", "10", "1.00x"]
    assert shown.splitlines()[-1].split()[:3] == ["20,000", "20", "2.00x"]
    assert stages.TARGET == 0.40
