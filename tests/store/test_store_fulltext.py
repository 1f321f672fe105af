"""Words are found by the same rule on each engine, however long the text or the words are."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import Passage, Reading, Span, make_report
from dateline.query import parse
from dateline.query.folding import folded
from dateline.query.nodes import Query, Term, Words
from dateline.store import Store, fulltext
from dateline.store.search import Search
from dateline.store.tables.search import report_words
from tests.servers.postgres import Postgres
from tests.servers.stores import Stores
from tests.store.oracle import found_ids
from tests.store.readings import march

LONG = "schifffahrt" * 40


def told(text: str, title: str | None = None) -> Reading:
    report = make_report(text, outlet="Amber Wire", title=title)
    bare = replace(march(), statements=(), events=(), tallies=(), actors=())
    return replace(bare, report=report, passages=(Passage(span=Span(0, len(text)), kind="body"),))


MANY = " ".join("".join(letters) for letters in product("bdfgklmn", "aeiou", "bdfgklmn", "aeiou", "bdfgklmn"))
TEXTS = (
    f"{MANY} the last gate",  # more words than a `tsvector` tells the place of
    f"{'the port of ' * 400} the gate of the end",  # one word more often than it counts
    f"A {LONG} began. {LONG}s end.",
    "Żółć Ⅷ ﬁre 火事 مرحبا नमस्ते don't a_b x\u00adray 1,000.5 e\u0301te\u0301",
    "gate gate gate",
    "the",
)  # fmt: skip
READINGS = [told(text, title) for text, title in zip(TEXTS, ("gate of", None, LONG, "火事", "the gate", None), strict=True)]


@pytest.fixture(scope="module")
def search(module_stores: Stores) -> Iterator[Search]:
    with Store.open(module_stores()) as store:
        store.add_all(READINGS)
        yield Search(store)


def agrees(search: Search, query: Query) -> bool:
    return set(search.report_ids(query)) == found_ids(query, READINGS)["report"]


@pytest.mark.parametrize(
    ("query", "n"),
    [
        ('"the last gate"', 1),
        (f'"{MANY.split()[-1]} the last"', 1),
        ('"the gate of"', 1),
        ('"of the end"', 1),
        ('"end of"', 0),
        ("title:gate", 2),
        ('title:"gate the"', 0),
        (LONG, 1),
        (f"{LONG}s", 1),
        (f"{LONG[:-1]}", 0),
        (f"{LONG[:-1]}*", 1),
        (f"{LONG}x*", 0),
        (f'"{LONG}s en"*', 1),
        (f"title:{LONG}", 1),
        ("火*", 1),
        ("fire", 1),
        ("ete", 1),
        ('"don t"', 1),
        ('"gate gate gate"', 1),
        ('"gate gate gate gate"', 0),
        ("t*", 5),
    ],
)
def test_what_words_find(search: Search, query: str, n: int) -> None:
    assert len(search.report_ids(parse(query))) == n
    assert agrees(search, parse(query))


_PARTS = st.sampled_from(
    ["the", "gate", "of", "port", "end", "火事", LONG, f"{LONG}s", "bab", "zolc", "viii", "don't", "gate gate", "ete 1"]
)
_CUT = st.tuples(_PARTS, st.integers(1, 500)).map(lambda cut: cut[0][: cut[1]]).filter(lambda text: bool(folded(text)))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(words=st.lists(_CUT, min_size=1, max_size=3), prefix=st.booleans(), field=st.sampled_from([None, "title", "text", "outlet"]))
def test_any_words_find_what_looking_through_the_texts_finds(search: Search, words: list[str], prefix: bool, field: str | None) -> None:
    assert agrees(search, Query(Term(field=field, value=Words(text=" ".join(words), prefix=prefix))))


def test_a_row_with_more_words_than_an_index_takes_is_looked_through(stores: Stores) -> None:
    words = " ".join(f"{n:09}" for n in range(120_000))
    assert len(words) > fulltext.MOST_BYTES
    with Store.open(stores()) as store:
        store.add_all([told(f"{words} guards fired"), told("guards", title="119999")])
        found = {
            q: Search(store).count(parse(q))
            for q in ('"guards fired"', "000119999", "119999", "00011*", '"000000001 000000002 0"*', "text:guards")
        }
    assert found == {'"guards fired"': 1, "000119999": 1, "119999": 1, "00011*": 1, '"000000001 000000002 0"*': 1, "text:guards": 2}


def test_postgresql_finds_words_through_its_index(postgres: Postgres) -> None:
    with Store.open(postgres.fresh_store()) as store:
        store.add_all([told(f"Report {n} of the guards.") for n in range(300)])
        with store.engine.connect() as connection:
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
            asked = fulltext.rows_with("postgresql", report_words, ("title", "text"), Words(text="report 7"))
            compiled = asked.compile(store.engine, compile_kwargs={"literal_binds": True})
            plan = "\n".join(connection.exec_driver_sql(f"EXPLAIN {compiled}").scalars())
    assert "Bitmap Index Scan on ix_report_words_lexemes" in plan
