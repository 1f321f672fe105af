from bench.attributing import Run, table


def run(cpu_seconds: float, seconds: float | None = None, peak_mib: float = 120) -> Run:
    return Run(seconds=seconds or cpu_seconds, cpu_seconds=cpu_seconds, peak_mib=peak_mib, documents=10)


def test_the_table_shows_ratios_of_runs_of_the_same_round_and_what_two_threads_give() -> None:
    shown = table({"tagger": [run(1), run(2)], "two processes": [run(1, 0.5, 130), run(2, 1)], "spacy": [run(3), run(5)]})
    assert "10 texts, 2 rounds" in shown
    assert "tagger: 2.75 (2.50 to 3.00) x spaCy's documents per CPU-second" in shown
    assert "two processes: 2.00 (2.00 to 2.00) x one thread" in shown
    assert "only attributes: 120 MiB" in shown
    assert "100% of a core" in shown
