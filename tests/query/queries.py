"""Queries made by chance, for properties of the language and of the search."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from dateline.query import FIELDS, Field
from dateline.query.folding import folded
from dateline.query.nodes import AllOf, Code, Days, Known, Node, Not, Numbers, Query, Shares, Term, Value, Words, all_of, any_of

LETTERS = st.characters(exclude_categories=["Cs", "Cc"])
texts = st.text(LETTERS, min_size=1, max_size=12).map(lambda t: " ".join(t.split())).filter(lambda t: bool(folded(t)))


def words(text: st.SearchStrategy[str] = texts) -> st.SearchStrategy[Value]:
    return st.builds(Words, text=text, prefix=st.booleans())


def _days(first: date | None, last: date | None) -> Value | None:
    if (first is None and last is None) or (first and last and first > last):
        return None
    return Days(first=first, last=last)


def _numbers(low: int | None, high: int | None) -> Value | None:
    if (low is None and high is None) or (low is not None and high is not None and low > high):
        return None
    return Numbers(low=low, high=high)


def _shares(low: int | None, high: int | None) -> Value | None:
    return Shares(low=low, high=high) if _numbers(low, high) else None


def _known(field: Field) -> st.SearchStrategy[Value]:
    return st.nothing() if field.must else st.builds(Known, known=st.booleans())


def values(field: Field, text: st.SearchStrategy[str] = texts, *, near: bool = False) -> st.SearchStrategy[Value]:
    """Values a field can have; with `near` such as small test data has."""
    day = st.none() | (st.dates(date(2026, 3, 1), date(2026, 3, 9)) if near else st.dates())
    number = st.none() | st.integers(0, 12 if near else 10**12)
    numbers: st.SearchStrategy[Any] = st.builds(_numbers, number, number).filter(bool)
    days: st.SearchStrategy[Any] = st.builds(_days, day, day).filter(bool)
    share = st.none() | st.integers(0, 100)
    shares: st.SearchStrategy[Any] = st.builds(_shares, share, share).filter(bool)
    kinds: dict[str, st.SearchStrategy[Value]] = {
        "words": words(text),
        "days": days,
        "number": numbers,
        "share": shares,
        "choice": st.sampled_from(field.choices or ("",)).map(lambda v: Code(value=v)),
        "code": st.sampled_from(["LTU", "BLR"] if field.name == "country" else ["en", "firearms", "human_rights"]).map(
            lambda v: Code(value=v)
        ),
        "id": st.from_regex(r"[0-9a-f]{1,3}", fullmatch=True).map(lambda v: Code(value=v)),
        "version": st.sampled_from([Code(value="old"), Code(value="current"), Known(known=True), Numbers(low=1, high=2)]),
    }
    return kinds[field.kind] | _known(field)


def terms(text: st.SearchStrategy[str] = texts, *, near: bool = False) -> st.SearchStrategy[Node]:
    of_field = st.sampled_from(list(FIELDS.values())).flatmap(
        lambda field: values(field, text, near=near).map(lambda value: Term(field=field.name, value=value))
    )
    return of_field | words(text).map(lambda value: Term(field=None, value=value))


def queries(text: st.SearchStrategy[str] = texts, *, near: bool = False) -> st.SearchStrategy[Query]:
    def wider(part: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        several = st.lists(part, min_size=2, max_size=4)
        return part.map(lambda p: Not(part=p)) | several.map(all_of) | several.map(any_of)

    return st.recursive(terms(text, near=near) | st.just(AllOf(parts=())), wider, max_leaves=8).map(Query)
