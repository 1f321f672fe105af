"""Work that several rules ask for and that is done once a document: what is known of it is kept with its tree."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple, Unpack

from dateline.attribute.tree import Tree

_Given = TypeVarTuple("_Given")
_Found = TypeVar("_Found")


def once(work: Callable[[Tree, Unpack[_Given]], _Found]) -> Callable[[Tree, Unpack[_Given]], _Found]:
    """The function, asked of a document with the same further values (all hashable) only once; nobody may change what it returns."""

    @wraps(work)
    def known(tree: Tree, *given: *_Given) -> _Found:
        kept = tree.known.get(work)
        if kept is None:
            kept = tree.known[work] = {}
        if given not in kept:
            kept[given] = work(tree, *given)
        found: _Found = kept[given]
        return found

    return known
