"""Checks of a ledger that ask a person to look: nothing is changed by them."""

from collections.abc import Iterator, Sequence

from dateline.fuse.tolls.changes import ROUND
from dateline.model import TollDoubt, TollEntry
from dateline.model.bounds import bounds_words
from dateline.model.toll import DoubtCode

_SWAPPED = 2  # digits
_TENFOLD = 10
_MOST = 2  # half of a rise


def doubts_of(entries: Sequence[TollEntry]) -> tuple[TollDoubt, ...]:
    """All doubts about a ledger, in order of its entries."""
    return tuple(_doubts(entries))


def _doubts(entries: Sequence[TollEntry]) -> Iterator[TollDoubt]:
    last: dict[str, TollEntry] = {}
    of_digits: dict[str, TollEntry] = {}
    for e in entries:
        if e.copy_of is not None or e.basis == "increment":
            continue
        before = last.get(e.voice)
        if before is not None:
            yield from _against_own(before, e)
        digits = "".join(sorted(str(e.best)))
        rival = of_digits.get(digits)
        if rival is not None and rival.voice != e.voice and is_swapped(rival.best, e.best):
            message = f"{bounds_words(e)} and another speaker's {bounds_words(rival)} differ by two digits that changed places."
            yield _doubt("digits-swapped", message, rival, e)
        last[e.voice] = of_digits[digits] = e
    yield from _late_batches(entries)


def _against_own(before: TollEntry, now: TollEntry) -> Iterator[TollDoubt]:
    was, is_ = bounds_words(before), bounds_words(now)
    if is_swapped(before.best, now.best):
        yield _doubt("digits-swapped", f"{is_} after {was}: two digits changed places; one of the numbers may be a slip.", before, now)
    elif (
        before.best
        and now.best
        and now.basis != "stock"
        and _TENFOLD * before.best <= now.best < (_TENFOLD + 1) * before.best > _TENFOLD**2
    ):
        yield _doubt("digit-more", f"{is_} after {was}: a digit may be one too many.", before, now)
    if now.change == "fall" and now.basis != "stock":
        yield _doubt("fell", f"The total fell from {was} to {is_}, and no reason is given.", before, now)
    if now.change == "vaguer" and now.qualifier in ROUND and before.qualifier not in ROUND:
        yield _doubt("rounded", f"{is_} after {was}: a round number cannot carry on an exact count; the exact one stands.", before, now)


def _late_batches(entries: Sequence[TollEntry]) -> Iterator[TollDoubt]:
    """A rise of which half or more was counted late looks like one terrible day on a chart."""
    last: dict[str, TollEntry] = {}
    late = {(e.report, e.voice): e for e in entries if e.change == "retroactive" and e.basis == "increment"}
    for e in entries:
        if e.copy_of is not None or e.basis == "increment":
            continue
        before, part = last.get(e.voice), late.get((e.report, e.voice))
        if e.change == "retroactive":
            rise = (e.low or 0) - ((before.low or 0) if before else 0)
            added = (part.low or 0) if part else None
            if added is None or _MOST * added >= rise:
                of = f"{bounds_words(part)} of a rise of {rise:,} were" if part and before else "part of the number was"
                yield _doubt(
                    "late-batch", f"{bounds_words(e)}: {of} counted late; it is no toll of that day.", *(x for x in (part, e) if x)
                )
        last[e.voice] = e


def is_swapped(a: int | None, b: int | None) -> bool:
    """Whether two numbers differ only by two neighbouring digits that changed places: 4,327 and 4,237."""
    if a is None or b is None or a == b or len(str(a)) != len(str(b)) or len(str(a)) <= _SWAPPED:
        return False
    apart = [n for n, (x, y) in enumerate(zip(str(a), str(b), strict=True)) if x != y]
    return (
        len(apart) == _SWAPPED
        and apart[1] == apart[0] + 1
        and str(a)[apart[0]] == str(b)[apart[1]]
        and str(a)[apart[1]] == str(b)[apart[0]]
    )


def _doubt(code: DoubtCode, message: str, *entries: TollEntry) -> TollDoubt:
    return TollDoubt(code=code, message=message, tallies=tuple(e.tally for e in entries))
