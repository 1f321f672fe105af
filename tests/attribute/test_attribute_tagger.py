"""What the tagger finds by itself, on sentences of our own that leave no doubt."""

import subprocess
import sys

import pytest

from dateline.attribute.calibration import confidence
from dateline.attribute.tagger import tag

CASES = [
    ("The ministry said on Tuesday that the bridge had been closed.", "The ministry", "said", "the bridge had been closed"),
    ("“Nobody was hurt,” Petrenko told reporters.", "Petrenko", "told", "Nobody was hurt"),
    ("According to the union, 40 miners were laid off.", "the union", "According to", "40 miners were laid off"),
    ("The opposition denies that its members threw stones.", "The opposition", "denies", "its members threw stones"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), CASES)
def test_plain_attributions(text: str, source: str, cue: str, content: str) -> None:
    (found,) = tag(text)
    words = {role: " ".join(text[s.start : s.end] for s in getattr(found, role)) for role in ("source", "cue", "content")}
    assert source in words["source"]
    assert cue in words["cue"]
    assert content in words["content"]
    assert 0 <= confidence(found.sure) <= 1


def test_one_source_serves_several_cues() -> None:
    text = "The mayor said the road was safe and added that buses would run again on Monday."
    found = tag(text)
    assert len(found) == 2
    assert {text[f.source[0].start : f.source[0].end] for f in found} == {"The mayor"}


def test_nothing_is_said_where_nobody_speaks() -> None:
    assert tag("The bridge over the river was closed at noon because of ice.") == ()
    assert tag("") == ()


def test_the_stage_alone_needs_no_language_model_besides() -> None:
    code = (
        "import sys; from dateline.attribute.tagger import tag; tag('The mayor said it rained.'); "
        "sys.exit(any(m in sys.modules for m in ('spacy', 'torch', 'sqlalchemy')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
