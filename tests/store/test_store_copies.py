"""What is asked about copies when a report comes: reports that share a sentence with it are counted in the index, and go no further."""

from sqlalchemy import event

from dateline.model import Passage, Reading, Span, make_report
from dateline.query import parse
from dateline.store import Store
from dateline.store.copies import _shared
from dateline.store.search import Search
from tests.servers.stores import Stores

SENTENCE = "The ministry did not answer questions about the harbour by the time this report was published on our pages."


def report(number: int, *, of: int | None = None) -> Reading:
    """A report with words of its own, or of another's, and one sentence that all have."""
    own = " ".join(f"w{number if of is None else of}x{n}" for n in range(120))
    text = f"{own}. {SENTENCE}"
    made = make_report(text, outlet=f"Outlet {number}", url=f"https://x.example/{number}")
    body = (Passage(span=Span(0, len(text)), kind="body"),)
    return Reading(
        report=made, language="en", passages=body, statements=(), events=(), tallies=(), actors=(), places=(), whens=(), issues=()
    )


def test_reports_that_share_a_sentence_are_not_looked_at_one_by_one(stores: Stores) -> None:
    readings = [report(n) for n in range(30)]
    with Store.open(stores()) as store:
        store.add_all(readings)
        with store.engine.connect() as connection:
            assert connection.execute(_shared(), {"id": readings[0].report.id}).all() == []
        copy = report(30, of=7)
        asked: list[str] = []
        event.listen(store.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
        store.add(copy)
        assert Search(store).report_ids(parse("is:copy"))
        with store.engine.connect() as connection:
            (row,) = connection.execute(_shared(), {"id": copy.report.id}).all()
        assert (row.report_id, row.shared, row.their_runs) == (readings[7].report.id, row.own_runs, row.own_runs)
        assert len(asked) < 40, "as many questions however many reports share a sentence"
