"""What holds of all changes: they point at words, go the other way round, and cost no more than the texts are long."""

import random
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import get_args

from dateline.fuse.changes import changes_between, find_changes
from dateline.fuse.changes.wording import counts, differences
from dateline.model import Change, Reading, make_report
from dateline.model.change import CHANGE_WORDS, ChangedPart
from dateline.pipeline import read_report
from tests.fuse.builder import Builder
from tests.fuse.test_fuse_changes_pairs import PAIRS, reading

URL = "https://harbour.example/fire"


def read(text: str, *, version: int = 1, url: str | None = URL, outlet: str = "Harbour Daily") -> Reading:
    made = read_report(make_report(text, outlet=outlet, url=url, published=date(2031, 3, 5)))
    return replace(made, report=replace(made.report, version=version, retrieved=datetime(2031, 3, 5, version, tzinfo=UTC)))


def test_every_change_of_the_table_points_at_words_that_one_version_alone_has_in_their_sentences() -> None:
    for pair in PAIRS:
        old, new = reading(pair, "old"), reading(pair, "new")
        for change in changes_between(old, new):
            assert change.part == "headline" or change.old_words or change.new_words, pair["name"]
            if change.part != "denial":  # one that is taken back has words on both sides
                assert (change.before is None, change.after is None) == (change.how == "added", change.how == "removed")
            for words, report in ((change.old_words, old.report), (change.new_words, new.report)):
                assert all(span.words(report.text).strip() for span in words)


def test_a_version_beside_itself_has_no_changes() -> None:
    for pair in PAIRS:
        one = reading(pair, "old")
        assert changes_between(one, one) == ()


def test_what_was_added_one_way_was_removed_the_other() -> None:
    opposite = {"added": "removed", "removed": "added", "extended": "shortened", "shortened": "extended", "changed": "changed"}
    for pair in PAIRS:
        old, new = reading(pair, "old"), reading(pair, "new")
        there = sorted((c.part, c.how) for c in changes_between(old, new))
        back = sorted((c.part, opposite[c.how]) for c in changes_between(new, old))
        assert there == back, pair["name"]


def test_paragraphs_in_any_order_are_no_change() -> None:
    paragraphs = [p for pair in PAIRS[:24] for p in pair["old"].split("\n\n") if "He said" not in p and "She said" not in p]
    shuffled = random.Random(7).sample(paragraphs, len(paragraphs))  # noqa: S311 - to mix, not to hide
    old, new = read("\n\n".join(paragraphs)), read("\n\n".join(shuffled), version=2)
    assert [c for c in changes_between(old, new) if c.is_claim] == []


def test_changes_of_a_page_go_from_version_to_version_in_whatever_order_they_come() -> None:
    first = read("Five people were killed in the fire in Gdansk, the City Hospital said.", version=1)
    second = read("Six people were killed in the fire in Gdansk, the City Hospital said.", version=2)
    third = read("Nine people were killed in the fire in Gdansk, the City Hospital said.", version=3)
    other = read("Two people were killed in the fire in Gdansk, the City Hospital said.", url="https://harbour.example/other")
    nowhere = read("Ten people were killed in the fire in Gdansk, the City Hospital said.", url=None)
    expected = [("5", "6"), ("6", "9")]
    for order in ([first, second, third, other, nowhere], [third, nowhere, other, second, first]):
        assert [(c.before, c.after) for c in find_changes(order)] == expected


def test_every_kind_of_change_has_words() -> None:
    assert {part for part, _ in CHANGE_WORDS} == set(get_args(ChangedPart))
    change = Change(part="count", how="changed", about="people killed", before="5", after="6", old_report="a", new_report="b")
    assert (change.kind, change.what, change.is_claim) == ("count changed", "people killed: 5 → 6", True)


def test_cost_grows_with_the_length_of_the_text_and_not_with_its_square() -> None:
    """Readings made long by repeating a paragraph with other numbers: no model is asked here, only the comparing is timed."""

    def seconds(n: int) -> float:
        old, new = _long(n, 0), _long(n, 1)
        start = time.perf_counter()
        assert len(changes_between(old, new)) == n
        return time.perf_counter() - start

    seconds(50)
    short, long = (min(seconds(n) for _ in range(3)) for n in (100, 800))
    assert long < 8 * 3 * short


def _long(n: int, more: int) -> Reading:
    """A report of `n` paragraphs, each with a count of its own by a speaker of its own."""
    places = [f"{a}{b}ville" for a in _BEGINNINGS for b in _SYLLABLES]
    lines = [
        f"In {places[i]} the {places[i]} council said that {1000 + 2 * i + more} people had been killed by the flood." for i in range(n)
    ]
    made = Builder("\n\n".join(lines))
    for i in range(n):
        number = str(1000 + 2 * i + more)
        said = made.say(f"the {places[i]} council", f"said that {number}", f"that {number} people had been killed by the flood")
        made.count(number, 1000 + 2 * i + more, 1000 + 2 * i + more, statement=said)
    return made.reading()


_BEGINNINGS = ("Nor", "Sud", "Est", "Val", "Mon")
_SYLLABLES = [a + b + c for a in "bdfgklmnpr" for b in "aeiou" for c in ("", "n", "s", "t")]


def test_the_word_difference_counts_what_came_and_went() -> None:
    assert counts(differences("Five people died.", "Six people died, he said.")) == (3, 1)
