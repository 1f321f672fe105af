import json
from pathlib import Path

import pytest

from tests.attribute.telling import tell

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold" / "attribution" / "train.jsonl"


@pytest.mark.gold
def test_every_span_of_real_articles_slices_words_and_nesting_has_no_circle() -> None:
    if not GOLD.exists():
        pytest.skip("the public test material (../shared/gold) is not beside this checkout")
    with GOLD.open(encoding="utf-8") as lines:
        texts = [json.loads(next(lines))["text"] for _ in range(3)]
    for text in texts:
        told = tell(text)
        assert told.statements
        by_id = {s.id: s for s in told.statements}
        for statement in told.statements:
            assert all(0 <= span.start < span.end <= len(text) for span in (*statement.source, *statement.cue, *statement.content))
            seen = {statement.id}
            while (outer := by_id[statement.id].within) is not None:
                assert outer not in seen
                seen.add(outer)
                statement = by_id[outer]  # noqa: PLW2901 - climbs to the statement around it
