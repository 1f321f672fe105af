"""Frames as a tagger may cut them, put right by the sentence around them: independent of what the weights find."""

import pytest

from dateline.attribute.frame import Frame
from dateline.attribute.lexicon import load_lexicon
from dateline.attribute.outlets import Outlets, noun_phrase
from dateline.attribute.repair import repaired
from dateline.attribute.sources import naming
from dateline.attribute.speakers import SpeakerKinds
from dateline.attribute.tree import Stretch, Tree
from dateline.model import Span, make_report
from dateline.reader import read


def _stretch(tree: Tree, text: str, words: str) -> Stretch:
    found = tree.stretch(Span(text.index(words), text.index(words) + len(words)))
    assert found is not None
    return found


def _mended(text: str, source: str, cue: str, content: str) -> tuple[str, str]:
    """Source and content after the repair of one frame."""
    tree = Tree(read(make_report(text)))
    at = _stretch(tree, text, cue)
    own = (_stretch(tree, text, source),) if source else ()
    frame = Frame(
        head=at.first,
        lemma=tree.tokens[at.first].lemma,
        construction="clause",
        source=own,
        speaker=naming(tree, own[0]) if own else None,
        cue=(at,),
        content=(_stretch(tree, text, content),),
        confidence=0.6,
    )
    (new,) = repaired(tree, [frame], load_lexicon(), Outlets(tree, SpeakerKinds(tree)), {})
    return tuple(" … ".join(tree.span(s).words(text) for s in part) for part in (new.source, new.content))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "who", "said"),
    [
        ("Aftershocks may go on for weeks, warned the head of the civil defence office.", "the head of the civil defence office", "Aftershocks may go on for weeks"),
        ("No rice has come, complained the elders of the camp.", "the elders of the camp", "No rice has come"),
        ("The dam will not hold, predicted the engineers.", "the engineers", "The dam will not hold"),
    ],
)  # fmt: skip
def test_who_stands_behind_the_verb_speaks_and_is_not_what_is_said(text: str, who: str, said: str) -> None:
    cue = text[text.index(",") + 2 :].split(maxsplit=1)[0]
    assert _mended(text, "", cue, who) == (who, said)


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ("A survivor of the ferry fire said that the doors were locked.", "the ferry fire", "A survivor of the ferry fire"),
        ("The mayor of the port town said that the doors were locked.", "the port town", "The mayor of the port town"),
        ("Radio Nacional said that the doors were locked.", "Radio", "Radio Nacional"),
        ("The dock workers said that the doors were locked.", "The dock", "The dock workers"),
    ],
)
def test_a_source_is_the_whole_of_its_noun_phrase(text: str, cut: str, whole: str) -> None:
    assert _mended(text, cut, "said", "that the doors were locked") == (whole, "that the doors were locked")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The mayor said that the doors were locked.", "The mayor"),
        ("The mayor and a guard said that the doors were locked.", "The mayor and a guard"),
        ("The doors were locked, the mayor said.", "the mayor"),
    ],
)
def test_a_source_that_is_whole_stays(text: str, source: str) -> None:
    content = "The doors were locked" if text.startswith("The doors") else "that the doors were locked"
    assert _mended(text, source, "said", content) == (source, content)


def test_a_title_may_begin_with_a_word_that_links_names() -> None:
    tree = Tree(read(make_report("The mayor told Of Harbours that the port was closed.")))
    assert noun_phrase(tree, 3, 4) == (Stretch(3, 4), 3)
