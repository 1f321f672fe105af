"""A query as data: terms joined by and, or, not. `str()` of a query is its one canonical text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Union

from dateline.query.folding import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words that stand beside each other, whatever their case and accents; `prefix`: the last may go on."""

    text: str
    prefix: bool = False

    @property
    def folded(self) -> tuple[str, ...]:
        """The words as they are compared; at least one."""
        return folded(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Days from `first` to `last`, both inclusive; None = open."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Whole numbers from `low` to `high`, both inclusive; None = open."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Shares from `low` to `high` in whole hundredths, both inclusive; None = open."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One value of a field that has a fixed set of them."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Whether there is a value at all: `field:any` (True) or `field:none` (False)."""

    known: bool


Value = Words | Days | Numbers | Shares | Code | Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One condition: what a field (None = title and text of the report) must be."""

    field: str | None
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """What its part does not find."""

    part: "Node"


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """What all parts find; without parts, everything."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """What at least one part finds."""

    parts: tuple["Node", ...]


Node = Union[Term, Not, AllOf, AnyOf]  # noqa: UP007 - the classes name it before it is there


@dataclass(frozen=True, slots=True)
class Query:
    """A query, parsed. Two queries that are equal find the same."""

    root: Node = AllOf(parts=())

    def __str__(self) -> str:
        from dateline.query.writing import written

        return written(self.root)

    @property
    def everything(self) -> bool:
        """Whether it is the query that asks nothing."""
        return self.root == AllOf(parts=())

    @property
    def terms(self) -> Iterator[Term]:
        """Its conditions, in order."""
        return _terms(self.root)

    def names(self, *fields: str) -> bool:
        """Whether it asks about one of these fields."""
        return any(term.field in fields for term in self.terms)


def all_of(parts: Iterable[Node]) -> Node:
    """What all parts find, in the one form for it: not nested, no part alone."""
    flat = [p for part in parts for p in (part.parts if isinstance(part, AllOf) else (part,))]
    return flat[0] if len(flat) == 1 else AllOf(parts=tuple(flat))


def any_of(parts: Iterable[Node]) -> Node:
    """What at least one part finds, in the one form for it."""
    flat = [p for part in parts for p in (part.parts if isinstance(part, AnyOf) else (part,))]
    return flat[0] if len(flat) == 1 else AnyOf(parts=tuple(flat))


def both(one: Query, other: Query) -> Query:
    """The query that finds what both find."""
    return Query(all_of((one.root, other.root)))


def _terms(node: Node) -> Iterator[Term]:
    if isinstance(node, Term):
        yield node
    elif isinstance(node, Not):
        yield from _terms(node.part)
    else:
        for part in node.parts:
            yield from _terms(part)
