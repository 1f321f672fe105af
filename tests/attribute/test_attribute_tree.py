"""The tree of a document: extents of subtrees, places of words, and what is asked once."""

import pytest

from dateline.attribute.once import once
from dateline.attribute.tree import Places, Stretch, Tree
from dateline.model import make_report
from dateline.reader import read

TEXT = (
    "The governor, who had toured the port, said on Monday that no ship would sail.\n\n"
    "“We wait,” she said, and the port's pilots said nothing. Ships waited outside."
)


@pytest.fixture(scope="module")
def tree() -> Tree:
    return Tree(read(make_report(TEXT)))


def test_a_subtree_reaches_from_its_first_word_to_its_last(tree: Tree) -> None:
    for token in tree.tokens:
        below = tree.document.subtree(token.i)
        assert tree.below(token.i) == Stretch(below[0], below[-1])


def test_words_are_found_as_they_are_and_in_their_base_form(tree: Tree) -> None:
    said = [t.i for t in tree.tokens if t.lower == "said"]
    assert tree.words.of(frozenset({"said", "absent"})) == said
    assert tree.lemmas.of(frozenset({"say"})) == said
    assert tree.parts.of(frozenset({"VERB"})) == [t.i for t in tree.tokens if t.pos == "VERB"]
    assert sorted(tree.having(frozenset({"say", "port"}))) == [t.i for t in tree.tokens if t.lower in ("said", "port")]


def test_places_are_told_within_a_stretch() -> None:
    places = Places(["a", "b", "a", "c", "a"])
    assert places.of(frozenset("ac")) == [0, 2, 3, 4]
    assert places.of(frozenset("ac"), Stretch(1, 3)) == [2, 3]
    assert places.of(frozenset("ac"), Stretch(1, 1)) == []


def test_children_are_told_by_label_or_all(tree: Tree) -> None:
    said = next(t.i for t in tree.tokens if t.lower == "said")
    assert [k.lower for k in tree.kids(said, "nsubj")] == ["governor"]
    assert tree.kids(said) == tuple(t for t in tree.tokens if t.head == said != t.i)
    assert tree.kid(said) == tree.kids(said)[0]
    assert tree.kid(said, "no such label") is None


def test_the_tokens_of_a_span_are_those_it_overlaps(tree: Tree) -> None:
    for mention in tree.document.mentions:
        tokens = tree.document.tokens_in(mention.span)
        assert tree.stretch(mention.span) == Stretch(tokens[0].i, tokens[-1].i)


def test_work_is_done_once_a_document_and_value(tree: Tree) -> None:
    asked = []

    @once
    def half(_: Tree, number: int) -> int:
        asked.append(number)
        return number // 2

    assert [half(tree, 4), half(tree, 4), half(tree, 6)] == [2, 2, 3]
    assert asked == [4, 6]
    assert half(Tree(tree.document), 4) == 2
    assert asked == [4, 6, 4]
