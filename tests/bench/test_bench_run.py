import pytest

from bench import reading
from bench.reading import Run, measure, table, texts


def test_the_table_shows_speed_memory_and_the_median_ratio() -> None:
    ours = [Run(cpu_seconds=s, peak_mib=300, documents=10) for s in (15, 14, 20)]
    theirs = [Run(cpu_seconds=10, peak_mib=200, documents=10)] * 3
    shown = table(ours, theirs)
    assert "10 texts, 3 rounds" in shown
    assert "costs 1.50 x spaCy alone (1.40 to 2.00)" in shown
    assert "300 MiB" in shown


def test_without_the_test_material_the_samples_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "GOLD", reading.ROOT / "nowhere.jsonl")
    assert len(texts(3)) == 3


@pytest.mark.parametrize("system", reading.SYSTEMS)
def test_both_systems_read_the_same_texts(system: str) -> None:
    done = measure(system, ["The port of Velmar is closed, the harbour master said."] * 2)
    assert done.documents == 2
    assert done.peak_mib > 0
